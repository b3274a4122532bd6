"""A use of ice or heat on a clock that stands until it is moved, with a Permit of the gate."""

from datetime import UTC, datetime, timedelta
from typing import Any

from thermal_steps import ASSETS, RULES, protocol

from corecoach.clock import ManualClock
from corecoach.library import Library
from corecoach.safety import PackCheck, Permit, Profile, Subject, decide_packs, pack_items
from corecoach.safety.waiting import Stamp
from corecoach.thermal.plan import Plan, compile_plan
from corecoach.thermal.protocol import Group, Protocol
from corecoach.thermal.record import Application
from corecoach.thermal.running import (
    PackCommand,
    PackState,
    Running,
    act,
    begin,
    found_again,
    observe,
)

SAFETY = Library(ASSETS).rules
assert SAFETY is not None
TUESDAY = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
MINUTE = 60.0
PLENTY: dict[Group, float] = {"cold": 1e6, "heat": 1e6}
FINE, ON, OFF = PackCommand.FINE, PackCommand.PUT_ON, PackCommand.TAKEN_OFF
PAUSE, SIGN, STOP, END = PackCommand.PAUSE, PackCommand.SIGN, PackCommand.STOP, PackCommand.END


def permit_for(plan: Plan, now_s: float) -> Permit:
    """What the gate gives to somebody of whom nothing speaks against it."""
    packs = frozenset("ice" if g == "cold" else "heat" for g in plan.groups)
    assert SAFETY is not None
    check = PackCheck(dict.fromkeys(pack_items(SAFETY, packs), "no"), Profile((40, 41)), ())
    subject = Subject(plan.timeline().digest(), packs=packs)  # type: ignore[arg-type]
    permit = decide_packs(subject, check, rules=SAFETY, lockouts=(), now_s=now_s)
    assert isinstance(permit, Permit), permit
    return permit


class Use:
    """One use, and what can be done with it."""

    def __init__(
        self, what: str | Protocol, *, day_s: dict[Group, float] | None = None, **changes: Any
    ) -> None:
        self.clock = ManualClock(TUESDAY)
        made = protocol(what) if isinstance(what, str) else what
        self.plan = compile_plan(made, RULES)
        permit = permit_for(self.plan, self.clock.seconds())
        self.running = begin(
            permit, "use", self.plan, day_s or PLENTY, self.now, self.clock.seconds(), **changes
        )

    @property
    def now(self) -> Stamp:
        """Now, on both clocks."""
        return Stamp(self.clock.now(), self.clock.boot(), self.clock.seconds())

    @property
    def state(self) -> PackState:
        """Where it stands, as somebody who looks sees it."""
        return self.look().state

    @property
    def left_s(self) -> float | None:
        """Seconds left of what runs down."""
        return self.look().left_s(self.now)

    @property
    def applications(self) -> tuple[Application, ...]:
        """What was on, and is off."""
        return self.running.applications

    def look(self) -> Running:
        """See what time has done."""
        self.running = observe(self.running, self.now)
        return self.running

    def wait(self, minutes: float) -> "Use":
        """Let time pass on both clocks, and look."""
        self.clock.move(minutes * MINUTE)
        self.look()
        return self

    def sleep(self, minutes: float) -> "Use":
        """The same, and nobody looks."""
        self.clock.move(minutes * MINUTE)
        return self

    def set_wall(self, minutes: float) -> "Use":
        """Set the wall clock by so many minutes."""
        self.clock.set_wall(self.clock.now() + timedelta(minutes=minutes))
        return self

    def do(self, *commands: PackCommand) -> "Use":
        """Say things, one after the other."""
        for command in commands:
            self.running = act(self.running, command, self.now, RULES)
        return self

    def crash(self) -> "Use":
        """CoreCoach is closed, and started anew."""
        self.running = found_again(self.running, self.now)
        return self

    def exposed_s(self) -> list[float]:
        """Seconds of each time that something was on."""
        return [a.exposed_s for a in self.applications]
