"""CoreCoach with a window in which time runs faster: BASE SPEED FOLDER, and the data folder.

Both clocks run SPEED times as fast since BASE seconds of the machine's own clock, and ahead by the seconds
in FOLDER/leap. Two starts with the same BASE share one time, so that a second one finds what the first one
left behind.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from corecoach import home
from corecoach.app import run_window
from corecoach.clock import SystemClock


class QuickTime:
    """See `corecoach.clock.Clock`."""

    def __init__(self, base_s: float, speed: float, leap: Path) -> None:
        self._real, self._base_s, self._speed, self._leap = SystemClock(), base_s, speed, leap

    def _passed_s(self) -> float:
        leap_s = float(self._leap.read_text("ascii")) if self._leap.exists() else 0.0
        return (self._real.seconds() - self._base_s) * self._speed + leap_s

    def seconds(self) -> float:
        return self._base_s + self._passed_s()

    def now(self) -> datetime:
        # From noon of some day on, so that no test begins in the hours of sleep.
        return datetime(2026, 11, 26, 12, 0).astimezone() + timedelta(seconds=self._passed_s())

    def boot(self) -> str:
        return self._real.boot()


if __name__ == "__main__":
    time = QuickTime(float(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]) / "leap")
    home.SystemClock = lambda: time  # type: ignore[misc,assignment]
    sys.exit(run_window(Path(sys.argv[4]), None))
