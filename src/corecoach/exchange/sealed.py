"""Bytes sealed to a clinician: only who holds their key can read them, and nobody can change them unseen.

A fresh X25519 key for each message, HKDF-SHA256 over the shared secret and both public keys, and
ChaCha20-Poly1305. Who sealed it, this does not say: that is what the signature inside is for.
"""

import base64
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.prescription.programme import Base64of32

_NONCE = bytes(12)


class Sealed(Struct, frozen=True, forbid_unknown_fields=True):
    """Sealed bytes in base64. `to` is the public key of who can open them, `by` the one made for this."""

    to: Base64of32
    by: Base64of32
    box: Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]+={0,2}$")]


def box_public(secret: bytes) -> str:
    """The public key (base64) that others seal to, of a secret of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return _text(X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def seal(data: bytes, to: str) -> Sealed:
    """The bytes, sealed to a public key (base64). Raises ValueError for what is none."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    ours = X25519PrivateKey.generate()
    by = _text(ours.public_key().public_bytes_raw())
    shared = ours.exchange(X25519PublicKey.from_public_bytes(base64.b64decode(to)))
    # The key is used for this one message, so the nonce may be a constant.
    return Sealed(to, by, _text(ChaCha20Poly1305(_key(shared, to, by)).encrypt(_NONCE, data, None)))


def unseal(sealed: Sealed, secret: bytes) -> bytes | None:
    """The bytes; None for another key, or where anything was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if sealed.to != box_public(secret):
        return None
    try:
        by = X25519PublicKey.from_public_bytes(base64.b64decode(sealed.by, validate=True))
        shared = X25519PrivateKey.from_private_bytes(secret).exchange(by)
        box = base64.b64decode(sealed.box, validate=True)
        if _text(box) != sealed.box:
            return None
        return ChaCha20Poly1305(_key(shared, sealed.to, sealed.by)).decrypt(_NONCE, box, None)
    except (InvalidTag, ValueError):
        return None


def _key(shared: bytes, to: str, by: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = f"corecoach sealed 1 {to} {by}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(shared)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
