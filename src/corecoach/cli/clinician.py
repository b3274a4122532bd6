"""`corecoach clinician`: the clinician's copy makes a key, signs programmes and clears lockouts."""

import base64
import os
from argparse import Namespace
from pathlib import Path

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
from corecoach.exchange import Problem, read_file
from corecoach.exchange.clearance_code import CodeTerms
from corecoach.exchange.keys import SigningKey, fingerprint, new_key, open_key, passphrase_fault
from corecoach.exchange.passphrase import SALT_BYTES, hash_passphrase
from corecoach.exchange.problems import one_line
from corecoach.library import Library
from corecoach.practice.clearances import (
    FileTerms,
    Misfit,
    code_for,
    file_for,
    misspelt,
    untimely,
    untimely_file,
)
from corecoach.practice.signing import signed_file
from corecoach.prescription import PassphraseHash, Programme
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
    data = signed_file(file.programme, opened, hashed)
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
    refused = untimely(terms.examined > today, terms.review_by, today)
    if refused:
        return [_misfit(refused)]
    # The code alone is on standard output; what it will say in the clinician's name is said beside it.
    complain(_terms(terms))
    return code_for(opened, programme.id, options.challenge, terms)


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
    terms = FileTerms(tuple(options.keep), options.weeks, options.examined or now, options.note)
    refused = untimely_file(terms, now)
    if refused:
        return [_misfit(refused)]
    data = file_for(opened, programme.author, programme.id, tuple(options.challenges), terms)
    if isinstance(data, list):
        return _refusals(data, options.out)
    words = _("{path}: clearance signed with the key {fingerprint}, good until {date}")
    said = words.format(path=options.out, fingerprint=fingerprint(opened.public), date=terms.review_by)
    return write_file(options.out, data, options.key, options.programme) or said


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
    wrong = (misspelt(challenge) for challenge in challenges)
    return [one_line(misfit.words) for misfit in wrong if misfit]


def _misfit(misfit: Misfit) -> str:
    """Which option says what cannot be said."""
    return f"--{misfit.asked}: {misfit.words}"


def _refusals(read: object, path: Path) -> Lines:
    """What would be wrong with the file that is about to be written."""
    return [problem.line(str(path)) for problem in read] if isinstance(read, list) else []
