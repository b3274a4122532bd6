"""Time of one saved check-in: after ten years, in an empty diary, and a plain write + fsync + rename."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.ten_years import make_home
from corecoach.coach import Coach

ROUNDS = 60


def measure() -> dict[str, float]:
    """Median milliseconds of each."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        old = make_home(Path(folder) / "old", records=True)
        new = make_home(Path(folder) / "new", records=False)
        month = max((old.person / "diary").glob("*.json"))
        plain = _plain(Path(folder) / "plain", month.read_bytes())
        actions = {"ten_years": _save(old.coach()), "empty": _save(new.coach()), "plain": plain}
        return _alternate(actions)


def _save(coach: Coach) -> Callable[[], object]:
    return lambda: coach.add_pain(4)


def _plain(path: Path, data: bytes) -> Callable[[], object]:
    def write() -> None:
        sibling = path.with_suffix(".new")
        with sibling.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        sibling.replace(path)

    return write


def _alternate(actions: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Turn by turn, so that a slow moment of the disk falls on all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _round in range(ROUNDS):
        for name, action in actions.items():
            began = time.perf_counter()
            action()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(values[3:]) for name, values in times.items()}
