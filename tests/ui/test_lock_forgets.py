"""Once it is locked, nothing of a patient is left: in no widget, in no title, and in no object in memory."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from hands import AtWindow, Worlds, settle
from marked import AUTHOR, Lived, mark, names_in, programme
from msgspec.structs import replace
from plain_eye import texts_of
from programme_samples import LIBRARY
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from corecoach.clock import ManualClock
from corecoach.coach import Offer
from corecoach.diary import CannotRead
from corecoach.home import Home
from corecoach.practice.draft import Draft, draft_of
from corecoach.practice.patient import PatientFile
from corecoach.practice.signing import Signed
from corecoach.tour.practice_scenes import CHALLENGE, desk_of, finish
from corecoach.tour.signed import PASSPHRASE
from corecoach.tour.world import NOW
from corecoach.ui.practice.desk import Desk
from corecoach.ui.practice.editor_handing import Handing, given_of
from corecoach.ui.save_flow import Paper

# Of the clinician, who may be named.
OWN = {found[0] for text in (AUTHOR.name, AUTHOR.role) for found in names_in(text)}


class AtPatient:
    """A clinician who is in, with a patient whose every word is marked, a signed programme and results."""

    def __init__(self, worlds: Worlds, folder: Path) -> None:
        self.at: AtWindow = worlds(sample="", begin=False)
        self.desk: Desk = desk_of(self.at.world)
        practice = self.desk.practice
        practice.set_up(AUTHOR, PASSPHRASE)
        file, _saved = practice.add_patient(mark("zPat"), date(1960, 2, 3), mark("zLoc", 60), ("hip-pain",))
        file.save_details(note=mark("zPnot"))
        draft = replace(draft_of(programme()), id=file.draft().id)
        file.save_draft(draft)
        signed = practice.sign(file, draft, PASSPHRASE)
        assert isinstance(signed, Signed), signed
        self.signed, self.report, self.patient = signed, _report(folder, signed.data), file.patient.id
        self.desk.begin()
        settle()

    @property
    def file(self) -> PatientFile:
        """Never kept by the test: whoever keeps it is found."""
        return self.desk.practice.patient_file(self.patient)


def _report(folder: Path, data: bytes) -> Path:
    """What the patient's copy sends back."""
    coach = Home(folder / "patient").coach(LIBRARY, ManualClock(NOW))
    offer = coach.offer(data)
    assert isinstance(offer, Offer), offer
    coach.take_in(offer)
    Lived(coach, NOW).save()
    coach.results.write(folder / "back.ccresult", sealed=True)
    return folder / "back.ccresult"


# -- where one is when it locks -----------------------------------------------------------------------------


def _details(there: AtPatient) -> None:
    there.desk.patients().details(there.file)


def _overview(there: AtPatient) -> None:
    there.desk.open_file(there.report)


def _editor(section: str) -> Callable[[AtPatient], None]:
    def show(there: AtPatient) -> None:
        there.desk.show_editor(there.file)
        state = there.desk.editor().session.state
        state.section, state.row = section, 0  # type: ignore[assignment]
        there.desk.editor().show_editor()

    return show


def _preview(there: AtPatient) -> None:
    _editor("exercises")(there)
    there.desk.editor().preview()


def _sign(there: AtPatient) -> None:
    _editor("exercises")(there)
    there.desk.editor().sign()


def _signed(there: AtPatient) -> None:
    _editor("exercises")(there)
    there.desk.editor().sign().show_signed(there.signed)


def _handout(there: AtPatient) -> None:
    Handing(there.desk, there.file, given_of(there.signed), there.desk.show_patients).ask_handout()


def _unreadable(there: AtPatient) -> None:
    there.desk.show_unreadable(there.file, "", CannotRead("no-permission", "2026-11.json"))


def _clearance(there: AtPatient) -> None:
    there.desk.show_clearance(there.file)


def _code(there: AtPatient) -> None:
    _clearance(there)
    draft = there.desk.clearance().draft
    draft.challenges, draft.examined, draft.passphrase = CHALLENGE, True, PASSPHRASE
    there.desk.clearance().give(there.file)
    finish(there.desk)


def _saved(there: AtPatient) -> None:
    """The page that says where a file is, whose name is that of the patient."""
    there.desk.show_overview(there.file)
    there.desk.overview().print_report(there.file)


def _asked(there: AtPatient) -> None:
    """A draft that is there already would be replaced."""
    there.desk.files()._ask_to_replace(programme(), there.file)


def _menu(there: AtPatient) -> None:
    _clearance(there)
    menu = there.at.page.menu()  # type: ignore[attr-defined]
    menu.addAction(mark("zMenu"))


WHERE = {
    "patients": lambda there: there.desk.show_patients(),
    "details": _details,
    "overview": _overview,
    "exercises": _editor("exercises"),
    "plan": _editor("plan"),
    "patient": _editor("patient"),
    "packs": _editor("packs"),
    "preview": _preview,
    "sign": _sign,
    "signed": _signed,
    "handout": _handout,
    "unreadable": _unreadable,
    "clearance": _clearance,
    "code": _code,
    "saved": _saved,
    "asked": _asked,
    "menu": _menu,
}  # fmt: skip


@pytest.fixture
def there(worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AtPatient:
    """At the patients, with files saved under the patient's name."""

    def place(_window: QWidget, paper: Paper) -> Path:
        return tmp_path / f"zFile{Path(paper.name).suffix}"

    monkeypatch.setattr("corecoach.ui.save_flow.choose_place", place)
    others = of_patients()
    there = AtPatient(worlds, tmp_path)
    there.others = others
    return there


@pytest.mark.parametrize("where", WHERE)
def test_nothing_of_a_patient_is_left(there: AtPatient, where: str) -> None:
    WHERE[where](there)
    there.at.world.settle()
    settle()
    assert named(visible()) - OWN and live(PatientFile), "there was something to forget"
    there.desk.lock()
    # At once, before the page before is gone.
    assert named(visible()) - OWN == set() and "Locked" in there.at.window.windowTitle()
    settle()
    there.signed = None  # type: ignore[assignment]
    gc.collect()
    assert named(QApplication.allWidgets()) - OWN == set()
    assert named_actions() == set()
    assert [thing for thing in of_patients() if not any(thing is other for other in there.others)] == []


def visible() -> list[QWidget]:
    return [widget for widget in QApplication.allWidgets() if widget.isVisible()]


def named(widgets: list[QWidget]) -> set[str]:
    """The names of marked texts in some widgets, in the titles of windows too."""
    texts = [text for widget in widgets for text in (*texts_of(widget), widget.windowTitle())]
    return {found[0] for text in texts for found in names_in(text)}


def named_actions() -> set[str]:
    actions = live(QAction)
    return {found[0] for action in actions for found in names_in(action.text())}


def of_patients() -> list[Any]:
    """What there is of any patient; other tests of the same process may have left some."""
    return [thing for kind in (PatientFile, Draft, Signed) for thing in live(kind)]


def live(kind: type[Any]) -> list[Any]:
    """What there is of a kind in memory, whoever keeps it."""
    found = [thing for thing in gc.get_objects() if isinstance(thing, kind)]
    return [thing for thing in found if not isinstance(thing, QAction) or shiboken6.isValid(thing)]
