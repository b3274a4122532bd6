"""A practice with a patient, and a person's copy of CoreCoach beside it, on real files."""

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from corecoach.clock import ManualClock
from corecoach.coach import Offer, Saved
from corecoach.home import Home
from corecoach.library import Library
from corecoach.pain import PainScore
from corecoach.practice.draft import Draft
from corecoach.practice.edits import add_item, add_phase, add_routine, toggle_day
from corecoach.practice.patient import PatientFile
from corecoach.practice.signing import Signed
from corecoach.practice.taking import Taken
from corecoach.prescription import Author, Item
from corecoach.session import ItemRecord, SessionRecord

LIBRARY = Library(Path(__file__).parents[2] / "assets")
NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
WORDS = "four words for a test"
ANA = Author("Ana Ruiz", "physiotherapist", "PH123456", "020 7946 0000")


class Clinic:
    """A clinician with an open workspace, in a folder of their own; `restart` starts the program anew."""

    def __init__(self, folder: Path) -> None:
        self.home, self.clock = Home(folder), ManualClock(NOW)
        self.restart()
        if not self.practice.is_set_up:
            assert self.practice.set_up(ANA, WORDS) == Saved()

    def restart(self) -> None:
        """Forget everything that is not on disk."""
        self.practice = self.home.practice(LIBRARY, self.clock)

    def patient(self, name: str = "Margaret Ellis") -> PatientFile:
        """A new patient."""
        file, saved = self.practice.add_patient(name, date(1960, 2, 3), "20417")
        assert saved == Saved()
        return file

    def signed(self, file: PatientFile, draft: Draft | None = None) -> Signed:
        """A programme for them, signed."""
        done = self.practice.sign(file, draft or small_draft(file), WORDS)
        assert isinstance(done, Signed), done
        return done


def small_draft(file: PatientFile, *exercises: str) -> Draft:
    """Two exercises on three days of the week, or those named."""
    draft = add_routine(add_phase(Draft(id=file.draft().id), "Weeks 1-2"), "Morning")
    routine = draft.routines[0].id
    for name in exercises or ("cat-camel", "glute-bridge"):
        draft = add_item(draft, routine, Item(name))
    for day in ("mon", "wed", "fri"):
        draft = toggle_day(draft, 0, routine, day)  # type: ignore[arg-type]
    return replace(draft, title="Steady core")


class Patient:
    """A person's copy of CoreCoach with the programme of a clinician in hand."""

    def __init__(self, folder: Path, data: bytes, clock: ManualClock) -> None:
        self.folder, self.clock = folder, clock
        self.coach = Home(folder / "home").coach(LIBRARY, clock)
        offer = self.coach.offer(data)
        assert isinstance(offer, Offer), offer
        self.coach.take_in(offer)
        self.coach.save_profile(66, (), (), {"cold_reaction": "no", "morning_stiff": "no"})

    def session(self, number: int, *, done: int = 10) -> SessionRecord:
        """A session of the programme, now."""
        programme, at = self.coach.programme, self.clock.now()
        assert programme is not None
        item = ItemRecord("cat-camel", "Cat-camel", 10, done, 0.0, 0.0, False)
        routine = programme.routines[0]
        record = SessionRecord(
            f"{number:032x}", at, at, routine.id, routine.title, programme.id, "finished", 300.0, 4, (item,)
        )
        self.coach.keep(record)
        return record

    def score(self, score: int) -> PainScore:
        """A pain score, now."""
        return self.coach.add_pain(score)[0]

    def results(self, name: str = "back.ccresult", *, sealed: bool = False) -> bytes:
        """A result file, as bytes."""
        path = self.folder / name
        self.coach.results.write(path, sealed=sealed)
        return path.read_bytes()


def taken(clinic: Clinic, data: bytes) -> Taken:
    """A result, taken in."""
    done = clinic.practice.take_result(data)
    assert isinstance(done, Taken), done
    return done
