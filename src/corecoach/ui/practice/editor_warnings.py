"""From what the practice points out in a draft to the cards of the editor."""

from collections.abc import Collection, Iterable, Mapping

from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.practice.remark import Remark, is_kept
from corecoach.practice.warning_words import words_of
from corecoach.practice.warnings import warnings_of
from corecoach.prescription import Exercise, Programme
from corecoach.ui.practice.caution_words import caution_names
from corecoach.ui.practice.editor_state import Section
from corecoach.ui.practice.editor_view import WarningView

# Where something that is about the whole is put right.
_SECTIONS: Mapping[str, Section] = {
    "unplanned": "plan",
    "empty-phase": "plan",
    "sessions": "plan",
    "days": "plan",
    "no-stop-limit": "patient",
    "late-stop": "patient",
    "no-review": "patient",
    "plan": "patient",
    "baseline": "patient",
    "baseline-vague": "patient",
    "protocol": "packs",
}


def remarks_of(
    practice: Practice,
    file: PatientFile,
    draft: Draft,
    exercises: Mapping[str, Exercise],
    cautions: Collection[str],
    last: Programme | None,
) -> tuple[Remark, ...]:
    """What is pointed out in a draft for a patient."""
    library = practice.library
    return warnings_of(
        draft,
        exercises,
        cautions=cautions,
        # The limits are read when there is something to hold against them.
        thermal=library.thermal_rules if draft.protocols else None,
        last=last,
        rules=library.rules,
        age=_age(practice, file),
    )


def warning_views(
    remarks: Iterable[Remark], draft: Draft, exercises: Mapping[str, Exercise]
) -> tuple[WarningView, ...]:
    """The cards."""
    return tuple(_card(remark, draft, exercises) for remark in remarks)


def _card(remark: Remark, draft: Draft, exercises: Mapping[str, Exercise]) -> WarningView:
    words = words_of(remark, draft, exercises, caution_names())
    section = _SECTIONS.get(remark.kind, "exercises")
    return WarningView(
        key=remark.key,
        title=words.title,
        text=words.text,
        source=words.source,
        mend=words.mend,
        keep=words.keep,
        why=draft.why_kept(remark.key) if is_kept(draft, remark) else None,
        routine=remark.routine,
        index=remark.at if section == "exercises" else None,
        fields=(remark.field,) if remark.field else (),
        quiet=remark.severity == "know",
        section=section,
    )


def _age(practice: Practice, file: PatientFile) -> int | None:
    born, today = file.patient.born, practice.clock.now().date()
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
