"""A use of ice or heat while it runs: what stands at a moment, and the words that all who show it share."""

from datetime import datetime

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.alarm import LOUD_AFTER_S
from corecoach.thermal.clocks import UNKNOWN_S
from corecoach.thermal.protocol import CHECK, GROUP, MODES, REST, Mode, Step
from corecoach.thermal.running import PackState, Running
from corecoach.ui.dates import moment_words, time_words
from corecoach.ui.names import clock_words
from corecoach.words import _, ngettext

_HOUR_S = 3600

# -- what stands -------------------------------------------------------------------------------------------


def mode_of(running: Running) -> Mode:
    """What is on the skin; with nothing on, what is next, or what was last."""
    if running.leg is not None:
        return running.leg.mode
    after = next((b for b in running.plan.blocks if b.last >= running.step), running.plan.blocks[-1])
    return after.mode


def puts_on(running: Running) -> Mode | None:
    """What goes on the skin at the next step, if anything does; a check is no step of its own here."""
    for step in running.plan.steps[running.step :]:
        if step.do != CHECK:
            return next((m for m in MODES if m == step.do), None)
    return None


def is_first(running: Running) -> bool:
    """Whether nothing has been on yet."""
    return running.leg is None and not running.applications


def is_late(moment: PackMoment) -> bool:
    """Whether a pack should have come off so long ago that it is called out loudly."""
    return (moment.overdue_s or 0.0) >= LOUD_AFTER_S


def is_unknown(moment: PackMoment) -> bool:
    """Whether nobody can know how long the pack was on: the machine was started anew meanwhile."""
    leg = moment.running.leg
    return leg is not None and moment.left_s is not None and leg.left_s - moment.left_s >= UNKNOWN_S


# -- lengths of time ---------------------------------------------------------------------------------------


def left_words(seconds: float) -> str:
    """What a clock shows: `5:24`; hours without seconds, for nobody counts those down: `1 h 59 min`."""
    whole = -(-seconds // 1)
    if whole <= _HOUR_S:
        return clock_words(seconds)
    hours, minutes = divmod(int(-(-whole // 60)), 60)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02d}")


def over_words(seconds: float) -> str:
    """The same for a time that is over: cut, so that both ends of a minute agree."""
    whole = float(int(max(0.0, seconds)))
    return left_words(whole)


def length_words(seconds: float) -> str:
    """`10 minutes`, `2 hours`, or `4:30` for what is no whole minute."""
    minutes, rest = divmod(round(seconds), 60)
    if rest:
        return clock_words(seconds)
    if minutes >= 120 and minutes % 60 == 0:
        return ngettext("{n} hour", "{n} hours", minutes // 60).format(n=minutes // 60)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)


def short_length(seconds: float) -> str:
    """`10 min`, `2 h`, or `4:30`."""
    minutes, rest = divmod(round(seconds), 60)
    if rest:
        return clock_words(seconds)
    if minutes >= 120 and minutes % 60 == 0:
        return _("{n} h").format(n=minutes // 60)
    return ngettext("{n} min", "{n} min", minutes).format(n=minutes)


def again_words(moment: PackMoment) -> str:
    """When ice or heat can be used again, if all goes on time; with the day where it is another one."""
    since, at = moment.running.since.at, moment.again_from.astimezone(moment.running.since.at.tzinfo)
    words = _("Ice or heat again from {time}, if all goes on time.")
    return words.format(time=_when(at, since))


def _when(at: datetime, today: datetime) -> str:
    return time_words(at) if at.date() == today.date() else moment_words(at, today)


# -- steps -------------------------------------------------------------------------------------------------


def mode_words(mode: Mode) -> str:
    """The name of a pack, as it begins a line."""
    return {
        "ice": _("Ice"), "ice-massage": _("Ice massage"), "heat": _("Heat"), "wrap": _("Heat wrap"),
    }[mode]  # fmt: skip


def row_words(step: Step) -> str:
    """A step in a list."""
    return _("Rest, no pack") if step.do == REST else mode_words(next(m for m in MODES if m == step.do))


def step_icon(do: str) -> str:
    """The icon of a step."""
    icons = {REST: "circle-pause", CHECK: "eye", "heat": "thermometer-sun", "wrap": "thermometer-sun"}
    return icons.get(do, "snowflake")


def step_color(do: str) -> str:
    """The colour role of a step, before its part: `phase.ice`."""
    if do in GROUP:
        return "phase.ice" if GROUP[do] == "cold" else "phase.heat"
    return "phase.rest" if do == REST else "phase.ready"


def next_words(moment: PackMoment) -> str:
    """What comes after this, in words."""
    running = moment.running
    later = running.state in (PackState.ON, PackState.REST, PackState.READY, PackState.PAUSED)
    steps = _after(moment, running.step + later)
    parts = [_inside(step) for step in steps[:2]]
    if not parts:
        return _("Then you are done")
    if steps[0].do != CHECK:
        return _("Next: {step}").format(step=parts[0])
    if len(parts) == 1:
        return _("Next: skin check, then done")
    return _("Next: skin check, then {step}").format(step=parts[1])


def _after(moment: PackMoment, step: int) -> tuple[Step, ...]:
    """The steps that come after what the person sees; one that was found again ends with what is on."""
    running = moment.running
    steps, leg = running.plan.steps, running.leg
    if running.found:
        return steps[step : step + 1] if running.state is PackState.ON else ()
    if running.state in (PackState.CHECK, PackState.DUE) and step < len(steps) and steps[step].do == CHECK:
        # The check itself is on the card.
        step += 1
    if running.state is PackState.DUE and leg is not None and not moment.goes_on:
        # No time is left for the rest of the block.
        block = running.plan.blocks[leg.block]
        step = block.last + 1 if block.first <= step <= block.last else step
    return steps[step:]


def _inside(step: Step) -> str:
    """A step inside of a sentence."""
    words = {
        REST: _("rest with no pack, {time}"),
        "ice": _("ice, {time}"),
        "ice-massage": _("ice massage, {time}"),
        "heat": _("heat, {time}"),
        "wrap": _("heat wrap, {time}"),
    }.get(step.do, "")
    return words.format(time=short_length(step.seconds))
