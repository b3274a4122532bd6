"""What is said of pain over time: plain, no more than is known, and never a promise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from trend_samples import EVERY_DAY, PACKS, day, falling, score, view_of, with_statistics

from corecoach.pain import PainScore
from corecoach.pain.scores import KINDS
from corecoach.pain.trend import Trend
from corecoach.ui.trend_words import (
    ago_words,
    count_words,
    direction_words,
    guidance_words,
    kind_words,
    number_words,
    pack_words,
    slope_words,
    usual_words,
)


def test_says_the_usual_score_now_before_and_at_the_start() -> None:
    scores = [score(n, 8) for n in range(90, 50, -1)] + falling(50)
    assert usual_words(view_of(scores)) == (
        "Your usual score is now 3. It was 6 six weeks ago and 8 when you started. "
        "A drop of 2 or more is one most people notice."
    )
    assert usual_words(view_of(scores, None)) == (
        "Your usual score is now 3. It was 8 when you started. A drop of 2 or more is one most people notice."
    )


def test_a_rise_is_for_the_physio_and_no_reassurance_is_given() -> None:
    scores = [score(n, 3 if n > 20 else 5) for n in range(60, -1, -1)]
    said = usual_words(view_of(scores))
    assert said == "Your usual score rose from 3 to 5. That is worth telling your physio."


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([score(0, 4)], "Your usual score needs a score on 4 of 7 days."),
        (
            [score(n, 4) for n in (8, 6, 5, 4)],
            "Your usual score of the 7 days to Tuesday 12 May was 4.",
        ),
        # Two middles of the same week are no comparison.
        ([score(n, n) for n in (5, 4, 3, 2, 1, 0)], "Your usual score is now 2.5."),
        (
            [score(n, 5) for n in range(60)],
            "Your usual score is now 5. About the same as when you started.",
        ),
        # A drop of one is said, and not called one that people notice.
        (
            [score(n, 6 if n > 20 else 5) for n in range(60)],
            "Your usual score is now 5. It was 6 six weeks ago, as when you started.",
        ),
    ],
)
def test_says_no_more_than_the_scores_do(scores: list[PainScore], words: str) -> None:
    assert usual_words(view_of(scores)) == words


@pytest.mark.parametrize(
    ("per_week", "words"),
    [
        (-2.02, "about 2 points a week"),
        (1.4, "about 1.5 points a week"),
        (-1.1, "about 1 point a week"),
        (0.5, "about half a point a week"),
        (-0.3, "about half a point a week"),
        (-0.24, "about 1 point in four weeks"),
        (0.2, "about 1 point in four weeks"),
        (0.12, "about half a point in four weeks"),
        (-0.05, "less than half a point in four weeks"),
    ],
)
def test_a_slope_in_words(per_week: float, words: str) -> None:
    assert slope_words(per_week) == words


@given(st.floats(0, 10, allow_nan=False))
def test_a_slope_is_rounded_by_a_quarter_of_a_point_at_most(per_week: float) -> None:
    said = slope_words(per_week)
    found = re.search(r"[\d.]+", said)
    amount = float(found.group()) if found else (0.5 if "about half" in said else 0.0)
    weeks = 4 if "four weeks" in said else 1
    assert abs(amount - weeks * per_week) <= 0.25 + 1e-9


def trend(**changes: object) -> Trend:
    return with_statistics(view_of(EVERY_DAY), **({"n": 18, "days": 28} | changes)).trend


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"verdict": "falling", "slope_per_week": -0.52},
            "Falling by about half a point a week; scores on 18 of 28 days.",
        ),
        (
            {"verdict": "rising", "slope_per_week": 1.0},
            "Rising by about 1 point a week; scores on 18 of 28 days.",
        ),
        ({"verdict": "no clear change", "change": -1.5}, "No clear change; scores on 18 of 28 days."),
        (
            {"verdict": "no clear change", "change": -2.0},
            "No clear change from week to week; scores on 18 of 28 days.",
        ),
        (
            {"verdict": "not enough entries", "n": 9, "window_days": 42},
            "Not enough scores yet to say which way it goes: 9 of 28 days. It takes 14 in 3 weeks.",
        ),
        (
            {"verdict": "not enough entries", "n": 20, "days": 91, "coverage": 0.22, "window_days": 91},
            "Not enough scores to say which way it goes: 20 of 91 days. It takes half of the days.",
        ),
        (
            {"verdict": "not enough entries", "window_days": 14, "days": 14, "n": 14},
            "This time is too short to say which way it goes. It takes 3 weeks.",
        ),
        ({"verdict": "not enough entries", "n": 0}, ""),
    ],
)
def test_which_way_it_goes_and_on_what_that_stands(changes: dict[str, object], words: str) -> None:
    assert direction_words(trend(**changes)) == words


def test_the_direction_of_real_scores() -> None:
    assert direction_words(view_of(EVERY_DAY).trend).startswith("Falling by ")
    assert direction_words(view_of([score(n, 5) for n in range(60)]).trend) == (
        "No clear change; scores on 42 of 42 days."
    )


def test_counts_scores_and_days() -> None:
    assert count_words(view_of(EVERY_DAY)) == "42 scores in 42 days. Gaps are days with no score."
    assert count_words(view_of([score(0, 0)], None)).startswith("1 score in 1 day.")
    assert pack_words(view_of(EVERY_DAY, packs=PACKS)) == "Ice on 2 days. Heat on 3 days."
    assert pack_words(view_of(EVERY_DAY, 14, packs=PACKS)) == "Ice on 1 day. Heat on 3 days."
    assert pack_words(view_of(EVERY_DAY)) == ""


def test_a_new_pain_is_told_how_most_of_them_go() -> None:
    said = "Most sudden back pain eases in 2 to 4 weeks anyway."
    assert guidance_words(view_of(EVERY_DAY)) == (said,)
    assert said not in guidance_words(view_of(falling(70)))
    assert guidance_words(view_of([])) == ()


def test_scores_only_when_it_hurts_are_named() -> None:
    # Three days in a row at 3, then a day without, then 6.
    scores = [score(n, 6 if n % 5 == 3 else 3) for n in range(100) if n % 5 != 4]
    assert guidance_words(view_of(scores)) == ("Scores after days with no score average 6, the others 3.",)
    few = [score(n, 6 if n % 5 == 3 else 3) for n in range(100) if n % 5 != 4 or n > 20]
    assert guidance_words(view_of(few)) == ()


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 10)), max_size=60), st.sampled_from([14, 42, None])
)
def test_every_sentence_is_short_and_promises_nothing(
    given_scores: list[tuple[int, int]], days: int | None
) -> None:
    view = view_of([score(ago, value, hour=n % 24) for n, (ago, value) in enumerate(given_scores)], days)
    said = " ".join(
        [usual_words(view), direction_words(view.trend), count_words(view), *guidance_words(view)]
    )
    assert "!" not in said and "{" not in said
    for sentence in re.split(r"[.;:] ", said):
        assert len(sentence.split()) <= 18
    for word in ("because", "safe", "fine", "p =", "significant", "R2"):
        assert word not in said


def test_a_view_without_a_start_says_none() -> None:
    view = replace(view_of(EVERY_DAY), start=None)
    assert "when you started" not in usual_words(view)


def test_names() -> None:
    assert len({kind_words(kind) for kind in KINDS}) == len(KINDS)
    assert [ago_words(days) for days in (14, 365, 10, None)] == [
        "two weeks ago", "a year ago", "10 days ago", "",
    ]  # fmt: skip
    assert [number_words(value) for value in (3.0, 4.5, 2.8333)] == ["3", "4.5", "2.8"]
    assert day(0) == view_of([]).last
