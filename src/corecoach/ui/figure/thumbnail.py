"""Small pictures of exercises: drawn one at a time when somebody sees them, and kept."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QMetaObject, QObject, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from corecoach.figure.motion import Motion
from corecoach.prescription import Exercise
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

# What lies behind a small picture.
FIELD = "primary-soft"
# All exercises twice, on a screen with two pixels a point (kB).
_ROOM_KB = 48 * 1024


def paint_thumbnail(painter: QPainter, look: Look, exercise: Exercise, rect: QRectF, then: QWidget) -> None:
    """Paint the exercise into `rect`, or a plain field; `then` is updated when the picture is ready."""
    painter.fillRect(rect, look.color(FIELD))
    if exercise.figure is None:
        return
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    size = rect.size().toSize()
    key = _key(look, exercise, size, dpr)
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        painter.drawPixmap(rect.topLeft(), picture)
        return
    ThumbnailQueue.of(then.window()).ask(key, lambda: thumbnail(look, exercise, size, dpr), then)


def thumbnail(look: Look, exercise: Exercise, size: QSize, dpr: float) -> QPixmap:
    """The exercise as it is held, on the field; `size` in points."""
    figure = exercise.figure
    assert figure is not None
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    painter = QPainter(picture)
    Scene(look, figure, size, dpr, field=FIELD).paint(painter, Motion(figure, {}).held())
    painter.end()
    return picture


def _key(look: Look, exercise: Exercise, size: QSize, dpr: float) -> str:
    """What a picture depends on. The cache outlives the exercise, and a physiotherapist's own one may have
    the name of another's: what is drawn counts."""
    place = f"{size.width()}x{size.height()}@{dpr}"
    drawn = hash(msgspec.json.encode(exercise.figure))
    return f"figure {drawn} {place} {look.dark} {look.body}"


class ThumbnailQueue(QObject):
    """The pictures that a window waits for, drawn one a turn, so that it stays awake."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        QPixmapCache.setCacheLimit(max(_ROOM_KB, QPixmapCache.cacheLimit()))
        self._waiting: dict[str, tuple[Callable[[], QPixmap], dict[QWidget, QMetaObject.Connection]]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @classmethod
    def of(cls, window: QWidget) -> "ThumbnailQueue":
        """The queue of a window."""
        return window.findChild(cls) or cls(window)

    @property
    def busy(self) -> bool:
        """Whether a picture is still to be drawn."""
        return bool(self._waiting)

    def ask(self, key: str, draw: Callable[[], QPixmap], then: QWidget) -> None:
        """Draw a picture when its turn comes, and update every widget that asked for it; one that all of
        them are gone for is not drawn."""
        _draw, widgets = self._waiting.setdefault(key, (draw, {}))
        if then not in widgets:
            widgets[then] = then.destroyed.connect(lambda: widgets.pop(then))
            self._timer.start()

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        key = next(iter(self._waiting))
        draw, widgets = self._waiting.pop(key)
        if widgets:
            QPixmapCache.insert(key, draw())
        for widget, until_gone in widgets.items():
            QObject.disconnect(until_gone)
            widget.update()
