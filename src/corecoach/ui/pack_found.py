"""What CoreCoach finds of ice and heat when it starts: on the skin, cut off, or to be looked at again."""

from datetime import timedelta

from msgspec import Struct

from corecoach.coach import Coach
from corecoach.thermal.record import PackRecord


class Found(Struct, frozen=True):
    """`live`: something is on the skin. `ended` is the record of a use that was cut off with nothing on.
    `lost`: what was kept of a use cannot be read."""

    live: bool = False
    ended: PackRecord | None = None
    lost: bool = False

    @property
    def is_told(self) -> bool:
        """Whether a word has to be said about it."""
        return self.ended is not None or self.lost


def find_packs(coach: Coach) -> Found:
    """What is on disk of a use; nothing of ice and heat is imported where there is none."""
    if not coach.had_pack_on:
        return Found()
    run = coach.packs.run
    found = run.recover()
    over = found is not None and not run.is_live
    return Found(run.is_live, run.ended() if over else None, run.lost)


def look_is_due(coach: Coach) -> bool:
    """Whether the skin has to be looked at once more after a use of yesterday or today."""
    now = coach.clock.now()
    used = coach.recorded(PackRecord, (now - timedelta(days=1)).date())
    return bool(used) and coach.library.thermal_rules is not None and _due(coach)


def _due(coach: Coach) -> bool:
    return coach.packs.after.to_look_again(coach.clock.now()) is not None
