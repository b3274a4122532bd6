"""Tiles with a picture and a few words, painted and not laid out, so that fifty of them come at once."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.figure.thumbnail import paint_thumbnail
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_PICTURE, _STEP = 0.583, 4
_ACROSS, _DOWN, _MARK, _GAP = 16, 14, 22, 16
_LEAST = 216
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENDLESS = 10_000
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TileWords(Struct, frozen=True):
    """What stands on a tile. `mark` is an icon beside the title with its meaning in words; `state` an icon
    and words below, said for what cannot simply be done. Empty strings: none."""

    title: str
    under: str
    mark: tuple[str, str] = ("", "")
    state: tuple[str, str] = ("", "")

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(filter(None, (self.title, self.under, self.mark[1], self.state[1])))


class Tile(QAbstractButton):
    """One exercise. Enter and Space press it; arrows are for the grid."""

    def __init__(self, look: Look, exercise: Exercise, words: TileWords) -> None:
        super().__init__()
        self._look, self.exercise, self._words_on = look, exercise, words
        self._title, self._small = look.font("label", 20 * look.scale), look.font("small")
        self.radius = look.radius("card")
        self.setAccessibleName(words.spoken())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def heightForWidth(self, width: int) -> int:
        """The picture, and the words below it."""
        words = sum(height for _top, height in self._lines(width))
        return _picture_px(width) + words + self._look.px(2 * _DOWN)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        title, small = QFontMetricsF(self._title), QFontMetricsF(self._small)
        words = [title.horizontalAdvance(w) + self._beside() for w in self._words_on.title.split()]
        words += [small.horizontalAdvance(w) for w in self._words_on.under.split()]
        words += [small.horizontalAdvance(w) + self._look.text_px(_MARK) for w in self._state.split()]
        width = round(max(words, default=0) + 1) + 2 * self._look.px(_ACROSS)
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; the grid moves by arrows."""
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def _state(self) -> str:
        return self._words_on.state[1]

    def _beside(self) -> float:
        """Room that the mark takes from the title."""
        return self._look.text_px(_MARK) + self._look.px(8) if self._words_on.mark[0] else 0

    def _lines(self, width: int) -> list[tuple[int, int]]:
        """Where title, line and state begin below the picture, and how high they are."""
        room = width - 2 * self._look.px(_ACROSS)
        heights = [
            _height(self._title, self._words_on.title, room - self._beside()),
            _height(self._small, self._words_on.under, room),
        ]
        if self._state:
            heights.append(_height(self._small, self._state, room - self._look.text_px(_MARK)))
        tops = [sum(heights[:n]) for n in range(len(heights))]
        return list(zip(tops, heights, strict=True))

    # -- painting ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the picture in its upper part, and the words."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius)
        painter.fillPath(shape, look.color("sunken" if self.isDown() else "surface"))
        picture = QRectF(0, 0, self.width(), _picture_px(self.width()))
        painter.save()
        painter.setClipPath(shape)
        paint_thumbnail(painter, look, self.exercise, picture, self)
        painter.restore()
        painter.setPen(QPen(look.color("border-strong" if self.underMouse() else "border"), 1))
        painter.drawPath(shape)
        self._paint_words(painter, picture.height() + look.px(_DOWN))

    def _paint_words(self, painter: QPainter, top: float) -> None:
        look, words = self._look, self._words_on
        left, room = look.px(_ACROSS), self.width() - 2 * look.px(_ACROSS)
        title, under, *state = self._lines(self.width())
        self._text(painter, self._title, "ink", words.title, (left, top, room - self._beside()), title)
        self._text(painter, self._small, "ink-2", words.under, (left, top, room), under)
        side = look.text_px(_MARK)
        if words.mark[0]:
            spot = QRectF(left + room - side, top + 2, side, side)
            draw_icon(painter, look.assets, words.mark[0], look.color("primary"), spot)
        for line in state:
            icon = side * 0.8
            spot = QRectF(left, round(top + line[0] + 2), icon, icon)
            draw_icon(painter, look.assets, words.state[0], look.color("ink"), spot)
            self._text(painter, self._small, "ink", self._state, (left + side, top, room - side), line)

    def _text(
        self, painter: QPainter, font: QFont, role: str, text: str,
        place: tuple[float, float, float], line: tuple[int, int],
    ) -> None:  # fmt: skip
        left, top, room = place
        painter.setFont(font)
        painter.setPen(self._look.color(role))
        painter.drawText(QRectF(left, top + line[0], room + 2, line[1] + 2), _WRAP, text)


def _picture_px(width: int) -> int:
    """In steps, so that tiles of a row that differ by a pixel have pictures of one height."""
    return round(width * _PICTURE / _STEP) * _STEP


def _height(font: QFont, text: str, room: float) -> int:
    place = QRect(0, 0, max(1, round(room)), _ENDLESS)
    return QFontMetrics(font).boundingRect(place, _WRAP, text).height()


class TileGrid(QWidget):
    """Tiles in rows, as many beside each other as there is room for. One of them is on the way of Tab;
    arrows lead to the others. `chosen` and `reached` carry the id of an exercise."""

    chosen = Signal(object)
    reached = Signal(object)

    def __init__(self, look: Look, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self._look, self._gap = look, look.px(_GAP)
        self._tiles = {tile.exercise.id: tile for tile in tiles}
        self._shown = list(tiles)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for tile in tiles:
            tile.setParent(self)
            tile.clicked.connect(lambda _checked=False, e=tile.exercise.id: self.chosen.emit(e))
        self._put_on_the_way(tiles[0] if tiles else None)

    def show_only(self, exercises: Sequence[str]) -> None:
        """Show the tiles of these exercises in this order, and no other."""
        self._shown = [self._tiles[name] for name in exercises]
        wanted = set(exercises)
        for name, tile in self._tiles.items():
            tile.setVisible(name in wanted)
        if self._on_the_way not in self._shown:
            self._put_on_the_way(self._shown[0] if self._shown else None)
        self._place()
        self.updateGeometry()

    def focus(self, exercise: str = "") -> bool:
        """Give the keyboard to the tile of an exercise, or to the one on the way of Tab; False if none is
        shown."""
        tile = self._tiles.get(exercise) if exercise else self._on_the_way
        if tile is None or tile not in self._shown:
            return False
        self._reach(tile)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead from tile to tile, Home and End to the first and the last."""
        here = next((n for n, tile in enumerate(self._shown) if tile.hasFocus()), None)
        across, last = self.columns(self.width()), len(self._shown) - 1
        if here is None:
            super().keyPressEvent(event)
            return
        places = dict(zip(_ARROWS, (here - 1, here + 1, here - across, here + across), strict=True))
        there = (places | {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}).get(Qt.Key(event.key()))
        if there is None or not 0 <= there <= last:
            super().keyPressEvent(event)
        else:
            self._reach(self._shown[there])

    def _reach(self, tile: Tile) -> None:
        self._put_on_the_way(tile)
        tile.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(tile.exercise.id)

    def _put_on_the_way(self, tile: Tile | None) -> None:
        self._on_the_way = tile
        for other in self._tiles.values():
            on = Qt.FocusPolicy.StrongFocus if other is tile else Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(on)

    # -- places -----------------------------------------------------------------------------------------

    def columns(self, width: int) -> int:
        """How many tiles stand beside each other in this width."""
        return max(1, (width + self._gap) // (self._look.text_px(_LEAST) + self._gap))

    def heightForWidth(self, width: int) -> int:
        """As high as its rows; a row is as high as its highest tile."""
        heights = [height for _row, height in self._rows(width)]
        return max(0, sum(heights) + self._gap * (len(heights) - 1))

    def sizeHint(self) -> QSize:
        """Four beside each other."""
        width = 4 * self._look.text_px(_LEAST) + 3 * self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One beside nothing."""
        return QSize(self._look.text_px(_LEAST), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew."""
        self._place()

    def _rows(self, width: int) -> list[tuple[list[Tile], int]]:
        across = self.columns(width)
        side = self._side(width, across)
        rows = [self._shown[n : n + across] for n in range(0, len(self._shown), across)]
        return [(row, max(tile.heightForWidth(side) for tile in row)) for row in rows]

    def _side(self, width: int, across: int) -> int:
        return (width - (across - 1) * self._gap) // across

    def _place(self) -> None:
        step, top = (self.width() + self._gap) / self.columns(self.width()), 0
        for row, height in self._rows(self.width()):
            for n, tile in enumerate(row):
                left, right = round(n * step), round((n + 1) * step) - self._gap
                tile.setGeometry(left, top, right - left, height)
            top += height + self._gap
