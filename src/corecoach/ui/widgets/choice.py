"""A drop-down that looks like the design's field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_ROWS = 8
_INSET_PX = 16


class Choice(QComboBox):
    """One of several options. A combo box underneath, so that keys, type-ahead and screen readers work."""

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str,
        on_change: Callable[[str], object],
    ) -> None:
        """`options` are (value, words); an unknown `value` shows none of them."""
        super().__init__()
        self._look = look
        self.radius = look.radius("control")
        self.setFont(look.font("body"))
        for option, words in options:
            self.addItem(words, option)
        self.setCurrentIndex(self.findData(value))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._dress_list(look)
        self.activated.connect(lambda n: on_change(str(self.itemData(n))))

    def sizeHint(self) -> QSize:
        """As wide as its longest option."""
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        return QSize(round(longest + 2 * _INSET_PX + self._icon_px * 1.6), self._look.control_px(48))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is no room; the words end in dots then."""
        return QSize(min(self.sizeHint().width(), self._look.text_px(130)), self.sizeHint().height())

    def showPopup(self) -> None:
        """Open the list, with a scroll bar if it is longer than what shows."""
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a setting on its way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the words and the chevron."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ink" if self.underMouse() or self.hasFocus() else "border-strong"
        painter.setPen(QPen(look.color(edge), 2))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.radius - 1, self.radius - 1)
        size = self._icon_px
        spot = QRectF(self.width() - _INSET_PX - size, (self.height() - size) / 2, size, size)
        draw_icon(painter, look.assets, "chevron-down", look.color("ink"), spot)
        room = self.rect().adjusted(_INSET_PX, 0, -round(_INSET_PX + size * 1.3), 0)
        words = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(look.color("ink"))
        painter.setFont(self.font())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    @property
    def _icon_px(self) -> int:
        return self._look.text_px(20)

    def _dress_list(self, look: Look) -> None:
        """Colours and row height of the list that drops down."""
        self.setMaxVisibleItems(_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))
        palette = self.palette()
        for role, color in (
            (QPalette.ColorRole.Base, "raised"),
            (QPalette.ColorRole.Window, "raised"),
            (QPalette.ColorRole.Button, "raised"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.WindowText, "ink"),
            (QPalette.ColorRole.ButtonText, "ink"),
        ):
            palette.setColor(role, look.color(color))
        self.setPalette(palette)
        self.setStyleSheet(
            # Without this Qt lays the list over the field like a menu, with no scroll bar.
            "QComboBox { combobox-popup: 0; }"
            f"QComboBox QAbstractItemView {{ background: {look.color('raised').name()};"
            f" border: 2px solid {look.color('border-strong').name()}; outline: 0; padding: 4px; }}"
            f"QComboBox QAbstractItemView::item {{ min-height: {look.control_px(48)}px; padding: 0 12px;"
            f" color: {look.color('ink').name()}; }}"
            "QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {"
            f" background: {look.color('selected').name()}; color: {look.color('on-selected').name()}; }}"
        )
