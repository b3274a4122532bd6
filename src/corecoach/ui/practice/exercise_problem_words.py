"""What keeps an own exercise from being finished, in one line each, beside what it is about."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from corecoach.exchange.problems import Problem
from corecoach.practice.key_poses import order_of
from corecoach.practice.own_exercise import ExerciseDraft, cleaned
from corecoach.ui.practice.dose_fields import refusal
from corecoach.words import _

_INDEX = re.compile(r"(\w+)\[(\d+)\]")
# The name that a part has in the file; a length as the file's reader says it.
_CODE = re.compile(r" \([a-z]+[0-9]?(_[a-z]+)*\)")
_SHARE, _CM = "{share:.4f}", "{cm:.1f}"
_LONGEST = {
    "name": 200, "short_name": 22, "what_for": 400, "breathing": 200, "cues": 90, "steps": 200,
    "mistakes": 200, "stop_if": 400, "cautions": 400, "dosage.tempo": 40,
}  # fmt: skip


class Fault(Struct, frozen=True):
    """One line for a person. `where` is the field it stands at: `name`, `cues.start`, `dosage.sets`,
    `cautions.wrist-pain`, `figure`; `key` the key pose of a figure that it is about, if it is of one."""

    where: str
    line: str
    key: str = ""

    @property
    def tab(self) -> str:
        """The part of the page that has the field."""
        first = self.where.partition(".")[0]
        return {"dosage": "dose", "dosage_range": "dose", "cautions": "cautions", "figure": "poses"}.get(
            first, "words"
        )


def faults_of(draft: ExerciseDraft, problems: Sequence[Problem]) -> tuple[Fault, ...]:
    """Each problem in words, the first of each field first."""
    found = (_fault(cleaned(draft), problem) for problem in problems)
    return tuple({(fault.where, fault.line): fault for fault in found}.values())


def _fault(draft: ExerciseDraft, problem: Problem) -> Fault:
    first, _dot, rest = problem.where.partition(".")
    indexed = _INDEX.fullmatch(first)
    if indexed:
        return Fault(indexed[1], _of_line(indexed[1], int(indexed[2])))
    match first:
        case "figure":
            return _of_figure(draft, problem, rest)
        case "dosage":
            return Fault(problem.where.partition("[")[0], _of_dose(rest.partition("[")[0], problem))
        case "dosage_range":
            name = rest.partition("[")[0]
            return Fault(f"dosage_range.{name}", _("The usual range needs two numbers, the lower one first."))
        case "cautions":
            code = rest.removesuffix(".note")
            return Fault(f"cautions.{code}", _("Needed: what to do about it, in 1 to 400 letters."))
        case _:
            return Fault(problem.where, _of_text(draft, problem))


def _of_line(field: str, index: int) -> str:
    words = _("Line {n} is too long: at most {longest} letters.")
    return words.format(n=index + 1, longest=_LONGEST.get(field, 200))


def _of_text(draft: ExerciseDraft, problem: Problem) -> str:
    where = problem.where
    if where in ("steps", "stop_if", "equipment"):
        return {
            "steps": _("2 to 8 steps are needed, one on each line."),
            "stop_if": _("Needed: at least one line that says when to stop."),
            "equipment": _("Choose what is needed, or nothing."),
        }[where]
    value = getattr(draft.cues, where[5:], "") if where.startswith("cues.") else getattr(draft, where, None)
    longest = _LONGEST.get("cues" if where.startswith("cues.") else where)
    if longest is None or not isinstance(value, str):
        return _plain(problem)
    if not value:
        return _("Needed: 1 to {longest} letters.").format(longest=longest)
    return _("{n} letters: at most {longest}.").format(n=len(value), longest=longest)


def _of_dose(field: str, problem: Problem) -> str:
    if field == "tempo":
        return _("Needed: a tempo such as 2-hold-2, or words.")
    if field in ("sets", "hold_s", "rest_between_reps_s", "rest_between_sets_s"):
        return refusal(field)
    if field == "reps":
        return refusal("reps")
    return _("Nothing to time: give a hold, or a counted tempo such as 3-1-2.")


def _of_figure(draft: ExerciseDraft, problem: Problem, rest: str) -> Fault:
    """A pose is called by its number, as in the row; lengths are in centimetres alone."""
    problem = replace(problem, what=_short(problem.what), allowed=_short(problem.allowed))
    figure = draft.figure
    names = order_of(figure) if figure is not None else ()
    keyed = re.match(r"keys\.(\w+)", rest)
    if keyed and keyed[1] in names:
        words = _("Pose {n}: {what}; {allowed}.")
        line = words.format(n=names.index(keyed[1]) + 1, what=problem.what, allowed=problem.allowed)
        return Fault("figure", line, keyed[1])
    step = re.match(r"sequence\[(\d+)\]", rest)
    if step and figure is not None and int(step[1]) < len(figure.sequence):
        way = figure.sequence[int(step[1])]
        if way.start in names and way.end in names:
            what = problem.what.partition(": ")[2] or problem.what
            words = _("From pose {a} to pose {b}: {what}; {allowed}. A pose between them may help.")
            a, b = names.index(way.start) + 1, names.index(way.end) + 1
            return Fault("figure", words.format(a=a, b=b, what=what, allowed=problem.allowed), way.start)
    return Fault("figure", _plain(problem))


def _short(words: str) -> str:
    length = re.escape(_("{share:.4f} body heights ({cm:.1f} cm at 1.70 m)"))
    length = length.replace(re.escape(_SHARE), "[0-9.]+").replace(re.escape(_CM), "([0-9.]+)")
    return _CODE.sub("", re.sub(length, lambda match: _("{n} cm").format(n=match[1]), words))


def _plain(problem: Problem) -> str:
    return _("{what}; {allowed}.").format(what=problem.what, allowed=problem.allowed)
