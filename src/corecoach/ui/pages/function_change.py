"""How the back is compared with the start, and how hard exercise was of late."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.function_words import change_words, signed
from corecoach.ui.look import Look
from corecoach.ui.pages.function_foot import AnswerFoot
from corecoach.ui.review_words import review_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, ScoreRow, Text
from corecoach.ui.widgets.change_row import ChangeRow
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _


@dataclass
class ChangeDraft:
    """Answers given so far; they outlive the page. None: no answer. `idle`: there was no exercise."""

    change: int | None = None
    effort: int | None = None
    idle: bool = False


class ChangePage(FlowPage):
    """`done` says that the change is answered; the answers are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, draft: ChangeDraft, *, began: str, back: str) -> None:
        """`began` says when the diary began, or nothing; `back` is what the way back says."""
        super().__init__(look, max_width=1020)
        self._draft = draft
        title = _("Better or worse")
        self.setAccessibleName(title)
        leave = Button(
            look, back, Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        self._foot = AnswerFoot(look, _("Save"), self._finish)
        self.fill(*self._parts(began), title=title, back=leave, foot=self._foot)
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first question, or to Save."""
        if self._draft.change is None:
            self._change.focus_first()
        else:
            self._foot.focus_button()

    def _parts(self, began: str) -> Iterator[QWidget]:
        yield self._change_card(began)
        yield self._effort_card()
        yield Text(self.look, review_words(None), "body", "ink-2")

    def _change_card(self, began: str) -> QWidget:
        look = self.look
        question = _("Compared with when you began here, how is your back now?")
        ends = (_("Much worse"), _("No change"), _("All better"))
        self._change = ChangeRow(look, ends, shown=signed, name=change_words)
        self._change.setAccessibleName(question)
        self._change.show_score(self._draft.change)
        self._change.chosen.connect(self._on_change)
        words = [Text(look, question, "title-m")]
        if began:
            words.append(Text(look, began, "body", "ink-2"))
        return Card(look, *words, look.px(8), self._change, padding=(26, 20), gap=look.px(4))

    def _effort_card(self) -> QWidget:
        look = self.look
        question = _("How hard was your exercise over the last two weeks, all in all?")
        self._effort = ScoreRow(look, _("No effort at all"), _("The hardest you can imagine"))
        self._effort.setAccessibleName(question)
        self._effort.show_score(self._draft.effort)
        self._effort.chosen.connect(self._on_effort)
        self._idle = Tick(look, _("I did none"), self._on_idle)
        self._idle.setChecked(self._draft.idle)
        self._idle.setAccessibleDescription(question)
        optional = Text(look, _("You may leave this out."), "body", "ink-2")
        parts = (Text(look, question, "title-s"), optional, look.px(6), self._effort, self._idle)
        return Card(look, *parts, padding=(26, 20), gap=look.px(4))

    def _on_change(self, change: int) -> None:
        self._draft.change = change
        self._refresh()

    def _on_effort(self, score: int) -> None:
        self._draft.effort = score
        self._idle.setChecked(False)

    def _on_idle(self, on: bool) -> None:
        self._draft.idle = on
        if on:
            self._draft.effort = None
            self._effort.show_score(None)

    def _refresh(self) -> None:
        ready = self._draft.change is not None
        asked = _("Choose how your back is. Then save.")
        self._foot.say(_("It is kept in your diary.") if ready else asked, ready=ready)

    def _finish(self) -> None:
        self._effort.settle()
        if self._draft.change is not None:
            self.done.emit(None)
