"""A programme that was taken in, and one that is offered and not yet stored."""

from datetime import datetime

from msgspec import Struct

from corecoach.exchange import ProgrammeFile
from corecoach.prescription import Programme


class TakenIn(Struct, frozen=True, forbid_unknown_fields=True, tag="taken-in", omit_defaults=True):
    """A programme file as it was taken in. The newest is the current one; older ones stay. `locked` are the
    lockouts that stood then, by id: a key that first comes with this file ends none of them."""

    id: str
    at: datetime
    file: ProgrammeFile
    locked: tuple[str, ...] = ()

    @property
    def programme(self) -> Programme:
        """What was prescribed."""
        return self.file.programme


class Offer(Struct, frozen=True):
    """A file that was read and checked whole and may be taken in, with the programme it would replace."""

    file: ProgrammeFile
    replaces: Programme | None
