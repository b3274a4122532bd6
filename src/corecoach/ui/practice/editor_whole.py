"""What is done with routines and phases as a whole, and the sections beside the exercises."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from corecoach.practice import edits
from corecoach.practice.draft import Draft
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.editor_state import Edit, Section
from corecoach.ui.practice.plan_words import phase_title
from corecoach.words import _

Change = Callable[[Edit], object]


class RoutineWork:
    """Changes of routines and phases, with names that can be told apart."""

    def __init__(self, session: EditorSession, edit: Change) -> None:
        self._session, self._edit = session, edit

    def add(self) -> None:
        """A routine more, and go there. The first one is planned on three days of the phase."""
        draft = self._session.draft
        title = _("Routine {n}").format(n=len(draft.routines) + 1)
        first = not draft.routines

        def change(old: Draft) -> Draft:
            new = edits.add_routine(old, title)
            return planned(new, new.routines[-1].id) if first else new

        self._edit(Edit(change))
        self._go_to_last()

    def copy(self) -> None:
        """The routine once more, and go there."""
        session = self._session
        routine = session.draft.routine(session.state.routine)
        if routine is not None:
            title = _("{title}, copy").format(title=routine.title)[:80]
            self._edit(Edit(partial(edits.copy_routine, routine=routine.id, title=title)))
            self._go_to_last()

    def only_here(self) -> None:
        """The phase gets a copy of the routine in its place, so that the other phases keep theirs."""
        state, draft = self._session.state, self._session.draft
        routine = draft.routine(state.routine)
        if routine is None or not draft.phases:
            return
        words = _("{title}, {phase}")
        title = words.format(title=routine.title, phase=phase_title(draft, state.phase))[:80]
        self._edit(Edit(partial(edits.routine_of_phase, routine=routine.id, at=state.phase, title=title)))
        state.routine = self._session.draft.routines[-1].id
        self._edit(Edit(lambda draft: draft))

    def remove(self) -> None:
        """Without the routine."""
        self._session.state.forget_places()
        self._edit(Edit(partial(edits.remove_routine, routine=self._session.state.routine), select=-1))

    def add_phase(self) -> None:
        """A phase more, with the plan of the one before."""
        title = _("Phase {n}").format(n=len(self._session.draft.phases) + 1)
        self._edit(Edit(partial(edits.add_phase, title=title)))
        self._session.state.phase = len(self._session.draft.phases) - 1

    def _go_to_last(self) -> None:
        state = self._session.state
        state.routine, state.row = self._session.draft.routines[-1].id, -1
        self._edit(Edit(lambda draft: draft))


def planned(draft: Draft, routine: str) -> Draft:
    """A routine on three days of each phase; without a phase there comes one."""
    if not draft.phases:
        draft = edits.add_phase(draft, _("Phase {n}").format(n=1))
    for phase in range(len(draft.phases)):
        for day in ("mon", "wed", "fri"):
            draft = edits.toggle_day(draft, phase, routine, day)
    return draft


def sections_for(
    session: EditorSession, edit: Change, give: Callable[[tuple[str, int]], object]
) -> dict[Section, Callable[[Look], QWidget]]:
    """Makes the sections, each when it is first opened. `give` hands a signed version over again."""

    def plan(look: Look) -> QWidget:
        from corecoach.ui.practice.pages.editor_plan import PlanPane

        pane = PlanPane(look, session.state)
        pane.edit_requested.connect(edit)
        return pane

    def patient(look: Look) -> QWidget:
        from corecoach.ui.practice.editor_person import person_choices, signed_rows
        from corecoach.ui.practice.pages.editor_patient import PatientPane

        today = session.practice.clock.now().date()
        choices = person_choices(session.practice, session.patient)
        pane = PatientPane(look, choices, today, signed_rows(session.file))
        pane.edit_requested.connect(edit)
        pane.give_requested.connect(give)
        return pane

    def packs(look: Look) -> QWidget:
        from corecoach.ui.practice.pages.editor_packs import PacksPane

        library = session.practice.library
        pane = PacksPane(look, library.protocols, library.thermal_rules)
        pane.edit_requested.connect(edit)
        return pane

    return {"plan": plan, "patient": patient, "packs": packs}
