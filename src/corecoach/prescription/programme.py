"""A programme as a physiotherapist writes it: routines, phases, limits, and for whom."""

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from corecoach.prescription.dosage import DosageChange, HoldSeconds, Reps, Sets
from corecoach.prescription.exercise import Exercise, Identifier, Sides

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Note = Annotated[str, Meta(max_length=400)]
Score = Annotated[int, Meta(ge=0, le=10)]
Rise = Annotated[int, Meta(ge=1, le=10)]
# Exactly 16 and 32 bytes in base64, in the one spelling each has: bits to spare are zero.
Base64of16 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{21}[AQgw]==(?!\n)$")]
Base64of32 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=(?!\n)$")]
ProgrammeId = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\n)$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Author(Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote the programme, in their own words."""

    name: Name
    role: Name
    registration: Note = ""
    contact: Note = ""


class Patient(Struct, frozen=True, forbid_unknown_fields=True):
    """For whom the programme was written."""

    name: Name
    birth_year: Annotated[int, Meta(ge=1900, le=2100)] | None = None


class BaselineEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A symptom that the clinician knows and has assessed; `item` is an id of the screening items."""

    item: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}(?!\n)$")]
    assessed: date
    side: Literal["left", "right", "both"] | None = None
    reaches: Literal["buttock", "thigh", "calf", "foot"] | None = None
    note: Note = ""


class PainLimits(Struct, frozen=True, forbid_unknown_fields=True):
    """Pain scores (0-10) at which an exercise stops, set by the physiotherapist."""

    stop_above: Score
    stop_rise: Rise
    next_morning_rise: Rise


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that this person may do of an exercise; nothing in the app goes beyond it."""

    max_sets: Sets | None = None
    max_reps: Reps | None = None
    max_hold_s: HoldSeconds | None = None


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise in a routine, with the dose that differs from the library's, and of one with sides which
    are trained; None are both, the right one first."""

    exercise: Identifier
    dosage: DosageChange = field(default_factory=DosageChange)
    limits: Limits = field(default_factory=Limits)
    note: Note = ""
    sides: Sides | None = None


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """One sitting: exercises in order."""

    id: Identifier
    title: Title
    items: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=30)]


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """When a routine is done: on which days, and how often a day."""

    routine: Identifier
    days: Annotated[tuple[Day, ...], Meta(min_length=1, max_length=7)]
    per_day: Annotated[int, Meta(ge=1, le=24)] = 1


class ProgrammePhase(Struct, frozen=True, forbid_unknown_fields=True):
    """Some weeks with one schedule."""

    title: Title
    weeks: Annotated[int, Meta(ge=1, le=104)]
    schedule: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=20)]


class PassphraseHash(Struct, frozen=True, forbid_unknown_fields=True):
    """What a passphrase is recognised by (scrypt, n=2**15, r=8, p=1), without saying it."""

    salt: Base64of16
    hash: Base64of32


class ClearanceTerms(Struct, frozen=True, forbid_unknown_fields=True):
    """How the clinician can end a lockout: the secret shared with their copy, and a passphrase of theirs."""

    key: Base64of32
    passphrase: PassphraseHash | None = None

    def __repr__(self) -> str:
        """Without the secret, which belongs in no trace."""
        return f"ClearanceTerms(passphrase={self.passphrase is not None})"


class Programme(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a physiotherapist hands over for one person. `results_key` (X25519) is the public key to
    which results can be sealed, so that only the author reads them."""

    id: ProgrammeId
    title: Title
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(?!\n)$")]
    issued: date
    author: Author
    patient: Patient
    pain_limits: PainLimits
    phases: Annotated[tuple[ProgrammePhase, ...], Meta(min_length=1, max_length=20)]
    routines: Annotated[tuple[Routine, ...], Meta(min_length=1, max_length=50)]
    review_by: date | None = None
    baseline: Annotated[tuple[BaselineEntry, ...], Meta(max_length=100)] = ()
    confirmations: Annotated[tuple[Name, ...], Meta(max_length=50)] = ()
    cautions: Annotated[tuple[Identifier, ...], Meta(max_length=50)] = ()
    # Kept as read: what an earlier version took in stays readable, and is checked again before it is used.
    protocols: Annotated[tuple[dict[str, Any], ...], Meta(max_length=50)] = ()
    exercises: Annotated[tuple[Exercise, ...], Meta(max_length=100)] = ()
    clearance: ClearanceTerms | None = None
    results_key: Base64of32 | None = None

    def routine(self, routine_id: str) -> Routine | None:
        """The routine with this id, or None."""
        return next((r for r in self.routines if r.id == routine_id), None)
