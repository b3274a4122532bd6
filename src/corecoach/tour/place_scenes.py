"""Scenes of the places and of the first start."""

import json
from datetime import timedelta

from corecoach.coach import Offer
from corecoach.diary import Damage
from corecoach.tour.registry import ready, scene
from corecoach.tour.trend_scenes import use_pack
from corecoach.tour.world import World
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.strips import damage_strip, recovered_strip, save_strip


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


@scene("checking-file")
def _checking(world: World) -> None:
    """With so many exercises of its own that the page is still there when it is drawn."""
    value = json.loads((world.coach.library.folder / "routines/samples/own-exercises.corecoach").read_bytes())
    own = value["programme"]["exercises"]
    own += [own[0] | {"id": f"own-{n}"} for n in range(12)]
    path = world.app.home.folder / "own.corecoach"
    path.write_text(json.dumps(value), "utf-8")
    world.director.offer(path)


@scene("refused-file")
def _refused(world: World) -> None:
    path = world.app.home.folder / "steady.corecoach"
    data = world.coach.library.sample_programme.read_bytes().replace(b'"hold_s": 5', b'"hold_s": 86400')
    path.write_bytes(data.replace(b'"stop_above"', b'"stop_abov"'))
    world.director.offer(path)


@scene("today")
def _today(world: World) -> None:
    ready(world)
    world.director.go("today")


@scene("today-empty")
def _today_empty(world: World) -> None:
    world.director.go("today")


@scene("today-saved")
def _today_saved(world: World) -> None:
    ready(world)
    world.director.go("today")
    page = world.window.page
    assert isinstance(page, TodayPage)
    page.score_chosen.emit(4)


@scene("today-packs-waiting")
def _today_packs_waiting(world: World) -> None:
    ready(world)
    use_pack(world, timedelta(hours=1), "ice")
    world.director.go("today")


@scene("today-packs-locked")
def _today_packs_locked(world: World) -> None:
    ready(world)
    world.coach.report({"skin_numb_site": "yes"})
    world.director.go("today")


@scene("today-done")
def _today_done(world: World) -> None:
    ready(world)
    world.add_session(0)
    world.director.go("today")


@scene("today-locked")
def _today_locked(world: World) -> None:
    ready(world)
    world.coach.report({"leg_numb": "yes"})
    world.director.go("today")


@scene("today-emergency")
def _today_emergency(world: World) -> None:
    ready(world)
    world.coach.report({"ces_saddle": "yes"})
    world.director.go("today")


@scene("today-gentle")
def _today_gentle(world: World) -> None:
    ready(world)
    world.coach.report({"back_locking": "yes"})
    world.director.go("today")


@scene("today-not-saved")
def _today_not_saved(world: World) -> None:
    ready(world)
    world.director.go("today")
    world.window.show_strip(lambda look: save_strip(look, "disk-full", lambda: None))


@scene("today-damaged-file")
def _today_damaged(world: World) -> None:
    ready(world)
    world.director.go("today")
    damage = (Damage("2026-11.json", "does not match its checksum", True, "2026-11.json.damaged"),)
    world.window.show_strip(lambda look: damage_strip(look, damage, lambda: None))


@scene("today-recovered")
def _today_recovered(world: World) -> None:
    ready(world)
    world.director.go("today")
    record = world.last_session()
    world.window.show_strip(lambda look: recovered_strip(look, record, lambda: None))


@scene("today-rules-damaged")
def _rules_damaged(world: World) -> None:
    ready(world)
    library = world.coach.library
    library.__dict__["rules"], library.rules_fault = None, "rules.json: cannot be read"
    world.director.go("today")


@scene("programme")
def _programme(world: World) -> None:
    ready(world)
    world.director.go("programme")


@scene("programme-empty")
def _programme_empty(world: World) -> None:
    world.director.go("programme")


@scene("settings")
def _settings(world: World) -> None:
    world.director.go("settings")
