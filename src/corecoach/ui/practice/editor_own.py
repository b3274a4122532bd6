"""The way from the editor to an exercise of one's own, and back with it."""

from functools import partial
from typing import TYPE_CHECKING

from corecoach.practice import edits
from corecoach.practice.practice import Practice
from corecoach.prescription import Exercise
from corecoach.ui.practice.editor_state import Edit

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk
    from corecoach.ui.practice.editor_flow import EditorFlow


class OwnWork:
    """Opens the page of own exercises; what is kept there comes into the programme."""

    def __init__(self, desk: "Desk", practice: Practice, flow: "EditorFlow") -> None:
        self._desk, self._practice, self._flow = desk, practice, flow

    def begin(self, exercise: str) -> None:
        """Go on with this one; with a copy of it, where it is of the library; with a new one for none."""
        found = self._flow.session.exercises.get(exercise)
        writing = self._desk.exercises()
        writing.begin(self._with, self._flow.show_editor)
        if found is not None:
            own = any(found.id == mine.id for mine in self._practice.own_exercises())
            (writing.change if own else writing.start_from)(found)

    def _with(self, exercise: Exercise) -> None:
        """What a programme carries of it is renewed; one that is not in it yet comes to its end."""
        flow, session = self._flow, self._flow.session
        session.state.shelf.search, session.state.shelf.at = "", exercise.id
        if any(item.exercise == exercise.id for r in session.draft.routines for item in r.items):
            flow.edit(Edit(partial(edits.with_own, exercise=exercise)))
        else:
            flow.add(exercise.id)
        flow.show_editor()
