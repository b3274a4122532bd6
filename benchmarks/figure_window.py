"""Milliseconds that the figure keeps a window waiting: the longest turn of baking, and the first picture.

Prints the longest and the median turn over all exercises, and the slowest and the median first picture, for
which nothing is baked or kept yet.
"""

import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from corecoach.figure import Figure
from corecoach.figure.motion import Motion
from corecoach.library import Library
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look
from corecoach.ui.turns import Turns

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SIZE = QSize(776, 350)


def turns(figures: list[Figure]) -> list[float]:
    """Milliseconds of each turn while all figures are baked."""
    bakery, turns_ms = Bakery(), []
    for figure in figures:
        bakery.ask(figure)
    work = bakery.findChild(Turns)
    assert work is not None
    while bakery.busy:
        began = time.perf_counter()
        work.turn()
        turns_ms.append(1000 * (time.perf_counter() - began))
    return turns_ms


def first_picture(look: Look, figure: Figure) -> float:
    """Milliseconds from nothing to the painted figure."""
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    began = time.perf_counter()
    painter = QPainter(image)
    Scene(look, figure, SIZE, 1.0, field="surface").paint(painter, Motion(figure, {}).start())
    painter.end()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print the four numbers."""
    _application = QApplication([])
    look = Look(ASSETS)
    figures = [e.figure for e in Library().exercises.values() if e.figure is not None]
    waits = turns(figures)
    firsts = [first_picture(look, figure) for figure in figures]
    print(max(waits), statistics.median(waits), max(firsts), statistics.median(firsts))


if __name__ == "__main__":
    main()
