"""A session that somebody wants to start, and where they chose it."""

from msgspec import Struct

from corecoach.prescription import Programme, Routine
from corecoach.prescription.own_routine import LeftOut


class OfTemplate(Struct, frozen=True):
    """Chosen among the built-in routines: a template and one of its parts, by their ids."""

    template: str
    part: str


class OfExercise(Struct, frozen=True):
    """Chosen on the page of an exercise, by its id: one set to try, at the prescribed dose if any."""

    exercise: str


class Wish(Struct, frozen=True):
    """What to start: the routine as it was shown, and the programme that it is of.

    Without a programme somebody chose it by themselves, in `place` if that is a page; then it is only started
    if all of it is for them at that moment, and it counts as no sitting of a programme.
    """

    routine: Routine
    programme: Programme | None = None
    place: OfTemplate | OfExercise | None = None

    @property
    def own(self) -> bool:
        """Whether somebody chose it by themselves."""
        return self.programme is None


class Unsuited(Struct, frozen=True):
    """A session of one's own that is not started, and what of it is not, or no longer, for the person."""

    left_out: tuple[LeftOut, ...]
