"""Where in a repetition a figure is; apart from the movement, which the start of the app does without."""

from typing import Final, Literal, NamedTuple

# How long a way takes when neither a count nor the data say so.
OWN_PACE_S: Final = 2.0
# At the `start` the movement comes next; a `rest` is there too, but something else comes before it.
Part = Literal["start", "rest", "out", "hold", "back", "round"]


class Spot(NamedTuple):
    """Where in a repetition: which part, how far in it (`out` and `back`: 0 to 1), which repetition, counted
    from 0, and for how many seconds a `hold` or a `round` has lasted."""

    part: Part
    fraction: float = 0.0
    rep: int = 0
    seconds: float = 0.0
