"""What became of a file that was loaded just now."""

from typing import Literal

from msgspec import Struct


class Loaded(Struct, frozen=True):
    """A line that says it; `caution` where there is something to be minded."""

    words: str
    tone: Literal["good", "caution"] = "good"
