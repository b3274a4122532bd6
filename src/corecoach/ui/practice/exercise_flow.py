"""The way through an own exercise: what it starts from, writing it, and keeping it."""

from collections.abc import Callable, Iterator, Mapping
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveFailed
from corecoach.exchange.problems import Problem
from corecoach.library import AssetError, Library
from corecoach.practice.history import History
from corecoach.practice.own_exercise import OWN, ExerciseDraft, draft_from, draft_of, finishing
from corecoach.prescription import Exercise
from corecoach.ui.look import Look
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.practice.exercise_place import Desk, ExerciseShelf
from corecoach.ui.practice.exercise_problem_words import Fault, faults_of
from corecoach.ui.practice.half_written import HalfWritten
from corecoach.ui.practice.pages.exercise_start import ExerciseStartPage, StartAt
from corecoach.ui.practice.pages.own_exercise import ExerciseAt, OwnExercisePage
from corecoach.ui.turns import Turns
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

# So long after the last change it is looked at what is still wrong.
LOOK_MS = 300


class ExerciseFlow(QObject):
    """Holds the draft and its history. `parent` is a desk; `begin` says where the way leads to. What is not
    finished when the page goes is `kept`, and gone on with before another one is begun."""

    def __init__(self, parent: QObject, window: Window, shelf: ExerciseShelf, kept: HalfWritten) -> None:
        super().__init__(parent)
        self._window, self._shelf, self._kept = window, shelf, kept
        self._history: History[ExerciseDraft] | None = None
        self._at, self._start = ExerciseAt(), StartAt()
        self._faults: tuple[Fault, ...] = ()
        self._on_saved: Callable[[Exercise], object] = lambda _exercise: self._leave()
        self._on_leave: Callable[[], object] = self._leave
        self._turns = Turns(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LOOK_MS)
        self._wait.timeout.connect(self._look)

    @property
    def draft(self) -> ExerciseDraft | None:
        """What is written, or None between two exercises."""
        return self._history.now if self._history else None

    @property
    def library(self) -> Library:
        """What there is to start from."""
        return self._shelf.library

    @property
    def busy(self) -> bool:
        """Whether it still has to look at what was changed last."""
        return self._wait.isActive() or self._turns.busy

    # -- where it starts --------------------------------------------------------------------------------

    def show(self) -> None:
        """Choose what to start from; afterwards back to the patients."""
        self.begin(lambda _exercise: self._leave())

    def begin(
        self, on_saved: Callable[[Exercise], object], on_leave: Callable[[], object] | None = None
    ) -> None:
        """Choose what to start from. `on_saved` gets the exercise, `on_leave` is for who gives it up."""
        self._on_saved, self._on_leave = on_saved, on_leave or self._leave
        self._start = StartAt()
        self.leave()
        self.go_on()

    def go_on(self) -> None:
        """Go on with what is not finished, or else choose what to start from."""
        if self._kept.draft is not None:
            self._write(self._kept.draft)
        else:
            self._choose()

    def _choose(self) -> None:
        library, own = tuple(_readable(self._shelf.library.exercises)), self._shelf.own_exercises()

        def make(look: Look) -> QWidget:
            page = ExerciseStartPage(look, library, own, self._start)
            page.chosen.connect(self.start_from)
            page.change_requested.connect(self.change)
            page.leave_requested.connect(lambda _none: self._on_leave())
            return page

        self._desk.show_over(make)

    def start_from(self, exercise: Exercise) -> None:
        """Write a new exercise that starts as this one is."""
        new_id = f"{OWN}{uuid4().hex[:12]}"
        self._open(draft_from(exercise, new_id, self._shelf.author.name))

    def change(self, exercise: Exercise) -> None:
        """Go on with an own exercise."""
        self._open(draft_of(exercise))

    # -- writing ----------------------------------------------------------------------------------------

    def _open(self, draft: ExerciseDraft) -> None:
        waiting = self._kept.draft
        if waiting is None or waiting.id == draft.id:
            self._write(waiting or draft)
        else:
            self._ask(waiting, draft)

    def _ask(self, waiting: ExerciseDraft, draft: ExerciseDraft) -> None:
        """Whether one that is not finished makes room for another."""

        def give_up() -> None:
            self._forget()
            self._write(draft)

        title = _("Another exercise of yours is not finished")
        lines = [_("It is called “{name}”. You can go on with it, or give it up.").format(name=waiting.name)]
        ways = [
            (_("Give it up"), Kind.SECONDARY, give_up),
            (_("Go on with it"), Kind.PRIMARY, lambda: self._write(waiting)),
        ]
        bar = _("Own exercise")
        self._desk.show_over(lambda look: NoticePage(look, title, lines, ways, bar=bar, focus=1))

    def _write(self, draft: ExerciseDraft) -> None:
        self._kept.is_away = False
        self._history, self._at, self._faults = History(draft), ExerciseAt(), ()
        codes = [caution.code for caution in self._shelf.library.cautions]

        def make(look: Look) -> QWidget:
            assert self._history is not None
            page = OwnExercisePage(look, self._history.now, codes, self._at)
            page.changed.connect(self.take)
            page.undo_requested.connect(lambda _none: self._step(History.undo))
            page.redo_requested.connect(lambda _none: self._step(History.redo))
            page.save_requested.connect(lambda _none: self.save())
            page.cancel_requested.connect(lambda _none: self.cancel())
            self._show_state(page)
            return page

        self._desk.show_over(make)
        self._desk.say()
        self._wait.start()

    def take(self, draft: ExerciseDraft, name: str) -> None:
        """Go on with another draft; changes in a row with the same `name` are one step of undo."""
        if self._history is None:
            return
        self._history = self._history.push(draft, name)
        page = self._page()
        if page is not None and page.draft is not draft:
            page.show_draft(draft)
        self._after_change()

    def show_part(self, part: str) -> None:
        """Show a part of the page: `words`, `dose`, `cautions` or, where they have no place beside these,
        `poses`."""
        self._at.tab = part
        page = self._page()
        if page is not None:
            page.show_tab(part)

    def _step(self, step: Callable[[History[ExerciseDraft]], History[ExerciseDraft]]) -> None:
        if self._history is None:
            return
        self._history = step(self._history)
        page = self._page()
        if page is not None:
            page.show_draft(self._history.now)
        self._after_change()

    def _after_change(self) -> None:
        page = self._page()
        if page is not None and self._history is not None:
            page.show_history(can_undo=self._history.can_undo, can_redo=self._history.can_redo)
        self._turns.stop()
        self._wait.start()

    def _page(self) -> OwnExercisePage | None:
        page = self._window.page
        return page if isinstance(page, OwnExercisePage) else None

    def _show_state(self, page: OwnExercisePage) -> None:
        if self._history is not None:
            page.show_history(can_undo=self._history.can_undo, can_redo=self._history.can_redo)
            page.show_faults(self._faults)

    # -- what is wrong ----------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look at the draft bit by bit, while the window stays awake."""
        draft = self.draft
        if draft is not None:
            self._turns.begin(finishing(draft, self._taken(draft)), lambda made: self._tell(draft, made))

    def look_now(self) -> Exercise | None:
        """Look at all of it at once: the exercise, or None and what is wrong is on the page."""
        draft = self.draft
        if draft is None:
            return None
        self._wait.stop()
        self._turns.stop()
        *_waiting, made = finishing(draft, self._taken(draft))
        self._tell(draft, made)
        return made if isinstance(made, Exercise) else None

    def _taken(self, draft: ExerciseDraft) -> frozenset[str]:
        """The ids that are of the library: an own one with this id is this one."""
        return frozenset({draft.id} & set(self._shelf.library.exercises))

    def _tell(self, draft: ExerciseDraft, made: Exercise | list[Problem] | None) -> None:
        if draft is not self.draft:
            return
        self._faults = faults_of(draft, made) if isinstance(made, list) else ()
        page = self._page()
        if page is not None:
            page.show_faults(self._faults)

    # -- the end ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the exercise; what keeps it from that is said, and the keyboard goes to the first of it."""
        exercise = self.look_now()
        page = self._page()
        if exercise is None:
            if page is not None:
                page.go_to_fault()
            return
        result = self._shelf.save_exercise(exercise)
        self._desk.tell(result)
        if not isinstance(result, SaveFailed):
            self._forget()
            self._on_saved(exercise)

    def cancel(self) -> None:
        """Give up what was written, and choose anew."""
        self._forget()
        self._choose()

    def leave(self) -> None:
        """Put away the draft; what was changed of it is kept."""
        self._wait.stop()
        self._turns.stop()
        try:
            self.stow()
        finally:
            self._history, self._faults = None, ()

    def stow(self) -> None:
        """Keep what is not finished, so that nothing that comes now loses it."""
        if self._history is not None and self._history.can_undo:
            self._kept.keep(self._history.now)

    def _forget(self) -> None:
        self._history = None
        self.leave()
        self._kept.forget()

    @property
    def _desk(self) -> Desk:
        return self.parent()  # type: ignore[return-value]

    def _leave(self) -> None:
        self._desk.show_patients()


def _readable(exercises: Mapping[str, Exercise]) -> Iterator[Exercise]:
    """The exercises whose file is whole."""
    for name in exercises:
        try:
            yield exercises[name]
        except AssetError:
            continue
