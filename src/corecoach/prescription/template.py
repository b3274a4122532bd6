"""Built-in routines: programme templates that a physiotherapist or a person can start from."""

from typing import Literal

from msgspec import Struct

from corecoach.prescription.exercise import Identifier
from corecoach.prescription.programme import Routine

Goal = Literal[
    "acute", "return", "core", "posture", "flexion", "extension", "gentle", "maintenance",
    "stretch", "mobility", "breathing", "walking",
]  # fmt: skip


class Template(Struct, frozen=True, forbid_unknown_fields=True, rename={"for_whom": "for"}):
    """A template with one routine a block of weeks, or a `single` sitting that stands beside any programme.

    Nobody is to choose one that `needs_prescription` by themselves.
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

    def routine(self, routine_id: str) -> Routine | None:
        """The routine with this id, or None."""
        return next((r for r in self.routines if r.id == routine_id), None)
