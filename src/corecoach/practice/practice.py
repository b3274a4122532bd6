"""The clinician's use cases: what their window asks for. Decisions are return values."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from corecoach.clock import Clock
from corecoach.coach import Saved, SaveResult
from corecoach.exchange import Problem
from corecoach.library import Library
from corecoach.practice.clinician import Clinician, Identity
from corecoach.practice.draft import Draft, programme_of
from corecoach.practice.patient import Patient, PatientFile
from corecoach.practice.register import Register
from corecoach.practice.rows import PatientRow, TemplateRow
from corecoach.practice.shelf import OwnTemplate, Shelf
from corecoach.prescription import Author, DosageChange, Exercise
from corecoach.words import _

if TYPE_CHECKING:
    # Reading and writing of handed-over files takes long to import, and is used once in a while.
    from corecoach.exchange.clearance_code import CodeTerms
    from corecoach.exchange.sealed import Sealed
    from corecoach.practice.clearances import FileTerms, Misfit
    from corecoach.practice.signing import Signed
    from corecoach.practice.taking import Taken, Unknown


class Practice:
    """Everything of one clinician, in one folder. What is locked by the passphrase is the key; the files
    themselves are readable for the owner of the computer's account. Whoever shows them looks at `is_open`."""

    def __init__(self, folder: Path, library: Library, clock: Clock, new_id: Callable[[], str]) -> None:
        self.folder, self.library, self.clock, self._new_id = folder, library, clock, new_id
        self.identity = Identity(folder)
        self.shelf = Shelf(folder)
        # Opens what was sealed to the clinician; it signs nothing.
        self._box: bytes | None = None
        self.register = Register(folder / "patients", library)

    # -- the clinician ----------------------------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        """Whether somebody began here."""
        return self.identity.clinician is not None

    @property
    def clinician(self) -> Clinician | None:
        """Who it is."""
        return self.identity.clinician

    @property
    def author(self) -> Author:
        """Who stands under a programme. Raises LookupError before somebody was set up."""
        if self.clinician is None:
            raise LookupError("nobody was set up")
        return self.clinician.author

    @property
    def fingerprint(self) -> str:
        """The public key, short enough to be compared; empty before there is one."""
        from corecoach.practice.clinician import fingerprint_of

        return fingerprint_of(self.clinician) if self.clinician else ""

    @property
    def is_open(self) -> bool:
        """Whether the passphrase was given and not locked since."""
        return self._box is not None

    def set_up(self, who: Author, passphrase: str) -> SaveResult | Problem:
        """Make the clinician's key, and be open."""
        result = self.identity.set_up(who, passphrase, self.clock.now())
        return self._opened_with(passphrase, result)

    def restore(self, backup: bytes, who: Author, passphrase: str) -> SaveResult | Problem:
        """Begin with a copy of a key, and be open."""
        result = self.identity.restore(backup, who, passphrase, self.clock.now())
        return self._opened_with(passphrase, result)

    def open(self, passphrase: str) -> Problem | None:
        """Open the workspace; why not, if it stays closed."""
        key = self.identity.opened(passphrase)
        if isinstance(key, Problem):
            return key
        self._box = key.box_key()
        return None

    def close(self) -> None:
        """Lock the workspace, and forget what was read of patients."""
        self._box = None
        self.register.forget()

    def change_passphrase(self, old: str, new: str) -> SaveResult | Problem:
        """Lock the key by another passphrase."""
        return self.identity.change_passphrase(old, new)

    def change_details(self, who: Author) -> SaveResult:
        """Other words about oneself."""
        return self.identity.change_details(who)

    def backup(self) -> bytes:
        """The key file, locked by the passphrase. Raises OSError."""
        return self.identity.backup()

    def _opened_with(self, passphrase: str, result: SaveResult | Problem) -> SaveResult | Problem:
        if isinstance(result, Saved):
            return self.open(passphrase) or result
        return result

    # -- patients ---------------------------------------------------------------------------------------

    def patients(self, search: str = "", *, archived: bool = False) -> tuple[PatientRow, ...]:
        """The patients whose name or local ID has every word of `search`, by name."""
        return self.register.rows(search, archived=archived)

    def patient_file(self, patient_id: str) -> PatientFile:
        """The folder of a patient. Raises KeyError for none."""
        return self.register.all()[patient_id]

    def add_patient(
        self, name: str, born: date | None = None, local_id: str = "", cautions: tuple[str, ...] = ()
    ) -> tuple[PatientFile, SaveResult]:
        """A patient more."""
        patient = Patient(
            self._new_id(), name.strip(), self.clock.now(), born, local_id.strip(), cautions=cautions
        )
        return self.register.add(patient)

    def unread(self) -> tuple[str, ...]:
        """The names of folders whose patient cannot be read, for somebody to look after."""
        return self.register.unread()

    # -- what there is to prescribe ---------------------------------------------------------------------

    @property
    def favourites(self) -> frozenset[str]:
        """The ids of favourite exercises."""
        return self.shelf.habits.favourites

    def set_favourite(self, exercise: str, on: bool) -> SaveResult:
        """Make an exercise a favourite, or no more."""
        return self.shelf.set_favourite(exercise, on)

    def usual_dose(self, exercise: str) -> DosageChange:
        """The dose that the clinician begins with; an empty one is that of the exercise."""
        return self.shelf.habits.doses.get(exercise, DosageChange())

    def remember_dose(self, exercise: str, dosage: DosageChange) -> SaveResult:
        """Begin with this dose from now on."""
        return self.shelf.remember_dose(exercise, dosage)

    def own_exercises(self) -> tuple[Exercise, ...]:
        """The clinician's own exercises."""
        return self.shelf.exercises()

    def save_exercise(self, exercise: Exercise) -> SaveResult:
        """Keep an own exercise."""
        return self.shelf.save_exercise(exercise)

    def exercises(self, draft: Draft) -> Mapping[str, Exercise]:
        """Every exercise by id: of the library, own ones, and those that the draft carries along."""
        own = {e.id: e for e in (*self.own_exercises(), *draft.exercises)}
        return {**self.library.exercises, **own} if own else self.library.exercises

    @cached_property
    def _built_in(self) -> tuple[TemplateRow, ...]:
        programmes = (t for t in self.library.templates if not t.single)
        return tuple(TemplateRow(t.id, _(t.title), _(t.for_whom), own=False) for t in programmes)

    def templates(self) -> tuple[TemplateRow, ...]:
        """The templates of the library, then own ones."""
        own = (TemplateRow(t.id, t.title, "", own=True) for t in self.shelf.templates())
        return (*self._built_in, *own)

    def from_template(self, template_id: str, file: PatientFile) -> Draft:
        """A draft for a patient, made of a template. Raises KeyError for none."""
        from corecoach.practice.beginning import begun_with

        draft = begun_with(template_id, self.library, self.shelf, file, self._today())
        return structs.replace(draft, exercises=self._own_in(draft))

    def _own_in(self, draft: Draft) -> tuple[Exercise, ...]:
        used = {item.exercise for routine in draft.routines for item in routine.items}
        known = {e.id: e for e in (*draft.exercises, *self.own_exercises())}
        return tuple(exercise for name, exercise in known.items() if name in used)

    def save_template(self, draft: Draft, title: str, instead: str = "") -> SaveResult:
        """Keep a draft as a template, with nothing of the patient in it; `instead` is the id of an own one
        that it takes the place of."""
        from corecoach.practice.templates import own_template

        template_id = instead or self._new_id()
        return self.shelf.save_template(
            OwnTemplate(template_id, title, own_template(draft, title, template_id))
        )

    def remove_template(self, template_id: str) -> None:
        """Without an own template."""
        self.shelf.remove_template(template_id)

    # -- files that go out ------------------------------------------------------------------------------

    def faults(self, file: PatientFile, draft: Draft) -> list[Problem]:
        """Why no copy of CoreCoach would take this programme; empty when it can be signed."""
        from corecoach.practice.signing import faults_of

        return faults_of(draft, self.author, file.patient, self.library, self._today())

    def sign(
        self, file: PatientFile, draft: Draft, passphrase: str, in_person: str = ""
    ) -> "Signed | list[Problem]":
        """Sign a draft, and keep a copy of it in the patient's folder. `in_person` is a second passphrase, to
        end locks on the patient's own machine."""
        from corecoach.practice.signing import Signed, signed_copy

        programme = programme_of(draft, self.author, file.patient.person, self._today(), None)
        copy = signed_copy(programme, self.identity, passphrase, in_person, self.library)
        if isinstance(copy, list):
            return copy
        data, whole = copy
        now = self.clock.now()
        path, version, saved = file.keep_signed(whole, data, now)
        return Signed(path, data, whole, version, now, saved)

    def code(
        self, file: PatientFile, challenge: str, terms: "CodeTerms", passphrase: str
    ) -> "str | Problem | Misfit":
        """The code that ends one lockout of a patient, to be told on the telephone; logged without itself."""
        from corecoach.practice.giving import give_code

        return give_code(file, self.identity, challenge, terms, passphrase, self.clock.now())

    def clearance(
        self, file: PatientFile, challenges: tuple[str, ...], terms: "FileTerms", passphrase: str
    ) -> "bytes | list[Problem] | Problem | Misfit":
        """A signed file that ends some lockouts of a patient; logged."""
        from corecoach.practice.giving import give_file

        return give_file(file, self.identity, challenges, terms, passphrase, self.clock.now())

    # -- files that come back ---------------------------------------------------------------------------

    def take_result(self, data: bytes, file: PatientFile | None = None) -> "Taken | Unknown | list[Problem]":
        """Take in a result file for the patient whose programme it is of, or for the one that somebody says
        it is. Nothing is stored of a file that is refused."""
        from corecoach.exchange.result_file import read_result, sealed_in
        from corecoach.practice.taking import Unknown, device_of, not_yet, take

        read = read_result(data, self._unsealed)
        if isinstance(read, list):
            return read
        result = read.result
        early = not_yet(result, self.clock.now())
        if early:
            return early
        named = file or self.register.with_programme(result.programme)
        if named is None:
            return Unknown(result.name, result.birth_year, result.programme)
        if file is None and device_of(named, read.signature.key) == "other":
            return Unknown(result.name, result.birth_year, result.programme, named.patient.name)
        sealed = sealed_in(data) is not None
        try:
            return take(named, read, data, sealed=sealed, now=self.clock.now())
        except ValueError as error:
            return [Problem("result.records", str(error), _("records as CoreCoach writes them"))]

    def _unsealed(self, sealed: "Sealed") -> bytes | None:
        from corecoach.exchange.sealed import unseal

        return unseal(sealed, self._box) if self._box else None

    def _today(self) -> date:
        return self.clock.now().date()
