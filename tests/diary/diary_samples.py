"""Small kinds of record, and shorthands, for the diary's tests."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.diary import Diary

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class Note(Struct, frozen=True, forbid_unknown_fields=True, tag="note"):
    """A frequent kind."""

    id: str
    at: datetime
    text: str = ""
    score: Annotated[int, Meta(ge=0, le=10)] | None = None


class Walk(Struct, frozen=True, tag="walk"):
    """Another frequent kind."""

    id: str
    at: datetime
    distance_m: float = 0.0


class Lockout(Struct, frozen=True, tag="lockout"):
    """A rare kind."""

    id: str
    at: datetime
    items: tuple[str, ...] = ()


MONTHLY = (Note, Walk)
LEDGER = (Lockout,)


def note(number: int, *, days: float = 0, text: str = "") -> Note:
    """Note number `number`, `days` after the start."""
    return Note(id=f"n{number}", at=START + timedelta(days=days), text=text)


def lockout(number: int) -> Lockout:
    """Lockout number `number`."""
    return Lockout(id=f"l{number}", at=START + timedelta(minutes=number), items=("saddle", "leg"))


def a_diary(folder: Path) -> Diary:
    """The diary in `folder`, opened anew."""
    return Diary(folder, monthly=MONTHLY, ledger=LEDGER)


def ids(folder: Path) -> set[str]:
    """The ids of all notes and lockouts, read from disk."""
    diary = a_diary(folder)
    return {note.id for note in diary.records(Note)} | {lockout.id for lockout in diary.records(Lockout)}


def november(folder: Path) -> Path:
    """The file that notes near the start go to."""
    return folder / "diary" / "2026-11.json"


def leftovers(folder: Path) -> list[str]:
    """What a save that did not end cleanly left."""
    return [path.name for path in folder.rglob("*.writing")]


def asides(folder: Path) -> list[Path]:
    """The damaged files that were set aside."""
    return sorted(folder.rglob("*.damaged-*"))


def environment() -> dict[str, str]:
    """For a child process that is to find the same modules as this one, however they were found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
