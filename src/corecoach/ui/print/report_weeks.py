"""The table of the report, a row a week: what was scored, what was done."""

from corecoach.coach.report_views import Report, Week
from corecoach.ui.print.handover_words import listed
from corecoach.ui.print.markup import Html, grid
from corecoach.ui.print.report_words import number, short_span_words, spans_years
from corecoach.words import _, ngettext

_WIDTHS = (22, 12, 9, 14, 14, 8, 6, 7, 8)
# In large print: the days, scores, sessions, and one field for the rest.
_LARGE_WIDTHS = (29, 13, 19, 15, 24)


def weeks_title(report: Report) -> str:
    """How long a row is."""
    if report.weeks_each == 1:
        return _("Week by week")
    return ngettext("Every {n} week", "Every {n} weeks", report.weeks_each).format(n=report.weeks_each)


def weeks_table(report: Report, *, large: bool) -> Html:
    """The rows, oldest first."""
    year = spans_years(report)
    if large:
        few = (_("Days"), _("Scored"), _("Median"), _("Sessions"), _("Also"))
        return grid([_large_row(week, year=year) for week in report.weeks], _LARGE_WIDTHS, few)
    head = (
        _("Days"),
        _("Days scored"),
        _("Median"),
        _("Range"),
        _("Sessions done"),
        _("Flares"),
        _("Ice"),
        _("Heat"),
        _("Locked"),
    )
    return grid([_row(week, year=year) for week in report.weeks], _WIDTHS, head)


def _row(week: Week, *, year: bool) -> tuple[str, ...]:
    counts = (week.flares, week.ice, week.heat, week.locked)
    return (
        short_span_words(week.first, week.last, year=year),
        _scored(week),
        number(week.median),
        _span(week),
        _done(week),
        *(str(count) if count else "" for count in counts),
    )


def _large_row(week: Week, *, year: bool) -> tuple[str, ...]:
    middle = number(week.median)
    # The span stays on one line.
    span = _("({span})").format(span=_span(week)).replace(" ", "\u00a0") if middle else ""
    return (
        short_span_words(week.first, week.last, year=year),
        _scored(week),
        f"{middle} {span}".strip(),
        _done(week),
        _also(week),
    )


def _scored(week: Week) -> str:
    return _("{n} of {days}").format(n=week.days, days=(week.last - week.first).days + 1)


def _span(week: Week) -> str:
    """The lowest and the highest score; nothing where there is none."""
    if week.lowest is None or week.highest is None:
        return ""
    return _("{lowest} to {highest}").format(lowest=week.lowest, highest=week.highest)


def _done(week: Week) -> str:
    """Sessions done of those prescribed; nothing where none was."""
    if not week.prescribed:
        return ""
    return _("{done} of {prescribed}").format(done=week.done, prescribed=week.prescribed)


def _also(week: Week) -> str:
    counts = (
        (week.flares, ngettext("{n} flare", "{n} flares", week.flares)),
        (week.ice, ngettext("ice on {n} day", "ice on {n} days", week.ice)),
        (week.heat, ngettext("heat on {n} day", "heat on {n} days", week.heat)),
        (week.locked, ngettext("locked on {n} day", "locked on {n} days", week.locked)),
    )
    return listed(words.format(n=n) for n, words in counts if n)
