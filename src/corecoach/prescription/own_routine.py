"""A routine that somebody chooses by themselves: what of it is for them, what is left out, and why."""

from collections.abc import Callable, Collection, Mapping
from typing import Literal

from msgspec import Struct, structs

from corecoach.prescription.exercise import Exercise
from corecoach.prescription.programme import Routine
from corecoach.prescription.suitability import Suitability
from corecoach.prescription.template import Template

Why = Literal["needs-prescription", "avoid", "ask-physio", "locked"]


class LeftOut(Struct, frozen=True):
    """An exercise that is left out."""

    exercise: str
    why: Why


class OwnPart(Struct, frozen=True):
    """What stays of a routine, None when nothing does, and what does not, in its order."""

    routine: Routine | None
    left_out: tuple[LeftOut, ...]


def own_part(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    suits: Mapping[str, Suitability],
    closed: Collection[str] = (),
) -> OwnPart:
    """What of a routine somebody may choose for themselves.

    `suits` is how each of its exercises suits the person, `closed` are those that a lock is on, both by their
    ids. Raises KeyError for one that `exercises` or `suits` lacks.
    """
    names = [item.exercise for item in routine.items]
    reasons = [_why(exercises[name], suits[name], name in closed) for name in names]
    kept = tuple(item for item, why in zip(routine.items, reasons, strict=True) if why is None)
    return OwnPart(
        routine=structs.replace(routine, items=kept) if kept else None,
        left_out=tuple(
            LeftOut(item.exercise, why) for item, why in zip(routine.items, reasons, strict=True) if why
        ),
    )


def _why(exercise: Exercise, suits: Suitability, closed: bool) -> Why | None:
    if not suits.open:
        # What is to be avoided says more than that somebody has to be asked.
        return "avoid" if suits.action == "avoid" else _to_ask(exercise)
    return "locked" if closed else None


def _to_ask(exercise: Exercise) -> Why:
    return "needs-prescription" if exercise.needs_prescription else "ask-physio"


def own_copy(template: Template, routine: Routine, say: Callable[[str], str] = str) -> Routine:
    """A routine of a template under a name of its own: several templates have one of the same id, and so may
    the programme in hand, whose progress it must not touch. `say` puts a title in the person's language."""
    title = say(template.title) if template.single else f"{say(template.title)}: {say(routine.title)}"
    return structs.replace(routine, id=f"{template.id}.{routine.id}", title=title)
