"""What became of each report that was loaded, in one line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corecoach.exchange import Problem
from corecoach.exchange.problems import one_line
from corecoach.practice.patient import Patient
from corecoach.practice.rows import plain
from corecoach.words import _, ngettext

if TYPE_CHECKING:
    from corecoach.practice.taking import Taken, Unknown

_LONGEST = 200


def refused_words(name: str, problems: Sequence[Problem]) -> str:
    """A file that was refused, with the first thing that is wrong."""
    words = _("{file}: not taken in, {what}.")
    return one_line(words.format(file=name, what=problems[0].what))[:_LONGEST]


def unsaved_words(name: str) -> str:
    """A file that could not be saved."""
    return _("{file}: could not be saved.").format(file=name)


def left_words(name: str) -> str:
    """A file that is of somebody else."""
    return _("{file}: left as it is, nothing was taken in.").format(file=name)


def taken_words(name: str, taken: "Taken", *, elsewhere: bool) -> str:
    """A file that was taken in: how many of its records were new, and what is to be minded."""
    new, different = taken.merged.new, taken.merged.different
    said = ngettext("{n} record was new.", "{n} records were new.", new) if new else _("no record was new.")
    parts = [_("{file}: {said}").format(file=name, said=said.format(n=new))]
    if elsewhere:
        parts.append(_("It is of {name}, and was taken in there.").format(name=taken.patient.patient.name))
    if taken.device == "other":
        parts.append(_("It came from another computer than before."))
    if different:
        words = ngettext(
            "{n} record says something else than before; the first one stands.",
            "{n} records say something else than before; the first ones stand.",
            different,
        )
        parts.append(words.format(n=different))
    return " ".join(parts)


def whose_lines(name: str, found: "Unknown", patient: Patient) -> Iterator[str]:
    """What is in a file whose patient is unknown, beside what is known here."""
    yield whence_words(name, found)
    yield _("In the file: {who}.").format(who=_who_words(found.name, found.birth_year))
    born = patient.born.year if patient.born else None
    yield _("Here: {who}.").format(who=_who_words(patient.name, born))
    if plain(found.name) != plain(patient.name):
        yield _("The two names are not the same.")


def _who_words(name: str, born: int | None) -> str:
    words = _("{name}, born {year}") if born else _("{name}, year of birth not known")
    return words.format(name=name or _("no name"), year=born)


def whence_words(name: str, found: "Unknown") -> str:
    """Why somebody has to say whose a file is."""
    if found.another:
        words = _("{file} is of {name}'s programme, but from another computer than before.")
        return words.format(file=name, name=found.of)
    return _("{file} is of a programme that none of your patients has.").format(file=name)
