"""The scenes: each brings a world into one state of one screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach import Offer
from corecoach.diary import Damage
from corecoach.session import Command, PhaseKind
from corecoach.tour.world import ALL_NO, World
from corecoach.ui.pages.drill import DrillPage
from corecoach.ui.strips import damage_strip, recovered_strip, save_strip
from corecoach.ui.widgets import Segmented

Scene = Callable[[World], None]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Give a scene its name."""

    def keep(function: Scene) -> Scene:
        SCENES[name] = function
        return function

    return keep


def _ready(world: World, days: int = 60) -> None:
    world.take_in()
    world.add_scores(days)
    for days_ago in (1, 5, 7, 8):
        world.add_session(days_ago)


@scene("welcome")
def _welcome(world: World) -> None:
    world.director.show_welcome(None)


@scene("welcome-file")
def _welcome_file(world: World) -> None:
    offer = world.coach.offer_file(world.coach.library.folder / "routines/samples/steady-core.corecoach")
    assert isinstance(offer, Offer)
    world.director.show_welcome(offer)


@scene("offer")
def _offer(world: World) -> None:
    world.director.offer(world.coach.library.folder / "routines/samples/steady-core.corecoach")


@scene("offer-replaces")
def _offer_replaces(world: World) -> None:
    world.take_in()
    world.director.offer(world.coach.library.sample_programme)


@scene("refused-file")
def _refused(world: World) -> None:
    path = world.app.home.folder / "steady.corecoach"
    data = world.coach.library.sample_programme.read_bytes().replace(b'"hold_s": 5', b'"hold_s": 86400')
    path.write_bytes(data.replace(b'"stop_above"', b'"stop_abov"'))
    world.director.offer(path)


@scene("today")
def _today(world: World) -> None:
    _ready(world)
    world.director.go("today")


@scene("today-empty")
def _today_empty(world: World) -> None:
    world.director.go("today")


@scene("today-saved")
def _today_saved(world: World) -> None:
    _ready(world)
    world.director.go("today")
    world.director.save_score(4)


@scene("today-done")
def _today_done(world: World) -> None:
    _ready(world)
    world.add_session(0)
    world.director.go("today")


@scene("today-locked")
def _today_locked(world: World) -> None:
    _ready(world)
    world.coach.report({"leg_numb": "yes"})
    world.director.go("today")


@scene("today-not-saved")
def _today_not_saved(world: World) -> None:
    _ready(world)
    world.director.go("today")
    world.window.show_strip(lambda look: save_strip(look, "disk-full", lambda: None))


@scene("today-damaged-file")
def _today_damaged(world: World) -> None:
    _ready(world)
    world.director.go("today")
    damage = (Damage("2026-11.json", "does not match its checksum", True, "2026-11.json.damaged"),)
    world.window.show_strip(lambda look: damage_strip(look, damage, lambda: None))


@scene("today-recovered")
def _today_recovered(world: World) -> None:
    _ready(world)
    world.director.go("today")
    record = world.last_session()
    world.window.show_strip(lambda look: recovered_strip(look, record, lambda: None))


@scene("today-rules-damaged")
def _rules_damaged(world: World) -> None:
    _ready(world)
    library = world.coach.library
    library.__dict__["rules"], library.rules_fault = None, "rules.json: cannot be read"
    world.director.go("today")


@scene("programme")
def _programme(world: World) -> None:
    _ready(world)
    world.director.go("programme")


@scene("programme-empty")
def _programme_empty(world: World) -> None:
    world.director.go("programme")


@scene("gate")
def _gate(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")


@scene("gate-answered")
def _gate_answered(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    draft = world.director.flow().check.draft
    draft.gates |= ALL_NO
    draft.pain_now = 4
    world.window.redraw()


@scene("gate-check-only")
def _gate_check(world: World) -> None:
    world.take_in()
    world.director.go("symptom")


@scene("drill")
def _drill(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= {"G1": "no", "G2": "no", "G3": "yes"}
    check.draft.items |= {"leg_numb": "no", "leg_tingle": "unsure"}
    check.draft.pain_now = 4
    check.gate_done()


@scene("drill-emergency")
def _drill_emergency(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= {"G1": "yes", "G2": "no", "G3": "no"}
    check.gate_done()
    page = world.window.page
    assert isinstance(page, DrillPage)
    page.press("ces_saddle", "yes")


@scene("nothing-named")
def _nothing_named(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    world.director.flow().check.nothing_named()


@scene("check-clear")
def _check_clear(world: World) -> None:
    world.take_in()
    world.director.go("symptom")
    world.director.flow().check.draft.gates |= ALL_NO
    world.director.flow().check.gate_done()


@scene("too-sore")
def _too_sore(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= ALL_NO
    check.draft.pain_now = 7
    check.gate_done()


@scene("lockout-emergency")
def _emergency(world: World) -> None:
    world.take_in()
    world.coach.report({"ces_saddle": "yes", "ces_bladder_empty": "unsure"})
    world.director.show_lockouts()


@scene("lockout-urgent")
def _urgent(world: World) -> None:
    world.take_in()
    world.coach.report({"fever": "yes"})
    world.director.show_lockouts()


@scene("lockout-soon")
def _soon(world: World) -> None:
    world.take_in()
    world.coach.report({"leg_numb": "yes", "leg_tingle": "yes"})
    world.director.show_lockouts()


@scene("lockout-caution")
def _caution(world: World) -> None:
    world.take_in()
    world.coach.report({"dizzy": "yes"})
    world.director.show_lockouts()


@scene("lockout-records-damaged")
def _lockout_records(world: World) -> None:
    world.take_in()
    world.coach.lock_for_damage()
    world.director.show_lockouts()


@scene("clearance")
def _clearance(world: World) -> None:
    world.take_in()
    result = world.coach.report({"leg_numb": "yes"})
    assert result.lockout is not None
    world.director.flow().locks.ask_clearance(result.lockout)


def _player(name: str, at_s: float, act: Callable[[World], None] | None = None) -> None:
    def draw(world: World) -> None:
        world.take_in()
        world.start_session(at_s)
        if act:
            act(world)

    SCENES[f"player-{name}"] = draw


def _command(command: Command) -> Callable[[World], None]:
    def act(world: World) -> None:
        conductor = world.director.flow().conductor
        assert conductor is not None
        conductor.command(command)

    return act


def _resume(world: World) -> None:
    _command(Command.PAUSE)(world)
    _command(Command.RESUME)(world)
    world.run(1.2)


def _sleep(world: World) -> None:
    world.clock.move(3600)
    conductor = world.director.flow().conductor
    assert conductor is not None
    conductor.look()


def _press(world: World, text: str, key: Qt.Key) -> None:
    page: QWidget | None = world.window.page
    assert page is not None
    page.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def _until(kind: PhaseKind, after_s: float = 1.2) -> Callable[[World], None]:
    def act(world: World) -> None:
        world.run_to(kind)
        world.run(after_s)

    return act


_player("ready", 2)
_player("move", 12)
_player("hold", 500)
_player("return", 495, _until(PhaseKind.BACK, 0.5))
_player("relax", 495, _until(PhaseKind.RELAX))
_player("switch", 395, _until(PhaseKind.SWITCH))
_player("rest", 395, _until(PhaseKind.SET_REST, 12))
_player("paused", 500, _command(Command.PAUSE))
_player("count-in", 500, _resume)
_player("gap", 500, _sleep)
_player("keys", 500, lambda world: _press(world, "?", Qt.Key.Key_Question))


@scene("player-long-hold")
def _long_hold(world: World) -> None:
    offer = world.coach.offer_file(world.coach.library.folder / "routines/samples/acute-first-days.corecoach")
    assert isinstance(offer, Offer)
    world.coach.take_in(offer)
    world.start_session(20, "gentle")


@scene("stopped")
def _stopped(world: World) -> None:
    world.take_in()
    world.start_session(500)
    _command(Command.STOP)(world)


@scene("stopped-rest")
def _stopped_rest(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("rest")  # type: ignore[union-attr]


@scene("stopped-chest")
def _stopped_chest(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("chest")  # type: ignore[union-attr]


@scene("stopped-nerve")
def _stopped_nerve(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("nerve")  # type: ignore[union-attr]


@scene("summary-finished")
def _summary(world: World) -> None:
    _ready(world)
    world.start_session(960)


@scene("summary-ended")
def _summary_ended(world: World) -> None:
    _ready(world)
    world.start_session(500)
    _command(Command.END)(world)


@scene("summary-stopped")
def _summary_stopped(world: World) -> None:
    _stopped(world)
    world.director.flow().show_summary(world.last_session())


@scene("trend")
def _trend(world: World) -> None:
    _ready(world, 90)
    world.director.go("trend")


@scene("trend-table")
def _trend_table(world: World) -> None:
    _ready(world, 90)
    world.director.go("trend")
    page = world.window.page
    assert page is not None
    page.findChildren(Segmented)[0].choose("table")


@scene("trend-year")
def _trend_year(world: World) -> None:
    _ready(world, 500)
    world.director.trend_days = 365
    world.director.go("trend")


@scene("trend-few")
def _trend_few(world: World) -> None:
    _ready(world, 4)
    world.director.go("trend")


@scene("trend-empty")
def _trend_empty(world: World) -> None:
    world.director.go("trend")


@scene("settings")
def _settings(world: World) -> None:
    world.director.go("settings")


__all__ = ["SCENES", "Scene"]
