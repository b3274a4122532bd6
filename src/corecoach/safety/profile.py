"""What the person said about themselves, once and whenever it changes."""

from datetime import date, datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

# Things change: after so long the person is asked whether it is still right.
PROFILE_VALID = timedelta(weeks=12)
OLDEST = 130


class ProfileRecord(Struct, frozen=True, forbid_unknown_fields=True, tag="profile", omit_defaults=True):
    """Answers to "About you". The newest counts; older ones stay. `age` is in full years on the day `at`;
    `cautions` are codes of the caution vocabulary, `asked` the screening items that are asked once."""

    id: str
    at: datetime
    age: Annotated[int, Meta(ge=0, le=OLDEST)]
    modifiers: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def ages_on(self, day: date) -> tuple[int, int]:
        """The ages that are possible on a later day: the birthday is not known."""
        days = max(0, (day - self.at.date()).days)
        return self.age + int(days / 365.25), self.age + int(days / 365.25) + 1 if days else self.age
