"""The right-hand panel: one colour, one word, one number. It carries the moment from two metres away."""

from math import ceil, cos, degrees, hypot, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.session import Moment, Phase, PhaseKind, State, Timeline
from corecoach.ui.look import Look
from corecoach.ui.names import PhaseWords, clock_words, phase_words
from corecoach.words import _

# What is free between the number and the ring, at 1280 x 800.
_INSIDE_RING = 8
_PAUSED_KINDS = (State.PAUSED, State.COUNT_IN)
MOST_DOTS = 10


class Panel(QWidget):
    """Draws a Moment. Its parts keep their places in every state."""

    def __init__(self, look: Look, timeline: Timeline) -> None:
        super().__init__()
        self._look, self._timeline = look, timeline
        self._moment: Moment | None = None
        self._unit = 1.0
        self._announced = ""

    def set_unit(self, unit: float) -> None:
        """The poster's scale: 1 at 1280 x 800."""
        self._unit = unit
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Draw another moment: all of it when the phase changed, else the end of the ring and its number."""
        before, self._moment = self._moment, moment
        same = before and (before.phase_index, before.state) == (moment.phase_index, moment.state)
        if same and self._look.still and self._number(before) == self._number(moment):  # type: ignore[arg-type]
            return
        if not same:
            self.update()
            self._announce(moment)
            return
        self._update_tip(before, moment)  # type: ignore[arg-type]
        if self._number(before) != self._number(moment):  # type: ignore[arg-type]
            self.update(self._ring_rect().toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel."""
        if self._moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_end_of_ring(event.rect()):
            self._end_of_ring(painter, event.rect())
            return
        ink = self._field(painter)
        if event.rect().top() < self._ring_rect().top() - 20:
            self._word(painter, ink)
        self._ring(painter, ink)
        if event.rect().bottom() > self._ring_rect().bottom() + 20:
            self._foot(painter, ink)

    def _update_tip(self, before: Moment, moment: Moment) -> None:
        """The ring is long and its end moves a few pixels: only that is painted."""
        shares = [self._share_of(m) for m in (before, moment)]
        if abs(shares[0] - shares[1]) > 1 / 16:
            self.update(self._ring_rect().adjusted(-14, -14, 14, 14).toAlignedRect())
            return
        ends = [self._tip(share) for share in shares]
        reach = 14 * self._unit + 4
        tip = QRectF(ends[0], ends[1]).normalized().adjusted(-reach, -reach, reach, reach)
        self.update(tip.toAlignedRect())

    def _tip(self, share: float) -> QPointF:
        """Where the ring ends when a share of it is left; it drains clockwise from the top."""
        rect, angle = self._ring_rect(), radians(90 - share * 360)
        return rect.center() + QPointF(cos(angle), -sin(angle)) * (rect.width() / 2)

    # -- parts ------------------------------------------------------------------------------------------

    def _colors(self) -> str:
        moment = self._moment
        assert moment is not None
        waiting = moment.state in (*_PAUSED_KINDS, State.READY)
        return f"phase.{'ready' if waiting else self._phase_words(moment).color}"

    def _field(self, painter: QPainter) -> QColor:
        colors, radius = self._colors(), self._look.radius("stage")
        paused = self._moment is not None and self._moment.state is State.PAUSED
        ready = colors == "phase.ready"
        pen = QPen(self._look.color("ink" if paused else "border-strong"), 3 if paused else 2)
        painter.setPen(pen if ready else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(f"{colors}.fill"))
        inset = pen.widthF() / 2 if ready else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        return self._look.color(f"{colors}.on-fill")

    def _lines(self) -> list[str]:
        moment = self._moment
        assert moment is not None
        if moment.state is State.PAUSED:
            return [_("PAUSED")]
        if moment.state is State.COUNT_IN:
            return _("GET READY").split(" ", 1)
        return self._phase_words(moment).word.split(" ", 1)

    def _phase_words(self, moment: Moment) -> PhaseWords:
        return phase_words(moment.phase.kind, self._timeline.items[moment.phase.item])

    def _word(self, painter: QPainter, ink: QColor) -> None:
        """The phase word. Every word gets the room of two lines, so that nothing below it moves."""
        lines, room = self._lines(), self._word_rect()
        size = (80 if len(lines) == 1 else 54) * self._unit * min(1.15, self._look.scale)
        font = self._look.font("player-phase", size)
        widest = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines)
        if widest > room.width():
            font.setPixelSize(max(1, int(font.pixelSize() * room.width() / widest)))
        line_px = font.pixelSize() * 1.0
        painter.setFont(font)
        painter.setPen(ink)
        top = room.center().y() - line_px * len(lines) / 2
        for n, line in enumerate(lines):
            rect = QRectF(room.left(), top + n * line_px, room.width(), line_px)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, line)

    def _ring(self, painter: QPainter, ink: QColor) -> None:
        moment, look, colors = self._moment, self._look, self._colors()
        assert moment is not None
        rect, width = self._ring_rect(), 20 * self._unit
        for role, share in ((f"{colors}.ring-track", 1.0), (f"{colors}.ring", self._share())):
            cap = Qt.PenCapStyle.RoundCap if share < 1 else Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(look.color(role), width, c=cap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if share > 0:
                painter.drawArc(rect, 90 * 16, -round(share * 360 * 16))
        self._number_in(painter, ink)

    def _is_end_of_ring(self, room: QRect) -> bool:
        """Whether only the end of the ring has to be painted, away from where it starts and from the
        number."""
        start, end = self._tip(0.0).toPoint(), self._tip(self._share()).toPoint()
        reach = round(24 * self._unit)
        near_start = room.adjusted(-reach, -reach, reach, reach).contains(start)
        small = max(room.width(), room.height()) < self._ring_rect().width() / 2
        return small and not near_start and room.contains(end) and not self._digits()[1].intersects(room)

    def _end_of_ring(self, painter: QPainter, room: QRect) -> None:
        """The part of the ring that moved, and nothing else: most of what a session paints is this."""
        look, colors, rect = self._look, self._colors(), self._ring_rect()
        painter.fillRect(room, look.color(f"{colors}.fill"))
        end = 90 - self._share() * 360
        around = degrees(room.width() / rect.width()) * 2
        for role, start, span in (
            (f"{colors}.ring-track", end - around, 2 * around),
            (f"{colors}.ring", end, min(around, self._share() * 360)),
        ):
            cap = Qt.PenCapStyle.RoundCap if role.endswith(".ring") else Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(look.color(role), 20 * self._unit, c=cap))
            if span > 0:
                painter.drawArc(rect, round(start * 16), round(span * 16))

    def _number_in(self, painter: QPainter, ink: QColor) -> None:
        font, place = self._digits()
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place.bottomLeft(), self._number(self._moment) if self._moment else "")

    def _digits(self) -> tuple[QFont, QRectF]:
        """The font of the number and where its digits stand: inside the ring, however many they are."""
        number, rect = self._number(self._moment) if self._moment else "", self._ring_rect()
        wide = 190 if len(number) == 1 else 172 if len(number) == 2 else 100
        font = self._look.font("player-count", wide * rect.width() / 296)
        inside = rect.width() - (20 + 2 * _INSIDE_RING) * self._unit
        size = _digits_size(font, number)
        across = hypot(size.width(), size.height())
        if across > inside:
            font.setPixelSize(max(1, int(font.pixelSize() * inside / across)))
            size = _digits_size(font, number)
        place = QRectF(QPointF(), size)
        place.moveCenter(rect.center())
        return font, place

    def _foot(self, painter: QPainter, ink: QColor) -> None:
        moment = self._moment
        assert moment is not None
        phase = moment.phase
        reps = self._reps(phase)
        text_top = self.height() - 62 * self._unit * min(1.4, self._look.scale)
        counted = phase.kind in (PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.BACK, PhaseKind.RELAX)
        if counted and 1 < reps <= MOST_DOTS:
            self._dots(painter, ink, phase.rep, reps, text_top - 32 * self._unit)
        font = self._look.font("player-meta", 26 * self._unit * min(1.4, self._look.scale))
        font.setWeight(font.Weight.DemiBold)
        text = self._foot_words(phase, reps, counted)
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > self.width() - 24:
            font.setPixelSize(int(font.pixelSize() * (self.width() - 24) / width))
        painter.setFont(font)
        painter.setPen(ink)
        rect = QRectF(0, text_top, self.width(), 40 * self._unit)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _foot_words(self, phase: Phase, reps: int, counted: bool) -> str:
        sets = self._timeline.items[phase.item].dosage.sets
        if not counted:
            if sets == 1 or phase.kind is PhaseKind.PREPARE:
                return ""
            resting = phase.kind is PhaseKind.SET_REST
            words = _("Set {n} of {total} is next") if resting else _("Set {n} of {total}")
            return words.format(n=phase.set, total=sets)
        rep = _("Rep {n} of {total}").format(n=phase.rep, total=reps) if reps > 1 else ""
        set_ = _("Set {n} of {total}").format(n=phase.set, total=sets) if sets > 1 else ""
        return "  |  ".join(part for part in (rep, set_) if part)

    def _dots(self, painter: QPainter, ink: QColor, rep: int, reps: int, middle: float) -> None:
        size, pitch = 22 * self._unit, min(38 * self._unit, (self.width() - 60) / reps)
        left = self.width() / 2 - pitch * (reps - 1) / 2
        for n in range(1, reps + 1):
            spot = QRectF(left + (n - 1) * pitch - size / 2, middle - size / 2, size, size)
            painter.setPen(QPen(ink, 3))
            painter.setBrush(ink if n < rep else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot)
            if n == rep:
                inner = size * 0.28
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(spot.adjusted(inner, inner, -inner, -inner))

    # -- numbers ----------------------------------------------------------------------------------------

    def _number(self, moment: Moment) -> str:
        seconds = moment.count_in_s if moment.state is State.COUNT_IN else moment.remaining_s
        whole = ceil(seconds - 1e-6)
        return str(whole) if whole < 100 else clock_words(seconds)

    def _share(self) -> float:
        assert self._moment is not None
        return self._share_of(self._moment)

    def _share_of(self, moment: Moment) -> float:
        """How much of the ring is left."""
        if moment.state is State.COUNT_IN:
            return moment.count_in_s / 5
        if self._look.still:
            return ceil(moment.remaining_s) / max(1.0, moment.duration_s)
        return moment.remaining_s / moment.duration_s if moment.duration_s else 0.0

    def _reps(self, phase: Phase) -> int:
        return self._timeline.items[phase.item].dosage.reps_of_set(phase.set - 1)

    def _word_rect(self) -> QRectF:
        top, bottom = 18 * self._unit, self._ring_rect().top() - 24 * self._unit
        return QRectF(20 * self._unit, top, self.width() - 40 * self._unit, max(40.0, bottom - top))

    def _ring_rect(self) -> QRectF:
        unit = self._unit
        room = self.height() - (152 + 118 * min(1.25, self._look.scale)) * unit
        size = max(60.0, min(280 * unit * min(1.1, self._look.scale), room, self.width() - 80 * unit))
        return QRectF((self.width() - size) / 2, self._ring_top(), size, size)

    def _ring_top(self) -> float:
        return 146 * self._unit

    def _announce(self, moment: Moment) -> None:
        """Tell a screen reader once a phase, not each second."""
        words = f"{' '.join(self._lines())}, {self._number(moment)}"
        foot = self._foot_words(moment.phase, self._reps(moment.phase), moment.phase.rep > 0)
        self.setAccessibleName(f"{words}. {foot}" if foot else words)


def _digits_size(font: QFont, number: str) -> QSizeF:
    """How much room a number takes: as high as its digits, not as the line they stand in."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(number), metrics.tightBoundingRect("0").height())
