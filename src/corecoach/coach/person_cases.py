"""Who the person is for the rules: what they said, what the programme confirms, what a clinician knows."""

from collections.abc import Iterable, Mapping
from datetime import date

from corecoach.coach.cases import Cases
from corecoach.coach.taken_in import TakenIn
from corecoach.coach.trust import may_end
from corecoach.library import AssetError
from corecoach.library.cautions import CautionWords, implied
from corecoach.prescription import ClearanceTerms, Exercise, phase_on
from corecoach.prescription.suitability import Suitability, suitability
from corecoach.safety import (
    PROFILE_VALID,
    Clearance,
    Known,
    Lockout,
    PainThresholds,
    Profile,
    ProfileRecord,
    Status,
    Tier,
    believed,
    standing,
)

# Signs after which what a clinician wrote down no longer holds (facts, 1.4).
_FALLS = frozenset({"trauma_major", "trauma_minor"})


class PersonCases(Cases):
    """What the window and the command line ask about the person."""

    def profile_record(self) -> ProfileRecord | None:
        """What the person last said about themselves."""
        self._look_at_ledger()
        return next(reversed(self._saver.written(ProfileRecord)), None)

    def profile_is_due(self) -> bool:
        """Whether the person has to be asked about themselves before the next check."""
        record = self.profile_record()
        return record is None or self.clock.now() - record.at > PROFILE_VALID

    def person(self) -> Profile | None:
        """The person for the rules; None when nobody has said."""
        record = self.profile_record()
        if record is None:
            return None
        return Profile(
            record.ages_on(self.clock.now().date()), frozenset(record.modifiers), self._confirmed()
        )

    def cautions(self, person: Profile | None = None) -> frozenset[str]:
        """Caution codes of the person: their own, those that their health implies, and the programme's; also
        those that the health of another `person` implies, where a file says who answers."""
        record, programme = self.profile_record(), self.programme
        own = frozenset(record.cautions if record else ())
        health = {*(record.modifiers if record else ()), *(person.modifiers if person else ())}
        with_health = implied(self.caution_words(), health)
        return own | with_health | frozenset(programme.cautions if programme else ())

    def prescribed_now(self) -> frozenset[str]:
        """Exercises of the routines that the phase of today asks for, by id: what a physiotherapist set for
        later, or has put aside, is not prescribed now."""
        taken = self.taken_in
        if taken is None:
            return frozenset()
        phase = phase_on(taken.programme, self.started_on(taken), self.clock.now().date())
        routines = {slot.routine for slot in phase.schedule}
        return frozenset(i.exercise for r in taken.programme.routines if r.id in routines for i in r.items)

    def suits(
        self, exercises: Iterable[Exercise], *, at_set_dose: bool = True, person: Profile | None = None
    ) -> dict[str, Suitability]:
        """How each exercise stands with the person's cautions and what is prescribed now, by id. Not
        `at_set_dose` it counts for nothing that one is prescribed: that was another dose. `person` as in
        `cautions`."""
        programme, cautions = self.programme, self.cautions(person)
        now = self.prescribed_now() if at_set_dose else frozenset()
        confirmed = programme.confirmations if programme else ()
        return {
            e.id: suitability(e, cautions, prescribed=e.id in now, confirmed=confirmed) for e in exercises
        }

    def caution_words(self) -> tuple[CautionWords, ...]:
        """The cautions in words; none when their file is damaged: no question on symptoms may wait for it."""
        try:
            return self.library.cautions
        except AssetError:
            return ()

    def pain_limits(self) -> PainThresholds:
        """The programme's own pain limits, or those of the rules."""
        programme = self.programme
        if programme is None:
            return PainThresholds.of(self._rules_or_raise())
        limits = programme.pain_limits
        return PainThresholds(limits.stop_above, limits.stop_rise, limits.next_morning_rise)

    def all_taken_in(self) -> list[TakenIn]:
        """Every programme that was ever taken in, in the order in which that was done."""
        self._look_at_ledger()
        return self._saver.written(TakenIn)

    def signed(self, lockout: str | None = None) -> TakenIn | None:
        """The newest programme that a clinician signed, with the secret for codes; for a lockout, by its id,
        of those whose clinician may end it. Taking in another one that is not signed takes nothing away."""
        stored = self.all_taken_in()
        signed = [t for t in stored if t.file.signature and t.programme.clearance]
        able = [t for t in signed if lockout is None or may_end(stored, t, lockout)]
        return able[-1] if able else None

    def _terms(self, lockout: Lockout) -> ClearanceTerms | None:
        """The secret shared with the clinician's copy: only from a programme that a clinician signed who may
        end this lockout."""
        signed = self.signed(lockout.id)
        return signed.programme.clearance if signed else None

    def _left_behind(self, lockout: Lockout) -> bool:
        """Whether somebody signs by now who may not end this lockout: who may could be out of reach."""
        return self.signed(lockout.id) != self.signed()

    def known(self) -> tuple[Known, ...]:
        """What clinicians have written down: the programme's baseline, and what came with clearances."""
        programme = self.programme
        written = tuple(
            Known(b.item, b.assessed, b.side, b.reaches, b.note)
            for b in (programme.baseline if programme else ())
        )
        return written + tuple(k for c in self._saver.read(Clearance) for k in c.baseline)

    def known_items(self) -> dict[str, Known]:
        """What to compare with, by item."""
        known, rules = self.known(), self._rules_or_raise()
        entries = {k.item: standing(rules, known, k.item) for k in known}
        return {item: entry for item, entry in entries.items() if entry is not None}

    def believed(self, statuses: Mapping[str, Status]) -> dict[str, Status]:
        """The statuses as far as what clinicians wrote down bears them out."""
        today, rules = self.clock.now().date(), self._rules_or_raise()
        return believed(rules, statuses, self.known(), today, self._events())

    def _events(self) -> Iterable[date]:
        """Days of falls and of symptoms that nobody has cleared, and of a procedure that was new then."""
        cleared = {c.lockout for c in self._saver.read(Clearance) if c.level != "L0"}
        stored = self._saver.read(Lockout)
        flags = [x.at.date() for x in stored if x.id not in cleared and _is_event(x)]
        records = self._saver.written(ProfileRecord)
        had = False
        for record in records:
            has = "recent_spinal_procedure" in record.modifiers
            if has and not had and record is not records[0]:
                flags.append(record.at.date())
            had = has
        return flags

    def _confirmed(self) -> frozenset[str]:
        """Plans that the clinician confirms in the programme in hand."""
        programme = self.programme
        return frozenset(programme.confirmations) if programme else frozenset()


def _is_event(lockout: Lockout) -> bool:
    reported = lockout.answers.keys()
    return bool(reported and lockout.tier.rank >= Tier.SOON.rank) or bool(_FALLS & reported)
