"""Saying more, and a day that is over, in a whole window: what is on disk, and where it leads."""

from datetime import datetime, timedelta

import pytest
from hands import AtWindow, Key, Worlds, seen, settle

from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.tour.world import NOW
from corecoach.ui.function_flow import FunctionFlow
from corecoach.ui.pages.check_in import CheckInPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets import ScoreRow
from corecoach.ui.widgets.field import NoteField

YESTERDAY = NOW.date() - timedelta(days=1)
EVENING = NOW.replace(hour=18, minute=30)


def coach(at: AtWindow) -> Coach:
    """What the next start would find on disk."""
    return Home(at.world.app.home.folder).coach(at.world.coach.library, at.world.clock)


def kept(at: AtWindow) -> dict[str, int]:
    return {score.kind: score.score for score in coach(at).pain_scores()}


def more(worlds: Worlds, now: datetime = NOW) -> AtWindow:
    """At the page to say more beside a 4 just given."""
    at = worlds(begin=False)
    at.world.clock.set_wall(now)
    at.world.director.go("today")
    settle()
    at.score(4)
    at.choose("Add more")
    return at


def note(at: AtWindow) -> NoteField:
    return seen(at.page, NoteField)[0]


def says_more(at: AtWindow, when: datetime, *, worst: int, leg: int) -> None:
    """Give a 4 on Today at some time, and say the worst and the leg of that day beside it."""
    at.world.clock.set_wall(when)
    at.world.director.go("today")
    settle()
    at.score(4)
    at.choose("Add more")
    at.score(worst, row=0)
    at.score(leg, row=1)
    at.choose("Save")


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


def earlier(worlds: Worlds, now: datetime = NOW) -> AtWindow:
    at = worlds()
    at.world.clock.set_wall(now)
    at.world.director.pages.check_ins().for_day()
    settle()
    return at


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


def test_every_day_has_answers_of_its_own(worlds: Worlds) -> None:
    at = earlier(worlds)
    at.score(5)
    at.score(8, row=1)
    at.choose("Which day: Sunday 15 November")
    assert "How was your back on Sunday 15 November, on average?" in at.words()
    assert [row.score for row in seen(at.page, ScoreRow)] == [None, None, None]
    at.score(2)
    at.choose("Which day: Yesterday")
    assert [row.score for row in seen(at.page, ScoreRow)] == [5, 8, None]
    at.choose("Save")
    found = {(score.kind, score.score, score.at.date()) for score in coach(at).pain_scores()}
    assert found == {("day", 5, YESTERDAY), ("worst", 8, YESTERDAY)}


def test_what_is_known_of_an_earlier_day_is_put_right(worlds: Worlds) -> None:
    at = worlds(begin=False)
    says_more(at, NOW - timedelta(days=1), worst=7, leg=3)
    at.world.clock.set_wall(NOW)
    at.world.director.pages.check_ins().for_day()
    settle()
    assert [row.score for row in seen(at.page, ScoreRow)] == [None, 7, 3]
    at.score(5)
    at.score(9, row=1)
    at.choose("Clear: Pain down the leg on that day, on average")
    at.choose("Save")
    assert kept(at) == {"now": 4, "day": 5, "worst": 9}
    assert coach(at).trend(7, "worst").series.daily == {YESTERDAY: 9}


def test_putting_right_what_is_older_than_two_days_still_counts(worlds: Worlds) -> None:
    """Its evening is not too long ago, though its morning is."""
    at = worlds(begin=False)
    sunday = NOW.date() - timedelta(days=2)
    says_more(at, NOW - timedelta(days=2), worst=7, leg=3)
    at.world.clock.set_wall(NOW + timedelta(hours=2))
    at.world.director.pages.check_ins().for_day(sunday)
    settle()
    at.score(5)
    at.score(9, row=1)
    at.choose("Save")
    assert kept(at) == {"now": 4, "day": 5, "worst": 9, "leg": 3}
    assert coach(at).trend(7, "worst").series.daily == {sunday: 9}


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


# -- what is not saved yet -----------------------------------------------------------------------------------

HERE = "Your answers from before are still here. They are not saved yet."


@pytest.mark.parametrize("way", ["click", "key"])
def test_leaving_writes_nothing_and_forgets_nothing(worlds: Worlds, way: str) -> None:
    at = more(worlds)
    assert HERE not in at.words()
    at.score(7, row=0)
    at.choose("Where is the pain?: Left leg")
    note(at).setPlainText("After the garden")
    at.choose("Back") if way == "click" else at.press(Key.Key_Escape)
    assert isinstance(at.page, TodayPage) and kept(at) == {"now": 4}
    at.choose("Add more")
    assert HERE in at.words() and note(at).toPlainText() == "After the garden"
    at.choose("Save")
    (now,) = [score for score in coach(at).pain_scores() if score.kind == "now"]
    assert (now.note, now.places) == ("After the garden", ("leg-left",)) and kept(at)["worst"] == 7


def test_what_is_saved_is_kept_no_longer(worlds: Worlds) -> None:
    at = more(worlds)
    at.score(7, row=0)
    note(at).setPlainText("After the garden")
    at.choose("Save")
    assert "Saved 4 at 09:05. The rest is saved too." in at.words()
    at.world.clock.move(3600)
    at.score(5)
    at.choose("Add more")
    assert note(at).toPlainText() == "" and HERE not in at.words()
    assert [row.score for row in seen(at.page, ScoreRow)] == [7, None]


def test_an_earlier_day_is_opened_again_where_it_was_left(worlds: Worlds) -> None:
    at = earlier(worlds)
    at.choose("Which day: Sunday 15 November")
    at.score(5)
    at.choose("Back")
    assert isinstance(at.page, TodayPage) and coach(at).pain_scores() == []
    at.world.director.pages.check_ins().for_day()
    settle()
    assert "How was your back on Sunday 15 November, on average?" in at.words() and HERE in at.words()
    assert seen(at.page, ScoreRow)[0].score == 5
    at.choose("Which day: Yesterday")
    assert seen(at.page, ScoreRow)[0].score is None and HERE not in at.words()


def test_what_is_kept_gives_way_to_nothing_but_what_was_answered(worlds: Worlds) -> None:
    """What was put right elsewhere meanwhile is not set back by answers from before."""
    at = more(worlds)
    at.score(7, row=0)
    at.choose("Save")
    flow, check_ins = at.world.director.pages.check_ins(), at.world.coach.pain.check_ins
    now, worst = sorted(at.world.coach.pain_scores(), key=lambda score: score.kind)
    flow.more(now)
    settle()
    at.score(2, row=1)
    at.choose("Back")
    check_ins.correct(worst, 6)
    flow.more(now)
    settle()
    assert [row.score for row in seen(at.page, ScoreRow)] == [6, 2]
    at.choose("Save")
    assert kept(at) == {"now": 4, "worst": 6, "leg": 2}


def test_a_day_that_is_over_can_lock(worlds: Worlds) -> None:
    at = worlds()
    for days in (2, 0):
        at.world.coach.add_pain(9, at=NOW - timedelta(days=days))
    at.world.director.pages.check_ins().for_day(YESTERDAY)
    settle()
    at.score(9)
    at.choose("Save")
    assert isinstance(at.page, LockoutPage) and at.world.coach.lockouts()
