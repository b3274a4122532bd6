"""Whether a change is one that people notice: the examples of thermal-and-pain facts 2.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain.change import meaningful_change


@pytest.mark.parametrize(
    ("start", "now", "said"),
    [
        (7, 5, "possibly better"),  # 2 points, 28.6 %
        (6, 4, "meaningfully better"),  # 2 points, 33.3 %
        (3, 2, "possibly better"),  # 1 point, 33.3 %
        (9, 7, "possibly better"),  # 2 points, 22.2 %
        (2, 0, "meaningfully better"),
        (10, 7, "meaningfully better"),  # just 30 %
        (5, 3.5, "possibly better"),  # just 30 %, 1.5 points
        (6.5, 5, "no"),
        (7, 5.5, "no"),
        (0, 0, "no"),
        (0, 1, "no"),
        (0, 2, "up by 2 or more"),
        (0, 10, "up by 2 or more"),
        (5, 6.5, "no"),
        (5, 7, "up by 2 or more"),
        (5, 5, "no"),
    ],
)
def test_a_change_of_medians(start: float, now: float, said: str) -> None:
    assert meaningful_change(start, now) == said


HALVES = st.integers(0, 40).map(lambda n: n / 4)


@given(HALVES, HALVES)
def test_both_thresholds_make_it_meaningful_and_one_possible(start: float, now: float) -> None:
    points, share = start - now >= 2, start > 0 and start - now >= 0.3 * start - 1e-12
    better = {(True, True): "meaningfully better", (True, False): "possibly better"}
    better[False, True] = "possibly better"
    worse = "up by 2 or more" if now - start >= 2 else "no"
    assert meaningful_change(start, now) == better.get((points, bool(share)), worse)
