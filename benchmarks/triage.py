"""Time of one triage: all 45 items Yes, everything true of the person; and decoding the same as JSON."""

import statistics
import time
from collections.abc import Callable

import msgspec

from corecoach.library import Library
from corecoach.safety import Case, Profile, triage

ROUNDS, TIMES = 30, 20


def measure() -> dict[str, float]:
    """Median milliseconds of a triage, and of reading the answers from JSON."""
    rules = Library().rules
    assert rules is not None
    everything = frozenset(modifier.id for modifier in rules.modifiers)
    case = Case(
        answers={item.id: "yes" for item in rules.items},
        statuses={item.id: "worse" for item in rules.items},
        profile=Profile((70, 70), everything),
        pain_now=9,
    )
    text = msgspec.json.encode(case)
    return {
        "triage": _median(lambda: triage(rules, case)),
        "decode": _median(lambda: msgspec.json.decode(text, type=Case)),
    }


def _median(action: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        for _time in range(TIMES):
            action()
        times.append(1000 * (time.perf_counter() - began) / TIMES)
    return statistics.median(times)
