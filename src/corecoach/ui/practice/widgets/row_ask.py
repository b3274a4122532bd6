"""What a row of a routine asks for."""

from typing import Literal

from msgspec import Struct

What = Literal[
    "type", "step", "select", "left", "up", "down", "move", "duplicate", "remove", "remember", "limits",
    "sides", "note", "exercise", "limit", "tempo",
]  # fmt: skip


class RowAsk(Struct, frozen=True):
    """`field` is the part of the dose, the limit; `value` a text, True for up, a place or the id of an
    exercise, as `what` needs it. `visit` tells one stay in a field from the next."""

    what: What
    index: int
    field: str = ""
    value: str | int | bool | None = None
    visit: int = 0
