"""A use of ice or heat while it runs: a frozen state, what may be done in it, and what time alone does.

The theory: time always counts as exposure. What is on the skin stays on until somebody says that it is off;
its end is a moment on both clocks, kept on disk by whoever holds the state, so a sleep, a crash or a clock
that is set brings it nearer and never further away. Nothing goes on the skin without a tap: a rest may end by
itself, a pack may not begin by itself. A step is never longer than what is left of its block, of the session
and of the day, so waiting at a check is paid for by the next step. Every command is a row of TRANSITIONS; any
other raises IllegalPackCommand and changes nothing. STOP, END and SIGN have a row in every live state. A use
that was found again after CoreCoach was closed can bring to its end what is on; it begins nothing.
"""

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from corecoach.safety.permit import Permit
from corecoach.safety.waiting import Stamp
from corecoach.thermal.allowance import SHORTEST_S as SHORTEST_S
from corecoach.thermal.allowance import allowed_s
from corecoach.thermal.clocks import UNKNOWN_S, exposed_s, rested_s
from corecoach.thermal.plan import Plan
from corecoach.thermal.protocol import CHECK, REST, Group, Mode, Step
from corecoach.thermal.record import Application, PackOutcome
from corecoach.thermal.rules import ThermalRules


class PackState(StrEnum):
    """Where a use stands. CHECK: the skin is looked at, nothing is on. READY: the pack may go on. DUE: the
    time is over, and the pack is on until somebody answers. PAUSED: it was said to be off."""

    CHECK = "check"
    READY = "ready"
    ON = "on"
    DUE = "due"
    REST = "rest"
    PAUSED = "paused"
    OVER = "over"

    @property
    def has_pack(self) -> bool:
        """Whether something is on the skin, as far as anybody knows."""
        return self in (PackState.ON, PackState.DUE)


class PackCommand(StrEnum):
    """What the person can say. FINE: the skin looks as it should. PUT_ON: the pack is on. TAKEN_OFF: it is
    off. PAUSE: it is off for a moment. SIGN: something is seen on the skin. STOP: something hurts."""

    FINE = "fine"
    PUT_ON = "put-on"
    TAKEN_OFF = "taken-off"
    PAUSE = "pause"
    SIGN = "sign"
    STOP = "stop"
    END = "end"


_S, _C = PackState, PackCommand
_LIVE = (_S.CHECK, _S.READY, _S.ON, _S.DUE, _S.REST, _S.PAUSED)
_NEXT = frozenset({_S.CHECK, _S.READY, _S.ON, _S.REST, _S.OVER})
# Where each command may lead; which of several it is, the next step decides.
TRANSITIONS: dict[tuple[PackState, PackCommand], frozenset[PackState]] = {
    (_S.CHECK, _C.FINE): _NEXT - {_S.ON},
    (_S.DUE, _C.FINE): _NEXT,
    (_S.READY, _C.PUT_ON): frozenset({_S.ON, _S.OVER}),
    (_S.DUE, _C.PUT_ON): frozenset({_S.ON, _S.OVER}),
    (_S.PAUSED, _C.PUT_ON): frozenset({_S.ON, _S.OVER}),
    (_S.DUE, _C.TAKEN_OFF): _NEXT - {_S.ON},
    (_S.ON, _C.PAUSE): frozenset({_S.PAUSED, _S.OVER}),
    **{(s, c): frozenset({_S.OVER}) for s in _LIVE for c in (_C.SIGN, _C.STOP, _C.END)},
}


class IllegalPackCommand(ValueError):
    """The command is not possible in this state; nothing was changed."""


class Leg(Struct, frozen=True, forbid_unknown_fields=True):
    """What is on the skin: since when, and the stretch that runs, of `left_s` seconds from `since`.

    `exposed_s` and `overdue_s` are of the stretches before, without a break."""

    mode: Mode
    block: int
    session: int
    on: Stamp
    since: Stamp
    left_s: float
    exposed_s: float = 0.0
    overdue_s: float = 0.0


class Running(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a use at a moment; this is what is kept on disk. `since` is when the state began, `day_s` what
    the day allowed of each at the start, `bed_s` the seconds from `began` to when nothing may be on any more.
    `paused_s` is what was left of a stretch that was paused."""

    id: str
    plan: Plan
    began: Stamp
    state: PackState
    step: int
    since: Stamp
    day_s: dict[Group, float]
    bed_s: float | None = None
    leg: Leg | None = None
    paused_s: float = 0.0
    found: bool = False
    outcome: PackOutcome | None = None
    applications: tuple[Application, ...] = ()

    @property
    def here(self) -> Step | None:
        """The step in hand; None at the end."""
        return self.plan.steps[self.step] if self.step < len(self.plan.steps) else None

    @property
    def needs(self) -> PackCommand | None:
        """What the state waits for, beside its ends; None where it waits for time alone."""
        if self.state is _S.CHECK:
            return _C.FINE
        if self.state in (_S.READY, _S.PAUSED):
            return _C.PUT_ON
        if self.state is not _S.DUE or self.here is None:
            return None
        if self.here.do == CHECK:
            return _C.FINE
        return _C.TAKEN_OFF if self.here.do == REST or self.found else _C.PUT_ON

    def left_s(self, now: Stamp) -> float | None:
        """Seconds to the end of a stretch or a rest, negative after it; None where nothing runs down."""
        if self.leg is not None:
            return self.leg.left_s - exposed_s(self.leg.since, now)
        if self.state is _S.REST and self.here is not None:
            return self.here.seconds - rested_s(self.since, now)
        return None


def begin(
    permit: Permit,
    id: str,
    plan: Plan,
    day_s: dict[Group, float],
    now: Stamp,
    now_s: float,
    bed_s: float | None = None,
) -> Running:
    """A use at its first step. Redeems the Permit for exactly this plan; raises PermitError."""
    Permit.redeem(permit, plan.timeline().digest(), now_s)
    return _arrive(Running(id, plan, now, _S.CHECK, 0, now, day_s, bed_s), 0, now)


def found_again(running: Running, now: Stamp) -> Running:
    """A use that was on disk when CoreCoach started: what is on goes on to its end, all else is over."""
    if running.state is _S.OVER:
        # Its record could not be written in time; how it ended stays as it was.
        return running
    found = observe(replace(running, found=True), now)
    return found if found.leg is not None else _over(found, "ended", now)


def observe(running: Running, now: Stamp) -> Running:
    """What time alone has done: the end of a stretch, or of a rest; and of a use that nobody came back to."""
    if _is_stale(running, now):
        return _over(running, "ended", now)
    left_s = running.left_s(now)
    if left_s is None or left_s > 0:
        return running
    if running.state is _S.ON:
        return _to(running, running.step + 1, _S.DUE, now)
    if running.state is not _S.REST:
        return running
    # What follows has waited since the rest was over, also when nobody looked.
    over = Stamp(now.at + timedelta(seconds=left_s), now.boot, now.boot_s + left_s)
    return _arrive(running, running.step + 1, over)


def act(running: Running, command: PackCommand, now: Stamp, rules: ThermalRules | None) -> Running:
    """What a command makes of it. Raises IllegalPackCommand, and then nothing has changed. Without sound
    limits (None) nothing goes on any more; all that ends something is possible."""
    before, running = running, observe(running, now)
    ending = command in (_C.SIGN, _C.STOP, _C.END)
    if running.state is _S.OVER and before.state is not _S.OVER:
        # Time was faster; what hurts, or is seen, is said all the same.
        if not ending:
            return running
        running = before
    allowed = TRANSITIONS.get((running.state, command))
    if allowed is None or not (ending or command is running.needs or command is _C.PAUSE):
        raise IllegalPackCommand(f"{command} is not possible while {running.state}")
    match command:
        case PackCommand.SIGN | PackCommand.STOP | PackCommand.END:
            outcomes: dict[PackCommand, PackOutcome] = {_C.SIGN: "sign", _C.STOP: "stopped", _C.END: "ended"}
            done = _over(_off(running, now), outcomes[command], now)
        case PackCommand.PAUSE:
            left_s = max(0.0, running.left_s(now) or 0.0)
            off = _off(running, now)
            # One that was found again begins nothing, so there is nothing to pause for.
            paused = replace(_to(off, running.step, _S.PAUSED, now), paused_s=left_s)
            done = _over(off, "ended", now) if running.found else paused
        case PackCommand.PUT_ON:
            done = _put_on(running, now, rules)
        case PackCommand.FINE:
            on = running.state is _S.DUE
            done = _looked(running, now, rules) if on else _arrive(running, running.step + 1, now)
        case PackCommand.TAKEN_OFF:
            done = _arrive(_off(running, now), running.step, now)
    assert done.state in allowed, "TRANSITIONS says where a command leads"
    return done


def _is_stale(running: Running, now: Stamp) -> bool:
    """Whether nobody came for so long, with nothing on, that it would be a new session: what was ticked is
    old, and its gap was never asked for."""
    if running.state not in (_S.CHECK, _S.READY, _S.PAUSED):
        return False
    ahead = next((b for b in running.plan.blocks if b.last >= running.step), None)
    bare = [running.since]
    if ahead is not None:
        bare += [a.off for a in running.applications[-1:] if a.session == ahead.session]
    return max(exposed_s(stamp, now) for stamp in bare) >= running.plan.new_session_s


# -- what the commands do --------------------------------------------------------------------------------


def _looked(running: Running, now: Stamp, rules: ThermalRules | None) -> Running:
    """The skin looks as it should, with the pack still there: on with the same one, or off with it."""
    leg, after = running.leg, running.step + 1
    assert leg is not None
    steps = running.plan.steps
    goes_on = after < len(steps) and steps[after].do == leg.mode and not running.found
    if not goes_on:
        return _arrive(_off(running, now), after, now)
    held = _held(leg, now)
    left_s = allowed_s(running, held, after, now, rules)
    if left_s < SHORTEST_S:
        return _skip_block(_off(running, now), leg.block, after, now)
    return replace(_to(running, after, _S.ON, now), leg=replace(held, since=now, left_s=left_s))


def _put_on(running: Running, now: Stamp, rules: ThermalRules | None) -> Running:
    """Something goes on: the first time, after a pause, or in place of what was on."""
    paused, running = running.state is _S.PAUSED, _off(running, now)
    here, block = running.here, running.plan.block_at(running.step)
    assert here is not None and block is not None
    leg = Leg(block.mode, running.plan.blocks.index(block), block.session, now, now, 0.0)
    left_s = allowed_s(running, leg, running.step, now, rules)
    left_s = min(left_s, running.paused_s) if paused else left_s
    if left_s <= 0 or (left_s < SHORTEST_S and not paused):
        return _over(running, "ended", now)
    return replace(_to(running, running.step, _S.ON, now), leg=replace(leg, left_s=left_s))


def _skip_block(running: Running, block: int, step: int, now: Stamp) -> Running:
    """On to what comes after a block; the check that ends it was just answered."""
    after = running.plan.blocks[block].last + 1
    steps = running.plan.steps
    if after < len(steps) and steps[after].do == CHECK:
        after += 1
    return _arrive(running, max(after, step), now)


def _arrive(running: Running, step: int, now: Stamp) -> Running:
    """At a step with nothing on the skin."""
    if step >= len(running.plan.steps):
        return _over(replace(running, step=step), "finished", now)
    if running.found:
        return _over(running, "ended", now)
    do = running.plan.steps[step].do
    state = _S.CHECK if do == CHECK else _S.REST if do == REST else _S.READY
    return _to(running, step, state, now)


def _held(leg: Leg, now: Stamp) -> Leg:
    """The same, with the stretch that ran added to what was before."""
    passed_s = exposed_s(leg.since, now)
    overdue_s = leg.overdue_s + max(0.0, passed_s - leg.left_s)
    return replace(leg, exposed_s=leg.exposed_s + passed_s, overdue_s=overdue_s)


def _off(running: Running, now: Stamp) -> Running:
    """What is on, if anything, is off: written down."""
    leg = running.leg
    if leg is None:
        return running
    held = _held(leg, now)
    unknown = held.exposed_s >= UNKNOWN_S
    done = Application(leg.mode, leg.session, leg.block, leg.on, now, held.exposed_s, held.overdue_s, unknown)
    return replace(running, leg=None, applications=(*running.applications, done))


def _over(running: Running, outcome: PackOutcome, now: Stamp) -> Running:
    return replace(_to(running, running.step, _S.OVER, now), outcome=outcome)


def _to(running: Running, step: int, state: PackState, now: Stamp) -> Running:
    return replace(running, step=step, state=state, since=now)
