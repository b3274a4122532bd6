"""The page for the clinician, made of records. Pure: everything comes in as an argument."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from corecoach.coach.handover_events import Ledger, Names, symptoms, timeline
from corecoach.coach.handover_packs import heat_and_ice
from corecoach.coach.stop_words import stop_words
from corecoach.coach.taken_in import TakenIn
from corecoach.exchange.handover import (
    ExerciseDone,
    Handover,
    LastSession,
    Named,
    PainDay,
    Person,
    Plan,
)
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import standing
from corecoach.safety import (
    Advice,
    Clearance,
    Lockout,
    PendingClearance,
    ProfileRecord,
    RuleSet,
    Screening,
)
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.thermal.record import PackRecord

PAIN_DAYS = 14


def build_handover(
    *,
    now: datetime,
    app_version: str,
    rules: RuleSet | None,
    screenings: Sequence[Screening] = (),
    lockouts: Sequence[Lockout] = (),
    in_force: Sequence[Lockout] = (),
    clearances: Sequence[Clearance] = (),
    pending: Sequence[PendingClearance] = (),
    advice: Sequence[Advice] = (),
    scores: Sequence[PainScore] = (),
    sessions: Sequence[SessionRecord] = (),
    feedback: Sequence[SessionFeedback] = (),
    packs: Sequence[PackRecord] = (),
    signs: Mapping[str, str] | None = None,
    profile: ProfileRecord | None = None,
    taken_in: TakenIn | None = None,
) -> Handover:
    """The handover of `now`, of whole histories in any order; only `packs` come as they were written.

    `lockouts` are all that there ever were, as stored; `in_force` those that hold now, with what of them
    holds: which these are is decided in one place, and that is not here. `signs` are the words of what is
    seen on the skin, by their ids.
    """
    names = Names(rules, {i.exercise: i.name for s in sessions for i in s.items})
    ledger = Ledger(screenings, lockouts, in_force, clearances, pending, advice)
    return Handover(
        mark="self-reported, not examined",
        made_at=now,
        app_version=app_version,
        rules_version=rules.rules_version if rules else None,
        person=_person(names, profile, taken_in),
        plan=_plan(names, taken_in) if taken_in else None,
        symptoms=symptoms(names, ledger),
        events=timeline(names, ledger),
        pain=_pain(scores, now.date()),
        last_session=_last_session(sessions, feedback),
        heat_and_ice=heat_and_ice(packs, now.date(), signs or {}),
    )


def _person(names: Names, profile: ProfileRecord | None, taken_in: TakenIn | None) -> Person:
    patient = taken_in.programme.patient if taken_in else None
    return Person(
        name=patient.name if patient else "",
        birth_year=patient.birth_year if patient else None,
        age=profile.age if profile else None,
        entered=profile.at if profile else None,
        modifiers=tuple(names.modifier(m) for m in profile.modifiers) if profile else (),
        cautions=profile.cautions if profile else (),
        asked=tuple(names.item(i) for i in profile.asked) if profile else (),
    )


def _plan(names: Names, taken_in: TakenIn) -> Plan:
    programme = taken_in.programme
    return Plan(
        id=programme.id,
        title=programme.title,
        author=programme.author,
        issued=programme.issued,
        review_by=programme.review_by,
        taken_in=taken_in.at,
        signed=taken_in.file.signature is not None,
        baseline=names.assessed(programme.baseline),
        confirmations=programme.confirmations,
        cautions=programme.cautions,
    )


# -- pain -----------------------------------------------------------------------------------------------


def _pain(scores: Iterable[PainScore], today: date) -> tuple[PainDay, ...]:
    """The last 14 days, oldest first, each by its own time zone; a day without a score is there, empty."""
    given = sorted(standing(scores), key=lambda s: (s.at, s.id))
    days = [today - timedelta(days=n) for n in reversed(range(PAIN_DAYS))]
    return tuple(_pain_day(day, [s for s in given if s.at.date() == day]) for day in days)


def _pain_day(day: date, scores: Sequence[PainScore]) -> PainDay:
    def of(kind: PainKind) -> tuple[int, ...]:
        return tuple(s.score for s in scores if s.kind == kind)

    asked = (of("before"), of("after"), of("next-morning"), of("now"), of("day"))
    return PainDay(day, *asked, worst=of("worst"), leg=of("leg"))


# -- the last session -----------------------------------------------------------------------------------


def _last_session(
    sessions: Iterable[SessionRecord], feedback: Iterable[SessionFeedback]
) -> LastSession | None:
    last = max(sessions, key=lambda s: (s.at, s.id), default=None)
    if last is None:
        return None
    # The reason of a stop is kept at once, the rest later: they are two records.
    said = sorted((f for f in feedback if f.session == last.id), key=lambda f: (f.at, f.id), reverse=True)
    reasons = [f.stop_reason for f in said if f.stop_reason is not None]
    return LastSession(
        title=last.title,
        began=last.at,
        ended=last.ended_at,
        outcome=last.outcome,
        exercises=tuple(_done(item) for item in last.items),
        stopped_in=stopped_in(last),
        stop_reason=_reason(reasons[0]) if reasons else None,
        pain_before=last.pain_before,
        pain_after=next((f.pain_after for f in said if f.pain_after is not None), None),
        effort=next((f.effort for f in said if f.effort is not None), None),
        note=next((f.note for f in said if f.note), ""),
        anything_new=next((f.anything_new for f in said if f.anything_new is not None), None),
    )


def _done(item: ItemRecord) -> ExerciseDone:
    return ExerciseDone(
        exercise=Named(item.exercise, item.name),
        reps_done=item.reps_done,
        reps_prescribed=item.reps_prescribed,
        hold_done_s=item.hold_done_s,
        hold_prescribed_s=item.hold_prescribed_s,
        skipped=item.skipped,
    )


def stopped_in(session: SessionRecord) -> Named | None:
    """The exercise in hand when the session ended early: the last one begun, or the one after it."""
    if session.outcome == "finished":
        return None
    begun = [n for n, item in enumerate(session.items) if item.reps_done or item.hold_done_s]
    rest = session.items[begun[-1] if begun else 0 :]
    return next((Named(i.exercise, i.name) for i in rest if not i.complete and not i.skipped), None)


def _reason(code: str) -> Named:
    """A reason of a stop in the words that were chosen on the page."""
    return Named(code, stop_words().get(code, code))
