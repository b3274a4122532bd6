"""What a person answered, and what it led to, as flat facts: checks, locks and their end, about you, and
the programmes that were taken in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corecoach.coach.facts_done import Facts
from corecoach.coach.taken_in import TakenIn
from corecoach.exchange.facts import Fact
from corecoach.safety import Clearance, Lockout, PendingClearance, ProfileRecord, Screening

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


def said_facts(coach: "Coach") -> Iterator[Fact]:
    """All of it, a kind of record after the other."""
    for screening in coach.recorded(Screening):
        yield from _check(screening)
    for lockout in coach.recorded(Lockout):
        yield from _lockout(lockout)
    for clearance in coach.recorded(Clearance):
        yield from _clearance(clearance)
    for pending in coach.recorded(PendingClearance):
        yield from _details(pending)
    for profile in coach.recorded(ProfileRecord):
        yield from _about_you(profile)
    for taken in coach.recorded(TakenIn):
        yield from _programme(taken)


def _check(screening: Screening) -> Iterator[Fact]:
    facts = Facts("check", screening.id, screening.at)
    yield from (facts.text("gate", answer, gate) for gate, answer in screening.gates.items())
    yield from (facts.text("item", answer, item) for item, answer in screening.items.items())
    yield from (facts.text("status", status, item) for item, status in screening.statuses.items())
    if screening.pain_now is not None:
        yield facts.number("pain_now", screening.pain_now, "points")
    if screening.flu_like:
        yield facts.truth("flu_like", True)
    yield facts.text("answered_by", screening.answered_by)


def _lockout(lockout: Lockout) -> Iterator[Fact]:
    facts = Facts("lockout", lockout.id, lockout.at)
    yield facts.text("tier", lockout.tier)
    yield from (facts.text("lock", lock, lockout.exercise or "") for lock in lockout.locks)
    yield from (facts.text("rule", fired.rule) for fired in lockout.fired)
    yield from (facts.text("item", answer, item) for item, answer in lockout.answers.items())
    yield from (facts.text("status", status, item) for item, status in lockout.statuses.items())


def _clearance(clearance: Clearance) -> Iterator[Fact]:
    facts = Facts("clearance", clearance.id, clearance.at, of=clearance.lockout)
    yield facts.text("level", clearance.level)
    given = {
        "clinician": clearance.clinician,
        "role": clearance.role,
        "contact": clearance.contact,
        "assessed_at": clearance.assessed_at.isoformat() if clearance.assessed_at else "",
        "review_by": clearance.review_by.isoformat() if clearance.review_by else "",
        "note": clearance.note,
    }
    yield from (facts.text(name, text) for name, text in given.items() if text)
    yield from (facts.text("keeps", lock) for lock in clearance.keep)
    yield from (facts.text("known", known.assessed.isoformat(), known.item) for known in clearance.baseline)


def _details(pending: PendingClearance) -> Iterator[Fact]:
    facts = Facts("clinician-details", pending.id, pending.at, of=pending.lockout)
    given = {
        "clinician": pending.clinician,
        "role": pending.role,
        "contact": pending.place,
        "assessed_at": pending.assessed_at.isoformat(),
    }
    yield from (facts.text(name, text) for name, text in given.items() if text)


def _about_you(profile: ProfileRecord) -> Iterator[Fact]:
    facts = Facts("about-you", profile.id, profile.at)
    yield facts.number("age", profile.age, "years")
    yield from (facts.text("modifier", modifier) for modifier in profile.modifiers)
    yield from (facts.text("caution", caution) for caution in profile.cautions)
    yield from (facts.text("asked", item) for item in profile.asked)


def _programme(taken: TakenIn) -> Iterator[Fact]:
    """What it is and from whom; the file itself holds the rest, and its secrets stay there."""
    programme, facts = taken.programme, Facts("programme", taken.id, taken.at)
    yield facts.text("title", programme.title, programme.id)
    yield facts.text("author", programme.author.name, programme.id)
    yield facts.text("issued", programme.issued.isoformat(), programme.id)
    if programme.review_by is not None:
        yield facts.text("review_by", programme.review_by.isoformat(), programme.id)
