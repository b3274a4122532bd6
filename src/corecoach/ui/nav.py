"""The places of the app: a column at the left, or a bar with a menu when the window is narrow."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row
from corecoach.ui.widgets.mark import Mark
from corecoach.words import _


class Place(Struct, frozen=True):
    """A place: its id, icon and words, and whether it stands at the foot of the column."""

    id: str
    icon: str
    words: str
    foot: bool = False
    locked: bool = False


class _Row(QAbstractButton):
    def __init__(self, look: Look, place: Place, current: bool) -> None:
        super().__init__()
        self._look, self._place, self._current = look, place, current
        self.radius = 12
        self.setText(place.words)
        name = _("{place}, locked").format(place=place.words) if place.locked else place.words
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self._look.text_px(186), self._look.control_px(52, 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._field(painter)
        ink = look.color("on-primary-soft" if self._current else "ink-2")
        size = look.text_px(24)
        spot = QRectF(look.px(14), (self.height() - size) / 2, size, size)
        draw_icon(painter, look.assets, self._place.icon, ink, spot)
        font = look.font("body")
        if self._current:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        words = QRectF(look.px(14) + size + look.px(11), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._place.locked:
            lock = look.text_px(18)
            spot = QRectF(self.width() - lock - 10, (self.height() - lock) / 2, lock, lock)
            draw_icon(painter, look.assets, "lock", ink, spot)

    def _field(self, painter: QPainter) -> None:
        look = self._look
        fill = "surface" if self._current else "border" if self.underMouse() else None
        if fill is None:
            return
        painter.setPen(QPen(look.color("border"), 1) if self._current else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("primary"))
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 13, 4, 26), 2, 2)


class Nav(QWidget):
    """`place_requested` carries the id of a place."""

    place_requested = Signal(object)

    def __init__(self, look: Look, places: Sequence[Place], current: str) -> None:
        super().__init__()
        self._look = look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("sunken"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._edge = look.color("border")
        if look.narrow:
            self._make_bar(look, places, current)
        else:
            self._make_column(look, places, current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the page."""
        painter = QPainter(self)
        painter.setPen(QPen(self._edge, 1))
        if self._look.narrow:
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        else:
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _make_column(self, look: Look, places: Sequence[Place], current: str) -> None:
        self.setFixedWidth(max(200 if look.width == "medium" else 212, look.text_px(206)))
        brand = QWidget()
        brand.setLayout(
            row(Mark(look), Text(look, "CoreCoach", "title-s", wrap=False), None, gap=look.px(13))
        )
        rows = [self._row(look, p, p.id == current) for p in places]
        top = [r for r, p in zip(rows, places, strict=True) if not p.foot]
        foot = [r for r, p in zip(rows, places, strict=True) if p.foot]
        holder = row(brand, margins=(14, 0, 0, 0))
        margins = (12, look.px(22), 13, look.px(14))
        self.setLayout(column(holder, look.px(22), *top, None, *foot, gap=2, margins=margins))

    def _row(self, look: Look, place: Place, current: bool) -> _Row:
        made = _Row(look, place, current)
        made.clicked.connect(lambda _checked=False, p=place.id: self.place_requested.emit(p))
        return made

    def _make_bar(self, look: Look, places: Sequence[Place], current: str) -> None:
        here = next((p.words for p in places if p.id == current), "")
        menu = QMenu(self)
        menu.setFont(look.font("body"))
        for place in places:
            menu.addAction(place.words, partial(self.place_requested.emit, place.id))
        # Where there is least room its picture is enough: the place and the way to help stay whole.
        words = "" if look.width == "tiny" else _("Menu")
        button = Button(look, words, icon="menu", name=_("Menu"))
        button.clicked.connect(lambda: menu.exec(button.mapToGlobal(button.rect().bottomLeft())))
        symptom = Button(
            look, _("New symptom?"), Kind.QUIET, icon="shield-alert",
            on_click=lambda: self.place_requested.emit("symptom"),
        )  # fmt: skip
        title = grow(Text(look, here, "title-s", wrap=False))
        side = look.px(18)
        self.setLayout(row(button, title, symptom, gap=look.px(14), margins=(side, 8, side, 8)))
