"""Parts that the two lockout pages share."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from corecoach.safety import Answer
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_words import Reported
from corecoach.ui.widgets import Icon, Line, Message, Text, column, grow, row
from corecoach.words import _


class Pill(Text):
    """A word in an outline."""

    def __init__(self, look: Look, text: str, role: str) -> None:
        super().__init__(look, text, "label", role, wrap=False, align=Qt.AlignmentFlag.AlignHCenter)
        self._pen = QPen(look.color(role), 2)
        self.setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4))
        self.setMinimumWidth(look.text_px(90))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()
        super().paintEvent(event)


def title_beside(look: Look, title: str, side: str, token: str) -> QLayout:
    """A heading, and something small at its right; below it where the page is narrow."""
    small = Text(look, side, token, "ink-2")
    if look.narrow:
        return column(Text(look, title, "title-s"), small)
    small.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row(Text(look, title, "title-s", wrap=False), grow(small), gap=look.px(14))


def filled(look: Look, role: str) -> QWidget:
    """A part of the page in a colour of its own, from edge to edge."""
    widget = QWidget()
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, look.color(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
    return widget


def answer_words(answer: Answer) -> str:
    """The answer as on the button that was pressed."""
    return {"yes": _("Yes"), "unsure": _("Not sure"), "no": _("No")}[answer]


def told(look: Look, symptoms: Sequence[Reported], role: str) -> QLayout:
    """What the person told us, a line each, with the answer."""
    box = column()
    for n, symptom in enumerate(symptoms):
        if n:
            box.addWidget(Line(look))
        parts: list[QWidget] = [grow(Text(look, symptom.title))]
        if symptom.answer:
            parts.append(Pill(look, answer_words(symptom.answer), role))
        down = look.px(11 if look.width == "wide" and len(symptoms) < 4 else 6)
        box.addLayout(row(*parts, gap=look.px(14), margins=(0, down, 0, down)))
    return box


def locked_line(look: Look, words: str, why: str = "", *, icon: str = "lock") -> QLayout:
    """A padlock, what is locked, and why; the reason goes below where there is no room beside."""
    name = Text(look, words, "label" if why else "body")
    parts: list[QWidget] = [Icon(look, icon, "ink", 22)]
    if not why or look.narrow:
        holder = QWidget()
        holder.setLayout(column(name, *([Text(look, why, "body", "ink-2")] if why else [])))
        parts.append(grow(holder))
    else:
        name.setFixedWidth(look.text_px(150))
        parts += [name, grow(Text(look, why, "body", "ink-2"))]
    return row(*parts, gap=look.px(14))


def unsaved(look: Look, tone: str) -> Message:
    """Says that the lockout is not on disk."""
    return Message(
        look,
        _("This could not be saved yet. Keep the app open."),
        "danger" if tone == "danger" else "caution",
    )
