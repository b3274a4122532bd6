"""A questionnaire of sentences to tick: one not ticked does not apply. Nobody is made to say No."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.library.questionnaires import Questionnaire, Statement
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held, lined
from corecoach.ui.pages.function_foot import AnswerFoot
from corecoach.ui.review_words import review_words, source_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _, ngettext


@dataclass
class TicksDraft:
    """The numbers of the sentences ticked so far; they outlive the page."""

    ticked: set[int] = field(default_factory=set)


class TicksPage(FlowPage):
    """`done` says to save; the numbers are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self, look: Look, questionnaire: Questionnaire, draft: TicksDraft, *, title: str, back: str
    ) -> None:
        """`title` is what the questions are called, `back` what the way back says."""
        super().__init__(look, max_width=920)
        self._asked, self._draft = questionnaire, draft
        self.setAccessibleName(title)
        leave = Button(
            look, back, Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        self._foot = AnswerFoot(look, _("Save"), self._finish)
        self.fill(*self._parts(), title=title, back=leave, foot=self._foot)
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first sentence."""
        self._ticks[0].setFocus()

    def _parts(self) -> Iterator[QWidget]:
        look, asked = self.look, self._asked
        lead, *more = asked.intro
        intro = (Text(look, _(line), "lead", "ink-2") for line in more)
        yield held(column(Text(look, _(lead), "title-m"), *intro, gap=look.px(4)))
        self._ticks = [self._tick(sentence) for sentence in asked.sentences]
        yield Card(look, *lined(look, self._ticks), padding=(26, 10), gap=look.px(4))
        source = _("; ").join((_(asked.title), asked.citation))
        yield held(
            column(
                Text(look, review_words(asked.reviewed_by), "body", "ink-2"),
                Text(look, source_words(source), "small", "ink-2"),
                gap=look.px(4),
            )
        )

    def _tick(self, sentence: Statement) -> Tick:
        number = sentence.number
        made = Tick(self.look, _(sentence.words), lambda on: self._set(number, on))
        made.setChecked(number in self._draft.ticked)
        return made

    def _set(self, number: int, on: bool) -> None:
        if on is (number in self._draft.ticked):
            # A box that was made ticked says nothing new.
            return
        (self._draft.ticked.add if on else self._draft.ticked.discard)(number)
        self._refresh()

    def _refresh(self) -> None:
        count = len(self._draft.ticked)
        words = ngettext("{n} sentence ticked.", "{n} sentences ticked.", count).format(n=count)
        none = _("None ticked: save that none describes you today.")
        self._foot.say(words if count else none, ready=True)

    def _finish(self) -> None:
        self.done.emit(None)
