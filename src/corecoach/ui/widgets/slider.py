"""A slider over a few fixed values."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from corecoach.ui.look import Look

THUMB_PX = 32
_PRESSED_PX = 36
_TRACK_PX = 8
# Height of the track with its thumb: enough for a finger.
_LANE_PX = 48
# With more values than this, ticks would be a comb.
_MOST_TICKS = 7
_PAGE_STEPS = 5


class Slider(QAbstractSlider):
    """Snaps to its values. A key says a new value at once; a drag says it when the thumb is let go, because
    the page may be drawn anew then, and that must not happen under a held thumb. `valueChanged` follows live.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        values: Sequence[int],
        value: int,
        on_change: Callable[[int], object],
        *,
        labels: Sequence[str] = (),
    ) -> None:
        """`values` rise; a `value` between two of them is shown at the nearest. `labels`, one a value, are
        written below as far as there is room."""
        super().__init__()
        self._look, self._values, self._on_change = look, tuple(values), on_change
        self._labels, self._label_font = tuple(labels), look.font("small")
        self._said = self._nearest(value)
        self.radius = THUMB_PX / 2
        self.setRange(self._values[0], self._values[-1])
        self.setSingleStep(min(b - a for a, b in pairwise(self._values)))
        self.setValue(self._nearest(value))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.valueChanged.connect(self._settle)

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(self._look.px(220), self._height)

    def minimumSizeHint(self) -> QSize:
        """Short, but each step can still be hit with the keys."""
        return QSize(self._look.px(120), self._height)

    def x_of(self, value: int) -> float:
        """Where the middle of the thumb is for a value."""
        low, high = self._values[0], self._values[-1]
        return self._end_px + (value - low) / (high - low) * (self.width() - 2 * self._end_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next value, Page keys further, Home and End to the ends."""
        here = self._values.index(self._nearest(self.value()))
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -_PAGE_STEPS,
            Qt.Key.Key_PageUp: _PAGE_STEPS,
            Qt.Key.Key_Home: -len(self._values),
            Qt.Key.Key_End: len(self._values),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setValue(self._values[max(0, min(len(self._values) - 1, here + step))])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the value nearest to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while the button is held."""
        if self.isSliderDown():
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what was chosen."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()
            self._say()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a setting on its way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, ticks and thumb."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        look = self._look
        size = _PRESSED_PX if self.isSliderDown() else THUMB_PX
        edge = "ink" if self.underMouse() or self.isSliderDown() else "primary"
        painter.setPen(QPen(look.color(edge), 3))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(QPointF(self.x_of(self.value()), _LANE_PX / 2), size / 2 - 1.5, size / 2 - 1.5)
        self._paint_labels(painter)

    def _paint_track(self, painter: QPainter) -> None:
        look, half = self._look, _TRACK_PX / 2
        start = self.x_of(self._values[0])
        track = QRectF(start, _LANE_PX / 2 - half, self.x_of(self._values[-1]) - start, _TRACK_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("border"))
        painter.drawRoundedRect(track, half, half)
        done = QRectF(track)
        done.setRight(self.x_of(self.value()))
        painter.setBrush(look.color("primary"))
        painter.drawRoundedRect(done, half, half)
        if len(self._values) <= _MOST_TICKS:
            for value in self._values[1:-1]:
                tick = QRectF(self.x_of(value) - 1, track.top(), 2, _TRACK_PX)
                painter.fillRect(tick, look.color("surface"))

    def _paint_labels(self, painter: QPainter) -> None:
        """From both ends inwards: the ends matter most."""
        painter.setFont(self._label_font)
        painter.setPen(self._look.color("ink-2"))
        taken: list[QRectF] = []
        pairs = list(zip(self._values, self._labels, strict=False))
        for value, label in sorted(
            pairs, key=lambda pair: -abs(pair[0] - sum(self._values) / len(self._values))
        ):
            rect = self._label_rect(value, label)
            if not any(rect.adjusted(-8, 0, 8, 0).intersects(other) for other in taken):
                taken.append(rect)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label)

    def _label_rect(self, value: int, label: str) -> QRectF:
        metrics = QFontMetricsF(self._label_font)
        width = metrics.horizontalAdvance(label)
        left = max(0.0, min(self.width() - width, self.x_of(value) - width / 2))
        return QRectF(left, _LANE_PX - 4, width, metrics.height())

    @property
    def _height(self) -> int:
        return _LANE_PX + (round(QFontMetricsF(self._label_font).height()) if self._labels else 0)

    @property
    def _end_px(self) -> float:
        """The thumb, and its ring, stay inside at both ends."""
        return _PRESSED_PX / 2

    def _nearest(self, value: float) -> int:
        return min(self._values, key=lambda v: abs(v - value))

    def _follow(self, at: QPointF) -> None:
        self.setValue(min(self._values, key=lambda v: abs(self.x_of(v) - at.x())))
        self.update()

    def _settle(self, value: int) -> None:
        """Screen readers may set any number: land on a value."""
        if value not in self._values:
            self.setValue(self._nearest(value))
        elif not self.isSliderDown():
            self._say()

    def _say(self) -> None:
        if self.value() != self._said:
            self._said = self.value()
            self._on_change(self._said)
