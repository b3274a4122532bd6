"""The diary day by day: everything once, the newest first, and no more months read than were asked for."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from coach_samples import TUESDAY, Person
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.coach.check_ins import CheckIn
from corecoach.coach.diary_days import DiaryDay, days_back
from corecoach.diary import Diary
from corecoach.pain import Flare, PainScore

DAY = timedelta(days=1)


def score(at: datetime, number: int = 4, id_: str = "") -> PainScore:
    return PainScore(id_ or f"{at.isoformat()} {number}", at, "now", number)


def days(person: Person) -> list[DiaryDay]:
    return list(days_back(person.restart()))


def numbers(found: list[DiaryDay]) -> dict[date, list[int]]:
    return {day.day: [entry.score.score for entry in day.entries] for day in found}


def test_nothing_said_is_no_day(nobody: Person) -> None:
    assert days(nobody) == []


def test_days_and_their_scores_come_newest_first(person: Person) -> None:
    for hours, number in ((50, 1), (3, 2), (1, 3), (0, 4)):
        person.coach.add_pain(number, at=TUESDAY - timedelta(hours=hours))
    assert list(numbers(days(person)).items()) == [
        (TUESDAY.date(), [4, 3, 2]),
        ((TUESDAY - 2 * DAY).date(), [1]),
    ]


def test_of_one_moment_the_average_comes_first(person: Person) -> None:
    given_, _saved = person.coach.add_pain(4, "day")
    person.coach.pain.check_ins.add_to(given_, CheckIn(None, worst=7, leg=2))
    assert [entry.score.kind for entry in days(person)[0].entries] == ["day", "worst", "leg"]


def test_what_was_put_right_is_one_entry_with_what_stood_there(person: Person) -> None:
    given_, _saved = person.coach.add_pain(6)
    person.wait(40 * 24)
    person.coach.pain.check_ins.correct(given_, 4)
    (day,) = days(person)
    (entry,) = day.entries
    assert (day.day, entry.score.score, [old.score for old in entry.before]) == (TUESDAY.date(), 4, [6])


def test_what_was_taken_back_in_a_later_month_stands_on_its_day(person: Person) -> None:
    given_, _saved = person.coach.add_pain(6)
    person.wait(40 * 24)
    person.coach.withdraw_pain(given_)
    person.coach.add_pain(3)
    found = days(person)
    assert [(day.day, [entry.taken_back for entry in day.entries]) for day in found] == [
        ((TUESDAY + 40 * DAY).date(), [False]),
        (TUESDAY.date(), [True]),
    ]


def test_a_flare_is_said_of_its_day(person: Person) -> None:
    yesterday = (TUESDAY - DAY).date()
    person.coach.add_pain(5)
    person.coach.pain.check_ins.add(CheckIn(4, flare=True), "day", yesterday)
    assert {day.day: day.flare for day in days(person)} == {TUESDAY.date(): False, yesterday: True}
    person.wait(1)
    person.coach.pain.check_ins.add(CheckIn(None, flare=False), "day", yesterday)
    assert not any(day.flare for day in days(person))


def test_a_flare_is_taken_back_in_a_later_month_and_said_in_a_later_one(person: Person) -> None:
    person.coach.pain.check_ins.add(CheckIn(5, flare=True))
    for hours, taken_back in ((40 * 24, True), (40 * 24, False)):
        person.wait(hours)
        person.coach.add_pain(3)
        if taken_back:
            person.coach.pain.check_ins.take_back_flare(TUESDAY.date())
        else:
            person.coach.keep(Flare("late", person.clock.now(), TUESDAY.date(), True))
        found = {day.day: day.flare for day in days(person)}
        assert [day for day, flare in found.items() if flare] == ([] if taken_back else [TUESDAY.date()])
        assert TUESDAY.date() in found


def test_what_takes_its_place_months_later_is_where_it_is_and_alone(person: Person) -> None:
    """Also where the new one is about another moment, and is taken back in its turn."""
    months = [TUESDAY - timedelta(days=60 * n) for n in (2, 1, 0)]
    first, second = score(months[0], 8, "a"), replace(score(months[1], 4, "b"), corrects="a")
    person.coach.save(first, second)
    assert numbers(days(person)) == {months[1].date(): [4]}
    person.coach.save(replace(score(months[2], 4, "c"), corrects="b", withdrawn=True))
    found = days(person)
    assert numbers(found) == {months[1].date(): [4]} and found[0].entries[0].taken_back


def test_every_month_is_read_about_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 36
    for months in range(count):
        given_ = score(TUESDAY - timedelta(days=30 * months))
        person.coach.save(given_, Flare(f"f{months}", given_.at, given_.at.date(), True))
    coach, read = person.restart(), []
    records = Diary.records

    def noted(diary: Diary, kind: type, since: date | None = None, until: date | None = None) -> object:
        found = records(diary, kind, since, until)
        read.extend(found)
        return found

    monkeypatch.setattr(Diary, "records", noted)
    assert len(list(days_back(coach))) == count
    assert len(read) == 2 * count


@pytest.mark.parametrize("hours", [-12, -5, 0, 1, 14])
def test_the_edges_of_a_month_in_any_zone_are_there_once(person: Person, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    edges = [
        datetime(2026, month, day, hour, 30, tzinfo=zone)
        for month, day in ((8, 31), (9, 1), (9, 30), (10, 1), (10, 31), (11, 1))
        for hour in (0, 23)
    ]
    person.coach.save(*(score(at) for at in edges))
    found = days(person)
    assert [day.day for day in found] == sorted({at.date() for at in edges}, reverse=True)
    assert sum(len(day.entries) for day in found) == len(edges)


firsts, lasts = datetime(2026, 1, 1), datetime(2026, 11, 16)  # noqa: DTZ001
moments = st.datetimes(firsts, lasts, timezones=st.just(UTC))
zones = st.sampled_from([timezone(timedelta(hours=h)) for h in (-11, -3, 0, 2, 13)])


@given(said=st.lists(st.tuples(moments, zones, st.integers(0, 10)), max_size=25))
@settings(max_examples=25)
def test_everything_is_there_once_in_order(said: list[tuple[datetime, timezone, int]]) -> None:
    records = [score(at.astimezone(zone), n, f"s{k}") for k, (at, zone, n) in enumerate(said)]
    with TemporaryDirectory() as folder:
        person = Person(Path(folder), age=None)
        person.coach.save(*records)
        found = days(person)
    assert [day.day for day in found] == sorted({r.at.date() for r in records}, reverse=True)
    assert sorted(e.score.id for day in found for e in day.entries) == sorted(r.id for r in records)
    for day in found:
        instants = [entry.score.at for entry in day.entries]
        assert instants == sorted(instants, reverse=True)
        assert {at.date() for at in instants} == {day.day}


def test_no_month_is_read_before_somebody_goes_back_so_far(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for months in range(8):
        person.coach.save(score(TUESDAY - timedelta(days=30 * months)))
    coach, asked = person.restart(), []
    records = Diary.records

    def noted(diary: Diary, kind: type, since: date | None = None, until: date | None = None) -> object:
        asked.append(since)
        return records(diary, kind, since, until)

    monkeypatch.setattr(Diary, "records", noted)
    list(islice(days_back(coach), 2))
    assert asked and None not in asked and min(d for d in asked if d) >= date(2026, 10, 1)
