"""Saying more of a score, giving one for a day that is over, and the list of all scores."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.coach.check_ins import CheckIn
from corecoach.coach.diary_days import days_back
from corecoach.pain import PainScore
from corecoach.ui.check_in_drafts import CheckInDrafts
from corecoach.ui.look import Look
from corecoach.ui.pages.check_in import CheckInAsked, CheckInDraft, CheckInPage
from corecoach.ui.pages.diary import DiaryPage
from corecoach.ui.pages.diary_forms import DiaryDraft, Form
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.score_words import leg_question, leg_up_words
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class CheckInFlow(QObject):
    """Every answer becomes a record; what a person puts right stays beside what was there before."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._check_ins = coach.pain.check_ins
        self._drafts = CheckInDrafts(coach)
        self._diary = DiaryDraft()

    # -- more of a score just given ----------------------------------------------------------------------

    def more(self, score: PainScore) -> None:
        """Ask for more beside a score that was given on Today."""
        asked, back = CheckInAsked(self._today, score), self._director.show_today
        self._ask(asked, score.at.date(), lambda draft: self._save_more(score, draft), back)

    def _save_more(self, score: PainScore, draft: CheckInDraft) -> None:
        scores, leg = self._director.scores, self._drafts.leg_said(draft)
        more = draft != self._drafts.known(draft.day, score)
        result = self._drafts.save(draft, score)
        scores.saved, scores.more = scores.latest(score), more
        scores.settle(result, lambda: self.past_leg(draft.day, leg, self._after_more))

    def _after_more(self) -> None:
        """In the evening there may be more to ask, of what one can do."""
        then = self._director.show_today
        if self._director.scores.is_evening:
            self._director.pages.function().offer(then)
        else:
            then()

    # -- a day that is over ------------------------------------------------------------------------------

    def for_day(self, day: date | None = None, then: Callable[[], object] | None = None) -> None:
        """Ask for the average of `day`, or of the last day without one; `then` is where it leads back to."""
        days, back = self._open_days(), then or self._director.show_today
        if not days or (day is not None and day not in days):
            back()
            return
        first = next((one for one in days if self._drafts.unsaved(one)), days[0])
        asked = CheckInAsked(self._today, days=days)
        self._ask(asked, day or first, lambda draft: self._save_day(draft, back), back)

    def _open_days(self) -> tuple[date, ...]:
        """The days before today that may still get an average, and have none."""
        days = self._check_ins.days_open()
        given = self._coach.pain_scores(since=min(days)) if days else []
        averages = {score.at.date() for score in given if score.kind == "day"}
        return tuple(day for day in days if day not in averages)

    def _save_day(self, draft: CheckInDraft, back: Callable[[], object]) -> None:
        if draft.day not in self._open_days():
            self._say_too_late()
            return
        leg = self._drafts.leg_said(draft)
        result = self._drafts.save(draft)
        self._director.scores.earlier = self._day_score(draft.day)
        self._director.scores.settle(result, lambda: self.past_leg(draft.day, leg, back))

    def _day_score(self, day: date) -> PainScore | None:
        given = self._coach.pain_scores(since=day)
        return next((s for s in given if s.kind == "day" and s.at.date() == day), None)

    def _say_too_late(self) -> None:
        """The page stood there until nobody remembers that day any more."""
        title, lines = _("That day is too long ago now."), [_("Nothing was saved.")]
        ways = [(_("Back to today"), Kind.PRIMARY, self._director.show_today)]
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("An earlier day")))

    # -- pain in the leg ---------------------------------------------------------------------------------

    def past_leg(self, day: date, leg: int | None, then: Callable[[], object]) -> None:
        """Go on; but after pain in the leg was saved that is far up, ask first what else has changed."""
        up = self._check_ins.leg_up(day, leg) if leg is not None else None
        if up is None:
            then()
            return
        title, lines = leg_up_words(up, day, self._today), [leg_question()]
        ways = [
            (_("Check symptoms"), Kind.PRIMARY, lambda: self._director.go("symptom")),
            (_("Not now"), Kind.SECONDARY, then),
        ]
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("Pain down the leg")))

    # -- the page ----------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._coach.clock.now().date()

    def _ask(
        self,
        asked: CheckInAsked,
        day: date,
        save: Callable[[CheckInDraft], object],
        leave: Callable[[], object],
    ) -> None:
        """Every day has a draft of its own: numbers of one are never those of another."""
        kept = self._drafts.unsaved(day, asked.given)
        draft = self._drafts.of(day, asked.given)

        def make(look: Look) -> QWidget:
            page = CheckInPage(look, replace(asked, kept=kept), draft)
            page.save_requested.connect(lambda _none: save(draft))
            page.leave_requested.connect(lambda _none: leave())
            page.day_chosen.connect(choose)
            return page

        def choose(other: date) -> None:
            nonlocal draft, kept
            kept, draft = self._drafts.unsaved(other), self._drafts.of(other)
            self._window.redraw()

        self._window.show_page(make)

    # -- all scores --------------------------------------------------------------------------------------

    def show_diary(self) -> None:
        """Show all scores, the newest first."""
        self._diary = DiaryDraft()
        self._show_list()

    def _show_list(self) -> None:
        draft = self._diary

        def make(look: Look) -> QWidget:
            may_add = bool(self._open_days())
            page = DiaryPage(
                look, days_back(self._coach), draft, now=self._coach.clock.now(), may_add=may_add
            )
            page.correct_requested.connect(self._correct)
            page.take_back_requested.connect(self._take_back)
            page.no_flare_requested.connect(self._take_back_flare)
            page.add_requested.connect(lambda _none: self.for_day(then=self._show_list))
            page.leave_requested.connect(lambda _none: self._director.go("trend"))
            return page

        self._window.show_page(make)

    def open_form(self, score: PainScore, form: Form) -> None:
        """Show the list with the form of one score open."""
        self._diary.open(score, form)
        self._show_list()

    def _correct(self, score: PainScore) -> None:
        draft = self._diary
        said = CheckIn(draft.number, places=score.places, relief=score.relief, note=draft.note)
        draft.close()
        result = self._check_ins.add_to(score, said)
        draft.back_to = self._director.scores.latest(score).id
        leg, day = _higher(said.score, score) if score.kind == "leg" else None, score.at.date()
        self._director.scores.settle(result, lambda: self.past_leg(day, leg, self._show_list))

    def _take_back(self, score: PainScore) -> None:
        self._diary.close()
        self._diary.back_to = score.id
        self._director.scores.settle(self._coach.withdraw_pain(score), self._show_list)

    def _take_back_flare(self, day: date) -> None:
        self._diary.close()
        self._director.scores.settle(self._check_ins.take_back_flare(day), self._show_list)


def _higher(number: int | None, before: PainScore | None) -> int | None:
    """The number, where it is new or more than what it takes the place of."""
    return None if number is not None and before is not None and number <= before.score else number
