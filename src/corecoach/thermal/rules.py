"""The limits of ice and heat, what must be asked first, and what seen skin means: the types of the data."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.safety.rules import Words
from corecoach.thermal.protocol import INJURY, Group, Mode, Protocol

LimitId = Annotated[str, Meta(pattern=r"^(TH[0-9]{2}b?|RT[0-9])$")]
# L: read in the source; M: expert knowledge; P: policy of this project, stricter than or between sources.
Mark = Annotated[str, Meta(pattern=r"^[LMP]([ /][LMP])*$")]
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
# block: not saved and not started. reason: a clinician's words. warn: said, no more. ask: asked again.
Severity = Literal["block", "reason", "warn", "ask"]
# What a condition does to ice or to heat: it blocks it, or a clinician has to be asked.
Weight = Literal["block", "ask"]


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """One limit: its rule in words and the numbers in it, by names that end in their unit."""

    id: LimitId
    rule: Words
    severity: Severity
    numbers: dict[str, int]
    source: Words
    mark: Mark


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """Something about the person that makes ice or heat risky, as a sentence that they can say of themselves.

    `implied_by` are modifiers of the person that bring it along, so that it is not asked again.
    """

    id: Id
    words: Words
    ice: Weight | None
    heat: Weight | None
    implied_by: tuple[str, ...]
    source: Words
    mark: Mark

    def weight(self, group: Group) -> Weight | None:
        """What it does to cold or to heat."""
        return self.ice if group == "cold" else self.heat


class Tick(Struct, frozen=True, forbid_unknown_fields=True):
    """What must be true before each use. `rule` is the limit that it stands for; `items` are the screening
    items that it answers with No; `said` is what somebody says who cannot tick it. Where both are asked it
    `replaces` a weaker one."""

    id: Id
    words: Words
    said: Words
    modes: tuple[Mode, ...]
    rule: LimitId
    items: tuple[str, ...]
    replaces: Id | None = None


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be seen or felt at a skin check, and what follows from it.

    `modes`: where it is asked. `rest_h`: hours without that group, and without the other one (0: none).
    `item`: the screening item that it answers with Yes. `locks`: what stays locked until a clinician says
    otherwise. `fine`: expected, and it ends the step only.
    """

    id: Id
    words: Words
    modes: tuple[Mode, ...]
    rest_h: int
    other_rest_h: int
    advice: tuple[Words, ...]
    item: str | None
    locks: tuple[Group, ...]
    fine: bool
    source: Words
    mark: Mark


class ThermalRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    rules_version: str
    updated: date
    reviewed_by: str | None
    source: str
    limits: tuple[Limit, ...]
    conditions: tuple[Condition, ...]
    ticks: tuple[Tick, ...]
    signs: tuple[Sign, ...]

    def number(self, limit: str, name: str) -> int:
        """A number of a limit. Raises KeyError for one that is not there."""
        return self.limit(limit).numbers[name]

    def limit(self, limit: str) -> Limit:
        """A limit by its id. Raises KeyError for an unknown one."""
        for row in self.limits:
            if row.id == limit:
                return row
        raise KeyError(limit)

    def sign(self, sign: str) -> Sign:
        """A sign by its id. Raises KeyError for an unknown one."""
        for row in self.signs:
            if row.id == sign:
                return row
        raise KeyError(sign)

    def ticks_of(self, protocol: Protocol) -> tuple[Tick, ...]:
        """What must be true before a use of a protocol. Of the ticks a clinician can allow the one on a fresh
        injury alone, and only with a reason (TH14)."""
        return self.ticks_for(protocol.modes, (INJURY,) if protocol.allows_injury else ())

    def allowed_ids(self) -> tuple[str, ...]:
        """What a clinician's protocol can allow: conditions, and a fresh injury."""
        return (*(condition.id for condition in self.conditions), INJURY)

    def ticks_for(self, modes: tuple[Mode, ...], allows: Collection[str] = ()) -> tuple[Tick, ...]:
        """What must be true before a use of these modes, without what a clinician `allows`."""
        found = [tick for tick in self.ticks if set(tick.modes) & set(modes) and tick.id not in allows]
        replaced = {tick.replaces for tick in found}
        return tuple(tick for tick in found if tick.id not in replaced)
