"""Pain in a session and after it: stops, the next morning, and what they lock."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import structs

from corecoach.coach.unlock_cases import UnlockCases
from corecoach.coach.views import ScreenResult
from corecoach.pain import PainScore
from corecoach.safety import Answer, Case, Lockout, Profile, Status, persisting
from corecoach.session import SessionRecord

# What was said within an hour of a session is about the session.
AFTER = timedelta(hours=1)
MOVED_DOWN = "pain_moving_down"
# Dizzy in a second session within a week is more than dizzy once.
DIZZY = "dizzy"
AGAIN_WITHIN = timedelta(days=7)


class PainCases(UnlockCases):
    """What the window asks about pain in a session and after it."""

    def report(
        self,
        items: Mapping[str, Answer],
        exercise: str | None = None,
        *,
        statuses: Mapping[str, Status] | None = None,
        flu_like: bool = False,
        pain_start: int | None = None,
        pain_now: int | None = None,
    ) -> ScreenResult:
        """Store symptoms reported outside the gates, as after a stop, and what they lock."""
        stated = {i: s for i, s in (statuses or {}).items() if items.get(i) == "yes"}
        believed = self.believed(stated)
        moved = exercise is not None and items.get(MOVED_DOWN) == "yes"
        # Together with what was said today: two signs can mean more than each.
        today = self.valid_screening()
        before = {i: a for i, a in today.items.items() if a != "no"} if today else {}
        statuses_before = today.statuses if today else {}
        # In an exercise it is that exercise first; the next morning decides about more (N8).
        said = {i: a for i, a in items.items() if not (moved and i == MOVED_DOWN)}
        case = Case(
            answers={**before, **said},
            # A status of this morning belongs to what was said then, and not to what is said now.
            statuses={i: s for i, s in statuses_before.items() if i not in said} | believed,
            profile=self.person() or Profile(),
            flu_like=flu_like,
            during_session=True,
            pain_start=pain_start,
            pain_now=pain_now,
            limits=self.pain_limits(),
            persisting=self._lately(items) | persisting(self.lockouts(), self.stamp()),
        )
        extra, about = ("N8",) if moved else (), frozenset(items)
        result = self.lock_case(case, extra=extra, exercise=exercise, about=about)
        answers = self._said(items, pain_now=pain_now, statuses=believed, flu_like=flu_like)
        scores = [PainScore(self._new_id(), answers.at, "now", pain_now)] if pain_now is not None else []
        return structs.replace(result, saved=self.save(answers, *scores))

    def _lately(self, items: Mapping[str, Answer]) -> frozenset[str]:
        """Dizzy, when a lockout of the last 7 days was about it too: then it weighs more (facts, 1.2)."""
        now = self.clock.now()
        week = [x for x in self._saver.read(Lockout) if timedelta(0) < now - x.at <= AGAIN_WITHIN]
        return frozenset(i for x in week for i in x.answers if items.get(i) == "yes" and i == DIZZY)

    def is_enough_for_today(self) -> bool:
        """Whether pain rose too far so often today that there is no going on (N1)."""
        day, limit = self.clock.now().date(), self._rules_or_raise().number("N1", "ends_session")
        risen = [x for x in self._saver.read(Lockout) if x.at.date() == day and _has(x, "N1")]
        return len(risen) >= limit

    # -- the morning after -----------------------------------------------------------------------------

    def morning_due(self) -> SessionRecord | None:
        """The last session, if it was before today and nobody has said yet how the morning after was."""
        last, today = self._last_before_today(), self.clock.now().date()
        if last is None or any(s.ended_at.date() >= today for s in self._lately_done()):
            return None
        return None if self._morning_of(last) is not None else last

    def asks_about_leg(self, session: SessionRecord) -> bool:
        """Whether pain moved down the leg in that session, so that the morning must tell (N8)."""
        return any(_has(x, "N8") for x in self._lockouts_in(session))

    def add_morning(self, session: SessionRecord, score: int, leg: Answer | None) -> ScreenResult:
        """Store the score of the morning after a session, and what it locks (N4, N8)."""
        now = self.clock.now()
        extra = self._morning_rules(session, score)
        self.save(PainScore(self._new_id(), now, "next-morning", score))
        answers: dict[str, Answer] = {MOVED_DOWN: leg} if leg is not None else {}
        case = Case(answers=answers, profile=self.person() or Profile())
        result = self.lock_case(case, extra=extra)
        if answers:
            self.save(self._said(answers))
        return structs.replace(result, saved=self.save())

    def _lockouts_in(self, session: SessionRecord) -> list[Lockout]:
        until = session.ended_at + AFTER
        return [x for x in self._saver.read(Lockout) if session.at <= x.at <= until]


def _has(lockout: Lockout, rule: str) -> bool:
    return any(fired.rule == rule for fired in lockout.fired)
