"""The morning after a session: how the back is now, and whether pain has gone further down a leg."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.safety import Answer
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import asked_row, held
from corecoach.ui.pages.gate import answer_options
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, ScoreRow, Segmented, Text, column, grow, row
from corecoach.words import _


@dataclass
class MorningDraft:
    """Answers given so far; they outlive a page that is drawn anew. None: no answer yet."""

    pain: int | None = None
    moved_down: Answer | None = None


class MorningPage(FlowPage):
    """`done` says that all is answered; the answers are in the draft. `skipped`: not now."""

    done = Signal(object)
    skipped = Signal(object)

    def __init__(self, look: Look, *, session_words: str, ask_leg: bool, draft: MorningDraft) -> None:
        """`session_words` say after which session, such as "After Monday's session, Morning core"."""
        super().__init__(look, max_width=1020)
        self._draft, self._ask_leg = draft, ask_leg
        title = _("How is your back this morning?")
        self.setAccessibleName(title)
        head = column(Text(look, title, "title-l"), Text(look, session_words, "lead", "ink-2"), gap=2)
        parts = [held(head), self._score_card(look, title)]
        if ask_leg:
            parts.append(self._leg_card(look))
        self.fill(*parts, foot=self._foot(look))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer."""
        if self._draft.pain is None:
            self._score.focus_first()
        elif self._ask_leg and self._draft.moved_down is None:
            self._leg.focus_first()
        else:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is Not now."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit(None)
        else:
            super().keyPressEvent(event)

    def _score_card(self, look: Look, title: str) -> QWidget:
        self._score = ScoreRow(look, _("No pain"), _("Worst pain I can imagine"))
        self._score.setAccessibleName(title)
        self._score.show_score(self._draft.pain)
        self._score.chosen.connect(self._give_score)
        return Card(look, self._score, padding=(28, 20))

    def _leg_card(self, look: Look) -> QWidget:
        words = _("Has the pain moved further down your leg since then?")
        self._leg = Segmented(look, answer_options(), name=words, value=self._draft.moved_down)
        self._leg.chosen.connect(self._answer_leg)
        return Card(look, asked_row(look, Text(look, words, "lead"), self._leg), padding=(28, 6))

    def _foot(self, look: Look) -> QWidget:
        self._hint = Text(look, "", "body", "ink-2")
        self._save = Button(
            look, _("Save"), Kind.PRIMARY, icon="check", height=64, size_px=22, on_click=self._finish
        )
        later = Button(look, _("Not now"), Kind.QUIET, height=64, on_click=lambda: self.skipped.emit(None))
        box: QLayout
        if look.narrow:
            box = column(self._hint, self._save, later, gap=look.px(8))
        else:
            box = row(grow(self._hint), later, self._save, gap=look.px(28))
        return held(box)

    def _give_score(self, score: int) -> None:
        self._draft.pain = score
        self._refresh()

    def _answer_leg(self, answer: Answer) -> None:
        self._draft.moved_down = answer
        self._refresh()

    def _complete(self) -> bool:
        leg = self._draft.moved_down is not None or not self._ask_leg
        return self._draft.pain is not None and leg

    def _refresh(self) -> None:
        ready = self._complete()
        self._save.setEnabled(ready)
        asked = _("Choose a number from 0 to 10.")
        if self._ask_leg:
            asked = _("Answer both questions. Not sure is a good answer.")
        self._hint.setText(_("It is kept in your pain diary.") if ready else asked)

    def _finish(self) -> None:
        if self._complete():
            self.done.emit(None)
