"""`corecoach figure`."""

from argparse import Namespace
from pathlib import Path

import msgspec

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.cli.targets import unwritable
from corecoach.display import missing_packages
from corecoach.exchange import Problem, read_file
from corecoach.exchange.envelope import MAX_BYTES
from corecoach.exchange.figure_problems import unreadable
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.figure import Figure
from corecoach.library import Library
from corecoach.words import _


def figure(options: Namespace) -> int:
    """Draw a contact sheet of an exercise, or of a file that holds a figure."""
    missing = missing_packages(window=False)
    if missing:
        words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    library = Library()
    found = unwritable(options.out) or _figure(options.exercise, library)
    if isinstance(found, list):
        for line in found:
            complain(line)
        return REFUSED
    from corecoach.ui.figure.sheet import draw_sheet

    title, poses = found
    draw_sheet(
        poses,
        title,
        options.out,
        assets=library.folder,
        frames=options.frames,
        size_px=options.size,
        dark=options.theme == "dark",
    )
    say(_("{path}: contact sheet written").format(path=options.out))
    return DONE


def _figure(what: str, library: Library) -> tuple[str, Figure] | list[str]:
    """A title and a figure, or lines that say why there is none."""
    if what.endswith(".json"):
        return _from_file(Path(what))
    exercise = library.exercises.get(what)
    if exercise is None:
        words = _("{name}: there is no such exercise or file; corecoach list exercises shows the ids")
        return [words.format(name=what)]
    if exercise.figure is None:
        return [_("{name}: this exercise has no figure").format(name=what)]
    return exercise.name, exercise.figure


def _from_file(path: Path) -> tuple[str, Figure] | list[str]:
    """The figure of a file: of an exercise, or alone. One that floats or slides is drawn, to be looked at."""
    data = read_file(path)
    value, problem = ("", data) if isinstance(data, Problem) else read_json(data, MAX_BYTES)
    if problem:
        return [problem.line(str(path))]
    if isinstance(value, dict) and "figure" in value:
        value = value["figure"]
    problems = shape_problems(value, Figure)
    figure = None if problems else msgspec.convert(value, Figure)
    problems = problems if figure is None else list(unreadable("figure", figure))
    return [p.line(str(path)) for p in problems] if problems or figure is None else (path.stem, figure)
