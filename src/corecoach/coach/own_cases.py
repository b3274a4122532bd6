"""What somebody may choose by themselves today: by their cautions and by what is locked."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from corecoach.coach.pain_cases import PainCases
from corecoach.coach.wish import OfExercise, Wish
from corecoach.prescription import Exercise, Item
from corecoach.prescription.own_routine import OwnPart, own_part
from corecoach.safety import Lock, Lockout, Profile, Subject, covers, spelt_out


class OwnCases(PainCases):
    """The one rule on choosing for oneself; the library, the routines and every start ask here."""

    def exercises_of(self, wish: Wish) -> Mapping[str, Exercise]:
        """The exercises that a wish is about, by id. A built-in routine is made of the library's, whatever
        the programme in hand calls its own."""
        if wish.programme is not None:
            return self.exercises_for(wish.programme)
        return self.exercises() if isinstance(wish.place, OfExercise) else self.library.exercises

    def closed(self, exercises: Iterable[Exercise]) -> frozenset[str]:
        """Which of these exercises a lock keeps somebody from choosing by themselves, by id.

        Under a lock on making exercises harder, what is loaded and not on now in the programme would be one
        that is harder.
        """
        lockouts, now, no_harder = self.lockouts(), self.prescribed_now(), self.is_no_harder()
        return frozenset(
            e.id
            for e in exercises
            if not is_open(e, lockouts) or (no_harder and e.load != "gentle" and e.id not in now)
        )

    def own_part(self, wish: Wish, person: Profile | None = None) -> OwnPart:
        """What of a session is for the person now, and what is left out and why. What a physiotherapist chose
        is for them as it is; under a lock on all exercise, what would be.

        Only one set to try is at a prescribed dose: elsewhere a prescription opens nothing.
        """
        if not wish.own:
            return OwnPart(wish.routine, ())
        exercises = self.exercises_of(wish)
        named = [exercises[item.exercise] for item in wish.routine.items]
        at_set_dose = isinstance(wish.place, OfExercise)
        suits = self.suits(named, at_set_dose=at_set_dose, person=person)
        closed = frozenset() if self.is_all_locked() else self.closed(named)
        return own_part(wish.routine, exercises, suits, closed)

    def is_all_locked(self) -> bool:
        """Whether a lock is on all exercise."""
        return any(Lock.ALL_EXERCISE in x.locks for x in self.lockouts())

    def is_no_harder(self) -> bool:
        """Whether a lock is on making exercises harder."""
        return any(Lock.PROGRESSION in spelt_out(x.locks) for x in self.lockouts())

    def open_items(self, wish: Wish) -> tuple[Item, ...]:
        """The exercises of a wish that no lock is on, and that are for the person if they chose them."""
        part, lockouts, exercises = self.own_part(wish).routine, self.lockouts(), self.exercises_of(wish)
        items = part.items if part else ()
        return tuple(item for item in items if is_open(exercises[item.exercise], lockouts))


def with_items(wish: Wish, items: tuple[Item, ...]) -> Wish | None:
    """The same wish with other exercises; None without any."""
    return structs.replace(wish, routine=structs.replace(wish.routine, items=items)) if items else None


def is_open(exercise: Exercise, lockouts: Iterable[Lockout]) -> bool:
    """Whether no lock is on this one exercise."""
    one = Subject("", ((exercise.id, exercise.load),))
    return not any(covers(x.locks, one, x.exercise) for x in lockouts)
