"""`corecoach check`."""

from argparse import Namespace

from corecoach.cli.out import DONE, REFUSED, complain, say
from corecoach.exchange import Problem, read_file
from corecoach.exchange.any_file import check_any
from corecoach.library import Library
from corecoach.library.education import EducationCard
from corecoach.words import _


def check(options: Namespace) -> int:
    """Validate files; every problem of every file is one line on standard error."""
    exercises, code = Library().exercises, DONE
    shapes = {"points": (_("page to read"), EducationCard)}
    for path in options.files:
        data = read_file(path)
        kind, problems = ("", [data]) if isinstance(data, Problem) else check_any(data, exercises, shapes)
        for problem in problems:
            complain(problem.line(str(path)))
        if problems:
            code = REFUSED
        else:
            say(_("{path}: {kind}, no problems found").format(path=path, kind=kind))
    return code
