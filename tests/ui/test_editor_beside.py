"""The side of the editor: a dose above its limits at once, and the figure when there is time for it."""

from functools import partial

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, seen, settle

from corecoach.practice import edits
from corecoach.ui.figure.loop import Loop
from corecoach.ui.practice.editor_state import Edit


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def limit(on: AtEditor, value: int) -> None:
    routine = on.flow.session.state.routine
    on.flow.edit(Edit(partial(edits.set_limit, routine=routine, at=2, field="max_hold_s", value=value)))


def test_a_dose_above_its_limit_is_said_first_with_its_mend(on: AtEditor) -> None:
    limit(on, 5)
    first = on.page.side._shown_cards[0].warning
    assert first.title == "Bird dog: above its limit" and first.mend and not first.keep
    panel = on.page.exercises.rows.row_at(2).panel
    assert panel is not None and panel._limits["max_hold_s"].warned and not panel._limits["max_sets"].warned
    on.at.choose(f"{first.mend}: {first.title}")
    assert on.items[2].dosage.hold_s == 5 and not panel._limits["max_hold_s"].warned
    assert "above its limit" not in on.at.words()


def test_typing_more_than_the_limit_warns_at_once(on: AtEditor) -> None:
    limit(on, 9)
    assert "above its limit" not in on.at.words()
    on.go(2, "hold_s")
    on.write("10")
    assert "Bird dog: above its limit" in on.at.words()


def test_another_figure_is_built_when_no_key_came_for_a_moment(on: AtEditor) -> None:
    preview = on.page.side._figure
    preview._later.timeout.emit()
    settle()
    (loop,) = seen(preview, Loop)
    on.go(2)
    on.press(Key.Key_D, modifier=CTRL)
    assert seen(preview, Loop) == [loop], "the same exercise keeps its figure"
    height = preview.height()
    on.go(1)
    assert not seen(preview, Loop) and preview.height() == height and preview._later.isActive()
    preview._later.timeout.emit()
    settle()
    assert len(seen(preview, Loop)) == 1
