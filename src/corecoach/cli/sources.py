"""Finding a routine: by id in the library, or in a programme file."""

from pathlib import Path

from msgspec import Struct

from corecoach.exchange import Problem, ProgrammeFile, read_file, read_programme
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Programme, Routine, Template
from corecoach.words import _


class Source(Struct, frozen=True):
    """A routine, its title, and the programme it came from, if any. One that `needs_prescription` is for
    nobody to choose by themselves."""

    routine: Routine
    title: str
    programme: Programme | None = None
    needs_prescription: bool = False


def find_routine(what: str, library: Library) -> Source | list[str]:
    """The routine that `ID`, `FILE` or either with `#ROUTINE` names, or lines that say why there is none."""
    name, _hash, wanted = (what, "", "") if _is_file(what) else what.partition("#")
    if _is_file(name) or name.endswith(".corecoach"):
        return _from_file(Path(name), wanted, library)
    if not wanted and name in library.exercises:
        return _of_exercise(name, library)
    template = next((t for t in library.templates if t.id == name), None)
    if template is None:
        words = _("{name}: there is no such routine, exercise or file; corecoach list routines shows the ids")
        return [words.format(name=name)]
    return _from_template(template, wanted)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # such as a name that is too long
        return False


def _of_exercise(name: str, library: Library) -> Source:
    title = library.exercises[name].name
    return Source(Routine(name, title, (Item(name, DosageChange()),)), title)


def _from_template(template: Template, wanted: str) -> Source | list[str]:
    routine = template.routine(wanted) if wanted else template.routines[0]
    if routine is None:
        return [_no_routine(template.id, wanted, template.routines)]
    title = f"{template.title}: {routine.title}"
    return Source(routine, title, needs_prescription=template.needs_prescription)


def _from_file(path: Path, wanted: str, library: Library) -> Source | list[str]:
    data = read_file(path)
    if isinstance(data, Problem):
        return [data.line(str(path))]
    read = read_in(data, library)
    if not isinstance(read, ProgrammeFile):
        return [problem.line(str(path)) for problem in read]
    programme = read.programme
    routine = programme.routine(wanted) if wanted else programme.routines[0]
    if routine is None:
        return [_no_routine(str(path), wanted, programme.routines)]
    return Source(routine, routine.title, programme)


def read_in(data: bytes, library: Library) -> ProgrammeFile | list[Problem]:
    """The programme in `data`, against what is in the library, or its problems."""
    limits, taken = library.thermal_rules, library.protocol_ids
    return read_programme(data, library.exercises, thermal=limits, protocols=taken)


def _no_routine(where: str, wanted: str, routines: tuple[Routine, ...]) -> str:
    words = _("{where}: there is no routine {wanted}; must be one of: {names}")
    return words.format(where=where, wanted=wanted, names=", ".join(r.id for r in routines))
