"""What ice and heat stand on: limits, protocols, time, records, and what the person said of themselves."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from corecoach.coach.pack_views import SafeTimes, TicksAsked
from corecoach.coach.saving import SaveResult
from corecoach.library import AssetError
from corecoach.safety import Lock, Stamp
from corecoach.thermal.log import Log
from corecoach.thermal.protocol import Aim, Group, Protocol
from corecoach.thermal.record import PackAnswers, PackRecord, PackTicks, standing
from corecoach.thermal.rules import ThermalRules
from corecoach.thermal.start import Asked, Hindrance, conditions_of, hindrances

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# So far back the records say what is the first use, and how many days in a row there were.
LOOK_BACK = timedelta(days=60)
# So many months with records before that count as well: a clock that is set forward must not hide a use.
MONTHS_BEFORE = 3
# What was ticked holds for a second use on the same day.
TICKS_VALID = timedelta(hours=12)
# The longest rest of all, for a use that ends while the limits are damaged.
WORST_H = 24
# The hours of sleep where nobody has set others.
NIGHT = (time(23), time(6))
LOCK_OF: dict[Group, Lock] = {"cold": Lock.ICE, "heat": Lock.HEAT}
PACK_OF: dict[Group, Literal["heat", "ice"]] = {"cold": "ice", "heat": "heat"}


class PackShelf:
    """The ground of ice and heat for one person."""

    def __init__(self, coach: "Coach", new_id: Callable[[], str]) -> None:
        self.coach, self.new_id = coach, new_id
        self.night = NIGHT
        self._process, self._began_s = new_id(), coach.clock.seconds()

    def set_night(self, from_hour: int, to_hour: int) -> None:
        """The hours of sleep, in which nothing starts and a wrap comes off."""
        self.night = (time(from_hour), time(to_hour))

    @property
    def rules(self) -> ThermalRules | None:
        """The limits; None when they are damaged, and then nothing starts."""
        return self.coach.library.thermal_rules

    def sound_rules(self) -> ThermalRules:
        """The limits, where nothing can be asked without them. Raises RuntimeError for damaged ones."""
        rules = self.rules
        if rules is None:
            raise RuntimeError("the limits of ice and heat are damaged: nothing can be asked")
        return rules

    def worst_h(self) -> dict[Group, int]:
        """Hours of rest for something on the skin that nobody has named (RT7), also without sound limits."""
        rules = self.rules
        hours = rules.number("RT7", "serious_rest_h") if rules is not None else WORST_H
        return {"cold": hours, "heat": hours}

    def protocols(self) -> tuple[Protocol, ...]:
        """The clinician's own, then the built-in ones. What cannot be read is left out."""
        own = []
        programme = self.coach.programme
        for value in programme.protocols if programme else ():
            with suppress(msgspec.ValidationError):
                own.append(replace(msgspec.convert(value, Protocol), author="clinician"))
        with suppress(AssetError):
            return (*own, *self.coach.library.protocols)
        return tuple(own)

    def protocol(self, protocol_id: str) -> Protocol | None:
        """A protocol by its id."""
        return next((p for p in self.protocols() if p.id == protocol_id), None)

    # -- time and records ----------------------------------------------------------------------------------

    def stamp(self) -> Stamp:
        """Now, on both clocks. Where the machine does not name its starts, this process names one of its own:
        what it did not see itself it does not know, and it has seen no more than its own time."""
        stamp = self.coach.stamp()
        if stamp.boot:
            return stamp
        return replace(stamp, boot=f"process {self._process}", boot_s=stamp.boot_s - self._began_s)

    def records(self) -> tuple[PackRecord, ...]:
        """The uses of the last weeks as they stand, oldest first."""
        return standing(self.written())

    def written(self) -> list[PackRecord]:
        """The same as they were written, corrections among them."""
        since = (self.coach.clock.now() - LOOK_BACK).date()
        before = [month for month in self.coach.months() if month <= since.isoformat()[:7]]
        if before:
            since = date.fromisoformat(f"{before[-MONTHS_BEFORE:][0]}-01")
        return self.coach.recorded(PackRecord, since)

    def as_it_stands(self, record: PackRecord) -> PackRecord:
        """A record with what was corrected since."""
        first = record.corrects or record.id
        return next((r for r in self.records() if first in (r.id, r.corrects)), record)

    def log(self) -> Log:
        """The uses that stand, looked at from now."""
        return Log(self.records(), self.stamp(), self.sound_rules())

    def safe_times(self) -> SafeTimes:
        """When cold and heat are safe again."""
        log, now = self.log(), self.coach.clock.now()
        waits = {g: log.wait(g) for g in LOCK_OF}
        times = {g: w.until(now) if w.seconds > 0 else None for g, w in waits.items()}
        return SafeTimes(times["cold"], times["heat"])

    # -- what the person says of themselves ----------------------------------------------------------------

    def answers(self) -> PackAnswers | None:
        """What the person last said of themselves for ice and heat, unless something was seen on the skin
        since: such as skin that cold has hurt. Then it is asked again (TH20)."""
        last = self._said_last()
        seen = [r.seen.at for r in self.records() if r.signs and r.seen is not None]
        return None if last is not None and any(at >= last.at for at in seen) else last

    def _said_last(self) -> PackAnswers | None:
        since = (self.coach.clock.now() - LOOK_BACK).date()
        return max(self.coach.recorded(PackAnswers, since), key=lambda a: (a.at, a.id), default=None)

    def save_answers(self, conditions: Iterable[str], agreed: Iterable[Group]) -> SaveResult:
        """Store what the person said."""
        stamp, last = self.stamp(), self._said_last()
        # Never dated before the last ones: with a clock that ran ahead those would be the newest for ever.
        at = stamp.at if last is None else max(stamp.at, last.at + timedelta(microseconds=1))
        given = tuple(sorted(conditions))
        held = {c.id for c in self.sound_rules().conditions} & {*given, *self.implied()}
        said = PackAnswers(self.new_id(), at, stamp, given, tuple(sorted(agreed)), tuple(sorted(held)))
        return self.coach.save(said)

    def asked(self, aim: Aim, ticks: Iterable[str] = ()) -> Asked:
        """What is known of the person now."""
        person = self.coach.person()
        return Asked(
            answers=self.answers(),
            ticks=frozenset(ticks),
            aim=aim,
            modifiers=person.modifiers if person else frozenset(),
            ages=person.age if person else None,
            now=self.stamp(),
            night=self.night,
        )

    def implied(self) -> frozenset[str]:
        """What need not be asked: modifiers, and conditions that follow from them or from the age."""
        asked = replace(self.asked("stiff"), answers=None)
        return asked.modifiers | {c.id for c in conditions_of(asked, self.sound_rules())}

    def ticks_asked(self, protocol: Protocol) -> TicksAsked:
        """What has to be ticked before this protocol."""
        ticks = self.sound_rules().ticks_of(protocol)
        now = self.coach.clock.now()
        today = self.coach.recorded(PackTicks, now.date())
        earlier = [t for t in today if t.at.date() == now.date() and t.at <= now <= t.at + TICKS_VALID]
        given = {i for t in earlier if set(protocol.modes) <= set(t.modes) for i in t.ticks}
        return TicksAsked(ticks, {t.id for t in ticks} <= given)

    def in_the_way(self, protocol: Protocol, aim: Aim, ticks: Iterable[str]) -> tuple[Hindrance, ...]:
        """What stands in the way of a start, with these ticks."""
        found = hindrances(protocol, self.asked(aim, ticks), self.log(), self.sound_rules())
        return tuple(h for h in found if not h.warns)
