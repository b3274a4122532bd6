"""What you can do: what was answered so far, what is due, and the way to answer it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.function import Agenda, FunctionView
from corecoach.library.questionnaires import Questionnaire
from corecoach.pain.function import Instrument, Said
from corecoach.ui.function_words import (
    CHANGE_CITATION,
    PSFS_CITATION,
    about_words,
    title_words,
    when_words,
)
from corecoach.ui.look import Look
from corecoach.ui.pages.function_answers import change_answers, psfs_answers, rmdq_answers
from corecoach.ui.review_words import review_words, source_words
from corecoach.ui.widgets import Button, Card, Kind, Message, Page, Text, column, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _


class FunctionShown(Struct, frozen=True):
    """What the page shows. `questionnaire` is None when its file is damaged; `saved` was answered just now;
    with `taken_back` it was taken back."""

    view: FunctionView
    agenda: Agenda
    questionnaire: Questionnaire | None
    now: datetime
    saved: Said | None = None
    taken_back: bool = False


class FunctionPage(Page):
    """`answer_requested` carries an Instrument, `undo_requested` the answer just given; `leave_requested`
    leads back to the trend."""

    answer_requested = Signal(object)
    undo_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, shown: FunctionShown) -> None:
        super().__init__(look, name=_("What you can do"))
        self._shown = shown
        self._answer: dict[Instrument, Button] = {}
        self.fill(*self._parts(), None)

    def focus_first(self) -> None:
        """Give the keyboard to what is due, or else to the first questions."""
        due = self._shown.agenda.due
        first = next(iter(self._answer.values()))
        target = self._answer.get(due, first) if due else first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the trend."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit(None)
        else:
            super().keyPressEvent(event)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Part]:
        look, shown = self.look, self._shown
        yield self._head()
        if shown.saved is not None:
            yield self._saved(shown.saved)
        if shown.taken_back:
            yield Message(look, _("Taken back. You can answer again."), "quiet")
        today = shown.now.date()
        yield self._card("psfs", psfs_answers(look, shown.view, today))
        yield self._card("rmdq", rmdq_answers(look, shown.view.rmdq, today))
        yield self._card("change", change_answers(look, shown.view.changes, today))
        yield self._foot()

    def _saved(self, said: Said) -> QWidget:
        undo = Button(
            self.look, _("Undo"), Kind.SECONDARY, on_click=lambda: self.undo_requested.emit(said),
        )  # fmt: skip
        return Message(self.look, _("Saved. Thank you."), "quiet", action=undo)

    def _head(self) -> QBoxLayout:
        look = self.look
        back = Button(
            look, _("Back to pain trend"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        lead = _("Pain is one thing. What you can do is another. A few questions now and then show it.")
        return column(
            row(back, None),
            Text(look, _("What you can do"), "title-m"),
            Text(look, lead, "body", "ink-2"),
            gap=look.px(4),
        )

    def _card(self, instrument: Instrument, answers: Sequence[QWidget]) -> QWidget:
        look = self.look
        if instrument == "rmdq" and self._shown.questionnaire is None:
            damaged = _("These questions are damaged. Install CoreCoach again.")
            return Card(look, self._titles(instrument), Message(look, damaged, "caution"), gap=look.px(12))
        parts: list[Part] = [self._titled(instrument)]
        if answers:
            parts += [look.px(4), *answers]
        return Card(look, *parts, padding=(26, 20), gap=look.px(10))

    def _titles(self, instrument: Instrument) -> QBoxLayout:
        look = self.look
        words = about_words(instrument)
        return column(
            Text(look, title_words(instrument), "title-s"), Text(look, words, "body", "ink-2"), gap=look.px(2)
        )

    def _titled(self, instrument: Instrument) -> QBoxLayout:
        look, due = self.look, self._shown.agenda.due == instrument
        when = when_words(instrument, self._shown.agenda, self._shown.now)
        titles = self._titles(instrument)
        titles.addWidget(Text(look, when, "label" if due else "body", "ink" if due else "ink-2"))
        button = Button(
            look, _("Answer now"), Kind.PRIMARY if due else Kind.SECONDARY,
            name=_("Answer now: {title}").format(title=title_words(instrument)),
            on_click=lambda: self.answer_requested.emit(instrument),
        )  # fmt: skip
        self._answer[instrument] = button
        if look.narrow:
            return column(titles, row(button, None), gap=look.px(10))
        box = row(gap=look.px(20))
        box.addLayout(titles, 1)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _foot(self) -> QBoxLayout:
        look, questionnaire = self.look, self._shown.questionnaire
        cited = [PSFS_CITATION, *([questionnaire.citation] if questionnaire else []), CHANGE_CITATION]
        return column(
            Text(look, review_words(None), "body", "ink-2"),
            Text(look, source_words(_("; ").join(words.rstrip(".") for words in cited)), "small", "ink-2"),
            gap=look.px(4),
        )
