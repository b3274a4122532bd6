"""What may be said of pain over time, in plain sentences: for the page and for the report.

No figures of statistics, no reason, no promise (thermal-and-pain facts 2.5). What a score stands for is said
as "usual": the middle of the last 7 days.
"""

from datetime import timedelta
from math import ceil

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind
from corecoach.pain.change import CHANGE_POINTS, Meaningful, meaningful_change
from corecoach.pain.trend import LEAST_COVERAGE, LEAST_ENTRIES, LEAST_SPAN_DAYS, Trend
from corecoach.ui.dates import date_words
from corecoach.words import _, ngettext

# A first middle value this near the start of the range stands for the start.
_START_DAYS = 7
# Nearer to each other, two middles are about the same.
_APART_POINTS = 1.0
# The kinds that are about the back as it is on any day; every other is named before its sentence.
_OF_THE_BACK: tuple[PainKind, ...] = ("now", "day")
# Slopes this steep are told by the week; finer ones by four weeks, to half a point.
_STEEP_PER_WEEK = 0.75
_HALF_A_POINT = (0.45, 0.55)


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
    """The usual score now, at the begin of the range and at the start of all, and what a change means; of
    which kind, where that is not how the back is."""
    said = _usual(view)
    if view.kind in _OF_THE_BACK:
        return said
    return _("{kind}: {words}").format(kind=kind_words(view.kind), words=said[:1].lower() + said[1:])


def _usual(view: TrendView) -> str:
    now = view.trend.current
    if now is None:
        return " ".join([_old_usual_words(view), *_rise_words(view)])
    if _is_risen(view, now):
        rise = _("Your usual score rose from {then} to {now}.")
        said = rise.format(then=number_words(_rise_from(view) or 0.0), now=number_words(now))
        return " ".join([said, _("That is worth telling your physio.")])
    words = [_("Your usual score is now {score}.").format(score=number_words(now))]
    if _is_flat(view, now):
        words.append(_("About the same as when you started."))
    else:
        words += _before_words(view)
    return " ".join([*words, *_drop_words(view, now), *_rise_words(view)])


def _drop_words(view: TrendView, now: float) -> list[str]:
    """What a drop in the range means to most people, by both thresholds or by one."""
    return {
        "meaningfully better": [_("A drop of 2 or more is one most people notice.")],
        "possibly better": [_("That may be a change that you notice.")],
    }.get(_drop(view, now), [])


def then_of(view: TrendView) -> float | None:
    """The usual score at the begin of the range: the start of all where the range holds it, else the first
    that is known in its first week. None where that is not another week than the last, or not known."""
    if _holds_start(view):
        return None if _is_young(view) else view.start
    known = view.trend.median7
    first, latest = min(known, default=view.last), max(known, default=view.last)
    week = timedelta(days=_START_DAYS)
    return known[first] if first - view.first < week <= latest - first else None


def _rise_from(view: TrendView) -> float | None:
    """What a rise is counted from. A rise is named also where it came within a few days."""
    return view.start if _holds_start(view) else then_of(view)


def _is_risen(view: TrendView, now: float) -> bool:
    """Whether the usual sentence says that it rose; beside scores that fall it does not."""
    before = _rise_from(view)
    return before is not None and now - before >= CHANGE_POINTS and view.trend.verdict != "falling"


def _drop(view: TrendView, now: float) -> Meaningful:
    """What the drop in the range is, or the longer one it ends; if nothing speaks against it."""
    then, start = then_of(view), view.start
    above = start is not None and now > start
    if then is None or then - now < _APART_POINTS or above or view.trend.verdict == "rising":
        return "no"
    drop = meaningful_change(then, now)
    # The chart's band goes by the start: beside it "may be" would be a denial.
    return drop if drop == "no" or start is None else meaningful_change(max(start, then), now)


def _latest(view: TrendView) -> float | None:
    """The usual score today, or where that is not known the latest of the range."""
    known, now = view.trend.median7, view.trend.current
    return known[max(known)] if now is None and known else now


def _is_above(view: TrendView, before: float | None) -> bool:
    """Whether the latest usual score of the range is 2 or more above another."""
    now = _latest(view)
    return before is not None and now is not None and now - before >= CHANGE_POINTS


def _rise_words(view: TrendView) -> list[str]:
    """What is for the physio although no rise was named: it is above the start, or it is on its way up."""
    if _is_above(view, view.start):
        return [_("This is 2 or more above your start, and worth telling your physio.")]
    if _is_above(view, then_of(view)):
        return [_("This is 2 or more above what it was, and worth telling your physio.")]
    if view.trend.verdict == "rising":
        return [_("Scores that rise are worth telling your physio.")]
    return []


def rises(view: TrendView) -> bool:
    """Whether anything speaks for more pain than before: what comforts is left out."""
    up = any(_is_above(view, before) for before in (view.start, then_of(view)))
    return up or view.trend.verdict == "rising"


def _before_words(view: TrendView) -> list[str]:
    """Where it was before: at the begin of the range, and when all began."""
    ago, start, then = ago_words(view.days), view.start, then_of(view)
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


def _is_flat(view: TrendView, now: float) -> bool:
    """Whether it is within a point of where it was, at the begin of the range and when all began; not where
    the scores go one way."""
    before = [value for value in (view.start, then_of(view)) if value is not None]
    level = all(abs(now - value) < _APART_POINTS for value in before)
    still = view.trend.verdict not in ("falling", "rising")
    return view.start is not None and not _is_young(view) and level and still


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
    said = words.format(day=date_words(day, view.last), score=number_words(known[day]))
    return " ".join([said, *_before_words(view)])


# -- which way it goes ----------------------------------------------------------------------------------


def direction_words(view: TrendView) -> str:
    """Which way the scores go, and on how many days that stands; or that nobody can tell yet."""
    trend = view.trend
    if trend.verdict == "not enough entries":
        return _too_few_words(trend)
    days = _("scores on {days}").format(days=_of_days(trend))
    slope = trend.slope_per_week
    if trend.verdict == "no clear change" or slope is None:
        # Beside two middles that differ, "no change" would sound like a denial.
        weeks = _("No clear change from week to week; {days}.")
        words = weeks if _is_apart(view) else _("No clear change; {days}.")
        return words.format(days=days)
    falls = trend.verdict == "falling"
    words = _("Falling by {slope}; {days}.") if falls else _("Rising by {slope}; {days}.")
    return words.format(slope=slope_words(slope), days=days)


def _is_apart(view: TrendView) -> bool:
    """Whether the usual sentence tells of two scores that are 2 or more apart, or of a change."""
    then, now = _rise_from(view), _latest(view)
    before = view.start if then is None else then
    if now is None or before is None:
        return False
    return abs(now - before) >= CHANGE_POINTS or bool(_drop_words(view, now))


def _of_days(trend: Trend) -> str:
    words = ngettext("{n} of {days} day", "{n} of {days} days", trend.days)
    return words.format(n=trend.n, days=trend.days)


def slope_words(per_week: float) -> str:
    """The size of a slope to half a point: by the week where it is steep, else by four weeks, in which it is
    off by a quarter of a point at most."""
    size = abs(per_week)
    if _HALF_A_POINT[0] <= size <= _HALF_A_POINT[1]:
        return _("about half a point a week")
    if size >= _STEEP_PER_WEEK:
        halves = round(2 * size)
        words = ngettext("about {n} point a week", "about {n} points a week", _plural(halves))
        return words.format(n=number_words(halves / 2))
    halves = round(2 * 4 * size)
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
    least = max(LEAST_ENTRIES, ceil(LEAST_COVERAGE * trend.days))
    said = _("Not enough scores yet to say which way it goes: {days}.").format(days=_of_days(trend))
    if trend.n >= least:
        more = _("It takes 3 weeks from the first to the last.")
    elif trend.days < LEAST_SPAN_DAYS:
        more = _("It takes {least} in 3 weeks.")
    else:
        more = _("It takes {least}.")
    return f"{said} {more.format(least=least)}"
