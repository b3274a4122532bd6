"""The one button, in the kinds of the design."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.widgets.key_cap import key_cap_size, paint_key_cap

# Words on a button get no smaller than this, however little room there is.
_LEAST_PX = 13
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Dress(Struct, frozen=True):
    """Colour roles of a kind: fill at rest, under the pointer, pressed; text; edge and its width."""

    fill: str | None
    hover: str | None
    pressed: str | None
    ink: str
    edge: str | None = None
    edge_px: float = 2


class Kind(Enum):
    """What a button is for."""

    PRIMARY = _Dress("primary", "primary-hover", "primary-pressed", "on-primary")
    SECONDARY = _Dress("surface", "sunken", "border", "ink", "border-strong")
    QUIET = _Dress(None, None, None, "primary")
    PLAIN = _Dress(None, None, None, "ink-2")
    STOP = _Dress("phase.locked.fill", "danger-hover", "danger-hover", "phase.locked.on-fill")
    DANGER = _Dress("surface", "danger-soft", "danger-soft", "danger", "danger", 2)
    ANSWER = _Dress("surface", "sunken", "border", "ink", "ink", 3)
    CHIP = _Dress("surface", "sunken", "border", "ink", "border-strong", 1.5)


class Button(QAbstractButton):
    """Icon, words and key cap on a rounded field. Draws no focus ring: the window has one for all."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        icon_filled: bool = False,
        key: str = "",
        height: float = 48,
        token: str = "label",
        size_px: float | None = None,
        on_click: Callable[[], object] | None = None,
        name: str = "",
    ) -> None:
        """`height` and `size_px` (of the words) at 100 %; `name` is what a screen reader says."""
        super().__init__()
        self.look, self.kind, self.key, self.icon_name = look, kind, key, icon
        self._filled = icon_filled
        self._words = look.font(token, size_px * look.scale if size_px else None)
        self._factor = look.scale
        self._height = look.control_px(height, QFontMetricsF(self._words).height() / look.scale)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setCheckable(kind is Kind.CHIP)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if on_click:
            self.clicked.connect(lambda: on_click())

    def setText(self, text: str) -> None:
        """Show a text as it is written: an ampersand in it, as in a title of a file, is no key."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    @property
    def radius(self) -> float:
        """Corner radius; the focus ring follows it."""
        return (
            self.height() / 2
            if self.kind is Kind.CHIP
            else 16
            if self._height >= 70
            else self.look.radius("control")
        )

    def rescale(self, font: QFont, factor: float) -> None:
        """Use another size, as the player does when its window changes."""
        self._words, self._factor = font, factor
        self.update()

    def fit(self, font: QFont, factor: float, width: int) -> None:
        """Like `rescale`, but into `width` pixels: the key cap goes first, then the words get smaller."""
        self.rescale(font, factor)
        room = width - 16 * factor
        if self.key and self._content_width() > room:
            self.key = ""
        content = self._content_width()
        if content > room:
            smaller = QFont(font)
            smaller.setPixelSize(max(_LEAST_PX, int(font.pixelSize() * room / content)))
            self.rescale(smaller, factor)

    def sizeHint(self) -> QSize:
        """As wide as its parts with the design's padding, as high as its kind."""
        across = (
            0 if self.kind in (Kind.QUIET, Kind.PLAIN) else self.look.px(18 if self.kind is Kind.CHIP else 24)
        )
        return QSize(round(self._content_width() + 2 * across), self._height)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; Qt leaves that to the theme of the desktop. Arrows move in a group of
        buttons; else they are for the page, where Qt would go to the next control."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS and self.group() is None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        self._paint_content(painter)

    def _paint_field(self, painter: QPainter) -> None:
        dress = self.kind.value
        fill = self._fill()
        edge = dress.edge if self.isEnabled() else (dress.edge and "border") or "border"
        if self.kind in (Kind.QUIET, Kind.PLAIN):
            return
        width = dress.edge_px if edge else 0
        if self.kind in (Kind.PRIMARY, Kind.STOP) and self.isEnabled():
            edge, width = ("danger", 3.0) if self.kind is Kind.STOP and self.look.dark else (None, 0.0)
        painter.setPen(QPen(self.look.color(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(fill) if fill else Qt.BrushStyle.NoBrush)
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius, self.radius)

    def _fill(self) -> str | None:
        dress = self.kind.value
        if not self.isEnabled():
            return "sunken"
        if self.isChecked():
            return "selected"
        if self.isDown():
            return dress.pressed
        return dress.hover if self.underMouse() else dress.fill

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink-3"
        return "on-selected" if self.isChecked() else self.kind.value.ink

    def _paint_content(self, painter: QPainter) -> None:
        color = self.look.color(self._ink())
        x, middle = (self.width() - self._content_width()) / 2, self.height() / 2
        icon = self._icon_px()
        if self.icon_name:
            spot = QRectF(round(x), round(middle - icon / 2), icon, icon)
            draw_icon(painter, self.look.assets, self.icon_name, color, spot, filled=self._filled)
            x += icon + self._gap()
        font = QFont(self._words)
        font.setUnderline(self.kind in (Kind.QUIET, Kind.PLAIN) and self.underMouse())
        painter.setFont(font)
        painter.setPen(color)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(x, 0, width + 2, self.height()), flags, self.text())
        if self.key:
            x += width + (self._gap() + 4 * self._factor if self.text() else 0)
            cap = key_cap_size(self.look, self.key, self._factor)
            paint_key_cap(
                painter,
                self.look,
                self.key,
                QRectF(x, middle - cap.height() / 2, cap.width(), cap.height()),
                color,
                self._factor,
            )

    def _icon_px(self) -> int:
        return round(QFontMetricsF(self._words).height() * (1.12 if self._height < 70 else 1.05))

    def _gap(self) -> float:
        return 10 * self._factor if self.text() else 8 * self._factor

    def _content_width(self) -> float:
        width = QFontMetricsF(self._words).horizontalAdvance(self.text())
        if self.icon_name:
            width += self._icon_px() + (self._gap() if self.text() or self.key else 0)
        if self.key:
            width += key_cap_size(self.look, self.key, self._factor).width()
            width += self._gap() + 4 * self._factor if self.text() else 0
        return width
