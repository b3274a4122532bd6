"""What is known of a person: the ages that fit, and which facts hold of somebody."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import ValidationError, json

from corecoach.safety import PROFILE_VALID, Profile, ProfileRecord

ASKED = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
DAY = timedelta(days=1)


def ages(days: int, age: int = 40) -> tuple[int, int]:
    """The ages that are possible so many days after somebody said theirs."""
    return ProfileRecord("p", ASKED, age).ages_on(ASKED.date() + days * DAY)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, (40, 40)), (1, (40, 41)), (364, (40, 41)), (365, (40, 41)), (366, (41, 42)), (730, (41, 42)),
     (731, (42, 43)), (3652, (49, 50)), (3653, (50, 51)), (-1, (40, 40)), (-400, (40, 40))],
)  # fmt: skip
def test_the_birthday_may_be_any_day(days: int, expected: tuple[int, int]) -> None:
    assert ages(days) == expected


def full_years(born: date, day: date) -> int:
    """How old somebody is, as people count."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(st.dates(date(1930, 1, 1), date(2020, 12, 31)), st.integers(0, 60 * 365))
def test_the_real_age_is_always_among_them(born: date, days: int) -> None:
    asked = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
    later = asked.date() + days * DAY
    lowest, highest = ProfileRecord("p", asked, full_years(born, asked.date())).ages_on(later)
    assert lowest <= full_years(born, later) <= highest <= lowest + 1


def test_the_day_is_that_of_the_person() -> None:
    evening = datetime(2026, 11, 17, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert ProfileRecord("p", evening, 40).ages_on(date(2026, 11, 17)) == (40, 40)
    assert ProfileRecord("p", evening, 40).ages_on(date(2026, 11, 18)) == (40, 41)


@pytest.mark.parametrize(("age", "possible"), [(0, True), (130, True), (131, False), (-1, False)])
def test_an_age_that_nobody_has_is_damage(age: int, possible: bool) -> None:
    data = json.encode(ProfileRecord("p", ASKED, age))
    if possible:
        assert json.decode(data, type=ProfileRecord).age == age
    else:
        with pytest.raises(ValidationError):
            json.decode(data, type=ProfileRecord)


def test_after_twelve_weeks_it_is_asked_again() -> None:
    assert timedelta(days=84) == PROFILE_VALID


# -- what holds of a person -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "fact", "holds"),
    [((17, 17), "age<18", True), ((18, 18), "age<18", False), ((17, 18), "age<18", True),
     ((65, 65), "age>=65", True), ((64, 64), "age>=65", False), ((64, 65), "age>=65", True),
     ((0, 0), "age<1", True), ((0, 0), "age>=0", True), ((0, 0), "age<0", False),
     ((120, 121), "age>=121", True),
     (None, "age<18", False), (None, "age>=0", False), (None, "age<999", False)],
)  # fmt: skip
def test_an_age_that_is_a_range_counts_as_the_one_that_weighs_more(
    age: tuple[int, int] | None, fact: str, holds: bool
) -> None:
    assert Profile(age).has(fact) is holds


def test_a_modifier_holds_by_its_name_alone() -> None:
    person = Profile((70, 70), frozenset({"pregnant"}), frozenset({"aaa_plan_confirmed"}))
    assert person.has("pregnant")
    for other in ("pregnan", "pregnant_", "", "diabetes", "age", "aaa_plan_confirmed"):
        assert not person.has(other)
    assert not Profile().has("pregnant")


def test_a_name_with_a_sign_in_it_is_no_age() -> None:
    assert not Profile((70, 70)).has("weight>=65")
    assert Profile((70, 70), frozenset({"weight>=65"})).has("weight>=65")
