"""Where a command may write a file."""

from pathlib import Path

from corecoach.exchange import Problem
from corecoach.words import _


def unwritable(path: Path) -> list[str]:
    """Why nothing can be written to `path`; empty if it can be tried."""
    if not path.parent.is_dir():
        allowed = _("a file in a folder that is there")
        return [Problem("", _("there is no such folder"), allowed).line(str(path))]
    if path.exists() and not path.is_file():
        # To replace a folder fails; to replace a device would work.
        return [Problem("", _("this is no file"), _("a file to write to")).line(str(path))]
    return []


def refused_beside(path: Path, home: Path) -> list[str]:
    """The same; and nothing in the data folder `home`: a file for somebody must never take the place of a
    record."""
    return unwritable(path) or _in_data(path, home)


def _in_data(path: Path, home: Path) -> list[str]:
    if not path.resolve().is_relative_to(home.resolve()):
        return []
    return [Problem("", _("this is in the data folder"), _("a file somewhere else")).line(str(path))]
