"""Check-ins: what more is said of pain than one number, for today or for a day that has just passed, and how
it is put right. Every fact is a record of its own; a correction is a new one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach.saving import SaveResult
from corecoach.coach.trends import corrected
from corecoach.pain import PainKind, PainScore, Place
from corecoach.pain.scores import BACKFILL, Flare

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# What is said of a day that has passed is said of its evening.
EVENING = time(20)


class CheckIn(Struct, frozen=True):
    """What somebody says of a moment or of a day. None: not said, never 0 and never No."""

    score: int | None
    worst: int | None = None
    leg: int | None = None
    places: tuple[Place, ...] = ()
    relief: bool | None = None
    note: str = ""
    flare: bool | None = None


class DiaryEntry(Struct, frozen=True):
    """A score that stands, and what it has replaced, the oldest first; or one that was taken back."""

    score: PainScore
    before: tuple[PainScore, ...] = ()
    taken_back: bool = False


class CheckIns:
    """The check-ins of one person."""

    def __init__(self, coach: "Coach", new_id: Callable[[], str]) -> None:
        self._coach, self._new_id = coach, new_id

    def days_open(self) -> tuple[date, ...]:
        """The days before today of which something may still be said, the latest first."""
        now = self._coach.clock.now()
        days = (now.date() - timedelta(days=n) for n in range(1, BACKFILL.days + 2))
        return tuple(day for day in days if now - _evening(day, now) <= BACKFILL)

    def add(self, said: CheckIn, kind: PainKind = "now", day: date | None = None) -> SaveResult:
        """Write what was said, of now, or of a `day` that has passed. Raises ValueError for a number outside
        0 to 10, a day to come, or one that is too long ago to be remembered."""
        now = self._coach.clock.now()
        if day is not None and day != now.date() and day not in self.days_open():
            raise ValueError("a day that has passed can be told of for 48 hours")
        at = now if day in (None, now.date()) else _evening(day or now.date(), now)
        return self._coach.save(*self._records(said, kind, at, now))

    def add_to(self, score: PainScore, said: CheckIn) -> SaveResult:
        """Say more beside a score that was given: note, places and relief come with a correction of it, and
        `said.score` corrects the number; worst, leg and flare are records of their own."""
        now = self._coach.clock.now()
        records = self._records(replace(said, score=None), score.kind, score.at, now)
        better = replace(
            score,
            id=self._new_id(),
            score=score.score if said.score is None else said.score,
            note=said.note,
            places=said.places,
            relief=said.relief,
            corrects=score.id,
            corrected_at=now,
        )
        same = replace(better, id=score.id, corrects=score.corrects, corrected_at=score.corrected_at)
        _check(better)
        return self._coach.save(*([] if same == score else [better]), *records)

    def correct(self, score: PainScore, number: int) -> SaveResult:
        """Put another number in the place of one that was given; the old one stays readable."""
        return self.add_to(
            score, CheckIn(number, places=score.places, relief=score.relief, note=score.note)
        )  # fmt: skip

    def entries(self, since: date | None = None) -> list[DiaryEntry]:
        """All scores from a day on, the newest first, with what they replaced, and those taken back."""
        scores = self._coach.recorded(PainScore, since)
        by_id = {score.id: score for score in scores}
        before = corrected(scores)
        entries = [DiaryEntry(by_id[id_], chain) for id_, chain in before.items()]
        taken = [by_id[s.corrects] for s in scores if s.withdrawn and s.corrects in by_id]
        entries += [DiaryEntry(score, taken_back=True) for score in taken]
        return sorted(entries, key=lambda e: (e.score.at, e.score.id), reverse=True)

    def flare_on(self, day: date) -> bool | None:
        """What was said last about a day; None where nobody said anything."""
        said = [f for f in self._coach.recorded(Flare, day) if f.day == day]
        return said[-1].flare if said and not said[-1].withdrawn else None

    def _records(
        self, said: CheckIn, kind: PainKind, at: datetime, now: datetime
    ) -> Sequence[PainScore | Flare]:
        entered = now if at < now else None
        records: list[PainScore | Flare] = []
        rows: tuple[tuple[PainKind, int | None], ...] = (
            (kind, said.score),
            ("worst", said.worst),
            ("leg", said.leg),
        )
        for name, number in rows:
            if number is not None:
                records.append(PainScore(self._new_id(), at, name, number, entered_at=entered))
        if records and said.score is not None:
            first = records[0]
            assert isinstance(first, PainScore)
            records[0] = replace(first, note=said.note, places=said.places, relief=said.relief)
        for record in records:
            _check(record)
        if said.flare is not None:
            records.append(Flare(self._new_id(), now, at.date(), said.flare))
        return records


def _check(score: PainScore | Flare) -> None:
    if isinstance(score, PainScore) and not (type(score.score) is int and 0 <= score.score <= 10):
        raise ValueError("a pain score is a whole number from 0 to 10")


def _evening(day: date, now: datetime) -> datetime:
    return datetime.combine(day, EVENING, now.tzinfo)
