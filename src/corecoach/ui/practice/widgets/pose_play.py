"""The movement as the patient sees it, at the pace of the dose: once, or over and over."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.figure import Figure
from corecoach.figure.motion import cycles_of
from corecoach.figure.spot import OWN_PACE_S, Part, Spot
from corecoach.prescription import Dosage, parse_tempo
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.loop import FRAME_MS
from corecoach.ui.figure.view import FigureView
from corecoach.ui.look import Look
from corecoach.words import _

# A hold of minutes shows nothing new: it is cut short here (s).
LONGEST_HOLD_S: Final = 5.0
_STANDS_S: Final = 0.7


class Pace(Struct, frozen=True):
    """The parts of one repetition with their seconds, in their order; how long one that goes round takes."""

    parts: tuple[tuple[Part, float], ...]
    round_s: float = 0.0

    @property
    def total_s(self) -> float:
        """How long one repetition takes."""
        return self.round_s or sum(seconds for _part, seconds in self.parts)

    def spot(self, seconds: float, rep: int = 0) -> Spot:
        """Where the figure is, some seconds after a repetition began."""
        if self.round_s:
            return Spot("round", seconds=seconds)
        for part, takes in self.parts:
            if seconds < takes:
                return Spot(part, seconds / takes, rep, seconds)
            seconds -= takes
        return Spot("rest", rep=rep)


def pace_of(figure: Figure, dosage: Dosage) -> Pace:
    """The pace of a dose; the figure's own one where nothing is counted."""
    if figure.goes_round:
        seconds = sum(step.seconds or OWN_PACE_S for step in figure.sequence if step.phase != "rest")
        return Pace((), round_s=seconds)
    tempo = parse_tempo(dosage.tempo)
    out, back = (tempo.out_s, tempo.back_s) if tempo else (OWN_PACE_S, OWN_PACE_S)
    stop = dosage.hold_s if tempo is None or tempo.held else tempo.stop_s
    hold = max(0.5, min(LONGEST_HOLD_S, stop))
    parts: tuple[tuple[Part, float], ...] = (
        ("start", _STANDS_S), ("out", max(0.3, out)), ("hold", hold), ("back", max(0.3, back)),
        ("rest", _STANDS_S),
    )  # fmt: skip
    return Pace(parts)


class PosePlay(QWidget):
    """Plays from `play` to the end, or until `stop`. `ended` carries nothing."""

    ended = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._figure: Figure | None = None
        self._pace = Pace(())
        self._loops = False
        self._bakery: Bakery | None = None
        self._view: FigureView | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(_("The movement as your patient sees it"))

    @property
    def is_playing(self) -> bool:
        """Whether it moves, or is about to."""
        return self._figure is not None

    def play(self, figure: Figure, dosage: Dosage, *, loops: bool, plays: bool = True) -> None:
        """Bake the movement and play it from its beginning; or stand there, for `show_at`."""
        self.stop()
        self._figure, self._pace, self._loops = figure, pace_of(figure, dosage), loops
        self._bakery = Bakery(self)
        self._view = FigureView(self._look, self._bakery, field="")
        self._box.addWidget(self._view)
        self.show_at(0.0)
        # For somebody who wants less movement start and hold stand beside each other.
        if self._look.still or not plays:
            return
        self._bakery.baked.connect(self._begin)
        if not self._bakery.busy:
            self._begin(figure)

    def set_loops(self, loops: bool) -> None:
        """Play once, or over and over."""
        self._loops = loops

    def stop(self) -> None:
        """Stop, and forget what was baked."""
        self._timer.stop()
        self._figure = None
        for each in (self._view, self._bakery):
            if each is not None:
                each.deleteLater()
        self._view = self._bakery = None

    def show_at(self, seconds: float) -> None:
        """Show a moment, so many seconds after the beginning."""
        if self._figure is None or self._view is None:
            return
        rep, left = divmod(seconds, self._pace.total_s)
        cycles = len(cycles_of(self._figure.sequence))
        whole = seconds if self._pace.round_s else left
        self._view.show_spot(self._figure, self._pace.spot(whole, int(rep) % cycles), mirrored=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest: nobody looks."""
        self._timer.stop()

    def _begin(self, _figure: Figure) -> None:
        if self._figure is not None and self.isVisible() and not self._look.still:
            self._since.start()
            self._timer.start()

    def _move(self) -> None:
        assert self._figure is not None
        seconds = self._since.elapsed() / 1000
        reps = 1 if self._pace.round_s else len(cycles_of(self._figure.sequence))
        if not self._loops and seconds >= self._pace.total_s * reps:
            self._timer.stop()
            self.ended.emit(None)
            return
        self.show_at(seconds)
