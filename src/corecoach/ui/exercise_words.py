"""What the library and the page of an exercise say: goals, positions, things, levels, the usual range."""

from collections.abc import Mapping

from msgspec import Struct

from corecoach.coach.library_view import Entry, ExerciseView
from corecoach.prescription import DosageRange, Exercise
from corecoach.ui.dose import seconds_words
from corecoach.ui.widgets.dose_list import NO_BREAK_SPACE
from corecoach.ui.widgets.message import Tone
from corecoach.ui.widgets.tile import TileWords
from corecoach.words import _, ngettext


def goal_words() -> Mapping[str, str]:
    """What an exercise is for, by category."""
    return {
        "core": _("Core"),
        "stretch": _("Stretch"),
        "mobility": _("Mobility"),
        "posture": _("Posture"),
        "breathing": _("Breathing"),
    }


def position_words() -> Mapping[str, str]:
    """How one lies, kneels, sits or stands, inside a line."""
    return {
        "supine": _("on your back"),
        "prone": _("face down"),
        "side-lying": _("on your side"),
        "quadruped": _("on hands and knees"),
        "kneeling": _("kneeling"),
        "sitting": _("sitting"),
        "standing": _("standing"),
    }


def level_words() -> Mapping[str, str]:
    """How hard, from 1 to 4."""
    return {"1": _("1, easiest"), "2": "2", "3": "3", "4": _("4, hardest")}


def line_words(exercise: Exercise) -> str:
    """`Core, on your back`."""
    goal, position = goal_words()[exercise.category], position_words()[exercise.position]
    return _("{goal}, {position}").format(goal=goal, position=position)


def tile_words(entry: Entry) -> TileWords:
    """What stands on the tile of an exercise."""
    mark = ("circle-check", _("In your programme")) if entry.in_programme else ("", "")
    return TileWords(_(entry.exercise.name), line_words(entry.exercise), mark, _state(entry))


def _state(entry: Entry) -> tuple[str, str]:
    """Why it cannot simply be done, as an icon and words."""
    if entry.locked:
        return ("lock", _("Locked"))
    if entry.suits.open:
        return ("info", _("Done differently, for you")) if entry.suits.action == "modify" else ("", "")
    if entry.suits.action == "avoid":
        return ("hand", _("Not for you"))
    return ("message-square-quote", _("Ask your physio first"))


def range_words(usual: DosageRange) -> str:
    """`Usual range: 1 to 3 sets, 2 to 8 times, hold 5 to 10 s, 1 time a day, 4 to 7 days a week.`"""
    hold = usual.hold_s
    parts = [
        ngettext("{n} set", "{n} sets", usual.sets[1]).format(n=_span(usual.sets)),
        ngettext("{n} time", "{n} times", usual.reps[1]).format(n=_span(usual.reps))
        if usual.reps[1] > 1
        else "",
        _("hold {span}").format(span=_seconds(hold)) if hold[1] else "",
        ngettext("{n} time a day", "{n} times a day", usual.sessions_per_day[1]).format(
            n=_span(usual.sessions_per_day)
        ),
        ngettext("{n} day a week", "{n} days a week", usual.days_per_week[1]).format(
            n=_span(usual.days_per_week)
        ),
    ]
    return _("Usual range: {parts}.").format(parts=_(", ").join(part for part in parts if part))


def _span(span: tuple[int, ...]) -> str:
    low, high = span[0], span[1]
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def _seconds(span: tuple[int, ...]) -> str:
    """No line may begin with the `s` of `10 s`."""
    low, high = (seconds_words(seconds).replace(" ", NO_BREAK_SPACE) for seconds in span)
    return high if low == high else _("{low} to {high}").format(low=low, high=high)


class Notice(Struct, frozen=True):
    """What a caution asks for: a title, and lines of (what to do, what is the reason)."""

    title: str
    lines: tuple[tuple[str, str], ...]
    tone: Tone = "caution"
    icon: str = ""


def notices(view: ExerciseView) -> list[Notice]:
    """What applies to this person, the strongest first: nothing of it stands below the steps."""
    agreed = view.entry.suits.open
    found = []
    if view.entry.suits.action == "avoid" and not agreed:
        lines = (*_lines(view, "avoid"), *_not_now(view))
        found.append(Notice(_("This one is not for you"), lines, icon="hand"))
    if view.entry.suits.action in ("avoid", "ask-physio") and agreed:
        strong = (*_lines(view, "avoid"), *_lines(view, "ask-physio"))
        found.append(Notice(_("Your physio chose this for you. Take care"), strong))
    elif view.entry.suits.action == "ask-physio" or (not agreed and _lines(view, "ask-physio")):
        found.append(Notice(_("Ask your physio first"), _to_ask(view), icon="message-square-quote"))
    if _lines(view, "modify"):
        found.append(Notice(_("Do it this way"), _lines(view, "modify"), "guidance"))
    if _lines(view, "monitor"):
        found.append(Notice(_("Watch how it feels"), _lines(view, "monitor"), "guidance", "eye"))
    return found


def _to_ask(view: ExerciseView) -> tuple[tuple[str, str], ...]:
    own = (
        [(_("Do this only when your physio gives it to you."), "")]
        if view.exercise.needs_prescription
        else []
    )
    way = _not_now(view) or ((_("You can try it here once it is in your programme."), ""),)
    return (*_lines(view, "ask-physio"), *own, *way)


def _not_now(view: ExerciseView) -> tuple[tuple[str, str], ...]:
    """What a physiotherapist set for another phase is not set for now."""
    if not view.entry.in_programme or view.entry.suits.prescribed:
        return ()
    return ((_("It is in your programme, but not for these weeks."), ""),)


def _lines(view: ExerciseView, action: str) -> tuple[tuple[str, str], ...]:
    """Each note with what it is for, in the words in which the person was asked."""
    lines = []
    for code, caution in view.entry.suits.applying:
        if caution.action == action:
            question = view.reasons.get(code, "")
            reason = _("Because: {words}").format(words=_(question)) if question else ""
            lines.append((_(caution.note), reason))
    return tuple(lines)
