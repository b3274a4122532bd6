"""Changing the files that a library reads."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

DAMAGE = [
    b"", b"{", b"null", b"[]", b'{"id": "bird-dog"}', b"\xff\xfe", b"\xef\xbb\xbf{}", b"not json",
    b"[" * 9000,
]  # fmt: skip


def edit(path: Path, change: dict[str, Any]) -> None:
    """Change some keys of a JSON file."""
    path.write_text(json.dumps(json.loads(path.read_bytes()) | change), "utf-8")


def rules_file(folder: Path) -> Path:
    """Where the rules lie."""
    return folder / "safety" / "rules.json"


def pin_file(folder: Path) -> Path:
    """Where the checksum of the rules lies."""
    return folder / "safety" / "rules.sha256"


def pin(folder: Path) -> None:
    """Write the checksum of the rules as they are, as `sha256sum` does."""
    pin_file(folder).write_text(
        f"{sha256(rules_file(folder).read_bytes()).hexdigest()}  rules.json\n", "ascii"
    )
