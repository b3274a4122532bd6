"""From answers and scores to a lockout: triage, and whether it says something new."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import structs

from corecoach.coach.diary_signs import LOOK_BACK, Signs, read_signs
from corecoach.coach.morning_cases import MorningCases
from corecoach.coach.views import ScreenResult
from corecoach.pain import PainScore
from corecoach.pain.scores import standing
from corecoach.safety import (
    Answer,
    Case,
    Clearance,
    Fired,
    Lock,
    Lockout,
    Profile,
    Screening,
    Status,
    Tier,
    implied,
    lasting,
    own_outcome,
    persisting,
    triage,
    way_out,
    with_rules,
)


class JudgeCases(MorningCases):
    """What was answered, and what the diary says by itself, is judged here and nowhere else."""

    def _judge(
        self, screening: Screening, signs: Signs, person: Profile, about: frozenset[str] | None = None
    ) -> ScreenResult:
        """Triage of a check, and the lockout that it leads to; `about` as in `lock_case`."""
        case = Case(
            answers=self._without_standing(screening.items, signs),
            statuses=screening.statuses,
            profile=person,
            flu_like=screening.flu_like,
            pain_now=screening.pain_now,
            persisting=persisting(self.lockouts(), screening.answered),
        )
        extra = self._rising(signs)
        return self.lock_case(case, extra=extra, at=screening, about=about)

    def judge_diary(self) -> ScreenResult:
        """Look at the scores alone, after one was written or put right; what they say locks as in a check."""
        signs = self._signs()
        case = Case(
            answers=self._without_standing(signs.answers, signs),
            statuses=signs.statuses,
            profile=self.person() or Profile(),
        )
        return self.lock_case(case, extra=(*self._rising(signs), *self._morning_news()))

    def _without_standing(self, items: Mapping[str, Answer], signs: Signs) -> dict[str, Answer]:
        """The answers without what the diary says by itself and a lock as grave stands for already."""
        stands = {(i, x.statuses.get(i)) for x in self.lockouts() for i in x.items}
        known = {i for i in signs.answers if {(i, signs.statuses.get(i)), (i, "worse")} & stands}
        return {i: a for i, a in items.items() if i not in known}

    def _rising(self, signs: Signs) -> tuple[str, ...]:
        stands = {f.rule for x in self.lockouts() for f in x.fired}
        return ("N7",) if signs.rising and "N7" not in stands else ()

    def lock_case(
        self,
        case: Case,
        *,
        extra: tuple[str, ...] = (),
        exercise: str | None = None,
        at: Screening | None = None,
        about: frozenset[str] | None = None,
    ) -> ScreenResult:
        """Triage of a case with some rules on scores that fired besides, and the lockout that it leads to.

        With `about`, only rules on these items, and rules that no lockout stands for yet, lead to a new one.
        What is exactly as in a lockout that a clinician has to end needs no second one.
        """
        rules = self._rules_or_raise()
        case = self._apart(case)
        result = with_rules(rules, triage(rules, lasting(rules, case)), extra)
        # With what the score says by itself: that may be all that a later score has to deny.
        whole = implied(rules, case)
        fired = tuple(f for f in result.fired if self._locks_by(whole, f))
        answers = {i: answer for i, answer in case.answers.items() if answer != "no"}
        statuses = {i: s for i, s in case.statuses.items() if i in answers}
        if not result.locks or not self._is_news(fired, about):
            return ScreenResult(result, None, self.save())
        same = self._same(result.tier, result.locks, fired, statuses)
        if same is not None:
            return ScreenResult(result, same, self.save())
        lockout = self.new_lockout(
            result.tier,
            result.locks,
            fired,
            stamp=at.stamp if at else None,
            answers=answers,
            statuses=statuses,
            exercise=exercise,
        )
        return ScreenResult(result, lockout, self.save(lockout))

    def _apart(self, case: Case) -> Case:
        """The case without the rules on the person, which lock by themselves, in `lock_for_person`."""
        return structs.replace(case, settled=frozenset(rule.id for rule in self._rules_or_raise().persons))

    def _locks_by(self, case: Case, fired: Fired) -> bool:
        """Whether a rule that fired locks anything: what does not must not decide how the lock ends."""
        if fired.clears == "none":
            return False
        item = fired.rule.partition(":")[2]
        return not item or bool(own_outcome(self._rules_or_raise(), case, item).locks)

    def _is_news(self, fired: tuple[Fired, ...], about: frozenset[str] | None) -> bool:
        if about is None:
            return True
        stands = {(f.rule, f.items) for x in self.lockouts() for f in x.fired}
        # A rule on scores names no item: pain that rises again is news.
        return any((f.rule, f.items) not in stands or not f.items or about & set(f.items) for f in fired)

    def _same(
        self, tier: Tier, locks: tuple[Lock, ...], fired: tuple[Fired, ...], statuses: dict[str, Status]
    ) -> Lockout | None:
        # Said on a later day it is a new report: an examination from in between has not seen it.
        today = self.clock.now().date()
        for x in self.lockouts():
            alike = (x.tier, x.locks, x.fired, x.statuses) == (tier, locks, fired, statuses)
            if alike and x.at.date() == today and way_out(x) != "time":
                return x
        return None

    def _by_score(self, score: int | None) -> dict[str, Answer]:
        """What a score answers by itself."""
        if score is None:
            return {}
        rule = self._rules_or_raise().score_rule("N0b")
        return {rule.item: "yes" if score >= rule.numbers["lowest"] else "no"}

    def _said(self, items: Mapping[str, Answer], **more: Any) -> Screening:
        """What was answered outside the gates, now."""
        stamp, said = self.stamp(), {"pain_now": None, "items": dict(items), **more}
        version = self._rules_or_raise().rules_version
        return Screening(self._new_id(), stamp.at, {}, rules_version=version, stamp=stamp, **said)

    def _signs(self, said: int | None = None) -> Signs:
        """What the diary says, with the score that is just being said."""
        now = self.clock.now()
        # A lock must not wait for a month that cannot be opened.
        scores = standing(self._saver.read_what_can_be(PainScore, since=(now - LOOK_BACK).date()))
        if said is not None:
            scores.append(PainScore("", now, "before", said))
        return read_signs(self._rules_or_raise(), scores, now, self._cleared_at())

    def _cleared_at(self) -> dict[str, datetime]:
        """When a clinician last cleared each item and rule."""
        stored = {x.id: x for x in self._saver.read(Lockout)}
        found: dict[str, datetime] = {}
        for clearance in self._saver.read(Clearance):
            lockout = stored.get(clearance.lockout)
            if lockout and clearance.level != "L0":
                names = {*lockout.items, *(f.rule for f in lockout.fired)}
                found |= {n: max(found.get(n, clearance.at), clearance.at) for n in names}
        return found
