"""The days of a week on which a routine is done, to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from corecoach.prescription.programme import DAYS
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.day_names import day_long
from corecoach.ui.widgets import row

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Day(QAbstractButton):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.radius = 10
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        side = self._look.control_px(40, 19)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTERS and not event.isAutoRepeat():
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "primary" if on else "ink" if self.underMouse() else "border-strong"
        painter.setPen(QPen(look.color(edge), 1.5))
        painter.setBrush(look.color("primary" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        if on:
            side = self.width() * 0.55
            spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            draw_icon(painter, look.assets, "check", look.color("on-primary"), spot)


class DayRow(QWidget):
    """Seven days. Arrows move between them, Space ticks; Tab reaches one of them. `toggled` carries a day."""

    toggled = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        names = day_long()
        self._days = {day: _Day(look, f"{name}: {names[day]}") for day in DAYS}
        for day, button in self._days.items():
            button.clicked.connect(lambda _checked=False, d=day: self.toggled.emit(d))
        self.setLayout(row(*self._days.values(), gap=look.px(4)))
        self._put_on_the_way(next(iter(self._days.values())))

    def show_days(self, days: Sequence[str]) -> None:
        """Tick these days."""
        for day, button in self._days.items():
            button.setChecked(day in days)

    def focus_first(self) -> None:
        """Give the keyboard to the first day."""
        self._days["mon"].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move between the days."""
        buttons = list(self._days.values())
        here = next((n for n, b in enumerate(buttons) if b.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if here is None or step is None or not 0 <= here + step < len(buttons):
            super().keyPressEvent(event)
            return
        self._put_on_the_way(buttons[here + step])
        buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _put_on_the_way(self, wanted: _Day) -> None:
        for button in self._days.values():
            on = Qt.FocusPolicy.StrongFocus if button is wanted else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(on)
