"""The key poses of an exercise in a row, each with its number and, where it has one, its name."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from corecoach.figure import Figure
from corecoach.prescription import Dosage, Prescribed
from corecoach.session import is_turned
from corecoach.ui.dose import is_one_long_time
from corecoach.ui.print.exercise_picture import PaperPicture
from corecoach.ui.print.paper import dots
from corecoach.ui.print.programme_blocks import Block, Cell, Setter, draw_cell
from corecoach.ui.print.programme_said import Said
from corecoach.words import _

MOST_POSES = 4
# Of a movement that goes round, such as walking, the second half is the first with the other leg.
_OF_ROUND = 3
_WIDEST = 1.75


def key_poses(figure: Figure) -> tuple[str, ...]:
    """The names of the poses to show, in order; of more than four the start and what is held."""
    steps = figure.sequence
    names = tuple(dict.fromkeys(chain.from_iterable((step.start, step.end) for step in steps)))
    if len(names) <= MOST_POSES:
        return names
    if figure.goes_round:
        return names[:_OF_ROUND]
    held = held_poses(figure)
    return tuple(name for name in names if name == names[0] or name in held)[:MOST_POSES]


def held_poses(figure: Figure) -> frozenset[str]:
    """The names of the poses in which it stands still for a hold."""
    return frozenset(step.end for step in figure.sequence if step.phase == "hold")


class Pictures:
    """The pictures of one exercise. They stay with what follows."""

    keep, framed = True, False

    def __init__(self, setter: Setter, paint: PaperPicture, item: Prescribed, figure: Figure) -> None:
        self._paint, self._dosage, self._figure = paint, item.dosage, figure
        # Of both sides the first is drawn.
        self._turned = is_turned(figure, item.side_order[0])
        self._names = key_poses(figure)
        gap, count = dots(8), len(self._names)
        self._high = dots(setter.sizes.picture)
        self._wide = min((setter.width - (count - 1) * gap) / count, _WIDEST * self._high)
        self._step = self._wide + gap
        self._captions = [
            setter.text(_both(said), setter.sizes.text, self._wide) for said in self._said(setter)
        ]
        self._caption = max(text.pageSize().height() for text in self._captions)
        self.above = dots(3)
        self.height = self._caption + self._high

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw each picture below its words."""
        for n, (name, caption) in enumerate(zip(self._names, self._captions, strict=True)):
            draw_cell(painter, Cell(n * self._step, caption), 0, top)
            place = QRectF(n * self._step, top + self._caption, self._wide, self._high)
            painter.save()
            self._paint.key_pose(painter, self._figure, name, place, turned=self._turned)
            painter.restore()

    def parts(self, room: float) -> Iterator[Block]:
        """They are lower than any page."""
        yield self

    def _said(self, setter: Setter) -> Iterator[Said]:
        for number, name in enumerate(self._names, 1):
            said = setter.say(partial(pose_words, self._figure, name, self._dosage))
            mark = f"{number}. " if len(self._names) > 1 else ""
            yield Said(f"{mark}{said.first}", said.second)


def holds(dosage: Dosage) -> bool:
    """Whether the dose says to hold."""
    return dosage.hold_s > 0 and not is_one_long_time(dosage)


def pose_words(figure: Figure, name: str, dosage: Dosage) -> str:
    """What one does at a pose: `Start`, `Move`, `Hold` where the dose holds, `Back` on the way back only."""
    if name in held_poses(figure):
        if holds(dosage):
            return _("Hold")
        if len(key_poses(figure)) == 1:
            return _("Stay")
    if name == key_poses(figure)[0]:
        return _("Start")
    arrives = next((step.phase for step in figure.sequence if step.end == name), "move")
    return _("Back") if arrives == "return" else _("Move")


def _both(said: Said) -> str:
    """A caption has no room for columns."""
    return said.first if said.second is None else f"{said.first} / {said.second}"
