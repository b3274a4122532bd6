"""Time from outside: a monotonic clock that also counts sleep, and the wall clock with its zone."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Where time comes from; tests and fast play have their own."""

    def seconds(self) -> float:
        """Seconds on a clock that never goes back and counts while the machine sleeps."""
        ...

    def now(self) -> datetime:
        """Now, with the time zone of the place."""
        ...

    def boot(self) -> str:
        """Which start of the machine `seconds` counts from; empty where that is not known."""
        ...


def _steady() -> Callable[[], float]:
    # Linux: CLOCK_MONOTONIC stands still while the machine sleeps, so a night would look like no time at
    # all and the session would go on in the morning. CLOCK_BOOTTIME counts it. macOS and Windows count it.
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    if boot_time is None:
        return time.monotonic
    return lambda: time.clock_gettime(boot_time)


@cache
def _boot_id() -> str:
    # Linux names each start of the machine. macOS and Windows do not: there only the wall clock counts.
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return ""


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._seconds = _steady()

    def seconds(self) -> float:
        """See Clock."""
        return self._seconds()

    def now(self) -> datetime:
        """See Clock."""
        return datetime.now().astimezone()

    def boot(self) -> str:
        """See Clock."""
        return _boot_id()


class FastClock:
    """A clock that runs `speed` times as fast from the moment it is made."""

    def __init__(self, base: Clock, speed: float) -> None:
        self._base, self._speed, self._start_s = base, speed, base.seconds()

    def seconds(self) -> float:
        """See Clock."""
        return self._start_s + (self._base.seconds() - self._start_s) * self._speed

    def now(self) -> datetime:
        """See Clock: the wall clock is not sped up."""
        return self._base.now()

    def boot(self) -> str:
        """See Clock: seconds that run faster compare with no others."""
        return ""


class ManualClock:
    """A clock that stands until it is moved: for tests and for drawing screens."""

    def __init__(self, now: datetime) -> None:
        """`now` has a time zone."""
        self._now, self._seconds, self._boots = now, 1000.0, 1

    def seconds(self) -> float:
        """See Clock."""
        return self._seconds

    def now(self) -> datetime:
        """See Clock."""
        return self._now

    def boot(self) -> str:
        """See Clock."""
        return f"start {self._boots}"

    def restart(self) -> None:
        """Start the machine anew: seconds count from there."""
        self._boots, self._seconds = self._boots + 1, 10.0

    def move(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._seconds += seconds
        self._now += timedelta(seconds=seconds)

    def set_wall(self, now: datetime) -> None:
        """Change the wall clock alone, as a person or a network can."""
        self._now = now
