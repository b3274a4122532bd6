"""Pain scores given on Today: saved at once, corrected by a second tap, and looked at for what they say."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from corecoach.coach import Coach
from corecoach.pain import PainScore
from corecoach.safety import Tier

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# A window can stay open on Today for days.
CORRECTS_WITHIN = timedelta(minutes=10)


class ScoreFlow(QObject):
    """`saved` is the score just given, which Today shows with Undo."""

    def __init__(self, director: "Director", coach: Coach) -> None:
        super().__init__(director)
        self._director, self._coach = director, coach
        self.saved: PainScore | None = None

    def forget(self) -> None:
        """The page is left: the next score is another one."""
        self.saved = None

    def save(self, score: int) -> None:
        """Write a score, and show what it locks, or itself with Undo."""
        # A second tap soon after the first is a correction of it; later it is another score.
        before = self.saved
        if before is not None and self._coach.clock.now() - before.at < CORRECTS_WITHIN:
            self._coach.withdraw_pain(before)
        self.saved, result = self._coach.add_pain(score)
        if self._locks_now():
            self._director.show_lockouts()
        else:
            self._director.show_today()
        self._director.tell(result)

    def undo(self, score: PainScore) -> None:
        """Take a score back."""
        self.saved = None
        result = self._coach.withdraw_pain(score)
        self._director.show_today()
        self._director.tell(result)

    def _locks_now(self) -> bool:
        """Whether the scores by themselves lead to something that somebody has to look at soon."""
        if self._coach.rules is None:
            return False
        found = self._coach.judge_diary()
        return found.lockout is not None and found.triage.tier.rank >= Tier.SOON.rank
