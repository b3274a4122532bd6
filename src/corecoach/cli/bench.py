"""`corecoach bench`: runs what lies in `benchmarks/` of a source tree."""

import sys
from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, USAGE, complain, say, say_json
from corecoach.words import _

ROOT = Path(__file__).resolve().parents[3]


def bench(options: Namespace) -> int:
    """Print the table as it is measured, or all of it as JSON."""
    if not (ROOT / "benchmarks" / "run.py").is_file():
        complain(_("corecoach: the benchmarks come with the source, not with an installed program"))
        return USAGE
    sys.path.insert(0, str(ROOT))
    from benchmarks.run import rows

    measured = []
    for row in rows(options.only):
        measured.append(row)
        if not options.json:
            verdict = _("reached") if row.reached else _("MISSED")
            numbers = f"{row.measured:8.2f} {row.unit:2}  <= {row.goal:g} {row.unit}"
            say(f"{row.name:50} {numbers:28} {verdict:8} {row.detail}")
    if options.json:
        say_json([
            {"name": r.name, "measured": r.measured, "goal": r.goal, "unit": r.unit, "reached": r.reached,
             "detail": r.detail}
            for r in measured
        ])  # fmt: skip
    return DONE
