"""What is said of a programme before and after it is signed."""

import re
from typing import TYPE_CHECKING, Any

from corecoach.exchange import Problem
from corecoach.practice.patient import Patient
from corecoach.ui.dose import and_words, minutes_words
from corecoach.ui.practice.caution_words import caution_names, caution_words
from corecoach.ui.practice.editor_person import plan_words, reach_choices, side_choices
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.fault_words import fault_line_of
from corecoach.ui.practice.pack_draft import mode_words, number_of, packs_of
from corecoach.ui.practice.pages.editor_sign import SignSummary
from corecoach.ui.practice.patient_words import short_day, who_words
from corecoach.ui.practice.plan_words import whole_plan
from corecoach.words import _, ngettext

if TYPE_CHECKING:
    from corecoach.practice.signing import Signed
    from corecoach.ui.practice.editor_handing import Given


def summary_of(session: EditorSession, problems: list[Problem]) -> SignSummary:
    """What will be handed over."""
    patient, draft, view = session.file.patient, session.draft, session.view()
    kept = tuple((w.title, w.why) for w in view.warnings if w.why is not None)
    return SignSummary(
        title=_("{title}, version {n}").format(title=draft.title.strip(), n=patient.many + 1),
        patient=", ".join(filter(None, (patient.name, who_words(patient)))),
        author=view.author,
        facts=_facts(session),
        kept=kept,
        faults=tuple(fault_line_of(problem, draft, session.exercises) for problem in problems[:12]),
    )


def _facts(session: EditorSession) -> tuple[tuple[str, str], ...]:
    draft = session.draft
    lengths = session.minutes()
    routines = [
        _("{title} ({parts})").format(
            title=routine.title,
            parts=_(", ").join(
                (
                    ngettext("{n} exercise", "{n} exercises", len(routine.items)).format(
                        n=len(routine.items)
                    ),
                    minutes_words(lengths[routine.id]),
                )
            ),
        )
        for routine in draft.routines
    ]
    limits = draft.pain_limits
    facts = [
        (_("Plan"), whole_plan(draft)),
        (_("Routines"), and_words(routines)),
        (
            _("Stops at"),
            _("pain above {n}, or a rise of {rise}").format(n=limits.stop_above, rise=limits.stop_rise),
        ),
        (_("Known signs"), _("; ").join(_signs(session)) or _("none")),
        (_("Cautions"), _(", ").join(caution_words(draft.cautions)) or _("none")),
        (_("You confirm"), _("; ").join(_confirmed(session)) or _("nothing more")),
        (_("Ice and heat"), _("; ").join(map(_pack_line, draft.protocols)) or _("none of your own")),
    ]
    if draft.review_by is not None:
        facts.append((_("Review by"), short_day(draft.review_by)))
    return tuple(facts)


def _signs(session: EditorSession) -> list[str]:
    """`Pins and needles in one leg or foot, left, to the calf, assessed on 9 Nov`."""
    rules = session.practice.library.rules
    sides, reaches = dict(side_choices()), dict(reach_choices())
    found = []
    for entry in session.draft.baseline:
        known = rules is not None and rules.has_item(entry.item)
        title = _(rules.item(entry.item).title) if rules is not None and known else entry.item
        where = [sides.get(entry.side or "", "") if entry.side else ""]
        where.append(reaches.get(entry.reaches or "", "") if entry.reaches else "")
        day = _("assessed on {day}").format(day=short_day(entry.assessed))
        found.append(_(", ").join(filter(None, (title, *where, day))))
    return found


def _confirmed(session: EditorSession) -> list[str]:
    """Plans, and exercises that are for the clinician to confirm."""
    plans, exercises = plan_words(session.patient), session.exercises
    cautions = caution_names()

    def words(code: str) -> str:
        if code in exercises:
            return _(exercises[code].name)
        return plans.get(code) or cautions.get(code, code)

    return [words(code) for code in session.draft.confirmations]


def _pack_line(value: dict[str, Any]) -> str:
    """`Ice, 15 minutes: ice pack 15 min, 3 times a day for 7 days`."""
    packs = [
        _("{mode} {n} min").format(mode=mode_words().get(mode, mode).lower(), n=round(minutes))
        for mode, minutes in packs_of(value)
    ]
    times = ngettext("{n} time a day", "{n} times a day", number_of(value, "max_per_day"))
    days = ngettext("for {n} day", "for {n} days", number_of(value, "max_days"))
    parts = (
        *packs,
        times.format(n=number_of(value, "max_per_day")),
        days.format(n=number_of(value, "max_days")),
    )
    return _("{title}: {words}").format(title=value.get("title", ""), words=_(", ").join(parts))


def signed_lines(session: EditorSession, signed: "Signed", *, kept: bool) -> tuple[str, ...]:
    """What to do now."""
    name = session.patient
    lines = [
        _("Give the file to {name}: on a stick, or in a message that you may use.").format(name=name),
        _("{name} opens it with CoreCoach, and compares your fingerprint the first time.").format(name=name),
        _("Your fingerprint: {mark}").format(mark=session.practice.fingerprint),
    ]
    if kept:
        lines.append(_("A copy is kept in the folder of the patient."))
    return tuple(lines)


def file_name(patient: Patient, signed: "Signed | Given", ending: str) -> str:
    """`ME-2026-11-17-v4.corecoach`: initials and a day, no name."""
    initials = "".join(word[0] for word in re.findall(r"\w+", patient.name)).upper()[:4] or "P"
    return f"{initials}-{signed.programme.issued.isoformat()}-v{signed.version}.{ending}"
