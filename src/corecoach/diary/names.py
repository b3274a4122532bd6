"""What each file name in a diary's folder means."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

LEDGER = "ledger.json"
MONTHS = "diary"

PREV = ".prev"
WRITING = ".writing"
DAMAGED = ".damaged-"

_STORE = re.compile(r"(ledger|[0-9]{4}-(0[1-9]|1[0-2]))\.json")


def month_file(folder: Path, month: str) -> Path:
    """The file of `month` ("2026-11")."""
    return folder / MONTHS / f"{month}.json"


def prev_of(path: Path) -> Path:
    """Where the generation before the current one is kept."""
    return path.with_name(path.name + PREV)


def kept_of(path: Path) -> Path:
    """Where the old generation waits during a save, until the new one is safe."""
    return path.with_name(path.name + PREV + WRITING)


def new_sibling(path: Path) -> Path:
    """A fresh name next to `path` for what is being written."""
    return path.with_name(f"{path.name}.{os.urandom(4).hex()}{WRITING}")


def aside_for(path: Path) -> Path:
    """A free name to set `path` aside under, with the moment in UTC."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    aside = path.with_name(f"{path.name}{DAMAGED}{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}{DAMAGED}{stamp}-{number}")
    return aside


def asides_of(path: Path) -> list[str]:
    """The names under which `path` was set aside before."""
    return [name for name in listing(path.parent) if name.startswith(path.name + DAMAGED)]


def siblings_of(path: Path) -> list[Path]:
    """What killed saves of `path` left behind, the waiting old generation not counted."""
    kept = kept_of(path).name
    return [
        path.with_name(name)
        for name in listing(path.parent)
        if name.startswith(path.name + ".") and name.endswith(WRITING) and name != kept
    ]


def store_of(name: str) -> str | None:
    """The store ("2026-11.json") a file name belongs to, set-aside files included; None for strangers."""
    found = _STORE.match(name)
    if not found or not (name == found[0] or name[found.end()] == "."):
        return None
    return found[0]


def is_aside(name: str) -> bool:
    """Whether this is a damaged file that was set aside."""
    return DAMAGED in name


def stores_in(folder: Path) -> list[Path]:
    """The stores in one folder, in order of their names, also those of which only a copy is left."""
    names = {store_of(name) for name in listing(folder) if not is_aside(name)}
    return [folder / name for name in sorted(name for name in names if name)]


def listing(folder: Path) -> list[str]:
    """The names in a folder, sorted; none if there is no such folder. Raises OSError."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries)
    return []
