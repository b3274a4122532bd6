"""Choosing ice or heat: the ways there are for an aim, which is suggested, and what stands in the way."""

from datetime import datetime
from math import ceil

from msgspec.structs import replace

from corecoach.coach.pack_shelf import LOCK_OF, PackShelf
from corecoach.coach.pack_views import PackCard, PacksView
from corecoach.safety import Lockout
from corecoach.thermal.limits import blocks
from corecoach.thermal.log import Log
from corecoach.thermal.plan import compile_plan
from corecoach.thermal.protocol import Aim, Group, Protocol
from corecoach.thermal.rules import ThermalRules
from corecoach.thermal.start import Asked, answers_hold, hindrances


class PackChoice:
    """What the page to choose on shows."""

    def __init__(self, shelf: PackShelf) -> None:
        self._shelf = shelf

    def view(self, aim: Aim) -> PacksView:
        """What the page to choose on shows."""
        rules, lockouts = self._shelf.rules, self._lockouts()
        library = self._shelf.coach.library
        fault = library.thermal_fault if rules is None else None
        if self._shelf.coach.rules is None:
            fault = library.rules_fault
        if rules is None or self._shelf.coach.rules is None:
            return PacksView(aim, (), False, (), {}, None, lockouts, fault or "")
        asked, log = self._shelf.asked(aim), self._shelf.log()
        safe = self._shelf.safe_times()
        return PacksView(
            aim=aim,
            cards=self._cards(asked, log, rules),
            answers_due=not answers_hold(asked.answers, asked.now, rules),
            conditions=rules.conditions,
            safe_from={"cold": safe.cold, "heat": safe.heat},
            last=_last(log),
            lockouts=lockouts,
        )

    def _lockouts(self) -> tuple[Lockout, ...]:
        packs = set(LOCK_OF.values())
        return tuple(x for x in self._shelf.coach.lockouts() if packs & set(x.locks))

    def _cards(self, asked: Asked, log: Log, rules: ThermalRules) -> tuple[PackCard, ...]:
        fitting = (p for p in self._shelf.protocols() if _fits(p, asked.aim))
        cards = [self._card(protocol, asked, log, rules) for protocol in fitting]
        locked = {lock for lockout in self._lockouts() for lock in lockout.locks}
        free = [c for c in cards if not c.in_the_way and not locked & {LOCK_OF[g] for g in c.protocol.groups}]
        # Of each kind the first that may be used, else the first there is.
        firsts = {c.kind: c for c in reversed([*free, *cards])}
        return tuple(
            replace(c, main=c.protocol.by_clinician or firsts[c.kind] is c, suggested=c in free[:1])
            for c in cards
        )

    def _card(self, protocol: Protocol, asked: Asked, log: Log, rules: ThermalRules) -> PackCard:
        every = frozenset(t.id for t in rules.ticks)
        found = hindrances(protocol, replace(asked, ticks=every), log, rules)
        hard = tuple(h for h in found if not h.warns and h.rule != "TH20")
        waits = [h.wait for h in hard if h.wait is not None]
        only_time = bool(waits) and len(waits) == len(hard)
        first = log.first_of(protocol)
        return PackCard(
            protocol=protocol,
            kind="both" if len(protocol.groups) > 1 else "ice" if "cold" in protocol.groups else "heat",
            minutes=_minutes(protocol, rules, first),
            suggested=False,
            main=False,
            in_the_way=hard,
            said=tuple(h for h in found if h.warns),
            safe_from=waits[0].until(asked.now.at) if only_time else None,
            first_use=bool(first),
        )


def _fits(protocol: Protocol, aim: Aim) -> bool:
    """Whether a protocol is for an aim. Ice just before exercise hides pain, whoever wrote it."""
    if aim == "before" and "cold" in protocol.groups:
        return False
    return aim in protocol.aims or (protocol.by_clinician and not protocol.aims)


def _last(log: Log) -> tuple[Group, datetime] | None:
    newest = [(a.off.at, g) for g in LOCK_OF if (a := log.last(g)) is not None]
    return (max(newest)[1], max(newest)[0]) if newest else None


def _minutes(protocol: Protocol, rules: ThermalRules, first: frozenset[Group]) -> int:
    """Whole minutes of a protocol as it would run now; 0 for one that may not."""
    if blocks(protocol, rules):
        return 0
    return ceil(compile_plan(protocol, rules, first).timeline().total_s / 60)
