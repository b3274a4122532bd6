"""Frozen pictures of what the pages on ice and heat show."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from corecoach.safety import Lockout
from corecoach.thermal.protocol import Aim, Group, Mode, Protocol
from corecoach.thermal.record import PackRecord
from corecoach.thermal.rules import Condition, Tick
from corecoach.thermal.running import PackState, Running
from corecoach.thermal.start import Hindrance

Kind = Literal["heat", "ice", "both"]


class PackCard(Struct, frozen=True):
    """One way to use ice or heat. `minutes` are those of the first use, if this is one. `in_the_way` is what
    stands in the way whatever is ticked; `safe_from` is when, if time alone ends it. `said` only warns."""

    protocol: Protocol
    kind: Kind
    minutes: int
    suggested: bool
    main: bool
    in_the_way: tuple[Hindrance, ...]
    said: tuple[Hindrance, ...]
    safe_from: datetime | None
    first_use: bool


class PacksView(Struct, frozen=True):
    """The page to choose on. `answers_due`: what the person says of themselves has to be asked first.
    `fault`: the limits are damaged, so nothing starts."""

    aim: Aim
    cards: tuple[PackCard, ...]
    answers_due: bool
    conditions: tuple[Condition, ...]
    safe_from: dict[Group, datetime | None]
    last: tuple[Group, datetime] | None
    lockouts: tuple[Lockout, ...]
    fault: str | None = None

    def card(self, protocol_id: str) -> PackCard | None:
        """The card of a protocol, if it is among them."""
        return next((c for c in self.cards if c.protocol.id == protocol_id), None)


class TicksAsked(Struct, frozen=True):
    """What has to be ticked before a use. With `earlier` all of it was ticked before, today: then one tick
    says that it is still true."""

    ticks: tuple[Tick, ...]
    earlier: bool


class PackMoment(Struct, frozen=True):
    """The use that runs, as it is seen. `left_s` are seconds to the end of what runs down, negative after it,
    None where nothing does. `again_from`: when ice or heat is safe again if all goes on time from now.
    `goes_on`: a check is due, and the same pack stays on if the skin looks as it should."""

    running: Running
    left_s: float | None
    again_from: datetime
    goes_on: bool = False

    @property
    def overdue_s(self) -> float | None:
        """Seconds since a pack should have come off; None where none is overdue."""
        due = self.running.state is PackState.DUE and self.left_s is not None
        return max(0.0, -self.left_s) if due and self.left_s is not None else None


class SafeTimes(Struct, frozen=True):
    """When cold and heat are safe again; None: now."""

    cold: datetime | None
    heat: datetime | None


class LogEntry(Struct, frozen=True):
    """A use on record, as it stands, with what it was before it was corrected, the oldest first."""

    record: PackRecord
    before: tuple[PackRecord, ...]
    modes: tuple[Mode, ...]
