"""What may be said about scores: the ones that stand, those that count, and one value a day."""

from datetime import UTC, date, datetime, timedelta, timezone
from statistics import median as reference
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain import KINDS, PLACES, Flare, PainKind, PainScore, daily_scores
from corecoach.pain.scores import (
    counts,
    first_said,
    flare_days,
    in_place_of,
    is_backfilled,
    median,
    of_back,
    replaced,
    standing,
)

DAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)


def score(value: int = 3, name: str = "a", at: datetime = AT, **more: Any) -> PainScore:
    """A score of now."""
    return PainScore(name, at, "now", value, **more)


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


# -- what was there before --------------------------------------------------------------------------------

CHAIN = [score(9), score(3, "b", corrects="a"), score(4, "c", corrects="b"), score(5, "d")]


def test_what_a_correction_has_replaced_stays_readable() -> None:
    assert replaced(CHAIN) == {"a": (), "b": (CHAIN[0],), "c": (CHAIN[0], CHAIN[1]), "d": ()}
    assert first_said(CHAIN) == [CHAIN[0], CHAIN[3]]
    assert first_said([*CHAIN, score(4, "e", corrects="c", withdrawn=True)]) == [CHAIN[3]]


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_what_stands_in_the_place_of_a_score_by_now(name: str) -> None:
    asked = next(s for s in CHAIN if s.id == name)
    assert in_place_of(asked, CHAIN) == [CHAIN[2]]
    assert in_place_of(asked, [*CHAIN, score(4, "e", corrects="c", withdrawn=True)]) == []
    assert in_place_of(CHAIN[3], CHAIN) == [CHAIN[3]]


def test_a_score_that_is_on_no_record_stands_for_itself() -> None:
    assert in_place_of(score(7), []) == [score(7)]


def test_two_corrections_of_one_score_stand_in_its_place() -> None:
    both = [score(3, "b", corrects="a"), score(4, "c", corrects="a")]
    assert in_place_of(score(9), [score(9), *both]) == both


def test_a_ring_of_corrections_ends() -> None:
    ring = [score(1, "a", corrects="b"), score(2, "b", corrects="a")]
    assert set(replaced(ring)["a"]) == set(ring)
    assert standing(ring) == [] == in_place_of(ring[0], ring)


# -- entered later ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "late", "counted"),
    [(0, False, True), (14.9, False, True), (15, True, True), (48, True, True), (48.01, True, False)],
)
def test_what_is_entered_late_is_marked_and_after_two_days_not_counted(
    hours: float, late: bool, counted: bool
) -> None:
    # Given at five past nine: fifteen hours later it is another day.
    given = score(entered_at=AT + timedelta(hours=hours))
    assert (is_backfilled(given), counts(given)) == (late, counted)


def test_what_was_entered_at_once_is_not_late() -> None:
    assert (is_backfilled(score()), counts(score())) == (False, True)


def test_two_days_are_hours_in_every_time_zone() -> None:
    west = timezone(timedelta(hours=-11))
    at_48 = (AT + timedelta(hours=48)).astimezone(west)
    assert counts(score(entered_at=at_48)) and not counts(score(entered_at=at_48 + timedelta(seconds=1)))


# -- kinds and flares -------------------------------------------------------------------------------------


def test_the_back_is_everything_but_the_leg_and_the_worst() -> None:
    scores = [msgspec.structs.replace(score(name=kind), kind=kind) for kind in KINDS]
    back: list[PainKind] = ["now", "day", "before", "after", "next-morning"]
    assert [s.kind for s in of_back(scores)] == back


def flare(name: str, day: date, hours: int, said: bool = True, **more: Any) -> Flare:
    """What somebody said of a day."""
    return Flare(name, AT + timedelta(hours=hours), day, said, **more)


def test_a_day_is_a_flare_by_what_was_said_last() -> None:
    other = DAY - timedelta(days=1)
    said = [flare("a", DAY, 0), flare("b", other, 1), flare("c", DAY, 2, False), flare("d", DAY, 3)]
    assert flare_days(said) == flare_days(reversed(said)) == [other, DAY]
    assert flare_days(said[:3]) == [other]
    assert flare_days([flare("a", DAY, 0, False)]) == [] == flare_days([])
    taken_back = Flare("e", AT + timedelta(hours=4), DAY, None)
    assert flare_days([*said, taken_back]) == [other]
    assert flare_days([*said, taken_back, flare("f", DAY, 5)]) == [other, DAY]


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


# -- the middle value ------------------------------------------------------------------------------------


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
    written = PainScore(
        "a", AT, kind, 0, "after 🙂 <b>gardening</b>", corrects="b", withdrawn=True, entered_at=AT,
        corrected_at=AT, places=PLACES, relief=False,
    )  # fmt: skip
    assert msgspec.json.decode(msgspec.json.encode(written), type=PainScore) == written
