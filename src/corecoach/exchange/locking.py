"""A secret locked by a passphrase: scrypt makes guessing slow, ChaCha20-Poly1305 shows every change."""

import base64
import os
from typing import Annotated, Literal

from msgspec import Meta, Struct

# OWASP's first choice for scrypt: 128 MiB and some tenths of a second for each guess.
_N, _R, _P = 2**17, 8, 1
_SALT_BYTES, _NONCE_BYTES = 16, 12
Coded = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/=]*$", max_length=4096)]


class Locked(Struct, frozen=True, forbid_unknown_fields=True):
    """How a secret was locked, and the locked secret; bytes in base64. What would take more than a quarter
    of a gigabyte to try is not one of ours."""

    salt: Coded
    nonce: Coded
    box: Coded
    kdf: Literal["scrypt"] = "scrypt"
    n: Annotated[int, Meta(ge=2**14, le=2**18)] = _N
    r: Annotated[int, Meta(ge=8, le=8)] = _R
    p: Annotated[int, Meta(ge=1, le=4)] = _P
    cipher: Literal["chacha20-poly1305"] = "chacha20-poly1305"


def lock(secret: bytes, passphrase: bytes, about: bytes) -> Locked:
    """The secret, locked. `about` is said beside it and cannot be changed either."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    box = ChaCha20Poly1305(_derived(passphrase, salt, _N, _R, _P)).encrypt(nonce, secret, about)
    return Locked(_text(salt), _text(nonce), _text(box), n=_N, r=_R, p=_P)


def unlock(locked: Locked, passphrase: bytes, about: bytes) -> bytes | None:
    """The secret; None for another passphrase, or where anything was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        salt, nonce, box = map(_bytes, (locked.salt, locked.nonce, locked.box))
        if len(salt) != _SALT_BYTES or len(nonce) != _NONCE_BYTES or locked.n & (locked.n - 1):
            return None
        key = _derived(passphrase, salt, locked.n, locked.r, locked.p)
        return ChaCha20Poly1305(key).decrypt(nonce, box, about)
    except (InvalidTag, ValueError):
        return None


def _derived(passphrase: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(passphrase)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
