"""One score in the list of all scores: what was said, what it was before, and the ways to put it right."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from corecoach.coach.check_ins import DiaryEntry
from corecoach.ui.diary_words import entry_lines, entry_name, old_numbers, when_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.diary_forms import CorrectForm, DiaryDraft, Form, TakeBackForm
from corecoach.ui.trend_words import kind_words
from corecoach.ui.widgets import Button, Kind, Text, column, row
from corecoach.words import _


class DiaryRow(QWidget):
    """`opening` comes before a form opens: only one is open. `corrected` and `taken_back` carry the score."""

    opening = Signal(object)
    corrected = Signal(object)
    taken_back = Signal(object)

    def __init__(self, look: Look, entry: DiaryEntry, draft: DiaryDraft, *, day: str, now: datetime) -> None:
        """`day` in words."""
        super().__init__()
        self._look, self.entry, self._draft = look, entry, draft
        self._form: CorrectForm | TakeBackForm | None = None
        name = entry_name(entry, day)
        self.setAccessibleName(name)
        self._buttons = [] if entry.taken_back else self._make_buttons(name)
        down = look.px(9)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, down, 0, down)
        self._box.addLayout(self._said(now))
        if draft.score == entry.score.id:
            self._add_form()

    @property
    def is_open(self) -> bool:
        """Whether its form is open."""
        return self._form is not None

    def focus_form(self) -> None:
        """Give the keyboard to the form."""
        if self._form is not None:
            self._form.focus_first()

    def focus_button(self) -> None:
        """Give the keyboard to the way to put it right."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away_form(self) -> None:
        """Close the form and forget what was typed."""
        if self._form is not None:
            self._draft.close()
            self._form.hide()
            self._box.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
            self._show_buttons(True)

    def close_form(self) -> None:
        """Close the form; the keyboard goes back to the buttons."""
        self.take_away_form()
        self.focus_button()

    # -- what stands there -------------------------------------------------------------------------------

    def _make_buttons(self, name: str) -> list[Button]:
        correct, back = _("Correct: {what}").format(what=name), _("Take back: {what}").format(what=name)
        return [
            Button(
                self._look, _("Correct"), Kind.QUIET, name=correct, on_click=partial(self._open, "correct")
            ),
            Button(
                self._look, _("Take back"), Kind.QUIET, name=back, on_click=partial(self._open, "take-back")
            ),
        ]

    def _said(self, now: datetime) -> QBoxLayout:
        look, score = self._look, self.entry.score
        time = Text(look, when_words(score), "body", "ink-2", wrap=False)
        time.setMinimumWidth(look.text_px(62))
        words = column(Text(look, kind_words(score.kind), "label"), gap=look.px(2))
        for line in entry_lines(self.entry, now):
            words.addWidget(Text(look, line, "body", "ink-2"))
        top = row(time, self._number(), gap=look.px(12))
        top.addLayout(column(None, words, None), 1)
        buttons = row(*self._buttons, gap=look.px(18))
        if look.narrow:
            buttons.addStretch(1)
            return column(top, buttons, gap=look.px(4)) if self._buttons else column(top)
        top.addLayout(buttons)
        return top

    def _number(self) -> QWidget:
        """The number, large; those that stood there before beside it, struck through."""
        look, score = self._look, self.entry.score
        taken = self.entry.taken_back
        shown = [
            struck(look, str(score.score), "title-s") if taken else Text(look, str(score.score), "title-s")
        ]
        olds = " ".join(str(old) for old in old_numbers(self.entry))
        if olds:
            shown.append(struck(look, olds, "body"))
        holder = held(row(*shown, None, gap=look.px(8)))
        holder.setMinimumWidth(look.text_px(84))
        return holder

    # -- the forms ---------------------------------------------------------------------------------------

    def _open(self, form: Form) -> None:
        self.opening.emit(None)
        self._draft.open(self.entry.score, form)
        self._add_form()
        self.focus_form()

    def _add_form(self) -> None:
        if self._draft.form == "correct":
            self._form = CorrectForm(self._look, self.entry.score, self._draft)
            self._form.saved.connect(lambda _none: self.corrected.emit(self.entry.score))
        else:
            self._form = TakeBackForm(self._look)
            self._form.saved.connect(lambda _none: self.taken_back.emit(self.entry.score))
        self._form.cancelled.connect(lambda _none: self.close_form())
        self._box.addWidget(self._form)
        self._form.show()
        self._show_buttons(False)

    def _show_buttons(self, on: bool) -> None:
        for button in self._buttons:
            button.setEnabled(on)


def struck(look: Look, words: str, token: str) -> Text:
    """What no longer holds: struck through."""
    text = Text(look, words, token, "ink-2", wrap=False)
    font = text.font()
    font.setStrikeOut(True)
    text.setFont(font)
    return text
