"""The exercises of a routine, each with its dose and the clinician's note."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.prescription import Prescribed
from corecoach.ui.dose import dose_parts
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column, grow, row
from corecoach.ui.widgets.press_card import PressCard
from corecoach.ui.widgets.text import Icon, Text
from corecoach.words import _

NO_BREAK_SPACE = "\u00a0"
SHORT = 16


def dose_list(
    look: Look, items: Sequence[Prescribed], on_open: Callable[[str], object] | None = None
) -> QVBoxLayout:
    """One below the other: name, dose, note. With `on_open` each is pressed to see the exercise; it gets its
    id."""
    if on_open is None:
        return column(*(_item(look, item) for item in items), gap=look.px(9))
    return column(*(_pressed(look, item, on_open) for item in items), gap=look.px(2))


def _pressed(look: Look, item: Prescribed, on_open: Callable[[str], object]) -> PressCard:
    """The item with an arrow, on a field that shows only under the pointer."""
    words, arrow = QWidget(), Icon(look, "chevron-right", "ink-2", 20)
    words.setLayout(_item(look, item))
    line = row(grow(words), arrow, gap=look.px(8))
    name = _("See {name}").format(name=_(item.exercise.name))
    return PressCard(
        look, line, name=name, on_click=lambda: on_open(item.exercise.id),
        edge="surface", edge_px=1, padding=(8, 5),
    )  # fmt: skip


def _item(look: Look, item: Prescribed) -> QVBoxLayout:
    lines = [Text(look, item.exercise.name, "body"), Text(look, _dose(item), "small", "ink-2")]
    if item.note:
        lines.append(Text(look, _("Note: {note}").format(note=item.note), "small", "ink"))
    return column(*lines, gap=1)


def _dose(item: Prescribed) -> str:
    """The dose with its short parts kept whole: no line may begin with the `s` of `8 s`."""
    parts = (p.replace(" ", NO_BREAK_SPACE) if len(p) <= SHORT else p for p in dose_parts(item))
    return _(", ").join(parts)
