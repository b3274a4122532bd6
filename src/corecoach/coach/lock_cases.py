"""Lockouts: in force, lost and found again, run out."""

from datetime import datetime

from corecoach.coach.person_cases import PersonCases
from corecoach.coach.saving import SaveResult
from corecoach.diary import LEDGER_FILE, Verdict
from corecoach.safety import (
    RECORDS_CHANGED,
    RECORDS_DAMAGED,
    Advice,
    AdvicePage,
    Case,
    Clearance,
    Fired,
    Lock,
    Lockout,
    Profile,
    ProfileRecord,
    Stamp,
    Tier,
    active,
    lapsed,
    triage,
)


class LockCases(PersonCases):
    """What the window and the command line ask about locks."""

    _ledger_seen = False
    # What the witness said of the ledger when it was opened.
    _verdict: Verdict = "unknown"

    def lockouts(self) -> tuple[Lockout, ...]:
        """Lockouts in force."""
        self._look_at_ledger()
        self._lock_what_lapsed()
        confirmed = self._confirmed()
        return tuple(x for x in self._active() if not self.is_confirmed(x, confirmed))

    def _active(self) -> tuple[Lockout, ...]:
        return active(self._saver.read(Lockout), self._saver.read(Clearance), self.clock.now())

    def is_confirmed(self, lockout: Lockout, confirmed: frozenset[str]) -> bool:
        """Whether it stands for the person alone, and the programme in hand confirms the plan for it."""
        plans = {rule.id: rule.plan for rule in self.rules.persons} if self.rules else {}
        needed = [plans.get(fired.rule) for fired in lockout.fired]
        return bool(needed) and all(plan in confirmed for plan in needed)

    # -- the person ------------------------------------------------------------------------------------

    def lock_for_person(self) -> SaveResult:
        """Store a lockout for each rule on the person that holds and that no lockout stands for yet."""
        person, result = self.person(), self.save()
        if person is None or self.rules is None:
            return result
        found = triage(self.rules, Case(profile=person, settled=self.settled()))
        stands = {fired.rule for x in self._active() for fired in x.fired}
        for fired in found.fired:
            if fired.rule not in stands:
                result = self.save(self._person_lockout(fired))
        return result

    def _person_lockout(self, fired: Fired) -> Lockout:
        rules = self._rules_or_raise()
        outcome = next(rule.outcome for rule in rules.persons if rule.id == fired.rule)
        return self.new_lockout(outcome.tier, outcome.locks, (fired,))

    def settled(self) -> frozenset[str]:
        """Rules on the person that a clinician has cleared, wholly or in part: what is left of them is in the
        lockout that stands, and the gate must not judge the person anew."""
        stored = {x.id: x for x in self._saver.read(Lockout)}
        since = self._true_since()
        return frozenset(
            fired.rule
            for clearance in self._saver.read(Clearance)
            if clearance.lockout in stored
            for fired in stored[clearance.lockout].fired
            # One that stood from before and was cleared since counts as well.
            if fired.rule in since and max(clearance.at, stored[clearance.lockout].at) >= since[fired.rule]
        )

    def _true_since(self) -> dict[str, datetime]:
        """Since when each rule on the person has held without a break, by what the person said. What was over
        and is true again, such as a second operation, has not been cleared."""
        rules = self.rules.persons if self.rules else ()
        found: dict[str, datetime] = {}
        for record in self._saver.written(ProfileRecord):
            person = Profile(record.ages_on(self.clock.now().date()), frozenset(record.modifiers))
            for rule in rules:
                if not any(person.has(fact) for fact in rule.when.any_of):
                    found.pop(rule.id, None)
                else:
                    found.setdefault(rule.id, record.at)
        return found

    # -- making them -----------------------------------------------------------------------------------

    def new_lockout(
        self,
        tier: Tier,
        locks: tuple[Lock, ...],
        fired: tuple[Fired, ...],
        *,
        stamp: Stamp | None = None,
        **more: object,
    ) -> Lockout:
        """A lockout of now, not stored yet."""
        stamp, version = stamp or self.stamp(), self.rules.rules_version if self.rules else ""
        fields = {"answers": {}, "rules_version": version} | more
        return Lockout(self._new_id(), stamp.at, tier, locks, fired, stamp=stamp, **fields)  # type: ignore[arg-type]

    def _lock_what_lapsed(self) -> None:
        stored = self._saver.read(Lockout)
        for lockout, clearance in lapsed(stored, self._saver.read(Clearance), self.clock.now()):
            # Nothing new was reported: somebody has to look again, but it is no emergency by itself.
            again = self.new_lockout(
                min(lockout.tier, Tier.SOON, key=lambda tier: tier.rank),
                lockout.locks,
                lockout.fired,
                answers=lockout.answers,
                statuses=lockout.statuses,
                exercise=lockout.exercise,
                renews=clearance.id,
            )
            self.save(again)

    # -- damage and change -----------------------------------------------------------------------------

    def _look_at_ledger(self) -> None:
        """A lock may have been lost with a damaged or changed ledger: exercise locks until somebody looked.

        Every damaged ledger that was ever set aside must be named by such a lock; so one that the doctor
        found, or after which the process died, is not forgotten.
        """
        if self._ledger_seen:
            return
        self._verdict = self._ask_witness()
        new = self._newly_damaged()
        # Only now: whoever could not be read must be looked at again.
        self._ledger_seen = True
        if new:
            self.lock_for_damage(tuple(sorted(new)))
        elif self._verdict == "changed":
            self.save(self._records_lockout(RECORDS_CHANGED, (), "CLIN-A"))
        else:
            # Whoever died between the ledger and its witness left one that knows less than there is.
            self._note_ledger()

    def _ask_witness(self) -> Verdict:
        if self._witness is None:
            return "unknown"
        return self._witness.verdict(self._diary.ledger_documents())

    def _newly_damaged(self) -> set[str]:
        stored = self._saver.read(Lockout)
        noted = {name for x in stored for f in x.fired if f.rule == RECORDS_DAMAGED for name in f.items}
        found = {d.set_aside or "" for d in self._diary.damage if d.file == LEDGER_FILE}
        return (found | set(self._diary.ledgers_set_aside())) - noted

    def lock_after_repair(self) -> SaveResult:
        """Lock exercise after the doctor repaired the ledger, once for all that was set aside."""
        self._ledger_seen = True
        self._verdict = self._ask_witness()
        return self.lock_for_damage(tuple(self._diary.ledgers_set_aside()))

    def lock_for_damage(self, files: tuple[str, ...] = ()) -> SaveResult:
        """Lock exercise because the record of locks was damaged; `files` are the damaged ones set aside.

        Where the witness says that nothing is missing, a clinician's word ends it; else a lock may be lost
        that only an examination ends.
        """
        clears = "CLIN" if self._verdict == "complete" else "CLIN-A"
        return self.save(self._records_lockout(RECORDS_DAMAGED, files, clears))

    def _records_lockout(self, rule: str, files: tuple[str, ...], clears: str) -> Lockout:
        return self.new_lockout(Tier.SOON, (Lock.ALL_EXERCISE,), (Fired(rule, files, clears),))

    def _note_ledger(self) -> None:
        if self._witness is not None:
            self._witness.note(self._diary.ledger_documents(), locked=bool(self._active()))

    # -- what was shown --------------------------------------------------------------------------------

    def note_advice(self, lockout: Lockout, page: AdvicePage, text: str) -> None:
        """Keep what a lockout's page said; a note that cannot be written waits like any record."""
        self.save(self._advice(lockout, page, text, self.clock.now()))

    def note_acknowledged(self, lockout: Lockout, page: AdvicePage) -> None:
        """Keep that the person went on from a lockout's page by themselves."""
        self.save(self._advice(lockout, page, "", self.clock.now(), True))

    def _advice(
        self, lockout: Lockout, page: AdvicePage, text: str, at: datetime, acknowledged: bool = False
    ) -> Advice:
        version = lockout.rules_version
        return Advice(self._new_id(), at, lockout.id, page, text[:2000], version, acknowledged)
