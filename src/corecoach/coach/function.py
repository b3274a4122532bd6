"""What somebody can do, asked on a calm schedule: own activities, the Roland-Morris questionnaire, change."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach.saving import SaveResult
from corecoach.diary import CannotRead, FromTheFuture
from corecoach.pain import PainScore
from corecoach.pain.function import (
    EVERY,
    MOST_ACTIVITIES,
    RMDQ_ITEMS,
    Activities,
    ChangeAnswer,
    Instrument,
    PsfsRating,
    RmdqAnswers,
    Said,
    due,
    next_due,
    tidied,
)
from corecoach.pain.scores import standing

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


# What was answered before that is long overdue, and when it was says nothing more.
LOOK_BACK = 4 * max(EVERY.values())
MONTH = timedelta(days=31)


class Agenda(Struct, frozen=True):
    """`due`: the questionnaire to ask for now. `earliest`: when each may be asked for, if none is answered
    before. `began`: the first pain score; None while there is none, and then nothing is asked for."""

    due: Instrument | None
    earliest: dict[Instrument, datetime | None]
    began: datetime | None


class FunctionView(Struct, frozen=True):
    """All answers that stand, oldest first. `activities`: those in hand, which the next rating is about."""

    activities: Activities | None
    named: tuple[Activities, ...]
    ratings: tuple[PsfsRating, ...]
    rmdq: tuple[RmdqAnswers, ...]
    changes: tuple[ChangeAnswer, ...]

    def ratings_of(self, named: Activities) -> tuple[PsfsRating, ...]:
        """The ratings of these activities, oldest first."""
        count = len(named.names)
        return tuple(r for r in self.ratings if r.activities == named.id and len(r.ratings) == count)


class Function:
    """The questionnaires of one person."""

    def __init__(self, coach: "Coach", new_id: Callable[[], str]) -> None:
        self._coach, self._new_id = coach, new_id
        # The answer given last, as long as it can be taken back without looking for it.
        self.given: Said | None = None

    def view(self) -> FunctionView:
        """All answers."""
        named = self._coach.recorded(Activities)
        return FunctionView(
            activities=named[-1] if named else None,
            named=tuple(named),
            ratings=tuple(standing(self._coach.recorded(PsfsRating))),
            rmdq=tuple(standing(self._coach.recorded(RmdqAnswers))),
            changes=tuple(standing(self._coach.recorded(ChangeAnswer))),
        )

    def due(self) -> Instrument | None:
        """The questionnaire to ask for now, if any; none where the records that tell cannot be read."""
        try:
            return due(self._last(), self._began(), self._coach.clock.now())
        except (CannotRead, FromTheFuture):
            return None

    def agenda(self) -> Agenda:
        """What is due, and when what comes next."""
        last, began = self._last(), self._began()
        return Agenda(due(last, began, self._coach.clock.now()), next_due(last, began), began)

    def _last(self) -> dict[Instrument, datetime]:
        """When each was answered last, of late."""
        since = (self._coach.clock.now() - LOOK_BACK).date()
        rows: dict[Instrument, Sequence[Said]] = {
            "psfs": standing(self._coach.recorded(PsfsRating, since)),
            "rmdq": standing(self._coach.recorded(RmdqAnswers, since)),
            "change": standing(self._coach.recorded(ChangeAnswer, since)),
        }
        return {name: row[-1].at for name, row in rows.items() if row}

    def _began(self) -> datetime | None:
        """The first score that stands. What is taken back is so within a month, or else was the beginning."""
        first = self._coach.first_recorded(PainScore)
        if first is None:
            return None
        day = first.at.date()
        stand = standing(self._coach.recorded(PainScore, day, day + MONTH)) or self._coach.pain_scores()
        return stand[0].at if stand else None

    def name_activities(self, names: Iterable[str]) -> SaveResult:
        """Name 1 to 5 own activities; others than before begin a new row, the same go on with theirs. Raises
        ValueError."""
        return self._coach.save(self._named(names))

    def rate(self, ratings: Sequence[int]) -> SaveResult:
        """Rate each of the activities in hand, 0 to 10. Raises ValueError."""
        activities = self.view().activities
        if activities is None:
            raise ValueError("no activity was named")
        return self._keep(self._rating(activities, ratings))

    def name_and_rate(self, names: Iterable[str], ratings: Sequence[int]) -> SaveResult:
        """Name activities and rate each of them, in one go, as `name_activities` does. Raises ValueError."""
        activities = self._named(names)
        return self._keep(self._rating(activities, ratings), activities)

    def _named(self, names: Iterable[str]) -> Activities:
        given = tidied(names)
        if not 1 <= len(given) <= MOST_ACTIVITIES:
            raise ValueError(f"name 1 to {MOST_ACTIVITIES} activities")
        before = self.view().activities
        if before and before.names == given:
            return before
        # Never dated before those named last: the newest are those in hand, also after a clock was set back.
        now = self._coach.clock.now()
        at = max(now, before.at + timedelta.resolution) if before else now
        return Activities(self._new_id(), at, given)

    def _rating(self, activities: Activities, ratings: Sequence[int]) -> PsfsRating:
        if len(ratings) != len(activities.names):
            raise ValueError("each activity has a rating")
        if not all(type(r) is int and 0 <= r <= 10 for r in ratings):
            raise ValueError("a rating is a whole number from 0 to 10")
        return PsfsRating(self._new_id(), self._coach.clock.now(), activities.id, tuple(ratings))

    def tick(self, ticked: Iterable[int]) -> SaveResult:
        """The sentences that describe somebody today, by their numbers. Raises ValueError."""
        numbers = tuple(sorted(set(ticked)))
        if not all(1 <= n <= RMDQ_ITEMS for n in numbers):
            raise ValueError(f"sentences have the numbers 1 to {RMDQ_ITEMS}")
        return self._keep(RmdqAnswers(self._new_id(), self._coach.clock.now(), numbers))

    def say_change(self, change: int, effort: int | None = None) -> SaveResult:
        """How things are compared with the start, -5 to 5, and how hard exercise was. Raises ValueError."""
        if not -5 <= change <= 5 or not (effort is None or 0 <= effort <= 10):
            raise ValueError("a change is from -5 to 5, an effort from 0 to 10")
        return self._keep(ChangeAnswer(self._new_id(), self._coach.clock.now(), change, effort))

    def _keep(self, said: Said, *before: Activities) -> SaveResult:
        self.given = said
        return self._coach.save(*before, said)

    def take_back(self, said: Said) -> SaveResult:
        """Take an answer back: a new record says so, the old one stays readable."""
        self.given = None
        # Never dated before the answer, or a window that holds the answer could miss it.
        at = max(self._coach.clock.now(), said.at)
        return self._coach.save(replace(said, id=self._new_id(), at=at, corrects=said.id, withdrawn=True))
