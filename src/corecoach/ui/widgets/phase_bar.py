"""The phases of a programme on one bar: what is behind, where it stands, what is to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.programme_words import PhaseWeeks
from corecoach.ui.widgets.card import column, row
from corecoach.ui.widgets.text import Icon, Text
from corecoach.words import _

# More phases than this have no room for their words side by side.
MOST_BESIDE = 4


class PhaseBar(QWidget):
    """Phases as wide as their weeks, with their words below. `week` counts from 1; None marks no phase."""

    def __init__(self, look: Look, phases: Sequence[PhaseWeeks], week: int | None = None) -> None:
        super().__init__()
        self._look, self._phases, self._week = look, phases, week
        self._now = next((p for p in phases if week and week <= p.last), phases[-1]) if week else None
        beside = len(phases) <= MOST_BESIDE and not look.narrow
        self.setLayout(self._beside() if beside else self._below())

    def _beside(self) -> QHBoxLayout:
        box = row(gap=6)
        for phase in self._phases:
            bar = _Bar(self._look, self._share(phase))
            title, weeks = self._title(phase), Text(self._look, phase.words(), "small", "ink-2")
            box.addLayout(column(bar, self._look.px(8), title, weeks, None), phase.phase.weeks)
        return box

    def _below(self) -> QHBoxLayout:
        bars = row(gap=6)
        for phase in self._phases:
            bars.addWidget(_Bar(self._look, self._share(phase)), phase.phase.weeks)
        box = column(bars, self._look.px(6), gap=self._look.px(6))
        for phase in self._phases:
            box.addLayout(column(self._title(phase), Text(self._look, phase.words(), "small", "ink-2")))
        return row(box)

    def _title(self, phase: PhaseWeeks) -> QHBoxLayout:
        look, words = self._look, Text(self._look, phase.phase.title, "label")
        # No wider than its words, so that the chip stands beside them and not at the far end.
        words.setMaximumWidth(round(QFontMetricsF(words.font()).horizontalAdvance(words.text())) + 4)
        words.setMinimumHeight(look.text_px(30))
        box = row(gap=look.px(8))
        if self._share(phase) >= 1 and phase is not self._now:
            box.addWidget(Icon(look, "circle-check", "primary"))
        box.addWidget(words, 1000)
        if phase is self._now:
            box.addWidget(_Chip(look, _("Now")), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addSpacing(look.px(8))
        box.addStretch(1)
        return box

    def _share(self, phase: PhaseWeeks) -> float:
        """How much of a phase is behind; the week under way counts half."""
        if self._week is None:
            return 0.0
        return min(1.0, max(0.0, (self._week - 0.5 - (phase.first - 1)) / phase.phase.weeks))


class _Bar(QWidget):
    """One phase of the bar, filled as far as it is done."""

    def __init__(self, look: Look, share: float) -> None:
        super().__init__()
        self._look, self._share = look, share
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Narrow; its place gives the width."""
        return QSize(8, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, and over it what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QPainterPath()
        track.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.fillPath(track, self._look.color("border"))
        painter.setClipPath(track)
        done = QRectF(0, 0, self.width() * self._share, self.height())
        painter.fillRect(done, self._look.color("primary"))


class _Chip(Text):
    """A word on a tinted field."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, "caption", "on-primary-soft", wrap=False)
        across, down = look.px(11), look.px(4)
        self.setContentsMargins(across, down, across, down)
        self._fill = look.color("primary-soft")
        self._radius = look.radius("chip")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        painter.end()
        super().paintEvent(event)
