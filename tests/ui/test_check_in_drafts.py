"""The answers of a check-in before they are saved: each day has its own, what is on record is put right, and
nothing is lost by leaving."""

from datetime import timedelta

import pytest
from check_ins_at import coach, earlier, kept, more, note, says_more
from hands import Key, Worlds, seen, settle

from corecoach.tour.world import NOW
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets import ScoreRow

YESTERDAY = NOW.date() - timedelta(days=1)


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
