"""Check-ins: what more is said of pain than one number, for today or for a day that has just passed, and how
it is put right. Every fact is a record of its own; a correction is a new one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach.saving import SaveResult
from corecoach.diary.book import encoded
from corecoach.pain import PainKind, PainScore, Place
from corecoach.pain.history import LegUp, leg_up
from corecoach.pain.scores import BACKFILL, Flare, daily_scores, in_place_of, replaced, standing
from corecoach.pain.smooth import WINDOW_DAYS

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
        days = (now.date() - timedelta(days=n) for n in range(1, BACKFILL.days + 1))
        return tuple(day for day in days if now - _evening(day, now) <= BACKFILL)

    def add(self, said: CheckIn, kind: PainKind = "now", day: date | None = None) -> SaveResult:
        """Write what was said, of now, or of a `day` that has passed. Note, places and relief go with the
        first of the scores.

        Raises ValueError, and then nothing is written: for a number outside 0 to 10, a note without a score,
        a day to come, or one that is too long ago to be remembered.
        """
        now = self._coach.clock.now()
        if day is not None and day != now.date() and day not in self.days_open():
            raise ValueError("a day that has passed can be told of for 48 hours")
        at = now if day in (None, now.date()) else _evening(day or now.date(), now)
        rows: list[tuple[PainKind, int | None]] = [(kind, said.score), *_beside(said)]
        scores = self._scores(rows, at, now)
        if scores:
            scores[0] = replace(scores[0], note=said.note, places=said.places, relief=said.relief)
        elif said.note or said.places or said.relief is not None:
            raise ValueError("a note goes with a score")
        return self._save(*scores, *self._flares(said, at, now))

    def add_to(self, score: PainScore, said: CheckIn) -> SaveResult:
        """Say more beside a score that was given: worst, leg and flare are records of their own. Its note,
        places and relief become those of `said`, and its number too unless that is None, by a correction of
        the score as it stands by now.

        Raises ValueError, and then nothing is written: as `add`, and for a score that was taken back.
        """
        now, score = self._coach.clock.now(), self._as_it_stands(score)
        number = score.score if said.score is None else said.score
        better = replace(score, score=number, note=said.note, places=said.places, relief=said.relief)
        corrected = score.corrected_at if number == score.score else now
        new = replace(better, id=self._new_id(), corrects=score.id, corrected_at=corrected)
        more = self._scores(_beside(said), score.at, now)
        return self._save(*([] if better == score else [new]), *more, *self._flares(said, score.at, now))

    def correct(self, score: PainScore, number: int) -> SaveResult:
        """Put another number in the place of one that was given; the old one stays readable."""
        score = self._as_it_stands(score)
        kept = CheckIn(number, places=score.places, relief=score.relief, note=score.note)
        return self.add_to(score, kept)

    def take_back_flare(self, day: date) -> SaveResult:
        """Take back what was said last of a day, whenever that was: then nothing is said of it. The record of
        it stays; where there is none, nothing is written."""
        said = self._said_of(day)
        if not said or said[-1].flare is None:
            return self._coach.save()
        # Never dated before what it takes back, also by a clock that was set back since.
        at = max(self._coach.clock.now(), said[-1].at + timedelta(microseconds=1))
        return self._save(Flare(self._new_id(), at, day, None))

    def entries(self, since: date | None = None) -> list[DiaryEntry]:
        """All scores from a day on, the newest first, with what they replaced, and those taken back."""
        return entries_of(self._coach.recorded(PainScore, since))

    def flare_on(self, day: date) -> bool | None:
        """What was said last about a day; None where nobody said anything, or took it back."""
        said = self._said_of(day)
        return said[-1].flare if said else None

    def _said_of(self, day: date) -> list[Flare]:
        return [flare for flare in self._coach.recorded(Flare, day) if flare.day == day]

    def leg_up(self, day: date, score: int) -> LegUp | None:
        """Whether pain in the leg on a day is so far up that it is worth asking what else has changed."""
        given = self._coach.pain_scores(since=day - timedelta(days=WINDOW_DAYS))
        return leg_up(daily_scores(s for s in given if s.kind == "leg"), day, score)

    def _as_it_stands(self, score: PainScore) -> PainScore:
        standing_now = in_place_of(score, self._coach.recorded(PainScore, score.at.date()))
        if not standing_now:
            raise ValueError("that score was taken back")
        return standing_now[-1]

    def _scores(
        self, said: Iterable[tuple[PainKind, int | None]], at: datetime, now: datetime
    ) -> list[PainScore]:
        entered = now if at < now else None
        return [
            PainScore(self._new_id(), at, kind, number, entered_at=entered)
            for kind, number in said
            if number is not None
        ]

    def _flares(self, said: CheckIn, at: datetime, now: datetime) -> list[Flare]:
        return [] if said.flare is None else [Flare(self._new_id(), now, at.date(), said.flare)]

    def _save(self, *records: PainScore | Flare) -> SaveResult:
        # All are looked at first: of a check-in that is refused nothing must be kept.
        for record in records:
            encoded(record)
        return self._coach.save(*records)


def entries_of(scores: Sequence[PainScore]) -> list[DiaryEntry]:
    """Records as entries, the newest first. A correction without the score that it takes the place of stands
    by itself, and a withdrawal without the one that it takes back is none."""
    before = replaced(scores)
    entries = [DiaryEntry(score, before[score.id]) for score in standing(scores)]
    taken = [before[score.id] for score in scores if score.withdrawn and before[score.id]]
    entries += [DiaryEntry(chain[-1], chain[:-1], taken_back=True) for chain in taken]
    return sorted(entries, key=lambda e: (e.score.at, e.score.id), reverse=True)


def _beside(said: CheckIn) -> tuple[tuple[PainKind, int | None], ...]:
    return ("worst", said.worst), ("leg", said.leg)


def _evening(day: date, now: datetime) -> datetime:
    """By the clocks of now: across a change of summer time it is an hour off, and the same for everybody who
    counts the hours since."""
    offset = now.utcoffset()
    assert offset is not None
    return datetime.combine(day, EVENING, timezone(offset))
