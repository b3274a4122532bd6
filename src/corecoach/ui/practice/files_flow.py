"""Files that are opened on the clinician's side: results that come back, and programmes to begin with."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveFailed
from corecoach.exchange import Problem, ProgrammeFile, read_file
from corecoach.practice.patient import PatientFile
from corecoach.ui.look import Look
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.refused_file import RefusedFilePage
from corecoach.ui.practice.pages.whose import WhosePage
from corecoach.ui.practice.patient_search import PatientsDraft
from corecoach.ui.programme_words import author_words
from corecoach.ui.widgets import Kind
from corecoach.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from corecoach.practice.draft import Draft
    from corecoach.practice.taking import Taken, Unknown
    from corecoach.prescription import Programme
    from corecoach.ui.practice.desk import Desk

RESULT, PROGRAMME = ".ccresult", ".corecoach"


class FilesFlow(QObject):
    """Nothing is stored of a file that is refused."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk, self._practice = desk, desk.practice

    def choose(self) -> None:
        """Ask for a file and open it."""
        kinds = (
            _("Results and programmes (*.ccresult *.corecoach)"),
            _("All files (*)"),
        )
        path = self._desk.choose_file(self._desk.window, _("Open a result or a programme"), ";;".join(kinds))
        if path is not None:
            # Behind the lock, if that came meanwhile.
            self._desk.open_file(path)

    def open(self, path: Path, file: PatientFile | None = None) -> None:
        """Show what a file holds; a result is taken in for `file`, or for whose programme it is of."""
        data = read_file(path)
        if isinstance(data, Problem):
            self._refuse(path.name, [data])
        elif path.suffix.lower() == RESULT:
            self._result(data, path.name, file)
        elif path.suffix.lower() == PROGRAMME:
            self._programme(data, path.name)
        else:
            what = _("this is neither a result nor a programme")
            self._refuse(path.name, [Problem("", what, _("files that end in .ccresult or .corecoach"))])

    def _refuse(self, name: str, problems: list[Problem]) -> None:
        def make(look: Look) -> QWidget:
            page = RefusedFilePage(look, name, problems)
            page.decline_requested.connect(lambda _none: self._desk.show_patients())
            return page

        self._desk.show_step(make)

    # -- results ---------------------------------------------------------------------------------------

    def _result(self, data: bytes, name: str, file: PatientFile | None) -> None:
        # Reading results takes long to import.
        from corecoach.practice.taking import Unknown

        taken = self._practice.take_result(data, file)
        if isinstance(taken, list):
            self._refuse(name, taken)
        elif isinstance(taken, Unknown):
            self._ask_whose(data, name, taken)
        else:
            self._show_taken(name, taken)

    def _show_taken(self, name: str, taken: "Taken") -> None:
        from corecoach.ui.practice.loaded import Loaded
        from corecoach.ui.practice.loading_words import taken_words, unsaved_words

        if isinstance(taken.saved, SaveFailed):
            told = Loaded(unsaved_words(name), "caution")
        else:
            good = not taken.merged.different and taken.device != "other"
            told = Loaded(taken_words(name, taken, elsewhere=False), "good" if good else "caution")
        self._desk.overview().show_loaded(taken.patient, told)
        self._desk.tell(taken.saved)

    def _ask_whose(self, data: bytes, name: str, found: "Unknown") -> None:
        from corecoach.ui.practice.loading_words import whence_words

        born = _("born in {year}").format(year=found.birth_year) if found.birth_year else ""
        who = _(", ").join(filter(None, (found.name, born)))
        lines = [
            whence_words(name, found),
            _("The name in it: {who}").format(who=who or _("none")),
        ]
        self._ask(
            _("Whose results are these?"), lines, found.name,
            lambda file: self._result(data, name, file),
        )  # fmt: skip

    # -- programmes ------------------------------------------------------------------------------------

    def _programme(self, data: bytes, name: str) -> None:
        # Reading programmes takes long to import.
        from corecoach.practice.signing import read_in

        read = read_in(data, self._practice.library)
        if not isinstance(read, ProgrammeFile):
            self._refuse(name, read)
            return
        programme = read.programme
        by = _("“{title}” by {author}, for {name}.").format(
            title=programme.title, author=author_words(programme), name=programme.patient.name
        )
        lines = [by, _("It becomes a draft that you can change and sign as yours. Nothing is sent.")]
        self._ask(
            _("For whom do you want to begin with this programme?"), lines, programme.patient.name,
            lambda file: self._begin_with(programme, file),
        )  # fmt: skip

    def _begin_with(self, programme: "Programme", file: PatientFile) -> None:
        if file.has_draft:
            self._ask_to_replace(programme, file)
        else:
            self._draft_of(programme, file)

    def _ask_to_replace(self, programme: "Programme", file: PatientFile) -> None:
        words = _("There is a draft for {name} already").format(name=file.patient.name)
        lines = [_("The programme of the file would take its place.")]
        ways = [
            (_("Use the programme"), Kind.PRIMARY, lambda: self._draft_of(programme, file)),
            (_("Keep the draft"), Kind.SECONDARY, lambda: self._desk.show_editor(file)),
        ]
        bar = _("Programme file")
        self._desk.show_step(lambda look: NoticePage(look, words, lines, ways, bar=bar, focus=1), file)

    def _draft_of(self, programme: "Programme", file: PatientFile) -> None:
        self._desk.editor().begin_with(file, _for_patient(programme, file))
        self._desk.show_editor(file)

    # -- whose -----------------------------------------------------------------------------------------

    def _ask(self, title: str, lines: list[str], name: str, then: "Callable[[PatientFile], object]") -> None:
        draft, rows = PatientsDraft(), self._practice.patients()

        def make(look: Look) -> QWidget:
            today = self._practice.clock.now().date()
            page = WhosePage(look, title, lines, rows, draft, today, new_name=name.strip()[:120])
            page.chosen.connect(lambda patient: then(self._practice.patient_file(patient)))
            page.add_requested.connect(lambda new: self._add(new, then))
            page.back_requested.connect(lambda _none: self._desk.show_patients())
            return page

        self._desk.show(make)

    def _add(self, name: str, then: "Callable[[PatientFile], object]") -> None:
        file, result = self._practice.add_patient(name)
        self._desk.tell(result)
        if not isinstance(result, SaveFailed):
            then(file)


def _for_patient(programme: "Programme", file: PatientFile) -> "Draft":
    """A draft that says what a programme says, as a programme of this patient. Results find the patient by
    the id of the programme: it must not stay that of another one."""
    from corecoach.practice.draft import draft_of

    own = file.draft()
    cautions = tuple(dict.fromkeys((*file.patient.cautions, *programme.cautions)))
    return replace(draft_of(programme, file.patient.many), id=own.id, cautions=cautions)
