"""Rows of scores from the literature, and others that show what an estimate must not fall for.

Source: thermal-and-pain facts 2.6. A letter names the row as that table does.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

DAY = date(2026, 3, 2)

EPA_5 = (5, 6, 11, 8, 10)
GILBERT_4 = (10, 15, 14, 20)
EPA_TIES = (10, 10, 10, 5, 10, 20, 18, 17, 15, 24, 15)
CLOUD_SEEDING = (1.26, 1.27, 1.12, 1.16, 1.03)
SEN_X, SEN_Y = (1, 2, 3, 4, 10, 12, 18), (9, 15, 19, 20, 45, 55, 78)
A = (7, 7, 6, 8, 6, 6, 5, 7, 5, 5, 4, 6, 4, 4)
B_DAYS, B = (0, 1, 3, 4, 5, 8, 9, 10, 12, 13), (7, 7, 8, 6, 6, 5, 5, 4, 4, 4)
C = (5,) * 10
D = (*(5,) * 6, 10, *(5,) * 7)
E = (2, 3, 3, 4, 4, 6, 7)
F = (5, 6, 6, 7, 6, 5, 4, 4, 5, 5, 6, 7, 7, 6, 5, 4, 3, 4, 4, 3, 3, 4, 4, 3, 2, 3, 3, 3)


def daily(values: Iterable[float | None], first: date = DAY) -> dict[date, float]:
    """One value a day from `first` on; None is a day without one."""
    return {first + timedelta(days=n): float(v) for n, v in enumerate(values) if v is not None}


def on(days: Iterable[int], values: Iterable[float]) -> dict[date, float]:
    """Values on the days that are so many after the first."""
    return {DAY + timedelta(days=n): float(v) for n, v in zip(days, values, strict=True)}


def numbers(row: Mapping[date, float]) -> tuple[list[float], list[float]]:
    """Day numbers from the first day, and values."""
    first = min(row, default=DAY)
    return [float((day - first).days) for day in row], list(row.values())
