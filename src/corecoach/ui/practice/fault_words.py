"""What no copy of CoreCoach would take in a draft: a line each, which names the place as the editor does."""

import re
from collections.abc import Mapping

from corecoach.exchange import Problem
from corecoach.exchange.problems import one_line
from corecoach.practice.draft import Draft
from corecoach.practice.words_around import plainly
from corecoach.prescription import Exercise
from corecoach.ui.practice.plan_words import phase_title
from corecoach.words import _

_PLACE = re.compile(r"^(protocols|routines|phases|exercises)\[(\d+)\](?:\.items\[(\d+)\])?")
# Places that the words themselves name.
_SAID = ("", "passphrase", "in_person")


def fault_line_of(problem: Problem, draft: Draft, exercises: Mapping[str, Exercise]) -> str:
    """`Ice, 15 minutes: ice for 90 minutes in a row; at most 30 minutes (TH01)`."""
    line = plainly(problem.what, problem.allowed)
    where = problem.where.removeprefix("programme.")
    if where in _SAID:
        return one_line(line)
    named = _place(where, draft, exercises)
    if named:
        return one_line(_("{place}: {line}").format(place=named, line=line[:1].lower() + line[1:]))
    return one_line(_("{line} ({where})").format(line=line, where=where))


def _place(where: str, draft: Draft, exercises: Mapping[str, Exercise]) -> str:
    """What somebody calls a place of the file; empty for what has no name."""
    found = _PLACE.match(where)
    if found is None:
        return ""
    kind, number, item = found[1], int(found[2]), found[3]
    if kind == "protocols" and number < len(draft.protocols):
        return str(draft.protocols[number].get("title", ""))
    if kind == "phases" and number < len(draft.phases):
        return phase_title(draft, number)
    if kind == "routines" and number < len(draft.routines):
        routine = draft.routines[number]
        title = routine.title.strip() or _("Without a title")
        if item is None or int(item) >= len(routine.items):
            return title
        exercise = routine.items[int(item)].exercise
        name = _(exercises[exercise].name) if exercise in exercises else exercise
        return _("{routine}, {exercise}").format(routine=title, exercise=name)
    return ""
