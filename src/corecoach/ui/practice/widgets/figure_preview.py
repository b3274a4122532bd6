"""The movement of one exercise beside the routine."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.figure.loop import Loop
from corecoach.ui.look import Look

_FIGURE_PX = 132
# Longer than from one key to the next.
BUILD_MS = 150


class FigurePreview(QWidget):
    """The movement of one exercise. Another one is built when nothing else was asked for during a moment: to
    get a figure ready takes longer than a key press may."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._loop: Loop | None = None
        self._exercise: Exercise | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(BUILD_MS)
        self._later.timeout.connect(self._build)
        self.hide()

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show this one, or nothing for what has no figure."""
        if exercise is self._exercise:
            return
        self._exercise = exercise
        if self._loop is not None:
            self._loop.hide()
            self._loop.deleteLater()
            self._loop = None
        has_figure = exercise is not None and exercise.figure is not None
        # Its place is kept: cards below must not jump.
        self.setFixedHeight(self._look.px(_FIGURE_PX) if has_figure else 0)
        self.setVisible(has_figure)
        self._later.start()

    def _build(self) -> None:
        exercise = self._exercise
        if self._loop is None and exercise is not None and exercise.figure is not None:
            self._loop = Loop(self._look, exercise)
            self._box.addWidget(self._loop)
