"""What Today and Programme show."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from shutil import copytree

import pytest
from coach_samples import LIBRARY, RULES, SAMPLES, TUESDAY, Person, did, routine_of

from corecoach.coach import Offer, TakenIn
from corecoach.exchange import Problem
from corecoach.library import Library
from corecoach.session import Command

DAY = timedelta(days=1)


def marks(person: Person) -> list[str]:
    """Monday to Sunday."""
    return [day.mark for day in person.coach.today().week]


# -- taking in -------------------------------------------------------------------------------------------


def test_an_offer_stores_nothing(person: Person) -> None:
    offer = person.coach.offer_file(SAMPLES / "steady-core.corecoach")
    assert isinstance(offer, Offer) and offer.replaces is None
    assert offer.file.programme.title == "Steady core, eight weeks"
    assert person.coach.programme is None
    assert person.stored(TakenIn) == []


def test_the_newest_programme_counts_and_the_one_before_is_kept(person: Person) -> None:
    person.take_in("one-minute")
    person.clock.move(60)
    offer = person.coach.offer_file(SAMPLES / "desk-worker.corecoach")
    assert isinstance(offer, Offer) and offer.replaces and offer.replaces.title == "One minute"
    person.coach.take_in(offer)
    for coach in (person.coach, person.restart()):
        assert coach.programme == offer.file.programme
    assert [t.programme.title for t in person.stored(TakenIn)] == ["One minute", offer.file.programme.title]


@pytest.mark.parametrize(
    "name", ["refused/unknown-key.corecoach", "refused/empty.corecoach", "nowhere", "triage"]
)
def test_a_refused_file_changes_nothing(person: Person, name: str) -> None:
    person.take_in("one-minute")
    problems = person.coach.offer_file(SAMPLES / name)
    assert isinstance(problems, list) and problems
    assert all(isinstance(p, Problem) for p in problems)
    assert person.restart().programme and len(person.stored(TakenIn)) == 1


# -- Today -----------------------------------------------------------------------------------------------


def test_without_a_programme_there_is_nothing_to_start(person: Person) -> None:
    today = person.coach.today()
    assert (today.programme, today.next, today.week, today.name) == (None, None, (), "")
    assert (today.planned_this_week, today.done_this_week, today.last) == (0, 0, {})
    assert person.coach.programme_view() is None


def test_the_week_of_a_programme_taken_in_today(person: Person) -> None:
    person.take_in("steady-core")  # Monday, Tuesday, Thursday, Friday
    today = person.coach.today()
    assert marks(person) == ["rest", "today", "rest", "planned", "planned", "rest", "rest"]
    assert [d.is_today for d in today.week] == [False, True] + [False] * 5
    assert (today.planned_this_week, today.done_this_week) == (3, 0)
    assert today.next and today.next.routine == "weeks-1-2"
    assert (today.next.exercises, today.next.planned_today, today.next.locked) == (6, 1, False)
    assert today.next.minutes == 16
    assert today.next.names[0] == LIBRARY.exercises["cat-camel"].name
    assert "none" not in today.next.equipment


def test_what_is_done_is_marked_and_what_was_left_out_too(person: Person) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY)
    assert marks(person)[1] == "done"
    person.clock.move(3 * 86400)
    assert marks(person)[:5] == ["rest", "done", "rest", "missed", "today"]
    today = person.coach.today()
    assert (today.done_this_week, today.planned_this_week) == (1, 3)


@pytest.mark.parametrize("outcome", ["stopped", "ended"])
def test_a_session_that_was_cut_short_is_not_done(person: Person, outcome: str) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY, outcome)
    today = person.coach.today()
    assert marks(person)[1] == "today"
    assert today.next and (today.next.done_today, today.done_this_week) == (0, 0)


@pytest.mark.parametrize(("complete", "mark"), [(0, "today"), (1, "today"), (2, "done"), (4, "done")])
def test_skipping_through_to_the_end_is_no_sitting(person: Person, complete: int, mark: str) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY, complete=complete, items=4)
    assert marks(person)[1] == mark


def test_a_routine_of_another_programme_with_the_same_name_does_not_count(person: Person) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY, programme="another")
    did(person, "weeks-1-2", TUESDAY, programme=None)
    assert marks(person)[1] == "today"
    assert person.coach.today().done_this_week == 0
    assert person.coach.trend(7).marks.sessions == (TUESDAY.date(),)


def test_taking_the_same_programme_in_again_does_not_start_it_anew(person: Person) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY)
    person.clock.move(14 * 86400)
    person.take_in("steady-core")
    view = person.coach.programme_view()
    assert view and view.week == 3
    person.clock.move(1)
    person.take_in("one-minute")
    view = person.coach.programme_view()
    assert view and view.week == 1


def test_a_routine_for_several_times_a_day_is_counted_down(person: Person) -> None:
    person.take_in("acute-first-days")  # three times a day
    for done in range(4):
        today = person.coach.today()
        assert today.next and today.next.routine == "gentle"
        assert (today.next.done_today, today.next.planned_today) == (min(done, 3), 3)
        assert marks(person)[1] == ("done" if done >= 3 else "today")
        assert today.done_this_week == min(done, 3)
        did(person, "gentle", TUESDAY + timedelta(hours=done))


def test_the_next_session_is_one_that_is_left(person: Person) -> None:
    person.take_in("desk-worker")  # once daily, eight times at the desk
    did(person, "daily", TUESDAY - DAY / 24, "stopped")
    seen = []
    for n in range(9):
        today = person.coach.today()
        assert today.next and today.next.planned_today == 9 and today.next.done_today == n
        seen.append(today.next.routine)
        did(person, today.next.routine, TUESDAY + timedelta(minutes=n))
    assert seen == ["daily"] + ["desk"] * 8
    assert marks(person)[1] == "done"


def test_on_a_free_day_the_routine_of_the_week_can_be_done(person: Person) -> None:
    person.take_in("steady-core")
    person.clock.move(86400)
    today = person.coach.today()
    assert today.next and today.next.routine == "weeks-1-2"
    assert (today.next.planned_today, today.next.done_today) == (0, 0)
    assert marks(person)[2] == "rest"
    did(person, "weeks-1-2", person.clock.now())
    assert person.coach.today().done_this_week == 0


@pytest.mark.parametrize(
    ("weeks", "routine"), [(0, 1), (1, 1), (2, 3), (3, 3), (4, 5), (6, 7), (7, 7), (8, 7), (200, 7)]
)
def test_each_phase_lasts_its_weeks_and_the_last_goes_on(person: Person, weeks: int, routine: int) -> None:
    person.take_in("steady-core")
    person.clock.move(weeks * 7 * 86400)
    today = person.coach.today()
    assert today.next and today.next.routine == f"weeks-{routine}-{routine + 1}"


def test_a_day_begins_at_midnight_of_the_place(person: Person) -> None:
    place = timezone(timedelta(hours=-10))
    person.clock.set_wall(datetime(2026, 11, 16, 23, 59, tzinfo=place))
    person.take_in("steady-core")
    did(person, "weeks-1-2", person.clock.now())
    assert marks(person)[:2] == ["done", "planned"]
    person.clock.move(60)
    assert marks(person)[:2] == ["done", "today"]


@pytest.mark.parametrize(
    ("items", "mark", "locked"),
    [
        ({"leg_numb": "yes"}, "locked", True),
        ({"trauma_minor": "yes"}, "locked", True),
        ({"skin_broken_site": "yes"}, "today", False),
        ({"pain_jump": "unsure"}, "today", False),
    ],
)
def test_today_is_locked_when_its_session_is(
    person: Person, items: dict[str, str], mark: str, locked: bool
) -> None:
    person.take_in("steady-core")
    lockout = person.coach.report(items).lockout  # type: ignore[arg-type]
    today = person.coach.today()
    assert lockout and today.lockouts == (lockout,) and today.locks == lockout.locks
    assert today.next and today.next.locked is locked
    assert marks(person) == ["rest", mark, "rest", "planned", "planned", "rest", "rest"]


def test_gentle_sessions_stay_open_under_a_lock_on_strengthening(person: Person) -> None:
    person.take_in("acute-first-days")
    person.coach.report({"trauma_minor": "yes"})
    today = person.coach.today()
    assert today.next and not today.next.locked


@pytest.mark.parametrize(("days", "seen"), [(0, True), (2, True), (3, False), (30, False)])
def test_the_last_score_is_one_of_the_last_days_or_unknown(person: Person, days: int, seen: bool) -> None:
    score, _saved = person.coach.add_pain(0, at=TUESDAY - days * DAY)
    assert person.coach.today().last == ({"now": score} if seen else {})


def test_the_last_score_is_one_of_each_question(person: Person) -> None:
    for number, kind in ((1, "now"), (2, "day"), (3, "now")):
        person.clock.move(60)
        person.coach.add_pain(number, kind)  # type: ignore[arg-type]
    assert {kind: score.score for kind, score in person.coach.today().last.items()} == {"now": 3, "day": 2}


def test_damaged_rules_are_said_on_a_fresh_start(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "assets"
    copytree(LIBRARY.folder / "exercises", folder / "exercises")
    (folder / "safety").mkdir()
    (folder / "safety" / "rules.json").write_bytes(
        (LIBRARY.folder / "safety" / "rules.json").read_bytes()[:-9]
    )
    person.take_in("steady-core")
    fault = person.home.coach(Library(folder), person.clock).today().rules_fault
    assert fault and "rules.json" in fault
    assert person.coach.today().rules_fault is None and RULES


@pytest.mark.parametrize("days", [-4000, -20, -1, 1, 20, 4000])
def test_a_clock_that_jumps_by_days_breaks_no_page(person: Person, days: int) -> None:
    person.take_in("steady-core")
    person.coach.add_pain(4)
    did(person, "weeks-1-2", TUESDAY)
    person.clock.set_wall(TUESDAY + days * DAY)
    for coach in (person.coach, person.restart()):
        assert coach.today().next
        view = coach.programme_view()
        assert view and view.week >= 1
        for window in (7, 42, None):
            assert coach.trend(window).last == (TUESDAY + days * DAY).date()


# -- Programme -------------------------------------------------------------------------------------------


def test_where_the_programme_stands(person: Person) -> None:
    person.take_in("steady-core")
    did(person, "weeks-1-2", TUESDAY)
    person.clock.move(15 * 86400)
    view = person.coach.programme_view()
    assert view and (view.week, view.weeks, view.phase.title) == (3, 8, "Weeks 3-4 (build)")
    assert (view.taken_in, view.signed, view.today) == (TUESDAY, False, date(2026, 12, 2))
    assert [d.day for d in view.days] == [date(2026, 11, 30) + n * DAY for n in range(7)]
    assert view.minutes["weeks-1-2"] == 16
    assert view.routine("weeks-7-8").title == "Weeks 7-8 (own it)"
    before = person.coach.programme_view(date(2026, 11, 22))
    assert before and before.days[0].day == date(2026, 11, 16)
    assert {d: n for d, n in before.done.items() if n} == {date(2026, 11, 17): 1}
    assert before.days[0].routines == () and before.days[1].routines == ("weeks-1-2",)


def test_the_minutes_of_a_routine_are_whole_and_never_too_few(person: Person) -> None:
    person.take_in("one-minute")
    assert person.coach.programme
    assert person.coach.minutes_of(person.coach.programme) == {"minute": 1}
    assert person.coach.timeline(routine_of(person, "minute")).total_s == 53


def test_the_session_in_hand_can_be_ended_and_done_again(person: Person) -> None:
    person.take_in("one-minute")
    for command, done in ((Command.END, 0), (None, 1), (None, 1)):
        person.coach.finish(person.play(routine_of(person, "minute"), stop=command))
        assert person.coach.today().done_this_week == done
