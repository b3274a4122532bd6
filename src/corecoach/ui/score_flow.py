"""Pain scores given on Today: saved at once, corrected by a second tap, and looked at for what they say."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from corecoach.coach import Coach, SaveResult
from corecoach.coach.views import Today
from corecoach.pain import PainKind, PainScore
from corecoach.safety import Tier
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.today_score import ScoreAsked
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# A window can stay open on Today for days.
CORRECTS_WITHIN = timedelta(minutes=10)
# Who gave a score in so many days before is asked for the one of yesterday.
USUAL_DAYS = 7


class ScoreFlow(QObject):
    """`saved` is the score just given, which Today shows with Undo; `more`: more was said beside it.
    `earlier` is one just given of a day that is over."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(director)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings
        self.saved: PainScore | None = None
        self.more = False
        self.earlier: PainScore | None = None
        # What Today asks, and when that was drawn: the day, and whether it was evening.
        self._asked: ScoreAsked | None = None
        self._drawn: tuple[date, bool] | None = None

    def forget(self) -> None:
        """The page is left: the next score is another one."""
        self.saved, self.more, self.earlier = None, False, None

    # -- what is asked -----------------------------------------------------------------------------------

    @property
    def is_evening(self) -> bool:
        """Whether the day is far enough gone to ask for its average."""
        return self._coach.clock.now().hour >= self._settings.value.evening_from

    @property
    def is_out_of_date(self) -> bool:
        """Whether another day or the evening has begun since Today was drawn; what was just given stays."""
        fresh = self.saved is not None and self._is_fresh(self.saved)
        return not fresh and (self._drawn != self._time or self._is_over)

    @property
    def _is_over(self) -> bool:
        """Whether what is shown as saved is not fresh, and of a day that is over or shown since then."""
        saved, today = self.saved, self._coach.clock.now().date()
        if saved is None or self._is_fresh(saved):
            return False
        stood = self._drawn is not None and self._drawn[0] != today
        return stood or (saved.kind == "day" and saved.at.date() != today)

    @property
    def _time(self) -> tuple[date, bool]:
        return self._coach.clock.now().date(), self.is_evening

    def asked(self, today: Today) -> ScoreAsked:
        """What Today asks now: what was just answered stays in sight, with its answer."""
        self._drawn = self._time
        self._asked = self._to_ask(today)
        return self._asked

    def _to_ask(self, today: Today) -> ScoreAsked:
        saved = self.saved
        if saved is not None and (saved.kind == "day" or self._is_fresh(saved)):
            return ScoreAsked(saved.kind, saved.at.date(), saved, self.more)
        kind: PainKind = "day" if self.is_evening and not today.day_scored else "now"
        missed = self._missed(today.now.date())
        return ScoreAsked(kind, today.now.date(), missed=missed, earlier=self.earlier)

    def _missed(self, today: date) -> date | None:
        """Yesterday, if it has no score and there are some of the days before it."""
        day = today - timedelta(days=1)
        given = {s.at.date() for s in self._coach.pain_scores(since=today - timedelta(days=USUAL_DAYS))}
        usual = any(one < day for one in given)
        return day if usual and day not in given else None

    def _is_fresh(self, saved: PainScore) -> bool:
        return self._coach.clock.now() - (saved.entered_at or saved.at) < CORRECTS_WITHIN

    def renew(self) -> None:
        """Show Today as it is now. Where it is in sight and only scores have changed, nothing else moves."""
        page, today = self._window.page, self._coach.today()
        if not isinstance(page, TodayPage):
            self._director.show_today()
        elif not page.take(today, self.asked(today)):
            focused = self._window.focusWidget()
            self._window.redraw(focused.accessibleName() if focused is not None else "")

    # -- what is given -----------------------------------------------------------------------------------

    def save(self, score: int) -> None:
        """Write a score as what was asked when the page was drawn, and show what it locks, or itself."""
        asked, before = self._asked, self.saved
        assert asked is not None, "who answers was asked"
        if self._is_over:
            # The answer of another day stands there: is it that which is meant, or today? Ask anew.
            self.forget()
            self.renew()
            return
        result: SaveResult | None
        if before is not None and self._corrects(before, asked):
            result = self._coach.pain.check_ins.correct(before, score)
            self.saved = self.latest(before)
        else:
            result = self._add(score, asked)
        self.settle(result, self.renew)

    def _corrects(self, before: PainScore, asked: ScoreAsked) -> bool:
        """A second tap soon after the first corrects it, and a day has one average; else it is another."""
        same = (before.kind, before.at.date()) == (asked.kind, asked.day)
        return same and (asked.kind == "day" or self._is_fresh(before))

    def _add(self, score: int, asked: ScoreAsked) -> SaveResult | None:
        from corecoach.coach.check_ins import CheckIn

        self.forget()
        today = self._coach.clock.now().date()
        if asked.kind == "now" or asked.day == today:
            self.saved, result = self._coach.add_pain(score, asked.kind)
            return result
        # The page was drawn before midnight and answered after it: it asked about the day before.
        check_ins = self._coach.pain.check_ins
        if asked.day not in check_ins.days_open():
            return None
        result = check_ins.add(CheckIn(score), asked.kind, asked.day)
        given = self._coach.pain_scores(since=asked.day)
        self.saved = next(s for s in reversed(given) if (s.kind, s.at.date()) == (asked.kind, asked.day))
        return result

    def latest(self, score: PainScore) -> PainScore:
        """The correction of a score that was just written, or the score where nothing was changed."""
        given = self._coach.pain_scores(since=score.at.date())
        return next((s for s in given if s.corrects == score.id), score)

    def undo(self, score: PainScore) -> None:
        """Take a score back."""
        self.forget()
        self.settle(self._coach.withdraw_pain(score), self.renew)

    def settle(self, result: SaveResult | None, then: Callable[[], object]) -> None:
        """After anything was written of pain: show what it locks, or go on; and what could not be saved."""
        if self._locks_now():
            self._director.show_lockouts()
        else:
            then()
        if result is not None:
            self._director.tell(result)

    def _locks_now(self) -> bool:
        """Whether the scores by themselves lead to something that somebody has to look at soon."""
        if self._coach.rules is None:
            return False
        found = self._coach.judge_diary()
        return found.lockout is not None and found.triage.tier.rank >= Tier.SOON.rank
