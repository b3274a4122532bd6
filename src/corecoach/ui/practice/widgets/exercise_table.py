"""The card of exercises: what was done of each, and what was said of the sessions that had it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.practice.overview_views import ExerciseRow, Overview
from corecoach.ui.look import Look
from corecoach.ui.practice.overview_words import (
    dose_figures,
    effort_words,
    pain_change_words,
    row_words,
    times_words,
)
from corecoach.ui.practice.widgets.filled import fill
from corecoach.ui.practice.widgets.forms import flowing, held, said, strong
from corecoach.ui.widgets import Card, Line, Text, column, row
from corecoach.words import _

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExerciseTable(Card):
    """A row an exercise. A screen reader gets each row as one sentence, with what its numbers rest on."""

    def __init__(self, look: Look, view: Overview) -> None:
        super().__init__(look, padding=(20, 12), gap=look.px(6))
        rows = view.exercises
        self.setAccessibleName(" ".join([_("Exercises."), *map(row_words, rows)]))
        title = Text(look, _("Exercises"), "title-s", wrap=False)
        if not rows:
            fill(self, title, said(look, _("No session in this time."), "ink-2"))
        elif look.narrow:
            fill(self, title, *(_as_lines(look, each) for each in rows), said(look, _about(), "ink-2"))
        else:
            fill(self, _grid(look, title, rows), said(look, _about(), "ink-2"))


def _about() -> str:
    """What the numbers are, for a reader who does not know the app."""
    return _(
        "Done: to the last repetition, of the sessions that had it. Reps and hold: last 4 weeks, of what was"
        " prescribed; in brackets the time before. Pain change and effort: medians, said of the whole"
        " session, not of the exercise."
    )


def _heads() -> tuple[str, ...]:
    return (
        _("Done"),
        _("Skipped"),
        _("Stopped"),
        _("Reps"),
        _("Hold"),
        _("Pain change"),
        _("Effort"),
    )


def _cells(row_: ExerciseRow) -> tuple[str, ...]:
    return (
        times_words(row_),
        str(row_.skipped),
        str(row_.stopped),
        dose_figures(row_.reps),
        dose_figures(row_.hold),
        pain_change_words(row_),
        effort_words(row_),
    )


# Which of the cells are set off when they are not 0, and which one is tinted when pain is higher after.
_COUNTS, _PAIN = (1, 2), 5


def _grid(look: Look, title: QWidget, rows: Sequence[ExerciseRow]) -> QWidget:
    holder, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(look.px(4))
    grid.setColumnStretch(0, 1)
    heads = _heads()
    grid.addWidget(title, 0, 0)
    for n, words in enumerate(heads, 1):
        head = said(look, words, "ink-2")
        head.setAlignment(_RIGHT)
        grid.addWidget(head, 0, n)
    for n, each in enumerate(rows):
        grid.addWidget(Line(look), 2 * n + 1, 0, 1, len(heads) + 1)
        grid.addWidget(strong(look, each.name), 2 * n + 2, 0)
        for m, words in enumerate(_cells(each)):
            cell = _cell(look, each, m, words, wrap=True)
            if isinstance(cell, Text):
                # Over the whole width: only so it can wrap.
                cell.setAlignment(_RIGHT)
                grid.addWidget(cell, 2 * n + 2, m + 1)
            else:
                grid.addWidget(cell, 2 * n + 2, m + 1, _RIGHT)
    holder.setLayout(grid)
    return holder


def _cell(look: Look, each: ExerciseRow, number: int, words: str, *, wrap: bool = False) -> QWidget:
    if number == _PAIN and each.pain_change is not None and each.pain_change > 0:
        text = strong(look, words, "on-caution-soft", wrap=False)
        return Card(look, text, fill="caution-soft", edge=None, radius="chip", padding=(7, 0))
    if number in _COUNTS and words != "0":
        return strong(look, words, wrap=wrap)
    return said(look, words or "–", "ink" if words else "ink-2", wrap=wrap)


def _as_lines(look: Look, each: ExerciseRow) -> QWidget:
    """A name, and below it the facts in as many lines as they need."""
    facts = [_fact(look, each, n, *pair) for n, pair in enumerate(zip(_heads(), _cells(each), strict=True))]
    return held(column(Line(look), strong(look, each.name), flowing(look, *facts, gap=14), gap=look.px(4)))


def _fact(look: Look, each: ExerciseRow, number: int, head: str, words: str) -> QWidget:
    name = said(look, _("{head}:").format(head=head), "ink-2", wrap=False)
    return held(row(name, _cell(look, each, number, words), gap=look.px(6)))
