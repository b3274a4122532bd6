"""The library: all exercises, one of them, trying it, and putting it on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach import __version__
from corecoach.coach import Coach
from corecoach.coach.library_view import ExerciseView
from corecoach.diary import replace_file
from corecoach.ui.library_search import LibraryDraft
from corecoach.ui.look import Look
from corecoach.ui.pages.exercise import ExercisePage
from corecoach.ui.pages.library import LibraryPage
from corecoach.ui.save_flow import Paper, SaveFlow
from corecoach.ui.window import Factory, Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class LibraryFlow(QObject):
    """Keeps what was typed, chosen and scrolled while the window lives."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self.draft = LibraryDraft()

    def show(self) -> None:
        """Show all exercises, as they were left."""

        def make(look: Look) -> QWidget:
            page = LibraryPage(look, self._coach.library_view(), self.draft)
            page.open_requested.connect(self.open)
            page.lockouts_requested.connect(lambda _none: self._director.show_lockouts())
            page.place_requested.connect(self._director.go)
            return page

        self._show(make)

    def open(self, exercise: str, back: str = "library") -> None:
        """Show one exercise; `back` is the place that its way back leads to."""
        view = self._coach.exercise_view(exercise)
        if view is None:
            self._director.go(back)
            return
        words = {"library": _("All exercises"), "programme": _("Programme")}[back]

        def make(look: Look) -> QWidget:
            page = ExercisePage(look, view, back=words)
            page.back_requested.connect(lambda _none: self._director.go(back))
            page.open_requested.connect(lambda other: self.open(other, back))
            page.try_requested.connect(lambda one: self._try(one, back))
            page.print_requested.connect(lambda one: self._print(one, back))
            page.lockouts_requested.connect(lambda _none: self._director.show_lockouts())
            return page

        self._show(make)

    def _show(self, make: Factory) -> None:
        self._window.show_page(make, places=self._director.places(), current="library")

    def _try(self, exercise: str, back: str) -> None:
        """One set, through the same check as every session. A page may have been open for hours, and
        something locked since: then the page says so."""
        wish = self._coach.to_try(exercise)
        if wish is None:
            self.open(exercise, back)
        else:
            self._director.start_own(wish)

    # -- on paper ---------------------------------------------------------------------------------------

    def _print(self, exercise: str, back: str) -> None:
        """Write the page of an exercise to a file that the person chooses."""
        view = self._coach.exercise_view(exercise)
        if view is not None:
            SaveFlow(self._window, self._coach, self._paper(view), lambda: self.open(exercise, back)).begin()

    def _paper(self, view: ExerciseView) -> Paper:
        def write(path: Path) -> None:
            from corecoach.ui.print.exercise_pdf import exercise_pdf

            body = self._window.look.body
            page = exercise_pdf(view, self._coach.library.folder, __version__, body)
            replace_file(path, page, keep=False)

        return Paper(
            bar=_("Exercises"),
            question=_("Save the page of this exercise"),
            name=f"{view.exercise.id}.pdf",
            kinds=_("PDF page (*.pdf)"),
            saved=_("The page is saved"),
            failed=_("The page could not be saved"),
            what_next=(_("Open it to print it."),),
            write=write,
        )
