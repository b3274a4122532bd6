"""One process at a time, and a dead one does not count."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from diary_samples import environment

from corecoach.diary import HomeLock, NotSaved

HOLDER = """
import sys
from pathlib import Path
from corecoach.diary import HomeLock
lock = HomeLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of `tmp_path` until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_a_second_process_is_told_no(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    assert not HomeLock(tmp_path).acquire()


def test_a_killed_holder_frees_it(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    lock = HomeLock(tmp_path)
    assert not lock.acquire()
    holder.kill()
    holder.wait()
    assert lock.acquire()
    lock.release()


def test_it_can_be_given_back_and_taken_again(tmp_path: Path) -> None:
    first, second = HomeLock(tmp_path), HomeLock(tmp_path)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    assert not first.acquire()
    second.release()


def test_the_file_is_empty_and_the_owners_only(tmp_path: Path) -> None:
    lock = HomeLock(tmp_path / "new")
    assert lock.acquire()
    (file,) = (tmp_path / "new").iterdir()
    assert file.stat().st_size == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    lock.release()


def _read_only(monkeypatch: pytest.MonkeyPatch, denied: int) -> None:
    real = os.open

    def opened(path: Any, flags: int, *more: Any) -> int:
        if flags & denied == denied:
            raise OSError(errno.EROFS, "read-only")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", opened)


def test_in_a_read_only_folder_there_is_nothing_to_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read_only(monkeypatch, os.O_CREAT)
    lock = HomeLock(tmp_path)
    assert lock.acquire()
    lock.release()


def test_a_read_only_lock_file_still_locks(
    tmp_path: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _read_only(monkeypatch, os.O_CREAT)
    assert not HomeLock(tmp_path).acquire()


def test_another_users_lock_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _read_only(monkeypatch, 0)
    with pytest.raises(NotSaved) as caught:
        HomeLock(tmp_path).acquire()
    assert caught.value.reason == "read-only"


def test_a_file_system_without_locks_is_used_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unsupported(fd: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    lock = HomeLock(tmp_path)
    assert lock.acquire()
    lock.release()
