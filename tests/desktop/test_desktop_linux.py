"""What the Linux desktop is told: the menu entry, the description, the kinds of file and the icon agree."""

import configparser
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from desktop_kinds import FILE_KINDS, PACKAGING, ROOT, FileKind

from corecoach.ui.widgets import mark

LINUX = PACKAGING / "linux"
MIME = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
SVG = {"s": "http://www.w3.org/2000/svg"}
TYPES = [kind.mime for kind in FILE_KINDS]


@pytest.fixture
def entry() -> configparser.SectionProxy:
    """The menu entry."""
    parser = configparser.RawConfigParser(delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read(LINUX / "corecoach.desktop", "utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


@pytest.fixture
def about() -> ET.Element:
    """The description for software centres."""
    return ET.parse(LINUX / "corecoach.metainfo.xml").getroot()


def test_the_entry_opens_one_file_of_each_kind(entry: configparser.SectionProxy) -> None:
    assert (entry["Type"], entry["Name"], entry["Terminal"]) == ("Application", "CoreCoach", "false")
    assert (entry["Exec"], entry["TryExec"]) == ("corecoach %f", "corecoach")
    assert entry["MimeType"] == "".join(f"{name};" for name in TYPES)


def test_the_entry_is_that_of_the_window(entry: configparser.SectionProxy) -> None:
    assert f'setDesktopFileName("{entry["StartupWMClass"]}")' in (
        ROOT / "src" / "corecoach" / "app.py"
    ).read_text("utf-8")
    assert entry["Icon"] == entry["StartupWMClass"] == "corecoach"


def test_the_description_fits_the_entry(about: ET.Element, entry: configparser.SectionProxy) -> None:
    assert about.findtext("launchable") == "corecoach.desktop"
    assert [e.text for e in about.findall("provides/mediatype")] == TYPES
    assert about.findtext("name") == entry["Name"]
    assert about.findtext("icon") == entry["Icon"]
    assert [e.text for e in about.findall("categories/category")] == entry["Categories"].rstrip(";").split(
        ";"
    )


def test_the_description_says_what_it_is_not(about: ET.Element) -> None:
    words = " ".join(" ".join(p.text or "" for p in about.findall("description/p")).split())
    for said in ("not a medical device", "not an emergency service", "No clinician has reviewed its content"):
        assert said in words


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_kind_is_known_by_its_name_and_by_how_it_begins(kind: FileKind) -> None:
    package = ET.parse(LINUX / "corecoach-mime.xml").getroot()
    types = {e.get("type"): e for e in package.findall("m:mime-type", MIME)}
    assert sorted(map(str, types)) == sorted(TYPES)
    found = types[kind.mime]
    assert found.findtext("m:comment", namespaces=MIME) == kind.words
    assert [e.get("type") for e in found.findall("m:sub-class-of", MIME)] == ["application/json"]
    assert [e.get("pattern") for e in found.findall("m:glob", MIME)] == [f"*.{kind.ending}"]
    beginning = [e.get("value") for e in found.iter(f"{{{MIME['m']}}}match")]
    assert beginning == ["{", '"format"', f'"{kind.format}"']


def test_the_icon_is_the_mark_in_the_colours_of_the_theme() -> None:
    colours = json.loads((ROOT / "assets" / "theme" / "tokens.json").read_text("utf-8"))["color"]["light"]
    drawing = ET.parse(LINUX / "corecoach.svg").getroot()
    tile, group = drawing.find("s:rect", SVG), drawing.find("s:g", SVG)
    assert tile is not None and group is not None
    assert (tile.get("fill"), group.get("fill")) == (colours["primary"], colours["on-primary"])
    bars = [
        tuple(float(e.get(name, "")) for name in ("x", "y", "width", "height", "rx"))
        for e in group.findall("s:rect", SVG)
    ]
    assert bars == [(x, pytest.approx(n * 6.8), width, 5.4, 2.7) for n, (x, width) in enumerate(mark._BARS)]


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("desktop-file-validate",), "corecoach.desktop"),
        (("appstreamcli", "validate", "--no-net"), "corecoach.metainfo.xml"),
        (("xmllint", "--noout"), "corecoach-mime.xml"),
        (("xmllint", "--noout"), "corecoach.svg"),
    ],
)
def test_the_tools_of_the_desktop_agree(command: tuple[str, ...], file: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this system")
    done = subprocess.run([*command, str(LINUX / file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_written_down_for_people_names_every_type() -> None:
    words = Path(ROOT / "docs" / "file-formats.md").read_text("utf-8")
    for kind in FILE_KINDS:
        assert f"`{kind.mime}`" in words and f"`*.{kind.ending}`" in words
