"""Pain in the leg that is far up: above the usual or severe, on both sides of the edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain.history import LegUp, leg_up

DAY = date(2026, 11, 17)


def before(*values: float | None) -> dict[date, float]:
    """One value a day up to the day before DAY; None is a day without one."""
    first = DAY - timedelta(days=len(values))
    return {first + timedelta(days=n): v for n, v in enumerate(values) if v is not None}


@pytest.mark.parametrize(
    ("usual", "score", "up"),
    [
        ((2, 2, 2, 2), 3, None),
        ((2, 2, 2, 2), 4, "above-usual"),
        ((2, 2, 3, 3), 4, None),
        ((2, 2, 3, 3), 5, "above-usual"),
        ((0, 0, 9, 0), 2, "above-usual"),
        ((5, 5, 5, 5), 7, "above-usual"),
        ((6, 6, 6, 6), 7, None),
        ((6, 6, 6, 6), 8, "above-usual"),
        ((7, 7, 7, 7), 8, "severe"),
        ((9, 9, 9, 9), 10, "severe"),
        ((9, 9, 9, 9), 7, None),
    ],
)
def test_two_above_the_usual_or_severe(usual: tuple[int, ...], score: int, up: LegUp | None) -> None:
    assert leg_up(before(*usual), DAY, score) == up


@pytest.mark.parametrize(
    ("usual", "up"),
    [
        ((), None),
        ((1, 1, 1), None),
        ((1, 1, 1, 1), "above-usual"),
        ((1, None, 1, None, 1, None, 1), "above-usual"),
        ((1, None, None, None, 1, 1, 1, None), None),
        ((9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1), "above-usual"),
    ],
)
def test_the_usual_needs_four_of_the_seven_days_before(
    usual: tuple[int | None, ...], up: LegUp | None
) -> None:
    assert leg_up(before(*usual), DAY, 7) == up
    assert leg_up(before(*usual), DAY, 8) == (up or "severe")


def test_the_day_itself_and_later_ones_are_not_the_usual() -> None:
    daily = before(2, 2, 2, 2) | {DAY + timedelta(days=n): 9 for n in range(4)}
    assert leg_up(daily, DAY, 4) == "above-usual"


def test_other_thresholds() -> None:
    assert leg_up(before(2, 2, 2, 2), DAY, 4, rise=3) is None
    assert leg_up({}, DAY, 7, least=7) == "severe"


@given(st.lists(st.integers(0, 10) | st.none(), max_size=9), st.integers(0, 9))
def test_more_pain_is_never_less_up(usual: list[int | None], score: int) -> None:
    daily = before(*usual)
    assert leg_up(daily, DAY, score) is None or leg_up(daily, DAY, score + 1) is not None
