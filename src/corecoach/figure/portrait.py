"""Head and shoulders: the figure at rest, for where a person chooses how it looks."""

from typing import Final

from corecoach.figure.body import HIP_HEIGHT
from corecoach.figure.pose_data import Figure, Key, Step

PORTRAIT: Final = Figure(
    view="front",
    keys={"still": Key(root=(0.0, HIP_HEIGHT), angles={"abd": 6.0}, contacts=("sole",))},
    sequence=(Step("still", "still", "hold"),),
    zoom=(-0.16, 0.68, 0.16, 1.03),
)
