"""The card that says what to do now, and holds the answers."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.pack_moment_words import left_words
from corecoach.ui.pages.pack_running_places import CardSizes
from corecoach.ui.pages.pack_running_words import Reply, Say
from corecoach.ui.widgets import Button, Kind, Text

_KINDS = {"plain": Kind.SECONDARY, "stop": Kind.DANGER, "main": Kind.PRIMARY}
_WRAP = int(Qt.TextFlag.TextWordWrap)
# Fill, edge, its width, and ink of each tone.
_TONES = {
    "calm": ("surface", "border", 1.0, "ink"),
    "ask": ("surface", "ink", 3.0, "ink"),
    "danger": ("danger-soft", "danger", 4.0, "on-danger-soft"),
}

# Where there is room, words are larger by so much.
_GROW = (1.4, 1.3, 1.2, 1.1)


class OnceButton(Button):
    """A button that takes the second half of a double click for nothing: what it answers may have changed."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing: the first click has counted."""
        event.accept()


class RunningCard(QWidget):
    """Shows a Say: the words at the top, the answers at the bottom, where they stay."""

    def __init__(self, look: Look, on_reply: Callable[[Reply], object]) -> None:
        super().__init__()
        self._look, self._on_reply = look, on_reply
        self._sizes = CardSizes(1.0, 32, 24, 22, 76, True)
        self._say: Say | None = None
        self._inner = QWidget()
        self._head = Text(look, "", "title-m", parent=self._inner)
        self._tick = Text(look, "", "label", parent=self._inner)
        self._body = Text(look, "", "lead", parent=self._inner)
        self._area = _scroll(self._inner)
        self._area.setParent(self)
        self.replies: tuple[Button, ...] = ()

    @property
    def say(self) -> Say | None:
        """What it says."""
        return self._say

    def set_sizes(self, sizes: CardSizes) -> None:
        """Other sizes; what is said stays."""
        self._sizes = sizes
        self._arrange()

    def need(self, say: Say, width: int) -> int:
        """How high it has to be to show all of this."""
        inner = width - 2 * self._sizes.pad_x
        words = self._words_height(say, inner, self._sizes.body)
        return words + self._replies_height(say, inner) + 2 * self._sizes.pad_y

    def show_say(self, say: Say, ticking: str) -> None:
        """Say something else; a screen reader hears it."""
        if say != self._say:
            self._say = say
            self._make_replies(say)
            self._head.setText(say.head)
            self._body.setText("\n".join(say.lines))
            self._dress(say)
            self._tick.setText(ticking)
            self._tick.setVisible(bool(ticking))
            self._arrange()
            self.update()
            self._announce(say)
        elif ticking != self._tick.text():
            self._tick.setText(ticking)

    def move_focus(self, step: int) -> None:
        """Give the keyboard to the answer before or after the one that has it."""
        if not self.replies:
            return
        here = next((n for n, b in enumerate(self.replies) if b.hasFocus()), -1 if step > 0 else 0)
        target = max(0, min(len(self.replies) - 1, here + step))
        self.replies[target].setFocus(Qt.FocusReason.TabFocusReason)

    def words_left(self) -> int:
        """How many pixels of the words lie below the fold."""
        return max(0, self._inner.height() - self._area.height())

    def turn(self, step: int) -> None:
        """Scroll the words, where not all of them fit."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    # -- parts ------------------------------------------------------------------------------------------

    def _make_replies(self, say: Say) -> None:
        for button in self.replies:
            button.hide()
            button.deleteLater()
        self.replies = tuple(self._button(reply) for reply in say.replies)

    def _button(self, reply: Reply) -> Button:
        button = OnceButton(
            self._look, reply.words, _KINDS[reply.weight], height=76,
            on_click=lambda: self._on_reply(reply),
        )  # fmt: skip
        button.setParent(self)
        # After a click the keys are the page's again.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("letter", reply.key)
        button.show()
        return button

    def _announce(self, say: Say) -> None:
        self.setAccessibleName(say.spoken())
        event = QAccessibleAnnouncementEvent(self, say.spoken())
        if say.tone != "calm":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    # -- places -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Put the colours on again: when a page comes to its window, the style sheet takes them off of what
        lies in something that scrolls."""
        super().showEvent(event)
        if self._say is not None:
            self._dress(self._say)

    def _dress(self, say: Say) -> None:
        for text in (self._head, self._tick, self._body):
            text.set_role(_TONES[say.tone][3])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every part in its place."""
        self._arrange()

    def _arrange(self) -> None:
        say, sizes = self._say, self._sizes
        if say is None or self.width() <= 0:
            return
        inner = self.width() - 2 * sizes.pad_x
        below = self._replies_height(say, inner)
        room = QRect(sizes.pad_x, sizes.pad_y, inner, self.height() - 2 * sizes.pad_y - below)
        self._area.setGeometry(room)
        self._arrange_words(say, inner, self._body_px(say, room))
        self._arrange_replies(say, QRect(sizes.pad_x, 0, inner, self.height() - sizes.pad_y))

    def _arrange_words(self, say: Say, width: int, body_px: int) -> None:
        y, gap = 0, self._sizes.gap
        left = self._head_left(say)
        fonts = self._fonts(body_px)
        for label, font in zip((self._head, self._tick, self._body), fonts, strict=True):
            label.setFont(font)
        parts = [(self._head, say.head, left)]
        parts += [(self._tick, _longest(say), 0)] if say.ticking else []
        parts += [(self._body, "\n".join(say.lines), 0)] if say.lines else []
        self._body.setVisible(bool(say.lines))
        for label, words, indent in parts:
            high = _height(label.font(), words, width - indent)
            label.setGeometry(indent, y, width - indent, high)
            y += high + gap
        self._inner.setFixedSize(width, max(1, y - gap))

    def _arrange_replies(self, say: Say, room: QRect) -> None:
        sizes, gap = self._sizes, self._sizes.gap
        font, stacked = self._font("label", sizes.reply), self._stacked(say, room.width())
        count = len(self.replies)
        width = room.width() if stacked or count < 2 else (room.width() - gap) // 2
        caps = sizes.caps and all(_wide(font, r.words) + 64 * sizes.unit <= width for r in say.replies)
        top = room.bottom() + 1 - self._rows(say, room.width()) * (sizes.reply_h + gap) + gap
        for n, button in enumerate(self.replies):
            button.key = str(button.property("letter")) if caps else ""
            button.fit(font, sizes.unit, width)
            x = room.x() if stacked else room.x() + n * (width + gap)
            y = top + n * (sizes.reply_h + gap) if stacked else top
            button.setGeometry(x, y, width, sizes.reply_h)

    def _rows(self, say: Say, width: int) -> int:
        return len(say.replies) if self._stacked(say, width) else min(1, len(say.replies))

    def _stacked(self, say: Say, width: int) -> bool:
        """Whether the answers have no room beside each other."""
        font, half = self._font("label", self._sizes.reply), (width - self._sizes.gap) // 2
        widest = max((_wide(font, reply.words) for reply in say.replies), default=0)
        return len(say.replies) > 1 and widest + 28 * self._sizes.unit > half

    def _replies_height(self, say: Say, width: int) -> int:
        rows = self._rows(say, width)
        return rows * (self._sizes.reply_h + self._sizes.gap) + (round(4 * self._sizes.unit) if rows else 0)

    def _fonts(self, body_px: int) -> tuple[QFont, QFont, QFont]:
        """Of the head, the line that ticks and the words below, when those are of this size."""
        head = _bold(self._font("title-m", round(self._sizes.head * body_px / self._sizes.body)))
        return head, self._font("label", body_px), self._font("lead", body_px)

    def _body_px(self, say: Say, room: QRect) -> int:
        """As large as there is room for: it is read from afar."""
        least = self._sizes.body
        sizes = (round(least * more) for more in _GROW)
        return next((px for px in sizes if self._words_height(say, room.width(), px) <= room.height()), least)

    def _words_height(self, say: Say, width: int, body_px: int) -> int:
        head, tick, body = self._fonts(body_px)
        parts = [(head, say.head, self._head_left(say))]
        parts += [(tick, _longest(say), 0)] if say.ticking else []
        parts += [(body, "\n".join(say.lines), 0)] if say.lines else []
        return sum(_height(f, w, width - x) for f, w, x in parts) + self._sizes.gap * (len(parts) - 1)

    def _head_left(self, say: Say) -> int:
        """Room for the sign of danger."""
        return round(self._sizes.head * 1.9) if say.tone == "danger" else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and in danger its sign."""
        if self._say is None:
            return
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, width, ink = _TONES[self._say.tone]
        painter.setPen(QPen(look.color(edge), width))
        painter.setBrush(look.color(fill))
        inset, radius = width / 2, look.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self._say.tone == "danger":
            px = self._head.font().pixelSize()
            side, top = round(px * 1.1), self._sizes.pad_y + round(px * 0.08)
            spot = QRectF(self._sizes.pad_x, top, side, side)
            draw_icon(painter, look.assets, "octagon-alert", look.color(ink), spot)

    def _font(self, token: str, px: int) -> QFont:
        return self._look.font(token, px)


def _longest(say: Say) -> str:
    """The line that ticks with the longest time in it."""
    return say.ticking.format(time=left_words(3 * 3600.0))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    return made


def _height(font: QFont, words: str, width: int) -> int:
    room = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(font).boundingRect(room, _WRAP, words).height()


def _wide(font: QFont, words: str) -> int:
    return QFontMetrics(font).horizontalAdvance(words)


def _scroll(inner: QWidget) -> QScrollArea:
    """Scrolls only where there is no room at all; it is seen through."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    for widget in (area, area.viewport(), inner):
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        widget.setPalette(palette)
        widget.setAutoFillBackground(False)
    return area
