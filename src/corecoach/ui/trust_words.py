"""What the pages say of a signature, in plain words: whose it is, since when, and what a new one can mean."""

from datetime import date

from corecoach.coach.trust import Signer, Trust, TwoPeople
from corecoach.prescription import Author, Patient
from corecoach.ui.dates import plain_date_words
from corecoach.words import _


def who_words(author: Author) -> str:
    """`NAME, physiotherapist, PH123456`, as the file says it."""
    named = _("{name}, {role}").format(name=author.name, role=author.role)
    if not author.registration:
        return named
    return _("{author}, {registration}").format(author=named, registration=author.registration)


def since_words(signer: Signer, today: date) -> str:
    """Since when a key is known here."""
    if signer.since is None:
        return _("New here.")
    return _("Known here since {day}.").format(day=plain_date_words(signer.since.date(), today))


def title_words(trust: Trust) -> str:
    """What is the case, in one line."""
    if trust.signer is None:
        return _("This file is not signed.")
    if trust.doubts_signature:
        return _("This is not the signature you know")
    return _("Signed by {name}").format(name=trust.signer.author.name)


def lines_of(trust: Trust, today: date) -> list[str]:
    """What it means and what to do, a sentence or two each."""
    signer, before = trust.signer, trust.before
    if trust.kind == "first":
        return [
            _("The letters of the signature show that the file is from your physio."),
            _("Compare these letters with the ones from your physio."),
            _("The same letters stand on your paper sheet, or ring and ask."),
            _("If they are not the same, do not use this file."),
        ]
    if signer is not None and not trust.doubts_signature:
        words = _("The letters of the signature are the same as before. {since}")
        return [words.format(since=since_words(signer, today))]
    if before is None:
        return [_("Nobody can tell who made it, or if it was changed.")]
    day = plain_date_words(before.since.date(), today) if before.since else ""
    known = _("Your programmes have been signed by {name} since {day}.")
    return [
        known.format(name=before.author.name, day=day),
        _("Ask them before you use this file. The programme you have stays as it is."),
        *reach_words(before),
    ]


def reach_words(before: Signer) -> list[str]:
    """How to reach who signed before, as their programme says it."""
    if not before.author.contact:
        return []
    words = _("The programme you have gives this for {name}: {contact}")
    return [words.format(name=before.author.name, contact=before.author.contact)]


def people_words(people: TwoPeople) -> list[str]:
    """For whom a file is, and for whom the programme in use is."""
    same_name = people.file.name == people.in_use.name
    file, in_use = (_person(p, with_year=same_name) for p in (people.file, people.in_use))
    return [
        _("This file is for {name}.").format(name=file),
        _("The programme in use is for {name}.").format(name=in_use),
    ]


def _person(patient: Patient, *, with_year: bool) -> str:
    if not with_year or patient.birth_year is None:
        return patient.name
    return _("{name}, born in {year}").format(name=patient.name, year=patient.birth_year)


def meanings(trust: Trust) -> list[str]:
    """What it can mean that the signature is another one, or that there is none."""
    somebody = _("Somebody else made this file.")
    if trust.kind == "changed":
        return [_("Your physio has a new computer."), somebody]
    if trust.kind == "new-clinician":
        return [_("Another physio looks after you now."), _("Your physio has a new computer."), somebody]
    if trust.kind == "unsigned-after-signed":
        return [
            _("Your physio forgot to sign it."),
            _("The file was changed, and then the signature was taken off."),
            somebody,
        ]
    return []


def short_words(trust: Trust, today: date) -> str:
    """The same in one sentence or two, where there is no room for more."""
    signer = trust.signer
    if signer is None:
        return title_words(trust)
    words = _("Signed by {name}, letters of the signature {letters}. {since}")
    since = since_words(signer, today)
    # In a narrow place the groups stay on one line.
    letters = signer.fingerprint.replace(" ", "\u00a0")
    return words.format(name=signer.author.name, letters=letters, since=since)


def ask_words(trust: Trust) -> list[str]:
    """What to do before a file is used that is not by who signed before."""
    before = trust.before
    words = people_words(trust.people) if trust.people else []
    if before is None:
        return [*words, _("Ring your physio. Ask if this file is for you.")]
    ring = _("Ring {name}. Use a number that you had before this file.").format(name=before.author.name)
    words += [ring, *reach_words(before)]
    if trust.people is not None:
        words.append(_("Ask if this file is for you."))
    if not trust.doubts_signature:
        return words
    if trust.signer is None:
        return [*words, _("Ask if they made this file. Ask for a signed one.")]
    return [*words, _("Ask if they know about this file. Ask whose these letters of the signature are:")]


def tick_words(trust: Trust) -> str:
    """What the person says that they did."""
    if not trust.doubts_signature:
        return _("I asked, and this file is for me.")
    if trust.signer is None:
        if trust.people is not None:
            return _("I asked. This file is from my physio, and it is for me.")
        return _("I asked, and this file is from my physio.")
    if trust.people is not None:
        return _("I asked. The letters are right, and this file is for me.")
    return _("I asked, and the letters are right.")


def stays_locked_words(trust: Trust) -> str:
    """What becomes of what is locked by now. Signed or not, a plan that a programme confirms ends a lock for
    the person alone, as typed details do."""
    name = trust.before.author.name if trust.before else ""
    words = _(
        "What your symptoms or pain locked stays locked. A code for it must come from {name}. "
        "But this file can end a lock that is about you, such as your age."
    )
    return words.format(name=name)


def meaning_of_signature() -> list[str]:
    """What a signature tells, and what it does not."""
    return [
        _("The file is as it was when it was signed. Not one letter was changed."),
        _("The same letters of the signature each time mean the same signature."),
        _("CoreCoach cannot see who holds the key. So compare the letters with your physio."),
    ]
