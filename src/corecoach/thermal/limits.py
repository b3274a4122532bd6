"""Which limits a protocol breaks, each named by its rule: TH01-TH09, TH11-TH13, TH17 and TH18.

What depends on the person and the day, and on what was used before, is in `start.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import isfinite
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from corecoach.thermal import texts
from corecoach.thermal.protocol import CHECK, MODES, REST, Block, Protocol, Step, blocks_of
from corecoach.thermal.rules import Severity, ThermalRules

# What makes steps impossible to look at.
_UNSOUND = {"unknown-step", "check-with-minutes", "minutes"}


class Broken(Struct, frozen=True):
    """A limit that is broken: by which step (its number with repeats written out, or None for the whole) of
    which steps, what is there and what is allowed. `what` names the kind, for the words."""

    rule: str
    what: str
    severity: Severity = "block"
    step: int | None = None
    found: float | None = None
    allowed: float | None = None
    of: Literal["steps", "first_steps"] = "steps"


class _Plan(Struct, frozen=True):
    """A protocol as the rules look at it."""

    protocol: Protocol
    steps: tuple[Step, ...]
    blocks: tuple[Block, ...]
    rules: ThermalRules

    def n(self, limit: str, name: str) -> int:
        return self.rules.number(limit, name)

    def sessions(self) -> list[list[Block]]:
        """The blocks of each session, without wraps, which are none."""
        found: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.mode != "wrap":
                found.setdefault(block.session, []).append(block)
        return list(found.values())

    def is_contrast(self, session: Sequence[Block]) -> bool:
        short = all(b.minutes <= self.n("TH05", "contrast_phase_most_min") for b in session)
        return short and len({b.group for b in session}) == 2


def broken(protocol: Protocol, rules: ThermalRules) -> tuple[Broken, ...]:
    """Every limit that the protocol breaks, the worst first; with `severity` "block" it may not be used.

    The steps of a first use are looked at as well.
    """
    found = _broken(protocol, protocol.steps, protocol.repeats, rules)
    if protocol.first_steps:
        first = [*_only_known(protocol), *_broken(protocol, protocol.first_steps, 1, rules)]
        found += [replace(b, of="first_steps") for b in first if b.step is not None or b not in found]
    return tuple(sorted(found, key=lambda b: b.severity != "block"))


def blocks(protocol: Protocol, rules: ThermalRules) -> bool:
    """Whether a limit forbids the protocol."""
    return any(b.severity == "block" for b in broken(protocol, rules))


def _broken(protocol: Protocol, steps: tuple[Step, ...], repeats: int, rules: ThermalRules) -> list[Broken]:
    found = list(_shape(steps, repeats, rules))
    kinds = {b.what for b in found}
    if kinds & _UNSOUND or not 0 < len(steps) <= rules.number("TH13", "steps_most"):
        # Without sound numbers, and of more steps than can be looked at, nothing else can be said.
        return found
    whole = steps * (1 if kinds & {"repeats", "steps"} else repeats)
    parts = blocks_of(whole, rules.number("TH05", "new_session_rest_min"))
    plan = _Plan(protocol, whole, parts, rules)
    return [*found, *(b for look in _LOOKS for b in look(plan))]


# -- TH13: what a step may be ----------------------------------------------------------------------------


def _only_known(protocol: Protocol) -> Iterator[Broken]:
    """What is asked before a use goes by the steps: a first use puts on nothing else."""
    for number, step in enumerate(protocol.first_steps):
        if step.is_pack and step.do not in protocol.modes:
            yield Broken("TH13", "first-other", step=number)


def _shape(steps: tuple[Step, ...], repeats: int, rules: ThermalRules) -> Iterator[Broken]:
    for number, step in enumerate(steps):
        if step.do not in (*MODES, REST, CHECK):
            yield Broken("TH13", "unknown-step", step=number)
        elif step.do == CHECK and step.min is not None:
            yield Broken("TH13", "check-with-minutes", step=number, found=step.min)
        elif step.do != CHECK and not _whole_minutes(step.min):
            yield Broken("TH13", "minutes", step=number, found=step.min)
        elif step.do == REST and (step.min or 0) > (longest := rules.number("TH13", "rest_most_min")):
            yield Broken("TH13", "long-rest", step=number, found=step.min, allowed=longest)
    most = rules.number("TH13", "repeats_most")
    if not 1 <= repeats <= most:
        yield Broken("TH13", "repeats", found=repeats, allowed=most)
        return
    if not any(step.is_pack for step in steps):
        yield Broken("TH13", "nothing-on")
    most = rules.number("TH13", "steps_most")
    if len(steps) * repeats > most:
        yield Broken("TH13", "steps", found=len(steps) * repeats, allowed=most)
    if any(s.do == "wrap" for s in steps) and any(s.do not in ("wrap", CHECK) for s in steps):
        yield Broken("TH13", "wrap-alone")


def _whole_minutes(value: int | float | None) -> bool:
    return value is not None and isfinite(value) and value == int(value) and value > 0


# -- TH01-TH03: how long in a row; TH04 is that blocks are merged over checks ------------------------------


def _in_a_row(plan: _Plan) -> Iterator[Broken]:
    for block in plan.blocks:
        rule, name = {
            "ice": ("TH01", "most_min"),
            "ice-massage": ("TH02", "most_min"),
            "heat": ("TH03", "clinician_most_min" if plan.protocol.by_clinician else "patient_most_min"),
            "wrap": ("TH03", "wrap_most_min"),
        }[block.mode]
        most = plan.n(rule, name)
        if block.minutes > most:
            yield Broken(rule, block.mode, "block", block.first, block.minutes, most)
        elif block.mode == "ice" and block.minutes > (above := plan.n("TH01", "reason_above_min")):
            if not plan.protocol.reason:
                yield Broken("TH01", "needs-reason", "reason", block.first, block.minutes, above)
        elif block.mode == "ice-massage" and block.minutes > (above := plan.n("TH02", "warn_above_min")):
            yield Broken("TH02", "long-massage", "warn", block.first, block.minutes, above)


# -- TH05-TH08: a session, and between sessions --------------------------------------------------------------


def _per_session(plan: _Plan) -> Iterator[Broken]:
    for session in plan.sessions():
        for group in ("cold", "heat"):
            minutes = sum(b.minutes for b in session if b.group == group)
            most = plan.n("TH05", f"{group}_most_min")
            if minutes > most:
                yield Broken("TH05", f"session-{group}", "block", session[0].first, minutes, most)
        wall = session[-1].end_min - session[0].start_min
        name = "contrast_wall_most_min" if plan.is_contrast(session) else "wall_most_min"
        if wall > plan.n("TH05", name):
            yield Broken("TH05", "session-wall", "block", session[0].first, wall, plan.n("TH05", name))


def _cold_again(plan: _Plan) -> Iterator[Broken]:
    """TH06: cold and cold again within a session."""
    for session in plan.sessions():
        cold = [b for b in session if b.group == "cold"]
        gaps = [later.start_min - earlier.end_min for earlier, later in pairwise(cold)]
        if gaps and not _intermittent(plan, cold, gaps) and not _short_contrast(plan, session, cold):
            least = plan.n("TH06", "free_least_min")
            yield Broken("TH06", "cold-again", "block", cold[1].first, min(gaps), least)


def _intermittent(plan: _Plan, cold: list[Block], gaps: list[float]) -> bool:
    return (
        max(b.minutes for b in cold) <= plan.n("TH06", "phase_most_min")
        and min(gaps) >= plan.n("TH06", "free_least_min")
        and sum(b.minutes for b in cold) <= plan.n("TH06", "session_most_min")
    )


def _short_contrast(plan: _Plan, session: Sequence[Block], cold: list[Block]) -> bool:
    warm = [b for b in session if b.group == "heat"]
    between = [
        sum(b.minutes for b in warm if one.end_min <= b.start_min < other.start_min)
        for one, other in pairwise(cold)
    ]
    return (
        max(b.minutes for b in cold) <= plan.n("TH06", "contrast_phase_most_min")
        and min(between) >= plan.n("TH06", "contrast_warm_least_min")
        and sum(b.minutes for b in cold) <= plan.n("TH06", "contrast_session_most_min")
    )


def _between_sessions(plan: _Plan) -> Iterator[Broken]:
    """TH06b and TH07: a rest inside the protocol that begins a new session, and the gap after its end."""
    for group, rule in (("cold", "TH06b"), ("heat", "TH07")):
        same, least = [b for b in plan.blocks if b.group == group], plan.n(rule, "gap_least_min")
        for earlier, later in pairwise(same):
            gap = later.start_min - earlier.end_min
            if later.session != earlier.session and gap < least:
                yield Broken(rule, f"gap-{group}", "block", later.first, gap, least)
        if same and plan.protocol.min_gap_min < least:
            yield Broken(rule, "min-gap", "block", None, plan.protocol.min_gap_min, least)


def _switches(plan: _Plan) -> Iterator[Broken]:
    """TH08: from ice to heat or back, outside contrast."""
    contrast = {s[0].session for s in plan.sessions() if plan.is_contrast(s)}
    for one, other in pairwise(plan.blocks):
        same_contrast = one.session == other.session and one.session in contrast
        if one.group == other.group or same_contrast:
            continue
        rest = other.start_min - one.end_min
        least, wished = plan.n("TH08", "rest_least_min"), plan.n("TH08", "rest_wished_min")
        if rest < least:
            yield Broken("TH08", "switch-rest", "block", other.first, rest, least)
        elif not any(step.do == CHECK for step in plan.steps[one.last : other.first]):
            yield Broken("TH08", "switch-check", "block", other.first)
        elif rest < wished:
            yield Broken("TH08", "switch-rest", "warn", other.first, rest, wished)


# -- TH09, TH11, TH12, TH17, TH18 ------------------------------------------------------------------------


def _per_day(plan: _Plan) -> Iterator[Broken]:
    times = plan.protocol.max_per_day
    wrap_min, most = sum(b.minutes for b in plan.blocks if b.mode == "wrap"), plan.n("TH03", "wrap_most_min")
    if wrap_min <= most < wrap_min * times:
        yield Broken("TH03", "wrap-per-day", "block", None, wrap_min * times, most)
    groups: list[set[str]] = [{b.group for b in session} for session in plan.sessions()]
    counts = {
        "cold": sum("cold" in g for g in groups),
        "heat": sum("heat" in g for g in groups),
        "all": len(groups),
    }
    for name, count in counts.items():
        most = plan.n("TH09", f"{name}_most")
        if count * times > most:
            yield Broken("TH09", f"per-day-{name}", "block", None, count * times, most)
            return


def _checks(plan: _Plan) -> Iterator[Broken]:
    """TH11. The first check of ice comes soon after it was put on, also after a rest."""
    since = dict.fromkeys(("ice", "heat", "wrap"), 0.0)
    # Whether the ice that is on, or comes next, has had no check yet; and whether some of it was on already.
    fresh, begun = True, False
    for number, step in enumerate(plan.steps):
        if step.do == CHECK:
            fresh, begun = fresh and not begun, False
            since = dict.fromkeys(since, 0.0)
        elif step.do == REST:
            fresh, begun = True, False
        elif step.do in since:
            since[step.do] += step.min or 0
            begun = begun or step.do == "ice"
            name = "ice_first_most_min" if step.do == "ice" and fresh else f"{step.do}_most_min"
            most = plan.n("TH11", name)
            if since[step.do] > most:
                yield Broken("TH11", step.do, "block", number, since[step.do], most)
                return


def _last(plan: _Plan) -> Iterator[Broken]:
    if plan.steps[-1].do != CHECK:
        yield Broken("TH12", "last-check", "block", len(plan.steps) - 1)


def _texts(plan: _Plan) -> Iterator[Broken]:
    """TH17. Ice massage is moved and may be on bare skin."""
    protocol = plan.protocol
    text = " ".join((protocol.title, protocol.note, protocol.reason))
    most, hottest = plan.n("TH17", "most_degrees_c"), texts.hottest_celsius(text)
    if hottest > most:
        yield Broken("TH17", "hot", "warn", None, hottest, most)
    if texts.asks_for_high(text):
        yield Broken("TH17", "high-setting", "warn")
    if texts.asks_for_bare_skin(text) and set(protocol.modes) != {"ice-massage"}:
        yield Broken("TH17", "bare-skin", "warn")


def _days(plan: _Plan) -> Iterator[Broken]:
    modes, days = plan.protocol.modes, plan.protocol.max_days
    if "wrap" in modes:
        most = plan.n("TH18", "wrap_most_days")
        if days is None or days > most:
            yield Broken("TH18", "days-wrap", "block", None, days, most)
        return
    for group in plan.protocol.groups:
        review = plan.n("TH18", f"{group}_review_days")
        if days is not None and days > review:
            yield Broken("TH18", f"days-{group}", "warn", None, days, review)


_LOOKS: tuple[Callable[[_Plan], Iterator[Broken]], ...] = (
    _in_a_row, _per_session, _cold_again, _between_sessions, _switches, _per_day, _checks, _last,
    _texts, _days,
)  # fmt: skip
