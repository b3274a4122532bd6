"""Writes the checksums of the safety rules and of the limits of ice and heat beside them; what does not match
its checksum is not used.

Run `python tools/pin_rules.py` after every change of `assets/safety/rules.json` or `thermal.json` that was
meant, or give other files. `sha256sum --check rules.sha256` in their folder says the same as CoreCoach.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from corecoach.library.pin import pin_line, pin_of

SAFETY = Path(__file__).resolve().parents[1] / "assets" / "safety"
PINNED = (SAFETY / "rules.json", SAFETY / "thermal.json")


def main(arguments: Sequence[str] = ()) -> None:
    """Pin the files as they are."""
    for path in map(Path, arguments) if arguments else PINNED:
        pin_of(path).write_bytes(pin_line(path, path.read_bytes()).encode())
        print(f"wrote {pin_of(path)}")


if __name__ == "__main__":
    main(sys.argv[1:])
