"""The whole session as a bar: a piece an exercise, as wide as it lasts."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from corecoach.session import Moment, Timeline
from corecoach.ui.look import Look
from corecoach.words import _

_GAP_PX = 4
# Even the shortest exercise can be seen.
_LEAST_SHARE = 0.075


class SessionBar(QWidget):
    """Done, doing, to come; with short names below where there is room."""

    def __init__(self, look: Look, timeline: Timeline) -> None:
        super().__init__()
        self._look, self._timeline = look, timeline
        self._unit, self._names = 1.0, True
        self._item, self._share = 0, 0.0
        count = len(timeline.items)
        self._lengths = [sum(p.duration_s for p in timeline.phases if p.item == n) for n in range(count)]

    def set_unit(self, unit: float, *, names: bool) -> None:
        """The poster's scale, and whether there is room for names."""
        self._unit, self._names = unit, names
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Move on; repaints only when a pixel would change."""
        phase = moment.phase
        first = self._timeline.phases[self._timeline.first_of(phase.item)].start_s
        done_s = phase.start_s - first + min(moment.elapsed_s, phase.duration_s)
        share = done_s / self._lengths[phase.item]
        pixels = abs(share - self._share) * self._widths()[phase.item]
        if phase.item != self._item or pixels >= 1 or share < self._share:
            self._item, self._share = phase.item, share
            self._say(phase.item + 1, round(moment.left_s / 60))
            self.update()

    def _say(self, item: int, minutes: int) -> None:
        """Tell a screen reader, which listens to every change, only what is new."""
        total = len(self._lengths)
        words = _("Exercise {n} of {total}, {minutes} minutes left").format(
            n=item, total=total, minutes=minutes
        )
        if words != self.accessibleName():
            self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, x = 18 * self._unit, 0.0
        for n, width in enumerate(self._widths()):
            self._piece(painter, n, QRectF(x, 0, width, height))
            if self._names:
                self._name(painter, n, QRectF(x, height + 6 * self._unit, width, 26 * self._unit))
            x += width + _GAP_PX

    def _widths(self) -> list[float]:
        total = sum(self._lengths)
        shares = [max(_LEAST_SHARE, s / total) for s in self._lengths]
        room = self.width() - _GAP_PX * (len(shares) - 1)
        return [room * share / sum(shares) for share in shares]

    def _piece(self, painter: QPainter, n: int, rect: QRectF) -> None:
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("border"))
        painter.drawRoundedRect(rect, 4, 4)
        share = 1.0 if n < self._item else self._share if n == self._item else 0.0
        if share > 0:
            painter.save()
            painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()))
            painter.setBrush(look.color("primary"))
            painter.drawRoundedRect(rect, 4, 4)
            painter.restore()

    def _name(self, painter: QPainter, n: int, rect: QRectF) -> None:
        font = self._look.font("small", 16 * self._unit)
        if n == self._item:
            font.setWeight(font.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self._look.color("ink" if n == self._item else "ink-2"))
        name = _(self._timeline.items[n].exercise.short_name)
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
