"""What is pointed out in a draft, where, and what could be put there instead: facts, without words."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice import edits
from corecoach.practice.draft import Draft, DraftSlot
from corecoach.prescription import Item, PainLimits

# `settle`: put right, or left as it is with a reason, before it is signed. `know`: only to know.
Severity = Literal["settle", "know"]
Kind = Literal[
    "avoid",  # names: caution codes
    "ask",  # names: caution codes
    "prescription",
    "care",  # names: caution codes
    "over-limit",  # field; value, most
    "above-range",  # field; value, low, high
    "below-range",  # field; value, low, high
    "jump",  # field: hold_s (seconds) or reps; value, before, most, week
    "twice",
    "reading-age",  # grade, most
    "reading-time",  # words, value and most in seconds
    "many-exercises",  # value, most
    "long",  # value and most in minutes
    "empty-routine",
    "unplanned",
    "empty-phase",
    "sessions",  # value, most: times a day; others: further exercises
    "days",  # value, most: days a week; others: further exercises
    "no-progression",
    "no-stop-limit",  # field
    "late-stop",  # field; value, most
    "no-review",
    "plan",  # names: the plan to confirm, the caution code
    "baseline",  # names: the screening item, its title
    "baseline-vague",  # names: the screening item, its title, `side` or `reaches` for each that is not said
    "protocol",  # at: number of the protocol; names: what is wrong, what is better
]


class ItemMend(Struct, frozen=True):
    """Another item in the place of one; None leaves it out."""

    routine: str
    at: int
    item: Item | None


class SlotMend(Struct, frozen=True):
    """Another plan for a routine in a phase."""

    phase: int
    slot: DraftSlot


class ConfirmMend(Struct, frozen=True):
    """Something more that the clinician confirms: an exercise, a caution or a plan, by its id."""

    what: str


class LimitsMend(Struct, frozen=True):
    """Other limits of pain."""

    limits: PainLimits


Mend = ItemMend | SlotMend | ConfirmMend | LimitsMend


class Remark(Struct, frozen=True):
    """One thing that is pointed out.

    `key` stays the same while other things are edited, and changes with what it speaks of: who left a hold of
    30 s as it is said nothing of one of 60 s. `routine` is an id, `at` the number of the item in it or of the
    protocol, `phase` the number of the phase, `field` the part of the dose, `exercise` an id. `numbers` and
    `names` are for the words, as listed with the kinds. No reader takes what is not `keepable`.
    """

    key: str
    kind: Kind
    severity: Severity
    routine: str = ""
    at: int | None = None
    phase: int | None = None
    field: str = ""
    exercise: str = ""
    numbers: dict[str, int] = {}
    names: tuple[str, ...] = ()
    mend: Mend | None = None
    keepable: bool = True


def mended(draft: Draft, mend: Mend) -> Draft:
    """The draft with what was proposed."""
    match mend:
        case ItemMend(routine, at, item):
            if item is None:
                return edits.remove_item(draft, routine, at)
            return _with_item(draft, routine, at, item)
        case SlotMend(phase, slot):
            return _with_slot(draft, phase, slot)
        case ConfirmMend(what):
            if what in draft.confirmations:
                return draft
            return replace(draft, confirmations=(*draft.confirmations, what))
        case LimitsMend(limits):
            return replace(draft, pain_limits=limits)


def to_settle(draft: Draft, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Those that stand in the way of signing: neither put right nor left as they are with a reason."""
    return tuple(r for r in remarks if r.severity == "settle" and not is_kept(draft, r))


def is_kept(draft: Draft, remark: Remark) -> bool:
    """Whether the clinician said why it stays. What no reader takes cannot stay."""
    return remark.keepable and draft.why_kept(remark.key) is not None


def _with_item(draft: Draft, routine: str, at: int, item: Item) -> Draft:
    def changed(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item if n == at else old for n, old in enumerate(items))

    routines = tuple(replace(r, items=changed(r.items)) if r.id == routine else r for r in draft.routines)
    return replace(draft, routines=routines)


def _with_slot(draft: Draft, at: int, slot: DraftSlot) -> Draft:
    def changed(slots: tuple[DraftSlot, ...]) -> tuple[DraftSlot, ...]:
        return tuple(slot if old.routine == slot.routine else old for old in slots)

    phases = tuple(
        replace(p, schedule=changed(p.schedule)) if n == at else p for n, p in enumerate(draft.phases)
    )
    return replace(draft, phases=phases)
