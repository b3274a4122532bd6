"""How long something has been waited for, so that changing the clock shortens nothing."""

from datetime import datetime, timedelta

from msgspec import Struct


class Stamp(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A moment on two clocks: the wall clock, and seconds since the machine was started as `boot`.

    An empty `boot` means that the machine does not say; then only the wall clock counts.
    """

    at: datetime
    boot: str = ""
    boot_s: float = 0.0


def waited(since: Stamp, now: Stamp) -> timedelta:
    """Time from `since` to `now`: the shorter of both clocks while the machine was not started anew.

    Never negative: a clock that went back has waited for nothing.
    """
    wall = now.at - since.at
    if since.boot and since.boot == now.boot:
        wall = min(wall, timedelta(seconds=now.boot_s - since.boot_s))
    return max(timedelta(0), wall)


def elapsed(since: Stamp, now: Stamp) -> timedelta | None:
    """The longer of both clocks, for what grows old; None when it cannot be known, because the machine was
    started anew or the clock went back."""
    wall = now.at - since.at
    if wall < timedelta(0):
        return None
    if not since.boot and not now.boot:
        return wall
    if since.boot != now.boot or now.boot_s < since.boot_s:
        return None
    return max(wall, timedelta(seconds=now.boot_s - since.boot_s))


def rested(since: Stamp, now: Stamp, at_most: timedelta) -> timedelta:
    """For how long nothing was tried, for a pause of `at_most`.

    A try that lies ahead, from before the machine was started anew, was made while the clock ran ahead: to
    wait for that clock could take years, and the start was a pause as well.
    """
    if since.boot and since.boot == now.boot:
        return timedelta(seconds=max(0.0, now.boot_s - since.boot_s))
    return now.at - since.at if now.at >= since.at else at_most
