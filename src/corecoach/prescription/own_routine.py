"""A routine that somebody chooses by themselves: what of it is for them, what is left out, and why."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct, structs

from corecoach.prescription.exercise import CautionAction, Exercise
from corecoach.prescription.programme import Routine
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
    actions: Mapping[str, CautionAction],
    closed: Collection[str] = (),
) -> OwnPart:
    """What of a routine somebody may choose for themselves.

    `actions` is the strongest action of the person's cautions for each exercise that has one, `closed` are
    the exercises that a lock is on, both by their ids. Raises KeyError for one that `exercises` lacks.
    """
    reasons = [_why(exercises[item.exercise], actions, closed) for item in routine.items]
    kept = tuple(item for item, why in zip(routine.items, reasons, strict=True) if why is None)
    return OwnPart(
        routine=structs.replace(routine, items=kept) if kept else None,
        left_out=tuple(
            LeftOut(item.exercise, why) for item, why in zip(routine.items, reasons, strict=True) if why
        ),
    )


def _why(exercise: Exercise, actions: Mapping[str, CautionAction], closed: Collection[str]) -> Why | None:
    action = actions.get(exercise.id)
    if exercise.needs_prescription:
        return "needs-prescription"
    if action == "avoid" or action == "ask-physio":
        return action
    return "locked" if exercise.id in closed else None


def own_copy(template: Template, routine: Routine) -> Routine:
    """A routine of a template under a name of its own: several templates have one of the same id, and so may
    the programme in hand, whose progress it must not touch."""
    title = template.title if template.single else f"{template.title}: {routine.title}"
    return structs.replace(routine, id=f"{template.id}.{routine.id}", title=title)
