"""The clinician's key: made, kept locked by a passphrase, and what can be done with it."""

import base64
import unicodedata
from typing import Final, Literal, NoReturn

import msgspec
from msgspec import Struct

from corecoach.exchange.locking import Locked
from corecoach.exchange.problems import Problem
from corecoach.words import _

SHORTEST = 12
# Above it the library that locks key files refuses.
_LONGEST = 300
KEY_FORMAT: Final = "corecoach.key"
_PEM = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
_RAW_BYTES = 32


class KeyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A key file: the public key (base64) can be read by anybody, the secret one only with the passphrase."""

    format: Literal["corecoach.key"]
    version: Literal[1]
    key: str
    locked: Locked


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

    def box_key(self) -> bytes:
        """The secret (X25519) that opens what was sealed to this clinician; it follows from the key too."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), length=32, salt=None, info=b"corecoach results 1").derive(self._raw)


def new_key(passphrase: str) -> bytes | Problem:
    """A fresh key as a key file, locked by the passphrase; or what is wrong with that one."""
    fault = passphrase_fault(passphrase)
    if fault:
        return fault
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _locked(Ed25519PrivateKey.generate().private_bytes_raw(), passphrase)


def open_key(data: bytes, passphrase: str) -> SigningKey | Problem:
    """The key in a key file, or why it does not open."""
    if data.lstrip().startswith(_PEM):
        return _from_pem(data, passphrase)
    file = _key_file(data)
    if file is None:
        return Problem("", _("this is no key file"), _("a key file that CoreCoach made"))
    from corecoach.exchange.locking import unlock

    raw = unlock(file.locked, passphrase_bytes(passphrase), _about(file.key))
    if raw is None or len(raw) != _RAW_BYTES:
        return _not_opened()
    key = SigningKey(raw)
    # A file that names another key than the one it holds would show a wrong fingerprint before it opens.
    return key if key.public == file.key else _not_opened()


def changed_passphrase(data: bytes, old: str, new: str) -> bytes | Problem:
    """The same key, locked by another passphrase; or what is wrong."""
    key, fault = open_key(data, old), passphrase_fault(new)
    if isinstance(key, Problem) or fault:
        return key if isinstance(key, Problem) else fault or _not_opened()
    return _locked(key._raw, new)


def public_of(data: bytes) -> str | None:
    """The public key (base64) that a key file names, without opening it; None for what names none."""
    file = _key_file(data)
    return file.key if file else None


def _locked(raw: bytes, passphrase: str) -> bytes:
    from corecoach.exchange.locking import lock

    public = SigningKey(raw).public
    locked = lock(raw, passphrase_bytes(passphrase), _about(public))
    return msgspec.json.format(msgspec.json.encode(KeyFile(KEY_FORMAT, 1, public, locked)), indent=1) + b"\n"


def _key_file(data: bytes) -> "KeyFile | None":
    try:
        return msgspec.json.decode(data, type=KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _about(public: str) -> bytes:
    return b"corecoach key 1 " + public.encode()


def _from_pem(pem: bytes, passphrase: str) -> SigningKey | Problem:
    """A key file of an earlier version."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, passphrase_bytes(passphrase))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return _not_opened()
    if not isinstance(key, Ed25519PrivateKey):
        return Problem("", _("this is a key of another kind"), _("a key file that CoreCoach made"))
    return SigningKey(key.private_bytes_raw())


def _not_opened() -> Problem:
    what = _("this passphrase does not open the key, or the file is damaged")
    return Problem("", what, _("the passphrase the key was made with"))


def is_wrong_passphrase(problem: object) -> bool:
    """Whether a key stayed closed because of what was typed, and not for another reason."""
    return problem == _not_opened()


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
