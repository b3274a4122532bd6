"""How long a pack was on, and how long the skin has rested: each on the clock that is the safer one.

While the machine was not started anew its own clock says how much time passed, also asleep. Across a start
of the machine only the wall clock is left, which anybody can set.
"""

from corecoach.safety.waiting import Stamp

# Where nobody can know how long a pack was on, it was on for as long as any limit looks back.
UNKNOWN_S = 24 * 3600.0


def exposed_s(since: Stamp, now: Stamp) -> float:
    """Seconds that a pack may have been on: the longer of both clocks, or UNKNOWN_S across a start of the
    machine. A clock that is set, a sleep or a crash never makes it shorter."""
    if not _same_start(since, now):
        return UNKNOWN_S
    return max(0.0, (now.at - since.at).total_seconds(), now.boot_s - since.boot_s)


def rested_s(since: Stamp, now: Stamp) -> float:
    """Seconds of rest that are certain: the shorter of both clocks.

    A wall clock that was set back says nothing; then it is the machine's own, or its time since its start.
    """
    wall_s = (now.at - since.at).total_seconds()
    if not since.boot or since.boot != now.boot:
        return wall_s if wall_s >= 0 else max(0.0, now.boot_s)
    own_s = max(0.0, now.boot_s - since.boot_s)
    return min(wall_s, own_s) if wall_s >= 0 else own_s


def _same_start(since: Stamp, now: Stamp) -> bool:
    return bool(since.boot) and since.boot == now.boot and now.boot_s >= since.boot_s
