"""One process at a time: a lock on the data folder that the system frees when its holder dies."""

import errno
import os
import sys
from pathlib import Path

from corecoach.diary import ground
from corecoach.diary.atomic import saving

NAME = ".lock"

_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
# How a held lock is answered, on POSIX and on Windows.
_HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}


class HomeLock:
    """The lock of one data folder. The file it makes is empty and stays."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._fd: int | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False if another process has it. Taking it twice is fine.

        True also where there is nothing to take: a folder nobody can write to, a file system without locks.
        Raises NotSaved if there is no folder and none can be made, or the lock file is another user's.
        """
        if self._fd is None:
            with saving(self._path):
                ground.make_folder(self._path.parent)
                fd = _open(self._path)
            if fd is not None and not _take(fd):
                os.close(fd)
                return False
            self._fd = fd
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens if it is not held."""
        if self._fd is not None:
            # Closing frees the lock. The file stays: removing it could take it from under a new holder.
            os.close(self._fd)
            self._fd = None


def _open(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, ground.FILE_MODE)
    except OSError as error:
        if error.errno not in _READ_ONLY:
            raise
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None


def _take(fd: int) -> bool:
    try:
        _try_lock(fd)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _try_lock(fd: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
