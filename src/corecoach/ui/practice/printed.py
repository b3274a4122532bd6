"""The pain report of what came back, on paper."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from corecoach.coach.report import build_report
from corecoach.diary import replace_file
from corecoach.practice.overview import Looking
from corecoach.ui.print.report_pdf import report_pdf


def write_overview_report(looking: Looking, out: Path, since: date, assets: Path) -> None:
    """Write the report as the patient's copy would, up to the day of the newest file; its signals leave out
    the days that no file tells of. Raises NotSaved."""
    report = replace(build_report(looking.coach, since), signals=looking.signals())
    replace_file(out, report_pdf(report, assets, large=False), keep=False)
