"""Scenes of the clinician's side: setting up, the lock, the patients, clearances, settings."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from corecoach.practice.patient import LogLine, PatientFile
from corecoach.prescription import Author
from corecoach.safety.challenge import challenge_of, grouped
from corecoach.tour.registry import scene
from corecoach.tour.signed import PASSPHRASE
from corecoach.tour.world import World
from corecoach.ui.practice.desk import Desk
from corecoach.ui.practice.later import Later

WHO = Author("Priya Nair", "Physiotherapist", "PH 123456", "01632 960 112")
# Invented people: name, day of birth, local ID, title of the programme, days since it was signed, days since
# the last result.
_PEOPLE = (
    ("Margaret Ellis", date(1960, 2, 3), "20417", "Steady core", 20, 3),
    ("José Álvarez", date(1984, 7, 19), "20533", "Back to gardening", 41, 12),
    ("Anna Kowalska", date(1991, 11, 30), "20602", "", None, None),
    ("Tom Bright", None, "", "Walk and stretch", 6, None),
    ("Grace Okafor", date(1972, 5, 8), "19880", "Desk days", 90, 33),
)
CHALLENGE = grouped(challenge_of("a lockout of nobody"))


def desk_of(world: World) -> Desk:
    """The clinician's side, chosen but neither set up nor shown."""
    world.app.settings.change(workspace="clinician")
    return world.director.practice()


def set_up(world: World) -> Desk:
    """A clinician with a key and a copy of it, who is in."""
    desk = desk_of(world)
    desk.practice.set_up(WHO, PASSPHRASE)
    desk.practice.identity.note_backup(world.clock.now())
    return desk


def add_people(desk: Desk) -> list[PatientFile]:
    """Some patients, with what was signed for them and came back."""
    now, files = desk.practice.clock.now(), []
    for n, (name, born, local_id, title, signed, result) in enumerate(_PEOPLE):
        file, _saved = desk.practice.add_patient(name, born, local_id)
        file.save_details(
            added_at=now - timedelta(days=100 - n),
            title=title,
            signed_on=now.date() - timedelta(days=signed) if signed is not None else None,
            result_at=now - timedelta(days=result) if result is not None else None,
            programmes=(file.draft().id,) if title else (),
            many=bool(title) * 3,
        )
        files.append(file)
    return files


def margaret(world: World) -> tuple[Desk, PatientFile]:
    """A patient who was cleared once, with something to be careful with."""
    desk = set_up(world)
    file = add_people(desk)[0]
    file.save_details(cautions=("extension-intolerant",))
    now = world.clock.now()
    file.note(
        LogLine(
            now - timedelta(days=9), "code", challenges=(CHALLENGE,), keep=("strengthening", "heat"),
            examined=now.date() - timedelta(days=9), until=now.date() + timedelta(days=33),
        )
    )  # fmt: skip
    return desk, file


def finish(owner: QObject) -> None:
    """Do at once what waits for a page to be painted."""
    for later in owner.findChildren(Later):
        later.finish()


@scene("welcome-clinician")
def _welcome(world: World) -> None:
    world.app.settings.change(workspace="clinician")
    world.director.show_welcome(None)


@scene("practice-setup")
def _setup(world: World) -> None:
    desk_of(world).begin()


@scene("practice-setup-restore")
def _restore(world: World) -> None:
    desk = desk_of(world)
    desk.begin()
    desk.setting_up().take_backup(b"", "corecoach-key.cckey")


@scene("practice-key")
def _key(world: World) -> None:
    set_up(world).setting_up().show_key()


@scene("practice-locked")
def _locked(world: World) -> None:
    desk = set_up(world)
    desk.begin()
    desk.lock()


@scene("practice-locked-pause")
def _locked_pause(world: World) -> None:
    for _try in range(5):
        world.director.practice().tries.wrong()
    _locked(world)


@scene("patients")
def _patients(world: World) -> None:
    desk = set_up(world)
    files = add_people(desk)
    files[1].save_draft(files[1].draft())
    desk.begin()


@scene("patients-none")
def _patients_none(world: World) -> None:
    desk = desk_of(world)
    desk.practice.set_up(WHO, PASSPHRASE)
    desk.begin()


@scene("patient-new")
def _new(world: World) -> None:
    desk = set_up(world)
    desk.begin()
    desk.patients().add("Nia Rees")


@scene("patient-details")
def _details(world: World) -> None:
    desk, file = margaret(world)
    desk.begin()
    desk.patients().details(file)


@scene("practice-clearance")
def _clearance(world: World) -> None:
    desk, file = margaret(world)
    desk.begin()
    desk.show_clearance(file)


@scene("practice-clearance-file")
def _clearance_file(world: World) -> None:
    _clearance(world)
    page = world.window.page.body  # type: ignore[union-attr]
    page.choose_way("file")


@scene("practice-code")
def _code(world: World) -> None:
    desk, file = margaret(world)
    desk.begin()
    flow = desk.clearance()
    flow.show(file)
    draft = flow.draft
    draft.challenges, draft.examined, draft.passphrase, draft.keep = CHALLENGE, True, PASSPHRASE, {"heat"}
    flow.give(file)
    finish(desk)


@scene("practice-settings")
def _settings(world: World) -> None:
    desk = set_up(world)
    desk.begin()
    desk.show_settings()


@scene("practice-file")
def _file(world: World) -> None:
    desk = set_up(world)
    add_people(desk)
    desk.begin()
    desk.open_file(world.coach.library.sample_programme)


@scene("practice-file-refused")
def _refused(world: World) -> None:
    desk = set_up(world)
    desk.begin()
    desk.open_file(world.coach.library.folder / "safety" / "rules.json")
