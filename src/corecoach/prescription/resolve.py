"""A routine together with its exercises: what one sitting asks of the person."""

from collections.abc import Mapping

from msgspec import Struct

from corecoach.prescription.dosage import Dosage
from corecoach.prescription.exercise import Exercise, Sides
from corecoach.prescription.programme import Limits, Routine


class UnknownExercise(LookupError):
    """A routine names an exercise that is neither in the library nor in the programme."""


class Prescribed(Struct, frozen=True):
    """An exercise with the dose, limits, note and sides of this person."""

    exercise: Exercise
    dosage: Dosage
    limits: Limits
    note: str
    sides: Sides | None = None

    @property
    def side_order(self) -> tuple[str | None, ...]:
        """The sides in their order; one None for an exercise without sides."""
        return self.exercise.side_order(self.sides)

    @property
    def seconds(self) -> int:
        """Seconds of work and rests, without preparing and changing over."""
        return self.dosage.total_s(len(self.side_order))


def resolve(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Prescribed, ...]:
    """The exercises of a routine in order, each with its full dose.

    Raises UnknownExercise for an id that `exercises` does not have.
    """
    resolved = []
    for item in routine.items:
        exercise = exercises.get(item.exercise)
        if exercise is None:
            raise UnknownExercise(item.exercise)
        dosage = exercise.dosage.changed(item.dosage)
        resolved.append(Prescribed(exercise, dosage, item.limits, item.note, item.sides))
    return tuple(resolved)
