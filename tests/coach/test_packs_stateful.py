"""Random lives with ice and heat on real files: whatever happens to clocks, disk, machine and program, what
was on is written down in full, and nothing that may go on passes a limit. `HYPOTHESIS_PROFILE=long` makes
300,000 steps of it; `PACK_SEED` repeats a life."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from secrets import randbits
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from pack_events import (
    answer,
    break_disk,
    correct,
    crash,
    mend_disk,
    name_sign,
    pause,
    say_anything,
    set_wall,
    start,
    start_soonest,
    stop,
    wait_for_end,
    wait_little,
    wait_long,
)
from pack_world import World

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
STEPS_IN_ALL = int(os.environ.get("PACK_STEPS", "300000" if LONG else "20000"))
STEPS_IN_A_LIFE = 120
SEED = os.environ.get("PACK_SEED") or (f"{randbits(32)}" if LONG else "2026")
# How often each comes, while nothing runs and while something does.
IDLE: dict[Callable[[World], None], int] = {
    start: 30,
    start_soonest: 24,
    wait_little: 8,
    wait_long: 24,
    say_anything: 1,
    set_wall: 5,
    crash: 4,
    break_disk: 1,
    mend_disk: 6,
    name_sign: 2,
    correct: 4,
}
LIVE: dict[Callable[[World], None], int] = {
    answer: 110,
    wait_for_end: 80,
    say_anything: 4,
    pause: 6,
    stop: 3,
    wait_little: 10,
    wait_long: 2,
    set_wall: 5,
    crash: 4,
    break_disk: 1,
    mend_disk: 4,
}


def live(folder: Path, seed: str) -> dict[str, int]:
    """One life; a failure says how to repeat it, and the steps that led to it."""
    random, ids = Random(seed), Random(f"{seed} ids")
    done: list[str] = []
    with patch("corecoach.home.new_id", lambda: f"{ids.getrandbits(128):032x}"):
        # Every fourth machine does not name its starts.
        world = World(folder, random, names_starts=random.random() < 0.75)
        try:
            for number in range(STEPS_IN_A_LIFE):
                steps = LIVE if world.running is not None else IDLE
                step = random.choices(list(steps), list(steps.values()))[0]
                world.said = []
                world.move(1)
                done.append(f"{number} {step.__name__}")
                step(world)
                world.settle()
                done[-1] += f" {'; '.join(world.said)} at {world.truth.now_s}"
            return world.count
        except Exception as error:
            last = "\n".join(done[-40:]) + " " + "; ".join(world.said)
            error.add_note(f"PACK_SEED={seed}, step {len(done) - 1}; the last steps:\n{last}")
            raise
        finally:
            world.close()


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of small files a second."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="packs-", dir=memory if memory.is_dir() else None) as name:
        monkeypatch.setenv("CORECOACH_STATE", f"{name}/state")
        yield Path(name)


@pytest.mark.covers("RT3", "RT5", "RT6", "TH10")
@pytest.mark.timeout(3600 if LONG else 300)
def test_no_life_passes_a_limit_or_loses_a_minute(fast: Path) -> None:
    if "-" in SEED:
        live(fast / "life", SEED)
        return
    total = {"starts": 0, "on": 0, "records": 0}
    for number in range(-(-STEPS_IN_ALL // STEPS_IN_A_LIFE)):
        count = live(fast / f"life{number}", f"{SEED}-{number}")
        total = {name: total[name] + count[name] for name in total}
    # Lives in which nothing was used would say nothing.
    assert total["on"] > STEPS_IN_ALL / 40 and total["records"] > STEPS_IN_ALL / 100, total
