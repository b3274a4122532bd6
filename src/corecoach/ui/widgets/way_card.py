"""One way to use ice or heat as a card that can be chosen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from corecoach.coach.pack_views import Kind
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.pack_words import WayWords
from corecoach.ui.widgets.card import Part, column, grow, row
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.text import Icon, Text

_ICONS = {"heat": "thermometer-sun", "ice": "snowflake", "both": "arrow-left-right"}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Tile(QWidget):
    """The picture of a kind; ice and heat together have half of each. A check says that it is chosen."""

    def __init__(self, look: Look, kind: Kind, side: int) -> None:
        super().__init__()
        self._look, self._kind, self.on = look, kind, False
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        side = self.width() * 0.5
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter, look.assets, _ICONS[self._kind], look.color(self._ink()), spot)
        if self.on:
            self._paint_check(painter)

    def _paint_field(self, painter: QPainter) -> None:
        part = "fill" if self.on else "soft"
        left, right = {"both": ("ice", "heat")}.get(self._kind, (self._kind, self._kind))
        shape, half = QPainterPath(), self.width() / 2
        shape.addRoundedRect(QRectF(self.rect()), 14, 14)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, half, self.height()), self._look.color(f"phase.{left}.{part}"))
        painter.fillRect(QRectF(half, 0, half, self.height()), self._look.color(f"phase.{right}.{part}"))
        painter.setClipping(False)

    def _ink(self) -> str:
        if self._kind == "both":
            return "phase.ice.on-fill" if self.on else "ink"
        return f"phase.{self._kind}.{'on-fill' if self.on else 'on-soft'}"

    def _paint_check(self, painter: QPainter) -> None:
        side = self.width() * 0.36
        spot = QRectF(self.width() - side, self.height() - side, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("surface"))
        painter.drawEllipse(spot)
        inset = side * 0.16
        mark = spot.adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, self._look.assets, "check", self._look.color("ink"), mark)


class WayCard(QAbstractButton):
    """Picture, title, badges, a line, minutes, and what is in the way. Nothing moves when it is chosen."""

    def __init__(self, look: Look, kind: Kind, words: WayWords) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self.radius = look.radius("card")
        self.setText(words.title)
        # An ampersand in the title of a file is no key.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(words.spoken())
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._strong: list[Text] = []
        self._soft: list[Text] = []
        compact = look.width != "wide"
        self._tile = _Tile(look, kind, look.text_px(48 if compact else 64))
        self._lay_out(words, compact=compact)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._dress)
        self._dress(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; arrows are for the group."""
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = self._role("fill") if on else "border-strong"
        width = 3 if on else 2
        painter.setPen(QPen(self._look.color(edge), width))
        painter.setBrush(self._look.color(self._fill()))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius - inset, self.radius - inset)

    # -- parts ------------------------------------------------------------------------------------------

    def _lay_out(self, words: WayWords, *, compact: bool) -> None:
        look = self._look
        minutes = self._text(words.minutes, "title-s", self._strong, wrap=False)
        said, below = _held(column(*self._words(words), gap=look.px(3))), self._below(words)
        if look.width == "tiny":
            # Three things beside each other would leave the words no room.
            head: QLayout = row(self._tile, None, minutes, gap=look.px(12))
            inner: QLayout = column(head, look.px(8), said, *below, gap=look.px(3))
        else:
            beside = row(grow(said), minutes, gap=look.px(12 if compact else 18))
            told = _held(column(beside, *below, gap=look.px(3)))
            inner = row(self._tile, grow(told), gap=look.px(12 if compact else 20))
        across, down = look.px(16 if compact else 22), look.px(14 if compact else 18)
        self.setLayout(column(None, inner, None, margins=(across, down, across, down)))

    def _words(self, words: WayWords) -> Iterator[Part]:
        look = self._look
        badges = [_Badge(look, badge) for badge in words.badges]
        title = self._text(words.title, "title-s", self._strong, wrap=not words.short)
        head = [title, *badges] if words.short else badges
        if not words.short:
            yield title
        if head:
            yield _flowing(*head, gap=look.px(10))
        yield self._text(words.line, "body", self._soft)

    def _below(self, words: WayWords) -> Sequence[Part]:
        """What needs the width: what is different the first time, or what is in the way."""
        look, (icon, state) = self._look, words.state
        if not state:
            return [self._text(words.first, "small", self._soft)] if words.first else []
        spot = Icon(look, icon, "ink", 20)
        line = row(spot, grow(Text(look, state, "body")), gap=look.px(8))
        line.setAlignment(spot, Qt.AlignmentFlag.AlignTop)
        return [line]

    def _text(self, words: str, token: str, kept: list[Text], *, wrap: bool = True) -> Text:
        text = Text(self._look, words, token, wrap=wrap)
        kept.append(text)
        return text

    # -- colours ----------------------------------------------------------------------------------------

    def _dress(self, on: bool) -> None:
        self._tile.on = on
        self._tile.update()
        for texts, role in ((self._strong, "ink"), (self._soft, "ink-2")):
            for text in texts:
                text.set_role(self._role("on-soft") if on else role)
        self.update()

    def _role(self, part: str) -> str:
        if self._kind == "both":
            return {"fill": "primary", "soft": "primary-soft", "on-soft": "on-primary-soft"}[part]
        return f"phase.{self._kind}.{part}"

    def _fill(self) -> str:
        if self.isChecked():
            return self._role("soft")
        return "border" if self.isDown() else "sunken" if self.underMouse() else "surface"


class _Badge(Text):
    """A word in a small frame."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, "small", "ink-2", wrap=False)
        self.setContentsMargins(look.px(10), look.px(3), look.px(10), look.px(3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.setBrush(self._look.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()
        super().paintEvent(event)


def _flowing(*parts: QWidget, gap: int) -> QWidget:
    return _held(Flowing(*parts, gap=gap))


def _held(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
