"""`corecoach thermal`: the timeline of a protocol of ice or heat, and the limits."""

from argparse import Namespace
from pathlib import Path

import msgspec

from corecoach.cli.out import DONE, REFUSED, complain, say, say_json, table
from corecoach.cli.plan import rows
from corecoach.exchange import MAX_BYTES, Problem, read_file
from corecoach.exchange.problems import one_line
from corecoach.exchange.strict_json import read_json
from corecoach.exchange.thermal_problems import no_rules, protocol_problems
from corecoach.library import Library
from corecoach.thermal.plan import compile_plan
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.rules import ThermalRules
from corecoach.words import _


def plan(options: Namespace) -> int:
    """Print the timeline of a protocol. A skin check takes no time in it: it waits for an answer."""
    library = Library()
    limits = library.thermal_rules
    found = _no_rules(library) if limits is None else _protocol(options.what, library, limits)
    if isinstance(found, list):
        for line in found:
            complain(line)
        return REFUSED
    assert limits is not None
    timeline = compile_plan(found, limits).timeline()
    if options.json:
        whole = {"routine": found.id, "protocol": found.id, "total_s": timeline.total_s}
        say_json({**whole, "phases": rows(timeline)})
    else:
        say(f"{found.title}: {timeline.total_s:.0f} s")
        table([(p.start_s, p.duration_s, str(p.kind)) for p in timeline.phases])
    return DONE


def limits(options: Namespace) -> int:
    """Print every limit of ice and heat."""
    library = Library()
    if library.thermal_rules is None:
        complain(*_no_rules(library))
        return REFUSED
    found = library.thermal_rules.limits
    if options.json:
        say_json(found)
    else:
        table([(limit.id, limit.severity, limit.rule) for limit in found])
    return DONE


def _no_rules(library: Library) -> list[str]:
    return [no_rules("").line(library.thermal_fault or "thermal.json")]


def _protocol(what: str, library: Library, limits: ThermalRules) -> Protocol | list[str]:
    """The protocol in a file, or the built-in one with this id; or why there is none, one line a problem."""
    path = library.folder / "thermal" / f"{what}.json" if what in library.protocol_ids else Path(what)
    data = read_file(path)
    if isinstance(data, Problem):
        if path.suffix:
            return [data.line(what)]
        words = _("{name}: there is no such protocol or file; corecoach list protocols shows the ids")
        return [one_line(words.format(name=what))]
    value, problem = read_json(data, MAX_BYTES)
    problems = [problem] if problem else protocol_problems(value, limits)
    return [p.line(what) for p in problems] or msgspec.convert(value, Protocol)
