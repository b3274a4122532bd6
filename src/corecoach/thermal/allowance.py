"""How long something may be on the skin from now on: its step, and what block, session and day leave of it.

What was on for too long is paid for here by what comes next (RT6).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corecoach.safety.waiting import Stamp
from corecoach.thermal.clocks import exposed_s, rested_s
from corecoach.thermal.protocol import GROUP
from corecoach.thermal.record import Application
from corecoach.thermal.rules import ThermalRules

if TYPE_CHECKING:
    from corecoach.thermal.running import Leg, Running

# A step shorter than this is not begun.
SHORTEST_S = 30.0


def allowed_s(running: "Running", leg: "Leg", step: int, now: Stamp, rules: ThermalRules | None) -> float:
    """Seconds that `leg` may be on from now in `step`; 0 or less for not at all. Without sound limits that is
    not at all."""
    if rules is None or not _may_be_cold_again(running, leg, now, rules):
        return 0.0
    return min(_limits(running, leg, step, now, rules))


def _limits(running: "Running", leg: "Leg", step: int, now: Stamp, rules: ThermalRules) -> Iterator[float]:
    group, plan, done = GROUP[leg.mode], running.plan, running.applications
    yield plan.steps[step].seconds
    yield plan.blocks[leg.block].minutes * 60 - _sum_s(leg, [a for a in done if a.block == leg.block])
    yield running.day_s[group] - _sum_s(leg, [a for a in done if a.group == group])
    if running.bed_s is not None:
        yield running.bed_s - exposed_s(running.began, now)
    if leg.mode == "wrap":
        return
    here = [a for a in done if a.session == leg.session]
    in_session = _sum_s(leg, [a for a in here if a.group == group])
    yield rules.number("TH05", f"{group}_most_min") * 60 - in_session
    if group == "cold":
        # TH06 was looked at for what was planned, and more than that it was not asked for.
        planned = sum(b.minutes for b in plan.blocks if (b.session, b.group) == (leg.session, group))
        yield planned * 60 - in_session
    first = here[0].on if here else leg.on
    name = "contrast_wall_most_min" if leg.session in plan.contrast else "wall_most_min"
    yield rules.number("TH05", name) * 60 - exposed_s(first, now)


def _sum_s(leg: "Leg", before: Sequence[Application]) -> float:
    return leg.exposed_s + sum(a.exposed_s for a in before)


def _may_be_cold_again(running: "Running", leg: "Leg", now: Stamp, rules: ThermalRules) -> bool:
    """TH06: cold comes back in a session after a time without it, or in turns with enough warmth between. A
    step of warmth that was cut short is not enough."""
    here = [a for a in running.applications if a.session == leg.session]
    cold = [n for n, a in enumerate(here) if a.group == "cold" and a.block != leg.block]
    if GROUP[leg.mode] != "cold" or not cold:
        return True
    # Warmth is a rest from the cold here: only what is certain counts.
    warm_s = sum(rested_s(a.on, a.off) for a in here[cold[-1] + 1 :] if a.group == "heat")
    return (
        warm_s >= rules.number("TH06", "contrast_warm_least_min") * 60 - SHORTEST_S
        or rested_s(here[cold[-1]].off, now) >= rules.number("TH06", "free_least_min") * 60
    )
