"""The morning after a session: which score tells of it, and which rules that score fires (N4)."""

from datetime import timedelta

from corecoach.coach.lock_cases import LockCases
from corecoach.pain import PainScore, next_morning_rise
from corecoach.pain.scores import standing
from corecoach.safety import Lockout
from corecoach.session import SessionRecord

# The morning after: asked until so long after a session, and judged anew when it is put right.
MORNING_UNTIL = timedelta(hours=36)


class MorningCases(LockCases):
    """What the scores say of sessions before today."""

    def _last_before_today(self) -> SessionRecord | None:
        """The last session before today, unless its morning after is over."""
        now = self.clock.now()
        earlier = [s for s in self._lately_done() if s.ended_at.date() < now.date()]
        last = max(earlier, key=_ended, default=None)
        return last if last is not None and now - last.ended_at <= MORNING_UNTIL else None

    def _lately_done(self) -> list[SessionRecord]:
        since = self.clock.now().date() - timedelta(days=3)
        return self._saver.read_what_can_be(SessionRecord, since=since)

    def _morning_rules(self, session: SessionRecord, morning: int | None) -> tuple[str, ...]:
        """The rules that the score of the morning after fires: N4, and N4b where the one before rose too."""
        if not self._risen(session, morning):
            return ()
        before = self._session_before(session)
        twice = before is not None and self._risen(before, self._morning_of(before))
        return ("N4", "N4b") if twice else ("N4",)

    def _morning_news(self) -> tuple[str, ...]:
        """The rules that the last morning fires as it stands by now, such as after a correction, and that
        neither a lock stands for nor has been judged since that score was said."""
        session = self._last_before_today()
        score = self._morning_score(session) if session is not None else None
        if session is None or score is None:
            return ()
        said = score.corrected_at or score.entered_at or score.at
        # Locks from before are about other mornings.
        stands = [x for x in self.lockouts() if x.at > session.ended_at]
        judged = [x for x in self._saver.read(Lockout) if x.at >= said]
        known = {fired.rule for lockout in (*stands, *judged) for fired in lockout.fired}
        return tuple(rule for rule in self._morning_rules(session, score.score) if rule not in known)

    def _risen(self, session: SessionRecord, morning: int | None) -> bool:
        """Whether the morning after a day with a session was too far above how that day's exercise began.

        That is the lowest score before any session of the day, of the programme or not: a later session may
        begin with pain that the first has raised, and must not hide the rise.
        """
        day = session.at.date()
        sessions = self._saver.read_what_can_be(SessionRecord, since=day)
        before = [s.pain_before for s in (session, *sessions) if s.at.date() == day]
        known = [score for score in before if score is not None]
        if not known or morning is None:
            return False
        return next_morning_rise(min(known), morning, self.pain_limits().next_morning_rise)

    def _session_before(self, session: SessionRecord) -> SessionRecord | None:
        since = session.at.date() - timedelta(days=14)
        sessions = self._saver.read_what_can_be(SessionRecord, since=since)
        earlier = [s for s in sessions if s.at.date() < session.at.date()]
        return max(earlier, key=_ended, default=None)

    def _morning_of(self, session: SessionRecord) -> int | None:
        """The first next-morning score after a session."""
        score = self._morning_score(session)
        return None if score is None else score.score

    def _morning_score(self, session: SessionRecord) -> PainScore | None:
        # A lock must not wait for a month that cannot be opened.
        scores = standing(self._saver.read_what_can_be(PainScore, since=session.ended_at.date()))
        until = session.ended_at + MORNING_UNTIL
        later = [s for s in scores if s.kind == "next-morning" and session.ended_at < s.at <= until]
        return min(later, key=lambda s: (s.at, s.id), default=None)


def _ended(session: SessionRecord) -> tuple[object, str]:
    return session.ended_at, session.id
