"""Files of the practice, written whole or not at all and for the owner only; what became of it is a value."""

from pathlib import Path
from typing import TypeVar

from corecoach.coach import Saved, SaveFailed, SaveResult
from corecoach.diary import NotSaved, Preferences, replace_file

T = TypeVar("T")


def kept(file: Preferences[T], value: T) -> SaveResult:
    """Store a value with the one before it."""
    try:
        file.save(value)
    except NotSaved as error:
        return SaveFailed(error.reason)
    return Saved()


def replaced(path: Path, data: bytes) -> SaveResult:
    """Store bytes as they are."""
    try:
        replace_file(path, data, keep=False)
    except NotSaved as error:
        return SaveFailed(error.reason)
    return Saved()
