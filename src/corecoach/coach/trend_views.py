"""Frozen pictures of pain over time."""

from datetime import date

from msgspec import Struct

from corecoach.pain import PainKind
from corecoach.pain.series import Series
from corecoach.pain.trend import Trend
from corecoach.thermal.protocol import Group


class Locked(Struct, frozen=True):
    """All exercise was locked from the day `first` to the day `last`; None while it is."""

    first: date
    last: date | None


class Marks(Struct, frozen=True):
    """What happened beside the scores, from the first record of all to today: days with a session done, with
    ice or heat, that were called a flare, locked, and with a new programme, by its title."""

    first: date
    last: date
    sessions: tuple[date, ...] = ()
    packs: tuple[tuple[date, Group], ...] = ()
    flares: tuple[date, ...] = ()
    locked: tuple[Locked, ...] = ()
    changes: tuple[tuple[date, str], ...] = ()


class TrendView(Struct, frozen=True):
    """The pain trend: all there is (`series`, `marks`), and the range `first` to `last` of it that was asked
    for, two days or more. `days`: its length, None for all. `kinds`: those with any score. `trend` is about
    the range, `start` is where the person started, over all. `others`: all days on which there is no score of
    this kind, but one of another."""

    kind: PainKind
    kinds: tuple[PainKind, ...]
    series: Series
    marks: Marks
    first: date
    last: date
    days: int | None
    trend: Trend
    start: float | None
    others: tuple[date, ...] = ()
