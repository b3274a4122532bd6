"""The movement of an exercise, over and over, while somebody looks at its page."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.figure import Figure
from corecoach.figure.spot import Spot
from corecoach.prescription import Exercise
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.still import paint_field, paint_words
from corecoach.ui.figure.thumbnail import FIELD
from corecoach.ui.figure.view import FigureView
from corecoach.ui.look import Look
from corecoach.words import _

FRAME_MS = 33
# What a round is made of, in seconds. It begins with the hold, by which an exercise is known.
ROUND = (("hold", 2.0), ("back", 2.0), ("start", 1.0), ("out", 2.0))
ROUND_S = sum(seconds for _part, seconds in ROUND)


def spot_in_round(seconds: float) -> Spot:
    """Where the figure is, some seconds after it began to show a repetition after the other."""
    rep, left = int(seconds // ROUND_S), seconds % ROUND_S
    for part, takes in ROUND:
        if left < takes or part == "out":
            break
        left -= takes
    # The way out of a round leads into the hold of the next one.
    follows = part in ("start", "out")
    return Spot(part, min(1.0, left / takes), rep + follows, left)  # type: ignore[arg-type]


class Loop(QWidget):
    """Moves only while it is seen. `exercise` has a figure."""

    def __init__(self, look: Look, exercise: Exercise) -> None:
        super().__init__()
        self._look, self._figure = look, exercise.figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{name}: the movement").format(name=_(exercise.name)))
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._bakery = Bakery(self)
        self._view = FigureView(look, self._bakery, field=FIELD)
        self._view.setParent(self)

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(470, 297)

    @property
    def is_moving(self) -> bool:
        """Whether it moves now."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin."""
        if self._figure is not None:
            self._since.start()
            self._move()
            # For somebody who wants less movement nothing changes from frame to frame.
            if not self._look.still:
                self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest: nobody looks."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corners stay round: the picture keeps away from them, and from the words above it."""
        inset = self._look.radius("stage") // 2
        words = 14 + QFontMetrics(self._look.font("label")).height()
        self._view.setGeometry(self.rect().adjusted(inset, words, -inset, -inset))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field; the figure is painted on it."""
        painter = QPainter(self)
        paint_field(painter, self._look, QRectF(self.rect()))
        paint_words(painter, self._look, QRectF(self.rect()), _("Movement"))

    def _move(self) -> None:
        assert self._figure is not None
        self._view.show_spot(self._figure, self._spot(self._figure), mirrored=False)

    def _spot(self, figure: Figure) -> Spot:
        seconds = self._since.elapsed() / 1000
        if figure.goes_round:
            return Spot("round", seconds=seconds)
        return spot_in_round(seconds)
