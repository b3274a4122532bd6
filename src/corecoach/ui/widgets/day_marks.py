"""The seven days of a week, each with a shape, a colour and a word."""

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look


class Day(Struct, frozen=True):
    """What to draw for a day: its label, its mark, whether it is today, and the spoken word."""

    label: str
    mark: str
    is_today: bool
    spoken: str


class DayMarks(QWidget):
    """Done: check. Today: ring and dot. Planned: ring. Rest: dash. Locked: padlock. A day that was missed
    looks planned: it is no failure."""

    def __init__(self, look: Look, days: tuple[Day, ...]) -> None:
        super().__init__()
        self._look, self._days = look, days
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{day.label}: {day.spoken}" for day in days))

    def sizeHint(self) -> QSize:
        """A mark of 44 px and its label, seven times."""
        return QSize(7 * self._look.text_px(66), 44 + 10 + self._look.text_px(24))

    def minimumSizeHint(self) -> QSize:
        """Narrower than that, but as high."""
        return QSize(7 * self._look.text_px(52), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._days)
        for n, day in enumerate(self._days):
            self._mark(painter, day, QRectF((n + 0.5) * width - 22, 0, 44, 44))
            painter.setFont(self._look.font("small"))
            if day.is_today:
                painter.setFont(self._bold())
            painter.setPen(self._look.color("ink" if day.is_today else "ink-2"))
            label = QRectF(n * width, 52, width, self._look.text_px(24))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, day.label)

    def _bold(self) -> QFont:
        font = self._look.font("small")
        font.setWeight(font.Weight.Bold)
        return font

    def _mark(self, painter: QPainter, day: Day, rect: QRectF) -> None:
        look = self._look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.mark == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("primary"))
            painter.drawEllipse(rect)
            draw_icon(
                painter, look.assets, "check", look.color("on-primary"), rect.adjusted(10, 10, -10, -10)
            )
        elif day.mark == "rest":
            painter.setPen(QPen(look.color("border-strong"), 3, c=Qt.PenCapStyle.RoundCap))
            middle = rect.center()
            painter.drawLine(int(middle.x()) - 7, int(middle.y()), int(middle.x()) + 7, int(middle.y()))
        elif day.mark == "locked":
            painter.setPen(QPen(look.color("danger"), 1))
            painter.setBrush(look.color("danger-soft"))
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
            draw_icon(painter, look.assets, "lock", look.color("danger"), rect.adjusted(12, 12, -12, -12))
        else:
            self._ring(painter, day.mark == "today", rect)

    def _ring(self, painter: QPainter, today: bool, rect: QRectF) -> None:
        role, width = ("primary", 3) if today else ("border-strong", 2)
        painter.setPen(QPen(self._look.color(role), width))
        painter.drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("primary"))
            painter.drawEllipse(rect.adjusted(14, 14, -14, -14))
