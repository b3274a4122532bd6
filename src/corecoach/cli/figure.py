"""`corecoach figure`."""

from argparse import Namespace
from pathlib import Path

import msgspec

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.cli.targets import unwritable
from corecoach.display import missing_packages
from corecoach.exchange import Problem
from corecoach.figure.pose_data import Figure
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
    found = _figure(options.exercise, library)
    refused = [found] if isinstance(found, str) else unwritable(options.out)
    if isinstance(found, str) or refused:
        complain(refused[0])
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


def _figure(what: str, library: Library) -> tuple[str, Figure] | str:
    """A title and a figure, or a line that says why there is none."""
    if what.endswith(".json"):
        return _from_file(Path(what))
    exercise = library.exercises.get(what)
    if exercise is None:
        words = _("{name}: there is no such exercise or file; corecoach list exercises shows the ids")
        return words.format(name=what)
    poses: Figure | None = getattr(exercise, "figure", None)
    if poses is None:
        return _("{name}: this exercise has no figure").format(name=what)
    return exercise.name, poses


def _from_file(path: Path) -> tuple[str, Figure] | str:
    try:
        return path.stem, msgspec.json.decode(path.read_bytes(), type=Figure)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return Problem("", str(error), _("a figure")).line(str(path))
