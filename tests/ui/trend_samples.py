"""Views of pain over time as the coach makes them, and what they are looked at with."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QTableView, QWidget

from corecoach.coach.trend_views import Locked, Marks, TrendView
from corecoach.pain import PainKind, PainScore
from corecoach.pain.series import days_of_kinds, series_of
from corecoach.pain.smooth import baseline
from corecoach.pain.trend import trend_of
from corecoach.thermal.protocol import Group

TODAY = date(2026, 5, 14)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def at(ago: int, hour: int = 8) -> datetime:
    return datetime.combine(day(ago), datetime.min.time(), UTC) + timedelta(hours=hour)


def score(
    ago: int, value: int, *, hour: int = 8, late_h: float | None = None, kind: PainKind = "now"
) -> PainScore:
    """A score so many days ago; `late_h`: entered so many hours later."""
    entered = None if late_h is None else at(ago, hour) + timedelta(hours=late_h)
    return PainScore(f"{kind} {ago} {hour} {value}", at(ago, hour), kind, value, entered_at=entered)


def falling(days: int = 49) -> list[PainScore]:
    """A score a day: 6 until three weeks ago, then less and less, and 3 in the last week; up and down."""
    levels = [max(3, min(6, 3 + (n - 4) // 5)) for n in range(days)]
    return [score(n, levels[n] + (1, 0, -1, 0)[n % 4]) for n in range(days - 1, -1, -1)]


EVERY_DAY = falling()


def rising(days: int) -> list[PainScore]:
    """A score a day: 3 in the first week, 8 in the last, a straight way in between."""
    steps = [min(1.0, max(0.0, (n - 6) / max(1, days - 13))) for n in range(days)]
    return [score(days - 1 - n, round(3 + 5 * step)) for n, step in enumerate(steps)]


PACKS: tuple[tuple[date, Group], ...] = (
    (day(30), "cold"), (day(12), "cold"), (day(12), "heat"), (day(2), "heat"), (day(1), "heat"),
)  # fmt: skip


def view_of(
    scores: Sequence[PainScore], days: int | None = 42, kind: PainKind = "now", **marks: Any
) -> TrendView:
    series = series_of(sorted(scores, key=lambda s: s.at), kind)
    began = [point.at.date() for point in series.points] + list(marks.get("sessions", ()))
    first = min([d for d in began if d <= TODAY], default=TODAY)
    shown = day(days - 1) if days else first
    return TrendView(
        kind=kind,
        kinds=tuple(days_of_kinds(scores)),
        series=series,
        marks=Marks(first, TODAY, **marks),
        first=min(shown, day(1)),
        last=TODAY,
        days=days,
        trend=trend_of(series.daily, TODAY, days),
        start=baseline(series.daily),
        others=tuple(sorted({s.at.date() for s in scores} - {p.at.date() for p in series.points})),
    )


@st.composite
def up_and_down(draw: st.DrawFn) -> TrendView:
    """A diary that goes from one height to another and on to a third, with gaps and noise."""
    days, dice = draw(st.sampled_from([12, 20, 26, 35, 50, 80])), draw(st.randoms(use_true_random=False))
    first, middle, last = (draw(st.integers(0, 10)) for _n in range(3))
    half, missing = days // 2, draw(st.sampled_from([0.0, 0.15, 0.45]))
    ways = [first + (middle - first) * n / half for n in range(half)]
    ways += [middle + (last - middle) * n / (days - half) for n in range(days - half)]
    numbers = [max(0, min(10, round(way + dice.uniform(-1.5, 1.5)))) for way in ways]
    given = [score(days - 1 - n, x) for n, x in enumerate(numbers) if dice.random() >= missing]
    return view_of(given, draw(st.sampled_from([14, 28, 42, 91, None])))


def loader(
    scores: Sequence[PainScore], calls: list[Any] | None = None, **marks: Any
) -> Callable[[int | None, PainKind | None], TrendView]:
    """What a page loads its views with."""

    def load(days: int | None, kind: PainKind | None) -> TrendView:
        if calls is not None:
            calls.append((days, kind))
        return view_of(scores, days, kind or "now", **marks)

    return load


def with_statistics(view: TrendView, **changes: Any) -> TrendView:
    """The view with other statistics."""
    return replace(view, trend=replace(view.trend, **changes))


def button(page: QWidget, name: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if name in (b.accessibleName(), b.text()))


def table_rows(page: QWidget) -> list[tuple[str, ...]]:
    model = page.findChildren(QTableView)[0].model()
    return [
        tuple(str(model.index(r, c).data()) for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]


# A view with one of everything.
FULL = view_of(
    [*EVERY_DAY, score(9, 5, hour=20), score(8, 7, late_h=20), score(7, 8, late_h=90)],
    sessions=(day(9), day(3)),
    packs=PACKS,
    flares=(day(30),),
    locked=(Locked(day(20), day(16)),),
    changes=((day(25), "Steady core"),),
)
