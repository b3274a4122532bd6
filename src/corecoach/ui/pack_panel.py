"""The coloured panel of a use of ice or heat: one colour, one word, one time. It is read from two metres."""

from math import cos, hypot, radians, sin

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

# What is free between the time and the ring, at 1280 x 800.
_INSIDE_RING = 14
_RING_PX = 22
_LEAST_RING = 220


class Face(Struct, frozen=True):
    """What the panel shows. `color` is a role such as `phase.ice`; `soft`: nothing of it is on the skin, and
    it is drawn light. `time` stands in the ring with `below` under it, or `picture` without a time. `share`
    is how much of the ring is left. `edge`: it stands still."""

    color: str
    word: str
    icon: str
    time: str
    below: str
    share: float
    foot: str
    soft: bool = False
    edge: bool = False
    picture: str = ""

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        time = " ".join(part for part in (self.time, self.below) if part)
        return ". ".join(part for part in (self.word, time, self.foot) if part)


class PackPanel(QWidget):
    """Draws a Face. Its parts keep their places whatever it shows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._unit = look, 1.0
        self._face: Face | None = None

    @property
    def face(self) -> Face | None:
        """What it shows."""
        return self._face

    def set_unit(self, unit: float) -> None:
        """The poster's scale: 1 at 1280 x 800."""
        self._unit = unit
        self.update()

    def show_face(self, face: Face) -> None:
        """Show something else: all of it, or, when only time has passed, the time and the tip of the ring."""
        before, self._face = self._face, face
        if before == face:
            return
        if before is None or _still(before) != _still(face) or abs(before.share - face.share) > 1 / 32:
            self.setAccessibleName(face.spoken())
            self.update()
            return
        self.update(self._time_rect().toAlignedRect())
        # The part of the ring that has gone lies between both ends of it.
        self.update(self._tip(before.share).united(self._tip(face.share)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what changed."""
        face = self._face
        if face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._field(painter, face)
        self._ring(painter, face)
        self._middle(painter, face)
        rings = self._ring_rect()
        if event.rect().top() < rings.top() - _RING_PX * self._unit:
            self._word(painter, face)
        if event.rect().bottom() > rings.bottom() + _RING_PX * self._unit:
            self._foot(painter, face)

    # -- places -----------------------------------------------------------------------------------------

    @property
    def _grown(self) -> float:
        return min(1.4, self._look.scale)

    def _ring_rect(self) -> QRectF:
        """The middle line of the ring, between the word above and the words below."""
        unit, top = self._unit, 124 * self._unit
        foot = self._foot_px
        size = self._ring_px(foot)
        spare = self.height() - top - foot - size - 28 * unit
        return QRectF((self.width() - size) / 2, top + 12 * unit + max(0.0, spare / 2), size, size)

    def _ring_px(self, foot: float) -> float:
        unit = self._unit
        high = self.height() - (124 + 28) * unit - foot
        return max(60.0, min(high, self.width() - 60 * unit, 560 * unit))

    @property
    def _foot_px(self) -> float:
        """Room for the words below; none where it would leave the ring too small to be read from afar."""
        foot = (64 if self._look.scale <= 1.3 else 84) * self._unit * min(1.2, self._grown)
        return foot if self._ring_px(foot) >= _LEAST_RING or self._ring_px(0) == self._ring_px(foot) else 0.0

    def _time_rect(self) -> QRectF:
        """Where the time may stand, however many digits it has."""
        ring, inset = self._ring_rect(), _RING_PX * self._unit
        return ring.adjusted(inset, ring.height() * 0.22, -inset, -ring.height() * 0.34)

    def _tip(self, share: float) -> QRect:
        """The end of the ring when a share of it is left, with a pixel around it."""
        rect, angle = self._ring_rect(), radians(90 - share * 360)
        spot = rect.center() + QPointF(cos(angle), -sin(angle)) * (rect.width() / 2)
        reach = (_RING_PX / 2 + 3) * self._unit + 3
        return QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    # -- parts ------------------------------------------------------------------------------------------

    def _ink(self, face: Face) -> QColor:
        return self._look.color(f"{face.color}.{'on-soft' if face.soft else 'on-fill'}")

    def _field(self, painter: QPainter, face: Face) -> None:
        look, radius = self._look, self._look.radius("stage")
        outlined = face.soft or face.edge or face.color == "phase.ready"
        pen = QPen(self._ink(face) if face.edge or face.soft else look.color("border-strong"), 3)
        painter.setPen(pen if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(f"{face.color}.{'soft' if face.soft else 'fill'}"))
        inset = 1.5 if outlined else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _word(self, painter: QPainter, face: Face) -> None:
        """Icon and word side by side, as large as the width lets them be."""
        unit, room = self._unit, self.width() - 44 * self._unit
        font = self._look.font("player-phase", 80 * unit * min(1.15, self._look.scale))
        width = self._word_width(font, face)
        if width > room:
            font.setPixelSize(max(12, int(font.pixelSize() * room / width)))
            width = self._word_width(font, face)
        icon = font.pixelSize() * 0.8
        x, middle = (self.width() - width) / 2, 70 * unit
        if face.icon:
            spot = QRectF(round(x), round(middle - icon / 2), round(icon), round(icon))
            draw_icon(painter, self._look.assets, face.icon, self._ink(face), spot)
            x += icon * 1.3
        painter.setFont(font)
        painter.setPen(self._ink(face))
        place = QRectF(x, middle - font.pixelSize(), width, 2 * font.pixelSize())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(place, flags, face.word)

    def _word_width(self, font: QFont, face: Face) -> float:
        icon = font.pixelSize() * 0.8 * 1.3 if face.icon else 0.0
        return icon + QFontMetricsF(font).horizontalAdvance(face.word)

    def _ring(self, painter: QPainter, face: Face) -> None:
        ink = self._ink(face)
        track = QColor(ink)
        track.setAlphaF(0.22)
        ring = self._look.color(f"{face.color}.ring") if not face.soft else ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, share in ((track, 1.0), (ring, face.share)):
            cap = Qt.PenCapStyle.RoundCap if share < 1 else Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(color, _RING_PX * self._unit, c=cap))
            if share > 0:
                painter.drawArc(self._ring_rect(), 90 * 16, -round(share * 360 * 16))

    def _middle(self, painter: QPainter, face: Face) -> None:
        ring = self._ring_rect()
        if face.picture:
            size = round(ring.width() * 0.42)
            middle = ring.center() - QPointF(0, ring.height() * 0.06)
            spot = QRectF(round(middle.x() - size / 2), round(middle.y() - size / 2), size, size)
            draw_icon(painter, self._look.assets, face.picture, self._ink(face), spot)
            self._below(painter, face, ring.center().y() + ring.height() * 0.1)
            return
        font, place = self._digits(face)
        painter.setFont(font)
        painter.setPen(self._ink(face))
        painter.drawText(place.bottomLeft(), face.time)
        self._below(painter, face, place.bottom())

    def _digits(self, face: Face) -> tuple[QFont, QRectF]:
        """The font of the time and where its digits stand: inside the ring, however many they are."""
        ring = self._ring_rect()
        font = self._look.font("player-count", 130 * ring.width() / 400)
        inside = ring.width() - (_RING_PX + 2 * _INSIDE_RING) * self._unit
        size = _size(font, face.time)
        across = hypot(size.width(), size.height())
        if across > inside * 0.94:
            font.setPixelSize(max(1, int(font.pixelSize() * inside * 0.94 / across)))
            size = _size(font, face.time)
        place = QRectF(QPointF(), size)
        place.moveCenter(ring.center() - QPointF(0, ring.height() * 0.04))
        return font, place

    def _below(self, painter: QPainter, face: Face, bottom: float) -> None:
        """The words under the time, as wide as the ring lets them be there."""
        ring, font = self._ring_rect(), self._look.font("player-meta", 26 * self._unit * self._grown)
        top = bottom + ring.height() * 0.045
        down = top + QFontMetricsF(font).height() - ring.center().y()
        half = (max(0.0, (ring.width() / 2 - _RING_PX * self._unit) ** 2 - down**2)) ** 0.5
        width = QFontMetricsF(font).horizontalAdvance(face.below)
        if width > 2 * half:
            font.setPixelSize(max(12, int(font.pixelSize() * 2 * half / width)))
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(0, top, self.width(), 2 * font.pixelSize()), flags, face.below)

    def _foot(self, painter: QPainter, face: Face) -> None:
        """What comes next, on two lines at most."""
        if not self._foot_px:
            return
        unit, ring = self._unit, self._ring_rect()
        top = ring.bottom() + _RING_PX * unit / 2 + 4 * unit
        room = QRectF(20 * unit, top, self.width() - 40 * unit, self.height() - top - 8 * unit)
        font = self._look.font("player-meta", 26 * unit * self._grown)
        font.setWeight(font.Weight.DemiBold)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        while font.pixelSize() > 13 and not _fits(font, room, flags, face.foot):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(self._ink(face))
        painter.drawText(room, flags, face.foot)


def _still(face: Face) -> tuple[object, ...]:
    """What of a face does not change by time alone."""
    words = (face.color, face.word, face.icon, face.below, face.foot, face.picture)
    return (*words, face.soft, face.edge, len(face.time))


def _size(font: QFont, words: str) -> QSizeF:
    """How much room a time takes: as high as its digits, not as the line they stand in."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(words), metrics.tightBoundingRect("0").height())


def _fits(font: QFont, room: QRectF, flags: int, words: str) -> bool:
    found = QFontMetricsF(font).boundingRect(QRectF(0, 0, room.width(), 9999), flags, words)
    return bool(found.height() <= room.height() and found.width() <= room.width())
