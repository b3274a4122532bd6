"""What was done in a session: credited work only, one entry an exercise."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Outcome = Literal["finished", "ended", "stopped"]


class ItemRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise: what was prescribed and what was seen done. Holds in seconds, over all sides and sets."""

    exercise: str
    name: str
    reps_prescribed: int
    reps_done: int
    hold_prescribed_s: float
    hold_done_s: float
    skipped: bool

    @property
    def complete(self) -> bool:
        """Whether every prescribed repetition was done."""
        return self.reps_done >= self.reps_prescribed


class SessionRecord(Struct, frozen=True, forbid_unknown_fields=True, tag="session", omit_defaults=True):
    """A session that ended, however it ended. `active_s` is time seen running, without pauses."""

    id: str
    at: datetime
    ended_at: datetime
    routine: str
    title: str
    programme: str | None
    outcome: Outcome
    active_s: float
    pain_before: Annotated[int, Meta(ge=0, le=10)] | None
    items: tuple[ItemRecord, ...]


class SessionFeedback(Struct, frozen=True, forbid_unknown_fields=True, tag="feedback", omit_defaults=True):
    """What the person said after a session. None means not answered, never 0. `relief_taken`: a pain medicine
    in the 6 hours before. `anything_new`: something came on; asked after an exercise to watch."""

    id: str
    at: datetime
    session: str
    pain_after: Annotated[int, Meta(ge=0, le=10)] | None
    effort: Annotated[int, Meta(ge=0, le=10)] | None
    note: Annotated[str, Meta(max_length=2000)] = ""
    stop_reason: str | None = None
    form_kept: bool | None = None
    relief_taken: bool | None = None
    anything_new: bool | None = None
