"""A card that is one of a few choices, with a sample of what it stands for."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look


class ChoiceCard(QRadioButton):
    """A sample in a size of its own and a line below. Cards in one parent exclude each other; arrows move.

    A radio button underneath, so that screen readers and arrow keys find what they expect.
    """

    def __init__(self, look: Look, sample: str, below: str, *, sample_px: float, name: str) -> None:
        """`sample_px` is the sample's size on screen; it does not grow with the text."""
        super().__init__()
        self._look, self._sample, self._below = look, sample, below
        self._sample_font = look.font("title-s", sample_px)
        self._below_font = look.font("small")
        self.radius = look.radius("control")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Both lines with a little room; the cards of a row are equally high."""
        below = QFontMetricsF(self._below_font)
        sample_width = QFontMetricsF(self._sample_font).horizontalAdvance(self._sample)
        below_width = below.horizontalAdvance(self._below) + 1.25 * self._check_px
        return QSize(round(max(sample_width, below_width)) + 20, round(66 + below.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """The same: the sample is the point of the card."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        checked = self.isChecked()
        below_px = QFontMetricsF(self._below_font).height()
        rect = QRectF(self.rect()).adjusted(0, 6, 0, -8)
        painter.setPen(self._look.color("on-primary-soft" if checked else "ink"))
        painter.setFont(self._sample_font)
        painter.drawText(rect.adjusted(0, 0, 0, -below_px), Qt.AlignmentFlag.AlignCenter, self._sample)
        self._paint_below(painter, QRectF(0, rect.bottom() - below_px, self.width(), below_px))

    def _paint_below(self, painter: QPainter, rect: QRectF) -> None:
        """The line below; a check beside it says the choice a second time."""
        checked, look = self.isChecked(), self._look
        color = look.color("on-primary-soft" if checked else "ink-2")
        width = QFontMetricsF(self._below_font).horizontalAdvance(self._below)
        icon = self._check_px if checked else 0
        left = (rect.width() - width - icon * 1.25) / 2
        if checked:
            spot = QRectF(round(left), round(rect.center().y() - icon / 2), icon, icon)
            draw_icon(painter, look.assets, "check", color, spot)
        painter.setPen(color)
        painter.setFont(self._below_font)
        words = QRectF(left + icon * 1.25, rect.top(), width + 2, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._below)

    @property
    def _check_px(self) -> int:
        return self._look.text_px(18)

    def _paint_field(self, painter: QPainter) -> None:
        width = 3 if self.isChecked() else 2
        painter.setPen(QPen(self._look.color("primary" if self.isChecked() else "border-strong"), width))
        painter.setBrush(self._look.color(self._fill()))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius, self.radius)

    def _fill(self) -> str:
        if self.isChecked():
            return "primary-soft"
        if self.isDown():
            return "border"
        return "sunken" if self.underMouse() else "surface"
