"""The score on Today: which question it asks, that a tap means what stood there, and what follows a tap."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.pain import PainKind, PainScore
from corecoach.tour.world import NOW
from corecoach.ui.pages.check_in import CheckInPage
from corecoach.ui.pages.diary import DiaryPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets import ScoreRow

NOW_ASKED = "How is your back right now?"
DAY_ASKED = "How was your back today, on average?"
EVENING = NOW.replace(hour=18, minute=30)


def on(worlds: Worlds, now: datetime = NOW, **settings: object) -> AtWindow:
    """At Today, at that time."""
    at = worlds(begin=False, **settings)
    go(at, now)
    return at


def go(at: AtWindow, now: datetime) -> None:
    at.world.clock.set_wall(now)
    at.world.director.go("today")
    settle()


def coach_on_disk(at: AtWindow) -> Coach:
    folder: Path = at.world.app.home.folder
    return Home(folder).coach(at.world.coach.library, at.world.clock)


def given(at: AtWindow) -> list[tuple[PainKind, int]]:
    return [(score.kind, score.score) for score in coach_on_disk(at).pain_scores()]


def question(at: AtWindow) -> str:
    return seen(at.page, ScoreRow)[0].accessibleName()


def shown(at: AtWindow) -> int | None:
    return seen(at.page, ScoreRow)[0].score


def offered(at: AtWindow) -> set[str]:
    ways = {"Undo", "Add more", "Your scores", "Add yesterday's score"}
    return {button.text() for button in seen(at.page, QAbstractButton)} & ways


# -- which question ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "reminder", "asked"),
    [
        (16, 59, 20, NOW_ASKED),
        (17, 0, 20, DAY_ASKED),
        (23, 59, 20, DAY_ASKED),
        (0, 0, 20, NOW_ASKED),
        (16, 59, None, NOW_ASKED),
        (17, 0, None, DAY_ASKED),
        (14, 59, 15, NOW_ASKED),
        (15, 0, 15, DAY_ASKED),
    ],
)
def test_in_the_evening_it_asks_for_the_day(
    worlds: Worlds, hour: int, minute: int, reminder: int | None, asked: str
) -> None:
    at = on(worlds, NOW.replace(hour=hour, minute=minute), reminder_hour=reminder)
    assert question(at) == asked and asked in at.words()
    at.score(4)
    assert given(at) == [("day" if asked == DAY_ASKED else "now", 4)]


def test_a_day_is_asked_for_once(worlds: Worlds) -> None:
    at = on(worlds, EVENING)
    at.score(4)
    assert (question(at), shown(at)) == (DAY_ASKED, 4)
    go(at, EVENING + timedelta(minutes=30))
    assert (question(at), shown(at)) == (NOW_ASKED, None)
    at.score(6)
    assert given(at) == [("day", 4), ("now", 6)]
    go(at, EVENING + timedelta(days=1))
    assert question(at) == DAY_ASKED


def test_a_score_of_the_day_taken_back_is_asked_for_again(worlds: Worlds) -> None:
    at = on(worlds, EVENING)
    at.score(4)
    at.choose("Undo")
    assert (question(at), given(at)) == (DAY_ASKED, [])


# -- a tap means what stood there ----------------------------------------------------------------------------


def test_a_page_drawn_before_the_evening_still_asks_for_now(worlds: Worlds) -> None:
    at = on(worlds, NOW.replace(hour=16, minute=58))
    at.world.clock.move(600)
    at.score(4)
    assert given(at) == [("now", 4)]


def test_a_page_drawn_before_midnight_asked_about_that_day(worlds: Worlds) -> None:
    at = on(worlds, NOW.replace(hour=23, minute=50))
    at.world.clock.move(1200)
    at.score(4)
    (score,) = coach_on_disk(at).pain_scores()
    assert (score.kind, score.score, score.at.date()) == ("day", 4, NOW.date())
    assert score.entered_at is not None and score.entered_at.date() == NOW.date() + timedelta(days=1)
    assert question(at) == "How was your back yesterday, on average?"
    assert "Saved 4 for yesterday." in at.words()
    at.score(5)
    assert given(at) == [("day", 5)]


@pytest.mark.parametrize("now", [EVENING, NOW])
def test_a_tap_the_next_morning_overwrites_nothing_and_today_is_asked_for(
    worlds: Worlds, now: datetime
) -> None:
    at = on(worlds, now)
    at.score(4)
    before = given(at)
    at.world.clock.set_wall(NOW.replace(hour=7, minute=30) + timedelta(days=1))
    at.score(8)
    assert (given(at), shown(at), question(at)) == (before, None, NOW_ASKED)
    at.score(8)
    assert given(at) == [*before, ("now", 8)]


def test_the_day_before_given_after_midnight_is_not_overwritten_in_the_morning(worlds: Worlds) -> None:
    at = on(worlds, NOW.replace(hour=23, minute=50))
    at.world.clock.move(1200)
    at.score(4)
    at.world.clock.move(7 * 3600)
    assert at.world.director.scores.is_out_of_date
    at.score(8)
    assert (given(at), shown(at), question(at)) == ([("day", 4)], None, NOW_ASKED)


def test_a_page_that_stood_for_days_writes_nothing_about_a_day_that_nobody_remembers(worlds: Worlds) -> None:
    at = on(worlds, EVENING)
    at.world.clock.move(4 * 86400 + 5 * 3600)
    at.score(4)
    assert (given(at), shown(at), question(at)) == ([], None, DAY_ASKED)


def test_a_page_drawn_for_now_asks_for_now_on_the_next_day_as_well(worlds: Worlds) -> None:
    at = on(worlds)
    at.world.clock.move(86400)
    at.score(4)
    (score,) = coach_on_disk(at).pain_scores()
    assert (score.kind, score.at) == ("now", at.world.clock.now())


# -- a second tap --------------------------------------------------------------------------------------------


def entries(at: AtWindow) -> list[tuple[int, list[int]]]:
    """Each score that stands, with the numbers that stood there before."""
    found = coach_on_disk(at).pain.check_ins.entries()
    return [(e.score.score, [old.score for old in e.before]) for e in found if not e.taken_back]


def test_a_second_tap_corrects_and_the_old_number_stays_readable(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.world.clock.move(60)
    at.score(6)
    at.score(5)
    assert entries(at) == [(5, [4, 6])]
    assert "Saved 5 at 09:05." in at.words()
    (score,) = coach_on_disk(at).pain_scores()
    assert score.at == NOW


def test_the_same_number_again_is_no_correction(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.score(4)
    assert entries(at) == [(4, [])]
    at.choose("Undo")
    assert given(at) == []


def test_undo_after_a_correction_takes_all_of_it_back(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.score(6)
    at.choose("Undo")
    assert given(at) == []
    assert [e.taken_back for e in coach_on_disk(at).pain.check_ins.entries()] == [True]


@pytest.mark.parametrize(("minutes", "scores"), [(9, [("now", 6)]), (11, [("now", 4), ("now", 6)])])
def test_now_is_corrected_for_ten_minutes(worlds: Worlds, minutes: int, scores: list[object]) -> None:
    at = on(worlds)
    at.score(4)
    at.world.clock.move(minutes * 60)
    at.score(6)
    assert given(at) == scores


def test_the_average_of_a_day_is_one_however_late_it_is_corrected(worlds: Worlds) -> None:
    at = on(worlds, EVENING)
    at.score(4)
    at.world.clock.move(3 * 3600)
    at.score(6)
    assert entries(at) == [(6, [4])]


# -- what can be done with it --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
@pytest.mark.parametrize("scale", [100, 200])
def test_a_tap_does_not_move_the_cells(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    at = on(worlds, EVENING, text_scale=scale)
    at.window.resize(*size)
    settle()
    before = seen(at.page, ScoreRow)[0].geometry()
    at.score(4)
    assert seen(at.page, ScoreRow)[0].geometry() == before
    assert offered(at) == {"Undo", "Add more"}


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("days_ago", [(), (2,), (2, 1)])
def test_a_tap_a_second_one_and_undo_leave_the_page_as_it_is(
    worlds: Worlds, size: tuple[int, int], scale: int, days_ago: tuple[int, ...]
) -> None:
    at = with_scores(worlds, *days_ago, text_scale=scale, sample="")
    at.window.resize(*size)
    settle()
    page, places = at.page, set()
    for number in (7, 7, 10):
        at.score(number)
        places.add(place_of_row(at))
        assert at.page is page and at.focus is cells(at)[number]
    at.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    places.add(place_of_row(at))
    assert len(places) == 1 and place_of_row(at)[1].y() > 0
    assert (shown(at), at.page, at.focus in cells(at)) == (None, page, True)


def place_of_row(at: AtWindow) -> tuple[int, QPoint, int]:
    """How far the page is scrolled, where the row stands in the window, and how high its card is."""
    (row,) = seen(at.page, ScoreRow)
    assert isinstance(at.page, TodayPage)
    return at.page.scroll_bar.value(), row.mapTo(at.window, QPoint(0, 0)), row.parentWidget().height()


def cells(at: AtWindow) -> list[QAbstractButton]:
    return seen(seen(at.page, ScoreRow)[0], QAbstractButton)


def test_with_the_keyboard_alone_a_score_is_given_put_right_and_taken_back(worlds: Worlds) -> None:
    at = on(worlds)
    at.until(lambda: at.focus is cells(at)[0])
    at.type("5")
    at.press(Key.Key_Return)
    assert isinstance(at.page, TodayPage) and given(at) == [("now", 5)]
    at.press(Key.Key_Right)
    assert given(at) == [("now", 5)]
    at.press(Key.Key_Enter)
    assert given(at) == [("now", 6)]
    at.until(lambda: at.focus is at.button("Undo"))
    at.press(Key.Key_Return)
    assert given(at) == [] and at.focus is cells(at)[0]


def test_ctrl_z_takes_back_only_what_offers_undo(worlds: Worlds) -> None:
    at = on(worlds)
    at.world.coach.add_pain(3)
    undo = lambda: at.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)  # noqa: E731
    undo()
    assert given(at) == [("now", 3)]
    at.score(4)
    at.choose("Add more")
    at.score(7)
    at.choose("Save")
    undo()
    assert ("now", 4) in given(at)


def test_what_a_score_locks_is_seen_and_the_keyboard_stays(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.world.coach.report({"trauma_minor": "yes"})
    at.until(lambda: at.focus is cells(at)[4])
    at.type("5")
    assert "Some things are locked because of what you told us." in at.words()
    assert shown(at) == 5 and at.focus is cells(at)[5]


def test_add_more_leads_to_more_and_back(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.choose("Add more")
    assert isinstance(at.page, CheckInPage)
    at.choose("Back")
    assert isinstance(at.page, TodayPage)
    assert (shown(at), offered(at)) == (4, {"Undo", "Add more"})


def test_after_more_was_said_the_way_leads_to_all_scores(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.choose("Add more")
    at.score(7)
    at.choose("Save")
    assert (shown(at), offered(at)) == (4, {"Your scores"})
    at.choose("Your scores")
    assert isinstance(at.page, DiaryPage)


def test_a_second_tap_keeps_what_was_said_beside_it(worlds: Worlds) -> None:
    at = on(worlds)
    at.score(4)
    at.choose("Add more")
    at.choose("Where is the pain?: Left leg")
    at.choose("Save")
    at.score(5)
    (score,) = coach_on_disk(at).pain_scores()
    assert (score.score, score.places) == (5, ("leg-left",))


# -- yesterday -----------------------------------------------------------------------------------------------


def with_scores(worlds: Worlds, *days_ago: int, now: datetime = NOW, **settings: object) -> AtWindow:
    at = worlds(begin=False, **settings)
    for days in days_ago:
        at.world.coach.add_pain(3, at=NOW - timedelta(days=days))
    go(at, now)
    return at


@pytest.mark.parametrize(
    ("days_ago", "asks"),
    [((2,), True), ((3, 2), True), ((1,), False), ((2, 1), False), ((), False), ((30,), False)],
)
def test_yesterday_is_asked_for_where_scores_are_usual(
    worlds: Worlds, days_ago: tuple[int, ...], asks: bool
) -> None:
    assert ("Add yesterday's score" in offered(with_scores(worlds, *days_ago))) is asks


def test_the_score_of_yesterday_is_added_and_no_longer_asked_for(worlds: Worlds) -> None:
    at = with_scores(worlds, 2)
    at.choose("Add yesterday's score")
    assert isinstance(at.page, CheckInPage)
    at.score(6)
    at.choose("Save")
    assert isinstance(at.page, TodayPage) and offered(at) == set()
    score: PainScore = coach_on_disk(at).pain_scores()[-1]
    yesterday = NOW.date() - timedelta(days=1)
    assert (score.kind, score.score, score.at.date(), score.entered_at) == ("day", 6, yesterday, NOW)


def test_what_was_just_given_comes_before_yesterday(worlds: Worlds) -> None:
    at = with_scores(worlds, 2)
    at.score(5)
    assert offered(at) == {"Undo", "Add more"}


# -- the one before ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "hours_ago", "now", "words"),
    [
        ("now", 1, NOW, "One tap saves it. Last today: 3"),
        ("now", 24, NOW, "One tap saves it. Yesterday: 3"),
        ("now", 48, NOW, "One tap saves it. Last time: 3"),
        ("day", 24, NOW, "One tap saves it."),
        ("after", 1, NOW, "One tap saves it."),
        ("now", 1, EVENING, "One tap saves it."),
        ("day", 24, EVENING, "One tap saves it. Yesterday: 3"),
    ],
)
def test_only_an_answer_to_the_same_question_stands_beside_it(
    worlds: Worlds, kind: PainKind, hours_ago: int, now: datetime, words: str
) -> None:
    at = worlds(begin=False)
    # Of the evening before, and so without the way to yesterday, which would take the room.
    at.world.coach.add_pain(9, "worst", at=NOW - timedelta(days=1))
    at.world.coach.add_pain(3, kind, at=NOW - timedelta(hours=hours_ago))
    go(at, now)
    assert words in at.words().split(" | ")


# -- what it locks -------------------------------------------------------------------------------------------


def test_a_correction_can_lock_and_says_so(worlds: Worlds) -> None:
    at = on(worlds)
    for days in (2, 1):
        at.world.coach.add_pain(9, at=NOW - timedelta(days=days))
    at.score(3)
    assert isinstance(at.page, TodayPage) and at.world.coach.lockouts() == ()
    at.score(9)
    assert isinstance(at.page, LockoutPage) and at.world.coach.lockouts()
