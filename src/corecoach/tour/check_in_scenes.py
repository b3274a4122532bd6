"""Scenes of giving a score, of saying more of it, and of the list of all scores."""

from datetime import datetime, timedelta

from corecoach.coach.check_ins import CheckIn
from corecoach.coach.diary_days import days_back
from corecoach.pain import PainScore
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import NOW, World
from corecoach.ui.pages.check_in import CheckInAsked, CheckInDraft, CheckInPage
from corecoach.ui.pages.diary_forms import Form
from corecoach.ui.pages.diary_head import DiaryHead
from corecoach.ui.pages.today import TodayPage

EVENING = NOW.replace(hour=19, minute=40)
NOTE = "Worse after two hours at the desk. Better after a walk."


# -- Today ---------------------------------------------------------------------------------------------------


@scene("today-evening")
def _evening(world: World) -> None:
    _at(world, EVENING)
    world.director.go("today")


@scene("today-evening-saved")
def _evening_saved(world: World) -> None:
    _evening(world)
    page = world.window.page
    assert isinstance(page, TodayPage)
    page.score_chosen.emit(4)


@scene("today-yesterday-missed")
def _missed(world: World) -> None:
    world.take_in()
    for days in (2, 3):
        world.coach.add_pain(4, at=NOW - timedelta(days=days))
    world.director.go("today")


@scene("today-more-saved")
def _more_saved(world: World) -> None:
    _evening_saved(world)
    scores = world.director.scores
    scores.more = True
    scores.renew()


@scene("today-yesterday-saved")
def _yesterday_saved(world: World) -> None:
    _missed(world)
    world.director.pages.check_ins().for_day()
    page = world.window.page
    assert isinstance(page, CheckInPage)
    page.draft.score = 5
    page.save_requested.emit(None)


# -- saying more ---------------------------------------------------------------------------------------------


@scene("check-in")
def _more(world: World) -> None:
    _at(world, EVENING)
    world.director.pages.check_ins().more(_score(world))


@scene("check-in-filled")
def _more_filled(world: World) -> None:
    _at(world, EVENING)
    score = _score(world)
    draft = CheckInDraft(
        NOW.date(), worst=7, leg=2, places={"back-left", "leg-left"}, relief=True, flare=False, note=NOTE
    )
    world.window.show_page(lambda look: CheckInPage(look, CheckInAsked(NOW.date(), score), draft))


@scene("check-in-earlier")
def _earlier(world: World) -> None:
    world.take_in()
    world.director.pages.check_ins().for_day()


@scene("check-in-kept")
def _kept(world: World) -> None:
    """Left without saving, and opened again; the worst is lower than the score."""
    _at(world, EVENING)
    flow, score = world.director.pages.check_ins(), _score(world)
    flow.more(score)
    page = world.window.page
    assert isinstance(page, CheckInPage)
    page.draft.worst, page.draft.note = 3, NOTE
    flow.more(score)


@scene("check-in-too-late")
def _too_late(world: World) -> None:
    world.take_in()
    world.director.pages.check_ins().for_day()
    world.clock.set_wall(NOW + timedelta(days=3))
    page = world.window.page
    assert isinstance(page, CheckInPage)
    page.save_requested.emit(None)


@scene("check-in-earlier-chosen")
def _earlier_chosen(world: World) -> None:
    world.take_in()
    day = NOW.date() - timedelta(days=2)
    asked = CheckInAsked(NOW.date(), days=(NOW.date() - timedelta(days=1), day))
    draft = CheckInDraft(day, score=5, worst=8, flare=True)
    world.window.show_page(lambda look: CheckInPage(look, asked, draft))


# -- the list ------------------------------------------------------------------------------------------------


@scene("diary")
def _diary(world: World) -> None:
    _at(world, EVENING)
    _say_all_sorts(world)
    world.director.pages.check_ins().show_diary()


@scene("diary-empty")
def _diary_empty(world: World) -> None:
    world.take_in()
    world.director.pages.check_ins().show_diary()


@scene("diary-correct")
def _diary_correct(world: World) -> None:
    _open(world, "correct")


@scene("diary-take-back")
def _diary_take_back(world: World) -> None:
    _open(world, "take-back")


@scene("diary-no-flare")
def _diary_no_flare(world: World) -> None:
    _at(world, EVENING)
    _say_all_sorts(world)
    world.director.pages.check_ins().show_diary()
    head = world.window.page.findChildren(DiaryHead)[0] if world.window.page else None
    assert head is not None
    head.open_form()


@scene("leg-up")
def _leg_up(world: World) -> None:
    _at(world, EVENING)
    for days in range(1, 7):
        world.coach.add_pain(2, "leg", at=NOW - timedelta(days=days))
    world.coach.add_pain(5, "leg")
    world.director.pages.check_ins().past_leg(NOW.date(), 5, world.director.show_today)


# -- parts ---------------------------------------------------------------------------------------------------


def _at(world: World, now: datetime) -> None:
    ready(world, 20)
    world.clock.set_wall(now)


def _score(world: World) -> PainScore:
    record, _saved = world.coach.add_pain(4, "day")
    return record


def _say_all_sorts(world: World) -> None:
    """Corrected, taken back, entered later, and with more said beside it."""
    coach, check_ins = world.coach, world.coach.pain.check_ins
    morning, _saved = coach.add_pain(6, at=NOW)
    check_ins.correct(morning, 4)
    slip, _saved = coach.add_pain(9, at=NOW + timedelta(hours=3))
    coach.withdraw_pain(slip)
    check_ins.add(CheckIn(3), "day", NOW.date() - timedelta(days=1))
    said = CheckIn(None, 7, 2, ("back-left", "leg-left"), relief=True, note=NOTE, flare=True)
    check_ins.add_to(_score(world), said)


def _open(world: World, form: Form) -> None:
    """Show the list with the form of the newest score open."""
    _at(world, EVENING)
    _say_all_sorts(world)
    flow = world.director.pages.check_ins()
    flow.show_diary()
    flow.open_form(next(days_back(world.coach)).entries[0].score, form)
