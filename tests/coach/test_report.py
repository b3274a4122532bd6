"""The pain report: what is counted, of which days, and what stays unknown."""

from datetime import timedelta

import pytest
from coach_samples import Person
from msgspec.structs import replace
from report_events import DAY, OTHER, TODAY, ago, day_ago, programme, session, take_in

from corecoach import __version__
from corecoach.coach.report import PERIOD_DAYS, build_report
from corecoach.coach.report_views import Around, Gaps, Psfs, Rated, Report, Rmdq, Said, Worst
from corecoach.coach.report_weeks import MOST_ROWS, weeks_each
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare
from corecoach.safety import Clearance, Fired, Lock, Lockout, Tier
from corecoach.session import SessionFeedback


def scored(person: Person, numbers: dict[int, int], kind: str = "day") -> None:
    """Scores by how many days ago they were."""
    person.coach.save(*(PainScore(f"{kind}{n}", ago(n, 20), kind, s) for n, s in numbers.items()))  # type: ignore[arg-type]


def locked(person: Person, first: int, last: int) -> None:
    """All exercise locked from one day ago to another."""
    fired = (Fired("item:leg_weak", ("leg_weak",), "CLIN"),)
    lock = Lockout("lock", ago(first), Tier.SOON, (Lock.ALL_EXERCISE,), fired, {"leg_weak": "yes"}, "1")
    person.coach.save(lock, Clearance("end", ago(last), "lock", "L1", "Dr Example", "GP", ago(last)))


def report(person: Person, since: int | None = None, until: int | None = None) -> Report:
    """The report from one day ago to another."""
    days = [None if n is None else day_ago(n) for n in (since, until)]
    return build_report(person.coach, *days)


# -- the period -----------------------------------------------------------------------------------------


def test_the_usual_period_is_what_the_screen_shows_first(person: Person) -> None:
    scored(person, dict.fromkeys(range(1, 60), 4))
    found = report(person)
    assert (found.since, found.until) == (day_ago(41), TODAY) and PERIOD_DAYS == 42
    assert found.view == person.coach.trend(42)
    assert found.app_version == __version__ and found.made_at == person.clock.now()


def test_a_period_of_the_past_looks_at_nothing_later(person: Person) -> None:
    scored(person, {n: 2 if n > 20 else 9 for n in range(1, 60)})
    found = report(person, 50, 30)
    assert (found.view.first, found.view.last, found.view.days) == (day_ago(50), day_ago(30), 21)
    assert (found.view.trend.n, found.view.trend.current, found.ewma) == (21, 2.0, 2.0)
    assert max(week.last for week in found.weeks) == day_ago(30)


def test_what_is_to_come_is_no_part_of_it(person: Person) -> None:
    assert build_report(person.coach, None, TODAY + 9 * DAY).until == TODAY


@pytest.mark.parametrize(("since", "until"), [(1, 2), (-1, None)])
def test_a_period_begins_before_it_ends(person: Person, since: int, until: int | None) -> None:
    with pytest.raises(ValueError, match="before it ends"):
        report(person, since, until)


def test_of_nobody_and_nothing(nobody: Person) -> None:
    found = report(nobody)
    assert (found.name, found.birth_year, found.programme) == ("", None, "")
    assert (found.leg, found.ewma, found.signals, found.notes, found.locks) == (None, None, (), (), ())
    assert found.view.trend.verdict == "not enough entries" and found.view.start is None
    assert found.gaps == Gaps(None, 0, None, 0)
    assert [(week.days, week.median) for week in found.weeks] == [(0, None)]


def test_one_day_is_a_period(person: Person) -> None:
    scored(person, {0: 3})
    found = report(person, 0, 0)
    assert (found.since, found.until, found.view.trend.n) == (TODAY, TODAY, 1)


# -- who ------------------------------------------------------------------------------------------------


def test_the_person_is_named_as_the_programme_does(person: Person) -> None:
    take_in(person, programme(), 20)
    patient = programme().patient
    take_in(person, programme(title="New one", id=OTHER, patient=replace(patient, name="Zoë")), 5)
    found = report(person)
    assert (found.name, found.birth_year, found.programme) == ("Zoë", 1961, "New one")
    # A report of earlier days knows what was in hand then.
    assert (report(person, 19, 10).name, report(person, 19, 10).programme) == (patient.name, "One minute")


# -- the table ------------------------------------------------------------------------------------------


def test_rows_are_weeks_back_from_the_last_day(person: Person) -> None:
    scored(person, dict.fromkeys(range(1, 30), 4))
    weeks = report(person, 16).weeks
    assert [(week.first, week.last) for week in weeks] == [
        (day_ago(16), day_ago(14)),
        (day_ago(13), day_ago(7)),
        (day_ago(6), TODAY),
    ]


def test_a_row_counts_each_thing_by_itself(person: Person) -> None:
    take_in(person, programme(), 20)
    scored(person, {6: 2, 5: 7, 3: 4})
    person.coach.save(session(5), session(2), Flare("f", ago(3), day_ago(3), True))
    person.coach.save(PainScore("twice", ago(5, 9), "day", 9), PainScore("now", ago(4), "now", 0))
    locked(person, 5, 3)
    row = report(person).weeks[-1]
    # The day with 7 and 9 counts as 8; another kind of score is no score of this row.
    assert (row.days, row.median, row.lowest, row.highest) == (3, 4.0, 2, 9)
    assert (row.done, row.prescribed, row.flares, row.locked) == (2, 6, 1, 3)


def test_weeks_without_a_score_are_there_and_unknown(person: Person) -> None:
    scored(person, {20: 4, 0: 6})
    rows = report(person).weeks
    assert [(row.days, row.median, row.lowest, row.highest) for row in rows] == [
        (1, 4.0, 4, 4),
        (0, None, None, None),
        (1, 6.0, 6, 6),
    ]


def test_too_late_is_named_and_not_counted(person: Person) -> None:
    scored(person, dict.fromkeys(range(1, 8), 3))
    late = PainScore("late", ago(9, 20), "day", 10, entered_at=ago(6, 21))
    early = PainScore("early", ago(8, 20), "day", 5, entered_at=ago(6, 20))
    person.coach.save(late, early)
    found = report(person)
    assert (found.late, found.view.trend.n) == (1, 8)
    assert max(row.highest or 0 for row in found.weeks) == 5


@pytest.mark.parametrize(
    ("days", "weeks"), [(42, 1), (189, 1), (190, 4), (756, 4), (757, 13), (3653, 26), (20_000, 106)]
)
def test_a_long_period_has_longer_rows(days: int, weeks: int) -> None:
    assert weeks_each(days) == weeks
    assert -(-days // (7 * weeks)) <= MOST_ROWS


# -- what happened --------------------------------------------------------------------------------------


def test_flares_locks_and_changes_of_the_period(person: Person) -> None:
    take_in(person, programme(), 50)
    take_in(person, programme(title="Second", id=OTHER), 10)
    locked(person, 8, 6)
    flares = [Flare(f"f{n}", ago(n), day_ago(n), True) for n in (45, 12)]
    person.coach.save(*flares, Flare("not", ago(11), day_ago(11), False))
    found = report(person)
    assert found.flares == (day_ago(12),)
    assert found.changes == ((day_ago(10), "Second"),)
    assert [(e.at, bool(e.locked), bool(e.cleared)) for e in found.locks] == [
        (ago(6), False, True),
        (ago(8), True, False),
    ]
    assert report(person, 5).locks == () and len(report(person, 7).locks) == 1


def test_notes_are_bundled_newest_first(person: Person) -> None:
    person.coach.save(
        PainScore("a", ago(3), "day", 5, note="Gardening."),
        PainScore("b", ago(60), "day", 5, note="Long ago."),
        PainScore("c", ago(2), "day", 5, note="  "),
        SessionFeedback("f", ago(1), "s", None, None, "Went well."),
    )
    notes = report(person).notes
    assert [(n.of, n.score, n.text) for n in notes] == [
        ("session", None, "Went well."),
        ("score", 5, "Gardening."),
    ]


def test_a_note_that_was_corrected_is_not_told_twice(person: Person) -> None:
    first = PainScore("a", ago(3), "day", 5, note="Wrong.")
    person.coach.save(first, replace(first, id="b", note="Right.", corrects="a", corrected_at=ago(2)))
    assert [note.text for note in report(person).notes] == ["Right."]


def test_gaps_are_compared_over_the_period(person: Person) -> None:
    scored(person, {50: 9, 9: 2, 8: 2, 5: 6, 4: 3, 3: 3})
    assert report(person).gaps == Gaps(6.0, 1, 8 / 3, 3)


def test_leg_pain_is_a_row_of_its_own(person: Person) -> None:
    scored(person, dict.fromkeys(range(1, 20), 3))
    assert report(person).leg is None
    scored(person, dict.fromkeys((1, 2, 3), 6), "leg")
    found = report(person)
    assert found.leg is not None and (found.leg.kind, found.leg.trend.n) == ("leg", 3)
    assert found.view.trend.n == 19
    assert report(person, 30, 10).leg is None


# -- signals --------------------------------------------------------------------------------------------


def names(person: Person, until: int | None = None) -> list[str]:
    """The signals of the report."""
    return [signal.name for signal in report(person, None, until).signals]


def test_stopped_also_where_the_row_began_before_the_period(person: Person) -> None:
    take_in(person, programme(("mon",)), 60)
    scored(person, {0: 3})
    found = report(person, 3).signals
    assert [(s.name, s.days) for s in found] == [("stopped", 9)]


def test_a_lock_explains_it(person: Person) -> None:
    take_in(person, programme(), 20)
    person.coach.save(*(session(n) for n in range(20, 4, -1)))
    assert names(person) == ["stopped"]
    locked(person, 4, 1)
    assert names(person) == ["locked"]


def test_silent_counts_every_record_by_when_it_was_written(person: Person) -> None:
    scored(person, {8: 3})
    assert names(person) == ["silent"]
    # Of nine days ago, written today: that is not silence.
    person.coach.save(PainScore("late", ago(9), "day", 4, entered_at=ago(0)))
    assert names(person) == []


def test_silent_without_any_record_counts_from_the_programme(person: Person) -> None:
    take_in(person, programme(("sat",)), 7)
    assert names(person) == []
    person.clock.move(timedelta(days=1).total_seconds())
    assert names(person) == ["silent"]


def test_rising_is_of_four_weeks_whatever_the_period(person: Person) -> None:
    scored(person, {n: round(8 - n / 4) for n in range(28)})
    assert names(person) == ["rising"]
    assert [s.name for s in report(person, 13).signals] == ["rising"]
    assert names(person, until=20) == []


def test_leg_pain_that_rises_is_a_signal_of_its_own(person: Person) -> None:
    scored(person, dict.fromkeys(range(40), 4))
    scored(person, {n: round(9 - n / 4) for n in range(28)}, "leg")
    (signal,) = report(person).signals
    assert (signal.name, signal.leg, signal.days) == ("rising", True, 28)


def test_a_leg_that_is_the_usual_row_rises_once(person: Person) -> None:
    scored(person, {n: round(9 - n / 4) for n in range(28)}, "leg")
    assert [(s.name, s.leg) for s in report(person).signals] == [("rising", True)]


def test_who_had_stopped_before_a_lock_had_stopped(person: Person) -> None:
    take_in(person, programme(), 20)
    person.coach.save(*(session(n) for n in range(20, 6, -1)))
    locked(person, 1, 0)
    assert [(s.name, s.days) for s in report(person).signals] == [("stopped", 5), ("locked", 1)]


# -- the row, and what is asked first -------------------------------------------------------------------


def test_the_usual_kind_is_that_of_the_period(person: Person) -> None:
    scored(person, dict.fromkeys(range(51, 100), 4), "now")
    scored(person, dict.fromkeys(range(30), 5), "day")
    assert report(person).view.kind == "day"
    assert report(person, 90, 60).view.kind == "now"
    # A period without any has that of the screen.
    assert report(person, 45, 40).view.kind == "day"


def test_the_start_is_over_all_up_to_the_end_of_the_period(person: Person) -> None:
    scored(person, dict.fromkeys(range(60, 53, -1), 8) | dict.fromkeys(range(50), 4))
    assert report(person).view.start == 8.0
    # Four scores that came later make no start before.
    assert report(person, 65, 58).view.start is None


def test_the_worst_of_the_day_relief_and_the_scores_around_sessions(person: Person) -> None:
    scored(person, {50: 10, 5: 6, 4: 9, 3: 7}, "worst")
    person.coach.save(PainScore("again", ago(5, 21), "worst", 8))
    taken = [PainScore(f"r{n}", ago(n, 9), "before", n, relief=n > 2) for n in (1, 2, 3)]
    late = PainScore("late", ago(9, 9), "after", 10, entered_at=ago(5), relief=True)
    person.coach.save(*taken, late, PainScore("m", ago(2, 7), "next-morning", 5))
    found = report(person)
    assert found.worst == Worst(3, 8.0, 9)
    assert found.relief == (1, 3)
    assert found.around == Around((2.0, 3), None, (5.0, 1))


def test_what_nobody_said_is_not_known(nobody: Person) -> None:
    found = report(nobody)
    assert (found.worst, found.relief, found.around) == (None, (0, 0), Around(None, None, None))


# -- function -------------------------------------------------------------------------------------------


def test_own_activities_are_compared_with_their_first_rating(person: Person) -> None:
    person.coach.save(
        Activities("a", ago(60), ("Socks", "Stairs")),
        PsfsRating("1", ago(60), "a", (2, 5)),
        PsfsRating("2", ago(30), "a", (3, 5)),
        PsfsRating("3", ago(2), "a", (6, 5)),
    )
    rated = (Rated("Socks", 2, 6), Rated("Stairs", 5, 5))
    expected = Psfs(day_ago(60), day_ago(2), rated, 3.5, 5.5, 2.0, "better")
    assert report(person).function.psfs == (expected,)
    assert report(person, 20, 10).function.psfs == ()


def test_other_activities_are_another_row(person: Person) -> None:
    person.coach.save(
        Activities("a", ago(30), ("Socks",)),
        PsfsRating("1", ago(30), "a", (8,)),
        Activities("b", ago(9), ("Stairs",)),
        PsfsRating("2", ago(9), "b", (2,)),
    )
    found = report(person).function.psfs
    assert [(p.activities[0].name, p.change, p.verdict) for p in found] == [
        ("Socks", None, None),
        ("Stairs", None, None),
    ]


@pytest.mark.parametrize(
    ("before", "now", "verdict"), [(12, 7, "meaningfully better"), (6, 4, "possibly better"), (4, 9, "no")]
)
def test_roland_morris_from_the_first_of_all(person: Person, before: int, now: int, verdict: str) -> None:
    answers = [
        RmdqAnswers(f"r{days}", ago(days), tuple(range(1, count + 1)))
        for days, count in ((90, before), (60, 1), (5, now))
    ]
    person.coach.save(*answers)
    scores = ((day_ago(90), before), (day_ago(5), now))
    assert report(person).function.rmdq == Rmdq(scores, now - before, verdict)  # type: ignore[arg-type]
    assert report(person, 4).function.rmdq is None


def test_roland_morris_once_is_no_change(person: Person) -> None:
    person.coach.save(RmdqAnswers("r", ago(5), ()))
    assert report(person).function.rmdq == Rmdq(((day_ago(5), 0),), None, None)


def test_how_it_is_compared_with_the_start(person: Person) -> None:
    person.coach.save(ChangeAnswer("1", ago(50), 1), ChangeAnswer("2", ago(3), -2, 0))
    assert report(person).function.said == (Said(day_ago(3), -2, 0),)
