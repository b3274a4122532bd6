"""The ground the diary stands on: what differs between operating systems and file systems, and only here."""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700

# Windows refuses to replace a file that a virus scanner or the search index has open, mostly for some
# milliseconds: these are the waits, in seconds, before another try. Elsewhere the first answer is final.
_WAITS_S = (0.01, 0.03, 0.1, 0.3) if sys.platform == "win32" else ()

# What file systems that cannot flush a folder (some network and user-space ones) answer when asked to.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def create_file(path: Path) -> int:
    """A descriptor of a new file that only the owner can read, whatever the umask. Raises OSError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    fd = os.open(path, flags, FILE_MODE)
    if sys.platform != "win32":
        # A strict umask could have shut out the owner. FAT has no modes, and says no.
        with suppress(OSError):
            os.fchmod(fd, FILE_MODE)
    return fd


def sync_file(fd: int) -> None:
    """Return when the file's bytes are on the disk itself. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync stops at the drive's own cache, which a power cut empties.
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk itself. Raises OSError."""
    if sys.platform == "win32":
        return  # Windows cannot open a folder; NTFS keeps a journal of names by itself
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(fd)


def replace(source: Path, target: Path) -> None:
    """Give `source` the name `target` in one step; there is always a whole file there. Raises OSError."""
    for wait_s in _WAITS_S:
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(wait_s)
    source.replace(target)


def second_name(source: Path, target: Path) -> None:
    """Make `target` a further name of `source`, or a copy where there are no hard links.

    Nothing happens when there is no `source`. Raises OSError.
    """
    with suppress(FileNotFoundError):
        target.unlink()
    if not source.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    stored = source.read_bytes()
    with os.fdopen(create_file(target), "wb") as new:
        new.write(stored)
        new.flush()
        sync_file(new.fileno())


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, for the owner only, durably. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(FOLDER_MODE)
    with suppress(OSError):
        folder.chmod(FOLDER_MODE)
    sync_folder(folder.parent)


def too_open(path: Path) -> bool:
    """Whether others than the owner may use the file or folder. False on Windows, which has no modes."""
    with suppress(OSError):
        return sys.platform != "win32" and bool(path.stat().st_mode & 0o077)
    return False


def tighten(path: Path) -> None:
    """Close a file or folder to all but its owner. Raises OSError."""
    if too_open(path):
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
