"""`corecoach trend`: what may be said about the way that pain goes."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say_json, table
from corecoach.exchange import Problem, read_file
from corecoach.exchange.scores_csv import read_scores
from corecoach.exchange.trend_json import trend_value
from corecoach.exchange.verdict_words import meaningful_words, verdict_words
from corecoach.pain.trend import Trend, trend_of
from corecoach.words import _, ngettext

# Without a row of the file there is no last day; any will do.
_NO_DAY = date(2000, 1, 1)


def trend(options: Namespace) -> int:
    """Print the statistics of the diary, or of a CSV file."""
    if options.csv is not None and options.kind is not None:
        complain(_("--kind: a CSV file has one row of scores; leave it out, or leave out --csv"))
        return USAGE
    found = _of_diary(options) if options.csv is None else _of_file(options.csv, options.window)
    if isinstance(found, list):
        for problem in found:
            complain(problem.line(str(options.csv)))
        return REFUSED
    if options.json:
        say_json(trend_value(found))
    else:
        table(list(_lines(found)))
    return DONE


def _of_diary(options: Namespace) -> Trend:
    # A file needs no diary, and is looked at by scripts that wait.
    from corecoach.home import Home

    # Without the lock, so that it works beside an open window; so it must not tidy up either.
    return Home(options.home).coach(settle=False).pain.trends.statistics(options.window, options.kind)


def _of_file(path: Path, window: int | None) -> Trend | list[Problem]:
    data = read_file(path)
    scores = [data] if isinstance(data, Problem) else read_scores(data)
    return scores if isinstance(scores, list) else trend_of(scores.daily, scores.last or _NO_DAY, window)


def _lines(trend: Trend) -> Iterator[tuple[str, str]]:
    """A row for each thing that is known, and no p: these words are for anybody."""
    days = ngettext("{n} of {days} day", "{n} of {days} days", trend.days).format(n=trend.n, days=trend.days)
    yield _("Days with a score"), days
    yield _("Which way"), verdict_words(trend.verdict)
    if trend.slope_per_week is not None and trend.verdict != "not enough entries":
        yield _("Points a week"), f"{trend.slope_per_week:+.2f}"
        low, high = trend.ci95_wide or (trend.slope_per_week, trend.slope_per_week)
        yield _("Likely between"), _("{low} and {high}").format(low=f"{low:+.2f}", high=f"{high:+.2f}")
    for name, value in ((_("First 7 days of the window"), trend.baseline), (_("Last 7 days"), trend.current)):
        yield name, _("not known") if value is None else f"{value:g}"
    if trend.change is not None and trend.meaningful is not None:
        yield (
            _("Change"),
            _("{points} points: {words}").format(
                points=f"{trend.change:+g}" if trend.change else "0", words=meaningful_words(trend.meaningful)
            ),
        )
