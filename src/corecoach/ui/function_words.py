"""What was said of function, in words: what changed, by how much, and how much of that can be chance."""

from collections.abc import Sequence
from datetime import datetime

from corecoach.coach.function import Agenda
from corecoach.pain.function import (
    RMDQ_CHANGE,
    Instrument,
    psfs_change,
    psfs_least,
    psfs_score,
    rmdq_change,
)
from corecoach.ui.dates import date_words
from corecoach.words import _, ngettext

# What is shown comes from these; none of them is quoted but the Roland-Morris questionnaire.
PSFS_CITATION = "Stratford P, Gill C, Westaway M, Binkley J. Physiother Can 1995; 47: 258-263"
CHANGE_CITATION = "Kamper SJ, Maher CG, Mackay G. J Man Manip Ther 2009; 17: 163-170"


def title_words(instrument: Instrument) -> str:
    """What a set of questions is called."""
    return {
        "psfs": _("What matters to you"),
        "rmdq": _("Everyday things"),
        "change": _("Better or worse"),
    }[instrument]


def about_words(instrument: Instrument) -> str:
    """What a set of questions asks."""
    return {
        "psfs": _("Things that are hard for you because of your back, in your own words."),
        "rmdq": _("24 sentences about a day with back pain. You tick those that describe you."),
        "change": _("How your back is compared with when you started, and how hard exercise was."),
    }[instrument]


def mean_words(ratings: Sequence[int]) -> str:
    """The mean of some ratings with one figure behind the point, `4` or `3.7`."""
    return f"{round(psfs_score(ratings), 1):g}"


def psfs_words(before: Sequence[int], now: Sequence[int]) -> str:
    """What ratings of the same activities say, compared with the first ones."""
    moved = abs(psfs_score(now) - psfs_score(before))
    names = {"n": f"{round(moved, 1):g}", "least": psfs_least(len(now))}
    match psfs_change(before, now):
        case "better":
            return _("Up by {n}. A difference of {least} or more is seldom chance.").format(**names)
        case "worse":
            return _("Down by {n}. That is worth telling your physio.").format(**names)
        case _:
            return _("A difference of less than {least} can be chance.").format(**names)


def rmdq_words(before: int, now: int) -> str:
    """What a number of sentences says, compared with the first one."""
    if now - before >= RMDQ_CHANGE:
        return _("Up by {n}. That is worth telling your physio.").format(n=now - before)
    match rmdq_change(before, now):
        case "meaningfully better":
            words = _("Down by {n}. A drop of {least} or more is one most people notice.")
            return words.format(n=before - now, least=RMDQ_CHANGE)
        case "possibly better":
            return _("Down by {n}. That may be a change, or chance.").format(n=before - now)
        case "too near the end":
            return _("So near the end of the list it cannot tell small changes.")
        case _:
            return _("A difference of less than {least} can be chance.").format(least=RMDQ_CHANGE)


def ticked_words(count: int) -> str:
    """How many of the 24 sentences are ticked."""
    return ngettext("{n} of 24 sentences", "{n} of 24 sentences", count).format(n=count)


def signed(number: int) -> str:
    """`+2`, `0`, `−3`."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def change_words(change: int) -> str:
    """How the back is compared with the start, -5 to 5."""
    if change == 0:
        return _("no change (0)")
    words = _("better ({n})") if change > 0 else _("worse ({n})")
    ends = {-5: _("much worse ({n})"), 5: _("all better ({n})")}
    return ends.get(change, words).format(n=signed(change))


def effort_words(effort: int | None) -> str:
    """How hard exercise was; nothing where nothing was said."""
    return "" if effort is None else _("{n} of 10").format(n=effort)


def when_words(instrument: Instrument, agenda: Agenda, now: datetime) -> str:
    """When to answer a set of questions next."""
    earliest = agenda.earliest[instrument]
    if agenda.due == instrument:
        return _("Due now.")
    if earliest is None:
        return _("Answer whenever you like.")
    day = earliest.astimezone(now.tzinfo).date()
    if day <= now.date():
        return _("It comes later by itself. You can answer it now too.")
    return _("Next: from {day}.").format(day=date_words(day, now.date()))
