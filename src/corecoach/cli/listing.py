"""`corecoach list`."""

from argparse import Namespace
from collections.abc import Iterator

from corecoach.cli.out import DONE, say_json, table
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.session import compile_timeline


def list_library(options: Namespace) -> int:
    """Print what the library holds, as a table or as JSON."""
    makers = {"exercises": _exercises, "routines": _routines, "protocols": _protocols}
    rows = list(makers[options.what](Library()))
    if options.json:
        say_json(rows)
    else:
        table([(r["id"], r["title"], r["category"], r["total_s"]) for r in rows])
    return DONE


def _exercises(library: Library) -> Iterator[dict[str, object]]:
    for name, exercise in library.exercises.items():
        routine = Routine(name, exercise.name, (Item(name, DosageChange()),))
        yield _row(name, exercise.name, exercise.category, _total_s(routine, library))


def _routines(library: Library) -> Iterator[dict[str, object]]:
    """Each template under its own id, for its first routine, and each routine of a template with several."""
    for template in library.templates:
        yield _row(template.id, template.title, template.goal, _total_s(template.routines[0], library))
        if len(template.routines) > 1:
            for routine in template.routines:
                title = f"{template.title}: {routine.title}"
                yield _row(f"{template.id}#{routine.id}", title, template.goal, _total_s(routine, library))


def _protocols(library: Library) -> Iterator[dict[str, object]]:
    """Ice and heat; the time is without that of the skin checks, which take as long as they take."""
    for protocol in library.protocols:
        category = "both" if len(protocol.groups) > 1 else protocol.groups[0]
        yield _row(protocol.id, protocol.title, category, protocol.total_s)


def _row(name: str, title: str, category: str, total_s: float) -> dict[str, object]:
    return {"id": name, "title": title, "category": category, "total_s": total_s}


def _total_s(routine: Routine, library: Library) -> float:
    return compile_timeline(routine.id, resolve(routine, library.exercises)).total_s
