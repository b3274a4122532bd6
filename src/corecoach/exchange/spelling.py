"""How a file spells its values: a signature is over values, which JSON can spell in several ways."""

from typing import Any

import msgspec


def is_usual(data: bytes, value: Any) -> bool:
    """Whether the JSON in `data`, which was read as `value`, is spelled as programs write it: no letter of an
    escape or exponent in capitals, no digit that changes nothing. White space between its parts is free."""
    import json

    try:
        bare = msgspec.json.format(data, indent=-1)
    except msgspec.DecodeError:
        return False
    if bare == msgspec.json.encode(value):
        return True
    # Python's own writer: other exponents, and letters beyond ASCII escaped or not.
    ways = (json.dumps(value, separators=(",", ":"), ensure_ascii=ascii) for ascii in (False, True))
    return any(bare == text.encode() for text in ways)
