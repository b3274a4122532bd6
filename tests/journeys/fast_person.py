"""A person in front of a window in which time runs faster."""

import subprocess
import sys
from pathlib import Path

from screen import Person

from corecoach.clock import SystemClock
from corecoach.coach import Settings
from corecoach.home import Home

FAST = Path(__file__).with_name("fast_window.py")


class FastPerson(Person):
    """Somebody known to CoreCoach; the window's time starts at noon and runs `speed` times as fast."""

    def __init__(self, display: str, folder: Path, speed: float) -> None:
        super().__init__(display, folder)
        self._base_s, self._speed = SystemClock().seconds(), speed
        home = Home(self.home)
        home.save_settings(Settings(welcomed=True, country="GB", voice=False))
        home.coach().save_profile(44, (), (), {"cold_reaction": "no", "morning_stiff": "no"})

    def open(self) -> subprocess.Popen[bytes]:
        """Start the window."""
        words = [str(FAST), str(self._base_s), str(self._speed), str(self._folder), str(self.home)]
        with self.errors.open("ab") as errors:
            process = subprocess.Popen([sys.executable, *words], env=self._env, stdout=errors, stderr=errors)
        self._started.append(process)
        return process

    def leap(self, seconds: float) -> None:
        """Let time jump ahead, as while the machine sleeps."""
        place = self._folder / "leap"
        before = float(place.read_text("ascii")) if place.exists() else 0.0
        new = place.with_suffix(".new")
        new.write_text(str(before + seconds), "ascii")
        new.rename(place)
