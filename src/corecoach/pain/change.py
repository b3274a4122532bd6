"""Whether a change is one that people notice."""

from typing import Literal

Meaningful = Literal["meaningfully better", "possibly better", "no", "up by 2 or more"]

# thermal-and-pain facts 2.2: two points, and 30 % of the baseline (Ostelo 2008).
CHANGE_POINTS, CHANGE_PERCENT = 2.0, 30.0


def meaningful_change(start: float, now: float) -> Meaningful:
    """Whether a change of medians is one that people notice: 2 points and 30 % of the start, both or one.

    No threshold for worsening is validated: only that it is up by 2 is said (thermal-and-pain facts 2.2).
    """
    drop = start - now
    by_points = drop >= CHANGE_POINTS
    by_share = start > 0 and 100 * drop / start >= CHANGE_PERCENT
    if by_points and by_share:
        return "meaningfully better"
    if by_points or by_share:
        return "possibly better"
    return "up by 2 or more" if -drop >= CHANGE_POINTS else "no"
