"""All scores in a whole window: from Pain trend and back, put right, taken back, and an earlier day."""

from datetime import timedelta

import pytest
from check_ins_at import coach
from hands import AtWindow, Worlds, seen, settle
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from corecoach.coach.check_ins import CheckIn
from corecoach.pain import Flare
from corecoach.tour.world import NOW
from corecoach.ui.pages.check_in import CheckInPage
from corecoach.ui.pages.diary import DiaryPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.widgets import Text


def diary(worlds: Worlds, *scores: int) -> AtWindow:
    """At the list, with a score for each of the last days; the last one is of today."""
    at = worlds()
    for days, number in zip(reversed(range(len(scores))), scores, strict=True):
        at.world.coach.add_pain(number, at=NOW - timedelta(days=days))
    at.world.director.pages.check_ins().show_diary()
    settle()
    return at


def test_it_leads_back_to_the_trend(worlds: Worlds) -> None:
    at = diary(worlds, 4)
    at.choose("Back to Pain trend")
    assert isinstance(at.page, TrendPage)


def test_a_score_is_put_right_and_the_old_number_stays(worlds: Worlds) -> None:
    at = diary(worlds, 6)
    at.choose("Correct")
    at.score(4)
    at.choose("Save")
    assert isinstance(at.page, DiaryPage)
    (entry,) = coach(at).pain.check_ins.entries()
    assert (entry.score.score, [old.score for old in entry.before]) == (4, [6])
    assert "Was 6. Corrected today at 09:05." in at.words()
    assert at.focus is not None and at.focus.accessibleName().startswith("Correct: Right now, 4 out of 10")


def test_only_what_was_put_right_is_changed(worlds: Worlds) -> None:
    at = diary(worlds)
    check_ins = at.world.coach.pain.check_ins
    given, _saved = at.world.coach.add_pain(6, note="Garden")
    check_ins.add_to(given, CheckIn(None, places=("leg-left",), relief=True, note="Garden"))
    at.world.director.pages.check_ins().show_diary()
    settle()
    at.choose("Correct")
    at.score(4)
    at.choose("Save")
    (score,) = coach(at).pain_scores()
    assert (score.score, score.places, score.relief, score.note) == (4, ("leg-left",), True, "Garden")


def test_a_score_is_taken_back_and_stays_in_sight(worlds: Worlds) -> None:
    at = diary(worlds, 6)
    at.choose("Take back")
    at.choose("Take it back")
    assert coach(at).pain_scores() == []
    assert isinstance(at.page, DiaryPage) and "Taken back. It does not count." in at.words()


@pytest.mark.parametrize("days", [0, 40])
def test_a_flare_is_taken_back_once_asked(worlds: Worlds, days: int) -> None:
    at = diary(worlds)
    at.world.clock.set_wall(NOW - timedelta(days=days))
    check_ins = at.world.coach.pain.check_ins
    check_ins.add(CheckIn(6, flare=True))
    at.world.clock.set_wall(NOW)
    at.world.director.pages.check_ins().show_diary()
    settle()
    day = "Today" if days == 0 else "Thursday 8 October"
    at.choose(f"Take back: {day}, a flare-up")
    at.choose("Keep it")
    assert "You called it a flare-up" in at.words()
    at.choose(f"Take back: {day}, a flare-up")
    at.choose("Take it back")
    assert isinstance(at.page, DiaryPage) and "You called it a flare-up" not in at.words()
    found = coach(at)
    assert found.pain.check_ins.flare_on((NOW - timedelta(days=days)).date()) is None
    assert len(found.pain_scores()) == 1


def test_an_earlier_day_is_added_and_leads_back_to_the_list(worlds: Worlds) -> None:
    at = diary(worlds, 6)
    at.choose("Add a score for an earlier day")
    assert isinstance(at.page, CheckInPage)
    at.choose("Back")
    assert isinstance(at.page, DiaryPage)
    at.choose("Add a score for an earlier day")
    at.score(5)
    at.choose("Save")
    assert isinstance(at.page, DiaryPage)
    assert {"Yesterday", "Entered later"} <= set(at.words().split(" | "))


def test_with_an_average_for_each_day_no_earlier_day_is_offered(worlds: Worlds) -> None:
    at = diary(worlds)
    for _day in range(2):
        at.choose("Add a score for an earlier day")
        at.score(5)
        at.choose("Save")
    assert "Add a score for an earlier day" not in at.words()
    assert [score.kind for score in coach(at).pain_scores()] == ["day", "day"]


def test_putting_a_score_right_can_lock(worlds: Worlds) -> None:
    at = diary(worlds, 9, 9, 3)
    at.choose("Correct")
    at.score(9)
    at.choose("Save")
    assert isinstance(at.page, LockoutPage) and at.world.coach.lockouts()


@pytest.mark.parametrize("what", ["a flare-up", "out of 10"])
def test_after_taking_back_far_down_its_day_is_still_in_sight(worlds: Worlds, what: str) -> None:
    at = diary(worlds, *(n % 7 for n in range(40)))
    day = NOW.date() - timedelta(days=30)
    at.world.coach.keep(Flare("f", NOW, day, True))
    at.world.director.pages.check_ins().show_diary()
    settle()
    at.choose("Show older")
    names = [b.accessibleName() for b in seen(at.page, QAbstractButton)]
    ofs = ("Take back", "Sunday 18 October", what)
    at.choose(next(name for name in names if all(of in name for of in ofs)))
    at.choose("Take it back")
    area = at.page.findChildren(QScrollArea)[0]
    heading = next(text for text in seen(at.page, Text) if text.text() == "Sunday 18 October")
    top = heading.mapTo(area.viewport(), heading.rect().topLeft()).y()
    assert -100 < top < area.viewport().height()
    assert at.focus is not None and at.focus.isVisible()


def test_after_a_correction_far_down_it_is_still_in_sight(worlds: Worlds) -> None:
    at = diary(worlds, *(n % 7 for n in range(40)))
    at.choose("Show older")
    flow = at.world.director.pages.check_ins()
    entries = at.world.coach.pain.check_ins.entries()
    flow.open_form(entries[30].score, "take-back")
    settle()
    at.choose("Keep it")
    flow.open_form(entries[30].score, "correct")
    settle()
    at.score(10)
    at.choose("Save")
    area = at.page.findChildren(QScrollArea)[0]
    assert at.focus is not None and "10 out of 10" in at.focus.accessibleName()
    top = at.focus.mapTo(area.viewport(), at.focus.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()
