"""What follows a session: how it was, and what was done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, SaveResult, Started
from corecoach.session import SessionRecord
from corecoach.ui.dose import dose_words
from corecoach.ui.look import Look
from corecoach.ui.pages.summary import SummaryDraft, SummaryPage
from corecoach.ui.window import Window
from corecoach.words import ngettext

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class AfterFlow(QObject):
    """One summary at a time; what was answered on it is never lost."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._open: tuple[SessionRecord, SummaryDraft] | None = None
        # Exercises that were begun, and that no summary has asked about yet: a stop may have come between.
        self._begun: list[str] = []

    def note(self, started: Started) -> None:
        """Remember what was begun in a session that is over, whether or not a summary follows at once."""
        self._begun += started.session.begun()

    def begin(self, started: Started, record: SessionRecord) -> None:
        """Ask how it was, and show what was done."""
        draft = SummaryDraft()
        self._open = (record, draft)
        doses = [dose_words(item) for item in started.session.timeline.items]
        # A session of one's own says nothing about the week of the programme.
        week = self._week_line() if started.programme else ""
        watched, self._begun = self._coach.to_watch(self._begun), []

        def make(look: Look) -> QWidget:
            page = SummaryPage(look, record, draft, doses, week_line=week, watched=watched)
            page.save_requested.connect(lambda _draft: self._save(record, draft, then=_next(draft)))
            page.check_requested.connect(lambda _none: self._save(record, draft, then="symptom"))
            return page

        self._window.show_page(make)

    def keep(self) -> None:
        """The window closes: write what was answered, if anything was."""
        if self._open is not None and self._open[1] != SummaryDraft():
            self._write(*self._open)

    def _week_line(self) -> str:
        today = self._coach.today()
        planned = today.planned_this_week
        words = ngettext("{done} of {n} session this week.", "{done} of {n} sessions this week.", planned)
        return words.format(done=today.done_this_week, n=planned) if planned else ""

    def _write(self, record: SessionRecord, draft: SummaryDraft) -> SaveResult:
        self._open = None
        return self._coach.feedback(
            record,
            pain=draft.pain,
            effort=draft.effort,
            note=draft.note,
            form_kept=draft.form_kept,
            relief_taken=draft.relief_taken,
            anything_new=draft.anything_new,
        )

    def _save(self, record: SessionRecord, draft: SummaryDraft, then: str) -> None:
        result = self._write(record, draft)
        self._director.go(then)
        self._director.tell(result)


def _next(draft: SummaryDraft) -> str:
    """What came on is looked at in the safety check."""
    return "symptom" if draft.anything_new else "today"
