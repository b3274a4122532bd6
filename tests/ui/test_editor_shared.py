"""A routine that several phases plan: it is said, and a phase gets one of its own."""

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, settle

from corecoach.practice import edits
from corecoach.ui.practice.editor_state import Edit


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    """Two phases with one routine, the second one chosen."""
    on = AtEditor(worlds(sample=""))
    name = on.flow.session.state.routine
    first = next(iter(on.draft.phases_with(name)))
    on.flow.edit(
        Edit(
            lambda d: edits.add_phase(
                edits.set_phase(
                    edits.remove_phase(d, 1) if len(d.phases) > 1 else d, first, title="Gentle start"
                ),
                "Phase 2",
            )
        )
    )
    on.flow._go((len(on.draft.phases) - 1, name))
    settle()
    return on


def test_it_says_where_else_the_routine_is_and_gives_the_phase_its_own(on: AtEditor) -> None:
    before, old = on.draft, on.flow.session.state.routine
    assert "This routine is also in: Gentle start" in on.at.words()
    on.at.choose("Only for this phase")
    new = on.flow.session.state.routine
    assert new != old and on.draft.routine(old) == before.routine(old)
    assert on.draft.phases_with(new) == (len(before.phases) - 1,)
    assert on.draft.phases[:-1] == before.phases[:-1]
    was, now = before.phases[-1].schedule, on.draft.phases[-1].schedule
    assert [(s.days, s.per_day) for s in was] == [(s.days, s.per_day) for s in now]
    assert "also in" not in on.at.words()
    on.flow.add("bird-dog")
    assert on.draft.routine(old) == before.routine(old)
    on.press(Key.Key_Z, Key.Key_Z, modifier=CTRL)
    assert on.draft == before and on.flow.session.state.routine == old
    assert "This routine is also in: Gentle start" in on.at.words()
