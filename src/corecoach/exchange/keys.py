"""The clinician's key: made, kept locked by a passphrase, and what can be done with it."""

import base64
import unicodedata
from typing import NoReturn

from corecoach.exchange.problems import Problem
from corecoach.words import _

SHORTEST = 12
# Above it the library that locks key files refuses.
_LONGEST = 300
_LOCKED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


class SigningKey:
    """An opened key. It shows nobody its secret: the programme's secrets all follow from that one."""

    __slots__ = ("_raw", "public")

    def __init__(self, raw: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._raw = raw
        public = Ed25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
        self.public: str = base64.b64encode(public).decode()

    def __repr__(self) -> str:
        return f"SigningKey({fingerprint(self.public)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is neither copied nor pickled")

    def sign(self, payload: bytes) -> str:
        """The Ed25519 signature over `payload`, in base64."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return base64.b64encode(Ed25519PrivateKey.from_private_bytes(self._raw).sign(payload)).decode()

    def clearance_key(self, programme_id: str) -> bytes:
        """The secret for one programme's codes. It follows from the key, so nothing need be kept for it."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = b"corecoach clearance 1 " + programme_id.encode()
        return HKDF(SHA256(), length=32, salt=None, info=info).derive(self._raw)


def new_key(passphrase: str) -> bytes | Problem:
    """A fresh key as the PEM of a key file, locked by the passphrase; or what is wrong with that one."""
    fault = passphrase_fault(passphrase)
    if fault:
        return fault
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    locked = s.BestAvailableEncryption(passphrase_bytes(passphrase))
    return Ed25519PrivateKey.generate().private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, locked)


def open_key(pem: bytes, passphrase: str) -> SigningKey | Problem:
    """The key in a key file, or why it does not open."""
    if not pem.lstrip().startswith(_LOCKED):
        return Problem("", _("this is no key file"), _("a file made by corecoach clinician key"))
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, passphrase_bytes(passphrase))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        what = _("this passphrase does not open the key, or the file is damaged")
        return Problem("", what, _("the passphrase the key was made with"))
    if not isinstance(key, Ed25519PrivateKey):
        return Problem("", _("this is a key of another kind"), _("a file made by corecoach clinician key"))
    return SigningKey(key.private_bytes_raw())


def passphrase_fault(passphrase: str) -> Problem | None:
    """What is wrong with a passphrase that is to be new."""
    what = _("the passphrase has {n} letters").format(n=len(passphrase))
    if len(passphrase) < SHORTEST:
        return Problem("", what, _("{n} letters or more, such as four words").format(n=SHORTEST))
    if len(passphrase_bytes(passphrase)) > _LONGEST:
        return Problem("", what, _("at most {n} bytes").format(n=_LONGEST))
    return None


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as bytes: the same ones for a letter that machines spell in two ways."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def fingerprint(public: str) -> str:
    """A public key (base64) short enough to be read out and compared: 16 letters in groups of four."""
    from hashlib import sha256

    text = sha256(base64.b64decode(public)).hexdigest()[:16]
    return " ".join(text[at : at + 4] for at in range(0, 16, 4))
