"""The stop page: everything has stopped already; what the person felt decides what comes next."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QWidget

from corecoach.coach.stop_words import stop_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.widgets import FlowPage, Icon, KeyCap, Text, column, grow, paint_key_cap, row
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Choice(Struct, frozen=True):
    """One answer: the value it stands for, its words, and what happens next."""

    value: str
    words: str
    then: str
    danger: bool = False


def _choices() -> tuple[_Choice, ...]:
    then = {
        "rest": _("Rest first, then choose what to do next"),
        "chest": _("We show you how to get help now"),
    }
    questions = _("We end the session, then ask a few questions")
    return tuple(
        _Choice(code, words, then.get(code, questions), danger=code == "chest")
        for code, words in stop_words().items()
    )


class _Cap(QWidget):
    """A key cap that can be read from the mat."""

    def __init__(self, look: Look, key: str, role: str) -> None:
        super().__init__()
        self._look, self._key, self._role = look, key, role
        side = look.text_px(38)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, scale = self._look.color(self._role), 1.35 * self._look.scale
        paint_key_cap(painter, self._look, self._key, QRectF(self.rect()), color, scale)


class StoppedPage(FlowPage):
    """Five answers and a way back. No answer has the focus at first, so that no key held down answers.

    `chosen` carries "chest", "nerve", "pain", "dizzy" or "rest".
    """

    chosen = Signal(object)
    mistake_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, max_width=1168, gap=8 if look.width == "medium" else 14)
        title, sub = _("Stopped. Well done for saying so."), _("Nothing more will run. What did you feel?")
        self.setAccessibleName(f"{title} {sub}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._values = [choice.value for choice in _choices()]
        self._cards = [self._card(look, n, choice) for n, choice in enumerate(_choices(), 1)]
        self._mistake = _mistake(look, lambda: self.mistake_requested.emit(None))
        self._stops = [*self._cards, self._mistake]
        for stop in self._stops:
            stop.installEventFilter(self)
        head, cards = _head(look, title, sub), self._cards
        if look.narrow:
            # Where not all answers fit, the one for an emergency must still be in sight.
            self.fill(head, *cards[:-1], self._foot(look), None, foot=held(column(cards[-1])))
        else:
            self.fill(head, *cards, self._foot(look), None)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, but give it to no answer."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 answer, Up and Down move. A key that is held down counts once."""
        step = _STEPS.get(event.key())
        if step:
            self._move(step)
        elif event.text() in ("1", "2", "3", "4", "5") and not event.isAutoRepeat():
            self.chosen.emit(self._values[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down on an answer move too; what scrolls would swallow them on their way to the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        stops = self._stops
        here = next((n for n, card in enumerate(stops) if card.hasFocus()), -1 if step > 0 else len(stops))
        target = stops[max(0, min(len(stops) - 1, here + step))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.findChildren(QScrollArea)[0].ensureWidgetVisible(target)

    def _card(self, look: Look, number: int, choice: _Choice) -> PressCard:
        role = "danger" if choice.danger else "ink"
        words = Text(look, choice.words, "title-s", role)
        if look.width == "wide":
            words.setFont(look.font("title-s", 25 * look.scale))
        then = Text(look, choice.then, "body", "ink-2")
        line = row(
            _Cap(look, str(number), role),
            _growing(words, then),
            Icon(look, "chevron-right", role, 26),
            gap=look.px(20),
        )
        return PressCard(
            look,
            line,
            name=f"{choice.words}. {choice.then}",
            on_click=lambda: self.chosen.emit(choice.value),
            edge=role if choice.danger else "border-strong",
            edge_px=3 if choice.danger else 2,
            hover="danger-soft" if choice.danger else "sunken",
            padding=(26, 10 if look.width == "medium" else 19),
        )

    def _foot(self, look: Look) -> QLayout:
        if look.narrow:
            return column(self._mistake)
        return row(self._mistake, look.px(24), None, _key_help(look))


def _head(look: Look, title: str, sub: str) -> QLayout:
    wide = look.width == "wide"
    first = Text(look, title, "title-m" if look.narrow else "title-l")
    second = Text(look, sub, "lead", "ink-2")
    if wide:
        first.setFont(look.font("title-l", 48 * look.scale))
        second.setFont(look.font("lead", 25 * look.scale))
    return column(first, second, look.px(10 if wide else 2))


def _growing(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*parts))
    return grow(holder)


def _mistake(look: Look, on_click: Callable[[], object]) -> PressCard:
    words, then = (
        _("I pressed it by mistake"),
        _("We ask the safety questions again before you carry on"),
    )
    below = Text(look, then, "small", "ink-2", wrap=look.width != "wide")
    lines = column(Text(look, words, "label"), below)
    return PressCard(look, lines, name=f"{words}. {then}", on_click=on_click, padding=(26, 9))


def _key_help(look: Look) -> QHBoxLayout:
    return row(
        Text(look, _("Press 1 to 5, or choose with"), "body", "ink-2", wrap=False),
        KeyCap(look, "Down", "ink-2"),
        Text(look, _("and"), "body", "ink-2", wrap=False),
        KeyCap(look, "Enter", "ink-2"),
        gap=look.px(6),
    )
