"""What stands beside the pain trend, in plain sentences: how much it rests on, and what helps to read it."""

from datetime import timedelta

from corecoach.coach.trend_views import TrendView
from corecoach.pain.trend import after_gaps
from corecoach.ui.dates import plain_date_words
from corecoach.ui.trend_words import direction_words, kind_words, number_words, rises, usual_words
from corecoach.words import _, ngettext

# thermal-and-pain facts 2.3 and 2.5: most of the fall of a new pain lies in its first weeks.
_YOUNG = timedelta(weeks=8)
# Fewer scores after a day without one say nothing, nor do so few others.
_LEAST_APART = 5
# With scores on fewer days a reader should think of the others.
_WELL_COVERED = 0.7


def count_words(view: TrendView) -> str:
    """How many scores count, in how many days, what a gap is, and how many came too late."""
    trend, shown = view.trend, [p for p in view.series.points if view.first <= p.at.date() <= view.last]
    counted, span = sum(point.counted for point in shown), trend.days or view.days or 1
    late = len(shown) - counted
    words = []
    if counted or not late:
        scores = ngettext("{n} score", "{n} scores", counted).format(n=counted)
        days = ngettext("{n} day", "{n} days", span).format(n=span)
        words += [_("{scores} in {days}.").format(scores=scores, days=days), *_gap_words(view)]
    if late:
        words.append(
            ngettext(
                "{n} score was added too late to count.", "{n} scores were added too late to count.", late
            ).format(n=late)
        )
    return " ".join(words)


def _gap_words(view: TrendView) -> list[str]:
    """What a gap is: a day without any score, or only without one of this kind."""
    others = [day for day in view.others if (view.trend.first or view.first) <= day <= view.last]
    if not others:
        return [_("Gaps are days with no score.")]
    another = ngettext(
        "On {n} of them you gave another score.", "On {n} of them you gave another score.", len(others)
    )
    return [_("Gaps are days without this score."), another.format(n=len(others))]


def pack_words(view: TrendView) -> str:
    """On how many days of the range there was ice, and heat; nothing for what was not used."""
    packs = view.marks.packs
    used = [group for day, group in packs if view.first <= day <= view.last]
    ice, heat = used.count("cold"), used.count("heat")
    words = []
    if ice:
        words.append(ngettext("Ice on {n} day.", "Ice on {n} days.", ice).format(n=ice))
    if heat:
        words.append(ngettext("Heat on {n} day.", "Heat on {n} days.", heat).format(n=heat))
    return " ".join(words)


def guidance_words(view: TrendView) -> tuple[str, ...]:
    """What helps to read the chart, where it applies: a pain that is new and not on its way up, and scores
    only on some days."""
    words = []
    began = min(view.series.daily, default=None)
    if began is not None and view.last - began < _YOUNG and not rises(view):
        words.append(_("Most sudden back pain eases in 2 to 4 weeks anyway."))
    return (*words, *_missing_words(view))


def _missing_words(view: TrendView) -> list[str]:
    """What the scores that follow a day without one are: some people score only when it hurts."""
    daily = {day: value for day, value in view.series.daily.items() if view.first <= day <= view.last}
    after, others = after_gaps(daily)
    words = []
    if min(len(after), len(others)) >= _LEAST_APART:
        said = _("Scores after a gap average {gap}, the others {other}.")
        gap, other = sum(after) / len(after), sum(others) / len(others)
        words.append(said.format(gap=number_words(gap), other=number_words(other)))
    if len(daily) >= 2 * _LEAST_APART and view.trend.coverage < _WELL_COVERED:
        words.append(_("Days without a score may have been different."))
    return words


def what_words(view: TrendView) -> str:
    """What a picture shows and of when it is: it may be looked at years later, beside another."""
    first, last = plain_date_words(view.first), plain_date_words(view.last)
    words = _("Score: {kind}. {first} to {last}. Made on {made}.")
    made = plain_date_words(view.marks.last)
    return words.format(kind=kind_words(view.kind), first=first, last=last, made=made)


def screen_words(view: TrendView) -> tuple[str, ...]:
    """All sentences of the page, in order: also for what is printed, and beside a picture."""
    said = (usual_words(view), direction_words(view), count_words(view), pack_words(view))
    return tuple(words for words in (*said, *guidance_words(view)) if words)
