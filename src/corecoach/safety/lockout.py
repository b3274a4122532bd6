"""A lockout: what was reported, what it locks, and what ends it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct, field, structs

from corecoach.safety.baseline import Known
from corecoach.safety.locks import normalise, spelt_out
from corecoach.safety.rules import Answer, Lock, RuleSet, Status, Tier
from corecoach.safety.triage import Fired
from corecoach.safety.waiting import Stamp, waited

# The rules behind locks that no answer caused. The file with the locks was damaged; and it is not the one
# that was written last: somebody changed it, took records away or put back an older one.
RECORDS_DAMAGED = "records-damaged"
RECORDS_CHANGED = "records-changed"
# The beginning of the rules behind locks for what was seen on the skin after ice or heat.
SEEN_ON_SKIN = "skin:"
# A clinician's details typed in for what only an examination clears count after a day.
DELAY = timedelta(hours=24)
# Days to speak to a clinician (facts, 1.1).
SOONEST_DAYS, LATEST_DAYS = 2, 14

ClearanceLevel = Literal["L0", "L1", "L2", "L3"]
# What ends a lockout: waiting and a No; a clinician's word; a clinician who examined after the report.
Exit = Literal["time", "clinician", "examination"]
Typed = Annotated[str, Meta(max_length=200)]


class Lockout(Struct, frozen=True, forbid_unknown_fields=True, tag="lockout", omit_defaults=True):
    """Locks from one safety check or stop. `exercise` is what `this_exercise` means, if known; `renews` is
    the clearance that has run out, if that is why it is locked again."""

    id: str
    at: datetime
    tier: Tier
    locks: tuple[Lock, ...]
    fired: tuple[Fired, ...]
    answers: dict[str, Answer]
    rules_version: str
    exercise: str | None = None
    statuses: dict[str, Status] = field(default_factory=dict)
    stamp: Stamp | None = None
    renews: str | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The items behind its rules; of a lock for the records, the files."""
        return tuple(dict.fromkeys(i for fired in self.fired for i in fired.items))

    @property
    def reported(self) -> Stamp:
        """When it was reported, on both clocks."""
        return self.stamp or Stamp(self.at)


class Clearance(Struct, frozen=True, forbid_unknown_fields=True, tag="clearance", omit_defaults=True):
    """The end of one lockout, or the part of it that a clinician allows.

    L0: screened again after the stated hours. L1: a clinician's details typed in. L2: a code or a signed file
    of the clinician. L3: the clinician's passphrase, in person. `keep` stays locked. After the day
    `review_by` it locks again.
    """

    id: str
    at: datetime
    lockout: str
    level: ClearanceLevel
    clinician: Typed = ""
    role: Typed = ""
    assessed_at: datetime | None = None
    keep: tuple[Lock, ...] = ()
    review_by: date | None = None
    contact: Typed = ""
    note: Annotated[str, Meta(max_length=400)] = ""
    baseline: tuple[Known, ...] = ()


class PendingClearance(Struct, frozen=True, forbid_unknown_fields=True, tag="pending", omit_defaults=True):
    """A clinician's details typed in for a lockout that only an examination clears: they count after a day
    and a safety check with No, and only where no code can be had."""

    id: str
    at: datetime
    lockout: str
    clinician: Typed
    role: Typed
    assessed_at: datetime
    stamp: Stamp
    place: Typed = ""


def active(
    lockouts: Iterable[Lockout], clearances: Iterable[Clearance], now: datetime
) -> tuple[Lockout, ...]:
    """Lockouts in force, oldest first; one that was cleared in part locks only what was kept."""
    given = _given(clearances, now)
    left = (_left(lockout, given.get(lockout.id, [])) for lockout in lockouts)
    return tuple(sorted((x for x in left if x is not None), key=lambda x: (x.at, x.id)))


def lapsed(
    lockouts: Iterable[Lockout], clearances: Iterable[Clearance], now: datetime
) -> tuple[tuple[Lockout, Clearance], ...]:
    """Lockouts whose newest clearance has run out, with that clearance, unless they are locked anew."""
    listed, given, today = list(lockouts), _given(clearances, now), now.date()
    renewed = {x.renews for x in listed}
    found = []
    for lockout in listed:
        newest = _newest(given.get(lockout.id, []))
        if newest and newest.review_by and newest.review_by < today and newest.id not in renewed:
            found.append((lockout, newest))
    return tuple(found)


def _given(clearances: Iterable[Clearance], now: datetime) -> dict[str, list[Clearance]]:
    """The clearances of each lockout, by its id. An end by time that lies in the future was reached with a
    clock set forward: it counts for nothing."""
    given: dict[str, list[Clearance]] = {}
    for clearance in clearances:
        if clearance.level != "L0" or clearance.at <= now:
            given.setdefault(clearance.lockout, []).append(clearance)
    return given


def _newest(clearances: Iterable[Clearance]) -> Clearance | None:
    return max(clearances, key=lambda c: (c.at, c.id), default=None)


def _left(lockout: Lockout, clearances: list[Clearance]) -> Lockout | None:
    newest = _newest(clearances)
    if newest is None:
        return lockout
    kept = spelt_out(lockout.locks) & spelt_out(newest.keep)
    return structs.replace(lockout, locks=normalise(kept, Tier.NONE), tier=Tier.CAUTION) if kept else None


def united(lockouts: Iterable[Lockout]) -> tuple[Lock, ...]:
    """All locks of some lockouts, normalised."""
    listed = list(lockouts)
    tier = max((x.tier for x in listed), key=lambda t: t.rank, default=Tier.NONE)
    return normalise({lock for x in listed for lock in x.locks}, tier)


def way_out(lockout: Lockout) -> Exit:
    """What ends the lockout: the strictest that one of its rules asks for."""
    codes = {fired.clears for fired in lockout.fired} - {"none"}
    if "CLIN-A" in codes or not codes:
        return "examination"
    waits = all(wait_h(fired) is not None for fired in lockout.fired if fired.clears != "none")
    return "time" if waits else "clinician"


def wait_h(fired: Fired) -> int | None:
    """Hours after which this rule lets the person be asked again; None when no hours are enough."""
    return int(fired.clears[3:]) if fired.clears.startswith("RE-") else fired.rescreen_h


def rescreen_after(lockout: Lockout) -> timedelta | None:
    """How long to wait before being asked again ends the lockout; None when time alone ends it not."""
    if way_out(lockout) != "time":
        return None
    return timedelta(hours=max(wait_h(fired) or 0 for fired in lockout.fired))


def rescreen_from(lockout: Lockout) -> datetime | None:
    """The same as a moment on the wall clock, to show."""
    after = rescreen_after(lockout)
    return None if after is None else lockout.at + after


def is_waited_for(lockout: Lockout, now: Stamp) -> bool:
    """Whether the hours of a lockout that ends by time are over."""
    after = rescreen_after(lockout)
    return after is not None and waited(lockout.reported, now) >= after


def needs_new_assessment(lockout: Lockout) -> bool:
    """Whether only a clinician who examines after the report can clear it (CLIN-A)."""
    return way_out(lockout) == "examination"


def persisting(lockouts: Iterable[Lockout], now: Stamp) -> frozenset[str]:
    """Items whose hours of waiting are over while their lockout stands: reported again they weigh more."""
    over = [x for x in lockouts if x.at <= now.at and is_waited_for(x, now)]
    return frozenset(item for x in over for item in x.items)


def contact_days(lockout: Lockout, rules: RuleSet | None) -> int:
    """Days to speak to somebody: by the rows of what was reported, and the nearer date for anything worse.
    Where nothing is known it holds too."""
    told = [i for i, answer in lockout.answers.items() if answer != "no"]
    persons = {rule.id for rule in rules.persons} if rules else set[str]()
    if not told and lockout.fired and all(fired.rule in persons for fired in lockout.fired):
        return LATEST_DAYS
    worse = "worse" in lockout.statuses.values()
    if worse or rules is None or not told or not all(rules.has_item(i) for i in told):
        return SOONEST_DAYS
    return min(rules.item(i).contact_days for i in told)
