"""What stands on the pain report, most important first, as rich text in sections that stay together."""

from collections.abc import Iterator, Sequence

from corecoach.coach.report_views import FunctionScores, Psfs, Report
from corecoach.coach.trend_views import TrendView
from corecoach.exchange.verdict_words import verdict_words
from corecoach.ui.function_words import change_words as compared_words
from corecoach.ui.function_words import effort_words
from corecoach.ui.print.handover_words import day, listed, moment
from corecoach.ui.print.markup import Html, bold, grid, joined, para
from corecoach.ui.print.report_notes import notes_lines
from corecoach.ui.print.report_signals import no_signal_words, signal_name, signal_words
from corecoach.ui.print.report_weeks import weeks_table, weeks_title
from corecoach.ui.print.report_words import (
    adherence_words,
    around_words,
    change_words,
    cleared_words,
    coverage_words,
    flare_words,
    gap_words,
    locked_words,
    number,
    psfs_words,
    relief_words,
    rmdq_words,
    slope_words,
    unknown,
    worst_words,
)
from corecoach.ui.trend_beside import screen_words
from corecoach.ui.trend_words import kind_words
from corecoach.words import _, ngettext

_TITLE = "margin-top:7px;margin-bottom:2px"
# So many locks and their ends are printed; the summary for the clinician has all.
_LOCKS = 8

Pairs = Sequence[tuple[str, str]]


def lead(report: Report, *, large: bool = False) -> Html:
    """What stands above the chart: the signals, and what the screen says to the person."""
    signals = [(signal_name(s), signal_words(s)) for s in report.signals]
    said = " ".join(screen_words(report.view))
    none = [(_("Signals"), no_signal_words())]
    return _pairs([*(signals or none), (_("The person reads"), said)], large=large)


def sections(report: Report, *, large: bool = False) -> list[Html]:
    """What stands below the chart. In large print nothing stands side by side but the table."""
    happened = [_pairs([pair], large=large) for pair in _happened(report)]
    small = "" if large else "font-size:small"
    return [
        _section(_("In numbers"), _numbers(report, large=large)),
        _section(weeks_title(report), weeks_table(report, large=large)),
        *happened,
        para(_meaning(), css=f"margin-top:4px;margin-bottom:3px;{small}"),
        *_notes(report),
    ]


def _notes(report: Report) -> Iterator[Html]:
    if report.notes:
        yield _section(_("What was written"), para(joined(notes_lines(report.notes))))


def _section(title: str, *parts: Html) -> Html:
    return joined([para(bold(title), css=f"{_TITLE};font-size:large"), *parts], "")


def _pairs(pairs: Pairs, *, large: bool) -> Html:
    """Names and what belongs to them: beside each other, or in large print below each other."""
    if large:
        return joined((joined([para(bold(name), css=_TITLE), para(words)], "") for name, words in pairs), "")
    # Without a gap below: one table after the other looks like one.
    return grid([(bold(name), words) for name, words in pairs], (17, 83), gap=False)


# -- in numbers -----------------------------------------------------------------------------------------


def _numbers(report: Report, *, large: bool) -> Html:
    pairs = [*_of_row(report.view), *_asked_first(report), *_of_days(report), *_of_leg(report)]
    if large:
        return grid([(bold(name), value) for name, value in pairs], (45, 55))
    half = -(-len(pairs) // 2)
    right = [*pairs[half:], ("", "")][:half]
    rows = zip(pairs[:half], right, strict=True)
    return grid([(bold(a), b, bold(c), d) for (a, b), (c, d) in rows], (17, 33, 17, 33))


def _of_row(view: TrendView) -> Iterator[tuple[str, str]]:
    trend = view.trend
    yield _("Scores, 0 to 10"), kind_words(view.kind)
    yield _("Days scored"), coverage_words(trend)
    yield _("First baseline"), unknown(number(view.start))
    yield _("Now"), unknown(number(trend.current))
    yield _("Change"), unknown(change_words(view.start, trend.current))
    yield _("Direction"), verdict_words(trend.verdict)
    yield _("Slope"), unknown(slope_words(trend))


def _asked_first(report: Report) -> Iterator[tuple[str, str]]:
    """What a physiotherapist asks first."""
    yield _("Worst of the day"), worst_words(report.worst) or _("not asked or not said")
    yield _("Pain relief"), relief_words(*report.relief)
    yield _("With sessions"), around_words(report.around) or _("no score before or after")


def _of_days(report: Report) -> Iterator[tuple[str, str]]:
    yield _("Weighted mean"), unknown(number(report.ewma))
    if report.gaps.after is not None:
        yield _("After a gap"), gap_words(report.gaps)
    if report.late:
        words = ngettext("{n} score, drawn, not counted", "{n} scores, drawn, not counted", report.late)
        yield _("Entered late"), words.format(n=report.late)


def _of_leg(report: Report) -> Iterator[tuple[str, str]]:
    if report.leg is None:
        return
    trend = report.leg.trend
    facts = (coverage_words(trend), verdict_words(trend.verdict), number(trend.current))
    last = _("last 7 days: {score}").format(score=facts[2]) if facts[2] else ""
    yield _("Leg"), listed((facts[0], facts[1], last))


# -- what happened --------------------------------------------------------------------------------------


def _happened(report: Report) -> Iterator[tuple[str, str]]:
    yield _("Sessions"), " ".join(adherence_words(report.sessions))
    yield _("Flares"), flare_words(report)
    yield from _function(report.function)
    yield _("Locks"), joined(_locks(report)) or _("None in this time.")
    programme = [_("In hand: {title}.").format(title=report.programme)] if report.programme else []
    changes = [_("{day}: {title}").format(day=day(at), title=title) for at, title in report.changes]
    yield _("Programme"), joined([*programme, *changes]) or _("No programme was taken in.")


def _function(scores: FunctionScores) -> Iterator[tuple[str, str]]:
    for psfs in scores.psfs:
        yield _("Own activities"), joined(_psfs(psfs))
    if scores.rmdq:
        yield _("Roland-Morris"), rmdq_words(scores.rmdq)
    if scores.said:
        yield _("Since the start"), joined(_said(scores))


def _psfs(psfs: Psfs) -> Iterator[str]:
    """A line for each activity, the mean, and what its change says."""
    first, last = day(psfs.first), day(psfs.last)
    if psfs.change is None:
        yield _("0 cannot, 10 as before; rated on {first}.").format(first=first)
    else:
        yield _("0 cannot, 10 as before; {first}, then {last}.").format(first=first, last=last)
    rated = [(a.name, number(a.first), number(a.last)) for a in psfs.activities]
    for name, before, now in [*rated, (_("Mean"), number(psfs.before), number(psfs.now))]:
        words = _("{name}: {first}") if psfs.change is None else _("{name}: {first}, then {last}")
        yield words.format(name=name, first=before, last=now)
    yield psfs_words(psfs)


def _said(scores: FunctionScores) -> Iterator[str]:
    for said in scores.said:
        effort = effort_words(said.effort)
        how_hard = _("effort of exercise {effort}").format(effort=effort) if effort else ""
        yield listed([day(said.day), compared_words(said.change), how_hard])


def _locks(report: Report) -> Iterator[str]:
    """Locks and their ends, newest first, and how many are left out."""
    for event in report.locks[:_LOCKS]:
        words = locked_words(event.locked) if event.locked else ""
        words = cleared_words(event.cleared) if event.cleared else words
        yield joined([bold(moment(event.at)), words], " ")
    left = len(report.locks) - _LOCKS
    if left > 0:
        yield ngettext("and {n} more", "and {n} more", left).format(n=left)


def _meaning() -> str:
    """What the numbers are. They tell of no cause."""
    return _(
        "First baseline: median of the first 7 days of all records with scores on at least 4. Now: that of"
        " the last 7 days. Change: from the one to the other. Slope: Theil-Sen on calendar days; the interval"
        " allows for days that resemble each other (AR(1)). Falling or rising: p below 0.05, and 2 points or"
        " more over the time. Weighted mean: a score weighs half after 7 days. After a gap: days after one"
        " without a score. Sessions: by the programme in hand on each day; days to come do not count. A"
        " missing score is missing, never 0. What stands side by side here is no proof of a cause."
    )
