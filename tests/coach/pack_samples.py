"""Somebody who uses ice and heat, and what they do."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from coach_samples import LIBRARY, RULES, Person

from corecoach.coach.pack_run import PackInHand, PackRun
from corecoach.coach.pack_shelf import PackShelf
from corecoach.coach.saving import Saved, SaveFailed, SaveResult
from corecoach.diary import Preferences
from corecoach.safety import Refusal
from corecoach.thermal.protocol import Aim, Protocol
from corecoach.thermal.record import PackRecord
from corecoach.thermal.running import PackCommand, PackState, Running

assert LIBRARY.thermal_rules is not None and RULES is not None
LIMITS = LIBRARY.thermal_rules
TICKS = tuple(tick.id for tick in LIMITS.ticks)
BUILT_IN = {p.id: p for p in LIBRARY.protocols}
FINE, ON, OFF = PackCommand.FINE, PackCommand.PUT_ON, PackCommand.TAKEN_OFF
PAUSE, SIGN, STOP, END = PackCommand.PAUSE, PackCommand.SIGN, PackCommand.STOP, PackCommand.END
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


class User(Person):
    """Somebody of forty who has said that nothing speaks against ice and heat."""

    def __init__(self, folder: Path, age: int | None = 40) -> None:
        super().__init__(folder, age)
        self.answer()

    def answer(self, *conditions: str, agreed: Iterable[Any] = ()) -> SaveResult:
        """Say something of oneself for ice and heat."""
        return self.shelf.save_answers(conditions, agreed)

    @property
    def shelf(self) -> PackShelf:
        """What ice and heat stand on."""
        return self.coach.packs.shelf

    @property
    def run(self) -> PackRun:
        """The use that runs."""
        return self.coach.packs.run

    @property
    def state(self) -> PackState:
        """Where it stands, for somebody who looks."""
        running = self.run.look()
        assert running is not None
        return running.state

    def try_start(
        self, what: str | Protocol, aim: Aim = "stiff", ticks: Iterable[str] = TICKS
    ) -> Running | Refusal | SaveFailed:
        """Start a built-in protocol, one of the programme or any other."""
        known = self.shelf.protocol(what) if isinstance(what, str) else what
        assert known is not None
        return self.run.start(known, aim, ticks)

    def begin(self, what: str | Protocol, *commands: PackCommand, aim: Aim = "stiff") -> Running:
        """Start it for certain, and say things."""
        started = self.try_start(what, aim)
        assert isinstance(started, Running), started
        self.say(*commands)
        return started

    def say(self, *commands: PackCommand) -> None:
        """Say things, one after the other; each is on disk."""
        for command in commands:
            assert self.run.act(command) == Saved()

    def after(self, minutes: float) -> "User":
        """Let minutes pass."""
        self.clock.move(minutes * MINUTE)
        return self

    def use(self, what: str | Protocol, aim: Aim = "stiff") -> PackRecord:
        """Use it from its beginning to its end; its record."""
        self.begin(what, aim=aim)
        self.finish()
        return self.last()

    def finish(self) -> None:
        """Answer all that is asked, in time."""
        while self.state is not PackState.OVER:
            running = self.run.look()
            assert running is not None
            if running.needs is not None:
                self.say(running.needs)
            else:
                self.clock.move(running.left_s(self.shelf.stamp()) or 0.0)

    def crash(self) -> Running | None:
        """CoreCoach is closed by force and started again; what it finds."""
        self.restart()
        return self.run.recover() if self.coach.had_pack_on else None

    def last(self) -> PackRecord:
        """The newest use, as it is on disk."""
        return self.records()[-1]

    def records(self) -> list[PackRecord]:
        """All that was written, read anew."""
        found: list[PackRecord] = self.stored(PackRecord)
        return found

    def note(self) -> Running | None:
        """What lies on disk of the use that runs, at this moment."""
        return Preferences(self.home.person / "pack-on.json", PackInHand).load().running

    def refused(self, what: str | Protocol, **changes: Any) -> str:
        """Why it does not start; "" when it does. Nothing is kept of a start that was refused."""
        started = self.try_start(what, **changes)
        if not isinstance(started, Refusal):
            return ""
        assert not self.run.is_live and self.note() is None
        return f"{started.reason}: {' '.join(started.limits)}" if started.limits else started.reason


def plain(protocol: Protocol, **changes: Any) -> dict[str, Any]:
    """A protocol as it stands in a programme."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(protocol))
    return built | changes
