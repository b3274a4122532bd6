"""A dose in words: the same on every page."""

from collections.abc import Callable, Sequence

from corecoach.prescription import Dosage, Prescribed
from corecoach.words import _, ngettext

LONG_HOLD_S = 60


def dose_words(prescribed: Prescribed) -> str:
    """`2 sets of 5, each side, hold 5 s`; with one set the hold comes first: `hold 20 s, 3 times`."""
    return _(", ").join(dose_parts(prescribed))


def dose_parts(
    prescribed: Prescribed,
    time: Callable[[int], str] | None = None,
    sides: Callable[[Prescribed], str] | None = None,
) -> tuple[str, ...]:
    """The parts of `dose_words`: between them is the best place for a new line. `time` and `sides` say
    seconds and sides in other words."""
    dosage, time = prescribed.dosage, time or seconds_words
    hold = _("hold {time}").format(time=time(dosage.hold_s)) if dosage.hold_s else ""
    side = (sides or sides_words)(prescribed)
    if dosage.sets > 1:
        parts = [_sets(dosage), side, hold]
    elif is_one_long_time(dosage):
        parts = [time(dosage.hold_s), side]
    else:
        parts = [hold, _times(dosage.reps_of_set(0)), side]
    return tuple(part for part in parts if part)


def is_one_long_time(dosage: Dosage) -> bool:
    """Whether the dose is a length of time, such as of a walk, and not a hold."""
    return dosage.sets == 1 and dosage.reps_of_set(0) == 1 and dosage.hold_s >= LONG_HOLD_S


def sides_words(prescribed: Prescribed) -> str:
    """Which sides are trained, and which first where that is not the right one; empty without sides."""
    words: dict[tuple[str | None, ...], str] = {
        ("right", "left"): _("each side"),
        ("left", "right"): _("each side, left first"),
        ("right",): _("right side only"),
        ("left",): _("left side only"),
    }
    return words.get(prescribed.side_order, "")


def seconds_words(seconds: int) -> str:
    """`8 s`, `3 min` or `1 min 30 s`."""
    minutes, rest = divmod(seconds, 60)
    parts = [minutes_words(minutes)] if minutes else []
    if rest or not minutes:
        parts.append(ngettext("{n} s", "{n} s", rest).format(n=rest))
    return " ".join(parts)


def minutes_words(minutes: int) -> str:
    """`14 min`."""
    return ngettext("{n} min", "{n} min", minutes).format(n=minutes)


def and_words(words: Sequence[str]) -> str:
    """`4, 3 and 2`."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=_(", ").join(words[:-1]), last=words[-1])


def _sets(dosage: Dosage) -> str:
    if isinstance(dosage.reps, int):
        words = ngettext("{sets} set of {reps}", "{sets} sets of {reps}", dosage.sets)
        return words.format(sets=dosage.sets, reps=dosage.reps)
    reps = and_words([str(n) for n in dosage.reps])
    words = ngettext("{sets} set: {reps} times", "{sets} sets: {reps} times", dosage.sets)
    return words.format(sets=dosage.sets, reps=reps)


def _times(reps: int) -> str:
    return ngettext("once", "{n} times", reps).format(n=reps)
