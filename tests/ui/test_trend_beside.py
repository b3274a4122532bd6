"""What stands beside the pain trend: how much it rests on, and what helps to read it."""

import pytest
from trend_samples import EVERY_DAY, PACKS, falling, rising, score, view_of, with_statistics

from corecoach.pain import PainScore
from corecoach.ui.trend_beside import (
    count_words,
    guidance_words,
    pack_words,
    screen_words,
    what_words,
)
from corecoach.ui.trend_words import direction_words, usual_words

EASES = "Most sudden back pain eases in 2 to 4 weeks anyway."
OTHERS = "Days without a score may have been different."


def test_counts_scores_and_days() -> None:
    assert count_words(view_of(EVERY_DAY)) == "42 scores in 42 days. Gaps are days with no score."
    assert count_words(view_of([score(0, 0)], None)).startswith("1 score in 1 day.")
    assert count_words(view_of([])) == "0 scores in 42 days. Gaps are days with no score."
    assert pack_words(view_of(EVERY_DAY, packs=PACKS)) == "Ice on 2 days. Heat on 3 days."
    assert pack_words(view_of(EVERY_DAY, 14, packs=PACKS)) == "Ice on 1 day. Heat on 3 days."
    assert pack_words(view_of(EVERY_DAY)) == ""


def test_the_same_number_of_days_is_said_twice() -> None:
    view = view_of(falling(25)[:-4])
    assert view.trend.days == 25
    assert count_words(view).startswith("21 scores in 25 days.")
    assert "scores on 21 of 25 days" in direction_words(view)


def test_a_gap_is_only_of_this_score_where_another_was_given() -> None:
    scores = [score(n, 5) for n in range(0, 60, 2)]
    others = [score(n, 5, kind="day") for n in (1, 2, 3, 50)]
    assert count_words(view_of(scores + others)) == (
        "21 scores in 42 days. Gaps are days without this score. On 2 of them you gave another score."
    )
    # On the same days there is no difference.
    assert count_words(view_of(scores + others[1:2])).endswith("Gaps are days with no score.")


def test_what_came_too_late_is_counted_by_itself() -> None:
    late = [score(n, 7, late_h=90) for n in range(20, 0, -1)]
    assert count_words(view_of(late)) == "20 scores were added too late to count."
    assert count_words(view_of([*late[:1], *falling(10)])) == (
        "10 scores in 10 days. Gaps are days with no score. 1 score was added too late to count."
    )


def test_a_new_pain_is_told_how_most_of_them_go() -> None:
    assert guidance_words(view_of(EVERY_DAY)) == (EASES,)
    assert EASES not in guidance_words(view_of(falling(70)))
    assert guidance_words(view_of([])) == ()


@pytest.mark.parametrize("days", [12, 14, 20, 28, 42])
def test_nobody_is_comforted_beside_a_rise(days: int) -> None:
    assert EASES not in guidance_words(view_of(rising(days)))


def test_nor_beside_scores_that_rise_or_that_rose_before_they_ended() -> None:
    level = view_of([score(n, 5) for n in range(30)])
    assert EASES in guidance_words(level)
    assert EASES not in guidance_words(with_statistics(level, verdict="rising", slope_per_week=0.4))
    ended = [s for s in rising(40) if s.at.date() <= view_of([]).last.replace(day=8)]
    assert view_of(ended).trend.current is None
    assert EASES not in guidance_words(view_of(ended))


def only_after_gaps(*, high: int, days: int = 100) -> list[PainScore]:
    """Three days in a row at 3, then a day without, then one that is as high as asked."""
    return [score(n, high if n % 5 == 3 else 3) for n in range(days) if n % 5 != 4]


def test_scores_after_gaps_are_said_beside_the_others_whether_they_differ_or_not() -> None:
    said = "Scores after a gap average {}, the others 3."
    assert guidance_words(view_of(only_after_gaps(high=6))) == (said.format(6),)
    assert guidance_words(view_of(only_after_gaps(high=3))) == (said.format(3),)
    # With few of them nothing is said.
    assert guidance_words(view_of(only_after_gaps(high=6), 14)) == ()


def test_with_few_days_the_others_are_brought_to_mind() -> None:
    third = [score(n, 6) for n in range(0, 90, 3)]
    assert guidance_words(view_of(third)) == (OTHERS,)
    half = [score(n, 6) for n in range(90) if n % 4 < 2]
    assert guidance_words(view_of(half)) == ("Scores after a gap average 6, the others 6.", OTHERS)
    assert OTHERS not in guidance_words(view_of(only_after_gaps(high=6)))
    # After some days nobody can tell yet.
    assert OTHERS not in guidance_words(view_of(third[:4]))


def test_a_picture_says_which_score_of_when_and_when_it_was_made() -> None:
    view = view_of([score(n, 4, kind="leg") for n in range(60)], 14, "leg")
    assert what_words(view) == "Score: Leg. 1 May 2026 to 14 May 2026. Made on 14 May 2026."


def test_all_of_it_is_said_in_order() -> None:
    view = view_of(EVERY_DAY, packs=PACKS)
    assert screen_words(view) == (
        usual_words(view), direction_words(view), count_words(view), pack_words(view), EASES,
    )  # fmt: skip
