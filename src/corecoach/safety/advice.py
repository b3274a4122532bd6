"""What a person was told about a lock, in the words that were on the screen."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

AdvicePage = Literal["emergency", "lockout"]


class Advice(Struct, frozen=True, forbid_unknown_fields=True, tag="advice", omit_defaults=True):
    """One showing of a lockout's page, with the `text` that stood there; that the person went on from it by
    themselves is a record of its own, `acknowledged` and without text."""

    id: str
    at: datetime
    lockout: str
    page: AdvicePage
    text: Annotated[str, Meta(max_length=2000)]
    rules_version: str
    acknowledged: bool = False
