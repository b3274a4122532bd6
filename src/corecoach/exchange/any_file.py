"""Checking a file of any kind that CoreCoach has."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from corecoach.exchange.clearance_file import FORMAT as CLEARANCE
from corecoach.exchange.clearance_file import read_clearance
from corecoach.exchange.envelope import MAX_BYTES
from corecoach.exchange.figure_problems import figure_problems
from corecoach.exchange.handover import FORMAT as HANDOVER
from corecoach.exchange.handover import read_handover
from corecoach.exchange.packed import unpacked
from corecoach.exchange.problems import Problem
from corecoach.exchange.programme_file import (
    FORMAT,
    check_dosage,
    check_routines,
    read_programme,
)
from corecoach.exchange.result_file import FORMAT as RESULT
from corecoach.exchange.result_file import SEALED_MAX_BYTES as RESULT_BYTES
from corecoach.exchange.result_file import read_result, sealed_in
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.exchange.thermal_problems import FORMAT as PROTOCOL
from corecoach.exchange.thermal_problems import no_rules, protocol_problems, protocol_warnings
from corecoach.prescription import Exercise, Template
from corecoach.thermal.rules import ThermalRules
from corecoach.words import _

Shapes = Mapping[str, tuple[str, type]]


def check_any(
    data: bytes,
    exercises: Mapping[str, Exercise],
    shapes: Shapes | None = None,
    *,
    thermal: ThermalRules | None = None,
    protocols: Collection[str] = (),
) -> tuple[str, list[Problem]]:
    """The kind of a file in words, and every problem in it. `shapes` are further kinds, of which nothing but
    the shape is checked: by a key that only they have, their words and their type. `thermal` are the limits
    of ice and heat, `protocols` the ids of the built-in ones. The text of a QR code is the file in it."""
    whole = unpacked(data)
    if isinstance(whole, Problem):
        return "", [whole]
    data = whole
    value, problem = read_json(data, RESULT_BYTES)
    if problem is None and len(data) > MAX_BYTES and not is_result(value):
        problem = read_json(data, MAX_BYTES)[1]
    if problem:
        return "", [problem]
    if isinstance(value, dict) and "format" not in value:
        if "routines" in value:
            return _("routine"), _routine(value, exercises)
        if "dosage" in value:
            return _("exercise"), _exercise(value)
        for key, (kind, type_) in (shapes or {}).items():
            if key in value:
                return kind, shape_problems(value, type_)
    if is_result(value):
        # What is sealed can be opened by the clinician alone: here it is known that it is one.
        sealed = sealed_in(data)
        return _checked(_("result"), read_result(data) if sealed is None else sealed)
    # What says nothing of its format is read as a programme, whose problems then say what is missing.
    named = value.get("format") if isinstance(value, dict) else None
    if named == PROTOCOL:
        return _("protocol"), protocol_problems(value, thermal) if thermal else [no_rules("")]
    if named == CLEARANCE:
        return _checked(_("clearance"), read_clearance(data))
    if named == HANDOVER:
        return _checked(_("page for the clinician"), read_handover(data))
    return _checked(_("programme"), read_programme(data, exercises, thermal=thermal, protocols=protocols))


def warnings_in(data: bytes, thermal: ThermalRules) -> list[Problem]:
    """What is pointed out in the protocols of a file of any kind that has no problems."""
    whole = unpacked(data)
    if isinstance(whole, Problem):
        return []
    value, problem = read_json(whole, MAX_BYTES)
    if problem or not isinstance(value, dict):
        return []
    if value.get("format") == PROTOCOL:
        return protocol_warnings(value, thermal)
    if value.get("format") != FORMAT:
        return []
    places = enumerate(value["programme"].get("protocols", ()))
    return [w for n, p in places for w in protocol_warnings(p, thermal, f"programme.protocols[{n}]")]


def is_result(value: Any) -> bool:
    """Whether a value says that it is a result: these may be larger than other files."""
    return isinstance(value, dict) and value.get("format") == RESULT


def _checked(kind: str, read: object) -> tuple[str, list[Problem]]:
    return ("", read) if isinstance(read, list) else (kind, [])


def _routine(value: Any, exercises: Mapping[str, Exercise]) -> list[Problem]:
    problems = shape_problems(value, Template)
    if problems:
        return problems
    template = msgspec.convert(value, Template)
    return [
        *check_routines("routines", template.routines, exercises),
        *check_routines("beside", template.beside, exercises),
    ]


def _exercise(value: Any) -> list[Problem]:
    problems = shape_problems(value, Exercise)
    if problems:
        return problems
    exercise = msgspec.convert(value, Exercise)
    return [*check_dosage("dosage", exercise.dosage), *figure_problems("figure", exercise.figure)]
