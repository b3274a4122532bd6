"""What is in sight beside the rows: heads of columns, warnings of the row, and what is to be avoided."""

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, settle
from msgspec.structs import replace

from corecoach.practice.draft import Draft
from corecoach.prescription import DosageChange, Item

NAMES = ("bird-dog", "side-bridge-knees", "dead-bug-1", "glute-bridge", "clamshell", "wall-sit", "hip-hinge")
MANY = tuple(Item(name, DosageChange(sets=9)) for name in NAMES)


@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 100), ((1280, 800), 200)])
def test_the_heads_of_the_columns_stay(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    on = AtEditor(worlds(sample="", size=size, text_scale=scale), MANY, row=0)
    head, rows = on.page.exercises._sticky, on.page.exercises.rows
    bar = on.page.exercises.area.verticalScrollBar()
    bar.setValue(0)
    assert not head.isVisible()
    cell = on.go(len(MANY) - 1)
    settle()
    assert head.isVisible() and head.width() == rows.width() and head.y() == 0
    assert cell.mapTo(on.page.exercises.area, cell.rect().topLeft()).y() >= head.height()
    bar.setValue(0)
    assert not head.isVisible()


def test_the_warnings_of_the_chosen_row_come_first(worlds: Worlds) -> None:
    on = AtEditor(worlds(sample=""), MANY, row=0)
    for row in (3, 0, 5):
        on.go(row)
        first = on.page.side._shown_cards[0].warning
        assert first.index == row and first.why is None


def test_a_row_to_be_avoided_says_so(worlds: Worlds) -> None:
    on = AtEditor(worlds(sample=""), MANY, row=0)
    library = on.flow.session.exercises
    name, code = next(
        (name, code)
        for name in NAMES
        for code, caution in library[name].cautions.items()
        if caution.action == "avoid"
    )
    at = on.names.index(name)
    row = on.page.exercises.rows.row_at(at)
    assert "To be avoided" not in row.accessibleName()
    before = row.height()
    on.flow.replace_draft(replace(on.draft, cautions=(code,)))
    settle()
    assert row.view is not None and row.view.avoid and "To be avoided" in row.accessibleName()
    assert row.height() >= before


def test_the_empty_chooser_says_what_it_is(worlds: Worlds) -> None:
    on = AtEditor(worlds(sample=""), MANY, row=0)
    on.flow.replace_draft(Draft(on.draft.id))
    settle()
    chooser = on.page.exercises._routines
    assert chooser.currentIndex() == -1 and chooser.placeholderText() == "No routine yet"
    on.press(Key.Key_Z, modifier=CTRL)
    assert chooser.currentIndex() >= 0
