"""A template to choose: its title and whom it is for."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from corecoach.practice.rows import TemplateRow
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.words import _

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACROSS, _DOWN = 18, 12


class TemplateCard(QAbstractButton):
    """A whole card to press."""

    def __init__(self, look: Look, template: TemplateRow) -> None:
        super().__init__()
        self._look = look
        self.radius = look.radius("control")
        self._title = template.title
        self._under = _("Your own template") if template.own else template.for_whom
        self.setAccessibleName(". ".join(filter(None, (self._title, self._under))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return sum(self._heights(width)) + 2 * self._look.px(_DOWN)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = self._look.text_px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, because the words wrap."""
        return QSize(self._look.text_px(200), self._look.control_px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _heights(self, width: int) -> tuple[int, int]:
        look = self._look
        room = QRect(0, 0, max(60, width - 2 * look.px(_ACROSS) - look.text_px(28)), 10_000)
        title = QFontMetrics(look.font("label", 17 * look.scale)).boundingRect(room, _WRAP, self._title)
        under = QFontMetrics(look.font("small")).boundingRect(room, _WRAP, self._under)
        return title.height(), under.height() if self._under else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its words."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border-strong" if self.underMouse() else "border"), 1))
        painter.setBrush(look.color("sunken" if self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius)
        left, top = look.px(_ACROSS), look.px(_DOWN)
        title, under = self._heights(self.width())
        room = self.width() - 2 * left - look.text_px(28)
        painter.setFont(look.font("label", 17 * look.scale))
        painter.setPen(look.color("ink"))
        painter.drawText(QRect(left, top, room, title + 2), _WRAP, self._title)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("ink-2"))
        painter.drawText(QRect(left, top + title, room, under + 2), _WRAP, self._under)
        side = look.text_px(20)
        spot = QRectF(self.width() - left - side, (self.height() - side) / 2, side, side)
        draw_icon(painter, look.assets, "chevron-right", look.color("ink-2"), spot)
