"""A contact sheet of an exercise: every step of its sequence in frames, to look for what is drawn wrongly."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from corecoach.figure.motion import Motion, bake
from corecoach.figure.pose_data import Figure, Step, StepPhase
from corecoach.figure.poses import Posed, posed
from corecoach.figure.spot import Part, Spot
from corecoach.ui.figure.accent import muscle_at
from corecoach.ui.figure.scene import ArrowState, Scene
from corecoach.ui.look import Look, load_fonts
from corecoach.words import _

_TITLE_PX: Final = 56
_LABEL_PX: Final = 34
_GAP_PX: Final = 8
# A picture is a little wider than high.
_HIGH: Final = 0.78

_PARTS: Final[dict[StepPhase, Part]] = {"move": "out", "hold": "hold", "return": "back", "rest": "rest"}


class _Cell(NamedTuple):
    label: str
    posed: Posed
    muscle: float
    arrow: ArrowState | None


def _poses_between(motion: Motion, step: Step, count: int) -> list[Posed]:
    """`count` poses of a step, its two keys among them; of a step that stands still, one."""
    if step.start == step.end:
        return [posed(motion.figure.keys[step.start], motion.figure.view)]
    return [motion.between(step.start, step.end, n / max(1, count - 1)) for n in range(count)]


def draw_sheet(
    figure: Figure, title: str, out: Path, *, assets: Path, frames: int, size_px: int, dark: bool
) -> None:
    """Write the sheet as a PNG file; `size_px` is the width of one picture. Raises OSError when it cannot."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication.instance() or QGuiApplication(["corecoach"])
    load_fonts(assets)
    look = Look(assets, dark=dark)
    motion = bake(figure)
    rows = _rows(motion, frames)
    size = QSize(size_px, round(size_px * _HIGH))
    image = _paint(look, figure, title, rows, size)
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]
        raise OSError(_("{path} cannot be written").format(path=out))


def _rows(motion: Motion, frames: int) -> list[list[_Cell]]:
    """A row for each move; what stands still follows in the row of the move before it."""
    rows: list[list[_Cell]] = []
    for step in motion.figure.sequence:
        cells = list(_cells(motion, step, frames))
        if rows and step.start == step.end:
            rows[-1] += cells
        else:
            rows.append(cells)
    return rows


def _cells(motion: Motion, step: Step, frames: int) -> Iterator[_Cell]:
    poses = _poses_between(motion, step, frames)
    moves = step.start != step.end
    for n, each in enumerate(poses):
        share = n / max(1, len(poses) - 1)
        key = {0: step.start, len(poses) - 1: step.end}.get(n, f"{share:.2f}")
        arrow = ArrowState(step.start, step.end) if step.phase == "move" and moves else None
        yield _Cell(f"{step.phase}: {key}", each, muscle_at(Spot(_PARTS[step.phase], share)), arrow)


def _paint(look: Look, figure: Figure, title: str, rows: list[list[_Cell]], size: QSize) -> QImage:
    columns = max(len(row) for row in rows)
    across, down = size.width() + _GAP_PX, size.height() + _LABEL_PX + _GAP_PX
    image = QImage(columns * across + _GAP_PX, _TITLE_PX + len(rows) * down, QImage.Format.Format_RGB32)
    image.fill(look.color("canvas"))
    painter = QPainter(image)
    _text(painter, look, "title-s", title, QRectF(_GAP_PX, 0, image.width(), _TITLE_PX))
    scene = Scene(look, figure, size, 1.0)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            _place(
                painter,
                look,
                scene,
                cell,
                QRectF(_GAP_PX + x * across, _TITLE_PX + y * down, *size.toTuple()),
            )
    painter.end()
    return image


def _place(painter: QPainter, look: Look, scene: Scene, cell: _Cell, rect: QRectF) -> None:
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(QRectF(0, 0, rect.width(), rect.height()))
    scene.paint(painter, cell.posed, muscle=cell.muscle, arrow=cell.arrow)
    painter.restore()
    _text(painter, look, "small", cell.label, QRectF(rect.x() + 4, rect.bottom(), rect.width(), _LABEL_PX))


def _text(painter: QPainter, look: Look, token: str, text: str, rect: QRectF) -> None:
    painter.setFont(look.font(token))
    painter.setPen(look.color("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(Qt.PenStyle.NoPen)
