"""Hands at the programme editor of a patient."""

from hands import AtWindow, seen, settle
from PySide6.QtCore import Qt

from corecoach.practice.draft import Draft
from corecoach.prescription import Item
from corecoach.tour.editor_scenes import ITEMS, editing, flow_of
from corecoach.ui.practice.desk import Desk
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.widgets.dose_cell import DoseCell

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMES = [item.exercise for item in ITEMS]


class AtEditor:
    """One patient's programme in the editor, with what is looked at again and again."""

    def __init__(self, at: AtWindow, items: tuple[Item, ...] = ITEMS, row: int = 2) -> None:
        self.at = at
        self.desk: Desk
        self.desk, self.file = editing(at.world, items=items, row=row)
        self.flow = flow_of(self.desk)
        settle()

    @property
    def page(self) -> EditorPage:
        return next(iter(seen(self.at.window, EditorPage)))

    @property
    def draft(self) -> Draft:
        return self.flow.session.draft

    @property
    def items(self) -> tuple[Item, ...]:
        routine = self.draft.routine(self.flow.session.state.routine)
        assert routine is not None
        return routine.items

    @property
    def names(self) -> list[str]:
        return [item.exercise for item in self.items]

    def cell(self, row: int, field: str) -> DoseCell:
        return self.page.exercises.rows.row_at(row).cells[field]  # type: ignore[index]

    def go(self, row: int, field: str = "sets") -> DoseCell:
        self.page.exercises.focus_row(row, field)
        settle()
        return self.cell(row, field)

    def where(self) -> tuple[int, str] | None:
        return self.page.exercises.rows.focused_field()

    def write(self, text: str) -> None:
        """Type letters and signs, one key each."""
        for char in text:
            self.at.press(Qt.Key(ord(char.upper())))

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.at.press(*keys, modifier=modifier)

    def until_saved(self) -> Draft:
        self.flow.save()
        return self.file.draft()
