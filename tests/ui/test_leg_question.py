"""Pain in the leg that is far up, in a whole window: what is asked once it is saved, and where that leads."""

from datetime import timedelta

import pytest
from hands import AtWindow, Key, Worlds, settle

from corecoach.pain import PainScore
from corecoach.tour.world import NOW
from corecoach.ui.function_flow import FunctionFlow
from corecoach.ui.pages.diary import DiaryPage
from corecoach.ui.pages.gate import GatePage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.today import TodayPage

IS_HIGHER, WAS_HIGHER = "Your leg pain is higher than usual.", "Your leg pain was higher than usual."
IS_HIGH, WAS_HIGH = "Your leg pain is high.", "Your leg pain was high."


def at_home(worlds: Worlds, *, usual: int | None = 2, days: int = 4) -> AtWindow:
    """On Today, with the usual pain in the leg on some of the days before yesterday."""
    at = worlds()
    for n in range(days if usual is not None else 0):
        at.world.coach.add_pain(usual or 0, "leg", at=NOW - timedelta(days=n + 2))
    return at


def says(at: AtWindow, leg: int) -> None:
    """Give a score on Today, and say that of the leg beside it."""
    at.score(4)
    at.choose("Add more")
    at.score(leg, row=1)
    at.choose("Save")


def legs(at: AtWindow) -> list[int]:
    return [s.score for s in at.world.coach.pain_scores() if s.kind == "leg"]


def asked(at: AtWindow) -> str | None:
    """What is asked, if it is; and nothing is locked by it."""
    assert not at.world.coach.lockouts()
    if not isinstance(at.page, NoticePage):
        return None
    assert "Has anything else changed?" in at.words()
    return at.page.accessibleName()


@pytest.mark.parametrize(
    ("usual", "leg", "words"),
    [(2, 3, None), (2, 4, IS_HIGHER), (None, 7, None), (None, 8, IS_HIGH), (7, 8, IS_HIGH), (9, 7, None)],
)
def test_beside_a_score(worlds: Worlds, usual: int | None, leg: int, words: str | None) -> None:
    at = at_home(worlds, usual=usual)
    says(at, leg)
    assert asked(at) == words
    assert legs(at)[-1] == leg, "it is saved already"
    if words is None:
        assert isinstance(at.page, TodayPage)


def test_three_days_are_no_usual(worlds: Worlds) -> None:
    at = at_home(worlds, days=3)
    says(at, 7)
    assert asked(at) is None


@pytest.mark.parametrize(("leg", "words"), [(3, None), (4, WAS_HIGHER), (9, WAS_HIGHER)])
def test_a_day_that_is_over(worlds: Worlds, leg: int, words: str | None) -> None:
    at = at_home(worlds)
    at.world.director.pages.check_ins().for_day()
    settle()
    at.score(5, row=0)
    at.score(leg, row=2)
    at.choose("Save")
    assert asked(at) == words


def test_a_high_score_of_a_day_without_a_usual(worlds: Worlds) -> None:
    at = at_home(worlds, usual=None)
    at.world.director.pages.check_ins().for_day()
    settle()
    at.score(5, row=0)
    at.score(8, row=2)
    at.choose("Save")
    assert asked(at) == WAS_HIGH


def corrected(worlds: Worlds, before: int, after: int, kind: str = "leg") -> AtWindow:
    """In the list, with a score of today put right."""
    at = at_home(worlds)
    score, _saved = at.world.coach.add_pain(before, kind)  # type: ignore[arg-type]
    at.world.director.pages.check_ins().open_form(score, "correct")
    settle()
    at.score(after)
    at.choose("Save")
    return at


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(2, 3, None), (3, 4, IS_HIGHER), (4, 9, IS_HIGHER), (9, 8, None), (9, 2, None)],
)
def test_a_score_put_right(worlds: Worlds, before: int, after: int, words: str | None) -> None:
    at = corrected(worlds, before, after)
    assert asked(at) == words
    if words:
        at.choose("Not now")
    assert isinstance(at.page, DiaryPage) and legs(at)[-1] == after


def test_a_note_alone_asks_nothing(worlds: Worlds) -> None:
    at = at_home(worlds)
    score, _saved = at.world.coach.add_pain(9, "leg")
    check_ins = at.world.director.pages.check_ins()
    check_ins.open_form(score, "correct")
    settle()
    at.until(lambda: at.focus is not None and at.focus.accessibleName() == "Note")
    at.type("CAR")
    at.choose("Save")
    assert asked(at) is None and at.world.coach.pain_scores()[-1].note == "car"


def test_a_score_of_the_back_put_right_asks_nothing(worlds: Worlds) -> None:
    assert asked(corrected(worlds, 3, 9, "now")) is None


@pytest.mark.parametrize(("again", "words"), [(5, None), (4, None), (6, IS_HIGHER)])
def test_saying_more_again_asks_only_about_more(worlds: Worlds, again: int, words: str | None) -> None:
    at = at_home(worlds)
    says(at, 5)
    at.choose("Not now")
    score = next(s for s in at.world.coach.pain_scores() if s.kind == "now")
    at.world.director.pages.check_ins().more(score)
    settle()
    at.score(again, row=1)
    at.score(9, row=0)
    at.choose("Save")
    assert asked(at) == words


def test_check_symptoms_leads_to_the_check_of_a_new_symptom(worlds: Worlds) -> None:
    at = at_home(worlds)
    says(at, 6)
    assert at.focus is not None and at.focus.accessibleName() == "Check symptoms"
    at.press(Key.Key_Return)
    assert isinstance(at.page, GatePage)


@pytest.mark.parametrize("way", ["Not now", "Esc"])
def test_not_now_leads_to_where_it_would_have(worlds: Worlds, way: str) -> None:
    at = at_home(worlds)
    says(at, 6)
    at.press(Key.Key_Escape) if way == "Esc" else at.choose(way)
    assert isinstance(at.page, TodayPage) and "Saved 4 at 09:05." in at.words()
    assert not at.world.coach.lockouts()


def test_in_the_evening_the_offer_comes_after_it(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[object] = []
    monkeypatch.setattr(FunctionFlow, "offer", lambda _flow, then: offered.append(then))
    at = at_home(worlds)
    at.world.clock.set_wall(NOW.replace(hour=18, minute=30))
    at.world.director.go("today")
    settle()
    says(at, 6)
    assert asked(at) == IS_HIGHER and offered == []
    at.choose("Not now")
    assert len(offered) == 1


def test_a_lock_by_the_scores_comes_first(worlds: Worlds) -> None:
    at = at_home(worlds)
    for days in (2, 1):
        at.world.coach.add_pain(9, "worst", at=NOW - timedelta(days=days))
    at.score(4)
    at.choose("Add more")
    at.score(9, row=0)
    at.score(9, row=1)
    at.choose("Save")
    assert isinstance(at.page, LockoutPage)
    assert [s.score for s in at.world.coach.recorded(PainScore) if s.kind == "leg"][-1] == 9


def test_a_day_that_was_too_long_ago_asks_nothing(worlds: Worlds) -> None:
    at = at_home(worlds)
    at.world.director.pages.check_ins().for_day()
    settle()
    at.score(5, row=0)
    at.score(9, row=2)
    at.world.clock.move(3 * 86400)
    at.choose("Save")
    assert "Has anything else changed?" not in at.words() and 9 not in legs(at)
