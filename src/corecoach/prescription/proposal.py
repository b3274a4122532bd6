"""What is proposed for next time, with the rule and the reason of each step."""

from typing import Literal

from msgspec import Struct

from corecoach.prescription.programme import Item

Change = Literal["same", "easier", "hold", "harder"]
# The rules of programmes facts 3, by number.
Rule = Literal["PR2", "PR3", "PR4", "PR5", "PR6", "PR7", "PR8", "PR9", "PR11", "PR12"]
# Why an exercise stays, goes down or goes up. The words are chosen where they are shown. In brackets what
# `numbers` holds.
Why = Literal[
    "as-prescribed",
    "steady",
    "others-first",
    "more-reps",  # reps of the first set
    "more-sets",  # sets
    "ask-physio",
    "at-limit",
    "relief",
    "unknown",
    "form",
    "amber",
    "part-done",  # percent
    "little-done",  # percent
    "hurt",
    "other-hurt",
    "pain-high",  # pain
    "pain-next-morning",  # start, morning
    "still-easier",
    "flare-rest",  # percent of the prescribed dose
    "flare-return",  # percent of the prescribed dose
    "three-amber",  # sessions
    "cleared",
    "gap",  # days
    "long-gap",  # days
]
# Said to the person, to tell the physiotherapist: to go back to the block before (rule 8) or to the start of
# the phase (rule 9) is for them to decide.
AlertCode = Literal["two-flares", "three-amber", "restart"]


class Proposal(Struct, frozen=True):
    """What to do about one exercise, and why. `numbers` are for the words."""

    exercise: str
    change: Change
    rule: Rule
    why: Why
    numbers: dict[str, int]


class ItemPlan(Struct, frozen=True):
    """One exercise next time. `alternative` is the id of an easier exercise to offer instead of one that hurt
    or cannot be cut; it is never swapped in unasked."""

    item: Item
    proposal: Proposal
    alternative: str | None = None


class Alert(Struct, frozen=True):
    """Something that the physiotherapist should know."""

    code: AlertCode
    rule: Rule
    numbers: dict[str, int]


class Plan(Struct, frozen=True):
    """A routine next time: its exercises in the routine's order, and what to tell the physiotherapist."""

    items: tuple[ItemPlan, ...]
    alerts: tuple[Alert, ...]
