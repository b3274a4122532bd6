"""The exercises of a routine, each with its dose and the clinician's note."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from corecoach.prescription import Prescribed
from corecoach.ui.dose import dose_parts
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column
from corecoach.ui.widgets.text import Text
from corecoach.words import _

NO_BREAK_SPACE = "\u00a0"
SHORT = 16


def dose_list(look: Look, items: Sequence[Prescribed]) -> QVBoxLayout:
    """One below the other: name, dose, note."""
    return column(*(_item(look, item) for item in items), gap=look.px(9))


def _item(look: Look, item: Prescribed) -> QVBoxLayout:
    lines = [Text(look, item.exercise.name, "body"), Text(look, _dose(item), "small", "ink-2")]
    if item.note:
        lines.append(Text(look, _("Note: {note}").format(note=item.note), "small", "ink"))
    return column(*lines, gap=1)


def _dose(item: Prescribed) -> str:
    """The dose with its short parts kept whole: no line may begin with the `s` of `8 s`."""
    parts = (p.replace(" ", NO_BREAK_SPACE) if len(p) <= SHORT else p for p in dose_parts(item))
    return _(", ").join(parts)
