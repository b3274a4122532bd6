"""CoreCoach with a window in which time runs faster: BASE SPEED, then the words of the command line.

Both clocks run SPEED times as fast since BASE seconds of the machine's own clock. Two starts with the same
BASE share one time, so that a second one finds what the first one left behind.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from corecoach import home
from corecoach.app import run_window
from corecoach.clock import SystemClock


class QuickTime:
    """See `corecoach.clock.Clock`."""

    def __init__(self, base_s: float, speed: float) -> None:
        self._real, self._base_s, self._speed = SystemClock(), base_s, speed

    def seconds(self) -> float:
        return self._base_s + (self._real.seconds() - self._base_s) * self._speed

    def now(self) -> datetime:
        # Noon of some day, so that no test begins in the hours of sleep.
        noon = datetime(2026, 11, 26, 12, 0).astimezone()
        return noon + timedelta(seconds=(self._real.seconds() - self._base_s) * self._speed)

    def boot(self) -> str:
        return self._real.boot()


if __name__ == "__main__":
    base_s, speed, folder = float(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
    home.SystemClock = lambda: QuickTime(base_s, speed)  # type: ignore[misc,assignment]
    sys.exit(run_window(folder, None))
