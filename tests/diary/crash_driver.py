"""Run by the crash tests, in a process of its own: forks writers and kills them, then looks at what is left.

`crash_driver.py storm FOLDER KILLS` kills at random moments; `crash_driver.py steps FOLDER` kills before and
after each call that changes the disk. It ends with an AssertionError if anything acknowledged is missing.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from diary_samples import LEDGER, MONTHLY, START, Lockout, Note, a_diary, asides, ids, leftovers, november

from corecoach.diary import PlainSeal, examine

CALLS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir")


def storm(folder: Path, kills: int) -> str:
    """Kill a saving process `kills` times at random; returns a line that says what was seen."""
    chance = random.Random(2026)
    sure: set[str] = set()
    unasked = 0
    for number in range(kills):
        acknowledged = _kill_a_writer(folder, number, chance)
        found = _whole_files(folder) if number % 3 else ids(folder)
        missing = (sure | acknowledged) - found
        assert not missing, f"kill {number}: acknowledged and gone: {sorted(missing)}"
        unasked += len(found - sure - acknowledged)
        sure = found
    _nothing_to_complain_about(folder)
    return f"{kills} kills, {len(sure)} records, {unasked} of them saved but not yet acknowledged"


def _kill_a_writer(folder: Path, number: int, chance: random.Random) -> set[str]:
    """Start a writer, wait for some acknowledgements and a moment, kill it; returns what it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _write_for_ever(folder, number, writer)
    os.close(writer)
    lines = b""
    with os.fdopen(reader, "rb", buffering=0) as acknowledgements:
        for _ in range(chance.randrange(4)):
            lines += acknowledgements.readline()
        moment = time.perf_counter() + chance.random() * 0.004
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += acknowledgements.read()
    return set(lines.decode().split())


def _write_for_ever(folder: Path, number: int, writer: int) -> None:
    with suppress(BaseException):
        diary = a_diary(folder)
        for turn in range(10_000):
            name, at = f"{number}-{turn}", START + timedelta(days=number // 10, seconds=turn)
            diary.add(Note(id=name, at=at, text="x" * (turn % 7) * 100))
            if turn % 3 == 2:
                diary.add(Lockout(id=f"l{name}", at=at))
                name += f" l{name}"
            os.write(writer, f"{name}\n".encode())
    os._exit(1)  # only reached by a mistake; the parent then finds nothing acknowledged


def _whole_files(folder: Path) -> set[str]:
    """The ids in the files as they lie there, without opening the diary, so that leftovers stay."""
    found = set()
    for path in folder.rglob("*.json*"):
        if path.suffix in (".json", ".prev"):
            payload = PlainSeal().unwrap(path.read_bytes())
            found |= _ids_in(payload) if path.suffix == ".json" else set()
    return found


def _ids_in(payload: bytes) -> set[str]:
    return {part.split(b'"')[0].decode() for part in payload.split(b'"id":"')[1:]}


def _nothing_to_complain_about(folder: Path) -> None:
    ids(folder)
    assert not leftovers(folder)
    assert not asides(folder)
    findings = examine(folder, monthly=MONTHLY, ledger=LEDGER)
    assert findings == [], findings


def steps(folder: Path) -> str:
    """Kill before, after and in the middle of every call, in four situations; returns what was done."""
    said = []
    for situation in (_first_save, _later_save, _save_without_links, _recovery):
        number = 0
        while _killed_at(folder / f"{situation.__name__}-{number}", situation, number):
            number += 1
        assert number > 8, f"{situation.__name__}: only {number} steps"
        said.append(f"{situation.__name__} {number}")
    return "kills: " + ", ".join(said)


def _killed_at(folder: Path, prepare: Callable[[Path], set[str]], number: int) -> bool:
    """Kill a writer at its `number`-th chance; False if it got to its end first."""
    before = prepare(folder)
    child = os.fork()
    if child == 0:
        _die_at(number)
        a_diary(folder).add(Note(id="new", at=START))
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _check(folder, before, prepare is _recovery, saved=ended == 0)
    shutil.rmtree(folder)
    assert ended in (0, 9)
    return ended == 9


def _check(folder: Path, before: set[str], spoilt: bool, *, saved: bool) -> None:
    assert before <= ids(folder) <= before | {"new"}
    assert not saved or "new" in ids(folder)
    assert not leftovers(folder)
    assert [path.read_bytes() for path in asides(folder)] == ([b"spoilt"] if spoilt else [])
    a_diary(folder).add(Note(id="after", at=START))
    assert before | {"after"} <= ids(folder)
    prev, current = november(folder).with_name("2026-11.json.prev"), november(folder)
    assert not (prev.exists() and prev.samefile(current))


def _first_save(folder: Path) -> set[str]:
    return set()


def _later_save(folder: Path) -> set[str]:
    for name in ("one", "two", "three"):
        a_diary(folder).add(Note(id=name, at=START))
    return {"one", "two", "three"}


def _save_without_links(folder: Path) -> set[str]:
    known = _later_save(folder)
    (folder / "no-links").touch()
    return known


def _recovery(folder: Path) -> set[str]:
    _later_save(folder)
    november(folder).write_bytes(b"spoilt")
    return {"one", "two"}


def _die_at(number: int) -> None:
    """Exit at once, without any tidying, at the `number`-th chance from now on."""
    chances = 0

    def chance() -> None:
        nonlocal chances
        if chances == number:
            os._exit(9)
        chances += 1

    for call in CALLS:
        setattr(os, call, _mortal(call, getattr(os, call), chance))


def _mortal(call: str, real: Callable[..., Any], chance: Callable[[], None]) -> Callable[..., Any]:
    def mortal(*args: Any, **options: Any) -> Any:
        chance()
        if call == "link" and (Path(args[0]).parent.parent / "no-links").exists():
            raise PermissionError(1, "no hard links here")
        if call == "write":
            written = real(args[0], bytes(args[1])[: len(args[1]) // 2 + 1])
            chance()
            return written
        result = real(*args, **options)
        chance()
        return result

    return mortal


if __name__ == "__main__":
    place = Path(sys.argv[2])
    sys.stdout.write((storm(place, int(sys.argv[3])) if sys.argv[1] == "storm" else steps(place)) + "\n")
