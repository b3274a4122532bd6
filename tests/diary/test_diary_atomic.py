"""Replacing a file: whole at every step, closed to others, and nothing left behind when it fails."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corecoach.diary import NotSaved, ground, replace_file


def _fail(monkeypatch: pytest.MonkeyPatch, call: str, code: int, *, after: int = 0) -> None:
    """Make `os.<call>` fail with `code`, from its `after`-th call on."""
    real: Callable[..., Any] = getattr(os, call)
    calls = 0

    def failing(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(code, os.strerror(code))
        return real(*args, **options)

    monkeypatch.setattr(os, call, failing)


def test_the_content_is_new_and_the_old_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two", b"three"):
        replace_file(path, content)
    assert path.read_bytes() == b"three"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "a.json.prev"]
    assert (tmp_path / "a.json.prev").read_bytes() == b"two"


def test_without_keep_the_previous_generation_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two"):
        replace_file(path, content)
    replace_file(path, b"three", keep=False)
    assert (tmp_path / "a.json.prev").read_bytes() == b"one"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_owner_can_read_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "new" / "folder" / "a.json"
    before = os.umask(umask)
    try:
        replace_file(path, b"one")
        replace_file(path, b"two")
    finally:
        os.umask(before)
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
    for folder in (path.parent, path.parent.parent):
        assert folder.stat().st_mode & 0o777 == 0o700


STEPS = [("open", 0), ("write", 0), ("fsync", 0), ("replace", 0), ("fsync", 1)]
CODES = [
    (errno.ENOSPC, "disk-full"),
    (errno.EDQUOT, "disk-full"),
    (errno.EROFS, "read-only"),
    (errno.EACCES, "read-only"),
    (errno.EPERM, "read-only"),
    (errno.EIO, "other"),
]


@pytest.mark.parametrize(("code", "reason"), CODES)
@pytest.mark.parametrize(("call", "after"), STEPS)
def test_a_failing_step_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int, code: int, reason: str
) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two"):
        replace_file(path, content)
    with monkeypatch.context() as patched, pytest.raises(NotSaved) as caught:
        _fail(patched, call, code, after=after)
        replace_file(path, b"three")
    assert (caught.value.reason, caught.value.file) == (reason, "a.json")
    assert path.read_bytes() == b"two"
    assert (tmp_path / "a.json.prev").read_bytes() == b"one"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(("call", "after"), STEPS)
def test_a_failing_first_save_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    with monkeypatch.context() as patched, pytest.raises(NotSaved):
        _fail(patched, call, errno.ENOSPC, after=after)
        replace_file(tmp_path / "a.json", b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_last_step_does_not_unsave_what_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    replace_file(path, b"one")
    with monkeypatch.context() as patched:
        _fail(patched, "replace", errno.EIO, after=1)
        replace_file(path, b"two")
    assert path.read_bytes() == b"two"


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:3]))
    replace_file(tmp_path / "a.json", b"0123456789")
    assert (tmp_path / "a.json").read_bytes() == b"0123456789"


def test_where_there_are_no_hard_links_the_old_content_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, "link", errno.EPERM)
    for content in (b"one", b"two"):
        replace_file(tmp_path / "a.json", content)
    assert (tmp_path / "a.json.prev").read_bytes() == b"one"


def test_a_folder_that_cannot_be_flushed_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, "fsync", errno.EINVAL, after=1)
    replace_file(tmp_path / "a.json", b"one")
    assert (tmp_path / "a.json").read_bytes() == b"one"


def test_a_scanner_that_has_the_file_open_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, answers = os.replace, [errno.EACCES, errno.EACCES]

    def busy_at_first(source: Path, target: Path) -> None:
        if answers:
            raise PermissionError(answers.pop(), "in use")
        real(source, target)

    monkeypatch.setattr(ground, "_WAITS_S", (0, 0, 0))
    monkeypatch.setattr(os, "replace", busy_at_first)
    replace_file(tmp_path / "a.json", b"one")
    assert (tmp_path / "a.json").read_bytes() == b"one"


def test_the_order_of_steps_survives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file(tmp_path / "a.json", b"one")
    steps: list[str] = []

    def noted(call: str) -> Callable[..., Any]:
        real: Callable[..., Any] = getattr(os, call)

        def noting(*args: Any, **options: Any) -> Any:
            steps.append(call)
            return real(*args, **options)

        return noting

    for call in ("write", "fsync", "link", "replace"):
        monkeypatch.setattr(os, call, noted(call))
    replace_file(tmp_path / "a.json", b"two")
    assert steps == ["write", "fsync", "link", "replace", "fsync", "replace"]


def test_current_and_previous_are_never_the_same_bytes_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two", b"three"):
        replace_file(path, content)
        prev = tmp_path / "a.json.prev"
        assert not prev.exists() or not prev.samefile(path)
