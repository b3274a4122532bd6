"""Built-in routines: programme templates that a physiotherapist or a person can start from."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.prescription.exercise import Identifier
from corecoach.prescription.programme import ProgrammePhase, Routine

Goal = Literal[
    "acute", "return", "core", "posture", "flexion", "extension", "gentle", "maintenance",
    "stretch", "mobility", "breathing", "walking",
]  # fmt: skip


class Template(Struct, frozen=True, forbid_unknown_fields=True, rename={"for_whom": "for"}):
    """A template with one routine a block of weeks, or a `single` sitting that stands beside any programme.

    Nobody is to choose one that `needs_prescription` by themselves. `phases` say when each routine is done in
    a programme of a physiotherapist's, `beside` are the walks and easy days between them, and after
    `review_weeks` weeks somebody looks at it again.
    """

    id: Identifier
    title: str
    for_whom: str
    frequency: str
    goal: Goal
    routines: tuple[Routine, ...]
    move_on: tuple[str, ...]
    hold_back: tuple[str, ...]
    source: str
    reviewed_by: str | None
    single: bool = False
    needs_prescription: bool = False
    phases: Annotated[tuple[ProgrammePhase, ...], Meta(max_length=20)] = ()
    beside: Annotated[tuple[Routine, ...], Meta(max_length=10)] = ()
    review_weeks: Annotated[int, Meta(ge=1, le=52)] | None = None

    def routine(self, routine_id: str) -> Routine | None:
        """The routine with this id, or None."""
        return next((r for r in self.routines if r.id == routine_id), None)
