"""What somebody can do: the scores and thresholds of thermal-and-pain facts 3, and when it is asked for."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain.function import (
    Activities,
    ChangeAnswer,
    Instrument,
    PsfsRating,
    RmdqAnswers,
    due,
    psfs_score,
    rmdq_change,
    rmdq_score,
)

BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("ratings", "score"), [((2, 4, 5), 11 / 3), ((0,), 0), ((10, 10, 10), 10)])
def test_own_activities_are_worth_their_mean(ratings: tuple[int, ...], score: float) -> None:
    assert psfs_score(ratings) == pytest.approx(score, abs=1e-12)


def test_no_activity_has_no_mean() -> None:
    with pytest.raises(ValueError, match="no activity"):
        psfs_score(())


@pytest.mark.parametrize(
    ("ticked", "score"), [((), 0), (range(1, 25), 24), ((1, 5, 9), 3), ((5, 5, 5), 1), ((9, 1, 5), 3)]
)
def test_the_questionnaire_is_worth_what_is_ticked(ticked: tuple[int, ...], score: int) -> None:
    assert rmdq_score(ticked) == score


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (12, 7, "meaningfully better"),  # 5 sentences, 41.7 %
        (6, 4, "possibly better"),  # 33.3 %, 2 sentences
        (20, 15, "possibly better"),  # 5 sentences, 25 %
        (10, 7, "possibly better"),  # just 30 %
        (10, 8, "no"),
        (24, 17, "possibly better"),  # 7 sentences, 29.2 %
        (5, 0, "meaningfully better"),
        (0, 0, "no"),
        (4, 20, "no"),
        (0, 5, "no"),
    ],
)
def test_a_change_of_the_questionnaire(before: int, now: int, said: str) -> None:
    assert rmdq_change(before, now) == said


# -- when it is asked for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "days", "asked"),
    [
        ({}, 2.99, None),
        ({}, 3, "psfs"),
        ({"psfs": 3}, 4.99, None),
        ({"psfs": 3}, 5, "rmdq"),
        ({"psfs": 3, "rmdq": 5}, 7, None),
        ({"psfs": 26, "rmdq": 5}, 28, "change"),
        ({"psfs": 3, "rmdq": 5, "change": 7}, 16.99, None),
        ({"psfs": 3, "rmdq": 5, "change": 7}, 17, "psfs"),
        ({"psfs": 17, "rmdq": 5, "change": 7}, 32.99, "psfs"),
        ({"psfs": 31, "rmdq": 5, "change": 7}, 32.99, None),
        ({"psfs": 31, "rmdq": 5, "change": 7}, 33, "rmdq"),
        ({"psfs": 31, "rmdq": 33, "change": 7}, 35, "change"),
        ({"psfs": 31, "rmdq": 33, "change": 35}, 45, "psfs"),
    ],
)
def test_one_set_of_questions_at_a_time(
    last: dict[Instrument, float], days: float, asked: Instrument | None
) -> None:
    answered = {name: BEGAN + day * DAY for name, day in last.items()}
    assert due(answered, BEGAN, BEGAN + days * DAY) == asked


def test_who_never_answers_one_is_still_asked_for_the_others() -> None:
    asked = [due({}, BEGAN, BEGAN + day * DAY) for day in (3, 4, 5, 28, 29, 30)]
    assert asked[:3] == ["psfs", "rmdq", "psfs"] and set(asked[3:]) == {"psfs", "rmdq", "change"}
    # The one that is declined keeps its turn, and takes that of no other.
    declined = {"psfs": BEGAN + 60 * DAY, "change": BEGAN + 60 * DAY}
    later = {due(declined, BEGAN, BEGAN + day * DAY) for day in range(90, 96)}
    assert later == {"psfs", "rmdq", "change"}


def test_nobody_without_a_score_is_asked() -> None:
    assert due({}, None, BEGAN) is None


def test_a_clock_that_was_set_back_asks_nothing() -> None:
    assert due({"psfs": BEGAN + 40 * DAY}, BEGAN, BEGAN + 20 * DAY) is None
    assert due({}, BEGAN, BEGAN - DAY) is None


@given(st.lists(st.integers(0, 6), min_size=1, max_size=120))
def test_whoever_answers_when_asked_is_asked_at_most_every_second_day(steps: list[int]) -> None:
    now, last, moments = BEGAN, dict[Instrument, datetime](), []
    for step in steps:
        now += step * DAY
        asked = due(last, BEGAN, now)
        if asked:
            last[asked] = now
            moments.append(now)
    assert all(b - a >= 2 * DAY for a, b in pairwise(moments))
    # And not more often than their times allow: one in two weeks, two in four.
    weeks = (now - BEGAN) / (7 * DAY)
    assert len(moments) <= weeks / 2 + 2 * weeks / 4 + 3


# -- the records -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        Activities("a", BEGAN, ("put on socks", "🙂")),
        PsfsRating("a", BEGAN, "b", (0, 10)),
        RmdqAnswers("a", BEGAN, ()),
        RmdqAnswers("a", BEGAN, (1, 24)),
        ChangeAnswer("a", BEGAN, -5),
        ChangeAnswer("a", BEGAN, 5, 0),
    ],
)
def test_an_answer_comes_back_as_it_was_written(record: msgspec.Struct) -> None:
    assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


@pytest.mark.parametrize(
    "record",
    [
        Activities("a", BEGAN, ()),
        Activities("a", BEGAN, ("",)),
        Activities("a", BEGAN, ("x" * 81,)),
        Activities("a", BEGAN, tuple("abcdef")),
        PsfsRating("a", BEGAN, "b", ()),
        PsfsRating("a", BEGAN, "b", (11,)),
        PsfsRating("a", BEGAN, "b", (-1,)),
        PsfsRating("a", BEGAN, "b", (1, 2, 3, 4, 5, 6)),
        RmdqAnswers("a", BEGAN, (0,)),
        RmdqAnswers("a", BEGAN, (25,)),
        ChangeAnswer("a", BEGAN, 6),
        ChangeAnswer("a", BEGAN, -6),
        ChangeAnswer("a", BEGAN, 0, 11),
    ],
)
def test_what_no_question_allows_is_not_read(record: msgspec.Struct) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(record), type=type(record))
