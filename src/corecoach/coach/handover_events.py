"""The timeline of the page for the clinician, made of records: checks, locks, clearances, advice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from msgspec import Struct, field, structs

from corecoach.exchange.handover import (
    AdviceShown,
    Answered,
    Assessed,
    Checks,
    Cleared,
    Event,
    FiredRule,
    Locked,
    Named,
    Symptom,
    Waiting,
)
from corecoach.prescription import BaselineEntry
from corecoach.safety import (
    Advice,
    Answer,
    Clearance,
    Fired,
    Known,
    Lockout,
    PendingClearance,
    RuleSet,
    Screening,
    Status,
    challenge_of,
    way_out,
)
from corecoach.words import _


class Names(Struct, frozen=True):
    """Words for ids. Without the rules, or for what newer rules name, the words are the id."""

    rules: RuleSet | None
    exercises: Mapping[str, str] = field(default_factory=dict)

    def item(self, item_id: str) -> Named:
        """A screening item; also the name of a damaged file, which can stand in its place."""
        known = self.rules is not None and self.rules.has_item(item_id)
        return Named(item_id, _(self.rules.item(item_id).title) if self.rules and known else item_id)

    def place(self, item_id: str) -> int:
        """Where an item stands in the table: the signs of an emergency come first."""
        return self.rules.item(item_id).number if self.rules and self.rules.has_item(item_id) else 0

    def gate(self, gate_id: str) -> Named:
        """A question that stands for several items."""
        gates = self.rules.gates if self.rules else ()
        questions: dict[str, str] = {gate.id: _(gate.question) for gate in gates}
        return _named(gate_id, questions)

    def modifier(self, modifier_id: str) -> Named:
        """Something about the person, as the question that was answered Yes."""
        questions = {m.id: _(m.question) for m in self.rules.modifiers} if self.rules else {}
        return _named(modifier_id, questions)

    def rule(self, rule_id: str) -> Named:
        """A rule; only those on persons and scores have words, of the others the items say it."""
        titles = {r.id: _(r.title) for r in self.rules.persons} if self.rules else {}
        titles |= {r.id: _(r.title) for r in self.rules.numeric} if self.rules else {}
        return _named(rule_id, titles)

    def exercise(self, exercise_id: str) -> Named:
        """An exercise, by the name it had in a session."""
        return Named(exercise_id, self.exercises.get(exercise_id, exercise_id))

    def answered(self, answers: Mapping[str, Answer], statuses: Mapping[str, Status]) -> tuple[Answered, ...]:
        """The items that were not No."""
        said = ((i, answer) for i, answer in answers.items() if answer != "no")
        return tuple(Answered(self.item(i), answer, statuses.get(i)) for i, answer in said)

    def assessed(self, entries: Iterable[Known | BaselineEntry]) -> tuple[Assessed, ...]:
        """What a clinician wrote down."""
        return tuple(Assessed(self.item(e.item), e.assessed, e.side, e.reaches, e.note) for e in entries)


def _named(id_: str, words: Mapping[str, str]) -> Named:
    return Named(id_, words.get(id_, id_))


class Ledger(Struct, frozen=True):
    """The records that a timeline is made of. `in_force` are the lockouts as they stand now."""

    screenings: Sequence[Screening] = ()
    lockouts: Sequence[Lockout] = ()
    in_force: Sequence[Lockout] = ()
    clearances: Sequence[Clearance] = ()
    pending: Sequence[PendingClearance] = ()
    advice: Sequence[Advice] = ()


def timeline(names: Names, ledger: Ledger) -> tuple[Event, ...]:
    """All that happened, newest first. Checks in a row with the same answers are one entry."""
    # A record without an answer, such as that of a score alone, says No to nothing.
    asked = (s for s in ledger.screenings if s.gates or s.items)
    events = [Event(s.answered.at, checks=_checks(names, s)) for s in asked]
    events += _locked(names, ledger)
    events += (_advice_event(a) for a in _shown(ledger.advice))
    events += (Event(p.at, waiting=_waiting(p, ledger)) for p in ledger.pending)
    events += (Event(c.at, cleared=_cleared(names, c)) for c in ledger.clearances)
    # The sort is stable: of one moment, answers come before what they led to.
    events.sort(key=lambda e: e.at)
    return tuple(reversed([*_condensed(events)]))


# -- checks ---------------------------------------------------------------------------------------------


def _checks(names: Names, screening: Screening) -> Checks:
    gates = tuple(Answered(names.gate(g), a) for g, a in screening.gates.items() if a != "no")
    items = names.answered(screening.items, screening.statuses)
    scored = names.rules.by_score if names.rules else frozenset()
    no = tuple(names.item(i) for i, a in screening.items.items() if a == "no" and i not in scored)
    return Checks(
        times=(screening.answered.at,),
        answered_by=screening.answered_by,
        flu_like=screening.flu_like,
        gates=gates,
        items=items,
        # Where all was No, which single questions were due is no news, and would break a row of such days.
        said_no=no if gates or items else (),
        rules_version=screening.rules_version,
    )


def _condensed(events: Iterable[Event]) -> Iterator[Event]:
    for same, run in groupby(events, key=_sameness):
        if same is None:
            yield from run
            continue
        # A check of which only the score was asked again has the time of the answers that it keeps.
        times = tuple(dict.fromkeys(event.at for event in run))
        yield Event(times[0], checks=structs.replace(same, times=times))


def _sameness(event: Event) -> Checks | None:
    """What checks in one row have in common."""
    return structs.replace(event.checks, times=()) if event.checks else None


# -- locks ----------------------------------------------------------------------------------------------


def _locked(names: Names, ledger: Ledger) -> Iterator[Event]:
    now = {lockout.id: lockout.locks for lockout in ledger.in_force}
    for lockout in ledger.lockouts:
        yield Event(
            lockout.at,
            locked=Locked(
                lockout=lockout.id,
                challenge=challenge_of(lockout.id),
                tier=lockout.tier,
                locks=lockout.locks,
                locks_now=now.get(lockout.id, ()),
                items=names.answered(lockout.answers, lockout.statuses),
                fired=tuple(_fired(names, fired) for fired in lockout.fired),
                rules_version=lockout.rules_version,
                exercise=names.exercise(lockout.exercise) if lockout.exercise else None,
                renews=lockout.renews is not None,
                ends_by=way_out(lockout),
            ),
        )


def _fired(names: Names, fired: Fired) -> FiredRule:
    return FiredRule(names.rule(fired.rule), tuple(names.item(i) for i in fired.items), fired.clears)


def _cleared(names: Names, clearance: Clearance) -> Cleared:
    return Cleared(
        lockout=clearance.lockout,
        challenge=challenge_of(clearance.lockout),
        level=clearance.level,
        clinician=clearance.clinician,
        role=clearance.role,
        contact=clearance.contact,
        assessed_at=clearance.assessed_at,
        keep=clearance.keep,
        review_by=clearance.review_by,
        note=clearance.note,
        baseline=names.assessed(clearance.baseline),
    )


def _waiting(pending: PendingClearance, ledger: Ledger) -> Waiting:
    ended = any(c.lockout == pending.lockout and c.at >= pending.at for c in ledger.clearances)
    return Waiting(
        lockout=pending.lockout,
        challenge=challenge_of(pending.lockout),
        clinician=pending.clinician,
        role=pending.role,
        place=pending.place,
        assessed_at=pending.assessed_at,
        waits=not ended and any(x.id == pending.lockout for x in ledger.in_force),
    )


# -- advice ---------------------------------------------------------------------------------------------


def _shown(advice: Iterable[Advice]) -> list[list[Advice]]:
    """Showings of the same words, each with the records of the person going on from them.

    Such a record has no words of its own: it belongs to what was shown last for that lockout.
    """
    shown: dict[tuple[str, str, str], list[Advice]] = {}
    last: dict[str, list[Advice]] = {}
    for record in sorted(advice, key=lambda a: (a.at, a.id)):
        belongs = last.get(record.lockout) if record.acknowledged else None
        if belongs is None:
            belongs = shown.setdefault((record.lockout, record.page, record.text), [])
        belongs.append(record)
        last[record.lockout] = belongs
    return list(shown.values())


def _advice_event(records: Sequence[Advice]) -> Event:
    first = records[0]
    words = [a.at for a in records if not a.acknowledged]
    return Event(
        first.at,
        advice=AdviceShown(
            lockout=first.lockout,
            challenge=challenge_of(first.lockout),
            page=first.page,
            text=first.text,
            times=tuple(dict.fromkeys(words)) or (first.at,),
            acknowledged=tuple(dict.fromkeys(a.at for a in records if a.acknowledged)),
            rules_version=first.rules_version,
        ),
    )


# -- symptoms -------------------------------------------------------------------------------------------


class _Sighting(Struct, frozen=True):
    at: datetime
    answer: Answer
    status: Status | None


def symptoms(names: Names, ledger: Ledger) -> tuple[Symptom, ...]:
    """Every item that was ever not No, the one last reported first."""
    found = [_symptom(names, ledger, item, seen) for item, seen in _sightings(ledger).items()]
    found.sort(key=lambda s: (-s.last_reported.timestamp(), names.place(s.item.id), s.item.id))
    return tuple(found)


def _sightings(ledger: Ledger) -> dict[str, list[_Sighting]]:
    found: dict[str, list[_Sighting]] = defaultdict(list)
    said = [(s.answered.at, s.items, s.statuses) for s in ledger.screenings]
    # A lockout can hold what no check asked, such as very bad pain by its score.
    said += [(x.at, x.answers, x.statuses) for x in ledger.lockouts]
    for at, answers, statuses in sorted(said, key=lambda part: part[0]):
        for item, answer in answers.items():
            if answer != "no":
                found[item].append(_Sighting(at, answer, statuses.get(item)))
    return found


def _symptom(names: Names, ledger: Ledger, item: str, seen: Sequence[_Sighting]) -> Symptom:
    last = seen[-1]
    # A gate asks for what is new or worse: No to it says nothing of what is there as before.
    later = [s for s in ledger.screenings if s.answered.at > last.at and s.items.get(item) == "no"]
    no_from = min((s.answered.at for s in later), default=None)
    return Symptom(names.item(item), last.answer, last.status, seen[0].at, last.at, no_from)
