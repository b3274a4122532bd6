"""`corecoach export`: what was recorded, results, the schedule, the report and the chart, as files."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.cli.targets import refused_beside
from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.words import _

_DRAWN = ("pdf", "png", "svg")
_PICTURES = ("png", "svg")
_RESULT = ".ccresult"


def export(options: Namespace) -> int:
    """Write one file."""
    wrong = _usage(options) or _undrawable(options.what)
    if wrong:
        complain(wrong)
        return USAGE
    out: Path = options.out
    home = Home(options.home)
    refused = refused_beside(out, home.folder)
    if refused:
        complain(refused[0])
        return REFUSED
    # Without the lock, so that it works beside an open window; so it must not tidy up either.
    fault = _WRITERS[options.what](home.coach(settle=False), options)
    if fault:
        complain(fault)
        return REFUSED
    say(_("{path}: written").format(path=out))
    return DONE


def _usage(options: Namespace) -> str:
    """What does not fit together; empty if all does."""
    if options.since and options.until and options.since > options.until:
        return _("--from: this is after the last day; a day up to {day}").format(day=options.until)
    if options.large and options.what != "pdf":
        return _("--large: large print is for pdf; leave it out")
    if options.sealed and options.what != "result":
        return _("--sealed: only a result is sealed; leave it out")
    if options.what == "result" and options.out.suffix.lower() != _RESULT:
        return _("--out: must end in {ending}").format(ending=_RESULT)
    if options.what == "result" and options.until is not None:
        return _("--to: a result goes up to today; leave it out")
    if options.what in _PICTURES and options.out.suffix.lower() != f".{options.what}":
        return _("--out: must end in {ending}").format(ending=f".{options.what}")
    if options.what in _PICTURES and options.until is not None:
        return _("--to: the chart ends today; leave it out")
    return ""


def _undrawable(what: str) -> str:
    """The system libraries that drawing would need and does not find; empty if all is there."""
    from corecoach.display import missing_packages

    missing = missing_packages(window=False) if what in _DRAWN else []
    words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
    return words.format(packages=" ".join(missing)) if missing else ""


# -- each kind of file; imported when it is asked for, for what draws takes long to import ------------------


def _csv(coach: Coach, options: Namespace) -> str:
    from corecoach.coach.exports import write_csv

    write_csv(coach, options.out, options.since, options.until)
    return ""


def _json(coach: Coach, options: Namespace) -> str:
    from corecoach.coach.exports import write_json

    write_json(coach, options.out, options.since, options.until)
    return ""


def _result(coach: Coach, options: Namespace) -> str:
    if options.sealed and not coach.results.can_seal:
        return _("--sealed: the programme in hand does not say to whom; leave it out")
    coach.results.write(options.out, sealed=options.sealed, since=options.since)
    return ""


def _calendar(coach: Coach, options: Namespace) -> str:
    from corecoach.coach.exports import write_calendar

    if write_calendar(coach, options.out, options.since, options.until):
        return ""
    return _("corecoach: there is no programme, so there is no schedule; take one in first")


def _report(coach: Coach, options: Namespace) -> str:
    from corecoach.ui.print.report_out import write_report

    today = coach.clock.now().date()
    if options.since and options.since > (options.until or today):
        return _("--from: this is after the last day; a day up to {day}").format(day=today)
    assets = coach.library.folder
    write_report(
        coach, options.out, since=options.since, until=options.until, large=options.large, assets=assets
    )
    return ""


def _picture(coach: Coach, options: Namespace) -> str:
    from corecoach.ui.charts.chart_paper import write_picture

    today = coach.clock.now().date()
    write_picture(coach.trend(_days(options.since, today)), options.out, coach.library.folder)
    return ""


def _days(since: date | None, today: date) -> int | None:
    return None if since is None else max(1, (today - since).days + 1)


_WRITERS: dict[str, Callable[[Coach, Namespace], str]] = {
    "csv": _csv,
    "json": _json,
    "result": _result,
    "ics": _calendar,
    "pdf": _report,
    "png": _picture,
    "svg": _picture,
}
