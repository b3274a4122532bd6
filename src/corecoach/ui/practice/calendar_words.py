"""The calendar of sessions in words: its states, and each of its days."""

from corecoach.practice.overview_views import DayCell, DayState
from corecoach.ui.names import month_short, weekday_short
from corecoach.words import _, ngettext

# In the order of the legend. A dash on a day of rest, and an empty field to come, need no words there.
SHOWN: tuple[DayState, ...] = ("done", "part", "missed", "locked", "extra")


def state_words(state: DayState) -> str:
    """What a sign of the calendar means."""
    return {
        "done": _("Done"),
        "part": _("Part"),
        "missed": _("Missed"),
        "rest": _("Rest"),
        "locked": _("Locked"),
        "extra": _("Extra"),
        "planned": _("To come"),
        "untold": _("Not in any file"),
        "none": "",
    }[state]


def cell_words(cell: DayCell) -> str:
    """A day: `Thu 2 May: part. 1 of 2 planned sessions done.`"""
    day = _("{weekday} {day} {month}").format(
        weekday=weekday_short(cell.day), day=cell.day.day, month=month_short(cell.day)
    )
    said = state_words(cell.state).lower() or _("nothing to show")
    parts = [_("{day}: {state}.").format(day=day, state=said)]
    if cell.prescribed:
        words = ngettext("{done} of {n} planned.", "{done} of {n} planned.", cell.prescribed)
        parts.append(words.format(done=cell.done, n=cell.prescribed))
    if cell.more:
        words = ngettext("{n} more session.", "{n} more sessions.", cell.more)
        parts.append(words.format(n=cell.more))
    if cell.begun:
        words = ngettext("{n} begun, less than half done.", "{n} begun, less than half done.", cell.begun)
        parts.append(words.format(n=cell.begun))
    if cell.locked and cell.state != "locked":
        parts.append(_("All exercise was locked that day."))
    return " ".join(parts)
