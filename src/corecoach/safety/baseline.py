"""Symptoms that a clinician has written down, and what a status is worth against them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from corecoach.safety.rules import RuleSet, Status

Reach = Literal["buttock", "thigh", "calf", "foot"]
_DOWN: tuple[Reach, ...] = ("buttock", "thigh", "calf", "foot")


class Known(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One symptom as a clinician assessed it. `by_clearance`: it came with a clearance by code, file or in
    person, not with the programme."""

    item: str
    assessed: date
    side: Literal["left", "right", "both"] | None = None
    reaches: Reach | None = None
    note: str = ""
    by_clearance: bool = False


def standing(rules: RuleSet, known: Iterable[Known], item_id: str) -> Known | None:
    """The newest entry for an item that its row accepts, also one that has run out."""
    if not rules.has_item(item_id):
        return None
    wanted = rules.item(item_id).baseline
    fits = [
        k
        for k in known
        if k.item == item_id and (wanted == "plan" or (wanted == "clearance" and k.by_clearance))
    ]
    return max(fits, key=lambda k: k.assessed, default=None)


def is_current(rules: RuleSet, entry: Known, today: date, events: Iterable[date]) -> bool:
    """Whether an entry still counts: its weeks are not over, and nothing happened since.

    `events` are the days of falls, procedures and new flags. One on the day of the assessment counts as
    before it: the clinician has seen the person that day.
    """
    weeks = timedelta(weeks=rules.item(entry.item).baseline_weeks)
    fresh = entry.assessed <= today < entry.assessed + weeks
    return fresh and not any(event > entry.assessed for event in events)


def believed(
    rules: RuleSet,
    statuses: Mapping[str, Status],
    known: Iterable[Known],
    today: date,
    events: Iterable[date] = (),
) -> dict[str, Status]:
    """The statuses as far as a baseline bears them out.

    Known or better than known without an entry is `new`; with one that has run out it is `old_unassessed`.
    """
    entries, happened = tuple(known), tuple(events)
    found: dict[str, Status] = {}
    for item_id, status in statuses.items():
        if status in ("known_unchanged", "improving"):
            entry = standing(rules, entries, item_id)
            if entry is None:
                status = "new"
            elif not is_current(rules, entry, today, happened):
                status = "old_unassessed"
        found[item_id] = status
    return found


def reaches_lower(before: Reach | None, now: Reach | None) -> bool:
    """Whether pain goes further down than written: that is worse (facts, 1.4). Unknown is not further."""
    if before is None or now is None:
        return False
    return _DOWN.index(now) > _DOWN.index(before)
