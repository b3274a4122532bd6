"""Draws the approved pictures of the exercises: how each starts, with its arrow, and how it is held.

    python tools/approve_figures.py [ID...]

Without ids it draws all of them, and takes away those of exercises that are gone. They lie in
`tests/ui/figure/approved/`, and a test compares what is drawn now with them. A picture is approved by whoever
commits it: look at every one that git calls changed, beside the one before, and commit those that are meant.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from corecoach.figure import Figure
from corecoach.figure.motion import Motion
from corecoach.figure.poses import posed
from corecoach.figure.spot import Spot
from corecoach.library import Library
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

FOLDER: Final = Path(__file__).resolve().parents[1] / "tests" / "ui" / "figure" / "approved"
# One of the two pictures beside each other; there are no words in them, so no font counts.
SIZE: Final = QSize(240, 187)


def main(arguments: Sequence[str]) -> int:
    """Draw the pictures of the exercises named, or of all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication.instance() or QGuiApplication(["corecoach"])
    library = Library()
    figures = {name: e.figure for name, e in library.exercises.items() if e.figure is not None}
    unknown = [name for name in arguments if name not in figures]
    if unknown:
        print(f"{', '.join(unknown)}: no such exercise, or it has no figure", file=sys.stderr)
        return 1
    look = Look(library.folder)
    FOLDER.mkdir(exist_ok=True)
    for name in arguments or figures:
        path = FOLDER / f"{name}.png"
        if not sheet(look, figures[name]).save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"{path} cannot be written")
    for path in () if arguments else FOLDER.glob("*.png"):
        if path.stem not in figures:
            path.unlink()
    return 0


def sheet(look: Look, figure: Figure) -> QImage:
    """The start with its arrow on the left, and on the right the held pose; of what only goes round, the pose
    half way."""
    motion = Motion(figure, {})
    scene = Scene(look, figure, SIZE, 1.0)
    image = QImage(2 * SIZE.width(), SIZE.height(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setClipRect(0, 0, SIZE.width(), SIZE.height())
    start = Spot("start")
    scene.paint(painter, motion.start(), muscle=muscle_at(start), arrow=arrow_at(motion, start))
    painter.translate(SIZE.width(), 0)
    painter.setClipRect(0, 0, SIZE.width(), SIZE.height())
    held = motion.held()
    if held == motion.start():
        held = posed(figure.keys[figure.sequence[len(figure.sequence) // 2].start], figure.view)
    scene.paint(painter, held)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
