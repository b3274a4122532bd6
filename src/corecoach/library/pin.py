"""The pin of an asset: a file beside it with the checksum that it must have, as `sha256sum` writes it."""

from hashlib import sha256
from pathlib import Path


def pin_of(path: Path) -> Path:
    """Where the pin of an asset lies: `rules.sha256` for `rules.json`."""
    return path.with_suffix(".sha256")


def pin_line(path: Path, data: bytes) -> str:
    """What the pin of an asset with these bytes says."""
    return f"{sha256(data).hexdigest()}  {path.name}\n"


def is_pinned(path: Path, data: bytes) -> bool:
    """Whether `data`, read from `path`, is what the pin says. Without a pin nothing is."""
    try:
        pin = pin_of(path).read_bytes()
    except OSError:
        return False
    return pin == pin_line(path, data).encode()
