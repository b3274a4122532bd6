"""The way to the preview of a routine and back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from corecoach.practice.practice import Practice
from corecoach.prescription import Routine, resolve
from corecoach.session import Timeline, compile_timeline
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.pages.editor_preview import PreviewPage
from corecoach.ui.practice.preview_play import PreviewAt

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class Previewing:
    """Shows a routine as the patient will see it. Nothing is written, and no session is made."""

    def __init__(
        self, desk: "Desk", practice: Practice, session: EditorSession, back: Callable[[], object]
    ) -> None:
        self._desk, self._practice, self._session, self._back = desk, practice, session, back
        self._at = PreviewAt()

    def show(self) -> None:
        """Show it; a routine of which nothing can be played is not shown."""
        timeline = self._timeline()
        if timeline is None:
            return
        # Kept from page to page: what was baked is not baked again. The lock drops it with the editor.
        flow = self._desk.editor()
        for before in flow.findChildren(Bakery):
            before.deleteLater()
        bakery = Bakery(flow)

        def make(look: Look) -> QWidget:
            page = PreviewPage(look, timeline, bakery, self._at, self._practice.clock, self._title())
            page.back_requested.connect(lambda _none: self._leave(bakery))
            return page

        self._desk.show_step(make, self._session.file)

    def _leave(self, bakery: Bakery) -> None:
        bakery.deleteLater()
        self._back()

    def _title(self) -> str:
        routine = self._session.draft.routine(self._session.state.routine)
        return routine.title if routine else ""

    def _timeline(self) -> Timeline | None:
        """Of all exercises that can be timed, beginning with the open one."""
        session = self._session
        routine = session.draft.routine(session.state.routine)
        if routine is None:
            return None
        known = tuple(item for item in routine.items if item.exercise in session.exercises)
        prescribed = resolve(Routine(routine.id, routine.title or routine.id, known), session.exercises)
        items = tuple(p for p in prescribed if not p.dosage.fault() and p.dosage.rep_s)
        if not items:
            return None
        timeline = compile_timeline(routine.id, items)
        if 0 <= session.state.row < len(items) == len(routine.items):
            self._at.at_s = timeline.phases[timeline.first_of(session.state.row)].start_s
        return timeline
