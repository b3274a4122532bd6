"""The words and numbers of the pain report: for a clinician, so with intervals; never with a reason."""

from collections.abc import Iterator
from datetime import date

from corecoach.coach.adherence import Adherence
from corecoach.coach.report_views import Around, Gaps, Psfs, Report, Rmdq, Worst
from corecoach.exchange.handover import Cleared, Locked
from corecoach.exchange.verdict_words import meaningful_words
from corecoach.pain.change import meaningful_change
from corecoach.pain.function import RMDQ_CHANGE, psfs_least
from corecoach.pain.trend import Trend
from corecoach.ui.names import month_short
from corecoach.ui.print.handover_words import (
    answered_words,
    day,
    listed,
    lock_words,
    mark_words,
    rule_words,
)
from corecoach.words import _, ngettext

MINUS = "−"
# So many days of a flare are named; the table counts them all.
_FLARES = 24


def title_words() -> str:
    """What the page is."""
    return _("CoreCoach: pain report")


def period_words(since: date, until: date) -> str:
    """`16 Oct 2026 to 26 Nov 2026`."""
    return _("{first} to {last}").format(first=day(since), last=day(until))


def short_span_words(first: date, last: date, *, year: bool) -> str:
    """`16 Oct – 22 Oct`; with the `year` of the last day, where a report is about more than one."""
    if first == last:
        return short_day_words(last, year=year)
    words = _("{first} – {last}")
    return words.format(first=short_day_words(first, year=False), last=short_day_words(last, year=year))


def short_day_words(at: date, *, year: bool) -> str:
    """`16 Oct`, or with its year."""
    return day(at) if year else _("{day} {month}").format(day=at.day, month=month_short(at))


def spans_years(report: Report) -> bool:
    """Whether a day needs its year to be told from another."""
    return report.since.year != report.until.year


def not_reviewed_words() -> str:
    """What has to stand on every page that a clinician gets."""
    words = _("{mark}. No clinician has reviewed CoreCoach or this page.")
    return words.format(mark=mark_words())


# -- numbers --------------------------------------------------------------------------------------------


def number(value: float | None, digits: int = 1) -> str:
    """`4.5`, `5`, `−0.47`: no figures that say nothing. Nothing for what is not known."""
    if value is None:
        return ""
    text = f"{abs(value):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def signed(value: float, digits: int = 1) -> str:
    """`+2`, `0`, `−0.5`."""
    text = number(value, digits)
    return text if text == "0" or value < 0 else f"+{text}"


def unknown(text: str) -> str:
    """A value, or that it is not known."""
    return text or _("not known")


# -- the row of scores ----------------------------------------------------------------------------------


def coverage_words(trend: Trend) -> str:
    """`36 of 42 (86 %)`."""
    words = _("{n} of {days} days ({percent} %)")
    return words.format(n=trend.n, days=trend.days, percent=number(100 * trend.coverage, 0))


def change_words(start: float | None, now: float | None) -> str:
    """`−2 (−40 %): meaningfully better`; nothing where it is not known."""
    if start is None or now is None:
        return ""
    share = _(" ({percent} %)").format(percent=signed(100 * (now - start) / start, 0)) if start else ""
    words = _("{change}{share}: {meaningful}")
    meaningful = meaningful_words(meaningful_change(start, now))
    return words.format(change=signed(now - start), share=share, meaningful=meaningful)


def slope_words(trend: Trend) -> str:
    """The slope a week with its interval, which allows for days that resemble each other."""
    if trend.slope_per_week is None or trend.ci95_wide is None:
        return ""
    low, high = trend.ci95_wide
    words = _("{slope} a week (95 % interval {low} to {high})")
    return words.format(slope=signed(trend.slope_per_week, 2), low=signed(low, 2), high=signed(high, 2))


def gap_words(gaps: Gaps) -> str:
    """Whether scores after days without one differ from the others."""
    if gaps.after is None or gaps.others is None:
        return ""
    words = _("{after} on average ({n} days); the others {others} ({m} days)")
    return words.format(after=number(gaps.after), n=gaps.after_n, others=number(gaps.others), m=gaps.others_n)


# -- what is asked first -------------------------------------------------------------------------------


def worst_words(worst: Worst | None) -> str:
    """`median 7, highest 9 (12 days)`; nothing where nobody said it."""
    if worst is None:
        return ""
    words = ngettext(
        "median {median}, highest {highest} ({n} day)",
        "median {median}, highest {highest} ({n} days)",
        worst.days,
    )
    return words.format(median=number(worst.median), highest=worst.highest, n=worst.days)


def relief_words(taken: int, said: int) -> str:
    """With how many scores of those that say it."""
    if not said:
        return _("not said with any score")
    words = ngettext(
        "taken before {taken} of {n} score that says", "taken before {taken} of {n} scores that say", said
    )
    return words.format(taken=taken, n=said)


def around_words(around: Around) -> str:
    """`before 4 (10), after 5 (10), next morning 4 (9)`; nothing where there is none."""
    parts = (
        (around.before, _("before {median} ({n})")),
        (around.after, _("after {median} ({n})")),
        (around.next_morning, _("next morning {median} ({n})")),
    )
    said = listed(words.format(median=number(what[0]), n=what[1]) for what, words in parts if what)
    return _("medians (scores): {said}").format(said=said) if said else ""


# -- sessions -------------------------------------------------------------------------------------------


def adherence_words(done: Adherence) -> Iterator[str]:
    """Sessions done of those prescribed, and what there was beside them."""
    if done.prescribed:
        share = number(100 * done.done / done.prescribed, 0)
        words = _("{done} of {prescribed} prescribed sessions done ({percent} %).")
        yield words.format(done=done.done, prescribed=done.prescribed, percent=share)
    else:
        yield _("No session was prescribed in this time.")
    if done.locked:
        words = ngettext(
            "{n} that was not done fell on a day with all exercise locked.",
            "{n} that were not done fell on days with all exercise locked.",
            done.locked,
        )
        yield words.format(n=done.locked)
    beside = listed(_beside(done))
    if beside:
        yield _("Besides: {sessions}.").format(sessions=beside)


def _beside(done: Adherence) -> Iterator[str]:
    kinds = (
        (done.beyond, _("{n} of the programme on other days or more often")),
        (done.own, _("{n} chosen by the person")),
        (done.partly, _("{n} given up or less than half done")),
        (done.stopped, _("{n} stopped with “Something hurts”")),
    )
    yield from (words.format(n=n) for n, words in kinds if n)


# -- locks ----------------------------------------------------------------------------------------------


def locked_words(lock: Locked) -> str:
    """A lock: how urgent, what it locked, what was said."""
    said = _("; ").join(answered_words(item) for item in lock.items)
    words = _("Locked ({tier}): {locks}.").format(tier=lock.tier, locks=lock_words(lock.locks, lock.exercise))
    said = _("Said: {answers}.").format(answers=said) if said else rule_words(lock.fired, lock.rules_version)
    now = _("Still locked: {locks}.").format(locks=lock_words(lock.locks_now, lock.exercise))
    return " ".join([words, said, *([now] if lock.locks_now else [])])


def cleared_words(clear: Cleared) -> str:
    """The end of a lock: by whom, and what stays locked."""
    if clear.level == "L0":
        return _("Lock ended: asked again after the hours of waiting, and all was No.")
    who = listed([clear.clinician, clear.role]) or _("a clinician")
    words = _("Cleared by {who} ({level}).").format(who=who, level=clear.level)
    stays = _("Stays locked: {locks}.").format(locks=lock_words(clear.keep)) if clear.keep else ""
    return " ".join(part for part in (words, stays, clear.note) if part)


# -- function -------------------------------------------------------------------------------------------


def psfs_words(psfs: Psfs) -> str:
    """The change of the mean, and whether it is more than the error of the measure."""
    if psfs.change is None or psfs.verdict is None:
        return _("Rated once: no change can be told.")
    words = {
        "better": _("Better by {n} or more: beyond the error of the measure."),
        "worse": _("Worse by {n} or more: beyond the error of the measure."),
        "no": _("Less than {n}: within the error of the measure."),
    }[psfs.verdict].format(n=psfs_least(len(psfs.activities)))
    return _("Change {change}. {words}").format(change=signed(psfs.change), words=words)


def rmdq_words(rmdq: Rmdq) -> str:
    """The scores with their days, and the change from the first to the last."""
    scores = listed(_("{score} on {day}").format(day=day(at), score=score) for at, score in rmdq.scores)
    if rmdq.change is None:
        return _("Of 24: {scores}.").format(scores=scores)
    text = _("Of 24: {scores}. Change {change}: {words}.")
    return text.format(scores=scores, change=signed(rmdq.change), words=_rmdq_verdict(rmdq))


def _rmdq_verdict(rmdq: Rmdq) -> str:
    if rmdq.change is not None and rmdq.change >= RMDQ_CHANGE:
        return _("up by {n} or more").format(n=RMDQ_CHANGE)
    return {
        "meaningfully better": _("meaningfully better (5 points and 30 % or more)"),
        "possibly better": _("possibly better (5 points or 30 %, not both)"),
        "no": _("no meaningful improvement"),
        "too near the end": _("cannot be told so near the end of the scale"),
    }[rmdq.verdict or "no"]


# -- flares ---------------------------------------------------------------------------------------------


def flare_words(report: Report) -> str:
    """The days that the person called a flare."""
    if not report.flares:
        return _("No day was called a flare.")
    words = ngettext(
        "{n} day was called a flare by the person: {days}.",
        "{n} days were called a flare by the person: {days}.",
        len(report.flares),
    )
    # In order, but of very many the newest.
    days = [short_day_words(at, year=spans_years(report)) for at in report.flares[-_FLARES:]]
    left = len(report.flares) - len(days)
    more = [ngettext("and {n} before", "and {n} before", left).format(n=left)] if left else []
    return words.format(n=len(report.flares), days=listed([*days, *more]))
