"""What the pixels can show of a long history: never a score left out that would be seen, never two days
joined that do not follow each other.

Columns of pixels are counted from year 1, not from the edge of the chart: what is drawn stays the same while
a chart is dragged.
"""

import numpy as np
from numpy.typing import NDArray

from corecoach.ui.charts.rows import Floats, Ints

Chosen = NDArray[np.intp]
# Below this a day has less than one column of pixels.
_DENSE_PX = 1.0


def thin(column: Floats, score: Ints) -> Chosen:
    """Which points to draw: of equal scores in one pixel column the first. No distinct score is hidden."""
    if not len(column):
        return np.zeros(0, dtype=np.intp)
    at = np.floor(column).astype(np.int64)
    at -= at.min()
    key = at * 11 + score
    # One cell for each score of each column; written from the end, so that the first one stays.
    cells = np.full(int(at.max()) * 11 + 11, -1, dtype=np.int64)
    cells[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    return np.sort(cells[cells >= 0])


def line_pieces(days: Ints, middle: Floats, day_px: float) -> NDArray[np.float64]:
    """The line through the middle values: rows of (day, value, day, value), each a piece to draw.

    A piece joins a day to the very next one. A value with no neighbour is a short dash. Where many days share
    a column of pixels, a piece shows from where to where the values of days in a row go.
    """
    if not len(days):
        return np.zeros((0, 4))
    at = days + 0.5
    follows = np.diff(days) == 1
    if day_px >= _DENSE_PX:
        joins = np.flatnonzero(follows)
        lines = np.column_stack((at[joins], middle[joins], at[joins + 1], middle[joins + 1]))
    else:
        lines = _dense_pieces(days, middle, day_px, follows)
    return np.concatenate((lines, _dashes(at, middle, follows, day_px)))


def _dense_pieces(days: Ints, middle: Floats, day_px: float, follows: NDArray[np.bool_]) -> Floats:
    column = np.floor(days * day_px).astype(np.int64)
    begins = np.flatnonzero(np.concatenate(([True], ~follows | (np.diff(column) != 0))))
    ends = np.concatenate((begins[1:], [len(days)])) - 1
    at = days + 0.5
    low, high = np.minimum.reduceat(middle, begins), np.maximum.reduceat(middle, begins)
    # A level stretch is a pixel long, or nobody would see it.
    right = at[begins] + np.where(low == high, 1 / day_px, 0.0)
    spans = np.column_stack((at[begins], low, right, high))
    joined = np.flatnonzero(follows[ends[:-1]])
    a, b = ends[joined], begins[joined + 1]
    return np.concatenate((spans, np.column_stack((at[a], middle[a], at[b], middle[b]))))


def _dashes(at: Floats, middle: Floats, follows: NDArray[np.bool_], day_px: float) -> Floats:
    """A middle value with no neighbour is a short dash, or nobody would see it."""
    alone = ~np.concatenate(([False], follows)) & ~np.concatenate((follows, [False]))
    half = max(2.0, min(9.0, 0.4 * day_px)) / day_px
    x, y = at[alone], middle[alone]
    return np.column_stack((x - half, y, x + half, y))


def pieces_between(pieces: NDArray[np.float64], first: float, last: float) -> NDArray[np.float64]:
    """The pieces from one time to another; those that go beyond are cut off there."""
    kept = pieces[(pieces[:, 2] >= first) & (pieces[:, 0] <= last)]
    x1, y1, x2, y2 = kept.T
    rise = np.divide(y2 - y1, x2 - x1, out=np.zeros(len(kept)), where=x2 > x1)
    left, right = np.maximum(x1, first), np.minimum(x2, last)
    return np.column_stack((left, y1 + rise * (left - x1), right, y2 - rise * (x2 - right)))


def columns_of(at: Floats, day_px: float) -> Floats:
    """One time for each column of pixels that holds any, the first."""
    if not len(at):
        return at
    column = np.floor(at * day_px).astype(np.int64)
    return at[np.concatenate(([True], np.diff(column) != 0))]
