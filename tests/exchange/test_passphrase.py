"""The passphrase used in person: recognised, and by nothing else."""

import base64
import hashlib

import pytest

from corecoach.exchange.passphrase import hash_passphrase, matches
from corecoach.prescription import PassphraseHash

SALT = bytes(range(16))
TEXT = "vier ruhige Wörter hier"
KNOWN = hash_passphrase(TEXT, SALT)


def test_the_hash_is_scrypt_with_the_numbers_that_are_documented() -> None:
    derived = hashlib.scrypt(TEXT.encode(), salt=SALT, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
    salt, hashed = base64.b64encode(SALT).decode(), base64.b64encode(derived).decode()
    assert (KNOWN.salt, KNOWN.hash) == (salt, hashed)


def test_it_is_recognised_however_the_machine_spells_its_letters() -> None:
    assert matches(TEXT, KNOWN)
    assert matches(TEXT.replace("ö", "o\u0308"), KNOWN)


@pytest.mark.parametrize("text", ["", TEXT[:-1], TEXT + " ", TEXT.upper(), "\ud800", "x" * 5000])
def test_nothing_else_is(text: str) -> None:
    assert not matches(text, KNOWN)


def test_another_salt_makes_another_hash() -> None:
    other = hash_passphrase(TEXT, bytes(16))
    assert other.hash != KNOWN.hash
    assert not matches(TEXT, PassphraseHash(other.salt, KNOWN.hash))


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_a_salt_of_another_length_is_a_bug(salt: bytes) -> None:
    with pytest.raises(ValueError):
        hash_passphrase(TEXT, salt)
