"""A pain score as it was given, which of them stand, and which count for a trend."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Protocol, TypeVar, get_args

from msgspec import Meta, Struct

# Different questions, never merged into one row (thermal-and-pain facts 2.1): how it is now, the average of a
# day, its worst, before and after a session, the morning after one, and pain in the leg, a row of its own.
PainKind = Literal["now", "day", "worst", "before", "after", "next-morning", "leg"]
KINDS: tuple[PainKind, ...] = get_args(PainKind)

Place = Literal[
    "upper-back", "back-left", "back-middle", "back-right", "buttock-left", "buttock-right",
    "leg-left", "leg-right",
]  # fmt: skip
PLACES: tuple[Place, ...] = get_args(Place)

# thermal-and-pain facts 2.1: nobody remembers longer. What is entered later is kept and shown, not counted.
BACKFILL = timedelta(hours=48)


class PainScore(Struct, frozen=True, forbid_unknown_fields=True, tag="pain", omit_defaults=True):
    """One score, 0 (no pain) to 10, with the moment it is about. Never changed: a correction is a new
    record that names the one it replaces in `corrects`, with the moment of both.

    `entered_at` is when it was written, where that is later than the moment it is about; a correction keeps
    that of the score it corrects, and `corrected_at` is when the number was put right last. `relief`: a pain
    medicine in the 6 hours before.
    """

    id: str
    at: datetime
    kind: PainKind
    score: Annotated[int, Meta(ge=0, le=10)]
    note: Annotated[str, Meta(max_length=2000)] = ""
    corrects: str | None = None
    withdrawn: bool = False
    entered_at: datetime | None = None
    corrected_at: datetime | None = None
    places: tuple[Place, ...] = ()
    relief: bool | None = None


class Flare(Struct, frozen=True, forbid_unknown_fields=True, tag="flare", omit_defaults=True):
    """Whether somebody said that a day was one of a flare, asked in words; None takes back what was said of
    it before. Never inferred from a score: on 68 % of the days that people call a flare no score is high
    (thermal-and-pain facts 2.3)."""

    id: str
    at: datetime
    day: date
    flare: bool | None


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle. Raises ValueError for none.

    The standard library's brings fractions and decimals along, which would cost a tenth of the start-up.
    """
    if not values:
        raise ValueError("there is no middle of nothing")
    ordered = sorted(values)
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class Replaceable(Protocol):
    """A record in whose place another can come, named in its `corrects`, or that another can take back."""

    @property
    def id(self) -> str: ...
    @property
    def corrects(self) -> str | None: ...
    @property
    def withdrawn(self) -> bool: ...


R = TypeVar("R", bound=Replaceable)


def standing(scores: Iterable[R]) -> list[R]:
    """What stands: without those a later record corrects, and without withdrawals."""
    listed = list(scores)
    replaced = {score.corrects for score in listed if score.corrects}
    return [score for score in listed if score.id not in replaced and not score.withdrawn]


def replaced(scores: Iterable[PainScore]) -> dict[str, tuple[PainScore, ...]]:
    """For each record, by its id, those that it has replaced one after the other, the oldest first."""
    by_id = {score.id: score for score in scores}
    return {id_: _replaced_by(score, by_id) for id_, score in by_id.items()}


def _replaced_by(score: PainScore, by_id: Mapping[str, PainScore]) -> tuple[PainScore, ...]:
    chain: list[PainScore] = []
    # A file from elsewhere may hold a ring.
    while (before := by_id.get(score.corrects or "")) is not None and before not in chain:
        chain.append(before)
        score = before
    return tuple(reversed(chain))


def in_place_of(score: PainScore, scores: Iterable[PainScore]) -> list[PainScore]:
    """What stands in the place of a score by now, among `scores`: itself, a correction of it, or nothing."""
    listed = list({s.id: s for s in (score, *scores)}.values())
    before = replaced(listed)
    return [s for s in standing(listed) if score.id in (s.id, *(b.id for b in before[s.id]))]


def first_said(scores: Iterable[PainScore]) -> list[PainScore]:
    """The scores that stand, each as it was before all corrections."""
    listed = list(scores)
    before = replaced(listed)
    return [(*before[score.id], score)[0] for score in standing(listed)]


def flare_days(flares: Iterable[Flare]) -> list[date]:
    """The days that somebody called a flare, by what was said last of each; in order."""
    last: dict[date, Flare] = {}
    for flare in sorted(flares, key=lambda f: (f.at, f.id)):
        last[flare.day] = flare
    return sorted(day for day, flare in last.items() if flare.flare)


def is_backfilled(score: PainScore) -> bool:
    """Whether it was entered on a later day than the one it is about."""
    return score.entered_at is not None and score.entered_at.date() > score.at.date()


def counts(score: PainScore) -> bool:
    """Whether its number was given, and put right, soon enough to count for a trend."""
    last = score.corrected_at or score.entered_at
    return last is None or last - score.at <= BACKFILL


def of_back(scores: Iterable[PainScore]) -> list[PainScore]:
    """Those of the back, without the worst of a day: for all rules but that on severe days."""
    return [score for score in scores if score.kind not in ("leg", "worst")]


def daily_scores(scores: Iterable[PainScore]) -> dict[date, float]:
    """One value a day: the median of that day's scores, by the day each was given in its own time zone.

    Days without a score are absent: missing is not 0.
    """
    days: dict[date, list[int]] = {}
    for score in scores:
        days.setdefault(score.at.date(), []).append(score.score)
    return {day: median(values) for day, values in sorted(days.items())}


def daily_highest(scores: Iterable[PainScore]) -> dict[date, int]:
    """The highest score of each day, by the day it was given in its own time zone. For the safety rules: a
    median would hide a severe hour. Days without a score are absent.
    """
    days: dict[date, int] = {}
    for score in scores:
        day = score.at.date()
        days[day] = max(score.score, days.get(day, 0))
    return dict(sorted(days.items()))
