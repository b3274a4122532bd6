"""A programme while it is written: the same as a programme, but it may be unfinished."""

from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from corecoach.prescription import (
    Author,
    BaselineEntry,
    ClearanceTerms,
    Exercise,
    Item,
    PainLimits,
    Patient,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
)
from corecoach.prescription.programme import Day

# The limits a clinician starts from: they can see and change them (thermal-and-pain facts 3: an ache up to 5
# that settles by the next morning is usual).
USUAL_LIMITS = PainLimits(stop_above=5, stop_rise=2, next_morning_rise=2)


class DraftSlot(Struct, frozen=True, forbid_unknown_fields=True):
    """When a routine is done; without days it is not planned yet."""

    routine: str
    days: tuple[Day, ...] = ()
    per_day: int = 1


class DraftPhase(Struct, frozen=True, forbid_unknown_fields=True):
    """Some weeks with one schedule."""

    title: str
    weeks: int = 2
    schedule: tuple[DraftSlot, ...] = ()


class DraftRoutine(Struct, frozen=True, forbid_unknown_fields=True):
    """One sitting; it may still be without exercises."""

    id: str
    title: str
    items: tuple[Item, ...] = ()


class Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """A warning that the clinician decided to leave as it is, by its key, and why."""

    warning: str
    why: str


class Draft(Struct, frozen=True, forbid_unknown_fields=True):
    """A programme as it is written. `id` is that of the programme: a new version has the same.

    `template` is the id of the template it began with; `version` counts the signed versions so far;
    `exercises` are the author's own ones in use; `kept` are warnings that stay.
    """

    id: str
    title: str = ""
    language: str = "en"
    review_by: date | None = None
    baseline: tuple[BaselineEntry, ...] = ()
    confirmations: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    pain_limits: PainLimits = USUAL_LIMITS
    phases: tuple[DraftPhase, ...] = ()
    routines: tuple[DraftRoutine, ...] = ()
    protocols: tuple[dict[str, Any], ...] = ()
    exercises: tuple[Exercise, ...] = ()
    template: str = ""
    version: int = 0
    kept: tuple[Kept, ...] = ()
    changed_at: datetime | None = None

    def routine(self, routine_id: str) -> DraftRoutine | None:
        """The routine with this id, or None."""
        return next((r for r in self.routines if r.id == routine_id), None)

    def phases_with(self, routine_id: str) -> tuple[int, ...]:
        """The places of the phases that plan a routine."""
        return tuple(
            n
            for n, phase in enumerate(self.phases)
            if any(slot.routine == routine_id and slot.days for slot in phase.schedule)
        )

    def why_kept(self, warning: str) -> str | None:
        """Why a warning stays; None where it was not decided."""
        return next((kept.why for kept in self.kept if kept.warning == warning), None)


def programme_of(
    draft: Draft, author: Author, patient: Patient, issued: date, terms: ClearanceTerms | None
) -> Programme:
    """The programme that a draft says. It may be one that no reader takes: see `faults_of`."""
    return Programme(
        id=draft.id,
        title=draft.title.strip(),
        language=draft.language,
        issued=issued,
        author=author,
        patient=patient,
        pain_limits=draft.pain_limits,
        phases=tuple(_phase(phase) for phase in draft.phases),
        routines=tuple(Routine(r.id, r.title.strip(), r.items) for r in draft.routines),
        review_by=draft.review_by,
        baseline=draft.baseline,
        confirmations=draft.confirmations,
        cautions=draft.cautions,
        protocols=draft.protocols,
        exercises=_used(draft),
        clearance=terms,
    )


def draft_of(programme: Programme, version: int = 0) -> Draft:
    """A draft that says what a programme says."""
    return Draft(
        id=programme.id,
        title=programme.title,
        language=programme.language,
        review_by=programme.review_by,
        baseline=programme.baseline,
        confirmations=programme.confirmations,
        cautions=programme.cautions,
        pain_limits=programme.pain_limits,
        phases=tuple(
            DraftPhase(p.title, p.weeks, tuple(DraftSlot(s.routine, s.days, s.per_day) for s in p.schedule))
            for p in programme.phases
        ),
        routines=tuple(DraftRoutine(r.id, r.title, r.items) for r in programme.routines),
        protocols=programme.protocols,
        exercises=programme.exercises,
        version=version,
    )


def _phase(phase: DraftPhase) -> ProgrammePhase:
    """What is planned on no day is left out: it is a routine beside the plan."""
    slots = tuple(Slot(s.routine, s.days, s.per_day) for s in phase.schedule if s.days)
    return ProgrammePhase(phase.title.strip(), phase.weeks, slots)


def _used(draft: Draft) -> tuple[Exercise, ...]:
    used = {item.exercise for routine in draft.routines for item in routine.items}
    return tuple(exercise for exercise in draft.exercises if exercise.id in used)


Field = Literal["sets", "reps", "hold_s", "rest_between_reps_s", "rest_between_sets_s", "tempo"]
FIELDS: tuple[Field, ...] = (
    "sets", "reps", "hold_s", "rest_between_reps_s", "rest_between_sets_s", "tempo"
)  # fmt: skip
