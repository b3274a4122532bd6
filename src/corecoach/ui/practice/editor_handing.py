"""Handing a signed programme over: its file, and the handout on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from corecoach import __version__
from corecoach.coach import Saved
from corecoach.diary import replace_file
from corecoach.practice.patient import LogLine, PatientFile, SignedCopy
from corecoach.prescription import Programme
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.language_names import language_name
from corecoach.ui.practice.pages.editor_handout import HandoutDraft, HandoutPage
from corecoach.ui.practice.sign_words import file_name
from corecoach.ui.practice.widgets.signed_list import FILE
from corecoach.ui.save_flow import Paper
from corecoach.words import Tongue, _, languages_there, tongue

if TYPE_CHECKING:
    from corecoach.practice.signing import Signed
    from corecoach.ui.practice.desk import Desk


class Given(Struct, frozen=True):
    """A signed programme as bytes, and which version it is."""

    data: bytes
    programme: Programme
    version: int


def given_of(signed: "Signed") -> Given:
    """What was signed just now."""
    return Given(signed.data, signed.programme, signed.version)


def given_again(copy: SignedCopy) -> Given | None:
    """What was signed before; None where its copy cannot be read any more."""
    try:
        return Given(copy.path.read_bytes(), copy.programme, copy.version)
    except OSError:
        return None


class Handing:
    """Saves what a patient gets. `back` is where the clinician came from."""

    def __init__(self, desk: "Desk", file: PatientFile, given: Given, back: Callable[[], object]) -> None:
        self._desk, self._file, self._given, self._back = desk, file, given, back
        self._draft = HandoutDraft()

    # -- the file ---------------------------------------------------------------------------------------

    def save_file(self) -> None:
        """Save the signed programme."""
        patient, given = self._file.patient, self._given
        name = patient.name.split()[0] if patient.name.split() else _("the patient")
        paper = Paper(
            bar=_("Sign and export"),
            question=_("Save the signed programme"),
            name=file_name(patient, given, "corecoach"),
            kinds=_("CoreCoach programme (*.corecoach)"),
            saved=_("The programme is saved"),
            failed=_("The programme could not be saved"),
            what_next=(_("Give this file to {name}. It opens by a double click.").format(name=name),),
            write=lambda path: replace_file(path, given.data, keep=False),
        )
        self._desk.save_paper(paper, self._back)

    # -- the handout ------------------------------------------------------------------------------------

    def ask_handout(self) -> None:
        """Ask how large the print is, and in how many languages."""
        languages = [(code, language_name(code)) for code in self.languages()]

        def make(look: Look) -> QWidget:
            page = HandoutPage(dense(look), self._title(), languages, self._draft)
            page.save_requested.connect(lambda _none: self.save_handout())
            page.back_requested.connect(lambda _none: self._back())
            return page

        self._desk.show_step(make, self._file)

    def languages(self) -> tuple[str, ...]:
        """What can stand beside the language of the handout, which is that of the app."""
        there = languages_there(self._desk.practice.library.folder / "locale")
        spoken = (self._given.programme.language, self._desk.settings.value.language)
        return tuple(code for code in there if code not in spoken)

    def save_handout(self) -> None:
        """Save the handout as it was chosen."""
        paper = Paper(
            bar=_("Handout"),
            question=_("Save the handout"),
            name=file_name(self._file.patient, self._given, "pdf"),
            kinds=_("PDF page (*.pdf)"),
            saved=_("The handout is saved"),
            failed=_("The handout could not be saved"),
            what_next=(_("Open it to print it."),),
            write=self._write,
        )
        self._desk.save_paper(paper, self._back)

    def _write(self, path: Path) -> None:
        replace_file(path, self.handout(), keep=False)
        given, now = self._given, self._desk.practice.clock.now()
        noted = self._file.note(LogLine(now, "handout", given.programme.title, given.version))
        if not isinstance(noted, Saved):
            self._desk.tell(noted)

    def handout(self) -> bytes:
        """The programme on paper. Raises ValueError where its copy is no programme any more."""
        from corecoach.practice.signing import read_in
        from corecoach.ui.print.programme_pdf import programme_pdf

        library = self._desk.practice.library
        read = read_in(self._given.data, library)
        if isinstance(read, list):
            raise ValueError(read[0].line(""))
        country = library.emergency.of(self._desk.settings.value.country)
        return programme_pdf(
            read, library, country=country, version=__version__, large=self._draft.large,
            second=self._second(), data=self._given.data, body=self._desk.window.look.body,
        )  # fmt: skip

    def _second(self) -> Tongue | None:
        folder = self._desk.practice.library.folder / "locale"
        return tongue(self._draft.second, folder) if self._draft.second else None

    def _title(self) -> str:
        words = _("{title}, version {n}")
        return words.format(title=self._given.programme.title, n=self._given.version)


def hand_again(
    desk: "Desk", file: PatientFile, what: str, version: int, *, back: Callable[[], object]
) -> None:  # fmt: skip
    """Hand a version over that was signed before, as its `file` or its `handout`; back where its copy is no
    longer there."""
    copy = next((copy for copy in file.signed() if copy.version == version), None)
    given = given_again(copy) if copy else None
    if given is None:
        back()
        return
    handing = Handing(desk, file, given, back)
    (handing.save_file if what == FILE else handing.ask_handout)()
