"""What is said of pain over time: plain, no more than is known, and never a promise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from trend_samples import EVERY_DAY, day, falling, rising, score, up_and_down, view_of, with_statistics

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import KINDS
from corecoach.ui.trend_beside import screen_words
from corecoach.ui.trend_words import (
    ago_words,
    direction_words,
    kind_words,
    number_words,
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


@pytest.mark.parametrize("days", [14, 20, 28, 35])
def test_a_rise_in_a_diary_younger_than_the_range_is_for_the_physio(days: int) -> None:
    said = usual_words(view_of(rising(days)))
    assert said.startswith("Your usual score rose from ")
    assert said.endswith(" to 8. That is worth telling your physio.")


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        # Far above the start, though not above where it was six weeks ago.
        (
            [score(n, 3 if n > 80 else 7) for n in range(100)],
            "Your usual score is now 7. It was 7 six weeks ago and 3 when you started. "
            "This is 2 or more above your start, and worth telling your physio.",
        ),
        # A drop in the range is not praised there.
        (
            [score(n, 2 if n > 80 else 9 if n > 30 else 6) for n in range(100)],
            "Your usual score is now 6. It was 9 six weeks ago and 2 when you started. "
            "This is 2 or more above your start, and worth telling your physio.",
        ),
        # Nobody knows it today, but what was known last.
        (
            [score(n, 3 if n > 25 else 8) for n in range(4, 40)],
            "Your usual score of the 7 days to Wednesday 13 May was 8. It was 3 when you started. "
            "This is 2 or more above your start, and worth telling your physio.",
        ),
        # A drop that came before the range is told, not praised.
        (
            [score(n, 8 if n > 80 else 5) for n in range(100)],
            "Your usual score is now 5. It was 5 six weeks ago and 8 when you started.",
        ),
    ],
)
def test_what_is_above_the_start_is_for_the_physio(scores: list[PainScore], words: str) -> None:
    assert usual_words(view_of(scores)) == words


def test_scores_that_rise_are_for_the_physio_however_little() -> None:
    view = with_statistics(view_of([score(n, 5) for n in range(60)]), verdict="rising", slope_per_week=0.4)
    assert usual_words(view) == (
        "Your usual score is now 5. It was 5 six weeks ago, as when you started. "
        "Scores that rise are worth telling your physio."
    )


def test_no_rise_is_named_beside_scores_that_fall() -> None:
    scores = [score(n, 6 if n > 80 else 2 if n > 34 else 5) for n in range(100)]
    assert "rose from 2 to 5" in usual_words(view_of(scores))
    said = usual_words(with_statistics(view_of(scores), verdict="falling", slope_per_week=-0.4))
    assert "rose" not in said and "This is 2 or more above what it was" in said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        # Two points and 30 %; two points; 30 %; neither.
        (6, 4, "A drop of 2 or more is one most people notice."),
        (9, 7, "That may be a change that you notice."),
        (3, 2, "That may be a change that you notice."),
        (6, 5, ""),
    ],
)
def test_a_drop_is_named_by_both_thresholds(before: int, now: int, said: str) -> None:
    words = usual_words(view_of([score(n, before if n > 20 else now) for n in range(60)]))
    assert words == " ".join(
        filter(
            None,
            (f"Your usual score is now {now}. It was {before} six weeks ago, as when you started.", said),
        )
    )


def test_the_end_of_a_longer_drop_is_named_as_the_chart_has_it() -> None:
    # From 5 to 4 in the range is neither; from 8 it is both. From 5 to 3.5 may be one; from 8 it is one.
    scores = [score(n, 8 if n > 80 else 5 if n > 20 else 3 + n % 2) for n in range(100)]
    assert usual_words(view_of(scores)) == (
        "Your usual score is now 3. It was 5 six weeks ago and 8 when you started. "
        "A drop of 2 or more is one most people notice."
    )
    may_be = with_statistics(view_of(scores), current=3.5)
    assert usual_words(may_be).endswith("A drop of 2 or more is one most people notice.")
    neither = with_statistics(view_of(scores), current=4.0)
    assert usual_words(neither).endswith("and 8 when you started.")


def test_half_a_point_is_no_change_to_notice_however_many_per_cent_it_is() -> None:
    scores = [score(n, 8 if n > 80 else (1 if n % 2 else 2) if n > 20 else 1) for n in range(100)]
    assert usual_words(view_of(scores)).endswith("and 8 when you started.")


def test_no_change_is_denied_beside_one_that_may_be_noticed() -> None:
    view = with_statistics(
        view_of([score(n, 3 if n > 20 else 2) for n in range(60)]), verdict="no clear change"
    )
    assert direction_words(view).startswith("No clear change from week to week;")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("now", "day")])
def test_what_is_not_about_the_back_as_it_is_says_so(kind: PainKind) -> None:
    view = view_of([score(n, 4, kind=kind) for n in range(60)], kind=kind)
    assert usual_words(view).startswith(f"{kind_words(kind)}: your usual score is now 4.")


@pytest.mark.parametrize("kind", ["now", "day"])
def test_the_usual_kinds_need_no_name(kind: PainKind) -> None:
    view = view_of([score(n, 4, kind=kind) for n in range(60)], kind=kind)
    assert usual_words(view).startswith("Your usual score is now 4.")


@given(up_and_down())
def test_no_two_sentences_contradict_each_other(view: TrendView) -> None:
    said, way, beside = usual_words(view), direction_words(view), " ".join(screen_words(view))
    now, start = view.trend.current, view.start
    rises, falls, same = way.startswith("Rising"), way.startswith("Falling"), "About the same" in said
    drops = "A drop of" in said or "That may be a change" in said
    named = drops or "rose from" in said
    assert not (named and "No clear change;" in way)
    assert not (falls and "rose from" in said) and not (rises and drops)
    assert not (same and (rises or falls))
    assert not (("worth telling" in said or rises) and "anyway" in beside)
    if rises or (now is not None and start is not None and now - start >= 2):
        assert "worth telling your physio" in said and not drops


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
        (-0.45, "about half a point a week"),
        (0.55, "about half a point a week"),
        (-0.44, "about 2 points in four weeks"),
        # The line fell from 7 to 3.5 in 91 days.
        (-0.3326, "about 1.5 points in four weeks"),
        (0.7, "about 3 points in four weeks"),
        (0.75, "about 1 point a week"),
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
    if per_week < 0.75:
        assert abs(4 * amount / weeks - 4 * per_week) <= 0.25 + 1e-9


def trend(**changes: object) -> TrendView:
    return with_statistics(view_of(EVERY_DAY), **({"n": 18, "days": 28} | changes))


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
        ({"verdict": "no clear change", "current": 4.5}, "No clear change; scores on 18 of 28 days."),
        (
            {"verdict": "no clear change", "current": 4.0},
            "No clear change from week to week; scores on 18 of 28 days.",
        ),
        (
            {"verdict": "not enough entries", "n": 9, "window_days": 42},
            "Not enough scores yet to say which way it goes: 9 of 28 days. It takes 14.",
        ),
        (
            {"verdict": "not enough entries", "n": 5, "days": 5, "coverage": 1.0, "window_days": 42},
            "Not enough scores yet to say which way it goes: 5 of 5 days. It takes 14 in 3 weeks.",
        ),
        # Of a long time it takes half of the days.
        (
            {"verdict": "not enough entries", "n": 9, "days": 91, "coverage": 0.1, "window_days": 91},
            "Not enough scores yet to say which way it goes: 9 of 91 days. It takes 46.",
        ),
        (
            {"verdict": "not enough entries", "n": 20, "days": 91, "coverage": 0.22, "window_days": 91},
            "Not enough scores yet to say which way it goes: 20 of 91 days. It takes 46.",
        ),
        (
            {"verdict": "not enough entries", "window_days": 14, "days": 14, "n": 14},
            "This time is too short to say which way it goes. It takes 3 weeks.",
        ),
        (
            {"verdict": "not enough entries", "n": 20, "days": 21, "coverage": 0.95, "window_days": 42},
            "Not enough scores yet to say which way it goes: 20 of 21 days. "
            "It takes 3 weeks from the first to the last.",
        ),
        ({"verdict": "not enough entries", "n": 0}, ""),
    ],
)
def test_which_way_it_goes_and_on_what_that_stands(changes: dict[str, object], words: str) -> None:
    assert direction_words(trend(**changes)) == words


def test_the_direction_of_real_scores() -> None:
    assert direction_words(view_of(EVERY_DAY)).startswith("Falling by ")
    assert direction_words(view_of([score(n, 5) for n in range(60)])) == (
        "No clear change; scores on 42 of 42 days."
    )


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 10)), max_size=60), st.sampled_from([14, 42, None])
)
def test_every_sentence_is_short_and_promises_nothing(
    given_scores: list[tuple[int, int]], days: int | None
) -> None:
    view = view_of([score(ago, value, hour=n % 24) for n, (ago, value) in enumerate(given_scores)], days)
    said = " ".join(screen_words(view))
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
