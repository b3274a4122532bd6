"""Words of the built-in routines: how long, with what, and why an exercise is left out."""

from collections.abc import Sequence

from corecoach.coach.views import OwnEntry, OwnLeftOut
from corecoach.ui.names import equipment_words
from corecoach.words import _, ngettext


def size_words(minutes: int, exercises: int, equipment: Sequence[str]) -> str:
    """`12 minutes, 6 exercises, on a mat`."""
    parts = [
        ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes),
        ngettext("{n} exercise", "{n} exercises", exercises).format(n=exercises),
    ]
    return _(", ").join([*parts, *([equipment_words(equipment)] if equipment else [])])


def entry_words(entry: OwnEntry) -> str:
    """The same of an entry in the list; with several parts the shortest and the longest."""
    least, most = min(entry.minutes), max(entry.minutes)
    if least == most:
        return size_words(most, max(entry.exercises), entry.equipment)
    parts = [
        _("{least} to {most} minutes").format(least=least, most=most),
        ngettext("{n} part", "{n} parts", len(entry.minutes)).format(n=len(entry.minutes)),
    ]
    return _(", ").join([*parts, *([equipment_words(entry.equipment)] if entry.equipment else [])])


def left_out_words(left: OwnLeftOut) -> str:
    """Why an exercise is left out, and what it says itself."""
    why = {
        "needs-prescription": _("Only when your physio has chosen it for you."),
        "avoid": _("It does not fit what you told us about yourself."),
        "ask-physio": _("Ask your physio first, because of what you told us about yourself."),
        "locked": _("Locked for now because of what you told us."),
    }[left.why]
    return " ".join([why, *(_(note) for note in left.notes)])
