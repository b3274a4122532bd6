"""Writing to standard output and error: JSON alone to the one, one line a problem to the other."""

import codecs
import sys
from collections.abc import Sequence
from typing import Any

import msgspec

DONE, REFUSED, USAGE, GATE = 0, 1, 2, 3


def say(text: str) -> None:
    """A line for a person, on standard output; what its encoding does not have is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def complain(text: str) -> None:
    """A line for a person, on standard error."""
    sys.stderr.write(f"{text}\n")


def say_json(value: Any) -> None:
    """A value as JSON, on standard output: in UTF-8, or in plain ASCII where the output is anything else."""
    text = msgspec.json.encode(value).decode()
    if codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8":
        import json

        text = json.dumps(json.loads(text), separators=(",", ":"))
    sys.stdout.write(text + "\n")


def table(rows: Sequence[Sequence[object]]) -> None:
    """Rows in aligned columns."""
    widths = [max(len(str(row[n])) for row in rows) for n in range(len(rows[0]))] if rows else []
    for row in rows:
        say("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
