"""A patient in words: who they are, what is to be avoided, when they were cleared."""

from datetime import date

from msgspec import Struct

from corecoach.practice.patient import LogLine, Patient, PatientFile
from corecoach.ui.names import month_short
from corecoach.ui.practice.caution_words import caution_words
from corecoach.words import _, ngettext

# More cautions than these are counted: the header has room for no more.
_NAMED = 2
CLEARANCES = ("code", "clearance-file")


class Header(Struct, frozen=True):
    """What the head of every tab says. Empty texts say nothing."""

    name: str
    who: str
    cleared: str = ""
    avoid: str = ""


def short_day(day: date, today: date | None = None) -> str:
    """A day as in a table: "3 Feb 1960", without the year of `today`."""
    if today is not None and today.year == day.year:
        return _("{day} {month}").format(day=day.day, month=month_short(day))
    return _("{day} {month} {year}").format(day=day.day, month=month_short(day), year=day.year)


def who_words(patient: Patient) -> str:
    """ "Born 3 Feb 1960. Local ID 20417", as far as it is known."""
    parts = []
    if patient.born:
        parts.append(_("Born {day}").format(day=short_day(patient.born)))
    if patient.local_id:
        parts.append(_("Local ID {id}").format(id=patient.local_id))
    return _(". ").join(parts)


def header_of(file: PatientFile, today: date | None) -> Header:
    """The head of the tabs of a patient."""
    patient = file.patient
    return Header(patient.name, who_words(patient), _cleared(file.log(), today), _avoid(patient.cautions))


def _cleared(log: tuple[LogLine, ...], today: date | None) -> str:
    """The newest clearance, while it is good."""
    newest = next((line for line in log if line.what in CLEARANCES), None)
    if newest is None or (today and newest.until and newest.until < today):
        return ""
    return _("Cleared {day}").format(day=short_day(newest.at.date(), today))


def _avoid(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    if len(codes) > _NAMED:
        words = ngettext("{n} caution", "{n} cautions", len(codes))
        return words.format(n=len(codes))
    return _("Caution: {names}").format(names=_(", ").join(caution_words(codes)))
