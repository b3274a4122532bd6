"""What an installation gets: every asset at the place where the program looks for it."""

import sys
import tomllib
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest

from corecoach.library import assets_folder

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SHIPPED: dict[str, list[str]] = PROJECT["tool"]["setuptools"]["data-files"]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ASSETS.rglob("*") if path.is_file())


def test_every_asset_is_shipped_once_into_its_own_folder() -> None:
    placed = Counter(
        f"{target}/{Path(file).name}"
        for target, patterns in SHIPPED.items()
        for file in FILES
        if any(fnmatch(file, pattern) and file.count("/") == pattern.count("/") for pattern in patterns)
    )
    assert placed == Counter(file.replace("assets", "share/corecoach", 1) for file in FILES)


def test_every_pattern_ships_something() -> None:
    for patterns in SHIPPED.values():
        for pattern in patterns:
            assert list(ROOT.glob(pattern)), pattern


def test_an_installed_program_looks_where_they_are_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share" / "corecoach" / "exercises").mkdir(parents=True)
    monkeypatch.delenv("CORECOACH_ASSETS", raising=False)
    monkeypatch.setattr(
        "corecoach.library.assets.__file__", str(tmp_path / "a" / "b" / "c" / "d" / "assets.py")
    )
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert assets_folder() == tmp_path / "share" / "corecoach"


def test_the_types_are_shipped() -> None:
    assert (ROOT / "src" / "corecoach" / "py.typed").is_file()
    assert PROJECT["tool"]["setuptools"]["package-data"]["corecoach"] == ["py.typed"]


def test_the_command_is_the_one_that_is_documented() -> None:
    assert PROJECT["project"]["scripts"] == {"corecoach": "corecoach.__main__:main"}
