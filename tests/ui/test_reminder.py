"""The reminder of the day's score: once a day at the hour, never in the way of something else, and the clock
is looked at no more often than needed."""

from datetime import datetime, timedelta, timezone

import pytest
from hands import AtWindow, Worlds, seen, settle
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton

from corecoach.pain import PainKind
from corecoach.tour.pack_run_scenes import run_packs
from corecoach.tour.world import NOW
from corecoach.ui.notifier import Notifier
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.reminder import LOOK_LEAST_S, LOOK_MOST_S, Reminder, seconds_to_look
from corecoach.ui.widgets import ScoreRow

EIGHT = NOW.replace(hour=20, minute=0)
DAY = timedelta(days=1)
NOTE = ("CoreCoach", "Time for today's score", False)


class Watch:
    """A window with its reminder, the notes that it gave, and whether its icon is in the tray."""

    def __init__(self, at: AtWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at, self.world = at, at.world
        self.notes: list[tuple[str, str, bool]] = []
        self.icon = False
        monkeypatch.setattr(Notifier, "tell", self._tell)
        monkeypatch.setattr(Notifier, "show", lambda _self, _words: self._turn(True))
        monkeypatch.setattr(Notifier, "hide", lambda _self: self._turn(False))
        world = at.world
        self.reminder = Reminder(world.director, world.window, world.coach, world.app.settings)

    def _tell(self, title: str, words: str, *, urgent: bool) -> None:
        self.notes.append((title, words, urgent))

    def _turn(self, on: bool) -> None:
        self.icon = on

    @property
    def timer(self) -> QTimer:
        (timer,) = self.reminder.findChildren(QTimer)
        return timer

    def wait(self, until: datetime, step_s: float = 60) -> None:
        """Let time pass; somebody looks each minute, as the timer does."""
        while self.world.clock.now() < until:
            self.world.clock.move(step_s)
            self.reminder.look()
        settle()

    def set(self, now: datetime) -> None:
        """Set the clock, or sleep: the timer knows nothing of it, and looks then."""
        self.world.clock.set_wall(now)
        self.reminder.look()
        settle()


@pytest.fixture
def watched(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """In the morning, with the trend in sight."""
    return watch(worlds, monkeypatch)


def watch(worlds: Worlds, monkeypatch: pytest.MonkeyPatch, **settings: object) -> Watch:
    at = worlds(**settings)
    at.world.director.go("trend")
    settle()
    return Watch(at, monkeypatch)


# -- when it reminds -----------------------------------------------------------------------------------------


def test_it_reminds_once_at_the_hour(watched: Watch) -> None:
    watched.wait(EIGHT - timedelta(minutes=1))
    assert watched.notes == []
    watched.wait(EIGHT + timedelta(minutes=1))
    assert watched.notes == [NOTE]
    watched.wait(NOW.replace(hour=23, minute=59))
    assert watched.notes == [NOTE]


def test_it_reminds_again_on_the_next_day(watched: Watch) -> None:
    watched.wait(EIGHT + timedelta(minutes=1))
    watched.wait(EIGHT + DAY - timedelta(minutes=10), step_s=300)
    assert watched.notes == [NOTE]
    watched.wait(EIGHT + DAY + timedelta(minutes=1))
    assert watched.notes == [NOTE] * 2


@pytest.mark.parametrize(("kind", "notes"), [("day", []), ("now", [NOTE]), ("worst", [NOTE])])
def test_a_day_that_has_its_score_needs_no_reminder(
    watched: Watch, kind: PainKind, notes: list[object]
) -> None:
    watched.world.coach.add_pain(4, kind)
    watched.set(EIGHT)
    assert watched.notes == notes


@pytest.mark.parametrize("now", [EIGHT, EIGHT + timedelta(hours=3)])
def test_after_sleep_it_reminds_at_the_next_look(watched: Watch, now: datetime) -> None:
    watched.set(now)
    assert watched.notes == [NOTE]


def test_a_night_that_was_slept_through_is_not_made_up_for(watched: Watch) -> None:
    watched.set(NOW + DAY)
    assert watched.notes == []
    watched.set(EIGHT + DAY)
    assert watched.notes == [NOTE]


def test_a_clock_that_is_set_back_does_not_remind_twice(watched: Watch) -> None:
    watched.set(EIGHT)
    watched.set(EIGHT - timedelta(hours=1))
    watched.set(EIGHT)
    assert watched.notes == [NOTE]


def test_a_window_that_opens_after_the_hour_asks_on_today_and_gives_no_note(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds(begin=False)
    at.world.clock.set_wall(EIGHT + timedelta(minutes=30))
    at.world.director.go("trend")
    watched = Watch(at, monkeypatch)
    watched.wait(EIGHT + timedelta(hours=2))
    assert watched.notes == []


def test_in_front_of_today_the_question_is_enough(watched: Watch) -> None:
    watched.world.director.go("today")
    settle()
    watched.set(EIGHT)
    assert watched.notes == [] and not watched.icon
    assert seen(watched.at.page, ScoreRow)[0].accessibleName() == "How was your back today, on average?"


# -- not in the way ------------------------------------------------------------------------------------------


def test_not_in_a_session_but_after_it(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    at = worlds(begin=False)
    at.session(20)
    watched = Watch(at, monkeypatch)
    watched.set(EIGHT)
    assert watched.notes == []
    at.world.director.go("trend")
    watched.wait(EIGHT + timedelta(minutes=2))
    assert watched.notes == [NOTE]


def test_not_in_a_safety_check(watched: Watch) -> None:
    watched.world.director.go("symptom")
    settle()
    watched.set(EIGHT)
    assert watched.notes == []


def test_not_with_ice_or_heat_in_use(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    at = worlds(sample="", begin=False)
    run_packs(at.world, "ice_acute")
    at.world.director.go("trend")
    settle()
    watched = Watch(at, monkeypatch)
    watched.set(EIGHT)
    assert watched.notes == []


def test_what_was_in_the_way_until_midnight_leaves_that_day_alone(watched: Watch) -> None:
    watched.world.director.go("symptom")
    watched.wait(NOW.replace(hour=0, minute=10) + DAY, step_s=300)
    watched.world.director.go("trend")
    watched.wait(NOW + DAY)
    assert watched.notes == []


# -- what follows a note -------------------------------------------------------------------------------------


def test_the_note_leads_to_today(watched: Watch) -> None:
    watched.set(EIGHT)
    assert watched.icon
    watched.reminder.notifier.opened.emit()
    settle()
    assert isinstance(watched.at.page, TodayPage) and not watched.icon
    assert seen(watched.at.page, ScoreRow)[0].accessibleName() == "How was your back today, on average?"


def test_the_note_leads_out_of_nothing_that_goes_on(watched: Watch) -> None:
    watched.set(EIGHT)
    watched.world.director.go("symptom")
    settle()
    page = watched.at.page
    watched.reminder.notifier.opened.emit()
    settle()
    assert watched.at.page is page


def test_whoever_comes_back_needs_no_icon(watched: Watch) -> None:
    watched.set(EIGHT)
    watched.reminder._on_state(Qt.ApplicationState.ApplicationInactive)
    assert watched.icon
    watched.reminder._on_state(Qt.ApplicationState.ApplicationActive)
    assert not watched.icon


def test_whoever_comes_back_after_days_finds_today_as_it_is(watched: Watch) -> None:
    watched.world.director.go("today")
    settle()
    watched.at.score(4)
    watched.world.clock.move(2 * 86400)
    watched.reminder._on_state(Qt.ApplicationState.ApplicationActive)
    settle()
    assert seen(watched.at.page, ScoreRow)[0].score is None
    assert "Last time: 4" in watched.at.words()


def test_what_was_just_given_stays_in_sight_when_the_evening_begins(watched: Watch) -> None:
    watched.set(NOW.replace(hour=16, minute=58))
    watched.world.director.go("today")
    settle()
    watched.at.score(4)
    watched.wait(NOW.replace(hour=17, minute=2))
    assert "Undo" in {b.text() for b in seen(watched.at.page, QAbstractButton)}
    watched.wait(NOW.replace(hour=17, minute=10))
    assert seen(watched.at.page, ScoreRow)[0].accessibleName() == "How was your back today, on average?"


# -- settings ------------------------------------------------------------------------------------------------


def test_never_is_never_but_today_goes_with_the_time(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = watch(worlds, monkeypatch, reminder_hour=None)
    watched.world.director.go("today")
    settle()
    watched.world.clock.set_wall(EIGHT)
    watched.timer.timeout.emit()
    assert watched.notes == [] and not watched.icon
    assert seen(watched.at.page, ScoreRow)[0].accessibleName() == "How was your back today, on average?"
    watched.world.clock.set_wall(NOW + DAY)
    watched.timer.timeout.emit()
    settle()
    assert seen(watched.at.page, ScoreRow)[0].accessibleName() == "How is your back right now?"
    assert watched.timer.isActive() and watched.timer.interval() == 1000 * LOOK_MOST_S


def test_another_hour_holds_at_once(watched: Watch) -> None:
    watched.world.app.settings.change(reminder_hour=18)
    watched.set(EIGHT.replace(hour=18))
    assert watched.notes == [NOTE]


def test_an_hour_that_is_over_already_is_for_tomorrow(watched: Watch) -> None:
    watched.set(EIGHT.replace(hour=19))
    watched.world.app.settings.change(reminder_hour=18)
    watched.wait(EIGHT + timedelta(minutes=5))
    assert watched.notes == []
    watched.set(EIGHT.replace(hour=18) + DAY)
    assert watched.notes == [NOTE]


def test_after_never_an_hour_holds_again(watched: Watch) -> None:
    watched.world.app.settings.change(reminder_hour=None)
    watched.set(EIGHT)
    watched.world.app.settings.change(reminder_hour=21)
    watched.set(EIGHT.replace(hour=21))
    assert watched.notes == [NOTE]


def test_other_settings_change_nothing(watched: Watch) -> None:
    watched.set(EIGHT)
    watched.world.app.settings.change(volume=10)
    watched.reminder.look()
    assert watched.notes == [NOTE]


def test_a_window_that_closes_looks_no_more_and_one_that_stays_does(watched: Watch) -> None:
    watched.world.window.closing.emit()
    assert not watched.timer.isActive() and not watched.icon
    watched.world.window.stayed.emit()
    assert watched.timer.isActive()


# -- how often somebody looks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "told", "seconds"),
    [
        (9, 0, False, 300),
        (19, 56, False, 241),
        (19, 59, False, 61),
        (20, 0, False, 60),
        (22, 0, False, 60),
        (22, 0, True, 300),
    ],
)
def test_near_the_hour_somebody_looks_in_time(hour: int, minute: int, told: bool, seconds: int) -> None:
    now = NOW.replace(hour=hour, minute=minute)
    assert seconds_to_look(now, 20, told=told) == seconds


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001
    st.integers(-14, 14),
    st.integers(0, 23),
    st.booleans(),
)
def test_never_more_often_than_once_a_minute_and_never_long_after_the_hour(
    at: datetime, offset: int, hour: int, told: bool
) -> None:
    now = at.replace(tzinfo=timezone(timedelta(hours=offset)))
    seconds = seconds_to_look(now, hour, told=told)
    assert LOOK_LEAST_S <= seconds <= LOOK_MOST_S
    due = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    if now < due <= now + timedelta(seconds=seconds):
        assert now + timedelta(seconds=seconds) - due <= timedelta(seconds=LOOK_LEAST_S)


def test_the_timer_may_be_late_so_that_the_processor_can_sleep(watched: Watch) -> None:
    assert watched.timer.timerType() is Qt.TimerType.VeryCoarseTimer
    assert watched.timer.isSingleShot() and watched.timer.interval() == 1000 * LOOK_MOST_S
