"""Saying more, and a day that is over, in a whole window: what is on disk, and where it leads."""

from datetime import datetime, timedelta

import pytest
from check_ins_at import coach, earlier, kept, more
from hands import Worlds, seen, settle

from corecoach.pain import PainScore
from corecoach.tour.world import NOW
from corecoach.ui.function_flow import FunctionFlow
from corecoach.ui.pages.check_in import CheckInPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets import ScoreRow

YESTERDAY = NOW.date() - timedelta(days=1)
EVENING = NOW.replace(hour=18, minute=30)


# -- more of a score -----------------------------------------------------------------------------------------


def test_each_part_becomes_what_it_is(worlds: Worlds) -> None:
    at = more(worlds)
    at.score(7, row=0)
    at.score(2, row=1)
    at.choose("Where is the pain?: Left buttock")
    at.choose("Pain relief in the last 6 hours?: Yes")
    at.choose("Was today a flare-up?: Yes")
    at.choose("Save")
    assert isinstance(at.page, TodayPage)
    assert kept(at) == {"now": 4, "worst": 7, "leg": 2}
    found = coach(at)
    now = next(score for score in found.pain_scores() if score.kind == "now")
    assert (now.places, now.relief, now.at) == (("buttock-left",), True, NOW)
    assert found.pain.check_ins.flare_on(NOW.date()) is True


def test_what_was_left_out_stays_unknown(worlds: Worlds) -> None:
    at = more(worlds)
    at.choose("Save")
    found = coach(at)
    (score,) = found.recorded(PainScore)
    assert (score.note, score.places, score.relief, score.corrects) == ("", (), None, None)
    assert found.pain.check_ins.flare_on(NOW.date()) is None


def test_saying_more_again_later_that_day_corrects_and_leaves_one_of_each(worlds: Worlds) -> None:
    at = more(worlds)
    at.score(7, row=0)
    at.score(2, row=1)
    at.choose("Save")
    at.world.clock.move(3 * 3600)
    at.score(5)
    at.choose("Add more")
    page = at.page
    assert isinstance(page, CheckInPage)
    at.score(8, row=0)
    at.score(1, row=1)
    at.choose("Save")
    scores = [(score.kind, score.score) for score in coach(at).pain_scores()]
    assert sorted(scores) == [("leg", 1), ("now", 4), ("now", 5), ("worst", 8)]


def test_the_worst_can_be_taken_away_again(worlds: Worlds) -> None:
    at = more(worlds)
    at.score(7, row=0)
    at.choose("Save")
    at.world.clock.move(3600)
    at.score(5)
    at.choose("Add more")
    at.choose("Clear: Worst pain today, so far")
    at.choose("Save")
    assert kept(at) == {"now": 5}


def test_a_flare_said_once_is_not_written_twice(worlds: Worlds) -> None:
    at = more(worlds)
    at.choose("Was today a flare-up?: Yes")
    at.choose("Save")
    at.world.clock.move(3600)
    at.score(5)
    at.choose("Add more")
    at.score(7, row=0)
    before = at.world.coach.written
    at.choose("Save")
    assert at.world.coach.written == before + 1
    at.world.clock.move(3600)
    at.score(6)
    at.choose("Add more")
    at.choose("Was today a flare-up?: No")
    at.choose("Save")
    assert coach(at).pain.check_ins.flare_on(NOW.date()) is False


def test_a_flare_can_be_taken_back(worlds: Worlds) -> None:
    at = more(worlds)
    at.choose("Was today a flare-up?: Yes")
    at.choose("Save")
    at.world.clock.move(3600)
    at.score(5)
    at.choose("Add more")
    at.choose("Clear: Was today a flare-up?")
    at.choose("Save")
    found = coach(at)
    assert found.pain.check_ins.flare_on(NOW.date()) is None and found.trend(7).marks.flares == ()


# -- in the evening ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "offers"), [(NOW, 0), (EVENING, 1)])
def test_in_the_evening_more_may_be_asked(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, now: datetime, offers: int
) -> None:
    offered: list[object] = []
    monkeypatch.setattr(FunctionFlow, "offer", lambda _flow, then: offered.append(then))
    at = more(worlds, now)
    at.choose("Save")
    assert len(offered) == offers
    assert isinstance(at.page, CheckInPage if offers else TodayPage)
    if offers:
        offered[0]()  # type: ignore[operator]
        settle()
        assert isinstance(at.page, TodayPage) and "Saved 4 at 18:30." in at.words()


# -- a day that is over --------------------------------------------------------------------------------------


def test_a_day_that_is_over_gets_its_average_and_more(worlds: Worlds) -> None:
    at = earlier(worlds)
    at.score(5, row=0)
    at.score(8, row=1)
    at.choose("Where was the pain?: Left leg")
    at.choose("Was yesterday a flare-up?: Yes")
    at.choose("Save")
    assert isinstance(at.page, TodayPage)
    found = coach(at)
    scores = {score.kind: score for score in found.pain_scores()}
    assert {kind: score.score for kind, score in scores.items()} == {"day": 5, "worst": 8}
    assert {score.at.date() for score in scores.values()} == {YESTERDAY}
    assert {score.entered_at for score in scores.values()} == {NOW}
    assert scores["day"].places == ("leg-left",)
    assert found.pain.check_ins.flare_on(YESTERDAY) is True
    assert found.pain.check_ins.flare_on(NOW.date()) is None


def test_a_day_with_an_average_is_not_asked_for_again(worlds: Worlds) -> None:
    at = worlds()
    check_ins = at.world.director.pages.check_ins()
    for _day in range(2):
        check_ins.for_day()
        settle()
        at.score(5)
        at.choose("Save")
    check_ins.for_day()
    settle()
    assert isinstance(at.page, TodayPage)
    check_ins.for_day(YESTERDAY)
    settle()
    assert isinstance(at.page, TodayPage) and len(coach(at).pain_scores()) == 2


def test_a_page_that_stood_until_the_day_was_too_long_ago_says_so(worlds: Worlds) -> None:
    at = earlier(worlds, NOW.replace(hour=19))
    at.choose("Which day: Sunday 15 November")
    at.score(5)
    at.world.clock.move(90 * 60)
    at.choose("Save")
    assert "That day is too long ago now. | Nothing was saved." in at.words()
    assert coach(at).pain_scores() == []
    at.choose("Back to today")
    assert isinstance(at.page, TodayPage)


def test_what_was_saved_for_yesterday_is_confirmed_on_today(worlds: Worlds) -> None:
    at = earlier(worlds)
    at.score(5)
    at.choose("Save")
    assert isinstance(at.page, TodayPage) and "Saved 5 for yesterday." in at.words()
    assert [row.score for row in seen(at.page, ScoreRow)] == [None], "what is asked is of today"
    at.score(3)
    assert "Saved 3 at 09:05." in at.words() and "for yesterday" not in at.words()


def test_a_day_that_is_over_can_lock(worlds: Worlds) -> None:
    at = worlds()
    for days in (2, 0):
        at.world.coach.add_pain(9, at=NOW - timedelta(days=days))
    at.world.director.pages.check_ins().for_day(YESTERDAY)
    settle()
    at.score(9)
    at.choose("Save")
    assert isinstance(at.page, LockoutPage) and at.world.coach.lockouts()
