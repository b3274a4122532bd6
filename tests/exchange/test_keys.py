"""The clinician's key: locked, opened by its passphrase alone, and silent about its secret."""

import base64
import json
import pickle
from copy import copy
from hashlib import scrypt, sha256

import pytest
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from corecoach.exchange import Problem
from corecoach.exchange.keys import (
    SigningKey,
    changed_passphrase,
    fingerprint,
    new_key,
    open_key,
    public_of,
)
from corecoach.exchange.signature import canonical, is_intact

PASSPHRASE = "four quiet wörds here"
RAW = bytes(range(32))
PROGRAMME = "7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01"


def made() -> bytes:
    pem = new_key(PASSPHRASE)
    assert isinstance(pem, bytes)
    return pem


def opened(pem: bytes, passphrase: str = PASSPHRASE) -> SigningKey:
    key = open_key(pem, passphrase)
    assert isinstance(key, SigningKey), key
    return key


def pem_of(key: object, passphrase: bytes | None) -> bytes:
    locked = s.BestAvailableEncryption(passphrase) if passphrase else s.NoEncryption()
    pem: bytes = key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, locked)  # type: ignore[attr-defined]
    return pem


PEM = made()


def test_a_key_opens_with_its_passphrase_and_is_always_the_same() -> None:
    key = opened(PEM)
    assert opened(PEM).public == key.public
    assert opened(PEM, PASSPHRASE.replace("ö", "o\u0308")).public == key.public
    assert opened(made()).public != key.public
    assert len(base64.b64decode(key.public)) == 32


def test_the_file_is_locked_by_what_it_says_and_holds_nothing_in_the_open() -> None:
    """Opened here by the description in docs/file-formats.md alone."""
    file, key = json.loads(PEM), opened(PEM)
    locked = {name: base64.b64decode(file["locked"][name]) for name in ("salt", "nonce", "box")}
    costs = {name: file["locked"][name] for name in ("n", "r", "p")}
    assert costs == {"n": 2**17, "r": 8, "p": 1}, "OWASP's first choice for scrypt"
    derived = scrypt(PASSPHRASE.encode(), salt=locked["salt"], maxmem=2**28, dklen=32, **costs)
    about = b"corecoach key 1 " + file["key"].encode()
    raw = ChaCha20Poly1305(derived).decrypt(locked["nonce"], locked["box"], about)
    assert SigningKey(raw).public == key.public == file["key"] == public_of(PEM)
    assert raw not in PEM and base64.b64encode(raw) not in PEM and raw.hex().encode() not in PEM


def test_a_key_file_of_the_first_version_still_opens() -> None:
    old = Ed25519PrivateKey.generate()
    key = opened(pem_of(old, PASSPHRASE.encode()))
    assert base64.b64decode(key.public) == old.public_key().public_bytes_raw()


def test_no_bit_of_a_key_file_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)
    file = made()
    public = opened(file).public
    for n in range(len(file)):
        changed = bytearray(file)
        changed[n] ^= 1 << n % 8
        read = open_key(bytes(changed), PASSPHRASE)
        assert isinstance(read, Problem) or read.public == public


def test_a_file_that_would_take_too_long_to_try_is_none() -> None:
    for name, value in (("n", 2**30), ("r", 64), ("p", 100), ("n", 2**17 + 1)):
        file = json.loads(PEM)
        file["locked"][name] = value
        assert isinstance(open_key(json.dumps(file).encode(), PASSPHRASE), Problem)


def test_the_same_key_under_another_passphrase() -> None:
    changed = changed_passphrase(PEM, PASSPHRASE, "another four words now")
    assert isinstance(changed, bytes)
    assert opened(changed, "another four words now").public == opened(PEM).public
    assert isinstance(open_key(changed, PASSPHRASE), Problem)
    assert isinstance(changed_passphrase(PEM, "x" * 12, "another four words now"), Problem)
    assert isinstance(changed_passphrase(PEM, PASSPHRASE, "short"), Problem)


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE[:-1], PASSPHRASE + " ", "x" * 5000, "\ud800", "a\0b"])
def test_no_other_passphrase_opens_it(wrong: str) -> None:
    assert isinstance(open_key(PEM, wrong), Problem)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff" * 100, PEM[:60], PEM[:-40], PEM.replace(b"corecoach.key", b"corecoach.kez"),
     pem_of(Ed25519PrivateKey.generate(), None),
     pem_of(generate_private_key(SECP256R1()), PASSPHRASE.encode())],
    ids=["empty", "bytes", "begin", "cut", "renamed", "unlocked", "another-kind"],
)  # fmt: skip
def test_what_is_no_locked_key_of_ours_is_refused_in_words(data: bytes) -> None:
    problem = open_key(data, PASSPHRASE)
    assert isinstance(problem, Problem) and problem.what and problem.allowed
    assert PASSPHRASE not in problem.line("f")


@pytest.mark.parametrize("length", [0, 1, 11, 301, 5000])
def test_a_new_key_needs_a_passphrase_worth_the_name(length: int) -> None:
    problem = new_key("é" * length if length > 300 else "x" * length)
    allowed = "at most 300" if length > 300 else "12 letters or more"
    assert isinstance(problem, Problem) and str(length) in problem.what and allowed in problem.allowed


@pytest.mark.parametrize("passphrase", ["x" * 12, "x" * 300, "é" * 150, "腰" * 12])
def test_from_twelve_letters_on_it_is_taken(passphrase: str) -> None:
    pem = new_key(passphrase)
    assert isinstance(pem, bytes) and opened(pem, passphrase)


def test_what_it_signs_is_intact() -> None:
    key, value = SigningKey(RAW), {"b": "ü", "a": [1, 7.5]}
    signature = key.sign(canonical(value))
    assert is_intact(value, key.public, signature)
    assert not is_intact(value | {"a": [1, 7]}, key.public, signature)
    assert not is_intact(value, SigningKey(bytes(32)).public, signature)


def test_one_signature_has_one_spelling() -> None:
    """Base64 has bits to spare at its end: with others in them the text would still say the same bytes."""
    key, value = SigningKey(RAW), {}
    signature, letters = (
        key.sign(canonical(value)),
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    )
    for text, spare in ((signature, 4), (key.public, 2)):
        end = len(text.rstrip("=")) - 1
        for n in range(1, 1 << spare):
            other = text[:end] + chr(letters[letters.index(ord(text[end])) ^ n]) + text[end + 1 :]
            assert base64.b64decode(other, validate=True) == base64.b64decode(text)
            pair = (other, signature) if text is key.public else (key.public, other)
            assert not is_intact(value, *pair)


def test_the_secret_of_a_programme_follows_from_the_key_and_the_programme() -> None:
    key = SigningKey(RAW)
    derived = HKDF(SHA256(), 32, None, b"corecoach clearance 1 " + PROGRAMME.encode()).derive(RAW)
    assert key.clearance_key(PROGRAMME) == derived
    assert key.clearance_key(PROGRAMME[:-1] + "2") != derived
    assert SigningKey(bytes(32)).clearance_key(PROGRAMME) != derived


def test_it_shows_nobody_its_secret() -> None:
    key = SigningKey(RAW)
    secrets = (RAW.hex(), base64.b64encode(RAW).decode(), repr(RAW), str(list(RAW)))
    for shown in (repr(key), str(key), f"{key}", f"{[key]}"):
        assert shown.strip("[]") == f"SigningKey({fingerprint(key.public)})"
        assert not any(secret in shown for secret in secrets)
    assert not hasattr(key, "__dict__")
    for take in (pickle.dumps, copy):
        with pytest.raises(TypeError):
            take(key)


def test_a_fingerprint_is_short_enough_to_read_out() -> None:
    public = SigningKey(RAW).public
    digest = sha256(base64.b64decode(public)).hexdigest()
    assert fingerprint(public) == f"{digest[:4]} {digest[4:8]} {digest[8:12]} {digest[12:16]}"
    assert fingerprint(SigningKey(bytes(32)).public) != fingerprint(public)
