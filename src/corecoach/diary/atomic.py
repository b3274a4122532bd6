"""Replaces a file so that at any moment, whatever happens, the old or the new content is whole on disk.

The order of steps is the point of this module:

1. the new content is written to a sibling and flushed;
2. the current file gets a second name, in which it waits;
3. the sibling takes the current name, in one step;
4. the folder is flushed: from here on the new content survives a power cut;
5. the waiting file becomes the previous generation.

The previous generation changes last, so that at no moment current and previous are the same bytes on disk:
one flipped bit must never hit both.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from corecoach.diary import ground, names

Reason = Literal["disk-full", "read-only", "other"]

_REASONS: dict[int | None, Reason] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
}


class NotSaved(Exception):
    """Nothing was saved; what was there before is unchanged. `file` is a bare name, without folders."""

    def __init__(self, reason: Reason, file: str) -> None:
        super().__init__(f"{file}: not saved ({reason})")
        self.reason = reason
        self.file = file


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turns an OSError inside into `NotSaved` with a plain reason."""
    try:
        yield
    except OSError as error:
        raise NotSaved(_REASONS.get(error.errno, "other"), path.name) from error


def replace_file(path: Path, stored: bytes, *, keep: bool = True) -> None:
    """Make `stored` the content of `path`, durably; with `keep`, the old content becomes the `.prev` file.

    Raises NotSaved, and then the old content is still there and what was begun is removed.
    """
    sibling, kept = names.new_sibling(path), names.kept_of(path) if keep else None
    with saving(path), _removed_on_failure(sibling, kept):
        _write(sibling, stored)
        if kept:
            ground.second_name(path, kept)
        _put_in_place(sibling, path, kept)
    if kept:
        # The new content is safe already; if this fails, the next opening does it.
        with suppress(OSError):
            ground.replace(kept, names.prev_of(path))


def _write(sibling: Path, stored: bytes) -> None:
    ground.make_folder(sibling.parent)
    fd = ground.create_file(sibling)
    try:
        rest = memoryview(stored)
        while rest:
            rest = rest[os.write(fd, rest) :]
        ground.sync_file(fd)
    finally:
        os.close(fd)


def _put_in_place(sibling: Path, path: Path, kept: Path | None) -> None:
    ground.replace(sibling, path)
    try:
        ground.sync_folder(path.parent)
    except OSError:
        # Perhaps not durable, so not saved: and then a later try must write again, not find it there.
        if kept:
            _put_back(kept, path)
        raise


def _put_back(kept: Path, path: Path) -> None:
    with suppress(OSError):
        if kept.exists():
            ground.replace(kept, path)
        else:
            path.unlink()


@contextmanager
def _removed_on_failure(*paths: Path | None) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for path in filter(None, paths):
            with suppress(OSError):
                path.unlink()
        raise
