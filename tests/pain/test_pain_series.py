"""Rows of scores: each kind its own, and the one to show where nobody has chosen."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.pain import KINDS, PainKind, PainScore
from corecoach.pain.series import Point, days_of_kinds, series_of, usual_kind

AT = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
ONE = timedelta(days=1)


def score(value: int, days: int = 0, kind: PainKind = "now", **more: Any) -> PainScore:
    """A score some days after the first."""
    return PainScore(f"{kind} {days} {value}", AT + days * ONE, kind, value, **more)


def test_a_row_holds_one_kind() -> None:
    scores = [score(n, n, kind) for n, kind in enumerate(KINDS)]
    for n, kind in enumerate(KINDS):
        row = series_of(scores, kind)
        assert (row.kind, row.points) == (kind, (Point(AT + n * ONE, n),))
        assert row.daily == {(AT + n * ONE).date(): n}
    assert series_of([], "leg").daily == {} == series_of([], "leg").median7


def test_what_came_too_late_is_drawn_and_not_counted() -> None:
    days = [score(3, n) for n in range(4)]
    in_time, late = AT + timedelta(hours=47), AT + timedelta(hours=49)
    row = series_of([*days, score(9, entered_at=in_time), score(10, entered_at=late)], "now")
    assert [(p.score, p.late, p.counted) for p in row.points[4:]] == [(9, True, True), (10, True, False)]
    assert row.daily[AT.date()] == 6
    assert row.median7 == {(AT + 3 * ONE).date(): 3}


def test_days_with_any_score_are_counted_once_a_kind() -> None:
    scores = [score(1, 0, "leg"), score(2, 0, "leg"), score(3, 1, "leg"), score(4, 0, "day")]
    assert days_of_kinds(scores) == {"day": 1, "leg": 2}
    assert list(days_of_kinds(scores)) == ["day", "leg"]
    assert days_of_kinds([]) == {}


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        ({}, "day"),
        ({"now": 10, "day": 4}, "now"),
        ({"now": 10, "day": 11}, "day"),
        ({"now": 10, "day": 10}, "day"),
        ({"now": 3, "before": 9}, "before"),
        ({"now": 4, "before": 90}, "now"),
        ({"now": 3, "leg": 3}, "now"),
        ({"leg": 3, "now": 3, "day": 3}, "day"),
        ({"now": 3, "day": 2}, "now"),
        ({"leg": 1}, "leg"),
    ],
)
def test_the_row_to_show_where_nobody_has_chosen(days: dict[PainKind, int], kind: PainKind) -> None:
    assert usual_kind(days) == kind


@given(st.lists(st.builds(score, st.integers(0, 10), st.integers(0, 30), st.sampled_from(KINDS))))
def test_every_score_is_in_one_row(scores: list[PainScore]) -> None:
    rows = [series_of(scores, kind) for kind in KINDS]
    assert sum(len(row.points) for row in rows) == len(scores)
    assert {row.kind: len(row.daily) for row in rows if row.daily} == days_of_kinds(scores)
    shown = usual_kind(days_of_kinds(scores))
    assert not scores or series_of(scores, shown).daily
    assert all(isinstance(day, date) for row in rows for day in row.median7)
