"""Scenes of the programme editor."""

from functools import partial

from corecoach.practice import edits
from corecoach.practice.patient import PatientFile
from corecoach.prescription import DosageChange, Item
from corecoach.tour.practice_scenes import margaret
from corecoach.tour.registry import scene
from corecoach.tour.signed import PASSPHRASE
from corecoach.tour.world import World
from corecoach.ui.practice.desk import Desk
from corecoach.ui.practice.editor_flow import EditorFlow
from corecoach.ui.practice.editor_handing import Handing, given_of
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_template import Templating
from corecoach.ui.practice.later import Later
from corecoach.ui.practice.pages.editor import EditorPage

# As in the design: a session of core and stretches.
ITEMS = (
    Item("diaphragmatic-breathing"),
    Item("pelvic-tilt", DosageChange(sets=2, reps=8)),
    Item(
        "bird-dog", DosageChange(sets=2, reps=6, hold_s=8), note="Back still as a table", sides="left-right"
    ),
    Item("side-bridge-knees", DosageChange(sets=3, reps=(4, 3, 2), hold_s=20)),
    Item("dead-bug-1"),
    Item("childs-pose"),
)


def editing(world: World, *, items: tuple[Item, ...] = ITEMS, row: int = 2) -> tuple[Desk, PatientFile]:
    """A programme with one routine, in the editor."""
    desk, file = margaret(world)
    draft = desk.practice.from_template("core-stability-8w", file)
    known = desk.practice.library.exercises
    kept = tuple(item for item in items if item.exercise in known)
    draft = edits.add_routine(draft, "Steady core", kept)
    routine = draft.routines[-1].id
    for phase in range(len(draft.phases)):
        for day in ("mon", "wed", "fri"):
            draft = edits.toggle_day(draft, phase, routine, day)
    file.save_draft(draft)
    desk.show_editor(file)
    flow = flow_of(desk)
    flow.session.state.routine, flow.session.state.row = routine, row
    flow.show_editor()
    return desk, file


def flow_of(desk: Desk) -> EditorFlow:
    """The editor of a desk."""
    return desk.editor()


@scene("editor")
def _editor(world: World) -> None:
    editing(world)


@scene("editor-start")
def _start(world: World) -> None:
    desk, file = margaret(world)
    desk.show_editor(file)


@scene("editor-empty")
def _empty(world: World) -> None:
    editing(world, items=(), row=-1)


@scene("editor-refused")
def _refused(world: World) -> None:
    desk, _file = editing(world, row=1)
    state = flow_of(desk).session.state
    state.refused[(state.routine, 1, "sets")] = "44"
    flow_of(desk).show_editor()


@scene("editor-limits")
def _limits(world: World) -> None:
    desk, _file = editing(world, row=3)
    flow = flow_of(desk)
    flow.session.state.limits_open = True
    flow.edit(
        Edit(partial(edits.set_limit, routine=flow.session.state.routine, at=3, field="max_hold_s", value=15))
    )
    flow.show_editor()


@scene("editor-search")
def _search(world: World) -> None:
    desk, _file = editing(world)
    shelf = flow_of(desk).session.state.shelf
    shelf.search, shelf.asked = "press", "prone-press-up"
    flow_of(desk).show_editor()


@scene("editor-plan")
def _plan(world: World) -> None:
    _section(world, "plan")


@scene("editor-patient")
def _patient(world: World) -> None:
    _section(world, "patient")


@scene("editor-packs")
def _packs(world: World) -> None:
    _section(world, "packs")


@scene("editor-preview")
def _preview(world: World) -> None:
    desk, _file = editing(world)
    flow_of(desk).preview()


@scene("editor-sign")
def _sign(world: World) -> None:
    desk, _file = editing(world)
    flow_of(desk).sign()


@scene("editor-signed")
def _signed(world: World) -> None:
    desk, file = editing(world)
    flow = flow_of(desk)
    signed = desk.practice.sign(file, flow.session.draft, PASSPHRASE)
    assert not isinstance(signed, list), signed
    flow.sign().show_signed(signed)
    for later in desk.findChildren(Later):
        later.stop()


def _section(world: World, section: str) -> None:
    desk, _file = editing(world)
    flow_of(desk).session.state.section = section  # type: ignore[assignment]
    flow_of(desk).show_editor()


@scene("editor-handout")
def _handout(world: World) -> None:
    desk, file = editing(world)
    flow = flow_of(desk)
    signed = desk.practice.sign(file, flow.session.draft, PASSPHRASE)
    assert not isinstance(signed, list), signed
    Handing(desk, file, given_of(signed), flow.show_editor).ask_handout()


@scene("editor-template")
def _template(world: World) -> None:
    desk, _file = editing(world)
    session = flow_of(desk).session
    for title in ("Steady core", "Back to gardening"):
        desk.practice.save_template(session.draft, title)
    Templating(desk, desk.practice, session, lambda: None, lambda _result, _words: None).show()


@scene("editor-signed-versions")
def _versions(world: World) -> None:
    desk, file = editing(world)
    flow = flow_of(desk)
    signed = desk.practice.sign(file, flow.session.draft, PASSPHRASE)
    assert not isinstance(signed, list), signed
    flow.show_editor()
    (page,) = desk.window.findChildren(EditorPage)[-1:]
    page.open_signed()
