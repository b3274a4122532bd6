"""What may be said of pain over time, in plain sentences: for the page and for the report.

No figures of statistics, no reason, no promise (thermal-and-pain facts 2.5). What a score stands for is said
as "usual": the middle of the last 7 days.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind
from corecoach.pain.change import CHANGE_POINTS
from corecoach.pain.trend import LEAST_COVERAGE, LEAST_ENTRIES, LEAST_SPAN_DAYS, Trend, after_gaps
from corecoach.ui.dates import date_words
from corecoach.words import _, ngettext

# A first middle value this near the start of the range stands for the start.
_START_DAYS = 7
# thermal-and-pain facts 2.3 and 2.5: most of the fall of a new pain lies in its first weeks.
_YOUNG = timedelta(weeks=8)
# Fewer scores after a day without one say nothing.
_LEAST_AFTER_GAPS = 5
# Nearer to each other, two middles are about the same.
_APART_POINTS = 1.0


def number_words(value: float) -> str:
    """`3`, `4.5`: no figures that say nothing."""
    return f"{round(value, 1):g}"


def kind_words(kind: PainKind) -> str:
    """What a kind of score is about."""
    names = {
        "now": _("Right now"),
        "day": _("Whole day"),
        "worst": _("Worst of the day"),
        "before": _("Before exercise"),
        "after": _("After exercise"),
        "next-morning": _("Next morning"),
        "leg": _("Leg"),
    }
    return names[kind]


def ago_words(days: int | None) -> str:
    """The begin of a range that is so many days long, seen from today; of all there is for None."""
    names = {
        14: _("two weeks ago"),
        28: _("four weeks ago"),
        42: _("six weeks ago"),
        91: _("three months ago"),
        365: _("a year ago"),
    }
    if days in names:
        return names[days]
    return ngettext("{n} day ago", "{n} days ago", days or 0).format(n=days) if days else ""


# -- the usual score ------------------------------------------------------------------------------------


def usual_words(view: TrendView) -> str:
    """The usual score now, at the begin of the range and at the start of all, and what a change means."""
    now, then = view.trend.current, then_of(view)
    if now is None:
        return _old_usual_words(view)
    if then is not None and now - then >= CHANGE_POINTS:
        rise = _("Your usual score rose from {then} to {now}.")
        said = rise.format(then=number_words(then), now=number_words(now))
        return " ".join([said, _("That is worth telling your physio.")])
    said = _("Your usual score is now {score}.").format(score=number_words(now))
    if _is_flat(view, now, then):
        return " ".join([said, _("About the same as when you started.")])
    words = [said, *_before_words(view, then)]
    known = [value for value in (then, view.start) if value is not None]
    if any(value - now >= CHANGE_POINTS for value in known):
        words.append(_("A drop of 2 or more is one most people notice."))
    return " ".join(words)


def then_of(view: TrendView) -> float | None:
    """The usual score at the begin of the range: the first that is known in its first week, if that is
    another week than the last. None where there is none."""
    known = view.trend.median7
    first, latest = min(known, default=view.last), max(known, default=view.last)
    week = timedelta(days=_START_DAYS)
    return known[first] if first - view.first < week <= latest - first else None


def _before_words(view: TrendView, then: float | None) -> list[str]:
    """Where it was before: at the begin of the range, and when all began."""
    ago, start = ago_words(view.days), view.start
    if start is None or _is_young(view):
        return []
    if then is None or not ago or _holds_start(view):
        words = _("It was {start} when you started.")
    elif then == start:
        words = _("It was {then} {ago}, as when you started.")
    else:
        words = _("It was {then} {ago} and {start} when you started.")
    said = number_words(start if then is None else then)
    return [words.format(then=said, ago=ago, start=number_words(start))]


def _is_flat(view: TrendView, now: float, then: float | None) -> bool:
    """Whether it is within a point of where it was, at the begin of the range and when all began."""
    before = [value for value in (view.start, then) if value is not None]
    return (
        view.start is not None and not _is_young(view) and all(abs(now - x) < _APART_POINTS for x in before)
    )


def _is_young(view: TrendView) -> bool:
    """Whether what is known first is about the same week as what is known last."""
    known = view.series.median7
    return not known or max(known) - min(known) < timedelta(days=_START_DAYS)


def _holds_start(view: TrendView) -> bool:
    """Whether the range begins where all began, or before."""
    began = min(view.series.daily, default=view.last)
    return view.first - began < timedelta(days=_START_DAYS)


def _old_usual_words(view: TrendView) -> str:
    """Without scores on 4 of the last 7 days: what it was last, if that is in the range."""
    known = view.trend.median7
    if not known:
        return _("Your usual score needs a score on 4 of 7 days.")
    day = max(known)
    words = _("Your usual score of the 7 days to {day} was {score}.")
    return words.format(day=date_words(day, view.last), score=number_words(known[day]))


# -- which way it goes ----------------------------------------------------------------------------------


def direction_words(trend: Trend) -> str:
    """Which way the scores go, and on how many days that stands; or that nobody can tell yet."""
    if trend.verdict == "not enough entries":
        return _too_few_words(trend)
    days = _("scores on {n} of {days} days").format(n=trend.n, days=trend.days)
    slope = trend.slope_per_week
    if trend.verdict == "no clear change" or slope is None:
        # Beside two middles that differ, "no change" would sound like a denial.
        apart = trend.change is not None and abs(trend.change) >= CHANGE_POINTS
        words = _("No clear change from week to week; {days}.") if apart else _("No clear change; {days}.")
        return words.format(days=days)
    falls = trend.verdict == "falling"
    words = _("Falling by {slope}; {days}.") if falls else _("Rising by {slope}; {days}.")
    return words.format(slope=slope_words(slope), days=days)


def slope_words(per_week: float) -> str:
    """The size of a slope to half a point, by the week or, where that is too fine, by four weeks."""
    halves = round(2 * abs(per_week))
    if halves == 1:
        return _("about half a point a week")
    if halves > 1:
        return ngettext("about {n} point a week", "about {n} points a week", _plural(halves)).format(
            n=number_words(halves / 2)
        )
    halves = round(2 * 4 * abs(per_week))
    if halves == 0:
        return _("less than half a point in four weeks")
    if halves == 1:
        return _("about half a point in four weeks")
    words = ngettext("about {n} point in four weeks", "about {n} points in four weeks", _plural(halves))
    return words.format(n=number_words(halves / 2))


def _plural(halves: int) -> int:
    """1 for one point, else a number that is many: 1.5 is many in English."""
    return 1 if halves == 2 else max(2, halves // 2)


def _too_few_words(trend: Trend) -> str:
    if trend.n == 0:
        return ""
    if trend.window_days < LEAST_SPAN_DAYS:
        return _("This time is too short to say which way it goes. It takes 3 weeks.")
    so_far = _("{n} of {days} days").format(n=trend.n, days=trend.days)
    if trend.n < LEAST_ENTRIES or trend.days < LEAST_SPAN_DAYS:
        words = _("Not enough scores yet to say which way it goes: {days}. It takes {least} in 3 weeks.")
    elif trend.coverage < LEAST_COVERAGE:
        words = _("Not enough scores to say which way it goes: {days}. It takes half of the days.")
    else:
        words = _("Not enough scores yet to say which way it goes: {days}.")
    return words.format(days=so_far, least=LEAST_ENTRIES)


# -- beside it ------------------------------------------------------------------------------------------


def count_words(view: TrendView) -> str:
    """How many scores there are in the range, and in how many days."""
    scores = sum(view.first <= point.at.date() <= view.last for point in view.series.points)
    began = min((point.at.date() for point in view.series.points[:1]), default=view.last)
    span = view.days or (view.last - began).days + 1
    counted = _("{scores} in {days}.").format(
        scores=ngettext("{n} score", "{n} scores", scores).format(n=scores),
        days=ngettext("{n} day", "{n} days", span).format(n=span),
    )
    return " ".join([counted, _("Gaps are days with no score.")])


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
    """What helps to read the chart, where it applies: a pain that is new, and scores only on some days."""
    words = []
    began = min(view.series.daily, default=None)
    if began is not None and view.last - began < _YOUNG:
        words.append(_("Most sudden back pain eases in 2 to 4 weeks anyway."))
    words += _gap_words(view.series.daily, view.first)
    return tuple(words)


def _gap_words(daily: Mapping[date, float], first: date) -> list[str]:
    """Whether scores that follow a day without one differ: some people score only when it hurts."""
    after, others = after_gaps({day: value for day, value in daily.items() if day >= first})
    if len(after) < _LEAST_AFTER_GAPS or not others:
        return []
    gap, other = sum(after) / len(after), sum(others) / len(others)
    if abs(gap - other) < _APART_POINTS:
        return []
    words = _("Scores after days with no score average {gap}, the others {other}.")
    return [words.format(gap=number_words(gap), other=number_words(other))]
