"""Whether the bytes that were signed are the bytes at hand. Whose key it is, is another question."""

from typing import Any


def canonical(value: Any) -> bytes:
    """The bytes a signature is over: sorted keys, no spaces, UTF-8."""
    import json

    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def is_intact(value: Any, key: str, signature: str) -> bool:
    """Whether `signature` (base64, Ed25519) by `key` (base64) is over exactly this value."""
    # These take long to import; only signed files need them.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(_bytes(key))
        public.verify(_bytes(signature), canonical(value))
    except (InvalidSignature, ValueError):
        return False
    return True


def _bytes(text: str) -> bytes:
    """The bytes in base64, in the one spelling that `b64encode` gives: keys are compared as text. Raises
    ValueError."""
    import base64

    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64 with bits to spare that are not zero")
    return data
