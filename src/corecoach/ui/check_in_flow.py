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
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import PLACES
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
        self._diary = DiaryDraft()

    # -- more of a score just given ----------------------------------------------------------------------

    def more(self, score: PainScore) -> None:
        """Ask for more beside a score that was given on Today."""
        asked = CheckInAsked(self._today, score)
        draft, then = self._draft_of(score), self._director.show_today
        self._ask(asked, draft, lambda: self._save_more(score, draft), then)

    def _draft_of(self, score: PainScore) -> CheckInDraft:
        """What is known of it already: nothing is asked twice, and nothing is said twice."""
        known = self._beside(score)
        day = score.at.date()
        return CheckInDraft(
            day,
            worst=known["worst"].score if "worst" in known else None,
            leg=known["leg"].score if "leg" in known else None,
            places=set(score.places),
            relief=score.relief,
            flare=self._check_ins.flare_on(day),
            note=score.note,
        )

    def _beside(self, score: PainScore) -> dict[PainKind, PainScore]:
        """The worst of that day, and the pain in the leg of that moment, where they were said."""
        given = self._coach.pain_scores(since=score.at.date())
        day = score.at.date()
        worst = [s for s in given if s.kind == "worst" and s.at.date() == day]
        leg = [s for s in given if s.kind == "leg" and s.at == score.at]
        return {s.kind: s for s in (*worst, *leg)}

    def _save_more(self, score: PainScore, draft: CheckInDraft) -> None:
        before, said = self._draft_of(score), _said(draft)
        known = self._beside(score)
        numbers: tuple[tuple[PainKind, int | None], ...] = (("worst", draft.worst), ("leg", draft.leg))
        for kind, number in numbers:
            if kind in known:
                self._put_right(known[kind], number)
        leg = _higher(draft.leg, known.get("leg"))
        said = replace(
            said,
            worst=None if "worst" in known else said.worst,
            leg=None if "leg" in known else said.leg,
            flare=None if said.flare == before.flare else said.flare,
        )
        result = self._check_ins.add_to(score, said)
        scores = self._director.scores
        scores.saved, scores.more = scores.latest(score), draft != before
        scores.settle(result, lambda: self.past_leg(draft.day, leg, self._after_more))

    def _put_right(self, score: PainScore, number: int | None) -> None:
        if number is None:
            self._coach.withdraw_pain(score)
        elif number != score.score:
            self._check_ins.correct(score, number)

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
        asked, draft = CheckInAsked(self._today, days=days), CheckInDraft(day or days[0])
        draft.flare = self._check_ins.flare_on(draft.day)
        self._ask(asked, draft, lambda: self._save_day(draft, back), back)

    def _open_days(self) -> tuple[date, ...]:
        """The days before today that may still get an average, and have none."""
        days = self._check_ins.days_open()
        given = self._coach.pain_scores(since=min(days)) if days else []
        averages = {score.at.date() for score in given if score.kind == "day"}
        return tuple(day for day in days if day not in averages)

    def _save_day(self, draft: CheckInDraft, back: Callable[[], object]) -> None:
        said = _said(draft)
        if said.flare == self._check_ins.flare_on(draft.day):
            said = replace(said, flare=None)
        # The page may have stood there until the day was too long ago.
        open_still = draft.day in self._open_days()
        result = self._check_ins.add(said, "day", draft.day) if open_still else None
        leg = draft.leg if open_still else None
        self._director.scores.settle(result, lambda: self.past_leg(draft.day, leg, back))

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
        draft: CheckInDraft,
        save: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        def make(look: Look) -> QWidget:
            page = CheckInPage(look, asked, draft)
            page.save_requested.connect(lambda _none: save())
            page.leave_requested.connect(lambda _none: leave())
            page.day_chosen.connect(choose)
            return page

        def choose(day: date) -> None:
            draft.day, draft.flare = day, self._check_ins.flare_on(day)
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
        self._director.scores.settle(self._coach.withdraw_pain(score), self._show_list)


def _higher(number: int | None, before: PainScore | None) -> int | None:
    """The number, where it is new or more than what it takes the place of."""
    return None if number is not None and before is not None and number <= before.score else number


def _said(draft: CheckInDraft) -> CheckIn:
    return CheckIn(
        draft.score,
        worst=draft.worst,
        leg=draft.leg,
        places=tuple(place for place in PLACES if place in draft.places),
        relief=draft.relief,
        note=draft.note,
        flare=draft.flare,
    )
