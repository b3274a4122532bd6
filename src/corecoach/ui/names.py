"""Words for days, equipment, sides and phases: one place each."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from corecoach.prescription import Prescribed, parse_tempo
from corecoach.session import PhaseKind
from corecoach.words import _


def weekday_name(day: date) -> str:
    """`Tuesday`."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[day.weekday()]


def month_short(day: date) -> str:
    """`Nov`."""
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    return names[day.month - 1]


def weekday_short(day: date) -> str:
    """`Tue`."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def _things() -> Mapping[str, tuple[str, str]]:
    """What one needs, by its name, and as how something is done."""
    return {
        "none": (_("nothing"), ""),
        "mat": (_("a mat"), _("on a mat")),
        "chair": (_("a chair"), _("with a chair")),
        "wall": (_("a wall"), _("at a wall")),
        "towel": (_("a towel"), _("with a towel")),
    }


def thing_words() -> Mapping[str, str]:
    """What one needs: `a mat`."""
    return {thing: name for thing, (name, _way) in _things().items()}


def equipment_words(equipment: Sequence[str]) -> str:
    """`on a mat, with a chair`."""
    things = _things()
    return _(", ").join(things[e][1] for e in equipment)


def side_words(side: str | None) -> str:
    """`Right side`, `Left side`, or nothing."""
    return {"right": _("Right side"), "left": _("Left side")}.get(side or "", "")


def moment_words(moment: str) -> str:
    """`Start` or `Hold`: the two moments (`start`, `hold`) that an exercise is shown by."""
    return {"start": _("Start"), "hold": _("Hold")}[moment]


class PhaseWords(Struct, frozen=True):
    """How a kind of phase is shown and heard: its big word, its colour, its sound and its spoken word."""

    word: str
    color: str
    sound: str | None
    spoken: str


def phase_words(kind: PhaseKind, item: Prescribed) -> PhaseWords:
    """The words of a kind of phase of an exercise."""
    if kind is PhaseKind.HOLD and parse_tempo(item.dosage.tempo) is None:
        return _uncounted_words(item)
    match kind:
        case PhaseKind.PREPARE:
            return PhaseWords(_("GET READY"), "ready", None, "")
        case PhaseKind.MOVE:
            return PhaseWords(_("MOVE"), "hold", "start", _("Move"))
        case PhaseKind.HOLD:
            return PhaseWords(_("HOLD"), "hold", "start", _("Hold"))
        case PhaseKind.BACK:
            return PhaseWords(_("RETURN"), "hold", "end", _("And back"))
        case PhaseKind.RELAX:
            return PhaseWords(_("RELAX"), "rest", "end", _("Relax"))
        case PhaseKind.SET_REST:
            return PhaseWords(_("REST"), "rest", "rest", _("Rest"))
        case PhaseKind.SWITCH:
            return PhaseWords(_("SWITCH SIDES"), "switch", "switch", _("Switch sides"))
        case PhaseKind.ICE | PhaseKind.ICE_MASSAGE:
            return PhaseWords(_("ICE"), "ice", "start", _("Ice"))
        case PhaseKind.HEAT | PhaseKind.WRAP:
            return PhaseWords(_("HEAT"), "heat", "start", _("Heat"))
        case PhaseKind.SKIN_CHECK:
            return PhaseWords(_("CHECK"), "ready", "rest", _("Check your skin"))


def _uncounted_words(item: Prescribed) -> PhaseWords:
    """Nobody is to hold their breath or stand still in a walk because a large word says so."""
    if item.dosage.tempo == "still":
        return PhaseWords(_("STAY"), "hold", "start", _("Stay there and breathe"))
    if item.exercise.category == "breathing":
        return PhaseWords(_("BREATHE"), "hold", "start", _("Breathe slowly"))
    return PhaseWords(_("KEEP GOING"), "hold", "start", _("Keep going"))


def clock_words(seconds: float) -> str:
    """`9:10`: minutes and seconds, rounded up so that it never says less than is left."""
    whole = int(-(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"
