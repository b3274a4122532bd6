"""How an end is called out: at once, again and again, and after a minute louder, until somebody answers."""

from msgspec import Struct

# RT2: louder, and by a second way, when nobody has answered for so long.
LOUD_AFTER_S = 60.0
# Calm at first, then as often as a sentence can be heard out.
CALM_EVERY_S, LOUD_EVERY_S = 10.0, 6.0


class Call(Struct, frozen=True):
    """One call: its number from 0, and whether it is a loud one."""

    number: int
    loud: bool


def call_at(overdue_s: float) -> Call | None:
    """The newest call that is due so many seconds after the end; None before it."""
    if overdue_s < 0:
        return None
    if overdue_s < LOUD_AFTER_S:
        return Call(int(overdue_s // CALM_EVERY_S), False)
    calm = int(LOUD_AFTER_S // CALM_EVERY_S)
    return Call(calm + int((overdue_s - LOUD_AFTER_S) // LOUD_EVERY_S), True)


def next_call_s(overdue_s: float) -> float:
    """Seconds to the next call."""
    if overdue_s < 0:
        return -overdue_s
    if overdue_s < LOUD_AFTER_S:
        return CALM_EVERY_S - overdue_s % CALM_EVERY_S
    return LOUD_EVERY_S - (overdue_s - LOUD_AFTER_S) % LOUD_EVERY_S
