"""Pain over time: kinds kept apart, what is drawn beside the scores, and when it is read anew."""

from datetime import UTC, date, datetime, timedelta, timezone
from unittest.mock import patch

import pytest
from clinician_samples import code_for, file_for, signed, take_in, unsigned
from coach_samples import GENTLE, TUESDAY, Person, did, full_disk
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.coach.check_ins import CheckIn
from corecoach.coach.trend_views import Locked, Marks
from corecoach.pain import KINDS, PainScore
from corecoach.pain.smooth import median7
from corecoach.pain.trend import trend_of
from corecoach.session import Command

DAY = timedelta(days=1)
TODAY = TUESDAY.date()


def ago(days: int) -> date:
    """The day so many days before the first today."""
    return TODAY - days * DAY


def marks(person: Person) -> Marks:
    """What is drawn beside the scores, also for one who has just started the program."""
    now = person.coach.trend(None).marks
    assert person.restart().trend(None).marks == now
    return now


def gave(person: Person, **scores: int) -> None:
    """A score on each day: `d6=3` is a 3 six days ago."""
    for name, score in scores.items():
        person.clock.set_wall(TUESDAY - int(name[1:]) * DAY)
        person.coach.add_pain(score)
    person.clock.set_wall(TUESDAY)


# -- the range -------------------------------------------------------------------------------------------


def test_without_scores_there_are_days_and_no_points(person: Person) -> None:
    for days, first in ((7, ago(6)), (42, ago(41)), (None, ago(1)), (1, ago(1))):
        view = person.coach.trend(days)
        assert (view.first, view.last, view.days) == (first, TODAY, days)
        assert (view.series.points, view.series.daily, view.series.median7) == ((), {}, {})
        assert view.marks == Marks(TODAY, TODAY) and view.kinds == ()
        assert view.trend == trend_of({}, TODAY, days) and view.start is None


def test_a_range_has_its_days_and_all_scores_are_there_to_be_drawn(person: Person) -> None:
    gave(person, d30=0, d7=7, d6=6)
    view, whole = person.coach.trend(7), person.coach.trend(None)
    assert (view.first, whole.first) == (ago(6), ago(30))
    assert view.series == whole.series and len(view.series.points) == 3
    assert (view.trend.n, whole.trend.n) == (1, 3)


def test_the_first_middle_value_of_a_range_looks_back_a_whole_week(person: Person) -> None:
    gave(person, d12=9, d9=9, d8=1, d7=2, d6=3)
    view = person.coach.trend(7)
    assert view.trend.n == 1
    assert view.trend.median7 == {ago(6): 3} | {ago(n): 2.5 for n in (5, 4, 3)}


@pytest.mark.parametrize("days", [0, -1])
def test_no_days_are_refused(person: Person, days: int) -> None:
    with pytest.raises(ValueError, match="a day or longer"):
        person.coach.trend(days)


def test_a_range_longer_than_the_calendar_is_all_of_it(person: Person) -> None:
    person.coach.add_pain(4)
    view = person.coach.trend(10**7)
    assert (view.first, view.trend.n) == (date.min, 1)


@settings(max_examples=settings.default.max_examples // 4)
@given(
    st.dictionaries(st.integers(0, 30), st.lists(st.integers(0, 10), min_size=1, max_size=2)),
    st.integers(1, 40) | st.none(),
)
def test_a_range_is_about_its_days_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, scores: dict[int, list[int]], days: int | None
) -> None:
    person = Person(tmp_path_factory.mktemp("home"))
    for before, values in scores.items():
        for n, score in enumerate(values):
            person.clock.set_wall(TUESDAY - before * DAY - timedelta(minutes=n))
            person.coach.add_pain(score)
    person.clock.set_wall(TUESDAY)
    view = person.coach.trend(days)
    daily = {ago(n): sum(values) / len(values) for n, values in sorted(scores.items(), reverse=True)}
    assert view.series.daily == daily and view.series.median7 == median7(daily)
    assert view.trend == trend_of(daily, TODAY, days) == person.coach.pain.trends.statistics(days)
    assert len(view.series.points) == sum(map(len, scores.values()))


# -- kinds -----------------------------------------------------------------------------------------------


def test_each_kind_is_a_row_of_its_own(person: Person) -> None:
    for n, kind in enumerate(KINDS):
        person.coach.add_pain(n, kind)
    view = person.coach.trend(7)
    assert view.kinds == KINDS
    for n, kind in enumerate(KINDS):
        row = person.coach.trend(7, kind)
        assert (row.kind, row.series.daily, row.trend.n) == (kind, {TODAY: n}, 1)


def test_the_usual_row_is_the_question_that_is_answered_on_more_days(person: Person) -> None:
    assert person.coach.trend(7).kind == "day"
    person.coach.add_pain(3, "leg")
    assert person.coach.trend(7).kind == "leg"
    for _n in range(4):
        person.wait(24)
        person.coach.add_pain(3, "now")
    assert person.coach.trend(7).kind == "now"
    for _n in range(4):
        person.wait(24)
        person.coach.add_pain(3, "day")
    assert person.coach.trend(7).kind == "day" == person.coach.pain.trends.series().kind


@pytest.mark.parametrize(("evenings", "kind"), [(50, "day"), (21, "day"), (19, "now")])
def test_the_usual_row_goes_by_the_last_six_weeks(person: Person, evenings: int, kind: str) -> None:
    for days in range(200 + evenings, 0, -1):
        at = TUESDAY - days * DAY
        person.coach.keep(PainScore(f"s{days}", at, "day" if days <= evenings else "now", 4))
    person.coach.add_pain(4, "day")
    assert person.coach.trend(7).kind == kind


def test_where_somebody_started_is_of_the_whole_row(person: Person) -> None:
    for score in (8, 7, 7, 7, *[4] * 20):
        person.coach.add_pain(score)
        person.wait(24)
    view = person.coach.trend(7)
    assert (view.start, view.trend.baseline) == (7, 4)


def test_what_was_entered_after_two_days_is_drawn_and_not_counted(person: Person) -> None:
    person.coach.add_pain(9, at=TUESDAY - 3 * DAY)
    person.coach.add_pain(4, at=TUESDAY - DAY)
    row = person.coach.trend(7, "now").series
    assert [(p.score, p.late, p.counted) for p in row.points] == [(9, True, False), (4, True, True)]
    assert row.daily == {ago(1): 4}


# -- when it is read anew --------------------------------------------------------------------------------


def test_what_is_written_is_seen_at_once(person: Person) -> None:
    seen = [person.coach.trend(7).trend.n]
    score, _saved = person.coach.add_pain(4)
    seen.append(person.coach.trend(7).trend.n)
    person.coach.pain.check_ins.correct(score, 7)
    assert person.coach.trend(7).series.daily == {TODAY: 7}
    person.coach.withdraw_pain(score)
    seen.append(person.coach.trend(7).trend.n)
    assert seen == [0, 1, 0]
    person.coach.pain.check_ins.add(CheckIn(None, flare=True))
    did(person, "x", TUESDAY)
    assert (person.coach.trend(7).marks.flares, person.coach.trend(7).marks.sessions) == ((TODAY,), (TODAY,))


def test_what_could_not_be_written_counts_and_counts_once(person: Person) -> None:
    person.coach.trend(7)
    with full_disk():
        person.coach.add_pain(4)
        person.coach.pain.check_ins.add(CheckIn(6, flare=True), "day")
        assert person.coach.pending == 3
        view = person.coach.trend(7)
        assert (view.kind, view.kinds) == ("day", ("now", "day"))
        assert (view.series.daily, view.marks.flares) == ({TODAY: 6}, (TODAY,))
    person.coach.retry()
    assert person.coach.pending == 0
    assert person.coach.trend(7).series == view.series == person.restart().trend(7).series


def test_at_midnight_another_day_begins(person: Person) -> None:
    person.coach.add_pain(4)
    assert person.coach.trend(7).last == TODAY
    person.wait(14)
    assert person.coach.trend(7).last == TODAY
    person.wait(1)
    view = person.coach.trend(7)
    assert (view.first, view.last, view.marks.last) == (ago(5), ago(-1), ago(-1))
    assert (view.trend.days, view.trend.n) == (2, 1)


def test_nothing_is_read_again_where_nothing_has_changed(person: Person) -> None:
    person.coach.add_pain(4)
    person.coach.trend(7)
    with patch.object(person.coach, "pain_scores", side_effect=AssertionError("read again")):
        for days in (7, 42, None):
            person.coach.trend(days)
            person.coach.trend(days, "leg")
            person.coach.pain.trends.statistics(days)
        person.wait(1)
        person.coach.trend(7)


# -- what is drawn beside --------------------------------------------------------------------------------


def test_a_stopped_session_is_no_session_done(person: Person) -> None:
    did(person, "x", TUESDAY, "stopped")
    did(person, "x", TUESDAY - DAY, "ended")
    did(person, "y", TUESDAY - DAY)
    assert marks(person).sessions == (ago(1),)


def test_all_begins_with_the_first_thing_that_happened(person: Person) -> None:
    did(person, "x", TUESDAY - 9 * DAY)
    assert (marks(person).first, person.coach.trend(None).first) == (ago(9), ago(9))
    person.coach.add_pain(4, at=TUESDAY - 10 * DAY)
    assert marks(person).first == ago(10)


def test_a_programme_is_a_change_when_it_differs_from_the_one_before(person: Person) -> None:
    person.take_in("one-minute")
    person.wait(24)
    person.take_in("one-minute")
    person.wait(24)
    person.take_in("steady-core")
    person.wait(24)
    person.take_in("one-minute")
    titles = ((TODAY, "One minute"), (ago(-2), "Steady core, eight weeks"), (ago(-3), "One minute"))
    assert marks(person).changes == titles


def test_a_flare_is_what_was_called_so_last(person: Person) -> None:
    person.coach.add_pain(10)
    assert marks(person).flares == (), "no score makes one"
    person.coach.pain.check_ins.add(CheckIn(2, flare=True))
    person.wait(24)
    person.coach.pain.check_ins.add(CheckIn(2, flare=True))
    assert marks(person).flares == (TODAY, ago(-1))
    person.coach.pain.check_ins.add(CheckIn(None, flare=False), day=TODAY)
    assert marks(person).flares == (ago(-1),)


# -- locks -----------------------------------------------------------------------------------------------


def test_a_lock_in_force_has_no_end(person: Person) -> None:
    person.reported(leg_numb="yes")
    person.wait(72)
    assert marks(person).locked == (Locked(TODAY, None),)


def test_a_lock_on_less_than_all_exercise_is_none_of_these(person: Person) -> None:
    person.coach.report({}, "wall-plank", pain_now=7)
    assert person.coach.lockouts() and marks(person).locked == ()


def test_a_lock_ends_on_the_day_of_the_check_that_let_it_go(person: Person) -> None:
    person.coach.report({}, pain_now=9)
    assert person.locks() == {"all_exercise"}
    person.wait(50)
    assert marks(person).locked == (Locked(TODAY, None),), "no time ends it without a check"
    person.screen(3)
    assert person.locks() == set()
    assert marks(person).locked == (Locked(TODAY, ago(-2)),)


def test_a_lock_ends_on_the_day_of_a_clinicians_word_code_or_file(person: Person) -> None:
    take_in(person, signed())
    for unlock in ("code", "file"):
        lockout = person.reported(leg_numb="yes")
        begin = person.clock.now().date()
        person.wait(72)
        if unlock == "code":
            assert person.coach.unlock_by_code(lockout, code_for(person, lockout)) == "cleared"
        else:
            assert person.coach.unlock_by_file(lockout, file_for(person, lockout)) == "cleared"
        assert marks(person).locked[-1] == Locked(begin, begin + 3 * DAY)
        person.wait(24)
    assert len(marks(person).locked) == 2


def test_details_typed_in_end_it(person: Person) -> None:
    lockout = person.reported(pain_severe_days="yes")
    person.wait(30)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    assert marks(person).locked == (Locked(TODAY, ago(-1)),)


def test_a_lock_that_is_cleared_in_part_ends_when_no_longer_everything_is_locked(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(leg_numb="yes")
    person.wait(24)
    code = code_for(person, lockout, "strengthening")
    assert person.coach.unlock_by_code(lockout, code) == "cleared"
    assert person.locks() == {"strengthening"}
    assert marks(person).locked == (Locked(TODAY, ago(-1)),)


def test_a_clearance_that_has_run_out_locks_anew(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(leg_numb="yes")
    person.wait(1)
    assert person.coach.unlock_by_code(lockout, code_for(person, lockout, weeks=1)) == "cleared"
    assert marks(person).locked == (Locked(TODAY, TODAY),)
    # To the end of the day after a week it holds.
    person.wait(7 * 24)
    assert marks(person).locked == (Locked(TODAY, TODAY),)
    person.wait(24)
    assert marks(person).locked == (Locked(TODAY, TODAY), Locked(ago(-8), None))


def test_a_plan_that_a_programme_confirms_ends_the_lock_for_the_person(nobody: Person) -> None:
    nobody.about(40, "recent_spinal_procedure")
    assert nobody.locks() == {"all_exercise"}
    nobody.wait(5 * 24)
    take_in(nobody, unsigned(confirmations=("postop_plan_confirmed",)))
    assert nobody.locks() == set()
    assert marks(nobody).locked == (Locked(TODAY, ago(-5)),)
    nobody.wait(24)
    take_in(nobody, unsigned())
    assert marks(nobody).locked == (Locked(TODAY, None),)


def test_the_first_end_is_the_end(nobody: Person) -> None:
    nobody.about(40, "recent_spinal_procedure")
    (lockout,) = nobody.coach.lockouts()
    nobody.wait(24)
    assert nobody.coach.clear(lockout, "Ana", "GP", nobody.clock.now()) == "cleared"
    nobody.wait(24)
    take_in(nobody, unsigned(confirmations=("postop_plan_confirmed",)))
    assert marks(nobody).locked == (Locked(TODAY, ago(-1)),)


def test_an_end_that_a_clock_set_forward_had_reached_counts_no_more(person: Person) -> None:
    person.coach.report({}, pain_now=9)
    person.wait(30)
    person.screen(3)
    assert marks(person).locked == (Locked(TODAY, ago(-1)),)
    # The same day, some hours earlier.
    person.clock.set_wall(TUESDAY + timedelta(hours=26))
    assert person.coach.trend(7).marks.locked == (Locked(TODAY, None),)


def test_a_session_on_another_clock_is_of_its_own_day(person: Person) -> None:
    tokyo = datetime(2026, 11, 17, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    assert tokyo.astimezone(UTC).date() == ago(1)
    did(person, "x", tokyo)
    assert marks(person).sessions == (TODAY,)


def test_a_session_played_here_is_drawn(person: Person) -> None:
    person.coach.finish(person.play(GENTLE))
    person.wait(24)
    person.coach.finish(person.play(GENTLE, stop=Command.STOP))
    assert marks(person).sessions == (TODAY,)
