"""Uses of ice and heat on a clock that stands until it is moved, and the log of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from thermal_steps import RULES

from corecoach.clock import ManualClock
from corecoach.safety.waiting import Stamp
from corecoach.thermal.log import Log
from corecoach.thermal.protocol import Mode, Protocol
from corecoach.thermal.record import Application, PackRecord, standing

MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = 60, 3600, 86_400


class Past:
    """What was used so far; time only passes when it is told to."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.clock = ManualClock(now)
        self.clock.move(10 * DAY)
        self.clock.set_wall(now)
        self.written: list[PackRecord] = []

    @property
    def now(self) -> Stamp:
        """Now, on both clocks."""
        return Stamp(self.clock.now(), self.clock.boot(), self.clock.seconds())

    @property
    def log(self) -> Log:
        """The log as it is looked at now."""
        return Log(standing(self.written), self.now, RULES)

    def wait(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0) -> "Past":
        """Let time pass on both clocks."""
        self.clock.move(seconds + minutes * MINUTE + hours * HOUR)
        return self

    def set_wall(self, seconds: float) -> "Past":
        """Set the wall clock by so much."""
        self.clock.set_wall(self.clock.now() + timedelta(seconds=seconds))
        return self

    def use(self, *parts: tuple[Mode, float] | float, gap: int = 0, **changes: Any) -> PackRecord:
        """Put things on for minutes, with rests between; half an hour of rest begins a session."""
        done: list[Application] = []
        began, session = self.now, 0
        for part in parts:
            if isinstance(part, tuple):
                mode, minutes = part
                on = self.now
                self.wait(minutes=minutes)
                done.append(Application(mode, session, len(done), on, self.now, minutes * 60))
            else:
                session += part >= 30
                self.wait(minutes=part)
        fields = {
            "id": f"r{len(self.written)}", "protocol": "before", "title": "Before", "outcome": "finished"
        } | changes  # fmt: skip
        record = PackRecord(
            at=began.at,
            ended_at=self.now.at,
            min_gap_min=gap,
            applications=tuple(done),
            **fields,
        )
        self.written.append(record)
        return record

    def wait_s(self, protocol: Protocol) -> float:
        """Seconds that a protocol must wait."""
        return self.log.wait_for(protocol).seconds

    def rule(self, protocol: Protocol) -> str:
        """By which rule it must wait; "" when it need not."""
        return self.log.wait_for(protocol).rule
