"""What somebody can do, asked on a calm schedule: own activities, the Roland-Morris questionnaire, change."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.coach.saving import SaveResult
from corecoach.pain import PainScore
from corecoach.pain.function import (
    MOST_ACTIVITIES,
    RMDQ_ITEMS,
    Activities,
    ChangeAnswer,
    Instrument,
    PsfsRating,
    RmdqAnswers,
    due,
)

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class FunctionView(Struct, frozen=True):
    """All that was answered, oldest first. `activities`: those in hand, which the next rating is about."""

    activities: Activities | None
    named: tuple[Activities, ...]
    ratings: tuple[PsfsRating, ...]
    rmdq: tuple[RmdqAnswers, ...]
    changes: tuple[ChangeAnswer, ...]


class Function:
    """The questionnaires of one person."""

    def __init__(self, coach: "Coach", new_id: Callable[[], str]) -> None:
        self._coach, self._new_id = coach, new_id

    def view(self) -> FunctionView:
        """All answers."""
        named = self._coach.recorded(Activities)
        return FunctionView(
            activities=named[-1] if named else None,
            named=tuple(named),
            ratings=tuple(self._coach.recorded(PsfsRating)),
            rmdq=tuple(self._coach.recorded(RmdqAnswers)),
            changes=tuple(self._coach.recorded(ChangeAnswer)),
        )

    def due(self) -> Instrument | None:
        """The questionnaire to ask for now, if any."""
        view = self.view()
        rows: dict[Instrument, Sequence[PsfsRating | RmdqAnswers | ChangeAnswer]] = {
            "psfs": view.ratings,
            "rmdq": view.rmdq,
            "change": view.changes,
        }
        last = {name: row[-1].at for name, row in rows.items() if row}
        return due(last, self._began(), self._coach.clock.now())

    def _began(self) -> datetime | None:
        scores = self._coach.recorded(PainScore)
        return scores[0].at if scores else None

    def name_activities(self, names: Iterable[str]) -> SaveResult:
        """Name 1 to 5 own activities; others than before begin a new row. Raises ValueError."""
        given = tuple(" ".join(name.split())[:80] for name in names if name.strip())
        if not 1 <= len(given) <= MOST_ACTIVITIES:
            raise ValueError(f"name 1 to {MOST_ACTIVITIES} activities")
        return self._coach.save(Activities(self._new_id(), self._coach.clock.now(), given))

    def rate(self, ratings: Sequence[int]) -> SaveResult:
        """Rate each of the activities in hand, 0 to 10. Raises ValueError."""
        activities = self.view().activities
        if activities is None or len(ratings) != len(activities.names):
            raise ValueError("each activity has a rating")
        if not all(type(r) is int and 0 <= r <= 10 for r in ratings):
            raise ValueError("a rating is a whole number from 0 to 10")
        now = self._coach.clock.now()
        return self._coach.save(PsfsRating(self._new_id(), now, activities.id, tuple(ratings)))

    def tick(self, ticked: Iterable[int]) -> SaveResult:
        """The sentences that describe somebody today, by their numbers. Raises ValueError."""
        numbers = tuple(sorted(set(ticked)))
        if not all(1 <= n <= RMDQ_ITEMS for n in numbers):
            raise ValueError(f"sentences have the numbers 1 to {RMDQ_ITEMS}")
        return self._coach.save(RmdqAnswers(self._new_id(), self._coach.clock.now(), numbers))

    def say_change(self, change: int, effort: int | None = None) -> SaveResult:
        """How things are compared with the start, -5 to 5, and how hard exercise was. Raises ValueError."""
        if not -5 <= change <= 5 or not (effort is None or 0 <= effort <= 10):
            raise ValueError("a change is from -5 to 5, an effort from 0 to 10")
        return self._coach.save(ChangeAnswer(self._new_id(), self._coach.clock.now(), change, effort))
