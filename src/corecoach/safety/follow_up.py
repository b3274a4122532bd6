"""What is asked more closely after the items, and what a choice there is worth (facts, 1.4)."""

from collections.abc import Mapping
from typing import cast

from corecoach.safety.baseline import Known, Reach, reaches_lower
from corecoach.safety.rules import Answer, RuleSet, ScreeningItem, Status

FEVER = "fever"
UNSURE = "unsure"
_COMPARED = ("plan", "clearance")


def items_with_follow_up(rules: RuleSet, items: Mapping[str, Answer]) -> list[str]:
    """The items to ask more about: those answered Yes that a clinician may have written down, and a fever
    that is not denied. In the order of the gates, then of the table."""
    order = dict.fromkeys([i for gate in rules.gates for i in gate.items] + [item.id for item in rules.items])
    return [i for i in order if i in items and _is_asked(rules.item(i), items[i])]


def _is_asked(item: ScreeningItem, answer: Answer) -> bool:
    if item.id == FEVER:
        return answer != "no"
    return answer == "yes" and item.baseline in _COMPARED


def status_of(code: str, known: Known | None, reach: Reach | None) -> Status | None:
    """What a choice is worth; None: the answer to the item itself becomes Not sure. Pain that goes further
    down than written is worse, whatever else was chosen (facts, 1.4)."""
    if known is not None and reaches_lower(known.reaches, reach):
        return "worse"
    if code == UNSURE:
        return None if known is not None else "new"
    return cast("Status", code)
