"""How a question and its answers stand on a page."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Line, Text, column, grow, row


def asked_row(look: Look, words: QWidget, answers: QWidget, *, width: int = 380, down: int = 13) -> QWidget:
    """A question and its answers: side by side, or below each other where the page is narrow. `width` is that
    of the answers, `down` the space above and below, both at 100 %."""
    edge = look.px(down)
    if look.narrow:
        return held(column(words, answers, gap=look.px(8), margins=(0, edge, 0, edge)))
    answers.setFixedWidth(look.text_px(width))
    return held(row(grow(words), answers, gap=look.px(28), margins=(0, edge, 0, edge)))


def title_and_question(look: Look, title: str, question: str) -> QWidget:
    """A question under a short title, which is what somebody finds when looking for it."""
    return held(column(Text(look, title, "label"), Text(look, question, "small", "ink-2"), gap=2))


def lined(look: Look, rows: Iterable[QWidget]) -> list[QWidget]:
    """Rows with a line between each two."""
    parts = [part for one in rows for part in (Line(look), one)]
    return parts[1:]


def held(layout: QLayout) -> QWidget:
    """A layout as a widget."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder
