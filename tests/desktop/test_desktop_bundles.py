"""What bundles for Windows and macOS register: the same three kinds of file."""

import plistlib
import re
import tomllib
from typing import Any

import pytest
from desktop_kinds import FILE_KINDS, PACKAGING, ROOT, FileKind

WINDOWS = (PACKAGING / "windows" / "corecoach-files.iss").read_text("utf-8")
CLASSES = "Software\\Classes\\"
FIELD = re.compile(r'(\w+): (?:"((?:[^"]|"")*)"|([^;"]+))(?:; |$)')


@pytest.fixture
def bundle() -> dict[str, Any]:
    """The property list of the bundle for macOS."""
    return plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())


def registry() -> dict[tuple[str, str], dict[str, str]]:
    """Each line under [Registry], by its key and the name of its value."""
    lines = WINDOWS.partition("[Registry]\n")[2].splitlines()
    rows = [
        {name: quoted.replace('""', '"') or plain for name, quoted, plain in FIELD.findall(line)}
        for line in lines
        if line and not line.startswith(";")
    ]
    found = {(row["Subkey"].removeprefix(CLASSES), row["ValueName"]): row for row in rows}
    assert len(found) == len(rows), "no value is set twice"
    return found


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_windows_opens_a_kind_by_double_click(kind: FileKind) -> None:
    rows = registry()
    name = f"CoreCoach.{kind.format.partition('.')[2].capitalize()}.1"
    values = {
        (f".{kind.ending}", ""): name,
        (f".{kind.ending}", "Content Type"): kind.mime,
        (f".{kind.ending}\\OpenWithProgids", name): "",
        (name, ""): kind.words,
        # Both are quoted: folders and files have spaces in their names.
        (f"{name}\\shell\\open\\command", ""): '"{app}\\corecoach.exe" "%1"',
        (f"{name}\\DefaultIcon", ""): "{app}\\corecoach.exe,0",
    }
    assert {key: rows[key]["ValueData"] for key in values} == values


def test_windows_forgets_it_all_when_corecoach_is_uninstalled() -> None:
    rows = registry()
    assert len(rows) == 6 * len(FILE_KINDS)
    assert "ChangesAssociations=yes" in WINDOWS
    whole = {key for (key, _name), row in rows.items() if row.get("Flags") == "uninsdeletekey"}
    assert len(whole) == len(FILE_KINDS)
    for (key, _name), row in rows.items():
        assert row["Root"] == "HKA" and row["Subkey"].startswith(CLASSES)
        assert key.split("\\")[0] in whole or row["Flags"] == "uninsdeletevalue uninsdeletekeyifempty"


def test_macos_is_told_of_each_kind(bundle: dict[str, Any]) -> None:
    declared = {
        (
            *exported["UTTypeTagSpecification"]["public.filename-extension"],
            *exported["UTTypeTagSpecification"]["public.mime-type"],
            exported["UTTypeDescription"],
            *exported["UTTypeConformsTo"],
        )
        for exported in bundle["UTExportedTypeDeclarations"]
    }
    assert declared == {(kind.ending, kind.mime, kind.words, "public.json") for kind in FILE_KINDS}


def test_macos_opens_exactly_what_it_declares(bundle: dict[str, Any]) -> None:
    exported = {e["UTTypeIdentifier"]: e["UTTypeDescription"] for e in bundle["UTExportedTypeDeclarations"]}
    opened = {
        name: kind["CFBundleTypeName"]
        for kind in bundle["CFBundleDocumentTypes"]
        for name in kind["LSItemContentTypes"]
    }
    assert opened == exported
    assert all(kind["LSHandlerRank"] == "Owner" for kind in bundle["CFBundleDocumentTypes"])


def test_the_bundle_is_of_this_version(bundle: dict[str, Any]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert bundle["CFBundleShortVersionString"] == bundle["CFBundleVersion"] == version
    assert bundle["CFBundleExecutable"] == "corecoach"
