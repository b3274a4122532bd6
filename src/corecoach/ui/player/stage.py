"""The left-hand stage: the exercise's name and side, its steps in large type, and the sentence for now.

The moving figure will stand where the steps stand.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.session import Moment, PhaseKind, State, Timeline
from corecoach.ui.look import Look
from corecoach.ui.names import side_words
from corecoach.ui.player.cue_words import cue_line
from corecoach.words import _

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Stage(QWidget):
    """Draws a Moment; while paused it leaves its lower part to the buttons that stand there."""

    def __init__(self, look: Look, timeline: Timeline) -> None:
        super().__init__()
        self._look, self._timeline = look, timeline
        self._unit = 1.0
        self._choices_top = 0
        self._key: tuple[object, ...] = ()
        self._moment: Moment | None = None

    def set_unit(self, unit: float) -> None:
        """The poster's scale."""
        self._unit = unit
        self.update()

    def leave_room(self, choices_top: int) -> None:
        """Where the buttons of a pause begin."""
        self._choices_top = choices_top
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Repaint only when the words change."""
        key = (moment.phase_index, moment.state, moment.gap)
        self._moment = moment
        if key != self._key:
            self._key = key
            self.setAccessibleName(" ".join((self._name(), self._side(), self._cue())))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its words."""
        if self._moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.setBrush(self._look.color("surface"))
        radius = self._look.radius("stage")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        top = self._head(painter)
        paused = self._moment.state is State.PAUSED
        bottom = float(self._choices_top) if paused else self._cue_line(painter)
        self._steps(painter, top, bottom)

    # -- words ------------------------------------------------------------------------------------------

    def _name(self) -> str:
        moment = self._moment
        assert moment is not None
        if moment.state is State.PAUSED:
            return _("Take the time you need")
        return _(self._timeline.items[moment.phase.item].exercise.name)

    def _side(self) -> str:
        moment = self._moment
        assert moment is not None
        if moment.state is State.PAUSED:
            if moment.gap:
                return _("The computer was asleep or busy. Nothing was counted.")
            return _("Carry on gives you a 5 second count-in.")
        side = side_words(moment.phase.side)
        if not side:
            return ""
        if moment.phase.kind in (PhaseKind.SET_REST, PhaseKind.PREPARE):
            return _("Next: {side}").format(side=side.lower())
        return _("Now: {side}").format(side=side.lower()) if moment.phase.kind is PhaseKind.SWITCH else side

    def _cue(self) -> str:
        moment = self._moment
        assert moment is not None
        return cue_line(moment.phase, self._timeline.items[moment.phase.item])

    # -- drawing ----------------------------------------------------------------------------------------

    def _head(self, painter: QPainter) -> float:
        """Name and side line; returns where they end."""
        unit = self._unit
        grown = min(1.35, self._look.scale)
        font = self._look.font("player-name", 44 * unit * grown)
        bottom = self._text(painter, font, "ink", self._name(), 26 * unit, 2)
        side = self._side()
        font = self._look.font("player-cue", 26 * unit * grown)
        font.setWeight(QFont.Weight.Normal)
        line = QFontMetricsF(font).height()
        # The room stays when the line is empty: nothing moves between the phases of an exercise.
        end = bottom + 4 * unit + line
        return max(end, self._text(painter, font, "ink-2", side, bottom + 4 * unit, 2)) if side else end

    def _cue_line(self, painter: QPainter) -> float:
        """The sentence for now, standing on the bottom; returns where it begins."""
        unit = self._unit
        font = self._look.font("player-cue", 30 * unit * min(1.45, self._look.scale))
        metrics, side = QFontMetricsF(font), 34 * unit
        room = QRectF(side, 0, self.width() - 2 * side, self.height())
        two_lines = 2 * metrics.lineSpacing()
        height = metrics.boundingRect(room, int(_WRAP), self._cue()).height()
        bottom = self.height() - 26 * unit
        painter.setFont(font)
        painter.setPen(self._look.color("ink"))
        painter.drawText(QRectF(side, bottom - height, room.width(), height + 4), int(_WRAP), self._cue())
        return bottom - two_lines

    def _steps(self, painter: QPainter, top: float, bottom: float) -> None:
        """The steps, numbered, as large as their room lets them be; those that do not fit are left out from
        the end, because the first ones say how to get into position."""
        moment, unit = self._moment, self._unit
        assert moment is not None
        item = self._timeline.items[moment.phase.item]
        steps = [_(step) for step in item.exercise.steps] + ([item.note] if item.note else [])
        side, indent = 34 * unit, 40 * unit
        top, bottom = top + 18 * unit, bottom - 14 * unit
        width = self.width() - 2 * side - indent
        font, heights = self._fit_steps(steps, width, bottom - top)
        spare = (bottom - top - sum(heights)) / max(1, len(heights))
        gap = max(4 * unit, min(14 * unit, spare))
        for n, (step, height) in enumerate(zip(steps, heights, strict=False)):
            if top + height > bottom + 2:
                break
            painter.setFont(font)
            painter.setPen(self._look.color("ink-2"))
            painter.drawText(QRectF(side, top, indent, height), int(_WRAP), f"{n + 1}")
            painter.drawText(QRectF(side + indent, top, width, height + 2), int(_WRAP), step)
            top += height + gap

    def _fit_steps(self, steps: list[str], width: float, room: float) -> tuple[QFont, list[float]]:
        for size in (28, 26, 24, 22, 20):
            font = self._look.font("player-meta", size * self._unit * min(1.3, self._look.scale))
            font.setWeight(QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            heights = [metrics.boundingRect(QRectF(0, 0, width, 2000), int(_WRAP), s).height() for s in steps]
            if sum(heights) + 6 * self._unit * len(steps) <= room:
                break
        return font, heights

    def _text(
        self, painter: QPainter, font: QFont, role: str, text: str, top: float, most_lines: int
    ) -> float:
        """Text from `top` on, made smaller until it takes at most `most_lines`; returns where it ends."""
        side = 34 * self._unit
        width = self.width() - 2 * side
        while True:
            metrics = QFontMetricsF(font)
            height = metrics.boundingRect(QRectF(0, 0, width, 4000), int(_WRAP), text).height()
            if height <= metrics.lineSpacing() * most_lines + 1 or font.pixelSize() <= 16:
                break
            font.setPixelSize(font.pixelSize() - 2)
        painter.setFont(font)
        painter.setPen(self._look.color(role))
        painter.drawText(QRectF(side, top, width, height + 4), int(_WRAP), text)
        return top + height
