"""Safety checks: what is due, what was answered, what it locks, and what a No lifts."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import structs

from corecoach.coach.diary_signs import has_eased
from corecoach.coach.judge_cases import JudgeCases
from corecoach.coach.views import ScreenResult
from corecoach.pain import PainScore
from corecoach.pain.history import EASED_HOURS
from corecoach.pain.scores import first_said, standing
from corecoach.safety import (
    CLOSE_WATCH,
    DELAY,
    DROWSY,
    GATE_IDS,
    NOTHING_DUE,
    WEEK,
    WEEKLY,
    Answer,
    Check,
    Clearance,
    Due,
    Lockout,
    PendingClearance,
    Profile,
    Screening,
    Status,
    denied,
    is_valid,
    is_waited_for,
    needs_new_assessment,
    waited,
)
from corecoach.session import SessionRecord

LASTING = "spasm_lasting"


class CheckCases(JudgeCases):
    """What the window and the command line ask about safety checks."""

    # -- what to ask -----------------------------------------------------------------------------------

    def due(self, *, before_session: bool, score: int | None = None) -> Due:
        """What a check has to ask now beyond the three gates; `score` is one that was just given."""
        rules, now = self._rules_or_raise(), self.clock.now()
        recent = self._saver.read_what_can_be(Screening, since=(now - WEEK).date())
        # An answer that lies in the future was given with a clock set forward, nobody knows when.
        weekly = not any(self._asked_weekly(s) and s.at <= now < s.at + WEEK for s in recent)
        items: list[str] = []
        if self._is_watched_closely(now):
            items += rules.gate(GATE_IDS[0]).items
        if not weekly and self._signs(score).not_easing and not self._asked_today(recent, LASTING):
            items.append(LASTING)
        items += self._to_ask_again()
        if before_session:
            items.append(DROWSY)
        return Due(weekly, tuple(dict.fromkeys(items)))

    def _asked_weekly(self, screening: Screening) -> bool:
        """Whether the weekly question was asked to its end: an emergency may have cut it short."""
        if WEEKLY not in screening.gates:
            return False
        items = self._rules_or_raise().gate(WEEKLY).items
        return screening.gates[WEEKLY] == "no" or all(i in screening.items for i in items)

    def _asked_today(self, recent: list[Screening], item: str) -> bool:
        today = [s for s in recent if s.at.date() == self.clock.now().date()]
        return any(item in s.items or denied(self._rules_or_raise(), s, item) for s in today)

    def _is_watched_closely(self, now: datetime) -> bool:
        """For two weeks after a clearance that needed an examination."""
        fresh = {c.lockout for c in self._saver.read(Clearance) if c.at <= now < c.at + CLOSE_WATCH}
        return any(x.id in fresh and needs_new_assessment(x) for x in self._saver.read(Lockout))

    def _to_ask_again(self) -> list[str]:
        """Items of locks whose hours are over, which no gate and no score asks about."""
        rules, stamp = self._rules_or_raise(), self.stamp()
        gated = {i for gate in rules.gates if gate.id != WEEKLY for i in gate.items}
        over = [x for x in self.lockouts() if is_waited_for(x, stamp)]
        asked = [i for x in over for i in x.items if rules.has_item(i)]
        return [i for i in asked if i not in gated | rules.by_score]

    def valid_screening(self) -> Screening | None:
        """The newest check whose gates still hold today, if there is one."""
        stamp = self.stamp()
        today = self._saver.read_what_can_be(Screening, since=stamp.at.date())
        asked = [s for s in today if s.gates and s.at <= stamp.at]
        newest = max(asked, key=lambda s: (s.at, s.id), default=None)
        return newest if newest and is_valid(newest, stamp, self._ended(today)) else None

    def _ended(self, today: list[Screening]) -> list[datetime]:
        """Moments of today after which the gates are asked again: stops, reports and clearances. What lies
        on later days was noted with a clock set forward, and would have them asked until then."""
        day = self.clock.now().date()
        sessions = self._saver.read_what_can_be(SessionRecord, since=day)
        stops = [s.ended_at for s in sessions if s.outcome == "stopped"]
        reports = [s.at for s in today if not s.gates]
        moments = stops + reports + [c.at for c in self._saver.read(Clearance)]
        return [moment for moment in moments if moment.date() == day]

    def check_of(
        self, screening: Screening | None, *, person: Profile | None = None, score_required: bool = True
    ) -> Check:
        """What the gate needs to know beside locks and rules."""
        today = self._saver.read_what_can_be(Screening, since=self.clock.now().date())
        valid = screening is not None and is_valid(screening, self.stamp(), self._ended(today))
        due = self.due(before_session=True) if self.rules else NOTHING_DUE
        who = person or self.person()
        return Check(screening, who, valid, due, self.settled(), score_required)

    # -- answers ---------------------------------------------------------------------------------------

    def screen(
        self,
        gates: Mapping[str, Answer],
        items: Mapping[str, Answer],
        pain_now: int | None,
        *,
        statuses: Mapping[str, Status] | None = None,
        flu_like: bool = False,
        by_carer: bool = False,
        person: Profile | None = None,
        as_stated: bool = False,
    ) -> tuple[Screening, ScreenResult]:
        """Store the answers of a safety check and what they lock; a lock is on disk before this returns.

        Statuses count as far as a clinician's baseline bears them out; those of a file count `as_stated`.
        """
        rules, stamp, signs = self._rules_or_raise(), self.stamp(), self._signs(pain_now)
        # A status belongs to a Yes; one left over from an answer that was changed counts for nothing.
        stated = {i: s for i, s in (statuses or {}).items() if as_stated or items.get(i) == "yes"}
        believed = stated if as_stated else self.believed(stated)
        screening = Screening(
            id=self._new_id(),
            at=stamp.at,
            gates=dict(gates),
            items={**items, **signs.answers, **self._by_score(pain_now)},
            pain_now=pain_now,
            rules_version=rules.rules_version,
            statuses={**believed, **signs.statuses},
            flu_like=flu_like,
            stamp=stamp,
            answered_by="carer" if by_carer else "patient",
        )
        result = self._judge(screening, signs, person or self.person() or Profile())
        self._store(screening)
        # A birthday may have passed since the profile was written.
        self.lock_for_person()
        self._lift(screening)
        return screening, structs.replace(result, saved=self.save())

    def check_again(
        self, screening: Screening, pain_now: int, drowsy: Answer
    ) -> tuple[Screening, ScreenResult]:
        """Later on the same day: the gates hold, the score and whether somebody is drowsy are asked anew."""
        stamp, signs = self.stamp(), self._signs(pain_now)
        again = structs.replace(
            screening,
            id=self._new_id(),
            at=stamp.at,
            items={**screening.items, DROWSY: drowsy, **signs.answers, **self._by_score(pain_now)},
            pain_now=pain_now,
            stamp=stamp,
            statuses={**screening.statuses, **signs.statuses},
            asked=screening.answered,
        )
        # All of the day together, for two answers can mean more than each; but only what is new locks anew.
        result = self._judge(again, signs, self.person() or Profile(), about=frozenset({DROWSY}))
        self._store(again)
        self._lift(again)
        return again, structs.replace(result, saved=self.save())

    def _store(self, screening: Screening) -> None:
        self.save(screening)
        if screening.pain_now is not None:
            self.save(PainScore(self._new_id(), screening.at, "before", screening.pain_now))

    # -- what a No lifts -------------------------------------------------------------------------------

    def _lift(self, screening: Screening) -> None:
        """A No after the stated hours clears what clears by time (L0); and three times No lets a
        clinician's details count that were typed in a day ago."""
        stamp = screening.stamp or self.stamp()
        for lockout in self.lockouts():
            ended_by_time = is_waited_for(lockout, stamp) and self._is_gone(lockout, screening)
            if ended_by_time or self._spasm_eased(lockout):
                self.save(Clearance(self._new_id(), screening.at, lockout.id, "L0"))
        if all(screening.gates.get(gate) == "no" for gate in GATE_IDS):
            self._count_details(screening)

    def _is_gone(self, lockout: Lockout, screening: Screening) -> bool:
        """Whether the check said No to everything behind a lockout. A rule on scores has no question: the
        score of now must be below what stops a session."""
        rules = self._rules_or_raise()
        items = [i for i in lockout.items if rules.has_item(i)]
        low = screening.pain_now is None or screening.pain_now < rules.number("N0b", "lowest")
        return low and all(denied(rules, screening, i) for i in items)

    def _spasm_eased(self, lockout: Lockout) -> bool:
        # Two days after it was said: a report must not end by the scores from before it.
        soon = waited(lockout.reported, self.stamp()) < timedelta(hours=EASED_HOURS)
        if soon or set(lockout.items) != {LASTING}:
            return False
        first = lockout.at.date() - timedelta(days=7)
        scores = self._saver.read_what_can_be(PainScore, since=first)
        # By what was said at first as well: no correction ends a lock.
        both, today = (standing(scores), first_said(scores)), self.clock.now().date()
        return all(has_eased(said, lockout.at.date(), today) for said in both)

    def _count_details(self, screening: Screening) -> None:
        stamp = screening.stamp or self.stamp()
        for lockout in self.lockouts():
            over = [p for p in self._details_of(lockout) if waited(p.stamp, stamp) >= DELAY]
            if over:
                self.save(self._counted(over[0], screening.at))

    def _details_of(self, lockout: Lockout) -> list[PendingClearance]:
        """Details typed in for a lockout that still wait: not where who signs now can give a code, and none
        from before a clearance that left a part of it locked."""
        if self._terms(lockout) is not None and not self._left_behind(lockout):
            return []
        given = [c.at for c in self._saver.read(Clearance) if c.lockout == lockout.id]
        typed = [p for p in self._saver.written(PendingClearance) if p.lockout == lockout.id]
        return [p for p in typed if all(at < p.at for at in given)]

    def _counted(self, pending: PendingClearance, at: datetime) -> Clearance:
        return Clearance(
            self._new_id(),
            at,
            pending.lockout,
            "L1",
            pending.clinician,
            pending.role,
            pending.assessed_at,
            contact=pending.place,
        )
