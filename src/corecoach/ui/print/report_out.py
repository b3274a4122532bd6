"""Writes the pain report where somebody wants it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.diary import replace_file

if TYPE_CHECKING:
    from corecoach.coach import Coach


def write_report(
    coach: "Coach", out: Path, *, since: date | None, until: date | None, large: bool, assets: Path
) -> None:
    """Write the report of the days `since` to `until` (None: the last six weeks, to today) as a PDF, whole or
    not at all; only the owner can read it.

    Raises ValueError for a period that ends before it begins; NotSaved, and then what was there before is
    unchanged.
    """
    # Qt and the chart take long to import; whoever asks for a report waits for them.
    from corecoach.coach.report import build_report
    from corecoach.ui.print.report_pdf import report_pdf

    replace_file(out, report_pdf(build_report(coach, since, until), assets, large=large), keep=False)
