"""What may be said about scores: the ones that stand, one value a day, and the 7-day middle value."""

from datetime import UTC, date, datetime, timedelta, timezone
from statistics import median as reference
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain import KINDS, PainScore, daily_scores, median7
from corecoach.pain.scores import median, standing

DAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)


def score(value: int = 3, name: str = "a", at: datetime = AT, **more: Any) -> PainScore:
    """A score of now."""
    return PainScore(name, at, "now", value, **more)


def days(*values: float | None) -> dict[date, float]:
    """One value a day from DAY on; None is a day without one."""
    return {DAY + timedelta(days=n): v for n, v in enumerate(values) if v is not None}


# -- which scores stand --------------------------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    wrong, right, other = score(9), score(3, "b", corrects="a"), score(5, "c")
    assert standing([wrong, right, other]) == standing([right, wrong, other]) == [right, other]


def test_a_corrected_correction() -> None:
    chain = [score(9), score(3, "b", corrects="a"), score(4, "c", corrects="b")]
    assert standing(chain) == [chain[2]]


def test_a_withdrawal_takes_its_score_away_and_is_no_score_itself() -> None:
    assert standing([score(9), score(9, "b", corrects="a", withdrawn=True)]) == []
    withdrawn = [score(9), score(3, "b", corrects="a"), score(3, "c", corrects="b", withdrawn=True)]
    assert standing(withdrawn) == []


def test_two_corrections_of_one_score_both_stand() -> None:
    scores = [score(9), score(3, "b", corrects="a"), score(4, "c", corrects="a")]
    assert standing(scores) == scores[1:]


@pytest.mark.parametrize("lost", ["nobody", "", None])
def test_a_correction_of_something_that_is_not_there_still_stands(lost: str | None) -> None:
    assert standing([score(3, corrects=lost)]) == [score(3, corrects=lost)]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, *"abcdef"]), st.booleans()),
        unique_by=lambda record: record[0],
    )
)
def test_what_stands_is_neither_replaced_nor_withdrawn(records: list[tuple[str, str | None, bool]]) -> None:
    scores = [score(3, name, corrects=corrects, withdrawn=gone) for name, corrects, gone in records]
    kept = standing(scores)
    assert [s for s in scores if s in kept] == kept
    assert not {s.id for s in kept} & {s.corrects for s in scores}
    assert not any(s.withdrawn for s in kept)
    plain = [s for s in scores if not s.withdrawn and s.id not in {other.corrects for other in scores}]
    assert kept == plain


# -- one value a day -----------------------------------------------------------------------------------


def test_a_day_is_the_median_of_its_scores_and_a_day_without_one_is_absent() -> None:
    scores = [
        score(7),
        score(2),
        score(3),
        score(8, at=AT + timedelta(days=2)),
        score(5, at=AT + timedelta(days=2)),
    ]
    assert daily_scores(scores) == {DAY: 3.0, DAY + timedelta(days=2): 6.5}
    assert daily_scores([]) == {}


def test_nothing_is_not_no_pain() -> None:
    assert daily_scores([score(0)]) == {DAY: 0.0}
    assert DAY + timedelta(days=1) not in daily_scores([score(0)])
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"type": "pain", "id": "a", "at": AT, "kind": "now", "score": None}, PainScore)


def test_the_day_is_that_of_the_place_where_it_was_given() -> None:
    east, west = timezone(timedelta(hours=13)), timezone(timedelta(hours=-11))
    late = datetime(2026, 11, 17, 23, 30, tzinfo=west)
    early = datetime(2026, 11, 17, 0, 30, tzinfo=east)
    assert late - early == timedelta(hours=47)
    assert daily_scores([score(4, at=late), score(2, at=early)]) == {DAY: 3.0}


def test_days_come_in_order_whatever_the_order_of_the_scores() -> None:
    scores = [score(n, at=AT + timedelta(days=d)) for n, d in ((1, 3), (2, -40), (3, 0))]
    assert list(daily_scores(scores)) == sorted(daily_scores(scores))


# -- the 7-day middle value ----------------------------------------------------------------------------


def test_four_of_seven_days_are_needed() -> None:
    line = median7(days(4, 6, None, 8, None, 2, None, None, None))
    assert line == {DAY + timedelta(days=5): 5.0}


def test_the_window_is_seven_days_and_looks_only_back() -> None:
    line = median7(days(10, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9))
    assert [line.get(DAY + timedelta(days=n)) for n in range(11)] == [
        None, None, None, 1, 1, 1, 1, 1, 1, 1, 9,
    ]  # fmt: skip


def test_after_a_long_gap_it_begins_anew() -> None:
    line = median7(days(3, 3, 3, 3, *[None] * 10, 5, 5, 5, 5))
    assert sorted(line) == [DAY + timedelta(days=3), DAY + timedelta(days=17)]


def test_no_pain_counts_as_a_score() -> None:
    assert median7(days(0, 0, 0, 0)) == {DAY + timedelta(days=3): 0.0}


@given(st.dictionaries(st.integers(0, 40), st.integers(0, 10)))
def test_only_days_with_a_score_have_one_and_it_lies_within_the_window(values: dict[int, int]) -> None:
    daily = {DAY + timedelta(days=n): float(v) for n, v in values.items()}
    line = median7(daily)
    assert set(line) <= set(daily)
    for day in daily:
        window = [daily[d] for d in daily if 0 <= (day - d).days < 7]
        assert (day in line) == (len(window) >= 4)
        if day in line:
            assert line[day] == reference(window)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_median_is_the_usual_one(values: list[int]) -> None:
    assert median(values) == reference(values)


def test_there_is_no_median_of_nothing() -> None:
    with pytest.raises(ValueError, match="middle of nothing"):
        median([])


# -- the record ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [-1, 11, True, "3", 3.5, None])
def test_only_whole_numbers_from_0_to_10_are_read(value: object) -> None:
    stated = {"type": "pain", "id": "a", "at": "2026-11-17T09:05:00Z", "kind": "now", "score": value}
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(stated), type=PainScore)


@pytest.mark.parametrize("kind", KINDS)
def test_a_score_comes_back_as_it_was_written(kind: Any) -> None:
    written = PainScore("a", AT, kind, 0, "after 🙂 <b>gardening</b>", corrects="b", withdrawn=True)
    assert msgspec.json.decode(msgspec.json.encode(written), type=PainScore) == written
