"""How well somebody can do each of their own activities today. What they said before is not shown: it would
draw the answer to itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.function_foot import AnswerFoot
from corecoach.ui.review_words import review_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, ScoreRow, Text, column, row
from corecoach.words import _


@dataclass
class RatingDraft:
    """The ratings given so far, 0 to 10 by the number of the activity; they outlive the page."""

    ratings: dict[int, int] = field(default_factory=dict)


class RatingPage(FlowPage):
    """`done` says that all are rated; the ratings are in the draft. `others_requested`: to name others."""

    done = Signal(object)
    others_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self, look: Look, names: Sequence[str], draft: RatingDraft, *, back: str, known: bool
    ) -> None:
        """`back` is what the way back says; `known`: these were named before, and others may be."""
        super().__init__(look, max_width=1020)
        self._names, self._draft = names, draft
        title = _("What matters to you")
        self.setAccessibleName(title)
        leave = Button(
            look, back, Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        self._foot = AnswerFoot(look, _("Save"), self._finish)
        self.fill(*self._parts(known), title=title, back=leave, foot=self._foot)
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first activity without a rating, or to Save."""
        open_ = next((n for n in range(len(self._names)) if n not in self._draft.ratings), None)
        if open_ is None:
            self._foot.focus_button()
        else:
            self._rows[open_].focus_first()

    def _parts(self, known: bool) -> Iterator[QWidget]:
        look = self.look
        question = Text(look, _("How well can you do each of these today?"), "title-m")
        lead = _("0 means you cannot do it. 10 means as well as before your back trouble.")
        yield held(column(question, Text(look, lead, "lead", "ink-2"), gap=look.px(4)))
        self._rows = [self._row(n, name) for n, name in enumerate(self._names)]
        for name, score in zip(self._names, self._rows, strict=True):
            yield Card(look, Text(look, name, "title-s"), score, padding=(26, 18), gap=look.px(12))
        if known:
            yield self._others()
        yield Text(look, review_words(None), "body", "ink-2")

    def _row(self, number: int, name: str) -> ScoreRow:
        made = ScoreRow(self.look, _("Cannot do it"), _("As well as before"))
        made.setAccessibleName(name)
        made.show_score(self._draft.ratings.get(number))
        made.chosen.connect(lambda score: self._rate(number, score))
        return made

    def _others(self) -> QWidget:
        look = self.look
        words = Text(look, _("Other things matter more now? They begin a new list."), "body", "ink-2")
        button = Button(
            look, _("Name other activities"), Kind.QUIET, on_click=lambda: self.others_requested.emit(None)
        )
        return held(column(words, row(button, None), gap=look.px(4)))

    def _rate(self, number: int, score: int) -> None:
        self._draft.ratings[number] = score
        self._refresh()

    @property
    def _complete(self) -> bool:
        return len(self._draft.ratings) == len(self._names)

    def _refresh(self) -> None:
        ready, asked = _("It is kept in your diary."), _("Give each of them a number to save.")
        self._foot.say(ready if self._complete else asked, ready=self._complete)

    def _finish(self) -> None:
        for score in self._rows:
            score.settle()
        if self._complete:
            self.done.emit(None)
