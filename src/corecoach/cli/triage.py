"""`corecoach triage`: what a set of answers leads to. Nothing is stored and nothing starts."""

import sys
from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, GATE, REFUSED, complain, say, say_json
from corecoach.exchange import Problem, read_file
from corecoach.exchange.answers_file import MAX_BYTES, read_answers
from corecoach.library import Library
from corecoach.safety import Triage, triage
from corecoach.words import _


def run_triage(options: Namespace) -> int:
    """Read answers from a file or standard input, and print their tier, locks and fired rules."""
    library = Library()
    rules = library.rules
    if rules is None:
        words = _("corecoach: the safety rules are damaged, so nothing can be judged: {why}")
        complain(words.format(why=library.rules_fault))
        return GATE
    name = options.file or "-"
    data = _read(name)
    read = [data] if isinstance(data, Problem) else read_answers(data, rules)
    if isinstance(read, list):
        for problem in read:
            complain(problem.line(name))
        return REFUSED
    result = triage(rules, read.case(rules))
    if options.json:
        say_json(result)
    else:
        say(_in_words(result))
    return DONE


def _read(name: str) -> bytes | Problem:
    # One byte more than is allowed, so that what is too long is seen to be.
    return sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else read_file(Path(name))


def _in_words(result: Triage) -> str:
    """Tier and locks, then a line for each rule that fired."""
    lines = [_("{tier}: {locks}").format(tier=result.tier, locks=", ".join(result.locks) or "-")]
    lines += [f"  {fired.rule} ({', '.join(fired.items)}) {fired.clears}" for fired in result.fired]
    return "\n".join([*lines, _("rules {version}").format(version=result.rules_version)])
