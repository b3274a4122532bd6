"""A protocol of ice or heat as a programme carries it: plain JSON that is changed number by number."""

from collections.abc import Iterable, Sequence
from itertools import chain, count, repeat
from typing import Any

import msgspec

from corecoach.thermal.protocol import CHECK, MODES, Protocol
from corecoach.thermal.rules import ThermalRules
from corecoach.ui.practice.skin_checks import checked
from corecoach.words import _

Value = dict[str, Any]
# Key, least and most that can be typed; what is allowed is said by the limits.
NUMBERS = (("repeats", 1, 20), ("min_gap_min", 0, 10080), ("max_per_day", 1, 24), ("max_days", 1, 365))
_USUAL_DAYS = 7


def own_copy(protocol: Protocol, taken: Iterable[str]) -> Value:
    """A protocol of the library as one of the clinician's own, under an id of its own."""
    ids = set(taken)
    stem = f"own-{protocol.id}"[:56]
    name = next(n for k in count(1) if (n := stem if k == 1 else f"{stem}-{k}") not in ids)
    value: Value = msgspec.to_builtins(protocol)
    return {
        **value, "id": name, "title": _(protocol.title), "note": _(protocol.note) if protocol.note else "",
        "author": "clinician", "reviewed": None, "reviewed_by": None,
        "max_days": value.get("max_days") or _USUAL_DAYS,
        "source": _("Set by the clinician; begun with a protocol of the library."),
    }  # fmt: skip


def packs_of(value: Value) -> list[tuple[str, float]]:
    """What goes on the skin, in order, and for how many minutes; checks between do not part it."""
    steps = value.get("steps", ())
    return [(steps[first]["do"], sum(_minutes(steps[first : last + 1]))) for first, last in _spans(steps)]


def with_pack(value: Value, at: int, minutes: int, rules: ThermalRules) -> Value:
    """Another length for the pack at `at`. Its skin checks stay as often as they were, and come more often
    where the limits ask for it."""
    steps = list(value.get("steps", ()))
    spans = _spans(steps)
    if not 0 <= at < len(spans):
        return value
    first, last = spans[at]
    pieces = [round(piece) for piece in _minutes(steps[first : last + 1])]
    parts = _parts(steps[first], minutes, pieces if len(pieces) > 1 else [minutes])
    return {**value, "steps": checked([*steps[:first], *parts, *steps[last + 1 :]], rules)}


def _spans(steps: Sequence[Value]) -> list[tuple[int, int]]:
    """The first and the last step of each pack."""
    found: list[tuple[int, int]] = []
    apart = True
    for number, step in enumerate(steps):
        do = step.get("do")
        if do in MODES:
            same = bool(found) and not apart and steps[found[-1][0]]["do"] == do
            first = found.pop()[0] if same else number
            found.append((first, number))
            apart = False
        elif do != CHECK:
            apart = True
    return found


def _minutes(steps: Sequence[Value]) -> list[float]:
    return [float(step.get("min") or 0) for step in steps if step.get("do") in MODES]


def _parts(step: Value, minutes: int, pieces: Sequence[int]) -> list[Value]:
    """A pack of so many minutes with a look at the skin after each of the pieces; the last one goes on."""
    parts: list[Value] = []
    for piece in chain(pieces, repeat(pieces[-1])):
        if minutes <= 0:
            break
        parts += [{"do": CHECK}] if parts else []
        parts.append({**step, "min": min(max(1, piece), minutes)})
        minutes -= max(1, piece)
    return parts


def number_of(value: Value, key: str) -> int:
    """One of the numbers; the least for what is not there."""
    low = next(low for name, low, _high in NUMBERS if name == key)
    found = value.get(key)
    return found if isinstance(found, int) else low


def with_number(value: Value, key: str, number: int) -> Value:
    """Another number."""
    return {**value, key: number}


def mode_words() -> dict[str, str]:
    """What goes on the skin."""
    return {
        "ice": _("Ice pack"), "ice-massage": _("Ice massage"), "heat": _("Heat pack"), "wrap": _("Heat wrap")
    }  # fmt: skip


def summary(protocol: Protocol) -> str:
    """`Ice pack 10 min, heat pack 10 min`."""
    parts = packs_of(msgspec.to_builtins(protocol))
    words = [_("{mode} {n} min").format(mode=mode_words()[m], n=round(n)) for m, n in parts]
    return _(", ").join(words)
