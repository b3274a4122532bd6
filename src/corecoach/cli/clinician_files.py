"""The files of `corecoach clinician`: programmes and keys opened, results written."""

import os
from contextlib import suppress
from pathlib import Path

from corecoach.cli import passphrases
from corecoach.cli.sources import read_in
from corecoach.cli.targets import unwritable
from corecoach.diary import ground, replace_file
from corecoach.exchange import Problem, ProgrammeFile, read_file
from corecoach.exchange.keys import SigningKey, fingerprint, open_key
from corecoach.library import Library
from corecoach.words import _

# What is refused, one line a problem.
Lines = list[str]


def programme_in(path: Path) -> ProgrammeFile | Lines:
    """The programme in a file, or its problems, as `check` says them."""
    data = read_file(path)
    if isinstance(data, Problem):
        return [data.line(str(path))]
    read = read_in(data, Library())
    return read if isinstance(read, ProgrammeFile) else [problem.line(str(path)) for problem in read]


def opened_key(path: Path) -> SigningKey | Lines:
    """The key in a file, opened by the passphrase that is asked for."""
    pem = read_file(path)
    if isinstance(pem, Problem):
        return [pem.line(str(path))]
    passphrase = passphrases.ask(passphrases.KEY, _("Passphrase of the key: "))
    if isinstance(passphrase, list):
        return passphrase
    key = open_key(pem, passphrase)
    return [key.line(str(path))] if isinstance(key, Problem) else key


def signed_with(key: SigningKey, file: ProgrammeFile, path: Path) -> Lines:
    """Why the person's copy would not take this key's word for this programme; empty if it would."""
    if file.signature is None:
        what = _("the programme is not signed")
    elif file.signature.key != key.public:
        other = fingerprint(file.signature.key)
        what = _("the programme was signed with another key ({fingerprint})").format(fingerprint=other)
    else:
        return []
    allowed = _("a programme signed with the key {fingerprint}").format(fingerprint=fingerprint(key.public))
    return [Problem("signature", what, allowed).line(str(path))]


def write_file(path: Path, data: bytes, *kept: Path) -> Lines:
    """Write a whole file, for the owner only, over none of `kept`. Raises NotSaved."""
    refused = unwritable(path)
    if refused:
        return refused
    if any(path.exists() and other.exists() and path.samefile(other) for other in kept):
        allowed = _("another name to write to")
        return [Problem("", _("this file is needed as it is"), allowed).line(str(path))]
    replace_file(path, data, keep=False)
    return []


def write_key(path: Path, pem: bytes) -> Lines:
    """Write a key to a new file, for the owner only; what is there already is never written over."""
    try:
        fd = ground.create_file(path)
    except FileExistsError:
        return [already_there(path)]
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(pem)
            file.flush()
            ground.sync_file(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return []


def already_there(path: Path) -> str:
    """The line for a key file that would be lost."""
    what = _("there is a file already, and a key lost is lost for good")
    return Problem("", what, _("a new name")).line(str(path))
