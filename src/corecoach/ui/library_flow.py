"""The library: all exercises, one of them, trying it, and putting it on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach import __version__
from corecoach.coach import Coach
from corecoach.coach.library_view import ExerciseView
from corecoach.diary import NotSaved, replace_file
from corecoach.ui.library_search import LibraryDraft
from corecoach.ui.look import Look
from corecoach.ui.pages.exercise import ExercisePage
from corecoach.ui.pages.library import LibraryPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.summary_flow import why_words
from corecoach.ui.widgets import Kind
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
        """Ask for a place, write the page, and say where it is."""
        view = self._coach.exercise_view(exercise)
        path = choose_place(self._window, f"{exercise}.pdf") if view else None
        if view is not None and path is not None:
            self._say(exercise, back, path, self._write(view, path))

    def _write(self, view: ExerciseView, path: Path) -> str | None:
        """Write the file; why not, if it could not be written."""
        from corecoach.ui.print.exercise_pdf import exercise_pdf

        try:
            replace_file(
                path,
                exercise_pdf(view, self._coach.library.folder, __version__, self._window.look.body),
                keep=False,
            )
        except NotSaved as error:
            return why_words(error.reason)
        return None

    def _say(self, exercise: str, back: str, path: Path, fault: str | None) -> None:
        title = _("The page is saved") if fault is None else _("The page could not be saved")
        lines = [str(path), fault or _("Open it to print it.")]
        again = (_("Choose another place"), Kind.PRIMARY, lambda: self._print(exercise, back))
        on = (_("Go back"), Kind.SECONDARY if fault else Kind.PRIMARY, lambda: self.open(exercise, back))
        ways = [again, on] if fault else [on]
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("Exercises")))


def choose_place(parent: QWidget, name: str) -> Path | None:
    """Ask where to write the page of an exercise."""
    kinds, title = _("PDF page (*.pdf)"), _("Save the page of this exercise")
    path, _kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    return Path(path) if path else None
