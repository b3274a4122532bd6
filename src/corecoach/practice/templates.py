"""Programmes to start from: the library's templates as whole drafts, and drafts with nothing of a person."""

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from corecoach.practice.draft import Draft, DraftPhase, DraftRoutine, DraftSlot
from corecoach.prescription import ProgrammePhase, Template

# programmes facts, 3, rule 10: no worthwhile change at 6 weeks in any template asks for a review.
REVIEW_WEEKS = 6
# What of a protocol was written or allowed for one person.
_PERSONAL = ("reason", "note", "allows")


def draft_of_template(template: Template, programme_id: str, today: date) -> Draft:
    """A whole draft of a built-in template: its weeks, its walks, and a day for a review.

    Everything in it stays, whomever it is for: what does not suit is pointed out, and a clinician decides.
    """
    return Draft(
        id=programme_id,
        title=template.title,
        review_by=today + timedelta(weeks=template.review_weeks or REVIEW_WEEKS),
        phases=tuple(_phase(phase) for phase in template.phases),
        routines=tuple(
            DraftRoutine(routine.id, routine.title, routine.items)
            for routine in (*template.routines, *template.beside)
        ),
        template=template.id,
    )


def own_template(draft: Draft, title: str, template_id: str, *, notes: bool = False) -> Draft:
    """What of a draft may be used for somebody else, under the id of the template.

    Nothing of the person stays: no baseline, cautions, confirmations, review, reasons or name. What is
    written beside the exercises stays with `notes` only: it may speak of the person. Ice and heat stay,
    without notes, reasons and what was allowed for this person: that is asked for anew.
    """
    return Draft(
        id=template_id,
        title=title,
        language=draft.language,
        pain_limits=draft.pain_limits,
        phases=draft.phases,
        routines=draft.routines if notes else tuple(_unwritten(routine) for routine in draft.routines),
        protocols=tuple(_impersonal(protocol) for protocol in draft.protocols),
        exercises=draft.exercises,
    )


def draft_of_own(template: Draft, programme_id: str, today: date) -> Draft:
    """A draft of a template of one's own, for whomever it will be."""
    return replace(
        template,
        id=programme_id,
        review_by=today + timedelta(weeks=REVIEW_WEEKS),
        template=template.id,
        version=0,
    )


def _phase(phase: ProgrammePhase) -> DraftPhase:
    slots = tuple(DraftSlot(slot.routine, slot.days, slot.per_day) for slot in phase.schedule)
    return DraftPhase(phase.title, phase.weeks, slots)


def _unwritten(routine: DraftRoutine) -> DraftRoutine:
    return replace(routine, items=tuple(replace(item, note="") for item in routine.items))


def _impersonal(protocol: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in protocol.items() if key not in _PERSONAL}
