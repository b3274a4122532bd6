"""`corecoach plan`."""

from argparse import Namespace

from corecoach.cli.out import DONE, REFUSED, complain, say, say_json, table
from corecoach.cli.sources import find_routine
from corecoach.library import Library
from corecoach.prescription import resolve
from corecoach.session import Timeline, compile_timeline


def plan(options: Namespace) -> int:
    """Print the timeline of a routine."""
    library = Library()
    source = find_routine(options.what, library)
    if isinstance(source, list):
        for line in source:
            complain(line)
        return REFUSED
    own = {e.id: e for e in source.programme.exercises} if source.programme else {}
    timeline = compile_timeline(source.routine.id, resolve(source.routine, {**library.exercises, **own}))
    if options.json:
        say_json({"routine": timeline.routine, "total_s": timeline.total_s, "phases": rows(timeline)})
    else:
        say(f"{source.title}: {timeline.total_s:.0f} s")
        table([tuple("" if v is None else v for v in row.values()) for row in rows(timeline)])
    return DONE


def rows(timeline: Timeline) -> list[dict[str, object]]:
    """The phases as they are printed."""
    return [
        {
            "start_s": p.start_s,
            "duration_s": p.duration_s,
            "kind": str(p.kind),
            "exercise": p.exercise,
            "side": p.side,
            "set": p.set,
            "rep": p.rep,
        }
        for p in timeline.phases
    ]
