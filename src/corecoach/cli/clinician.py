"""`corecoach clinician`: the clinician's copy makes a key, signs programmes and clears lockouts."""

import base64
import os
from argparse import Namespace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from msgspec.structs import replace

from corecoach.cli import passphrases
from corecoach.cli.clinician_files import (
    Lines,
    already_there,
    opened_key,
    programme_in,
    signed_with,
    write_file,
    write_key,
)
from corecoach.cli.out import DONE, REFUSED, complain, say
from corecoach.cli.sources import read_in
from corecoach.clock import SystemClock
from corecoach.exchange import Problem, read_file, write_programme
from corecoach.exchange.clearance_code import CodeTerms, make_code
from corecoach.exchange.clearance_file import ClearanceBody, read_clearance, write_clearance
from corecoach.exchange.keys import SigningKey, fingerprint, new_key, open_key, passphrase_fault
from corecoach.exchange.passphrase import SALT_BYTES, hash_passphrase
from corecoach.exchange.problems import one_line
from corecoach.exchange.programme_file import sign_programme
from corecoach.library import Library
from corecoach.prescription import ClearanceTerms, PassphraseHash, Programme
from corecoach.safety.challenge import cleaned, grouped, is_challenge
from corecoach.words import _

Pair = tuple[Programme, SigningKey]


def key(options: Namespace) -> int:
    """Make a key file, and print the fingerprint of the key."""
    return _answer(_key(options.file))


def sign(options: Namespace) -> int:
    """Put the terms of clearance into a programme, sign it and write it."""
    return _answer(_sign(options))


def code(options: Namespace) -> int:
    """Print the code for one lockout, to be told on the telephone."""
    return _answer(_mistyped([options.challenge]) or _code(options))


def clearance(options: Namespace) -> int:
    """Write a signed clearance file for some lockouts."""
    return _answer(_mistyped(options.challenges) or _clearance(options))


def _answer(result: str | Lines) -> int:
    if isinstance(result, str):
        say(result)
        return DONE
    for line in result:
        complain(line)
    return REFUSED


def _key(path: Path) -> str | Lines:
    if os.path.lexists(path):
        return [already_there(path)]
    passphrase = passphrases.ask_new(passphrases.KEY, _("A passphrase for the new key: "))
    if isinstance(passphrase, list):
        return passphrase
    pem = new_key(passphrase)
    if isinstance(pem, Problem):
        return [pem.line(str(path))]
    made = open_key(pem, passphrase)
    if isinstance(made, Problem):
        return [made.line(str(path))]
    words = _("{path}: key made, fingerprint {fingerprint}")
    return write_key(path, pem) or words.format(path=path, fingerprint=fingerprint(made.public))


def _sign(options: Namespace) -> str | Lines:
    file = programme_in(options.programme)
    if isinstance(file, list):
        return file
    opened = opened_key(options.key)
    if isinstance(opened, list):
        return opened
    hashed = _in_person(options.key) if options.passphrase else None
    if isinstance(hashed, list):
        return hashed
    terms = ClearanceTerms(_shared(opened, file.programme), hashed)
    data = write_programme(sign_programme(replace(file.programme, clearance=terms), opened))
    words = _("{path}: programme signed with the key {fingerprint}")
    said = words.format(path=options.out, fingerprint=fingerprint(opened.public))
    read = read_in(data, Library())
    return _refusals(read, options.out) or write_file(options.out, data, options.key) or said


def _code(options: Namespace) -> str | Lines:
    found = _programme_and_key(options)
    if isinstance(found, list):
        return found
    programme, opened = found
    if programme.clearance is None or programme.clearance.key != _shared(opened, programme):
        allowed = _("a programme from corecoach clinician sign")
        problem = Problem("programme.clearance", _("this programme takes no codes of this key"), allowed)
        return [problem.line(str(options.programme))]
    today = SystemClock().now().date()
    terms = CodeTerms(tuple(options.keep), options.weeks, options.examined or today)
    refused = _untimely(terms.examined > today, terms.review_by, today)
    if refused:
        return refused
    # The code alone is on standard output; what it will say in the clinician's name is said beside it.
    complain(_terms(terms))
    return grouped(make_code(opened.clearance_key(programme.id), cleaned(options.challenge), terms))


def _terms(terms: CodeTerms) -> str:
    """What a code says, for the one who gives it."""
    words = _("This code says: examined on {examined}; stays locked: {kept}; holds until {until}.")
    kept = ", ".join(terms.keep) or _("nothing")
    return words.format(examined=terms.examined, kept=kept, until=terms.review_by)


def _clearance(options: Namespace) -> str | Lines:
    found = _programme_and_key(options)
    if isinstance(found, list):
        return found
    programme, opened = found
    now = SystemClock().now()
    body = _body(options, programme, now)
    data = write_clearance(body, opened)
    refused = _untimely(body.assessed_at > now, body.review_by, now.date()) or _midnight(options, now)
    refused = refused or _refusals(read_clearance(data), options.out)
    words = _("{path}: clearance signed with the key {fingerprint}, good until {date}")
    said = words.format(path=options.out, fingerprint=fingerprint(opened.public), date=body.review_by)
    return refused or write_file(options.out, data, options.key, options.programme) or said


def _body(options: Namespace, programme: Programme, now: datetime) -> ClearanceBody:
    examined: datetime = options.examined or now
    return ClearanceBody(
        id=uuid4().hex,
        programme=programme.id,
        challenges=tuple(dict.fromkeys(map(cleaned, options.challenges))),
        assessed_at=examined,
        by=programme.author,
        outcome="cleared-with-limits" if options.keep else "cleared",
        review_by=examined.date() + timedelta(weeks=options.weeks),
        keep=tuple(dict.fromkeys(options.keep)),
        # A terminal in another encoding can hand over what no file could hold.
        note=options.note.encode("utf-8", "replace").decode(),
    )


def _programme_and_key(options: Namespace) -> Pair | Lines:
    file = programme_in(options.programme)
    if isinstance(file, list):
        return file
    opened = opened_key(options.key)
    if isinstance(opened, list):
        return opened
    return signed_with(opened, file, options.programme) or (file.programme, opened)


def _shared(opened: SigningKey, programme: Programme) -> str:
    return base64.b64encode(opened.clearance_key(programme.id)).decode()


def _in_person(key_file: Path) -> PassphraseHash | Lines:
    """The hash of a second passphrase, for the person's machine."""
    passphrase = passphrases.ask_new(passphrases.IN_PERSON, _("A passphrase to use in person: "))
    if isinstance(passphrase, list):
        return passphrase
    fault = passphrase_fault(passphrase)
    if fault:
        return [fault.line("--passphrase")]
    pem = read_file(key_file)
    if isinstance(pem, bytes) and isinstance(open_key(pem, passphrase), SigningKey):
        # It will be typed on machines of other people, and a hash of it lies there.
        return [_("--passphrase: this passphrase opens the key; another one must be used in person")]
    return hash_passphrase(passphrase, os.urandom(SALT_BYTES))


def _mistyped(challenges: list[str]) -> Lines:
    words = _("{text}: this is not the short name of a lockout; ask for its eight letters and digits again")
    return [one_line(words.format(text=text)) for text in challenges if not is_challenge(cleaned(text))]


def _untimely(still_to_come: bool, review_by: date, today: date) -> Lines:
    if still_to_come:
        return [_("--examined: this is still to come; the day or time of the examination")]
    if review_by < today:
        words = _("--examined: this is too long ago; the clearance would have ended on {date}")
        return [words.format(date=review_by)]
    return []


def _midnight(options: Namespace, now: datetime) -> Lines:
    """Today's date alone is this midnight, before whatever was reported today: it would clear nothing."""
    if options.examined == now.replace(hour=0, minute=0, second=0, microsecond=0):
        return [_("--examined: today alone does not say when; give the time too")]
    return []


def _refusals(read: object, path: Path) -> Lines:
    """What would be wrong with the file that is about to be written."""
    return [problem.line(str(path)) for problem in read] if isinstance(read, list) else []
