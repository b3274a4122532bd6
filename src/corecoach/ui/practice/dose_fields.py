"""The parts of a dose that are typed in place: their bounds, their text, and what a typed text means."""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

from msgspec import Struct

from corecoach.practice.draft import Field
from corecoach.prescription import Dosage
from corecoach.prescription.dosage import HoldSeconds, Reps, RestSeconds, Sets
from corecoach.words import _

# The cells of a row, from left to right.
CELLS: tuple[Field, ...] = ("sets", "reps", "hold_s", "rest_between_reps_s", "rest_between_sets_s")
LimitField = Literal["max_sets", "max_reps", "max_hold_s"]
_TYPES: Mapping[str, Any] = {
    "sets": Sets,
    "reps": Reps,
    "hold_s": HoldSeconds,
    "rest_between_reps_s": RestSeconds,
    "rest_between_sets_s": RestSeconds,
    "max_sets": Sets,
    "max_reps": Reps,
    "max_hold_s": HoldSeconds,
}
MOST_SETS = 10
_BETWEEN = re.compile(r"[,;/ ]+")
# By so much the arrows change a value.
_STEPS: Mapping[str, int] = {"hold_s": 1, "rest_between_reps_s": 1, "rest_between_sets_s": 5}


class Typed(Struct, frozen=True):
    """What a typed text means. `value`: None goes back to the exercise's own; `refused` says in one line why
    it is none; `unfinished` is a list that goes on, such as `4,`."""

    value: int | tuple[int, ...] | None = None
    refused: str = ""
    unfinished: bool = False


def bounds(field: str) -> tuple[int, int]:
    """The least and the most that a file may hold."""
    meta = get_args(_TYPES[field])[1]
    return int(meta.ge), int(meta.le)


def read_typed(field: str, text: str) -> Typed:
    """What was typed into the cell of a field."""
    text = text.strip()
    if not text:
        return Typed()
    if field == "reps" and _BETWEEN.search(text):
        return _read_list(text)
    return _read_one(field, text)


def _read_one(field: str, text: str) -> Typed:
    low, high = bounds(field)
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        return Typed(refused=refusal(field))
    return Typed(int(text))


def _read_list(text: str) -> Typed:
    parts = [part for part in _BETWEEN.split(text) if part]
    if not parts or _BETWEEN.match(text[-1]):
        return Typed(unfinished=True)
    found = [_read_one("reps", part) for part in parts]
    if any(one.refused for one in found) or len(parts) > MOST_SETS:
        return Typed(refused=refusal("reps"))
    return Typed(tuple(int(part) for part in parts))


def refusal(field: str) -> str:
    """What may stand in a cell, in one line."""
    low, high = bounds(field)
    if field == "reps":
        words = _("Repetitions: {low} to {high}, or one number for each set, such as 4,3,2.")
        return words.format(low=low, high=high)
    if field.endswith("_s"):
        words = _("{name}: {low} to {high} seconds.")
        return words.format(name=long_names()[field], low=low, high=high)
    return _("{name}: {low} to {high}.").format(name=long_names()[field], low=low, high=high)


def stepped(field: str, value: int | tuple[int, ...], up: bool) -> int | tuple[int, ...]:
    """A value after an arrow: one more or less, inside the bounds; each of a list."""
    low, high = bounds(field)
    step = _STEPS.get(field, 1) if up else -_STEPS.get(field, 1)
    if isinstance(value, tuple):
        return tuple(max(low, min(high, each + step)) for each in value)
    return max(low, min(high, value + step))


def cell_text(dosage: Dosage, field: Field) -> str:
    """What a cell shows: `8`, or `4,3,2` for one number a set."""
    value = getattr(dosage, field)
    return ",".join(str(n) for n in value) if isinstance(value, tuple) else str(value)


def head_names() -> dict[str, str]:
    """The heads of the columns."""
    return {
        "sets": _("Sets"),
        "reps": _("Reps"),
        "hold_s": _("Hold s"),
        "rest_between_reps_s": _("Relax s"),
        "rest_between_sets_s": _("Rest s"),
    }


def long_names() -> dict[str, str]:
    """The fields in whole words, for a screen reader and for a refusal."""
    return {
        "sets": _("Sets"),
        "reps": _("Repetitions"),
        "hold_s": _("Hold"),
        "rest_between_reps_s": _("Relax between repetitions"),
        "rest_between_sets_s": _("Rest between sets"),
        "max_sets": _("Most sets"),
        "max_reps": _("Most repetitions"),
        "max_hold_s": _("Longest hold"),
    }
