"""Processor time to paint a frame of the figure, 900 x 700 px without a graphics card; and what stands still
alone."""

import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from corecoach.figure.pose_data import Figure, Step
from corecoach.figure.poses import Posed, between, pose_of
from corecoach.library import Library
from corecoach.ui.figure.scene import ArrowState, Scene
from corecoach.ui.look import Look

ROOT = Path(__file__).resolve().parents[1]
SIZE = QSize(900, 700)
ROUNDS, FRAMES = 3, 9


def measure() -> dict[str, float]:
    """Median milliseconds of a frame over all figures, of the slowest figure, and of the still part."""
    _application = QGuiApplication.instance() or QGuiApplication([])
    look = Look(ROOT / "assets")
    figures = (exercise.figure for exercise in Library().exercises.values())
    medians = [_median(look, f) for f in figures if f is not None and _moves(f)]
    return {
        "frame": statistics.median(medians),
        "slowest": max(medians),
        "still": _still(),
    }


def _moves(figure: Figure) -> list[Step]:
    return [step for step in figure.sequence if step.start != step.end]


def _median(look: Look, figure: Figure) -> float:
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    scene = Scene(look, figure, SIZE, 1.0)
    move = _moves(figure)[0]
    start, end = (pose_of(figure.keys[key], figure.view) for key in (move.start, move.end))
    arrow = ArrowState(move.start, move.end)
    painter = QPainter(image)
    times = []
    for n in range(1 + ROUNDS * FRAMES):
        pose = Posed(between(start, end, n % FRAMES / (FRAMES - 1)), {})
        began = time.process_time()
        scene.paint(painter, pose, arrow=arrow)
        times.append(1000 * (time.process_time() - began))
    painter.end()
    # The first one paints what stands still as well.
    return statistics.median(times[1:])


def _still() -> float:
    image, ground = (QImage(SIZE, QImage.Format.Format_RGB32) for _n in range(2))
    painter = QPainter(image)
    times = []
    for _n in range(ROUNDS * FRAMES):
        began = time.process_time()
        painter.drawImage(0, 0, ground)
        times.append(1000 * (time.process_time() - began))
    painter.end()
    return statistics.median(times)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:.2f} ms")
