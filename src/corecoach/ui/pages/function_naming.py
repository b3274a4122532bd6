"""Own activities: what is hard for somebody because of the back, in their own words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.pain.function import LONGEST_NAME, MOST_ACTIVITIES, tidied
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.function_foot import AnswerFoot
from corecoach.ui.review_words import review_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, Text, column, grow, row
from corecoach.ui.widgets.field import Field
from corecoach.words import _


@dataclass
class NamingDraft:
    """What was written so far, as typed; it outlives the page."""

    names: list[str] = field(default_factory=lambda: [""] * MOST_ACTIVITIES)

    @property
    def tidied(self) -> tuple[str, ...]:
        """The activities named, as they are kept."""
        return tidied(self.names)


class NamingPage(FlowPage):
    """`done` says that something is named; the names are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, draft: NamingDraft, *, back: str, again: bool) -> None:
        """`back` is what the way back says; `again`: other activities were named before."""
        super().__init__(look, max_width=920)
        self._draft = draft
        title = _("What matters to you")
        self.setAccessibleName(title)
        leave = Button(
            look, back, Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        self._foot = AnswerFoot(look, _("Continue"), self._finish, icon="")
        self.fill(*self._parts(again), title=title, back=leave, foot=self._foot)
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first field that is empty, or the first one."""
        empty = (each for each in self._fields if not each.text().strip())
        next(empty, self._fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self, again: bool) -> Iterator[QWidget]:
        look = self.look
        question = Text(look, _("What is hard for you because of your back?"), "title-m")
        lead = _("Name 3 to 5 things that matter to you and are hard now. One is enough.")
        such = _("Such as: put on my socks, sit for an hour, carry the shopping.")
        yield held(
            column(question, Text(look, lead, "lead"), Text(look, such, "body", "ink-2"), gap=look.px(4))
        )
        if again:
            words = _("This begins a new list. The one before stays in your diary.")
            yield Message(look, words, "guidance")
        self._fields = [self._field(n) for n in range(MOST_ACTIVITIES)]
        yield Card(look, *(self._labelled(n) for n in range(MOST_ACTIVITIES)), gap=look.px(10))
        yield Text(look, review_words(None), "body", "ink-2")

    def _field(self, number: int) -> Field:
        made = Field(self.look, _("Activity {n}").format(n=number + 1))
        made.setMaxLength(LONGEST_NAME)
        made.setText(self._draft.names[number])
        made.textChanged.connect(lambda text: self._write(number, text))
        made.returnPressed.connect(lambda: self._enter(number))
        return made

    def _labelled(self, number: int) -> QWidget:
        look = self.look
        words = Text(look, _("Activity {n}").format(n=number + 1), "label", wrap=False)
        words.setBuddy(self._fields[number])
        if look.narrow:
            return held(column(words, self._fields[number], gap=look.px(4)))
        return held(row(words, grow(self._fields[number]), gap=look.px(18)))

    def _write(self, number: int, text: str) -> None:
        self._draft.names[number] = text
        self._refresh()

    def _enter(self, number: int) -> None:
        """Enter goes to the next field, and from the last one on."""
        if number + 1 < MOST_ACTIVITIES:
            self._fields[number + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._finish()

    def _refresh(self) -> None:
        named = bool(self._draft.tidied)
        ready, asked = _("Next you say how well you can do each of them."), _("Name at least one thing.")
        self._foot.say(ready if named else asked, ready=named)

    def _finish(self) -> None:
        if self._draft.tidied:
            self.done.emit(None)
