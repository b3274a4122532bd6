"""Scenes of choosing ice or heat, of what is asked before, and of the log."""

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtWidgets import QScrollArea

from corecoach.safety import Stamp
from corecoach.thermal.protocol import Aim, Mode
from corecoach.thermal.record import Application, PackOutcome, PackRecord
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import World
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.pages.pack_log import CorrectionDraft, PackLogPage

_TITLES = {"ice": "Ice, 15 minutes", "heat": "Heat, 15 minutes", "ice-massage": "Ice massage"}
_MOST = ("feel", "skin", "injury", "cream_heat", "new", "cloth")


# -- choosing ------------------------------------------------------------------------------------------------


@scene("packs-first")
def _first(world: World) -> None:
    ready(world)
    _choose(world, None)


@scene("packs-stiff")
def _stiff(world: World) -> None:
    ready(world)
    _choose(world, "stiff")


@scene("packs-ticked")
def _ticked(world: World) -> None:
    ready(world)
    _use(world, timedelta(hours=13), "heat", 15)
    _use(world, timedelta(days=2), "ice", 5)
    _choose(world, "stiff").ticks |= set(_MOST)
    world.window.redraw()


@scene("packs-all-ticked")
def _all_ticked(world: World) -> None:
    ready(world)
    _use(world, timedelta(hours=13), "heat", 15)
    _choose(world, "stiff").ticks |= {*_MOST, "awake"}
    world.window.redraw()


@scene("packs-earlier")
def _earlier(world: World) -> None:
    ready(world)
    _choose(world, "stiff")
    heat = world.coach.packs.shelf.protocol("heat_subacute")
    assert heat is not None
    world.coach.packs.run.start(heat, "stiff", {*_MOST, "awake"})
    world.coach.packs.run.running = None
    _choose(world, "stiff")


@scene("packs-knock")
def _knock(world: World) -> None:
    ready(world)
    _choose(world, "knock")


@scene("packs-more")
def _more(world: World) -> None:
    ready(world)
    _use(world, timedelta(days=2), "ice", 15)
    _choose(world, "stiff", "heat_wrap_note")


@scene("packs-waiting")
def _waiting(world: World) -> None:
    ready(world)
    _use(world, timedelta(hours=1), "ice", 15)
    _choose(world, "knock", "ice_acute")


@scene("packs-not-for-you")
def _not_for_you(world: World) -> None:
    ready(world)
    _choose(world, "stiff", "ice_acute", said=("raynaud", "heart"))


@scene("packs-days")
def _days(world: World) -> None:
    ready(world)
    for days in (1, 2, 3):
        _use(world, timedelta(days=days), "ice", 15)
    _choose(world, "knock")


@scene("packs-answers-due")
def _answers_due(world: World) -> None:
    ready(world)
    _choose(world, "stiff", said=None)


@scene("packs-locked")
def _locked(world: World) -> None:
    ready(world)
    world.coach.report({"heat_unsafe": "yes"})
    _choose(world, "stiff", "heat_subacute")


@scene("packs-fault")
def _fault(world: World) -> None:
    ready(world)
    world.coach.library.__dict__["thermal_rules"] = None
    _choose(world, "stiff", said=None)


# -- what is asked -------------------------------------------------------------------------------------------


@scene("pack-answers")
def _answers(world: World) -> None:
    ready(world)
    world.introduce(57, "diabetes", "anticoagulant")
    world.director.packs().show_answers()


@scene("pack-answers-agreed")
def _answers_agreed(world: World) -> None:
    from corecoach.ui.pages.pack_answers import AnswersDraft, PackAnswersPage

    ready(world)
    rules = world.coach.packs.shelf.sound_rules()
    draft = AnswersDraft({"bleeding", "heart"}, {"cold"})
    world.window.show_page(
        lambda look: PackAnswersPage(look, rules.conditions, draft, implied=frozenset({"diabetes"}))
    )
    world.show()
    # What the answers mean stands at the end.
    for area in world.window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


@scene("pack-untrue")
def _untrue(world: World) -> None:
    from corecoach.ui.pages.pack_untrue import UntruePage

    ready(world)
    ticks = world.coach.packs.shelf.sound_rules().ticks_for(("heat",))
    world.window.show_page(lambda look: UntruePage(look, ticks))


# -- the log ---------------------------------------------------------------------------------------------


@scene("pack-log")
def _log(world: World) -> None:
    ready(world)
    _uses(world)
    world.director.packs().after.show_log()


@scene("pack-log-empty")
def _log_empty(world: World) -> None:
    ready(world)
    world.director.packs().after.show_log()


@scene("pack-log-correct")
def _log_correct(world: World) -> None:
    ready(world)
    _uses(world)
    entries, rules = world.coach.packs.after.entries(), world.coach.packs.shelf.sound_rules()
    signs = {sign.id: sign.words for sign in rules.signs}
    draft = CorrectionDraft(entries[0].record.id, {0: "16"})
    world.window.show_page(
        lambda look: PackLogPage(look, entries, draft, now=world.clock.now(), signs_words=signs)
    )


# -- parts -----------------------------------------------------------------------------------------------


def _choose(
    world: World, aim: Aim | None, protocol: str = "", *, said: Iterable[str] | None = ()
) -> PackDraft:
    """At the page to choose on; `said` are the person's conditions, None where they were not asked yet."""
    if said is not None:
        world.coach.packs.shelf.save_answers(said, ())
    draft = world.director.packs().draft
    draft.aim, draft.protocol = aim, protocol
    world.director.packs().show()
    return draft


def _uses(world: World) -> None:
    """A few uses of all sorts, the newest with a time that ran over."""
    _use(world, timedelta(days=4), "ice-massage", 5, signs=("numb_massage",))
    _use(world, timedelta(days=3), "heat", 9, outcome="stopped")
    _use(world, timedelta(days=2), "heat", 1440, overdue_min=1425, unknown=True, outcome="ended")
    corrected = _use(world, timedelta(days=1), "heat", 48, overdue_min=33)
    world.coach.packs.after.correct(corrected, {0: 20})
    _use(world, timedelta(hours=2), "ice", 18, overdue_min=3)


def _use(
    world: World,
    ago: timedelta,
    mode: Mode,
    minutes: float,
    *,
    overdue_min: float = 0,
    outcome: PackOutcome = "finished",
    signs: tuple[str, ...] = (),
    unknown: bool = False,
) -> PackRecord:
    """A use on record that ended so long ago."""
    now, s = world.coach.packs.shelf.stamp(), ago.total_seconds()
    off = Stamp(now.at - ago, now.boot, now.boot_s - s)
    began = off.at - timedelta(minutes=min(minutes, 60))
    on = Stamp(began, now.boot, off.boot_s - minutes * 60)
    application = Application(mode, 0, 0, on, off, minutes * 60, overdue_min * 60, unknown)
    record = PackRecord(
        f"pack {s}", began, off.at, "earlier", _TITLES[mode], 120, outcome, (application,), signs
    )  # fmt: skip
    world.coach.save(record)
    return record
