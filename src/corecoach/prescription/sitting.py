"""One sitting of a routine as it was done, and what its pain scores say about it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

Zone = Literal["green", "amber", "red", "unknown"]
# An exercise of a routine: its id, and which of its places in the routine, from 0. A routine may ask for the
# same exercise twice.
Key = tuple[str, int]

# programmes facts 3: the share of the work done (rules 3 and 5), the highest score in the session (5 and 6).
GOOD_SHARE = 0.9
PART_SHARE = 0.6
AMBER_PAIN = 4
RED_PAIN = 6
# Rule 3: who starts at 3 or 4 may go up by one point in a good session.
USUAL_PAIN = (3, 4)
NEXT_MORNING_RISE = 2
# Shares are sums of fractions; nine tenths that came out a hair low is nine tenths.
_HAIR = 1e-9


class ItemDone(Struct, frozen=True):
    """One exercise of a sitting.

    `done` is the share of what was asked for, 0 to 1; `hurt` means the person stopped it for pain or named it
    as what hurt. What was asked for: repetitions, and seconds of holding, each over all sides and sets; None
    means as prescribed.
    """

    exercise: str
    done: float
    hurt: bool = False
    asked_reps: int | None = None
    asked_hold_s: float | None = None


class Sitting(Struct, frozen=True):
    """A sitting with its scores, 0 to 10. None is unknown and never counts as good.

    `pain_max` is the highest score known of the session. `flare` marks the sitting in or after which a flare
    began; one flare marks one sitting. `relief_taken` is whether a pain medicine was taken in the 6 hours
    before the scores, `form_kept` whether the person says that they kept good form.
    """

    at: datetime
    ended_at: datetime
    items: tuple[ItemDone, ...]
    pain_before: int | None
    pain_max: int | None
    pain_after: int | None
    next_morning: int | None
    flare: bool = False
    relief_taken: bool | None = None
    form_kept: bool | None = None

    @property
    def share(self) -> float | None:
        """How much of the whole was done, 0 to 1; None when nothing was asked for."""
        return sum(i.done for i in self.items) / len(self.items) if self.items else None

    @property
    def peak(self) -> int | None:
        """The highest score known of the session."""
        return max((s for s in (self.pain_max, self.pain_after) if s is not None), default=None)

    def done_of(self, key: Key) -> ItemDone | None:
        """What was done of an exercise; None when the sitting does not have it."""
        return next((done for k, done in self._keyed() if k == key), None)

    def hurt(self) -> frozenset[Key]:
        """The exercises that hurt."""
        return frozenset(key for key, done in self._keyed() if done.hurt)

    def _keyed(self) -> "Iterable[tuple[Key, ItemDone]]":
        return zip(keys_of(i.exercise for i in self.items), self.items, strict=True)


def keys_of(exercises: Iterable[str]) -> tuple[Key, ...]:
    """A key for each of a row of exercise ids."""
    seen: dict[str, int] = {}
    keys = []
    for exercise in exercises:
        seen[exercise] = seen.get(exercise, -1) + 1
        keys.append((exercise, seen[exercise]))
    return tuple(keys)


def at_least(share: float, limit: float) -> bool:
    """Whether a share reaches a limit."""
    return share >= limit - _HAIR


def raised_next_morning(sitting: Sitting, rise: int) -> tuple[int, int] | None:
    """(start, morning) when the next morning's score was `rise` or more points above the session's start.

    Without a score of the start its end is the start: pain that is worse a day later has not settled.
    """
    start = sitting.pain_after if sitting.pain_before is None else sitting.pain_before
    morning = sitting.next_morning
    if start is None or morning is None or morning < start + rise:
        return None
    return start, morning


def zone(sitting: Sitting, next_morning_rise: int = NEXT_MORNING_RISE) -> Zone:
    """What the scores say (rules 3, 5 and 6): green only when before, highest and next morning are known."""
    peak = sitting.peak
    if (peak is not None and peak >= RED_PAIN) or raised_next_morning(sitting, next_morning_rise):
        return "red"
    if _high(sitting) or _slow(sitting):
        return "amber"
    known = None not in (sitting.pain_before, sitting.pain_max, sitting.next_morning)
    return "green" if known else "unknown"


def _high(sitting: Sitting) -> bool:
    peak, before = sitting.peak, sitting.pain_before
    if peak is None or peak < AMBER_PAIN:
        return False
    return before not in USUAL_PAIN or peak > before + 1


def _slow(sitting: Sitting) -> bool:
    before, morning = sitting.pain_before, sitting.next_morning
    return before is not None and morning is not None and morning > before + 1


class History(Struct, frozen=True):
    """Sittings, oldest first, each with its zone."""

    sittings: tuple[Sitting, ...]
    zones: tuple[Zone, ...]

    @staticmethod
    def of(sittings: Iterable[Sitting], next_morning_rise: int) -> "History":
        """The history of these sittings."""
        ordered = tuple(sorted(sittings, key=lambda s: s.at))
        return History(ordered, tuple(zone(s, next_morning_rise) for s in ordered))

    def before(self, index: int) -> "History":
        """The history up to the sitting `index`, without it."""
        return History(self.sittings[:index], self.zones[:index])
