"""The pain report for the clinician, frozen. None stays None: what is not known is not 0."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from corecoach.coach.adherence import Adherence
from corecoach.coach.signals import Signal
from corecoach.coach.trend_views import TrendView
from corecoach.exchange.handover import Event
from corecoach.pain.function import RmdqChange

NoteOf = Literal["score", "session", "pack"]
PsfsVerdict = Literal["better", "worse", "no"]


class Week(Struct, frozen=True):
    """A row of the table: the days `first` to `last`, of which `days` have a score of the usual row; the
    median of these days, the `lowest` and `highest` score; sittings `done` of those `prescribed`; days that
    were called a flare, with `ice`, with `heat`, and on which all exercise was `locked`."""

    first: date
    last: date
    days: int
    median: float | None
    lowest: int | None
    highest: int | None
    done: int
    prescribed: int
    flares: int
    ice: int
    heat: int
    locked: int


class Gaps(Struct, frozen=True):
    """Mean of the daily scores on days after one without a score, and of the others, each with how many."""

    after: float | None
    after_n: int
    others: float | None
    others_n: int


class Worst(Struct, frozen=True):
    """The highest answer of each day to what the worst was: on how many days, their median, the highest."""

    days: int
    median: float
    highest: int


class Around(Struct, frozen=True):
    """Scores before and after sessions and on the next morning: the median of each and how many, None for
    none."""

    before: tuple[float, int] | None
    after: tuple[float, int] | None
    next_morning: tuple[float, int] | None


class Rated(Struct, frozen=True):
    """An own activity with its first and its latest rating, 0 (cannot) to 10 (as before)."""

    name: str
    first: int
    last: int


class Psfs(Struct, frozen=True):
    """Own activities, rated first on `first` and last on `last`; the same day: rated once, and no change."""

    first: date
    last: date
    activities: tuple[Rated, ...]
    before: float
    now: float
    change: float | None
    verdict: PsfsVerdict | None


class Rmdq(Struct, frozen=True):
    """Roland-Morris, 0 to 24: the first score of all, and those of the period; the change between the first
    and the last, None where there is one only."""

    scores: tuple[tuple[date, int], ...]
    change: int | None
    verdict: RmdqChange | None


class Said(Struct, frozen=True):
    """How the back is compared with the start, -5 to 5, and how hard exercise was, 0 to 10."""

    day: date
    change: int
    effort: int | None


class FunctionScores(Struct, frozen=True):
    """What was answered about function; empty where nothing was in the period."""

    psfs: tuple[Psfs, ...]
    rmdq: Rmdq | None
    said: tuple[Said, ...]


class Note(Struct, frozen=True):
    """What the person wrote, and beside what: a score (with its number), a session, or ice and heat."""

    at: datetime
    of: NoteOf
    text: str
    score: int | None = None


class Report(Struct, frozen=True):
    """Everything on the report. `view` is what the screen shows of the period, of the usual row; `leg` the
    same of pain in the leg, where there is any. `late`: scores of the usual row that came too late to count.
    `worst` is None where nobody said it; `relief` is with how many scores a pain medicine was taken before,
    and how many say whether. `ewma` is that of the last day. `weeks` are `weeks_each` weeks long, the oldest
    may be shorter. `locks` are locks and their ends, like `notes` newest first."""

    made_at: datetime
    app_version: str
    name: str
    birth_year: int | None
    programme: str
    since: date
    until: date
    signals: tuple[Signal, ...]
    view: TrendView
    leg: TrendView | None
    late: int
    worst: Worst | None
    relief: tuple[int, int]
    around: Around
    ewma: float | None
    gaps: Gaps
    weeks: tuple[Week, ...]
    weeks_each: int
    sessions: Adherence
    flares: tuple[date, ...]
    locks: tuple[Event, ...]
    changes: tuple[tuple[date, str], ...]
    function: FunctionScores
    notes: tuple[Note, ...]
