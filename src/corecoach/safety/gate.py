"""The gate: the only maker of a Permit. Everything it needs comes in as an argument."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from corecoach.safety.lockout import Lockout
from corecoach.safety.permit import _SEAL, Permit
from corecoach.safety.rules import Lock, NumericRule, RuleSet
from corecoach.safety.screening import Screening, missing, unexplained
from corecoach.safety.triage import triage

# The answers are for now: a session starts within ten minutes of them, or they are asked again.
SCREENING_VALID = timedelta(minutes=10)
PERMIT_VALID_S = 600.0

Reason = Literal[
    "rules-damaged",
    "locked",
    "not-screened",
    "incomplete",
    "outdated",
    "flagged",
    "unexplained",
    "no-score",
    "pain",
]


class Subject(Struct, frozen=True):
    """What somebody wants to start: a timeline's digest, and its exercises with their load."""

    digest: str
    loads: tuple[tuple[str, Literal["gentle", "loaded"]], ...]


class Refusal(Struct, frozen=True):
    """Why there is no Permit, and what stands behind it."""

    reason: Reason
    lockouts: tuple[Lockout, ...] = ()
    missing: tuple[str, ...] = ()
    locks: tuple[Lock, ...] = ()


def decide(
    subject: Subject,
    *,
    rules: RuleSet | None,
    screening: Screening | None,
    lockouts: tuple[Lockout, ...],
    now: datetime,
    now_s: float,
    score_required: bool = True,
) -> Permit | Refusal:
    """A Permit for `subject`, or why not.

    `rules` is None when the safety files are damaged: then nothing starts. `lockouts` are the active ones.
    `now` dates the answers; `now_s` is the monotonic clock on which the Permit runs out. Answers from a file
    may lack the pain score (`score_required` False); a score that is there is always judged.
    """
    if rules is None:
        return Refusal(reason="rules-damaged")
    standing = tuple(x for x in lockouts if covers(x.locks, subject, x.exercise))
    if standing:
        return Refusal(reason="locked", lockouts=standing, locks=_locks(standing))
    if screening is None:
        return Refusal(reason="not-screened")
    refusal = _refuse_answers(subject, rules, screening, now) or _refuse_score(
        subject, rules, screening.pain_now, score_required
    )
    return refusal or Permit(_SEAL, subject.digest, now_s + PERMIT_VALID_S)


def covers(locks: tuple[Lock, ...], subject: Subject, exercise: str | None = None) -> bool:
    """Whether `locks` forbid `subject`. `this_exercise` without a known exercise counts as strengthening."""
    loaded = any(load == "loaded" for _, load in subject.loads)
    if Lock.ALL_EXERCISE in locks or (Lock.STRENGTHENING in locks and loaded):
        return True
    if Lock.THIS_EXERCISE not in locks:
        return False
    return loaded if exercise is None else any(e == exercise for e, _ in subject.loads)


def _refuse_answers(subject: Subject, rules: RuleSet, screening: Screening, now: datetime) -> Refusal | None:
    open_questions = missing(rules, screening.gates, screening.items)
    if open_questions:
        return Refusal(reason="incomplete", missing=tuple(open_questions))
    if not timedelta(0) <= now - screening.at <= SCREENING_VALID:
        return Refusal(reason="outdated")
    # The answers themselves, not only the lockouts saved from them: a save that failed must not open the way.
    result = triage(rules, screening.items)
    if covers(result.locks, subject):
        return Refusal(reason="flagged", locks=result.locks)
    felt = unexplained(rules, screening.gates, screening.items)
    if felt:
        return Refusal(reason="unexplained", missing=tuple(felt))
    return None


def _refuse_score(subject: Subject, rules: RuleSet, score: int | None, required: bool) -> Refusal | None:
    if score is None and not required:
        return None
    if score is None or score not in range(11):
        return Refusal(reason="no-score")
    rule = score_rule(rules, score)
    if rule is not None and covers(rule.outcome.locks, subject):
        return Refusal(reason="pain", locks=rule.outcome.locks)
    return None


def score_rule(rules: RuleSet, score: int) -> NumericRule | None:
    """The rule for a pain score before a session; None below the lowest rule."""
    return next((rule for rule in rules.before_session if rule.lowest <= score <= rule.highest), None)


def _locks(lockouts: tuple[Lockout, ...]) -> tuple[Lock, ...]:
    return tuple(sorted({lock for x in lockouts for lock in x.locks}))
