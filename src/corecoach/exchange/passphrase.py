"""The passphrase a clinician types on the person's own machine: kept as a hash that is slow to guess at."""

import base64
import hashlib
import hmac

from corecoach.exchange.keys import passphrase_bytes
from corecoach.prescription import PassphraseHash

SALT_BYTES = 16
# scrypt with these needs 32 MiB and a little more; the library's own limit is exactly 32.
_N, _R, _P, _MAX_MEMORY = 2**15, 8, 1, 64 * 1024 * 1024


def hash_passphrase(text: str, salt: bytes) -> PassphraseHash:
    """What `matches` recognises the passphrase by. `salt`: 16 random bytes."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt of {len(salt)} bytes")
    return PassphraseHash(base64.b64encode(salt).decode(), base64.b64encode(_derived(text, salt)).decode())


def matches(text: str, known: PassphraseHash) -> bool:
    """Whether it is that passphrase. Takes about a tenth of a second, on purpose."""
    derived = _derived(text, base64.b64decode(known.salt))
    return hmac.compare_digest(derived, base64.b64decode(known.hash))


def _derived(text: str, salt: bytes) -> bytes:
    data = passphrase_bytes(text)
    return hashlib.scrypt(data, salt=salt, n=_N, r=_R, p=_P, maxmem=_MAX_MEMORY, dklen=32)
