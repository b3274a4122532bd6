"""One score in the list of all scores: what was said, what it was before, and the ways to put it right."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.check_ins import DiaryEntry
from corecoach.ui.diary_words import entry_lines, entry_name, old_numbers, said_of_words, when_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.diary_forms import CorrectForm, DiaryDraft, Form, TakeBackForm
from corecoach.ui.widgets import Button, Kind, Text, column, row
from corecoach.ui.widgets.older_list import Opener, RowForm
from corecoach.words import _


class DiaryRow(QWidget):
    """`corrected` and `taken_back` carry the score."""

    corrected = Signal(object)
    taken_back = Signal(object)

    def __init__(self, look: Look, entry: DiaryEntry, draft: DiaryDraft, *, day: str, now: datetime) -> None:
        """`day` in words."""
        super().__init__()
        self._look, self.entry, self._draft = look, entry, draft
        self._what = said_of_words(entry.score, now.date())
        name = entry_name(entry, day, now.date())
        self.setAccessibleName(name)
        self._buttons = [] if entry.taken_back else self._make_buttons(name)
        down = look.px(9)
        box = column(self._said(now), margins=(0, down, 0, down))
        self.setLayout(box)
        self.opener = Opener(box, self._buttons, self._make_form, draft.close)
        if draft.score == entry.score.id:
            self.opener.show_form()

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
        words = column(Text(look, self._what, "label"), gap=look.px(2))
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
        self.opener.open(lambda: self._draft.open(self.entry.score, form))

    def _make_form(self) -> RowForm:
        score = self.entry.score
        if self._draft.form == "correct":
            correct = CorrectForm(self._look, score, self._draft)
            correct.saved.connect(lambda _none: self.corrected.emit(score))
            return correct
        words = _("Take this score back? It stays in the list, but no longer counts.")
        back = TakeBackForm(self._look, words)
        back.saved.connect(lambda _none: self.taken_back.emit(score))
        return back


def struck(look: Look, words: str, token: str) -> Text:
    """What no longer holds: struck through."""
    text = Text(look, words, token, "ink-2", wrap=False)
    font = text.font()
    font.setStrikeOut(True)
    text.setFont(font)
    return text
