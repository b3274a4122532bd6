"""Text from files, and of patients, is shown as it is written everywhere on the clinician's side."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hands import AtWindow, Worlds, seen
from marked import AUTHOR, FILE_NAME, KEYS, LIBRARY, OWN, STEPS, Lived, mark, programme, signed
from msgspec.structs import replace
from plain_eye import Eye, open_eye, whole_ones
from plain_walk import Walk
from PySide6.QtWidgets import QMenu

from corecoach.clock import ManualClock
from corecoach.coach import Coach, Offer
from corecoach.diary import CannotRead
from corecoach.exchange.result_file import write_result
from corecoach.home import Home
from corecoach.practice.draft import draft_of
from corecoach.practice.edits import keep_warning, set_dose
from corecoach.practice.patient import PatientFile
from corecoach.practice.signing import Signed
from corecoach.tour.practice_scenes import CHALLENGE, desk_of, finish
from corecoach.tour.signed import PASSPHRASE
from corecoach.tour.world import NOW
from corecoach.ui.practice.desk import Desk
from corecoach.ui.practice.editor_handing import Handing, given_of
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_template import Templating
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.shell import Shell
from corecoach.ui.practice.widgets.row_menu import row_menu

CALLED = "zPat zLoc"


@pytest.fixture
def eye(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Eye]:
    """An eye on every word, and on the file that markup names."""
    with open_eye(monkeypatch) as eye:
        yield eye


class AtClinic:
    """A clinician with such a name, and a patient with such a name."""

    def __init__(self, worlds: Worlds, walk: str, eye: Eye) -> None:
        self.at: AtWindow = worlds(sample="", begin=False)
        self.walk, self.world = Walk(walk, self.at, eye), self.at.world
        self.desk: Desk = desk_of(self.world)

    def set_up(self) -> PatientFile:
        """Be in, with a patient."""
        self.desk.practice.set_up(AUTHOR, PASSPHRASE)
        file, _saved = self.desk.practice.add_patient(
            mark("zPat"), date(1960, 2, 3), mark("zLoc", 60), ("hip-pain",)
        )
        file.save_details(note=mark("zPnot"))
        self.desk.begin()
        return file

    def sign(self, file: PatientFile) -> Signed:
        """Sign the marked programme for the patient some weeks ago; it stays as the draft too."""
        self.world.clock.set_wall(NOW - timedelta(days=20))
        draft = replace(draft_of(programme()), id=file.draft().id)
        # More than is usual: that is remarked on.
        draft = set_dose(draft, "own", 0, "sets", 3)
        file.save_draft(draft)
        done = self.desk.practice.sign(file, draft, PASSPHRASE)
        assert isinstance(done, Signed), done
        self.world.clock.set_wall(NOW)
        return done


# -- patients -----------------------------------------------------------------------------------------------


def test_patients_and_their_details(worlds: Worlds, eye: Eye) -> None:
    there = AtClinic(worlds, "patients", eye)
    walk, desk = there.walk, there.desk
    desk.begin()
    desk.setting_up()._draft.name = AUTHOR.name
    desk.setting_up().show()
    walk.sees("practice.SetupPage", "zAuthor")
    file = there.set_up()
    desk.setting_up().show_key()
    walk.sees("practice.KeyPage")
    desk.show_patients()
    walk.sees("practice.PatientsPage", CALLED)
    desk.patients().details(file)
    walk.sees("practice.PatientDetailsPage", f"{CALLED} zPnot")
    desk.show_overview(file)
    walk.sees("practice.EmptyOverviewPage", CALLED)
    desk.practice.save_template(draft_of(programme()), mark("zTpl"))
    desk.show_editor(file)
    walk.sees("practice.EditorStartPage", f"{CALLED} zTpl")
    desk.show_unreadable(file, "", CannotRead("no-permission", "2026-11.json"))
    walk.sees("practice.UnreadablePage", CALLED)
    desk.show_settings()
    walk.sees("practice.PracticeSettingsPage", "zAuthor zRole zRegis zTact")
    there.sign(file)
    desk.show_patients()
    walk.sees("practice.PatientsPage", f"{CALLED} zTitle")
    _clear(there, file)
    desk.lock()
    # The window says at once that it is locked, and nothing of the patient is left.
    shown = walk.sees("practice.PracticeUnlockPage", "zAuthor")
    assert not whole_ones(shown) & {"zPat", "zLoc", "zTitle"}
    walk.over()


def _clear(there: AtClinic, file: PatientFile) -> None:
    walk, desk = there.walk, there.desk
    desk.show_clearance(file)
    walk.sees("practice.ClearancePage", f"{CALLED} zAuthor")
    flow = desk.clearance()
    draft = flow.draft
    draft.challenges, draft.examined, draft.passphrase, draft.keep = CHALLENGE, True, PASSPHRASE, {"heat"}
    flow.give(file)
    finish(desk)
    walk.sees("practice.CodePage", CALLED)
    flow.draft.way, flow.draft.note = "file", mark("zCnote")
    # A short name that is none is said to be none, as it was typed.
    flow.draft.challenges = mark("zChal")
    desk.show_clearance(file)
    walk.sees("practice.ClearancePage", f"{CALLED} zCnote zChal")


# -- the editor ---------------------------------------------------------------------------------------------


def test_the_editor(worlds: Worlds, eye: Eye) -> None:
    there = AtClinic(worlds, "editor", eye)
    walk, desk, file = there.walk, there.desk, there.set_up()
    done = there.sign(file)
    for exercise in programme().exercises:
        desk.practice.save_exercise(exercise)
    desk.show_editor(file)
    flow, row = desk.editor(), f"{CALLED} zAuthor zPhase zRou zNamef zNames"
    state = flow.session.state
    for state.row, note in ((-1, ""), (0, "zNotef"), (1, "zNotes")):
        flow.show_editor()
        walk.sees("practice.EditorPage", f"{row} zCauf {note}")
    _menus(there, eye)
    state.limits_open, state.looked_at = True, STEPS
    state.shelf.search, state.shelf.asked = mark("zNamef"), OWN
    (warning, *_others) = flow.session.view().open_warnings
    state.reasons[warning.key] = mark("zReason")
    flow.show_editor()
    walk.sees("practice.EditorPage", f"{row} zReason")
    flow.edit(Edit(lambda draft: keep_warning(draft, warning.key, mark("zKept"))))
    flow.show_editor()
    walk.sees("practice.EditorPage", f"{row} zKept")
    sections = {"plan": "zPhase zRou", "patient": "zTitle zBase", "packs": "zPack zPnote zReas"}
    for state.section, names in sections.items():  # type: ignore[assignment]
        flow.show_editor()
        walk.sees("practice.EditorPage", f"{CALLED} {names}")
    state.section, state.row = "exercises", 0
    for state.row, names in ((0, "zNamef zNotef zStartf"), (1, "zNames zNotes zStarts zStepsp zStepsq")):
        flow.preview()
        walk.sees("practice.PreviewPage", names, cut="zRou zSf zSs")
        flow.show_editor()
    templating = Templating(desk, desk.practice, flow.session, flow.show_editor, lambda *_said: None)
    desk.practice.save_template(flow.session.draft, mark("zTpl"))
    templating.show()
    walk.sees("practice.TemplatePage", "zTpl zTitle")
    flow.sign()
    walk.sees("practice.SignPage", f"{CALLED} zAuthor zTitle zRou")
    flow.sign().show_signed(done)
    walk.sees("practice.SignedPage", cut="zPat")
    Handing(desk, file, given_of(done), flow.show_editor).ask_handout()
    walk.sees("practice.HandoutPage", "zTitle")
    walk.over()


def _menus(there: AtClinic, eye: Eye) -> None:
    """Menus over a row, over the routine, and in the head; those of a name have it in them."""
    page = next(iter(seen(there.at.window, EditorPage)))
    flow = there.desk.editor()
    shell = there.at.page
    assert isinstance(shell, Shell)
    view = flow.session.view()
    menus: list[QMenu] = [page.exercises.menu(), shell.menu()]
    menus += [row_menu(page, there.world.window.look, view.rows[0], 0, 2, view.exercises)]
    assert {"zNames"} <= whole_ones(eye.read(there.at.window))
    assert any("zNames" in action.text() for action in menus[-1].actions())
    for menu in menus:
        menu.close()
        menu.deleteLater()


# -- own exercises ------------------------------------------------------------------------------------------


def test_own_exercises(worlds: Worlds, eye: Eye) -> None:
    there = AtClinic(worlds, "own exercise", eye)
    there.set_up()
    walk, flow = there.walk, there.desk.exercises()
    for exercise in programme().exercises:
        there.desk.practice.save_exercise(exercise)
    flow.begin(lambda _exercise: None)
    walk.sees("practice.ExerciseStartPage", "zNamef zNames")
    own = {exercise.id: exercise for exercise in there.desk.practice.own_exercises()}
    for name, at in ((OWN, "f"), (STEPS, "s")):
        flow.change(own[name])
        words = ("Name", "S", "What", "Start", "Move", "Hold", "Back", "Rest", "Air", "Mis", "Stop", "Cau")
        for part in ("words", "dose", "cautions", "poses"):
            flow.show_part(part)
            names = (f"zStep{at}p", f"zStep{at}q", *(f"z{word}{at}" for word in words))
            walk.sees("practice.OwnExercisePage", " ".join(names))
    assert flow.draft is not None
    flow.take(replace(flow.draft, short_name=""), "")
    flow.save()
    walk.sees("practice.OwnExercisePage", "zNames")
    walk.over()


# -- what comes back ----------------------------------------------------------------------------------------

EVENTS = (
    "zActa zActb zCby zCrole zCnote zFba zFbb zFbc zItem zItf zItg zPnote zScore zTitle zWhy"
)  # fmt: skip


def patients_copy(folder: Path, data: bytes) -> Coach:
    """The patient's copy of the program, after some weeks."""
    clock = ManualClock(NOW - timedelta(days=20))
    coach = Home(folder).coach(LIBRARY, clock)
    offer = coach.offer(data)
    assert isinstance(offer, Offer), offer
    coach.take_in(offer)
    coach.save_profile(66, (), (), {"cold_reaction": "no", "morning_stiff": "no"})
    clock.set_wall(NOW - timedelta(hours=2))
    Lived(coach, clock.now()).save()
    return coach


def test_what_comes_back(worlds: Worlds, eye: Eye, tmp_path: Path) -> None:
    there = AtClinic(worlds, "back", eye)
    walk, desk, file = there.walk, there.desk, there.set_up()
    coach = patients_copy(tmp_path / "patient", there.sign(file).data)
    report = tmp_path / f"{FILE_NAME}.ccresult"
    coach.results.write(report, sealed=True)
    desk.open_file(report)
    walk.sees("practice.OverviewPage", f"{CALLED} zFile {EVENTS}")
    there.at.page.body.range_chosen.emit(None)  # type: ignore[attr-defined]
    walk.sees("practice.OverviewPage", f"{CALLED} zFile {EVENTS}")
    _of_nobody(there, file, coach, report)
    report.write_bytes(b"{}")
    desk.open_file(report)
    walk.sees("RefusedFilePage", "zFile")
    desk.overview().take_in(file, [report])
    walk.sees("practice.OverviewPage", f"{CALLED} zFile")
    given = report.with_suffix(".corecoach")
    given.write_bytes(signed())
    desk.open_file(given)
    walk.sees("practice.WhosePage", f"{CALLED} zAuthor zRole zTitle")
    there.at.page.body.chosen.emit(file.patient.id)  # type: ignore[attr-defined]
    walk.sees("NoticePage", "zPat")
    walk.over()


def _of_nobody(there: AtClinic, file: PatientFile, coach: Coach, report: Path) -> None:
    """A report whose programme nobody has, by somebody with another such name."""
    result = replace(coach.results.build(), programme="ab", name=mark("zWho"), app_version=mark("zApp", 40))
    report.write_bytes(write_result(result, KEYS[1]))
    there.desk.open_file(report)
    there.walk.sees("practice.WhosePage", f"{CALLED} zFile zWho")
    there.desk.overview().take_in(file, [report])
    there.walk.sees("NoticePage", "zPat zFile zWho")
