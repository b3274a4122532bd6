"""The gate: the only maker of a Permit. Everything it needs comes in as an argument."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from corecoach.safety.case import Case, Profile
from corecoach.safety.lockout import Lockout, united
from corecoach.safety.permit import _SEAL, Permit
from corecoach.safety.rules import Answer, Lock, RuleSet
from corecoach.safety.screening import DROWSY, NOTHING_DUE, Due, Screening, missing, unexplained
from corecoach.safety.triage import triage

PERMIT_VALID_S = 600.0

Reason = Literal[
    "rules-damaged",
    "locked",
    "not-screened",
    "no-profile",
    "incomplete",
    "outdated",
    "flagged",
    "unexplained",
    "no-score",
    "pain",
    "limits",
]
Load = Literal["gentle", "loaded"]


class Subject(Struct, frozen=True):
    """What somebody wants to start: a timeline's digest, its exercises with their load, and whether it is
    ice or heat."""

    digest: str
    loads: tuple[tuple[str, Load], ...] = ()
    packs: frozenset[Literal["heat", "ice"]] = frozenset()


class Check(Struct, frozen=True):
    """What is known when somebody wants to start: the answers, whether they still hold, the person (None:
    nobody has said), what else had to be asked, and the person rules that a clinician has cleared.

    Answers from a file may lack the pain score (`score_required` False); a score that is there is judged.
    """

    screening: Screening | None
    profile: Profile | None
    valid: bool = True
    due: Due = NOTHING_DUE
    settled: frozenset[str] = frozenset()
    score_required: bool = True


class PackCheck(Struct, frozen=True):
    """What is known when somebody wants to use ice or heat: the answers to the items that are asked before,
    the person (None: nobody has said), the person rules that a clinician has cleared, and the limits of ice
    and heat that stand in the way, by their rules."""

    answers: Mapping[str, Answer]
    profile: Profile | None
    limits: tuple[str, ...]
    settled: frozenset[str] = frozenset()


class Refusal(Struct, frozen=True):
    """Why there is no Permit, and what stands behind it."""

    reason: Reason
    lockouts: tuple[Lockout, ...] = ()
    missing: tuple[str, ...] = ()
    locks: tuple[Lock, ...] = ()
    limits: tuple[str, ...] = ()


def decide(
    subject: Subject, check: Check, *, rules: RuleSet | None, lockouts: Iterable[Lockout], now_s: float
) -> Permit | Refusal:
    """A Permit for `subject`, or why not.

    `rules` is None when the safety files are damaged: then nothing starts. `lockouts` are the active ones.
    `now_s` is the monotonic clock on which the Permit runs out.
    """
    if rules is None:
        return Refusal(reason="rules-damaged")
    standing = tuple(x for x in lockouts if covers(x.locks, subject, x.exercise))
    if standing:
        return Refusal(reason="locked", lockouts=standing, locks=united(standing))
    if check.screening is None:
        return Refusal(reason="not-screened")
    if check.profile is None:
        return Refusal(reason="no-profile")
    refusal = _refuse_answers(subject, rules, check, check.screening, check.profile)
    return refusal or Permit(_SEAL, subject.digest, now_s + PERMIT_VALID_S)


def decide_packs(
    subject: Subject, check: PackCheck, *, rules: RuleSet | None, lockouts: Iterable[Lockout], now_s: float
) -> Permit | Refusal:
    """A Permit for ice or heat, or why not; the arguments are as in `decide`.

    The three questions before exercise are not asked here: what they locked is locked. Raises ValueError for
    a subject that is not ice or heat alone, for no exercise may come through this door.
    """
    if subject.loads or not subject.packs:
        raise ValueError("only ice and heat are decided here")
    if rules is None:
        return Refusal(reason="rules-damaged")
    standing = tuple(x for x in lockouts if covers(x.locks, subject, x.exercise))
    if standing:
        return Refusal(reason="locked", lockouts=standing, locks=united(standing))
    if check.profile is None:
        return Refusal(reason="no-profile")
    if check.limits:
        return Refusal(reason="limits", limits=check.limits)
    open_items = tuple(i for i in pack_items(rules, subject.packs) if i not in check.answers)
    if open_items:
        return Refusal(reason="incomplete", missing=open_items)
    result = triage(rules, Case(answers=check.answers, profile=check.profile, settled=check.settled))
    if covers(result.locks, subject):
        return Refusal(reason="flagged", locks=result.locks)
    return Permit(_SEAL, subject.digest, now_s + PERMIT_VALID_S)


def pack_items(rules: RuleSet, packs: Iterable[str]) -> tuple[str, ...]:
    """The items that are asked before each use of these packs: those of their own, and whether somebody is
    drowsy, as far as a Yes would lock one of them."""
    asked = (i for i in rules.items if "thermal" in i.ask or i.id == DROWSY)
    return tuple(i.id for i in asked if {str(lock) for lock in i.yes.locks} & set(packs))


def covers(locks: Iterable[Lock], subject: Subject, exercise: str | None = None) -> bool:
    """Whether `locks` forbid `subject`. `this_exercise` without a known exercise counts as strengthening."""
    held, loaded = set(locks), any(load == "loaded" for _, load in subject.loads)
    if held & {Lock(pack) for pack in subject.packs}:
        return True
    if Lock.ALL_EXERCISE in held and subject.loads:
        return True
    if Lock.STRENGTHENING in held and loaded:
        return True
    if Lock.THIS_EXERCISE not in held:
        return False
    return loaded if exercise is None else any(e == exercise for e, _ in subject.loads)


def _refuse_answers(
    subject: Subject, rules: RuleSet, check: Check, screening: Screening, profile: Profile
) -> Refusal | None:
    gates, items = screening.gates, screening.items
    open_questions = missing(rules, gates, items, profile.modifiers, check.due)
    if open_questions:
        return Refusal(reason="incomplete", missing=tuple(open_questions))
    if not check.valid:
        return Refusal(reason="outdated")
    felt = unexplained(rules, gates, items)
    # The answers themselves, not only the lockouts saved from them: a save that failed must not open the way.
    for score, reason in _stages(screening.pain_now):
        result = triage(rules, _case(screening, profile, check, score))
        if covers(result.locks, subject):
            return Refusal(reason=reason, locks=result.locks)
    if felt:
        return Refusal(reason="unexplained", missing=tuple(felt))
    if screening.pain_now not in range(11) and (check.score_required or screening.pain_now is not None):
        return Refusal(reason="no-score")
    return None


def _stages(score: int | None) -> tuple[tuple[int | None, Literal["flagged", "pain"]], ...]:
    """First without the score, so that what the score alone forbids is said to be the score's doing."""
    return ((None, "flagged"), (score, "pain"))


def _case(screening: Screening, profile: Profile, check: Check, score: int | None) -> Case:
    return Case(
        answers=screening.items,
        statuses=screening.statuses,
        profile=profile,
        flu_like=screening.flu_like,
        pain_now=score,
        settled=check.settled,
    )
