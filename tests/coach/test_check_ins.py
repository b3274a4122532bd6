"""Check-ins: what is said of a moment or a day that has passed, and how it is put right."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from coach_samples import TUESDAY, Person, full_disk
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.coach import Saved, SaveFailed
from corecoach.coach.check_ins import EVENING, CheckIn, CheckIns
from corecoach.pain import PainScore
from corecoach.pain.scores import Flare, counts, is_backfilled

DAY = timedelta(days=1)
TODAY = TUESDAY.date()
ALL = CheckIn(4, worst=7, leg=2, places=("back-left", "leg-left"), relief=False, note="rain", flare=True)


def asks(person: Person) -> CheckIns:
    """The check-ins of somebody, also after a new start."""
    return person.coach.pain.check_ins


def at_hour(person: Person, hour: float, days: int = 0) -> None:
    """Set the clock to an hour of a day after the first one."""
    midnight = TUESDAY.replace(hour=0, minute=0)
    person.clock.set_wall(midnight + days * DAY + timedelta(hours=hour))


def kinds(person: Person) -> dict[str, int]:
    """The number of each kind that stands; there must be one of each at most."""
    given = person.coach.pain_scores()
    assert len({s.kind for s in given}) == len(given)
    return {s.kind: s.score for s in given}


def chain(person: Person) -> list[PainScore]:
    """Scores of which each corrects the one before, as they are stored."""
    stored = {s.corrects: s for s in person.stored(PainScore)}
    found = [stored[None]]
    while found[-1].id in stored:
        found.append(stored[found[-1].id])
    assert len(found) == len(person.stored(PainScore))
    return found


# -- saying it -------------------------------------------------------------------------------------------


def test_a_number_alone(person: Person) -> None:
    assert asks(person).add(CheckIn(0)) == Saved()
    (score,) = person.stored(PainScore)
    assert score == PainScore(score.id, TUESDAY, "now", 0)
    assert person.stored(Flare) == []


def test_each_fact_is_a_record_and_the_note_goes_with_the_number(person: Person) -> None:
    assert asks(person).add(ALL, "day") == Saved()
    assert kinds(person) == {"day": 4, "worst": 7, "leg": 2}
    for score in person.stored(PainScore):
        said = (score.note, score.places, score.relief)
        first = score.kind == "day"
        assert said == (("rain", ("back-left", "leg-left"), False) if first else ("", (), None))
        assert (score.at, score.entered_at) == (TUESDAY, None)
    (flare,) = person.stored(Flare)
    assert (flare.day, flare.flare, flare.at) == (TODAY, True, TUESDAY)


def test_without_a_number_the_note_goes_with_what_was_said(person: Person) -> None:
    asks(person).add(CheckIn(None, worst=7, note="in the night", relief=True))
    (score,) = person.stored(PainScore)
    assert (score.kind, score.note, score.relief) == ("worst", "in the night", True)


def test_saying_nothing_writes_nothing(person: Person) -> None:
    assert asks(person).add(CheckIn(None)) == Saved()
    assert person.stored(PainScore) == person.stored(Flare) == []


def test_no_is_said_and_nothing_is_not_no(person: Person) -> None:
    asks(person).add(CheckIn(4, relief=False, flare=False))
    asks(person).add(CheckIn(4, relief=None))
    assert {s.relief for s in person.stored(PainScore)} == {False, None}
    assert [f.flare for f in person.stored(Flare)] == [False]


REFUSED: list[dict[str, Any]] = [
    {"score": 11}, {"score": -1}, {"score": True}, {"score": 3.5}, {"score": "3"},
    {"score": 3, "worst": 11}, {"score": 3, "leg": -1}, {"score": 3, "leg": True},
    {"score": 3, "note": "x" * 2001}, {"score": 3, "note": "\ud800"}, {"score": 3, "places": ("knee",)},
    {"score": 3, "flare": "yes"}, {"score": None, "worst": 3, "leg": 11, "flare": True},
    {"score": None, "note": "only a note"}, {"score": None, "relief": False},
    {"score": None, "places": ("back-left",), "flare": True},
]  # fmt: skip


@pytest.mark.parametrize("said", REFUSED, ids=str)
def test_of_what_is_refused_nothing_is_kept(person: Person, said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        asks(person).add(CheckIn(**{"leg": 2, "flare": True} | said) if said["score"] else CheckIn(**said))
    assert person.coach.pending == 0
    assert person.stored(PainScore) == person.stored(Flare) == person.coach.pain_scores() == []


# -- a day that has passed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "open_days"),
    [(0, 2), (9, 2), (19.99, 2), (20, 2), (20.01, 1), (23.99, 1)],
)
def test_a_day_is_open_until_48_hours_after_its_evening(person: Person, hour: float, open_days: int) -> None:
    at_hour(person, hour)
    assert asks(person).days_open() == tuple(TODAY - n * DAY for n in range(1, open_days + 1))


def test_what_is_said_of_a_day_that_has_passed_is_of_its_evening_and_marked(person: Person) -> None:
    at_hour(person, 20)
    for day in asks(person).days_open():
        asks(person).add(CheckIn(5, leg=3, flare=True), "day", day)
    for score in person.stored(PainScore):
        assert (score.at.time(), score.entered_at) == (time(20), TUESDAY.replace(hour=20, minute=0))
        assert is_backfilled(score) and counts(score)
    assert person.coach.trend(7, "day").series.daily == {TODAY - 2 * DAY: 5, TODAY - DAY: 5}
    assert person.coach.trend(7).marks.flares == (TODAY - 2 * DAY, TODAY - DAY)
    assert [f.at for f in person.stored(Flare)] == [TUESDAY.replace(hour=20, minute=0)] * 2


def test_of_today_it_is_now(person: Person) -> None:
    asks(person).add(CheckIn(5), "day", TODAY)
    (score,) = person.stored(PainScore)
    assert (score.at, score.entered_at) == (TUESDAY, None)


@pytest.mark.parametrize("days", [-3, -400, 1, 400])
def test_a_day_too_long_ago_or_still_to_come_is_refused(person: Person, days: int) -> None:
    with pytest.raises(ValueError, match="48 hours"):
        asks(person).add(ALL, "day", TODAY + days * DAY)
    assert person.stored(PainScore) == [] and person.coach.pending == 0


LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("hour", "minute", "open_days"), [(19, 59, (25, 24)), (20, 0, (25, 24)), (20, 1, (25,))]
)
@pytest.mark.parametrize("zone", [LONDON, UTC])
def test_an_hour_more_at_the_end_of_summer_time_shuts_no_day(
    person: Person, zone: Any, hour: int, minute: int, open_days: tuple[int, ...]
) -> None:
    # In the night to Sunday the 25th the clocks go back.
    person.clock.set_wall(datetime(2026, 10, 26, hour, minute, tzinfo=zone))
    assert asks(person).days_open() == tuple(date(2026, 10, n) for n in open_days)
    for day in asks(person).days_open():
        asks(person).add(CheckIn(5), "day", day)
    person.restart()
    assert all(counts(score) for score in person.coach.pain_scores())
    assert [*person.coach.trend(7, "day").series.daily] == [date(2026, 10, n) for n in reversed(open_days)]


@pytest.mark.parametrize("month", [3, 10])
@pytest.mark.parametrize("hour", [0, 3, 12, 20])
def test_over_a_change_of_summer_time_days_stay_days(person: Person, month: int, hour: int) -> None:
    sunday = {3: 29, 10: 25}[month]
    for day in (sunday, sunday + 1, sunday + 2):
        person.clock.set_wall(datetime(2026, month, day, hour, tzinfo=LONDON))
        for passed in asks(person).days_open():
            asks(person).add(CheckIn(5), "day", passed)
    days = Counter(s.at.date() for s in person.restart().pain_scores())
    assert set(days) == {date(2026, month, sunday) + n * DAY for n in range(-2, 2)}
    assert all(s.at.time() == EVENING and counts(s) for s in person.coach.pain_scores())


@settings(max_examples=settings.default.max_examples // 2)
@given(
    st.integers(0, 365 * 24 * 60),
    st.sampled_from([LONDON, UTC, ZoneInfo("Asia/Kolkata"), timezone(timedelta(hours=-11))]),
)
def test_what_may_be_said_counts(tmp_path_factory: pytest.TempPathFactory, minutes: int, zone: Any) -> None:
    person = Person(tmp_path_factory.mktemp("home"))
    now = (TUESDAY + timedelta(minutes=minutes)).astimezone(zone)
    person.clock.set_wall(now)
    days = asks(person).days_open()
    assert days and days[0] == now.date() - DAY and len(days) <= 2
    for day in days:
        asks(person).add(CheckIn(3), "day", day)
    assert all(counts(s) and s.at < s.entered_at for s in person.restart().pain_scores() if s.entered_at)
    assert {s.at.date() for s in person.coach.pain_scores()} == set(days)


# -- saying more -----------------------------------------------------------------------------------------


def test_more_beside_a_score_is_a_correction_and_records_of_their_own(person: Person) -> None:
    score, _saved = person.coach.add_pain(4)
    person.wait(0.1)
    assert asks(person).add_to(score, ALL) == Saved()
    assert score in person.stored(PainScore), "what was there stays as it was"
    more = [s for s in person.stored(PainScore) if s != score]
    better = next(s for s in more if s.kind == "now")
    assert (better.corrects, better.at, better.score) == (score.id, score.at, 4)
    assert (better.note, better.places, better.relief) == (ALL.note, ALL.places, ALL.relief)
    # Only a number that is put right has a moment of that.
    assert (better.corrected_at, better.entered_at) == (None, None)
    beside = [s for s in more if s.kind != "now"]
    assert all((s.at, s.entered_at, s.note) == (score.at, person.clock.now(), "") for s in beside)
    assert kinds(person) == {"now": 4, "worst": 7, "leg": 2}
    assert asks(person).flare_on(TODAY) is True


def test_more_that_is_nothing_new_writes_no_correction(person: Person) -> None:
    score, _saved = person.coach.add_pain(4, note="rain")
    asks(person).add_to(score, CheckIn(None, note="rain"))
    asks(person).add_to(score, CheckIn(4, note="rain"))
    assert person.stored(PainScore) == [score]
    asks(person).add_to(score, CheckIn(None, note="rain", worst=6, flare=False))
    assert kinds(person) == {"now": 4, "worst": 6}
    assert score in person.coach.pain_scores()


def test_a_note_can_be_taken_away(person: Person) -> None:
    score, _saved = person.coach.add_pain(4, note="rain")
    asks(person).add_to(score, CheckIn(None))
    assert [s.note for s in person.coach.pain_scores()] == [""]
    assert [s.note for s in chain(person)] == ["rain", ""]


@pytest.mark.parametrize("said", [{"worst": 11}, {"score": 11}, {"note": "x" * 2001}, {"leg": True}])
def test_of_more_that_is_refused_nothing_is_kept(person: Person, said: dict[str, Any]) -> None:
    score, _saved = person.coach.add_pain(4)
    with pytest.raises(ValueError, match=r".+"):
        asks(person).add_to(score, CheckIn(**{"score": 5, "flare": True} | said))
    assert person.stored(PainScore) == [score] and person.stored(Flare) == []
    assert person.coach.pending == 0


# -- putting it right ------------------------------------------------------------------------------------


def test_a_correction_stands_and_what_was_there_stays_readable(person: Person) -> None:
    asks(person).add(CheckIn(9, places=("buttock-left",), relief=True, note="oops"))
    (wrong,) = person.coach.pain_scores()
    person.wait(30)
    asks(person).correct(wrong, 4)
    (right,) = person.restart().pain_scores()
    assert (right.score, right.at, right.corrects, right.corrected_at) == (
        4, wrong.at, wrong.id, person.clock.now(),
    )  # fmt: skip
    assert (right.places, right.relief, right.note) == (wrong.places, wrong.relief, wrong.note)
    assert chain(person) == [wrong, right]
    (entry,) = asks(person).entries()
    assert (entry.score, entry.before, entry.taken_back) == (right, (wrong,), False)


@pytest.mark.parametrize(("hours", "counted"), [(48, True), (48.1, False)])
def test_a_number_put_right_after_two_days_no_longer_counts(
    person: Person, hours: float, counted: bool
) -> None:
    score, _saved = person.coach.add_pain(9)
    person.wait(hours)
    asks(person).correct(score, 4)
    assert [(s.score, counts(s)) for s in person.coach.pain_scores()] == [(4, counted)]
    assert person.coach.trend(None).series.daily == ({TODAY: 4} if counted else {})


def test_a_note_long_after_changes_nothing_of_the_number(person: Person) -> None:
    score, _saved = person.coach.add_pain(9)
    late, _saved = person.coach.add_pain(8, at=TUESDAY - 4 * DAY)
    person.wait(24 * 20)
    for each in (score, late):
        asks(person).add_to(each, CheckIn(None, note="rain"))
    said = [(s.score, s.note, s.corrected_at, counts(s)) for s in person.coach.pain_scores()]
    assert said == [(8, "rain", None, False), (9, "rain", None, True)]


def test_a_correction_of_a_correction(person: Person) -> None:
    first, _saved = person.coach.add_pain(9)
    for number in (8, 7):
        person.wait(1)
        (standing,) = person.coach.pain_scores()
        asks(person).correct(standing, number)
    (entry,) = asks(person).entries()
    assert [s.score for s in (*entry.before, entry.score)] == [9, 8, 7]
    assert entry.before[0] == first


def test_whoever_holds_an_old_score_corrects_what_became_of_it(person: Person) -> None:
    score, _saved = person.coach.add_pain(9)
    asks(person).add_to(score, CheckIn(None, note="rain", places=("back-left",)))
    asks(person).correct(score, 8)
    asks(person).correct(score, 7)
    (standing,) = person.coach.pain_scores()
    assert (standing.score, standing.note, standing.places) == (7, "rain", ("back-left",))
    person.coach.withdraw_pain(score)
    assert person.coach.pain_scores() == [] == person.restart().pain_scores()


def test_a_corrected_score_can_be_taken_back_and_all_of_it_stays_readable(person: Person) -> None:
    score, _saved = person.coach.add_pain(9)
    asks(person).correct(score, 4)
    (right,) = person.coach.pain_scores()
    person.wait(1)
    person.coach.withdraw_pain(right)
    for _n in range(2):
        (entry,) = asks(person).entries()
        assert (entry.score, entry.before, entry.taken_back) == (right, (score,), True)
        # Taking it back again says nothing new.
        person.coach.withdraw_pain(right)
        person.coach.withdraw_pain(score)
    assert person.coach.pain_scores() == [] and person.coach.trend(7).series.points == ()


def test_what_was_taken_back_cannot_be_corrected(person: Person) -> None:
    score, _saved = person.coach.add_pain(9)
    person.coach.withdraw_pain(score)
    for change in (lambda: asks(person).correct(score, 4), lambda: asks(person).add_to(score, ALL)):
        with pytest.raises(ValueError, match="taken back"):
            change()
    assert person.coach.pain_scores() == [] and person.stored(Flare) == []


def test_all_scores_are_listed_the_newest_first(person: Person) -> None:
    for number in range(4):
        person.coach.add_pain(number)
        person.wait(24)
    asks(person).correct(person.coach.pain_scores()[1], 8)
    person.coach.withdraw_pain(person.coach.pain_scores()[2])
    listed = [(e.score.score, [b.score for b in e.before], e.taken_back) for e in asks(person).entries()]
    assert listed == [(3, [], False), (2, [], True), (8, [1], False), (0, [], False)]
    assert [e.score.score for e in asks(person).entries(TODAY + 2 * DAY)] == [3, 2]
    assert asks(person).entries(TODAY + 40 * DAY) == []


# -- flares ----------------------------------------------------------------------------------------------


def test_what_was_said_of_a_day_last(person: Person) -> None:
    assert asks(person).flare_on(TODAY) is None
    for said in (True, False, True):
        person.wait(1)
        asks(person).add(CheckIn(None, flare=said))
        assert asks(person).flare_on(TODAY) is said
    assert asks(person).flare_on(TODAY - DAY) is None is asks(person).flare_on(TODAY + DAY)
    person.wait(24)
    asks(person).add(CheckIn(5, flare=False), "day", TODAY)
    assert asks(person).flare_on(TODAY) is False
    assert person.coach.trend(7).marks.flares == ()


@pytest.mark.parametrize("said", [True, False])
def test_what_was_said_of_a_day_can_be_taken_back_and_said_again(person: Person, said: bool) -> None:
    assert asks(person).take_back_flare(TODAY) == Saved() and person.stored(Flare) == []
    asks(person).add(CheckIn(None, flare=said))
    person.wait(40 * 24)
    for _n in range(2):
        assert asks(person).take_back_flare(TODAY) == Saved()
    assert [f.flare for f in person.stored(Flare)] == [said, None], (
        "it stays readable, and is taken back once"
    )
    person.restart()
    assert asks(person).flare_on(TODAY) is None and person.coach.trend(None).marks.flares == ()
    person.coach.keep(Flare("again", person.clock.now() + DAY, TODAY, True))
    assert asks(person).flare_on(TODAY) is True


def test_only_the_flare_of_that_day_is_taken_back(person: Person) -> None:
    for day in (TODAY, TODAY - DAY):
        asks(person).add(CheckIn(4, flare=True), "day", day)
    asks(person).take_back_flare(TODAY - DAY)
    assert person.coach.trend(7).marks.flares == (TODAY,)
    assert len(person.coach.pain_scores()) == 2


@pytest.mark.parametrize("hours", [0, -3])
def test_a_flare_can_be_taken_back_though_the_clock_was_set_back(person: Person, hours: float) -> None:
    asks(person).add(CheckIn(None, flare=True))
    person.clock.set_wall(TUESDAY + timedelta(hours=hours))
    asks(person).take_back_flare(TODAY)
    assert person.restart().pain.check_ins.flare_on(TODAY) is None


# -- a disk that is full ---------------------------------------------------------------------------------


def test_a_full_disk_keeps_all_of_a_check_in_until_it_can_be_written(person: Person) -> None:
    with full_disk():
        assert asks(person).add(ALL, "day") == SaveFailed("disk-full")
        assert person.coach.pending == 4
        assert kinds(person) == {"day": 4, "worst": 7, "leg": 2}
        assert asks(person).flare_on(TODAY) is True
        (day,) = [s for s in person.coach.pain_scores() if s.kind == "day"]
        # What waits can be put right as well.
        assert asks(person).correct(day, 5) == SaveFailed("disk-full")
        assert kinds(person)["day"] == 5
    assert person.stored(PainScore) == []
    assert person.coach.retry() == Saved()
    assert (person.coach.pending, len(person.stored(PainScore)), len(person.stored(Flare))) == (0, 4, 1)
    assert kinds(person) == {"day": 5, "worst": 7, "leg": 2}
    assert [e.before for e in asks(person).entries() if e.score.kind == "day"] == [(day,)]


def test_a_correction_that_waits_does_not_outlive_the_program(person: Person) -> None:
    score, _saved = person.coach.add_pain(9)
    with full_disk():
        asks(person).correct(score, 4)
    assert kinds(person) == {"now": 4}
    person.restart()
    assert kinds(person) == {"now": 9}
