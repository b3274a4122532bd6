"""One exercise of the shelf, painted: its figure, its name, a star and a plus."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from corecoach.ui.figure.thumbnail import paint_thumbnail
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.practice.shelf_entries import ShelfEntry
from corecoach.words import _

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus)
_ENDLESS = 10_000
# In pixels at 100 %.
_PICTURE, _SIDE, _PAD, _LEAST = (58, 40), 34, 8, 56


class ShelfRow(QAbstractButton):
    """`wanted` says that it is to be added, `starred` that the star was pressed; `dragged` carries where the
    pointer is on the screen, `dropped` where it was let go."""

    wanted = Signal(object)
    starred = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)

    def __init__(self, look: Look, entry: ShelfEntry, patient: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.entry, self._patient = look, entry, patient
        self.radius = look.radius("control")
        self._asked = False
        self._from: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name_it()

    @property
    def asked(self) -> bool:
        """Whether it is not for this patient, was pressed, and would be added by the next press."""
        return self._asked

    def ask(self, asked: bool) -> None:
        """Say why it is not for this patient, and offer to add it all the same."""
        self._asked = asked and bool(self.entry.against)
        self._name_it()
        self.update()

    def show_entry(self, entry: ShelfEntry) -> None:
        """Show another value."""
        if entry != self.entry:
            self.entry = entry
            self._asked = self._asked and bool(entry.against)
            self._name_it()
            self.update()

    def _name_it(self) -> None:
        entry = self.entry
        parts = [_(entry.exercise.name)]
        if entry.own:
            parts.append(_("Your own"))
        if entry.favourite:
            parts.append(_("Favourite"))
        parts.append(self._under())
        if self._asked:
            parts.append(_("Add it all the same"))
        self.setAccessibleName(". ".join(filter(None, parts)))

    def _under(self) -> str:
        """The line below the name."""
        if self.entry.against:
            said = _("Not for {name}").format(name=self._patient)
            return f"{said}. {self.entry.against}" if self._asked else said
        return _("Your own") if self.entry.own else ""

    # -- places -----------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """As high as its picture or its words."""
        name, under = self._heights(width)
        pad = self._look.px(_PAD)
        offer = self._look.text_px(26) if self._asked else 0
        return max(self._look.text_px(_PICTURE[1]) + 2 * pad, name + under + offer + 2 * pad, _LEAST)

    def sizeHint(self) -> QSize:
        """The shelf decides how wide."""
        return QSize(self._look.text_px(229), self.heightForWidth(self._look.text_px(229)))

    def _heights(self, width: int) -> tuple[int, int]:
        look, room = self._look, self._words_w(width)
        name = QFontMetrics(look.font("label", 16 * look.scale))
        small = QFontMetrics(look.font("small", 15 * look.scale))
        place = QRect(0, 0, room, _ENDLESS)
        under = self._under()
        return (
            name.boundingRect(place, _WRAP, _(self.entry.exercise.name)).height(),
            small.boundingRect(place, _WRAP, under).height() if under else 0,
        )

    def _words_x(self) -> int:
        return self._look.px(_PAD) + self._look.text_px(_PICTURE[0]) + self._look.px(10)

    def _words_w(self, width: int) -> int:
        sides = 1 if self.entry.against else 2
        return max(40, width - self._words_x() - sides * self._look.text_px(_SIDE) + self._look.px(6))

    def _spot(self, number: int) -> QRect:
        """The place of the plus (0) and of the star (1), from the right."""
        side = self._look.text_px(_SIDE)
        return QRect(self.width() - (number + 1) * side, 0, side, self.height())

    @property
    def _star_at(self) -> int:
        return 0 if self.entry.against else 1

    # -- painting ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, picture and words."""
        painter, look, entry = QPainter(self), self._look, self.entry
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius)
        sunken = bool(entry.against) or self.isDown()
        painter.fillPath(shape, look.color("sunken" if sunken else "surface"))
        painter.setPen(QPen(look.color("border-strong" if self.underMouse() else "border"), 1))
        painter.drawPath(shape)
        self._paint_picture(painter)
        self._paint_words(painter)
        self._paint_star(painter)
        if not entry.against:
            self._icon(painter, "plus", "primary", self._spot(0), 22)

    def _paint_picture(self, painter: QPainter) -> None:
        look, pad = self._look, self._look.px(_PAD)
        width, height = look.text_px(_PICTURE[0]), look.text_px(_PICTURE[1])
        rect = QRectF(pad, (self.height() - height) // 2, width, height)
        clip = QPainterPath()
        clip.addRoundedRect(rect, look.radius("chip"), look.radius("chip"))
        painter.save()
        painter.setClipPath(clip)
        paint_thumbnail(painter, look, self.entry.exercise, rect, self)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        look, x, room = self._look, self._words_x(), self._words_w(self.width())
        name_h, under_h = self._heights(self.width())
        offer_h = look.text_px(26) if self._asked else 0
        top = (self.height() - name_h - under_h - offer_h) // 2
        against = bool(self.entry.against)
        painter.setFont(look.font("label", 16 * look.scale))
        painter.setPen(look.color("ink-2" if against else "ink"))
        painter.drawText(QRect(x, top, room, name_h + 2), _WRAP, _(self.entry.exercise.name))
        painter.setFont(look.font("small", 15 * look.scale))
        painter.setPen(look.color("ink-2"))
        painter.drawText(QRect(x, top + name_h, room, under_h + 2), _WRAP, self._under())
        if self._asked:
            painter.setFont(look.font("label", 15 * look.scale))
            painter.setPen(look.color("primary"))
            spot = QRect(x, top + name_h + under_h, self.width() - x, offer_h)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, _("Add it all the same"))

    def _paint_star(self, painter: QPainter) -> None:
        """Seen where it is on, and under the pointer or the keyboard."""
        if self.entry.favourite or self.underMouse() or self.hasFocus():
            role = "primary" if self.entry.favourite else "ink-3"
            self._icon(painter, "star", role, self._spot(self._star_at), 20, filled=self.entry.favourite)

    def _icon(
        self, painter: QPainter, name: str, role: str, place: QRect, size: int, *, filled: bool = False
    ) -> None:
        side = self._look.text_px(size)
        spot = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        draw_icon(painter, self._look.assets, name, self._look.color(role), spot, filled=filled)

    # -- mouse and keys ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may begin to drag it into the routine."""
        self._from = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer once it has left the place where it was pressed."""
        if self._from is None:
            return
        spot = event.position().toPoint()
        far = (spot - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it, press the star or the plus, or only look at it."""
        dragging, self._dragging, self._from = self._dragging, False, None
        self.setDown(False)
        spot = event.position().toPoint()
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        elif not self.rect().contains(spot):
            return
        elif self._spot(self._star_at).contains(spot):
            self.starred.emit(None)
        elif self.entry.against or self._spot(0).contains(spot):
            self.wanted.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice adds it."""
        if not self.entry.against and not self._spot(self._star_at).contains(event.position().toPoint()):
            self.wanted.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and + add it, * makes it a favourite; the shelf moves by arrows."""
        key = Qt.Key(event.key())
        if key in _ENTERS and not event.isAutoRepeat():
            self.wanted.emit(None)
        elif key == Qt.Key.Key_Asterisk:
            self.starred.emit(None)
        else:
            event.ignore()
