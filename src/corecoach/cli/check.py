"""`corecoach check`."""

from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, REFUSED, complain, say
from corecoach.exchange import Problem, read_file
from corecoach.exchange.any_file import check_any, warnings_in
from corecoach.library import Library
from corecoach.library.education import EducationCard
from corecoach.library.questionnaires import Questionnaire
from corecoach.words import _


def check(options: Namespace) -> int:
    """Validate files; every problem of every file is one line on standard error. What is only pointed out
    follows what is said of a good file."""
    library = Library()
    refused = [_refused(path, library) for path in options.files]
    return REFUSED if any(refused) else DONE


def _refused(path: Path, library: Library) -> bool:
    data = read_file(path)
    if isinstance(data, Problem):
        complain(data.line(str(path)))
        return True
    limits, taken = library.thermal_rules, library.protocol_ids
    shapes = {
        "points": (_("page to read"), EducationCard),
        "sentences": (_("questionnaire"), Questionnaire),
    }
    kind, problems = check_any(data, library.exercises, shapes, thermal=limits, protocols=taken)
    for problem in problems:
        complain(problem.line(str(path)))
    if problems:
        return True
    say(_("{path}: {kind}, no problems found").format(path=path, kind=kind))
    for warning in warnings_in(data, limits) if limits else ():
        say(warning.line(str(path)))
    return False
