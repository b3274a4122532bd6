"""Parts that the pages of a lockout share."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_head import nerve_words
from corecoach.ui.pages.lockout_reasons import Reported, answer_words, status_words
from corecoach.ui.widgets import Button, Card, Icon, Kind, Line, Message, Text, column, grow, row
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


def told(look: Look, symptoms: Sequence[Reported], role: str) -> QLayout:
    """What the person told us, a line each, with how it was said to be and the answer."""
    box = column()
    down = look.px(11 if look.width == "wide" and len(symptoms) < 4 else 6)
    for n, symptom in enumerate(symptoms):
        if n:
            box.addWidget(Line(look))
        parts = _told_words(look, symptom)
        if symptom.answer:
            parts.append(Pill(look, answer_words(symptom.answer), role))
        box.addLayout(row(*parts, gap=look.px(14), margins=(0, down, 0, down)))
    return box


def _told_words(look: Look, symptom: Reported) -> list[QWidget]:
    """The symptom, and its status beside it, or below it where there is no room."""
    title, status = Text(look, symptom.title), status_words(symptom.status)
    if not status:
        return [grow(title)]
    if look.width == "wide":
        return [grow(title), Text(look, status, "body", "ink-2", wrap=False)]
    holder = QWidget()
    holder.setLayout(column(title, Text(look, status, "body", "ink-2")))
    return [grow(holder)]


def labelled(look: Look, label: str, field: QWidget) -> QWidget:
    """A field with its name above it."""
    words = Text(look, label, "label")
    words.setBuddy(field)
    box = QWidget()
    box.setLayout(column(words, field, gap=look.px(6)))
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
        name.setFixedWidth(look.text_px(150 if look.width == "wide" else 112))
        parts += [name, grow(Text(look, why, "body", "ink-2"))]
    return row(*parts, gap=look.px(14))


def unsaved(look: Look, tone: str) -> Message:
    """Says that the lockout is not on disk."""
    return Message(
        look,
        _("This could not be saved yet. Keep the app open."),
        "danger" if tone == "danger" else "caution",
    )


def unlock_button(look: Look, symptoms: Sequence[Reported], on_click: Callable[[], object]) -> Button:
    """The way to a lockout's end; a screen reader hears which one."""
    words = _("Unlock with your clinician")
    return Button(look, words, icon="lock-open", on_click=on_click, name=f"{words}: {symptoms[0].title}")


def summary_button(look: Look, on_click: Callable[[], object]) -> Button:
    """The one page to take to a clinician. Where words are all that fits, they go without an icon."""
    words, icon = _("Make summary for clinician"), "" if look.width == "medium" else "file-text"
    return Button(look, words, Kind.PRIMARY, icon=icon, height=56, on_click=on_click)


def nerve_strip(look: Look, number: str, on_check: Callable[[], object]) -> Card:
    """The signs for which to call at once, and the way to report them."""
    check = Button(look, _("Check symptoms again"), Kind.DANGER, on_click=on_check)
    if look.width != "tiny":
        return Message(look, nerve_words(number), "danger", action=check)
    said = row(
        Icon(look, "octagon-alert", "on-danger-soft"),
        grow(Text(look, nerve_words(number), "body", "on-danger-soft")),
        gap=look.px(14),
    )
    return Card(
        look, said, check, fill="danger-soft", edge=None, radius="control", padding=(18, 12), gap=look.px(10)
    )
