"""Random lives with the whole coach on real files: whatever happens, what must be locked is locked, and every
lock has a way out. `HYPOTHESIS_PROFILE=long` makes 100,000 steps of it; `COACH_SEED` repeats a life."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from secrets import randbits
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from stateful_answers import again, check, morning, pain, profile, report, session
from stateful_clinic import clearance_file, code, details, guesses, programme_file
from stateful_hands import (
    damage,
    die_before_witness,
    edit,
    fill_disk,
    free_disk,
    make_copy,
    put_back_copy,
    remove,
    restart,
    set_clock,
    start_machine,
    wait,
)
from stateful_world import World

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
STEPS_IN_ALL = 100_000 if LONG else 4_000
STEPS_IN_A_LIFE = 60
EXITS_EVERY = 15
SEED = os.environ.get("COACH_SEED") or (f"{randbits(32)}" if LONG else "2026")
# How often each comes.
STEPS: dict[Callable[[World], None], int] = {
    check: 26,
    again: 3,
    report: 10,
    profile: 4,
    pain: 4,
    session: 8,
    morning: 2,
    code: 10,
    guesses: 1,
    clearance_file: 4,
    details: 8,
    programme_file: 4,
    wait: 22,
    set_clock: 6,
    restart: 5,
    start_machine: 3,
    fill_disk: 1,
    free_disk: 3,
    die_before_witness: 2,
    make_copy: 3,
    put_back_copy: 2,
    remove: 1,
    edit: 2,
    damage: 1,
}


def live(folder: Path, seed: str) -> None:
    """One life; a failure says how to repeat it, and the steps that led to it."""
    random, ids = Random(seed), Random(f"{seed} ids")
    world = World(folder, random)
    steps, weights = list(STEPS), list(STEPS.values())
    done: list[str] = []
    try:
        with patch("corecoach.home.new_id", lambda: f"{ids.getrandbits(128):032x}"):
            world.restart()
            for number in range(STEPS_IN_A_LIFE):
                step = random.choices(steps, weights)[0]
                world.said = []
                world.move(1)
                done.append(f"{number} {step.__name__}")
                step(world)
                world.settle()
                done[-1] += " " + "; ".join(world.said)
                if number % EXITS_EVERY == EXITS_EVERY - 1 and not world.full:
                    world.try_all_exits()
    except Exception as error:
        last = "\n".join(done[-20:]) + " " + "; ".join(world.said)
        error.add_note(f"COACH_SEED={seed}, step {len(done) - 1}; the last steps:\n{last}")
        raise
    finally:
        world.close()


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of small files a second."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="lives-", dir=memory if memory.is_dir() else None) as name:
        monkeypatch.setenv("CORECOACH_STATE", f"{name}/state")
        yield Path(name)


@pytest.mark.timeout(3600 if LONG else 300)
def test_no_life_gets_round_a_lock_or_into_one_without_a_way_out(fast: Path) -> None:
    if "-" in SEED:
        live(fast / "life", SEED)
        return
    for number in range(-(-STEPS_IN_ALL // STEPS_IN_A_LIFE)):
        live(fast / f"life{number}", f"{SEED}-{number}")
