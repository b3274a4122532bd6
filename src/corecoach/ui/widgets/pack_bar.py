"""The small clock of ice or heat at the bottom of the window, over every other page."""

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import REST
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.pack_cues import pack_name
from corecoach.ui.pack_moment_words import (
    is_late,
    left_words,
    mode_of,
    mode_words,
    puts_on,
    step_color,
    step_icon,
)
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.card import grow, row
from corecoach.words import _

_LEAST_PX = 14
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class BarFace(Struct, frozen=True):
    """Colour role, icon, words, and a time that ticks beside them."""

    color: str
    icon: str
    words: str
    time: str = ""

    def spoken(self) -> str:
        """The words with the time."""
        return " ".join(part for part in (self.words, self.time) if part)


def bar_face(moment: PackMoment) -> BarFace:
    """What the bar shows; the same second gives the same face."""
    running, left = moment.running, left_words(max(0.0, moment.left_s or 0.0))
    mode = mode_of(running)
    pack = pack_name(mode)
    match running.state:
        case PackState.ON:
            return BarFace(step_color(mode), step_icon(mode), mode_words(mode), left)
        case PackState.DUE:
            return _due_face(moment, pack)
        case PackState.REST:
            return BarFace("phase.rest", step_icon(REST), _("Rest"), left)
        case PackState.READY:
            words = _("Ready: put the {pack} on").format(pack=pack_name(puts_on(running) or mode))
            return BarFace("phase.ready", step_icon(mode), words)
        case PackState.PAUSED:
            return BarFace("phase.ready", "pause", _("Paused: the {pack} is off").format(pack=pack))
        case PackState.CHECK:
            return BarFace("phase.ready", "eye", _("Skin check: answer"))
        case _:
            return BarFace("phase.ready", "check", _("Ended"))


def _due_face(moment: PackMoment, pack: str) -> BarFace:
    if is_late(moment):
        return BarFace("phase.locked", "octagon-alert", _("Take the {pack} off now").format(pack=pack))
    color = step_color(mode_of(moment.running))
    if moment.goes_on:
        return BarFace(color, "eye", _("Skin check: answer"))
    if moment.running.needs is PackCommand.PUT_ON:
        then = pack_name(puts_on(moment.running) or mode_of(moment.running))
        return BarFace(color, "arrow-left-right", _("Change to {pack} now").format(pack=then))
    return BarFace("phase.locked", "hand", _("Take the {pack} off now").format(pack=pack))


class _Clock(QWidget):
    """Icon, words and time on a field in the colour of the state; words get smaller before they are cut."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._face: BarFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the buttons beside it."""
        return QSize(self._look.text_px(300), self._look.control_px(52))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is no room."""
        return QSize(self._look.px(120), self.sizeHint().height())

    def show_face(self, face: BarFace) -> None:
        """Show something else; the same is not painted again."""
        before, self._face = self._face, face
        if before == face:
            return
        if before is None or (before.words, before.color) != (face.words, face.color):
            self.setAccessibleName(face.spoken())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and what is on it."""
        face, look = self._face, self._look
        if face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.color(f"{face.color}.on-fill")
        edged = face.color == "phase.ready"
        painter.setPen(QPen(ink, 2) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(f"{face.color}.fill"))
        inset, radius = 1.0 if edged else 0.0, look.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        font, icon = self._font(face), self._icon_px
        x = look.px(16)
        spot = QRectF(x, round((self.height() - icon) / 2), icon, icon)
        draw_icon(painter, look.assets, face.icon, ink, spot)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.words_rect(), _FLAGS, face.spoken())

    @property
    def _icon_px(self) -> int:
        return self._look.text_px(28)

    def words_rect(self) -> QRectF:
        """Where the words stand."""
        left = self._look.px(16 + 12) + self._icon_px
        return QRectF(left, 0, max(1, self.width() - left - self._look.px(12)), self.height())

    def _font(self, face: BarFace) -> QFont:
        """As large as one line or two have room for."""
        font, room, words = self._look.font("title-s"), self.words_rect(), face.spoken()
        while font.pixelSize() > _LEAST_PX:
            found = QFontMetricsF(font).boundingRect(room, _FLAGS, words)
            if found.width() <= room.width() and found.height() <= room.height():
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font


class PackBar(QWidget):
    """The use that runs, on one line that is always as high. `open_requested`: show its page.
    `stop_requested`: something hurts."""

    open_requested = Signal(object)
    stop_requested = Signal(object)

    def __init__(self, look: Look, moment: PackMoment) -> None:
        super().__init__()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("sunken"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._look = look
        self._clock = _Clock(look)
        self._open = Button(
            look, _("Open"), icon="" if look.narrow else "maximize", height=52,
            on_click=lambda: self.open_requested.emit(None), name=_("Open ice and heat"),
        )  # fmt: skip
        self._stop = Button(
            look, _("Stop"), Kind.STOP, icon="octagon-x", height=52,
            on_click=lambda: self.stop_requested.emit(None), name=_("Stop: something hurts"),
        )  # fmt: skip
        side, down = look.px(16 if look.narrow else 28), look.px(10)
        self.setLayout(
            row(grow(self._clock), self._open, self._stop, gap=look.px(12), margins=(side, down, side, down))
        )
        self.setFixedHeight(self._stop.sizeHint().height() + 2 * down)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_moment(moment)

    def show_moment(self, moment: PackMoment) -> None:
        """Show where the use is. The same second paints nothing."""
        if moment.running.state is not PackState.OVER:
            self._clock.show_face(bar_face(moment))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line that parts it from the page."""
        QPainter(self).fillRect(0, 0, self.width(), 2, self._look.color("border-strong"))
