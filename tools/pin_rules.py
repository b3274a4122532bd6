"""Writes the checksum of the safety rules beside them; rules that do not match it are not used.

Run `python tools/pin_rules.py` after every change of `assets/safety/rules.json` that was meant, or give
another file of rules. `sha256sum --check rules.sha256` in their folder says the same as CoreCoach.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from corecoach.library.pin import pin_line, pin_of

RULES = Path(__file__).resolve().parents[1] / "assets" / "safety" / "rules.json"


def main(arguments: Sequence[str] = ()) -> None:
    """Pin the rules as they are."""
    rules = Path(arguments[0]) if arguments else RULES
    pin_of(rules).write_bytes(pin_line(rules, rules.read_bytes()).encode())
    print(f"wrote {pin_of(rules)}")


if __name__ == "__main__":
    main(sys.argv[1:])
