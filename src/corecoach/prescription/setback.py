"""Reasons to do less than was prescribed: pain, a flare, a row of amber sessions, or a gap."""

from datetime import datetime, timedelta

from msgspec import Struct

from corecoach.prescription.proposal import Alert, Rule, Why
from corecoach.prescription.rungs import CLIMB_BACK, EASIER, HALF, PERCENTS, TWICE_EASIER
from corecoach.prescription.sitting import RED_PAIN, History, Key, Sitting, raised_next_morning

# programmes facts 3. Rule 6: for 2 sessions. Rule 7: 24-48 h; the longer is taken. Rule 8: two flares
# in 7 days, three sessions in a row. Rule 9: 8-21 days.
STEP_DOWN_SITTINGS = 2
FLARE_REST = timedelta(hours=48)
FLARES_WITHIN = timedelta(days=7)
AMBER_ROW = 3
GAP_DAYS = 8
LONGEST_GAP_DAYS = 21


class Setback(Struct, frozen=True):
    """The highest rung that is allowed, and why."""

    rung: int
    rule: Rule
    why: Why
    numbers: dict[str, int]


def setback_of(
    history: History,
    at: datetime,
    key: Key,
    keys: frozenset[Key],
    next_morning_rise: int,
    cleared_at: datetime | None = None,
) -> Setback | None:
    """What holds an exercise back at `at`, the strictest; None when nothing does.

    `keys` are all exercises of the routine; `cleared_at` is when a clinician last ended a lock.
    """
    found = (
        _cleared(history, cleared_at),
        _flare(history, at),
        _gap(history, at),
        _step_down(history, key, keys, next_morning_rise),
        _amber_row(history),
    )
    return min((s for s in found if s is not None), key=lambda s: s.rung, default=None)


def held_back(history: History, at: datetime) -> bool:
    """Whether anything in the routine is held back at `at`."""
    if "red" in history.zones[-STEP_DOWN_SITTINGS:]:
        return True
    return any((_flare(history, at), _gap(history, at), _amber_row(history)))


def alerts_of(history: History, at: datetime) -> tuple[Alert, ...]:
    """What the physiotherapist should know (rules 8 and 9)."""
    alerts = []
    if _flare(history, at) and _two_flares(history):
        alerts.append(Alert("two-flares", "PR8", {"days": FLARES_WITHIN.days}))
    if _amber_row(history):
        alerts.append(Alert("three-amber", "PR8", {"sessions": AMBER_ROW}))
    if (days := _days_since(history, at)) > LONGEST_GAP_DAYS:
        alerts.append(Alert("restart", "PR9", {"days": days}))
    return tuple(alerts)


def _cleared(history: History, cleared_at: datetime | None) -> Setback | None:
    """The first sitting after a lock is one step easier, as after a gap."""
    if cleared_at is None or (history.sittings and history.sittings[-1].at >= cleared_at):
        return None
    return Setback(EASIER, "PR9", "cleared", {})


def _flare(history: History, at: datetime) -> Setback | None:
    flares = [n for n, sitting in enumerate(history.sittings) if sitting.flare]
    if not flares:
        return None
    began = history.sittings[flares[-1]].ended_at
    if at - began < FLARE_REST:
        return Setback(HALF, "PR7", "flare-rest", {"percent": PERCENTS[HALF]})
    climbed = _climbed(history, flares[-1], began)
    if climbed >= len(CLIMB_BACK):
        return None
    rung = CLIMB_BACK[climbed]
    return Setback(rung, "PR7", "flare-return", {"percent": PERCENTS[rung]})


def _climbed(history: History, flare: int, began: datetime) -> int:
    # An amber or unknown session is no step back up: the next one is at the same share.
    later = zip(history.sittings[flare + 1 :], history.zones[flare + 1 :], strict=True)
    return sum(z == "green" and sitting.at - began >= FLARE_REST for sitting, z in later)


def _two_flares(history: History) -> bool:
    began = [sitting.ended_at for sitting in history.sittings if sitting.flare]
    return len(began) >= 2 and began[-1] - began[-2] <= FLARES_WITHIN


def _gap(history: History, at: datetime) -> Setback | None:
    days = _days_since(history, at)
    if days < GAP_DAYS:
        return None
    return Setback(EASIER, "PR9", "gap" if days <= LONGEST_GAP_DAYS else "long-gap", {"days": days})


def _days_since(history: History, at: datetime) -> int:
    # By the calendar of the place where the person was: a session at eight is not less late than one at nine.
    return (at.date() - history.sittings[-1].ended_at.date()).days if history.sittings else 0


def _amber_row(history: History) -> Setback | None:
    # A red session in the row is no better than an amber one.
    row = history.zones[-AMBER_ROW:]
    if len(row) < AMBER_ROW or not all(z in ("amber", "red") for z in row):
        return None
    return Setback(EASIER, "PR8", "three-amber", {"sessions": AMBER_ROW})


def _step_down(history: History, key: Key, keys: frozenset[Key], rise: int) -> Setback | None:
    recent = list(zip(history.sittings, history.zones, strict=True))[-STEP_DOWN_SITTINGS:]
    times = sum(z == "red" and _suspected(sitting, key, keys) for sitting, z in recent)
    if not times:
        return None
    rung = EASIER if times == 1 else TWICE_EASIER
    sitting, z = recent[-1]
    if z != "red" or not _suspected(sitting, key, keys):
        return Setback(rung, "PR6", "still-easier", {})
    return Setback(rung, "PR6", *_red_words(sitting, rise))


def _suspected(sitting: Sitting, key: Key, keys: frozenset[Key]) -> bool:
    # Nobody knows which one it was: then it may have been any.
    suspects = sitting.hurt() & keys
    return key in suspects or not suspects


def _red_words(sitting: Sitting, rise: int) -> tuple[Why, dict[str, int]]:
    if sitting.peak is not None and sitting.peak >= RED_PAIN:
        return "pain-high", {"pain": sitting.peak}
    start, morning = raised_next_morning(sitting, rise) or (0, 0)
    return "pain-next-morning", {"start": start, "morning": morning}
