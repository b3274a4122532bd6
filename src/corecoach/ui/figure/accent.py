"""What is stressed at a place in a repetition: how strongly the working muscle shows, and which arrow."""

from typing import Final

from corecoach.figure.motion import Motion
from corecoach.figure.spot import Spot
from corecoach.ui.figure.scene import ArrowState

_RESTING: Final = 0.35
# The share of the way out from which on the muscle comes up.
_FROM: Final = 0.6


def muscle_at(spot: Spot) -> float:
    """How strongly the muscle shows, 0 to 1: up late on the way out, fading on the way back."""
    match spot.part:
        case "out":
            return _RESTING + (1 - _RESTING) * max(0.0, spot.fraction - _FROM) / (1 - _FROM)
        case "back":
            return 1 - (1 - _RESTING) * spot.fraction
        case "start" | "rest":
            return _RESTING
        case _:
            return 1.0


def arrow_at(motion: Motion, spot: Spot) -> ArrowState | None:
    """The arrow of the movement that comes or is under way; none while it holds, comes back or rests."""
    legs = motion.way_out(spot.rep) if spot.part in ("start", "out") else ()
    return ArrowState(legs[0][0], legs[-1][1]) if legs else None
