"""Where the keyboard goes while warnings are settled: never to a confirmation that nobody meant."""

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, seen, settle

from corecoach.prescription import DosageChange, Item
from corecoach.ui.practice.editor_view import WarningView
from corecoach.ui.practice.widgets.warning_card import WarningCard, _Reason
from corecoach.ui.widgets import Button

# Each asks for more than is usual.
MANY = tuple(
    Item(name, DosageChange(sets=9)) for name in ("bird-dog", "side-bridge-knees", "dead-bug", "bridge")
)


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample="", size=(1280, 800)), MANY, row=0)


def open_ones(on: AtEditor) -> tuple[WarningView, ...]:
    return on.page._view.open_warnings


def test_a_reason_is_asked_for_in_sight_of_the_mouse(on: AtEditor) -> None:
    last = [w for w in open_ones(on) if w.keep][-1]
    on.at.choose(f"{last.keep}: {last.title}")
    (field,) = seen(on.page.side, _Reason)
    spot = field.mapTo(on.at.window, field.rect().center())
    assert on.at.focus is field and on.at.window.childAt(spot) is field


def test_two_quick_enters_settle_one(on: AtEditor) -> None:
    before = open_ones(on)
    assert len(before) > 2
    on.press(Key.Key_F6, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert len(open_ones(on)) == len(before) - 1
    card = on.at.focus
    assert isinstance(card, WarningCard) and card.is_open and card.accessibleName()
    on.press(Key.Key_Tab)
    assert isinstance(on.at.focus, Button) and card.isAncestorOf(on.at.focus)


@pytest.mark.parametrize("keys", [Key.Key_Z, Key.Key_Y])
def test_undo_leaves_no_confirmation_with_the_keyboard(on: AtEditor, keys: Key) -> None:
    on.flow.add("bird-dog")
    on.go(on.page.exercises.rows.count - 1)
    for _step in range(2):
        on.press(Key.Key_Z, modifier=CTRL)
        assert not on.page.side.isAncestorOf(on.at.focus)
        on.press(keys, modifier=CTRL)
        assert on.at.focus is not None and not on.page.side.isAncestorOf(on.at.focus)
    before = open_ones(on)
    settle()
    assert open_ones(on) == before
