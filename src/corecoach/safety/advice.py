"""What a person was told about a lock, in the words that were on the screen."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct


class Advice(Struct, frozen=True, forbid_unknown_fields=True, tag="advice", omit_defaults=True):
    """One showing of a lockout's page. `text` is what stood there; `acknowledged` that the person went on
    from it by themselves."""

    id: str
    at: datetime
    lockout: str
    page: Literal["emergency", "lockout"]
    text: Annotated[str, Meta(max_length=2000)]
    rules_version: str
    acknowledged: bool = False
