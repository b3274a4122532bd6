"""The left-hand stage: the exercise's name and side, the moving figure, and the sentence for now.

An exercise without a figure shows its steps in large type instead.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.prescription import Prescribed
from corecoach.session import Moment, PhaseKind, State, Timeline, is_mirrored, phase_shown, spot_of
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.view import FigureView
from corecoach.ui.look import Look
from corecoach.ui.names import side_words
from corecoach.ui.player.cue_words import cue_line
from corecoach.words import _

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Stage(QWidget):
    """Draws a Moment; while paused it leaves its lower part to the buttons that stand there."""

    def __init__(self, look: Look, timeline: Timeline, bakery: Bakery) -> None:
        super().__init__()
        self._look, self._timeline = look, timeline
        self._unit = 1.0
        self._choices_top = 0
        self._key: tuple[object, ...] = ()
        self._moment: Moment | None = None
        self._view = FigureView(look, bakery, field="surface")
        self._view.setParent(self)
        for item in timeline.items:
            if item.exercise.figure is not None:
                bakery.ask(item.exercise.figure)

    def set_unit(self, unit: float) -> None:
        """The poster's scale."""
        self._unit = unit
        self._arrange()

    def leave_room(self, choices_top: int) -> None:
        """Where the buttons of a pause begin."""
        self._choices_top = choices_top
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the figure its place."""
        self._arrange()

    def show_moment(self, moment: Moment) -> None:
        """Move the figure; repaint the rest only when the words change."""
        key = (moment.phase_index, moment.state, moment.gap)
        self._moment = moment
        if key != self._key:
            self._key = key
            self.setAccessibleName(" ".join((self._name(), self._side(), self._cue())))
            self._arrange()
        self._move(moment)

    def _move(self, moment: Moment) -> None:
        figure = self._item.exercise.figure
        if figure is not None:
            spot, phase = spot_of(self._timeline, moment), phase_shown(self._timeline, moment)
            self._view.show_spot(figure, spot, mirrored=is_mirrored(figure, phase))

    def _arrange(self) -> None:
        """The figure stands between the words above and below, at one place for all phases of an exercise."""
        if self._moment is not None:
            top, bottom = self._head_end() + 8 * self._unit, self._cue_top() - 8 * self._unit
            if self._moment.state is State.PAUSED:
                bottom = self._choices_top - 10 * self._unit
            room = QRectF(2, top, self.width() - 4, max(0.0, bottom - top)).toRect()
            self._view.setGeometry(room)
            self._view.setVisible(self._item.exercise.figure is not None)
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
        self._head(painter)
        paused = self._moment.state is State.PAUSED
        if not paused:
            self._cue_line(painter)
        if self._item.exercise.figure is None:
            self._steps(painter, self._head_end(), float(self._choices_top) if paused else self._cue_top())

    # -- words ------------------------------------------------------------------------------------------

    def _name(self) -> str:
        moment = self._moment
        assert moment is not None
        if moment.state is State.PAUSED:
            return _("Take the time you need")
        return _(self._item.exercise.name)

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
        return cue_line(moment.phase, self._item)

    def _note(self) -> str:
        """What the physiotherapist wrote. Without a figure it is the last of the steps."""
        assert self._moment is not None
        if self._moment.state is State.PAUSED or self._item.exercise.figure is None:
            return ""
        return self._item.note

    @property
    def _item(self) -> Prescribed:
        assert self._moment is not None
        return self._timeline.items[self._moment.phase.item]

    # -- drawing ----------------------------------------------------------------------------------------

    def _head_parts(self) -> list[tuple[QFont, str, str]]:
        """What stands above: font, colour role and words of the name, the side, and the note."""
        unit, grown = self._unit, min(1.35, self._look.scale)
        side = self._look.font("player-cue", 26 * unit * grown)
        side.setWeight(QFont.Weight.Normal)
        name = self._look.font("player-name", 44 * unit * grown)
        parts = [(name, "ink", self._name())]
        # An exercise with sides keeps the room of that line: nothing moves between its phases.
        if self._side() or self._item.exercise.sides == "each":
            parts.append((side, "ink-2", self._side() or " "))
        if self._note():
            note = QFont(side)
            note.setPixelSize(max(16, round(22 * unit * grown)))
            parts.append((note, "ink-2", self._note()))
        return [(self._fitted(font, text, 2)[0], role, text) for font, role, text in parts]

    def _head(self, painter: QPainter) -> None:
        top = 26 * self._unit
        for font, role, text in self._head_parts():
            top = self._text(painter, font, role, text, top) + 4 * self._unit

    def _head_end(self) -> float:
        """Where the words above end."""
        heights = [self._fitted(font, text, 2)[1] for font, _role, text in self._head_parts()]
        return 26 * self._unit + sum(heights) + 4 * self._unit * (len(heights) - 1)

    def _cue_font(self) -> QFont:
        return self._look.font("player-cue", 30 * self._unit * min(1.45, self._look.scale))

    def _cue_top(self) -> float:
        """Where the room of the sentence for now begins: two lines, whether or not it needs them."""
        return self.height() - 26 * self._unit - 2 * QFontMetricsF(self._cue_font()).lineSpacing()

    def _cue_line(self, painter: QPainter) -> None:
        """The sentence for now, standing on the bottom."""
        font, side = self._cue_font(), 34 * self._unit
        room = QRectF(side, 0, self.width() - 2 * side, self.height())
        height = QFontMetricsF(font).boundingRect(room, int(_WRAP), self._cue()).height()
        bottom = self.height() - 26 * self._unit
        painter.setFont(font)
        painter.setPen(self._look.color("ink"))
        painter.drawText(QRectF(side, bottom - height, room.width(), height + 4), int(_WRAP), self._cue())

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

    def _fitted(self, font: QFont, text: str, most_lines: int) -> tuple[QFont, float]:
        """A font in which a text takes at most so many lines of the stage, and how high it is then."""
        width = self.width() - 68 * self._unit
        while True:
            metrics = QFontMetricsF(font)
            height = metrics.boundingRect(QRectF(0, 0, width, 4000), int(_WRAP), text).height()
            if height <= metrics.lineSpacing() * most_lines + 1 or font.pixelSize() <= 16:
                return font, height
            font.setPixelSize(font.pixelSize() - 2)

    def _text(self, painter: QPainter, font: QFont, role: str, text: str, top: float) -> float:
        """Text from `top` on; returns where it ends."""
        side = 34 * self._unit
        width = self.width() - 2 * side
        height = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 4000), int(_WRAP), text).height()
        painter.setFont(font)
        painter.setPen(self._look.color(role))
        painter.drawText(QRectF(side, top, width, height + 4), int(_WRAP), text)
        return top + height
