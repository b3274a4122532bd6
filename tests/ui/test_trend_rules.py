"""The rules of drawing pain over time: nothing joined over a gap, nothing hidden, time is the calendar."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from trend_samples import EVERY_DAY, PACKS, TODAY, at, day, score, view_of

from corecoach.coach.trend_views import Locked
from corecoach.pain import PainScore
from corecoach.ui.charts.frame import Frame, frame_of
from corecoach.ui.charts.ground import band_top, change_lines, locked_fields
from corecoach.ui.charts.labels import Labels
from corecoach.ui.charts.rows import GIVEN, LATE, UNCOUNTED, at_of, rows_of
from corecoach.ui.charts.thinning import columns_of, line_pieces, pieces_between, thin
from corecoach.ui.charts.ticks import date_ticks
from corecoach.ui.charts.time_window import LEAST_DAYS, TimeWindow
from corecoach.ui.look import Look

DAY_PX = st.floats(0.05, 60)
DAYS = st.lists(st.integers(738_000, 739_200), unique=True, max_size=120).map(sorted)


# -- the line ---------------------------------------------------------------------------------------------


def pieces(days: Sequence[int], day_px: float, seed: int = 0) -> np.ndarray:
    middle = np.random.default_rng(seed).integers(0, 21, len(days)) / 2
    return line_pieces(np.array(days, dtype=np.int64), middle, day_px)


@given(DAYS, DAY_PX)
def test_nothing_is_joined_across_a_gap(days: list[int], day_px: float) -> None:
    known = set(days)
    for x1, y1, x2, y2 in pieces(days, day_px):
        if y1 != y2:
            # From one day to the very next; or from the first to the last of days in a row, in one column.
            first, last = int(x1), int(x2)
            assert {first, last} <= known
            assert last - first == 1 or (first == last and day_px < 1)
        else:
            # A dash of a lone day, or a level stretch between neighbours.
            assert x2 - x1 <= max(1.0, 2 * 9 / day_px)
            assert int((x1 + x2) / 2) in known or int(x1) in known


@given(DAYS, DAY_PX)
def test_every_middle_value_is_drawn(days: list[int], day_px: float) -> None:
    values = np.random.default_rng(0).integers(0, 21, len(days)) / 2
    drawn = pieces(days, day_px)
    for when, value in zip(days, values, strict=True):
        column = np.floor(when * day_px)
        near = (np.floor((drawn[:, 0] - 0.5) * day_px) <= column) & (
            np.floor((drawn[:, 2] - 0.5) * day_px) >= column
        )
        low, high = np.minimum(drawn[:, 1], drawn[:, 3]), np.maximum(drawn[:, 1], drawn[:, 3])
        assert np.any(near & (low <= value) & (high >= value))


def test_a_dense_column_joins_only_days_in_a_row() -> None:
    # Three days in one column of pixels; the middle one has no value.
    drawn = line_pieces(np.array([1000, 1002]), np.array([1.0, 9.0]), 0.1)
    assert all(y1 == y2 and x2 > x1 for x1, y1, x2, y2 in drawn)


def test_pieces_end_where_the_chart_does() -> None:
    pieces = np.array(
        [[1.0, 2.0, 2.0, 4.0], [2.0, 4.0, 3.0, 8.0], [3.0, 8.0, 3.0, 6.0], [4.0, 1.0, 5.0, 1.0]]
    )
    cut = pieces_between(pieces, 1.5, 2.25)
    assert cut.tolist() == [[1.5, 3.0, 2.0, 4.0], [2.0, 4.0, 2.25, 5.0]]
    # A level of a column has no width.
    assert pieces_between(pieces, 3.0, 9.0).tolist() == [[3.0, 8.0, 3.0, 8.0], *pieces[2:].tolist()]
    assert pieces_between(np.zeros((0, 4)), 0.0, 1.0).shape == (0, 4)


def test_a_dense_column_goes_from_its_lowest_to_its_highest_value() -> None:
    drawn = line_pieces(np.array([1000, 1001, 1002]), np.array([2.0, 9.0, 5.0]), 0.1)
    assert drawn.tolist() == [[1000.5, 2.0, 1000.5, 9.0]]


def test_of_two_columns_each_keeps_its_scores() -> None:
    assert thin(np.array([0.2, 1.3]), np.array([10, 0])).tolist() == [0, 1]
    assert thin(np.array([0.2, 0.7, 0.9, 1.3]), np.array([10, 10, 0, 10])).tolist() == [0, 2, 3]


def test_a_lone_value_is_a_short_dash() -> None:
    ((x1, y1, x2, y2),) = line_pieces(np.array([1000]), np.array([4.0]), 10.0)
    assert (y1, y2) == (4, 4) and (x1 + x2) / 2 == 1000.5 and 4 <= (x2 - x1) * 10 <= 18


def test_the_line_goes_on_while_it_is_known_and_no_longer() -> None:
    rows = rows_of(view_of([score(n, 4) for n in (8, 6, 5, 4)]))
    assert [date.fromordinal(int(n)) for n in rows.days] == [day(4), day(3), day(2)]


# -- the scores -------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.floats(738_000, 741_650), st.integers(0, 10)), max_size=300), DAY_PX)
def test_no_distinct_score_is_hidden(points: list[tuple[float, int]], day_px: float) -> None:
    column = np.array([x for x, _y in points], dtype=float) * day_px
    scores = np.array([y for _x, y in points], dtype=np.int64)
    kept = thin(column, scores)
    shown = list(zip(np.floor(column[kept]), scores[kept], strict=True))
    assert set(shown) == set(zip(np.floor(column), scores, strict=True))
    assert len(shown) == len(set(shown))


def test_ten_years_are_thinned_to_what_pixels_can_show() -> None:
    random = np.random.default_rng(1)
    column = np.sort(random.uniform(0, 880, 36_500))
    scores = random.integers(0, 11, 36_500)
    assert len(thin(column, scores)) < 36_500 / 3


@given(st.lists(st.floats(738_000, 738_400), max_size=60).map(sorted), st.floats(0, 300), DAY_PX)
def test_what_is_drawn_does_not_change_while_it_is_dragged(
    times: list[float], begin: float, day_px: float
) -> None:
    whole = np.array(times)
    scores = np.zeros(len(whole), dtype=np.int64)
    column = np.floor(whole * day_px)
    inside = column >= np.floor((738_000 + begin) * day_px)
    part = whole[inside]
    from_whole = set(whole[thin(whole * day_px, scores)]) & set(part)
    assert set(part[thin(part * day_px, scores[inside])]) == from_whole


def test_late_and_uncounted_scores_are_drawn_as_what_they_are() -> None:
    scores = [score(3, 4), score(2, 5, late_h=20), score(1, 6, late_h=90)]
    rows = rows_of(view_of(scores))
    assert {kind: s.score.tolist() for kind, s in rows.scores.items()} == {
        GIVEN: [4], LATE: [5], UNCOUNTED: [6],
    }  # fmt: skip


def test_a_flare_stands_at_the_highest_score_of_its_day_and_without_one_in_its_lane_alone() -> None:
    scores = [score(3, 4), score(3, 7, hour=12), score(3, 8, late_h=90), score(3, 5, hour=20)]
    rows = rows_of(view_of(scores, flares=(day(3), day(2))))
    (flare,) = rows.flares
    assert (flare.day, flare.score, flare.at) == (day(3), 8, at_of(at(3)))
    assert rows.flare_days.tolist() == [day(3).toordinal(), day(2).toordinal()]


def test_wall_clocks_that_ran_back_on_a_journey_are_put_in_order() -> None:
    east, west = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))
    # Evening in the east is followed by the morning of the same day in the west.
    first, second = datetime(2026, 5, 1, 20, tzinfo=east), datetime(2026, 5, 1, 7, tzinfo=west)
    given = [PainScore("a", first, "now", 2), PainScore("b", second, "now", 9)]
    scores = rows_of(view_of(given)).scores[GIVEN]
    assert scores.at.tolist() == sorted(scores.at) and scores.score.tolist() == [9, 2]


def test_another_range_takes_over_the_scores_of_the_same_series() -> None:
    view = view_of(EVERY_DAY)
    known = rows_of(view)
    assert rows_of(replace(view, days=14), known).scores is known.scores
    assert rows_of(view_of(EVERY_DAY[:9]), known).scores is not known.scores


def test_one_mark_a_column() -> None:
    assert columns_of(np.array([1.0, 1.2, 1.4, 2.1, 5.0]), 1.0).tolist() == [1.0, 2.1, 5.0]
    assert columns_of(np.array([]), 1.0).tolist() == []


# -- the frame --------------------------------------------------------------------------------------------


def frame(look: Look, first: int = 41, width: int = 900, height: int = 420, lanes: int = 2) -> Frame:
    names = ["sessions", "cold", "heat"][:lanes]
    begin, end = day(first).toordinal(), TODAY.toordinal() + 1
    return frame_of(look, QRectF(0, 0, width, height), names, begin, end)


@pytest.mark.parametrize("first", [13, 41, 364])
def test_the_scale_is_zero_to_ten_and_time_is_the_calendar(look: Look, first: int) -> None:
    made = frame(look, first)
    assert (made.y(0), made.y(10)) == (made.plot.bottom(), made.plot.top())
    steps = {round(made.x(n + 1) - made.x(n), 6) for n in range(day(first).toordinal(), TODAY.toordinal())}
    assert len(steps) == 1
    assert made.at(made.x(738_123.25)) == pytest.approx(738_123.25)


@pytest.mark.parametrize("height", [260, 400, 900])
@pytest.mark.parametrize("lanes", [0, 1, 3])
def test_lanes_lie_below_the_scale_each_as_high_as_its_name(look: Look, height: int, lanes: int) -> None:
    made = frame(look, height=height, lanes=lanes)
    tops = [y - made.lane_px / 2 for _lane, y in made.lanes]
    assert all(top > made.plot.bottom() for top in tops)
    assert all(b - a == pytest.approx(made.lane_px) for a, b in pairwise(tops))
    assert made.lanes_end < made.dates_y < height


def test_the_band_is_there_only_where_a_drop_of_two_is_possible() -> None:
    assert band_top(view_of([score(n, 6) for n in range(20)])) == 4
    assert band_top(view_of([score(n, 2) for n in range(20)])) == 0
    assert band_top(view_of([score(n, 1) for n in range(20)])) is None
    assert band_top(view_of([score(0, 6)])) is None
    # Of high scores 30 % are more than two points.
    assert band_top(view_of([score(n, 9) for n in range(20)])) == pytest.approx(6.3)


def test_a_lock_is_a_field_from_its_first_day_to_the_end_of_its_last(look: Look) -> None:
    spans = (Locked(day(80), day(60)), Locked(day(20), day(18)), Locked(day(2), None))
    made = frame(look)
    closed, still = locked_fields(view_of(EVERY_DAY, locked=spans), made)
    assert closed.left() == pytest.approx(made.x(day(20).toordinal()))
    assert closed.right() == pytest.approx(made.x(day(17).toordinal()))
    assert still.right() == pytest.approx(made.x(TODAY.toordinal() + 1))


def test_a_new_programme_is_a_line_on_its_day(look: Look) -> None:
    made = frame(look)
    view = view_of(EVERY_DAY, changes=((day(60), "Before"), (day(10), "Steady")))
    ((title, x),) = change_lines(view, made)
    assert (title, x) == ("Steady", pytest.approx(made.x(day(10).toordinal() + 0.5)))


def test_ice_and_heat_keep_their_days(look: Look) -> None:
    rows = rows_of(view_of(EVERY_DAY, packs=PACKS))
    assert {g: [date.fromordinal(int(n)) for n in days] for g, days in rows.packs.items()} == {
        "cold": [day(30), day(12)], "heat": [day(12), day(2), day(1)],
    }  # fmt: skip


# -- words on the chart -----------------------------------------------------------------------------------


def test_words_lie_on_no_other_words_and_on_no_score() -> None:
    plot = QRectF(0, 0, 200, 100)
    labels = Labels(plot, np.array([20.0]), np.array([20.0]))
    over, free = QRectF(10, 10, 40, 20), QRectF(100, 10, 40, 20)
    assert labels.place([over]) is None
    assert labels.place([over, free]) == free
    assert labels.place([free]) is None
    assert labels.place([QRectF(180, 10, 40, 20)], always=True) is None
    # Rather over a score than not at all, where it must be.
    assert labels.place([over], always=True) == over


def test_words_lie_beside_a_flare_and_a_lock() -> None:
    plot, none = QRectF(0, 0, 200, 100), np.array([])
    labels = Labels(plot, np.array([120.0]), np.array([20.0]), [QRectF(0, 0, 60, 100)])
    over, over_a_score, free = QRectF(10, 10, 40, 20), QRectF(100, 10, 40, 20), QRectF(100, 60, 40, 20)
    assert labels.place([over]) is None
    assert labels.place([over, over_a_score], always=True) == over_a_score
    assert labels.place([over, free]) == free
    assert Labels(plot, none, none, [plot]).place([over], always=True) == over


@pytest.mark.parametrize(
    ("days", "day_px", "labels"),
    [
        (14, 60.0, ["2 May", "4 May", "6 May", "8 May", "10 May", "12 May", "14 May"]),
        (42, 20.0, ["9 Apr", "16 Apr", "23 Apr", "30 Apr", "7 May", "14 May"]),
        (365, 2.5, ["Jul 2025", "Sep 2025", "Nov 2025", "Jan 2026", "Mar 2026", "May 2026"]),
        (3650, 0.12, ["2018", "2020", "2022", "2024", "2026"]),
        (42, 0.001, []),
    ],
)
def test_dates_as_many_as_fit(days: int, day_px: float, labels: list[str]) -> None:
    ticks = date_ticks(day(days - 1), TODAY, TODAY, day_px, lambda words: 11.0 * len(words))
    assert sorted(words for _day, words in ticks) == sorted(labels)


@given(st.integers(0, 700), st.integers(7, 400), st.floats(1, 60), st.integers(1, 20))
def test_dates_stay_where_they_are_while_the_chart_is_dragged(
    ago: int, span: int, day_px: float, step: int
) -> None:
    def ticks(back: int) -> set[date]:
        last = TODAY - timedelta(days=back)
        made = date_ticks(last - timedelta(days=span), last, TODAY, day_px, lambda words: 9.0 * len(words))
        assert all(last - timedelta(days=span) <= when <= last for when, _words in made)
        return {when for when, _words in made}

    first, second = TODAY - timedelta(days=ago + span), TODAY - timedelta(days=ago + step)
    common = {d for d in ticks(ago) if d <= second}
    assert common == {d for d in ticks(ago + step) if d >= first}


# -- what is in sight -------------------------------------------------------------------------------------

HISTORY = TimeWindow(1000.0, 1400.0, 1358.0, 1400.0)
STEPS = st.one_of(
    st.tuples(st.just("move"), st.floats(-500, 500)),
    st.tuples(st.just("zoom"), st.floats(0.05, 20)),
    st.tuples(st.just("hold"), st.integers(1000, 1399)),
)


@given(st.lists(STEPS, max_size=12))
def test_dragging_and_zooming_stay_inside(steps: list[tuple[str, float]]) -> None:
    window = HISTORY
    for what, much in steps:
        if what == "move":
            window = window.moved(much)
        elif what == "zoom":
            window = window.zoomed(much, (window.first + window.last) / 2)
        else:
            window = window.holding(much)
            assert window.first - 1e-6 <= much and much + 1 <= window.last + 1e-6
        assert 1000 - 1e-6 <= window.first < window.last <= 1400 + 1e-6
        assert window.days >= LEAST_DAYS - 1e-6


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    closer = HISTORY.zoomed(0.5, 1370.0)
    share = (1370 - HISTORY.first) / HISTORY.days
    assert (1370 - closer.first) / closer.days == pytest.approx(share)
    assert closer.days == pytest.approx(21)


def test_dragging_changes_no_length_and_a_short_history_cannot_be_dragged() -> None:
    assert HISTORY.moved(-100).days == pytest.approx(42)
    assert HISTORY.moved(9) == HISTORY
    short = TimeWindow(10.0, 15.0, 10.0, 15.0)
    assert short.zoomed(0.1, 12) == short.moved(-3) == short
