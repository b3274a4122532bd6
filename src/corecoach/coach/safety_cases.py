"""Safety checks, lockouts and their end."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import structs

from corecoach.coach.cases import Cases
from corecoach.coach.saving import SaveResult
from corecoach.coach.views import ScreenResult
from corecoach.diary import LEDGER_FILE
from corecoach.pain import PainScore
from corecoach.safety import (
    RECORDS_DAMAGED,
    Answer,
    Clearance,
    Fired,
    Lock,
    Lockout,
    RuleSet,
    Screening,
    Tier,
    active,
    needs_new_assessment,
    rescreen_from,
    score_rule,
    triage,
)


class SafetyCases(Cases):
    """What the window and the command line ask about safety."""

    _ledger_seen = False

    @property
    def rules(self) -> RuleSet | None:
        """The safety rules; None when they are damaged, and then nothing starts."""
        return self.library.rules

    def lockouts(self) -> tuple[Lockout, ...]:
        """Lockouts in force."""
        self._look_at_ledger()
        return active(self._saver.read(Lockout), self._saver.read(Clearance))

    def screen(
        self, gates: Mapping[str, Answer], items: Mapping[str, Answer], pain_now: int | None
    ) -> tuple[Screening, ScreenResult]:
        """Store the answers of a safety check and what they lock; a lock is on disk before this returns."""
        rules = self._rules_or_raise()
        now = self.clock.now()
        screening = Screening(self._new_id(), now, dict(gates), dict(items), pain_now, rules.rules_version)
        result = self._lock({**items, **self._implied(pain_now)}, None)
        self._saver.save(screening)
        if pain_now is not None:
            self._saver.save(PainScore(self._new_id(), now, "before", pain_now))
        self._lift_by_rescreen(screening)
        return screening, ScreenResult(result.triage, result.lockout, self._saver.save())

    def report(self, items: Mapping[str, Answer], exercise: str | None = None) -> ScreenResult:
        """Store symptoms reported outside the three gates, as after a stop, and what they lock."""
        result = self._lock(items, exercise)
        version = result.triage.rules_version
        answers = Screening(self._new_id(), self.clock.now(), {}, dict(items), None, version)
        return structs.replace(result, saved=self._saver.save(answers))

    def _look_at_ledger(self) -> None:
        """A lock may have been lost with a damaged ledger: exercise locks until somebody has looked.

        Every damaged ledger that was ever set aside must be named by such a lock; so one that the doctor
        found, or after which the process died, is not forgotten.
        """
        if self._ledger_seen:
            return
        self._ledger_seen = True
        stored = self._saver.read(Lockout)
        noted = {name for x in stored for f in x.fired if f.rule == RECORDS_DAMAGED for name in f.items}
        found = {d.set_aside or "" for d in self._diary.damage if d.file == LEDGER_FILE}
        new = (found | set(self._diary.ledgers_set_aside())) - noted
        if new:
            self.lock_for_damage(tuple(sorted(new)))

    def lock_after_repair(self) -> SaveResult:
        """Lock exercise after the doctor repaired the ledger, once for all that was set aside."""
        self._ledger_seen = True
        return self.lock_for_damage(tuple(self._diary.ledgers_set_aside()))

    def lock_for_damage(self, files: tuple[str, ...] = ()) -> SaveResult:
        """Lock exercise because the record of locks was damaged; `files` are the damaged ones set aside."""
        fired = Fired(rule=RECORDS_DAMAGED, items=files, clears="CLIN")
        version = self.rules.rules_version if self.rules else ""
        lockout = Lockout(
            self._new_id(), self.clock.now(), Tier.SOON, (Lock.ALL_EXERCISE,), (fired,), {}, version
        )
        return self._saver.save(lockout)

    def clear(self, lockout: Lockout, clinician: str, role: str, assessed: datetime) -> SaveResult | None:
        """End a lockout on a clinician's word (L1). None when that is not enough for this lockout, or the
        assessment is older than the report."""
        if needs_new_assessment(lockout) or assessed < lockout.at or assessed > self.clock.now():
            return None
        who = {"clinician": clinician.strip()[:200], "role": role.strip()[:200]}
        if not all(who.values()):
            return None
        clearance = Clearance(self._new_id(), self.clock.now(), lockout.id, "L1", **who, assessed_at=assessed)
        return self._saver.save(clearance)

    def _rules_or_raise(self) -> RuleSet:
        if self.rules is None:
            raise RuntimeError("the safety rules are damaged: nothing can be asked")
        return self.rules

    def _lock(self, items: Mapping[str, Answer], exercise: str | None) -> ScreenResult:
        result = triage(self._rules_or_raise(), items)
        if not result.locks:
            return ScreenResult(result, None, self._saver.save())
        answers: dict[str, Answer] = {i: answer for i, answer in items.items() if answer != "no"}
        lockout = Lockout(
            id=self._new_id(),
            at=self.clock.now(),
            tier=result.tier,
            locks=result.locks,
            fired=result.fired,
            answers=answers,
            rules_version=result.rules_version,
            exercise=exercise,
        )
        return ScreenResult(result, lockout, self._saver.save(lockout))

    def _still_sore(self, lockout: Lockout, score: int | None) -> bool:
        """Whether a lock for a high score stays because no lower score was given."""
        implied = {rule.item for rule in self._rules_or_raise().before_session if rule.item}
        return bool(implied & lockout.answers.keys()) and (score is None or bool(self._implied(score)))

    def _implied(self, score: int | None) -> dict[str, Answer]:
        """The item that a pain score answers by itself, if any."""
        rule = score_rule(self._rules_or_raise(), score) if score is not None else None
        return {rule.item: "yes"} if rule and rule.item else {}

    def _lift_by_rescreen(self, screening: Screening) -> None:
        """Three times No after the stated hours clears what clears by time (L0)."""
        if any(answer != "no" for answer in screening.gates.values()) or len(screening.gates) < 3:
            return
        for lockout in self.lockouts():
            free_at = rescreen_from(lockout)
            if self._still_sore(lockout, screening.pain_now):
                continue
            if free_at is not None and screening.at >= free_at:
                self._saver.save(Clearance(self._new_id(), screening.at, lockout.id, "L0"))
