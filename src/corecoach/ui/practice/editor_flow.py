"""The way through a programme as it is written: from an empty one to what can be signed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach import Saved, SaveResult
from corecoach.practice import edits
from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.practice.remark import mended
from corecoach.prescription import Item
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.done_strip import done_strip
from corecoach.ui.practice.editor_begin import Beginning
from corecoach.ui.practice.editor_faults import FaultWatch
from corecoach.ui.practice.editor_handing import hand_again
from corecoach.ui.practice.editor_own import OwnWork
from corecoach.ui.practice.editor_preview import Previewing
from corecoach.ui.practice.editor_rows import RowWork
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.editor_signing import Signing
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_template import Templating
from corecoach.ui.practice.editor_whole import RoutineWork, sections_for
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.shell import EDITOR
from corecoach.ui.practice.widgets.number_cell import commit_typed
from corecoach.ui.practice.widgets.row_ask import RowAsk
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk

# Soon enough that little is lost, and not at every key.
SAVE_MS = 700
_NEXT_TO = {"up", "down", "move", "duplicate", "remove", "exercise"}


class EditorFlow(QObject):
    """Keeps the history of a patient's programme while the clinician is with them, and saves it by itself."""

    # Carries an EditorView, an entry for each page that is shown.
    changed = Signal(object)
    # Carries the Finder of the shelf.
    shelved = Signal(object)

    def __init__(self, desk: "Desk", window: Window, practice: Practice) -> None:
        super().__init__(desk)
        self._desk, self._window, self._practice = desk, window, practice
        self._session: EditorSession | None = None
        self.faults = FaultWatch(self, lambda: self._session, self.refresh)
        self.changed.connect(lambda _view: self.faults.follow())
        self._heard: tuple[QMetaObject.Connection, ...] = ()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_MS)
        self._save_timer.timeout.connect(self.save)

    @property
    def session(self) -> EditorSession:
        """What is edited. There is none before `show`."""
        assert self._session is not None, "no programme was opened"
        return self._session

    def show(self, file: PatientFile) -> None:
        """Show the programme of a patient: the editor, or for an empty one what it can begin with."""
        if self._session is None or self._session.file.patient.id != file.patient.id:
            self._open(file)
        self.session.file = file
        if self.session.draft.routines:
            self.show_editor()
        else:
            Beginning(self._desk, self._practice, self.session, self.show_editor, self.edit).show()

    def _open(self, file: PatientFile) -> None:
        self.leave()
        self._session = EditorSession(self._practice, file)
        held = self._desk.unsaved.draft_of(file)
        if held is not None:
            self._session.change(Edit(lambda _saved: held))

    def begin_with(self, file: PatientFile, draft: Draft) -> None:
        """Another draft in place of what a patient has, also of what is in hand; it can be taken back."""
        if self._session is None or self._session.file.patient.id != file.patient.id:
            self._open(file)
        self.session.file = file
        self.replace_draft(draft)
        self.stow()

    def show_editor(self) -> None:
        """Show the editor as it was left."""
        self._desk.show(self._page, self.session.file, EDITOR)

    def leave(self) -> None:
        """Put away what was written; nothing is lost: what cannot be saved stays with the desk."""
        try:
            self.stow()
        finally:
            self._session = None

    def stow(self) -> None:
        """Save now what would be saved soon."""
        commit_typed()
        self._save_timer.stop()
        self.faults.stop()
        self.save()

    # -- the page ---------------------------------------------------------------------------------------

    def _page(self, look: Look) -> QWidget:
        session, look = self.session, dense(look)
        sections = sections_for(session, self.edit, self._give)
        page = EditorPage(look, session.state, session.view(), session.finder, sections)
        self._hear(page)
        self.faults.follow()
        # The page before is on its way out, or gone: it need not follow any more.
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard = (self.changed.connect(page.show_view), self.shelved.connect(page.show_shelf))
        return page

    def _hear(self, page: EditorPage) -> None:
        session = self.session
        # A page that goes says that its row was left, and the patient may be another one by then, or none.
        page.row_asked.connect(lambda ask: self._row(page, ask) if self._session is session else None)
        page.place_requested.connect(self._go)
        page.routine_asked.connect(lambda what: self._routine(page, what))
        page.add_requested.connect(lambda wish: self.add(*wish))
        page.star_requested.connect(lambda wish: self._star(*wish))
        page.own_requested.connect(self.own_exercise)
        page.mend_requested.connect(self._mend)
        page.keep_requested.connect(lambda wish: self._keep(*wish))
        page.undo_requested.connect(lambda _none: self._back(self.session.undo))
        page.redo_requested.connect(lambda _none: self._back(self.session.redo))
        page.save_requested.connect(lambda _none: self.save())
        page.preview_requested.connect(lambda _none: self.preview())
        page.sign_requested.connect(lambda _none: self.sign())

    # -- changes ----------------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> None:
        """Change the draft, show it, and save it soon."""
        cautions = self.session.cautions
        if self.session.change(edit):
            self._save_timer.start()
        self.refresh()
        if self.session.cautions != cautions:
            self.shelved.emit(self.session.finder)

    def refresh(self) -> None:
        """Show the programme as it is."""
        self.changed.emit(self.session.view())

    def _row(self, page: EditorPage, ask: RowAsk) -> None:
        session = self.session
        if ask.what == "select":
            session.state.row = ask.index
            session.state.looked_at = ""
            self.refresh()
            return
        if ask.what == "limits":
            session.state.row, session.state.limits_open = ask.index, True
            self.refresh()
            page.exercises.rows.focus_panel(limits=True)
            return
        work = RowWork(self._practice, session)
        if ask.what == "remember":
            dose = work.dose_at(ask.index)
            if dose is not None:
                name = _(session.exercises[dose[0]].name) if dose[0] in session.exercises else dose[0]
                words = _("From now on {name} begins with this dose.").format(name=name)
                self._tell(self._practice.remember_dose(*dose), words)
            return
        self._do_row(page, ask, work)

    def _do_row(self, page: EditorPage, ask: RowAsk, work: RowWork) -> None:
        here = page.exercises.rows.focused_field()
        edit = work.edit(ask)
        if edit is not None:
            self.edit(edit)
        elif ask.what != "left":
            self.refresh()
        if ask.what in _NEXT_TO and self.session.state.row >= 0:
            # The keyboard goes with the row that it was in.
            page.exercises.focus_row(self.session.state.row, here[1] if here else "sets")
        elif ask.what == "remove":
            page.to_search()

    def add(self, exercise: str, at: int | None = None) -> None:
        """Put an exercise into the routine, with the clinician's own usual dose."""
        session = self.session
        if session.draft.routine(session.state.routine) is None:
            RoutineWork(session, self.edit).add()
        routine = session.draft.routine(session.state.routine)
        if routine is None:
            return
        item = Item(exercise, dosage=self._practice.usual_dose(exercise))
        place = len(routine.items) if at is None else at
        session.state.forget_places()
        session.state.looked_at = ""
        name = routine.id
        self.edit(Edit(lambda d: session.used(edits.add_item(d, name, item, place)), select=place))

    def _routine(self, page: EditorPage, what: str) -> None:
        work = RoutineWork(self.session, self.edit)
        if what == "template":
            self.save()
            Templating(self._desk, self._practice, self.session, self.show_editor, self._tell).show()
        elif what in ("rename", "phase"):
            if what == "phase":
                work.add_phase()
            page.open_section("plan")
        elif what == "signed":
            page.open_signed()
        else:
            ways = {"add": work.add, "copy": work.copy, "remove": work.remove, "only-here": work.only_here}
            ways[what]()
            page.focus_first()

    def _go(self, place: tuple[int, str]) -> None:
        state = self.session.state
        state.phase, state.routine = place
        state.row = -1
        self.refresh()

    def _star(self, exercise: str, on: bool) -> None:
        self._desk.tell(self._practice.set_favourite(exercise, on))
        self.shelved.emit(self.session.finder)

    def _mend(self, key: str) -> None:
        remark = self.session.remarks.get(key)
        if remark is not None and remark.mend is not None:
            self.session.state.forget_places()
            self.edit(Edit(partial(mended, mend=remark.mend)))

    def _keep(self, key: str, why: str) -> None:
        self.edit(Edit(partial(edits.keep_warning, warning=key, why=why)))

    def _back(self, step: Callable[[], bool]) -> None:
        cautions = self.session.cautions
        if step():
            self._save_timer.start()
            self.refresh()
            if self.session.cautions != cautions:
                self.shelved.emit(self.session.finder)

    def _tell(self, result: SaveResult, words: str) -> None:
        """Say what was done, or why it could not be kept."""
        self._desk.tell(result)
        if isinstance(result, Saved):
            self._window.show_strip(lambda look: done_strip(look, words, self._desk.say))

    # -- saving -----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the draft. What cannot be saved stays in hand, is said, and is tried again at the next one."""
        session = self._session
        if session is None or session.draft is session.saved:
            return
        draft = session.draft
        result = self._desk.unsaved.keep_draft(session.file, draft)
        if self._desk.unsaved.draft_of(session.file) is None:
            session.saved = draft
        self._desk.tell(result)

    # -- ways on ----------------------------------------------------------------------------------------

    def own_exercise(self, exercise: str = "") -> None:
        """Write an exercise of one's own, or change one; then come back with it."""
        self.save()
        OwnWork(self._desk, self._practice, self).begin(exercise)

    def _give(self, what_version: tuple[str, int]) -> None:
        """Hand a signed version over once more."""
        self.save()
        hand_again(self._desk, self.session.file, *what_version, back=self.show_editor)

    def preview(self) -> None:
        """Play the session as the patient will see it."""
        Previewing(self._desk, self._practice, self.session, self.show_editor).show()

    def sign(self) -> Signing:
        """Look once more, sign, and hand over."""
        self.save()
        signing = Signing(self, self._desk, self._window, self._practice, self.session)
        signing.show()
        return signing

    def replace_draft(self, draft: Draft) -> None:
        """Another draft in place of this one, as a step that can be taken back."""
        self.edit(Edit(lambda _old: draft))
