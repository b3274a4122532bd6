"""The head of one day in the list of all scores: which day, and that it was called a flare-up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.diary_days import DiaryDay
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.diary_forms import DiaryDraft, TakeBackForm
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row
from corecoach.ui.widgets.older_list import Opener, RowForm
from corecoach.words import _


class DiaryHead(QWidget):
    """`taken_back` carries the day that is called a flare-up no longer."""

    taken_back = Signal(object)

    def __init__(self, look: Look, day: DiaryDay, draft: DiaryDraft, words: str) -> None:
        """`words` name the day."""
        super().__init__()
        self._look, self.day, self._draft = look, day.day, draft
        title = grow(Text(look, words, "title-s"))
        buttons = [self._button(words)] if day.flare else []
        box = column(held(self._called(title, *buttons)) if day.flare else title)
        self.setLayout(box)
        self.opener = Opener(box, buttons, self._make_form, draft.close)
        if day.flare and draft.score == day.day.isoformat():
            self.opener.show_form()

    def _button(self, words: str) -> Button:
        name = _("Take back: {what}").format(what=_("{day}, a flare-up").format(day=words))
        return Button(self._look, _("Take back"), Kind.QUIET, name=name, on_click=self.open_form)

    def _called(self, title: QWidget, back: Button) -> QBoxLayout:
        look = self._look
        said = Text(look, _("You called it a flare-up"), "body", "ink-2", wrap=look.narrow)
        if look.narrow:
            return column(title, said, row(back, None), gap=look.px(4))
        return row(title, said, back, gap=look.px(18))

    def open_form(self) -> None:
        """Ask once more whether it is to be taken back."""
        self.opener.open(lambda: self._draft.open_day(self.day))

    def _make_form(self) -> RowForm:
        form = TakeBackForm(self._look, _("Take this back? Then nothing is said of a flare-up on that day."))
        form.saved.connect(lambda _none: self.taken_back.emit(self.day))
        return form
