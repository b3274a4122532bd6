"""When questions come next, what a change of own activities is worth, and how their names are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain.function import (
    EVERY,
    LONGEST_NAME,
    Instrument,
    due,
    next_due,
    psfs_change,
    psfs_least,
    psfs_score,
    tidied,
)

BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ratings = st.lists(st.integers(0, 10), min_size=1, max_size=5)
answered = st.dictionaries(
    st.sampled_from(sorted(EVERY)), st.integers(0, 90).map(lambda n: BEGAN + n * DAY), max_size=3
)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((2, 4, 5), (5, 6, 6), "better"),  # 3.667 to 5.667: exactly 2
        ((2, 4, 5), (5, 6, 5), "no"),
        ((5, 6, 6), (2, 4, 5), "worse"),
        ((0,), (10,), "better"),
        ((4,), (7,), "better"),  # of a single activity only 3 points are
        ((4,), (6,), "no"),
        ((4, 4), (6, 6), "better"),
        ((5,), (5,), "no"),
        ((10, 10), (9, 8), "no"),
    ],
)
def test_two_points_of_the_mean_are_a_change(before: tuple[int], now: tuple[int], said: str) -> None:
    assert psfs_change(before, now) == said


@given(before=ratings, moved=st.integers(-10, 10))
def test_it_is_the_mean_that_counts_and_both_ways_alike(before: list[int], moved: int) -> None:
    now = [max(0, min(10, rating + moved)) for rating in before]
    said, back = psfs_change(before, now), psfs_change(now, before)
    difference = psfs_score(now) - psfs_score(before)
    least = psfs_least(len(before))
    if abs(abs(difference) - least) > 1e-9:
        assert (said != "no") == (abs(difference) >= least)
    assert {"better": "worse", "worse": "better", "no": "no"}[said] == back


@pytest.mark.parametrize(("before", "now"), [((), ()), ((1, 2), (1,)), ((1,), (1, 2))])
def test_other_activities_are_not_compared(before: tuple[int, ...], now: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="same activities"):
        psfs_change(before, now)


def test_nothing_comes_before_the_first_record() -> None:
    assert next_due({}, None) == {"psfs": None, "rmdq": None, "change": None}


def test_what_was_answered_comes_again_after_its_time() -> None:
    last: dict[Instrument, datetime] = {"psfs": BEGAN + 10 * DAY, "rmdq": BEGAN + 12 * DAY}
    assert next_due(last, BEGAN) == {
        "psfs": BEGAN + 24 * DAY,
        "rmdq": BEGAN + 40 * DAY,
        "change": BEGAN + 28 * DAY,
    }


@given(last=answered, days=st.integers(0, 200))
def test_what_is_due_is_never_before_its_time_and_something_is_due_after_one(
    last: dict[Instrument, datetime], days: int
) -> None:
    now = BEGAN + days * DAY
    earliest, asked = next_due(last, BEGAN), due(last, BEGAN, now)
    passed = [name for name, at in earliest.items() if at is not None and at <= now]
    assert (asked in passed) if passed else (asked is None)


@given(st.lists(st.text(max_size=120), max_size=8))
def test_names_are_short_single_lines_and_kept_in_order(names: list[str]) -> None:
    kept = tidied(names)
    assert tidied(kept) == kept
    assert len(set(kept)) == len(kept)
    assert all(0 < len(name) <= LONGEST_NAME and name == " ".join(name.split()) for name in kept)


def test_names_that_differ_only_in_space_are_one() -> None:
    assert tidied(["  put on\nsocks ", "put on socks", "", "sit"]) == ("put on socks", "sit")
