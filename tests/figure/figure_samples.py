"""Figures of the library, and small ones made for a test."""

from functools import cache
from typing import Any

from corecoach.figure import Figure
from corecoach.figure.motion import Motion, bake
from corecoach.figure.pose_data import Key, Step
from corecoach.library import Library

LIBRARY = Library()
WITH_FIGURE = [name for name, exercise in LIBRARY.exercises.items() if exercise.figure is not None]


def figure_of(name: str) -> Figure:
    """The figure of an exercise of the library."""
    figure = LIBRARY.exercises[name].figure
    assert figure is not None
    return figure


@cache
def motion_of(name: str) -> Motion:
    """Its movement, baked once."""
    return bake(figure_of(name))


def standing(**fields: Any) -> Figure:
    """Somebody who stands and lifts an arm; nothing but the feet touches anything."""
    keys = {
        "down": Key(root=(0.0, 0.53), contacts=("foot",)),
        "up": Key(root=(0.0, 0.53), angles={"shoulder_n": 90.0}, contacts=("foot",)),
    }
    steps = (
        Step("down", "up", "move"),
        Step("up", "up", "hold"),
        Step("up", "down", "return"),
        Step("down", "down", "rest"),
    )
    return Figure(**({"view": "side", "keys": keys, "sequence": steps} | fields))
