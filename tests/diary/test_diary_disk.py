"""Real small disks: full, and mounted read-only. Needs Linux and the right to mount; else it is skipped."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from diary_samples import LEDGER, MONTHLY, Note, a_diary, asides, ids, leftovers, lockout, note, november

from corecoach.diary import HomeLock, NotSaved, examine, repair


def _mount(*arguments: str) -> None:
    try:
        subprocess.run(["mount", *arguments], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a small disk here")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 KiB, unmounted at the end."""
    if sys.platform != "linux":
        pytest.skip("mounts a Linux tmpfs")
    place = tmp_path / "disk"
    place.mkdir()
    _mount("-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _fill(folder: Path) -> set[str]:
    """Add notes until the disk is full; returns the ids that were acknowledged."""
    diary = a_diary(folder)
    sure: set[str] = set()
    with pytest.raises(NotSaved) as caught:
        for number in range(1000):
            diary.add(note(number, text="x" * 1000))
            sure.add(f"n{number}")
    assert caught.value.reason == "disk-full"
    assert {record.id for record in diary.records(Note)} == sure
    return sure


def test_on_a_full_disk_nothing_acknowledged_is_lost_and_trying_again_works(disk: Path) -> None:
    folder = disk / "ann"
    sure = _fill(folder)
    assert len(sure) > 10
    assert ids(folder) == sure
    assert leftovers(folder) == []
    assert examine(folder, monthly=MONTHLY, ledger=LEDGER) == []
    _mount("-o", "remount,size=1m", str(disk))
    retried = note(len(sure), text="x" * 1000)
    a_diary(folder).add(retried)
    assert ids(folder) == sure | {retried.id}


def test_a_first_save_on_a_full_disk_says_so(disk: Path) -> None:
    (disk / "ballast").write_bytes(b"x" * 120 * 1024)
    with pytest.raises(NotSaved, match="disk-full"):
        a_diary(disk / "ann").add(note(1, text="x" * 30_000))
    assert ids(disk / "ann") == set()


def test_on_a_full_disk_damage_is_recovered_in_memory_first(disk: Path) -> None:
    folder = disk / "ann"
    diary = a_diary(folder)
    diary.add(note(1, text="x" * 20_000))
    diary.add(note(2))
    november(folder).write_bytes(b"spoilt")
    free = subprocess.run(["df", "--output=avail", str(disk)], check=True, capture_output=True, text=True)
    (disk / "ballast").write_bytes(b"x" * (int(free.stdout.split()[1]) * 1024 - 4096))
    diary = a_diary(folder)
    assert {record.id for record in diary.records(Note)} == {"n1"}
    with pytest.raises(NotSaved, match="disk-full"):
        diary.add(note(3))
    (disk / "ballast").unlink()
    diary.add(note(3))
    assert ids(folder) == {"n1", "n3"}
    assert [path.read_bytes() for path in asides(folder)] == [b"spoilt"]


def test_on_a_read_only_disk_all_can_be_read_and_saving_says_why_not(disk: Path) -> None:
    folder = disk / "ann"
    a_diary(folder).add(note(1), lockout(1))
    _mount("-o", "remount,ro", str(disk))
    diary = a_diary(folder)
    for _ in range(2):
        with pytest.raises(NotSaved, match="read-only"):
            diary.add(note(2))
    assert ids(folder) == {"n1", "l1"}
    assert HomeLock(disk).acquire()
    _mount("-o", "remount,rw", str(disk))
    diary.add(note(2))
    assert ids(folder) == {"n1", "n2", "l1"}


def test_on_a_read_only_disk_damage_is_told_and_nothing_is_changed(disk: Path) -> None:
    folder = disk / "ann"
    for number in (1, 2):
        a_diary(folder).add(note(number))
    november(folder).write_bytes(b"spoilt")
    _mount("-o", "remount,ro", str(disk))
    diary = a_diary(folder)
    assert diary.records(Note) == [note(1)]
    assert [(damage.recovered, damage.set_aside) for damage in diary.damage] == [(True, None)]
    with pytest.raises(NotSaved, match="read-only"):
        repair(folder)
    assert [finding.repairable for finding in examine(folder, monthly=MONTHLY, ledger=LEDGER)] == [True]
    assert november(folder).read_bytes() == b"spoilt"
    _mount("-o", "remount,rw", str(disk))
    assert len(repair(folder)) == 1
    assert ids(folder) == {"n1"}
