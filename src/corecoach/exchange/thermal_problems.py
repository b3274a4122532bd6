"""What is wrong with a protocol of ice or heat, in words that name the limit."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Final

import msgspec

from corecoach.exchange.envelope import Kind, wrong_kind
from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.thermal.limits import Broken, broken
from corecoach.thermal.protocol import CHECK, MODES, REST, Protocol
from corecoach.thermal.rules import ThermalRules
from corecoach.words import _, ngettext

FORMAT: Final = "corecoach.thermal-protocol"


def protocol_problems(value: Any, rules: ThermalRules, place: str = "") -> list[Problem]:
    """Why the protocol `value`, which stands at `place`, is refused: its shape, or else each limit that
    forbids it."""
    return _read(
        value, place, lambda p: chain(_not_known(p, rules, place), _said(p, rules, place, warnings=False))
    )


def protocol_warnings(value: Any, rules: ThermalRules, place: str = "") -> list[Problem]:
    """What is pointed out in a protocol that is not refused."""
    if protocol_problems(value, rules, place):
        return []
    return _read(value, place, lambda protocol: _said(protocol, rules, place, warnings=True))


def no_rules(place: str) -> Problem:
    """What stands at `place` cannot be checked, for there are no sound limits."""
    what = _("the limits of ice and heat are damaged, so this cannot be checked")
    return Problem(place, what, _("install CoreCoach again"))


def _read(value: Any, place: str, look: Callable[[Protocol], Iterable[Problem]]) -> list[Problem]:
    """What is wrong with the shape of `value`, or else what `look` finds."""
    try:
        return list(look(msgspec.convert(value, Protocol)))
    except msgspec.ValidationError as error:
        # The schema takes much longer than the type, and has words for a person.
        kind = Kind(FORMAT, "", _("this is not a protocol of ice or heat"))
        found = wrong_kind(value, kind) or shape_problems(value, Protocol)
        found = [Problem(_joined(place, p.where), p.what, p.allowed) for p in found]
        return found or [Problem(place, str(error), _("see the description of the file format"))]


def _not_known(protocol: Protocol, rules: ThermalRules, place: str) -> Iterator[Problem]:
    """A typing mistake in what a clinician allows must not be taken for an allowance."""
    known = rules.allowed_ids()
    for number, name in enumerate(protocol.allows):
        if name not in known:
            what = _("{value} is not known").format(value=name)
            allowed = _("must be one of: {names}").format(names=", ".join(known))
            yield Problem(_joined(place, f"allows[{number}]"), what, allowed)


def _said(protocol: Protocol, rules: ThermalRules, place: str, *, warnings: bool) -> Iterator[Problem]:
    for fault in broken(protocol, rules):
        if (fault.severity == "block") is not warnings:
            what, allowed = _words(fault, protocol, rules)
            yield Problem(_joined(place, _where(fault, protocol)), f"{fault.rule}: {what}", allowed)


def _joined(place: str, where: str) -> str:
    return f"{place}.{where}" if place and where else place or where


# What is wrong with the whole, and the key that it stands under.
_KEYS = {
    "repeats": "repeats", "min-gap": "min_gap_min", "wrap-per-day": "max_per_day",
    "per-day-cold": "max_per_day", "per-day-heat": "max_per_day", "per-day-all": "max_per_day",
    "days-wrap": "max_days", "days-cold": "max_days", "days-heat": "max_days",
}  # fmt: skip
_WHOLE = ("nothing-on", "steps", "wrap-alone")


def _where(fault: Broken, protocol: Protocol) -> str:
    if fault.step is None:
        return fault.of if fault.what in _WHOLE else _KEYS.get(fault.what, "")
    # Repeats are written out; the file has the steps once.
    steps = protocol.first_steps if fault.of == "first_steps" else protocol.steps
    return f"{fault.of}[{fault.step % len(steps)}]"


def _words(fault: Broken, protocol: Protocol, rules: ThermalRules) -> tuple[str, str]:
    """What is wrong, and what is allowed."""
    special = _SPECIAL.get(fault.what)
    if special is not None:
        return special(fault, protocol, rules)
    what, allowed = _PLAIN[fault.what if fault.rule != "TH11" else "TH11"]()
    named = {"name": _mode(fault.what), "found": _minutes(fault.found), "n": _number(fault.found)}
    most = {"time": _minutes(fault.allowed), "n": _number(fault.allowed)}
    return what.format(**named), allowed.format(**most)


def _number(value: float | None) -> str:
    return f"{value or 0:.10g}"


def _minutes(value: float | None) -> str:
    return ngettext("{n} minute", "{n} minutes", round(value or 0)).format(n=_number(value))


def _mode(mode: str) -> str:
    names = {"ice": _("ice"), "ice-massage": _("ice massage"), "heat": _("heat"), "wrap": _("a heat wrap")}
    return names.get(mode, mode)


def _most() -> str:
    return _("at most {time}")


def _least() -> str:
    return _("at least {time}")


# By the kind of what is broken: what is wrong, and what is allowed. TH11 has the kinds of TH01 to TH03.
_PLAIN: dict[str, Callable[[], tuple[str, str]]] = {
    **dict.fromkeys(MODES, lambda: (_("{name} for {found} in a row"), _most())),
    "TH11": lambda: (_("{name} for {found} without a look at the skin"), _most()),
    "needs-reason": lambda: (
        _("ice for {found} in a row"), _("above {time} a clinician gives a reason"),
    ),
    "long-massage": lambda: (_("ice massage for {found} in a row"), _("better at most {time}")),
    "session-cold": lambda: (_("cold for {found} in one session"), _most()),
    "session-heat": lambda: (_("heat for {found} in one session"), _most()),
    "session-wall": lambda: (_("a session of {found}"), _most()),
    "gap-cold": lambda: (_("{found} between two sessions with cold"), _least()),
    "gap-heat": lambda: (_("{found} between two sessions with heat"), _least()),
    "min-gap": lambda: (_("{found} until the next session"), _least()),
    "switch-check": lambda: (
        _("no look at the skin between ice and heat"), _("a check between them"),
    ),
    "wrap-per-day": lambda: (_("a heat wrap for {found} a day"), _most()),
    "per-day-cold": lambda: (_("{n} sessions with cold a day"), _("at most {n}")),
    "per-day-heat": lambda: (_("{n} sessions with heat a day"), _("at most {n}")),
    "per-day-all": lambda: (_("{n} sessions a day"), _("at most {n}")),
    "last-check": lambda: (_("the last step is no look at the skin"), _("the last step is a check")),
    "hot": lambda: (_("the text speaks of {n} degrees C"), _("better at most {n} degrees C")),
    "high-setting": lambda: (_("the text speaks of a high setting"), _("better low or medium")),
    "bare-skin": lambda: (
        _("the text speaks of nothing between the pack and the skin"), _("better with a cloth"),
    ),
    "days-cold": lambda: (_("cold on {n} days in a row"), _("better a review after {n} days")),
    "days-heat": lambda: (_("heat on {n} days in a row"), _("better a review after {n} days")),
    "check-with-minutes": lambda: (
        _("a check with minutes"), _("a check has none: it waits for an answer"),
    ),
    "long-rest": lambda: (_("a rest of {found}"), _most()),
    "nothing-on": lambda: (_("nothing is put on the skin"), _("at least one step does")),
    "steps": lambda: (_("{n} steps with the repeats written out"), _("at most {n}")),
    "wrap-alone": lambda: (
        _("a heat wrap together with something else"), _("a heat wrap has nothing but checks beside it"),
    ),
    "first-other": lambda: (
        _("the first use puts on what the later ones do not"), _("must be what the steps put on"),
    ),
}  # fmt: skip


# -- those whose words need more than two numbers ----------------------------------------------------------


def _step(fault: Broken, protocol: Protocol) -> Any:
    steps = protocol.first_steps if fault.of == "first_steps" else protocol.all_steps()
    assert fault.step is not None
    return steps[fault.step]


def _unknown(fault: Broken, protocol: Protocol, _rules: ThermalRules) -> tuple[str, str]:
    name = str(_step(fault, protocol).do)
    shown = name if len(name) <= 40 else f"{name[:37]}..."
    allowed = _("must be one of: {names}").format(names=", ".join((*MODES, REST, CHECK)))
    return _('"{value}" is not a step').format(value=shown), allowed


def _no_minutes(fault: Broken, _protocol: Protocol, _rules: ThermalRules) -> tuple[str, str]:
    found = fault.found
    what = _("there are no minutes") if found is None else _("{n} minutes").format(n=_number(found or 0))
    return what, _("whole minutes from 1")


def _repeats(fault: Broken, _protocol: Protocol, _rules: ThermalRules) -> tuple[str, str]:
    allowed = _("must be from {low} to {high}").format(low=1, high=_number(fault.allowed))
    return _("{n} repeats").format(n=_number(fault.found)), allowed


def _switch(fault: Broken, _protocol: Protocol, _rules: ThermalRules) -> tuple[str, str]:
    what = _("{found} of rest between ice and heat").format(found=_minutes(fault.found))
    words = _("at least {time}") if fault.severity == "block" else _("better {time}")
    return what, words.format(time=_minutes(fault.allowed))


def _wrap_days(fault: Broken, _protocol: Protocol, _rules: ThermalRules) -> tuple[str, str]:
    what = _("a heat wrap on {n} days in a row").format(n=_number(fault.found))
    if fault.found is None:
        what = _("a heat wrap without an end of its days")
    return what, _("at most {n}").format(n=_number(fault.allowed))


def _cold_again(_fault: Broken, _protocol: Protocol, rules: ThermalRules) -> tuple[str, str]:
    allowed = _(
        "cold for at most {phase} with {free} without cold between and at most {total} in all, or in turns "
        "for at most {short} with {warm} of heat between and at most {few} in all"
    )
    numbers = rules.limit("TH06").numbers
    return _("cold comes back within one session"), allowed.format(
        phase=_minutes(numbers["phase_most_min"]),
        free=_minutes(numbers["free_least_min"]),
        total=_minutes(numbers["session_most_min"]),
        short=_minutes(numbers["contrast_phase_most_min"]),
        warm=_minutes(numbers["contrast_warm_least_min"]),
        few=_minutes(numbers["contrast_session_most_min"]),
    )


_SPECIAL: dict[str, Callable[[Broken, Protocol, ThermalRules], tuple[str, str]]] = {
    "unknown-step": _unknown,
    "minutes": _no_minutes,
    "repeats": _repeats,
    "switch-rest": _switch,
    "days-wrap": _wrap_days,
    "cold-again": _cold_again,
}
