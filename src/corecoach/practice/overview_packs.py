"""Ice and heat, summed up."""

from collections.abc import Iterable
from datetime import date

from corecoach.coach import Coach
from corecoach.practice.overview_views import Packs
from corecoach.thermal.protocol import Group
from corecoach.thermal.record import Application, PackRecord, standing


def packs_of(coach: Coach, since: date) -> Packs | None:
    """The uses since then as they stand; None where there was none."""
    uses = standing(coach.recorded(PackRecord, since))
    if not uses:
        return None
    on = [application for use in uses for application in use.applications]
    ice, heat = _of(on, "cold"), _of(on, "heat")
    return Packs(
        ice=len(ice),
        ice_days=_days(ice),
        ice_s=sum(a.exposed_s for a in ice),
        heat=len(heat),
        heat_days=_days(heat),
        heat_s=sum(a.exposed_s for a in heat),
        hurt=sum(use.outcome == "stopped" for use in uses),
        seen=sum(use.outcome == "sign" for use in uses),
    )


def _of(on: Iterable[Application], group: Group) -> list[Application]:
    return [application for application in on if application.group == group]


def _days(on: Iterable[Application]) -> int:
    return len({application.on.at.date() for application in on})
