"""When ice and heat are safe again: from everything that was used, whatever the protocol."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from corecoach.safety.waiting import Stamp
from corecoach.thermal.clocks import rested_s
from corecoach.thermal.protocol import Group, Protocol, blocks_of
from corecoach.thermal.record import Application, PackRecord
from corecoach.thermal.rules import ThermalRules

DAY_S = 24 * 3600.0


class Wait(Struct, frozen=True):
    """For how many more seconds something has to wait, and by which rule; 0 and "" when it need not."""

    seconds: float = 0.0
    rule: str = ""

    def until(self, now: datetime) -> datetime:
        """The moment on the wall clock, on the next whole minute: nobody is told too soon a time."""
        whole = (now + timedelta(seconds=self.seconds)).replace(second=0, microsecond=0)
        return whole if whole >= now + timedelta(seconds=self.seconds) else whole + timedelta(minutes=1)


class Log:
    """The uses that stand, looked at from now."""

    def __init__(self, records: Sequence[PackRecord], now: Stamp, rules: ThermalRules) -> None:
        """`records` are those of the last weeks that stand, oldest first."""
        self._records, self._now, self._rules = tuple(records), now, rules

    @property
    def records(self) -> tuple[PackRecord, ...]:
        """The uses, oldest first."""
        return self._records

    def last(self, group: Group) -> Application | None:
        """The newest time that this was on the skin."""
        return max(self._of(group), key=lambda a: a.off.at, default=None)

    def used_s(self, group: Group) -> float:
        """Seconds of the last 24 hours, wraps left out (TH10). What reaches into them counts as a whole."""
        recent = (a for a in self._of(group) if a.mode != "wrap" and self._ago_s(a) < DAY_S)
        return sum(a.exposed_s for a in recent)

    def left_s(self, group: Group) -> float:
        """Seconds that TH10 leaves for now."""
        return max(0.0, self._rules.number("TH10", f"{group}_most_min") * 60 - self.used_s(group))

    def wrap_left_s(self) -> float:
        """Seconds that TH03 leaves for a wrap: those put on in the last 24 hours count, whoever wrote it."""
        on = (a for a in self._of("heat") if a.mode == "wrap" and self._since_on_s(a) < DAY_S)
        return max(0.0, self._rules.number("TH03", "wrap_most_min") * 60 - sum(a.exposed_s for a in on))

    def ever(self, group: Group) -> bool:
        """Whether cold or heat was ever used, as far as the records go."""
        return any(True for _ in self._of(group))

    def first_of(self, protocol: Protocol) -> frozenset[Group]:
        """Cold or heat of a protocol that would be used for the first time."""
        return frozenset(g for g in protocol.groups if not self.ever(g))

    def days_in_a_row(self, group: Group, today: date, *, wraps: bool = False) -> int:
        """How many days before today, without a gap, this was used on (TH18)."""
        used = {a.on.at.date() for a in self._of(group) if (a.mode == "wrap") == wraps or not wraps}
        count = 0
        while today - timedelta(days=count + 1) in used:
            count += 1
        return count

    # -- waits -------------------------------------------------------------------------------------------

    def wait(self, group: Group, protocol: Protocol | None = None) -> Wait:
        """How long this must wait, for a protocol or for the shortest one there could be."""
        waits = [*self._gaps(group, protocol), *self._rests(group), *self._counts(group, protocol)]
        waits.append(self._total(group, _least_s(protocol, group, self._rules)))
        if protocol is not None and "wrap" in protocol.modes:
            waits.append(self._wraps(protocol.total_s))
        if protocol is not None:
            waits += self._of_protocol(protocol)
        longest = max(waits, key=lambda w: w.seconds)
        return longest if longest.seconds > 0 else Wait()

    def wait_for(self, protocol: Protocol) -> Wait:
        """How long a protocol must wait."""
        return max((self.wait(g, protocol) for g in protocol.groups), key=lambda w: w.seconds)

    def _gaps(self, group: Group, protocol: Protocol | None) -> Iterable[Wait]:
        """TH06b, TH07 and the gap that each protocol asks for after itself; RT5: over all protocols."""
        rule = "TH06b" if group == "cold" else "TH07"
        least = self._rules.number(rule, "gap_least_min")
        for record in self._records:
            for a in record.applications:
                gap = record.min_gap_min
                if a.group == group:
                    gap = max(gap, least, protocol.min_gap_min if protocol else 0)
                yield self._rest_of(a, gap * 60, rule)

    def _rests(self, group: Group) -> Iterable[Wait]:
        """RT7: after something was seen or felt."""
        for record in self._records:
            hours = record.rest_h.get(group, 0)
            since = [a.off for a in record.applications[-1:]]
            since += [record.seen] if record.seen is not None else []
            for stamp in since if hours else ():
                yield Wait(max(0.0, hours * 3600 - rested_s(stamp, self._now)), "RT7")

    def _counts(self, group: Group, protocol: Protocol | None) -> Iterable[Wait]:
        """TH09: sessions in 24 hours, of this and of both, with all those that a protocol would add."""
        rest_min = self._rules.number("TH05", "new_session_rest_min")
        planned = blocks_of(protocol.all_steps(), rest_min) if protocol is not None else ()
        for name, groups in ((group, (group,)), ("all", ("cold", "heat"))):
            most = self._rules.number("TH09", f"{name}_most")
            more = len({b.session for b in planned if b.group in groups}) or 1
            yield self._nth(self._session_ends(groups), max(1, most - more + 1), "TH09")

    def _of_protocol(self, protocol: Protocol) -> Iterable[Wait]:
        """How often a day this protocol may be used."""
        same = [r for r in self._records if r.protocol == protocol.id and r.applications]
        ends = [r.applications[-1].off for r in same]
        yield self._nth(ends, protocol.max_per_day, "TH09")

    def _session_ends(self, groups: Sequence[str]) -> list[Stamp]:
        found: dict[tuple[str, int], Stamp] = {}
        for record in self._records:
            for a in record.applications:
                if a.group in groups:
                    found[record.id, a.session] = a.off
        return list(found.values())

    def _nth(self, ends: list[Stamp], most: int, rule: str) -> Wait:
        """Until so few of these lie within 24 hours that one more is allowed."""
        left = sorted((DAY_S - rested_s(end, self._now) for end in ends), reverse=True)
        left = [s for s in left if s > 0]
        return Wait(left[most - 1], rule) if len(left) >= most else Wait()

    def _total(self, group: Group, wanted_s: float) -> Wait:
        """TH10: until the minutes of the last 24 hours leave room for what is wanted."""
        most = self._rules.number("TH10", f"{group}_most_min") * 60
        packs = (a for a in self._of(group) if a.mode != "wrap")
        return _room([(self._ago_s(a), a.exposed_s) for a in packs], most, wanted_s, "TH10")

    def _wraps(self, wanted_s: float) -> Wait:
        """TH03: until the wraps of the last 24 hours leave room; each counts from when it was put on, so that
        one a day can be put on at the same hour."""
        most = self._rules.number("TH03", "wrap_most_min") * 60
        wraps = (a for a in self._of("heat") if a.mode == "wrap")
        return _room([(self._since_on_s(a), a.exposed_s) for a in wraps], most, wanted_s, "TH03")

    def _rest_of(self, application: Application, gap_s: float, rule: str) -> Wait:
        return Wait(max(0.0, gap_s - self._ago_s(application)), rule)

    def _ago_s(self, application: Application) -> float:
        return rested_s(application.off, self._now)

    def _since_on_s(self, application: Application) -> float:
        """Seconds since it was put on that are certain: while it was on, and since. Where the machine was
        started anew meanwhile, nobody knows how long it was on."""
        on, off = application.on, application.off
        return (rested_s(on, off) if on.boot == off.boot else 0.0) + self._ago_s(application)

    def _of(self, group: Group) -> Iterable[Application]:
        return (a for record in self._records for a in record.applications if a.group == group)


def _room(used: Iterable[tuple[float, float]], most_s: float, wanted_s: float, rule: str) -> Wait:
    """Until what was used in the last 24 hours, each so long ago and for so long, leaves room for what is
    wanted."""
    recent = sorted((DAY_S - ago_s, seconds) for ago_s, seconds in used if ago_s < DAY_S)
    total, waits = sum(seconds for _left, seconds in recent), 0.0
    for left_s, seconds in recent:
        if total + wanted_s <= most_s:
            break
        total, waits = total - seconds, left_s
    return Wait(waits, rule) if waits else Wait()


def _least_s(protocol: Protocol | None, group: Group, rules: ThermalRules) -> float:
    """Seconds of this that a protocol plans; the shortest use of all is one first check long."""
    if protocol is None:
        return rules.number("TH11", "ice_first_most_min") * 60.0
    if protocol.modes == ("wrap",):
        return 0.0
    blocks = blocks_of(protocol.all_steps(), rules.number("TH05", "new_session_rest_min"))
    return sum(b.minutes for b in blocks if b.group == group) * 60.0
