"""What a row of scores says: the numeric rules on both sides of their edges, with gaps and time zones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.pain import (
    KINDS,
    PainScore,
    daily_highest,
    daily_scores,
    eased,
    jump,
    next_morning_rise,
    not_easing,
    rising_weeks,
    severe_days,
)

DAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAMES = count()


def score(value: int, hours: float = 0, kind: Any = "now") -> PainScore:
    """A score some hours after AT."""
    return PainScore(f"s{next(NAMES)}", AT + timedelta(hours=hours), kind, value)


def week(*values: int | None) -> list[PainScore]:
    """One score a day at nine, the last on the day before AT; None is a day without one."""
    return [score(v, -24 * (len(values) - n)) for n, v in enumerate(values) if v is not None]


def days(*values: float | None) -> dict[date, float]:
    """One value a day, the last on DAY; None is a day without one."""
    first = DAY - timedelta(days=len(values) - 1)
    return {first + timedelta(days=n): v for n, v in enumerate(values) if v is not None}


USUAL = week(2, 2, 2, 2, 2, 2, 2)


# -- the highest score of a day ------------------------------------------------------------------------


def test_the_highest_score_of_a_day() -> None:
    scores = [score(3), score(9, 1), score(2, 2), score(0, 24), score(4, 72)]
    assert daily_highest(scores) == {DAY: 9, DAY + timedelta(days=1): 0, DAY + timedelta(days=3): 4}
    assert list(daily_highest(reversed(scores))) == sorted(daily_highest(scores))
    assert daily_highest([]) == {}


def test_the_day_is_that_of_the_place_where_it_was_given() -> None:
    west = replace(score(8), at=datetime(2026, 11, 17, 23, 30, tzinfo=timezone(timedelta(hours=-11))))
    assert daily_highest([west, score(3)]) == {DAY: 8}


# -- N4 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "morning", "rise", "over"),
    [
        (2, 3, 2, False),
        (2, 4, 2, True),
        (0, 2, 2, True),
        (9, 10, 2, False),
        (2, 4, 3, False),
        (2, 3, 1, True),
    ],
)
def test_the_next_morning(before: int, morning: int, rise: int, over: bool) -> None:
    assert next_morning_rise(before, morning, rise) is over


# -- N5: a jump ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "stayed"), [(24, None), (24.1, 24.1), (48, 48), (72, 72), (72.5, 72.5)])
def test_how_long_a_jump_has_stayed(hours: float, stayed: float | None) -> None:
    scores = [*USUAL, *(score(5, h) for h in (0, 20, 40, 60) if h < hours), score(5, hours)]
    expected = None if stayed is None else timedelta(hours=stayed)
    assert jump(scores, AT + hours * HOUR) == expected


def test_another_number_of_hours() -> None:
    scores = [*USUAL, score(5), score(6, 24), score(6, 48), score(6, 72)]
    assert jump(scores, AT + 72 * HOUR, hours=72) is None
    assert jump([*scores, score(5, 73)], AT + 73 * HOUR, hours=72) == 73 * HOUR


@pytest.mark.parametrize(
    ("value", "rise", "jumped"), [(5, 3, True), (4, 3, False), (4, 2, True), (5, 4, False)]
)
def test_how_high_a_jump_is(value: int, rise: int, jumped: bool) -> None:
    scores = [*USUAL, score(value), score(value, 25)]
    assert (jump(scores, AT + 25 * HOUR, rise=rise) is not None) is jumped


def test_from_no_pain_three_is_a_jump() -> None:
    scores = [*week(0, 0, 0, 0), score(3), score(3, 25)]
    assert jump(scores, AT + 25 * HOUR) == 25 * HOUR


def test_a_median_that_lies_between_two_scores() -> None:
    usual = week(2, 2, 3, 3)
    assert jump([*usual, score(6), score(6, 25)], AT + 25 * HOUR) == 25 * HOUR
    assert jump([*usual, score(5), score(5, 25)], AT + 25 * HOUR) is None


def test_a_rise_that_lasts_does_not_become_the_usual() -> None:
    scores = [*USUAL, *(score(5, 24 * n) for n in range(21))]
    assert jump(scores, AT + 20 * 24 * HOUR) == timedelta(days=20)


def test_one_low_score_ends_it() -> None:
    scores = [*USUAL, score(5), score(4, 12), score(5, 25)]
    assert jump(scores, AT + 25 * HOUR) is None
    assert jump([*scores, score(5, 38)], AT + 38 * HOUR) is None
    assert jump([*scores, score(5, 50)], AT + 50 * HOUR) == 25 * HOUR
    assert jump([*USUAL, score(5), score(5, 25), score(4, 26)], AT + 26 * HOUR) is None


def test_a_low_score_earlier_on_the_day_of_the_rise_is_not_part_of_it() -> None:
    scores = [*USUAL, score(2, -1), score(6), score(6, 25)]
    assert jump(scores, AT + 25 * HOUR) == 25 * HOUR


@pytest.mark.parametrize(
    ("usual", "known"),
    [
        (week(2, 2, 2, 2), True),
        (week(2, 2, 2), False),
        (week(2, None, 2, None, 2, None, 2), True),
        (week(2, 2, None, 2, None, 2, None, None), False),
        (week(2, None, None, None, 2, 2, 2, None), False),
        ([], False),
    ],
)
def test_four_of_the_seven_days_before_are_needed(usual: list[PainScore], known: bool) -> None:
    assert (jump([*usual, score(9), score(9, 25)], AT + 25 * HOUR) is not None) is known


def test_one_high_score_is_no_row() -> None:
    assert jump([*USUAL, score(9)], AT) is None
    assert jump([*USUAL, score(9)], AT + 30 * HOUR) is None


@pytest.mark.parametrize(("hours", "jumped"), [(48, True), (62, True), (63, False), (72, False)])
def test_two_days_without_a_score_end_the_row(hours: float, jumped: bool) -> None:
    scores = [*USUAL, score(6), score(6, hours)]
    assert (jump(scores, AT + hours * HOUR) is not None) is jumped


@pytest.mark.parametrize(("hours", "jumped"), [(25, True), (86, True), (87, False)])
def test_what_was_long_ago_is_not_known_to_go_on(hours: float, jumped: bool) -> None:
    scores = [*USUAL, score(6), score(6, 25)]
    assert (jump(scores, AT + hours * HOUR) is not None) is jumped


def test_scores_after_now_are_not_looked_at() -> None:
    scores = [*USUAL, score(6), score(6, 25), score(0, 26)]
    assert jump(scores, AT + 25 * HOUR) == 25 * HOUR
    assert jump([*USUAL, score(6), score(6, 25)], AT + 24 * HOUR) is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_score_counts(kind: Any) -> None:
    scores = [*USUAL, score(6, 0, kind), score(6, 25, kind)]
    assert jump(scores, AT + 25 * HOUR) == 25 * HOUR


def test_hours_of_a_jump_are_hours_in_every_time_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    moved = [replace(s, at=s.at.astimezone(tokyo)) for s in (score(6), score(6, 23.9))]
    assert moved[1].at.date() == moved[0].at.date() + timedelta(days=1)
    assert jump([*USUAL, *moved], AT + 24 * HOUR) is None
    late = replace(score(6, 24.1), at=score(6, 24.1).at.astimezone(tokyo))
    assert jump([*USUAL, *moved, late], AT + 25 * HOUR) == timedelta(hours=24.1)


def test_nothing_is_no_jump() -> None:
    assert jump([], AT) is None


# -- N6: severe days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("daily", "severe"),
    [
        (days(8, 8, 8), True),
        (days(8, 8, 7), False),
        (days(7, 8, 8), False),
        (days(8, 7, 8), False),
        (days(8, 8, 8, None), True),
        (days(8, 8, 8, 2), True),
        (days(8, 8, 8, None, None), False),
        (days(8, 8, 8, 8, 2, 2), False),
        (days(8, None, 8, 8), False),
        (days(10, 10), False),
        ({}, False),
    ],
)
def test_three_severe_days_up_to_today_or_yesterday(daily: dict[date, float], severe: bool) -> None:
    assert severe_days(daily, DAY) is severe


def test_a_severe_hour_is_a_severe_day() -> None:
    scores = [score(value, hours) for day in (-48, -24, 0) for value, hours in ((8, day), (1, day + 1))]
    assert severe_days(daily_highest(scores), DAY)
    assert not severe_days(daily_scores(scores), DAY)


def test_other_thresholds_of_severe_days() -> None:
    assert severe_days(days(7, 7), DAY, least=7, days=2)
    assert not severe_days(days(None, None), DAY, least=0, days=2)


# -- N7: rising weeks ----------------------------------------------------------------------------------


def weeks(*values: float | None) -> dict[date, float]:
    """Seven equal days a value."""
    return days(*(v for v in values for _ in range(7)))


@pytest.mark.parametrize(
    ("daily", "rising"),
    [
        (weeks(1, 2, 3, 4), True),
        (weeks(1, 1.5, 2, 2.5), True),
        (weeks(9, 1, 2, 3, 4), True),
        (weeks(1, 2, 3, 3), False),
        (weeks(1, 1, 2, 3), False),
        (weeks(2, 1, 2, 3), False),
        (weeks(2, 3, 4), False),
        (weeks(1, 2, None, 4), False),
        (weeks(None, 2, 3, 4), False),
        ({}, False),
    ],
)
def test_three_rises_in_a_row(daily: dict[date, float], rising: bool) -> None:
    assert rising_weeks(daily, DAY) is rising


def test_a_week_needs_four_days() -> None:
    whole = weeks(1, 2, 3, 4)
    three = {d: v for d, v in whole.items() if (DAY - d).days not in (8, 9, 10)}
    assert rising_weeks(three, DAY)
    assert not rising_weeks({d: v for d, v in three.items() if (DAY - d).days != 11}, DAY)


def test_the_last_week_ends_today() -> None:
    daily = days(*(v for v in (1, 2, 3) for _ in range(7)), 3, 3, 3, 4, 4, 4, 4)
    assert rising_weeks(daily, DAY)
    assert not rising_weeks(daily, DAY - timedelta(days=1))
    assert rising_weeks(weeks(1, 2), DAY, weeks=1)


# -- easing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("daily", "lasting"),
    [
        (days(5, 5, 5, 5, 5, 5), True),
        (days(5, None, 5, 5, None, 5), True),
        (days(5, None, 5, None, None, 5), False),  # three days
        (days(5, 5, 5, 5, 5), False),  # five days are not more than five
        (days(5, 5, 5, 5, 5, None), False),  # nobody knows today
        (days(4, 4, 4, 4, 4, 4), True),
        (days(3, 3, 3, 3, 3, 3), False),
        (days(3, 3, 4, 3, 3, 3), True),
        (days(10, 8, 8, 8, 8, 8), True),
        (days(10, 8, 8, 8, 8, 7), False),
        (days(10, 8, 8, 8, 7, 8), False),
        (days(10, 8, 8, 7, 8, 8), True),
        (days(10, 8, 8, 8, 7.5, 7.5), True),
        (days(10, 9, 9, 7, None, 8), False),  # the last two days that have a score
        (days(10, 5, 5, 5, 5, 5, 5), True),  # the ten is a week old
        ({}, False),
    ],
)
def test_pain_that_does_not_ease(daily: dict[date, float], lasting: bool) -> None:
    assert not_easing(daily, DAY) is lasting


def test_other_thresholds_of_easing() -> None:
    assert not_easing(days(5, 5, 5, 5, 5), DAY, days=4)
    assert not not_easing(days(10, 9, 9, 9, 9, 9), DAY, share=0.1)


SINCE = DAY - timedelta(days=3)


@pytest.mark.parametrize(
    ("daily", "better"),
    [
        (days(10, 8, 8, 8, 8, 8, 7, 7, 7), True),
        (days(10, 8, 8, 8, 8, 8, 7, 7, 7.5), False),
        (days(10, 8, 8, 8, 8, 8, 8, 7, 7), False),  # 48 h touch three days
        (days(10, 8, 8, 8, 8, 8, None, 7, 7), True),
        (days(10, 8, 8, 8, 8, 8, 7, None, 7), True),
        (days(10, 8, 8, 8, 8, 8, 7, 7, None), True),
        (days(10, 8, 8, 8, 8, 8, None, None, 7), False),
        (days(8, 8, 8, 8, 8, 10, 7, 7, 7), True),  # the day itself counts
        (days(10, 8, 8, 8, 8, 8, 8, 7, 7, 7), False),  # the ten is the seventh day back
        (days(None, None, None, None, None, None, 1, 1, 1), False),
        ({}, False),
    ],
)
def test_pain_that_has_eased(daily: dict[date, float], better: bool) -> None:
    assert eased(daily, SINCE, DAY) is better


def test_other_hours_of_easing() -> None:
    assert eased(days(10, 10, 10, 10, 8, 7, 7), SINCE, DAY, hours=24)
    assert not eased(days(10, 10, 10, 10, 8, 7, 7), SINCE, DAY)


# -- whatever the scores -------------------------------------------------------------------------------

SCORES = st.lists(
    st.builds(
        lambda hours, value, kind, zone: replace(
            score(value, hours, kind), at=(AT + hours * HOUR).astimezone(timezone(zone * HOUR))
        ),
        st.integers(-24 * 40, 48),
        st.integers(0, 10),
        st.sampled_from(KINDS),
        st.integers(-11, 13),
    ),
    max_size=60,
)
SPARSE = st.dictionaries(st.integers(0, 35), st.integers(0, 10)).map(
    lambda found: {DAY - timedelta(days=n): float(v) for n, v in found.items()}
)
HOLES = st.sets(st.integers(0, 59), max_size=6)
LEVEL = st.integers(0, 10)


def stretches(new: int, then: int, before: int, holes: set[int]) -> dict[date, float]:
    """Two months with a score on most days: the last three days, the week before, and all before that."""
    levels = {n: float(new if n < 3 else then if n < 10 else before) for n in range(60)}
    return {DAY - timedelta(days=n): level for n, level in levels.items() if n not in holes}


def climbing(base: int, step: int, holes: set[int]) -> dict[date, float]:
    """Weeks up to today, each `step` above the one before."""
    return {
        DAY - timedelta(days=n): float(min(10, max(0, base - step * (n // 7))))
        for n in range(60)
        if n not in holes
    }


DAILY = (
    SPARSE
    | st.builds(stretches, LEVEL, LEVEL, LEVEL, HOLES)
    | st.builds(climbing, LEVEL, st.integers(-1, 3), HOLES)
)


@pytest.mark.parametrize(
    "sign",
    [
        lambda daily: severe_days(daily, DAY),
        lambda daily: rising_weeks(daily, DAY),
        lambda daily: not_easing(daily, DAY),
        lambda daily: eased(daily, DAY - timedelta(days=5), DAY),
    ],
)
def test_the_histories_below_have_what_they_are_about(sign: Callable[[dict[date, float]], bool]) -> None:
    assert find(DAILY, sign)


@given(SCORES, st.randoms(use_true_random=False))
def test_a_jump_is_proven_by_scores_in_any_order(scores: list[PainScore], chance: Any) -> None:
    stayed = jump(scores, AT)
    mixed = list(scores)
    chance.shuffle(mixed)
    assert jump(mixed, AT) == stayed
    if stayed is not None:
        moments = {s.at for s in scores if s.at <= AT}
        last = max(moments)
        assert stayed > timedelta(hours=24) and last - stayed in moments
        row = [s.score for s in scores if last - stayed <= s.at <= last]
        days_before = {s.at.date() for s in scores if s.at <= AT}
        assert min(row) >= 3 and len(days_before) >= 5


@given(SCORES)
def test_a_lower_last_score_never_makes_a_jump(scores: list[PainScore]) -> None:
    low = PainScore("low", AT, "now", 0)
    assert jump([*scores, low], AT) is None


@given(DAILY, st.integers(0, 35))
def test_a_day_that_nobody_scored_makes_no_alarm_of_days(daily: dict[date, float], n: int) -> None:
    fewer = {d: v for d, v in daily.items() if d != DAY - timedelta(days=n)}
    assert severe_days(daily, DAY) or not severe_days(fewer, DAY)


@given(DAILY)
def test_less_than_four_days_a_week_say_nothing(daily: dict[date, float]) -> None:
    sparse = {d: v for d, v in daily.items() if (DAY - d).days % 7 < 3}
    assert not rising_weeks(sparse, DAY)
    assert not not_easing({d: v for d, v in daily.items() if (DAY - d).days < 3}, DAY)


@given(DAILY, st.integers(0, 10))
def test_more_pain_never_takes_a_severe_alarm_away(daily: dict[date, float], more: int) -> None:
    worse = {d: v + more for d, v in daily.items()}
    assert severe_days(worse, DAY) or not severe_days(daily, DAY)
    assert rising_weeks(worse, DAY) == rising_weeks(daily, DAY)


@given(DAILY, st.integers(-3, 12))
def test_what_has_eased_is_not_what_does_not_ease(daily: dict[date, float], ago: int) -> None:
    since = DAY - timedelta(days=ago)
    peak = max((daily.get(since - timedelta(days=n), 0.0) for n in range(6)), default=0.0)
    if eased(daily, since, DAY):
        recent = [daily[d] for n in range(3) if (d := DAY - timedelta(days=n)) in daily]
        assert len(recent) >= 2 and max(recent) <= 0.7 * peak + 1e-6
