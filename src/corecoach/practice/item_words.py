"""What is pointed out about one exercise, in words."""

from collections.abc import Callable

from corecoach.practice.words_around import Around, Said
from corecoach.words import _


def _avoid(a: Around) -> Said:
    title = _("{name}: to be avoided").format(name=a.name)
    text = _("The library says to avoid it with: {cautions}. {notes}").format(cautions=a.named, notes=a.notes)
    return title, text.strip(), _("Cautions of the exercise. It stays only with a reason.")


def _ask(a: Around) -> Said:
    title = _("{name}: for you to confirm").format(name=a.name)
    text = _("With {cautions} a physiotherapist confirms it first. {notes}").format(
        cautions=a.named, notes=a.notes
    )
    return title, text.strip(), _("Cautions of the exercise")


def _prescription(a: Around) -> Said:
    title = _("{name}: only when prescribed").format(name=a.name)
    return title, _("Nobody can choose it alone. Signing prescribes it, as it is here."), _("The exercise")


def _care(a: Around) -> Said:
    title = _("{name}: with care").format(name=a.name)
    text = _("With {cautions}. {notes}").format(cautions=a.named, notes=a.notes)
    return title, text.strip(), _("Cautions of the exercise")


def _over_limit(a: Around) -> Said:
    title = _("{name}: above its limit").format(name=a.name)
    text = _("{what}: {value}. The limit you set is {most}.").format(
        what=_part(a.remark.field), value=a.n("value"), most=a.n("most")
    )
    return title, text, _("The limits of this exercise")


def _above(a: Around) -> Said:
    return _("{name}: more than usual").format(name=a.name), _usual(a), _("Dose range of the exercise")


def _below(a: Around) -> Said:
    return _("{name}: less than usual").format(name=a.name), _usual(a), _("Dose range of the exercise")


def _usual(a: Around) -> str:
    what, low, high = _part(a.remark.field), a.n("low"), a.n("high")
    if low == high:
        return _("{what}: {value}. Usual: {n}.").format(what=what, value=a.n("value"), n=low)
    return _("{what}: {value}. Usual: {low} to {high}.").format(
        what=what, value=a.n("value"), low=low, high=high
    )


def _part(field: str) -> str:
    """A part of a dose."""
    return {
        "sets": _("Sets"),
        "reps": _("Repetitions a set"),
        "hold_s": _("Seconds of hold"),
        "rest_between_reps_s": _("Seconds of rest between repetitions"),
        "rest_between_sets_s": _("Seconds of rest between sets"),
    }.get(field, field)


def _jump(a: Around) -> Said:
    title = _("{name} jumps too far").format(name=a.name)
    sides = a.exercise is not None and a.exercise.sides == "each"
    if a.remark.field == "hold_s":
        work = _("{n} s a side, up from {before} s.") if sides else _("{n} s in all, up from {before} s.")
    else:
        work = (
            _("{n} repetitions a side, up from {before}.")
            if sides
            else _("{n} repetitions in all, up from {before}.")
        )
    said = work.format(n=a.n("value"), before=a.n("before"))
    limit = _("The limit is 20 % a week, or one repetition more a set.")
    if a.n("week") > 1:
        limit = _("The limit is 20 % a week until week {week}.").format(week=a.n("week"))
    return title, f"{said} {limit}", _("20 % a week, a convention; compared with the version signed last")


def _twice(a: Around) -> Said:
    title = _("{name} stands here twice").format(name=a.name)
    return title, _("Progress is kept for each place by itself."), _("Fewer exercises are done better")


def _reading_age(a: Around) -> Said:
    title = _("The note on {name} is hard to read").format(name=a.name)
    text = _(
        "It asks for school grade {grade}; grade {most} is easy for most. Shorter sentences and plain words "
        "help: “bend your knee”, not “perform flexion”."
    ).format(grade=a.n("grade"), most=a.n("most"))
    return title, text, _("Flesch-Kincaid; plain handouts stay at grade 6 or below")


def _reading_time(a: Around) -> Said:
    title = _("The note on {name} is long").format(name=a.name)
    text = _("With the first cue, {words} words take about {n} s to read. There are {most} s to get ready.")
    said = text.format(words=a.n("words"), n=a.n("value"), most=a.n("most"))
    return title, said, _("150 words a minute")


ITEM_WORDS: dict[str, Callable[[Around], Said]] = {
    "avoid": _avoid, "ask": _ask, "prescription": _prescription, "care": _care, "over-limit": _over_limit,
    "above-range": _above, "below-range": _below, "jump": _jump, "twice": _twice,
    "reading-age": _reading_age, "reading-time": _reading_time,
}  # fmt: skip
