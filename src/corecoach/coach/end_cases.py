"""The ways out of a lockout, and its end on a clinician's details that were typed in."""

from datetime import datetime, timedelta
from itertools import takewhile

from msgspec import Struct, structs

from corecoach.coach.check_cases import CheckCases
from corecoach.coach.saving import Saved
from corecoach.coach.views import Unlocked, WayOut
from corecoach.safety import (
    DELAY,
    Clearance,
    Known,
    Lock,
    Lockout,
    PendingClearance,
    Stamp,
    challenge_of,
    rested,
    way_out,
)

# Five wrong codes, then a pause, and so on. Each try is on disk before it is judged.
TRIES = 5
PAUSE = timedelta(minutes=15)


class Try(Struct, frozen=True, forbid_unknown_fields=True, tag="try"):
    """One attempt to unlock by code or passphrase, written before it is judged; never what was typed."""

    id: str
    at: datetime
    lockout: str
    stamp: Stamp


class EndCases(CheckCases):
    """How a lockout ends, and what its end brings along."""

    def clear(
        self, lockout: Lockout, clinician: str, role: str, assessed: datetime, place: str = ""
    ) -> Unlocked:
        """End a lockout on a clinician's details. What only an examination ends waits for a day and a check
        with No, and only where no code can be had."""
        way = self.ways_out().get(lockout.id)
        if way is None or way.details == "no":
            return "other-lockout"
        if assessed < self._reported(lockout) or assessed > self.clock.now():
            return "too-early"
        who = [text.strip()[:200] for text in (clinician, role, place)]
        if not who[0] or not who[1]:
            return "wrong"
        details = self._details(lockout, who, assessed)
        if way.details == "later":
            return "waiting" if isinstance(self.save(details), Saved) else "not-saved"
        return self._end(lockout, self._counted(details, details.at))

    def _end(self, lockout: Lockout, cleared: Clearance) -> Unlocked:
        """Write the end of a lockout, and of others that say the same and were there at the examination. What
        could not be written unlocks nothing."""
        cleared = structs.replace(cleared, baseline=cleared.baseline or self._seen(lockout, cleared))
        covered = self._covered(lockout, cleared)
        if not isinstance(self.save(cleared), Saved):
            self._saver.drop(cleared)
            return "not-saved"
        for other in covered:
            self.save(structs.replace(cleared, id=self._new_id(), lockout=other.id, baseline=()))
        return "cleared"

    def _seen(self, lockout: Lockout, cleared: Clearance) -> tuple[Known, ...]:
        """What the clinician has seen is known from now on; signs that only a clearance file can make known
        are not among it."""
        rules, assessed = self.rules, cleared.assessed_at
        if rules is None or assessed is None:
            return ()
        items = [i for i in lockout.answers if rules.has_item(i) and rules.item(i).baseline == "plan"]
        return tuple(Known(i, assessed.date()) for i in items)

    def _covered(self, lockout: Lockout, cleared: Clearance) -> list[Lockout]:
        behind = {(f.rule, f.items) for f in lockout.fired}
        assessed = cleared.assessed_at or cleared.at
        return [
            x
            for x in self.lockouts()
            if x.id != lockout.id
            and x.at <= assessed
            and {(f.rule, f.items) for f in x.fired} <= behind
            # A clearance of one exercise is none of another.
            and (Lock.THIS_EXERCISE not in x.locks or x.exercise == lockout.exercise)
            and self._ends_too(lockout, cleared, x)
        ]

    def _ends_too(self, lockout: Lockout, cleared: Clearance, other: Lockout) -> bool:
        """Whether what ends a lockout counts for another one as well: a proof only by who may end both."""
        if cleared.level == "L1":
            return self._way(other).details != "no"
        return self.signed(lockout.id) == self.signed(other.id)

    def _reported(self, lockout: Lockout) -> datetime:
        """When it was reported. One that lies in the future was reported while the clock ran ahead: then only
        that it was before now is known, and an examination of today counts as one after it."""
        now = self.clock.now()
        return lockout.at if lockout.at <= now else now.replace(hour=0, minute=0, second=0, microsecond=0)

    def _details(self, lockout: Lockout, who: list[str], assessed: datetime) -> PendingClearance:
        stamp = self.stamp()
        return PendingClearance(
            self._new_id(), stamp.at, lockout.id, who[0], who[1], assessed, stamp, place=who[2]
        )

    def ways_out(self) -> dict[str, WayOut]:
        """How each lockout in force can end, by its id."""
        return {lockout.id: self._way(lockout) for lockout in self.lockouts()}

    def _way(self, lockout: Lockout) -> WayOut:
        terms, exit_ = self._terms(lockout), way_out(lockout)
        signed = self.signed(lockout.id) or self.taken_in
        provable = exit_ != "time" and terms is not None
        # Else a clinician who left, or lost the key, would leave a lock without an end.
        later = not provable or self._left_behind(lockout)
        pending = next(reversed(self._details_of(lockout)), None)
        return WayOut(
            lockout=lockout,
            exit=exit_,
            challenge=challenge_of(lockout.id),
            code=provable,
            file=provable,
            passphrase=terms is not None and provable and terms.passphrase is not None,
            details="now" if exit_ != "examination" else "later" if later else "no",
            pending=pending,
            pending_from=pending.at + DELAY if pending else None,
            blocked_until=self._blocked_until(),
            clinician=signed.programme.author.name if signed else "",
            partly=self._partly(lockout),
        )

    def _partly(self, lockout: Lockout) -> Clearance | None:
        kept = [c for c in self._saver.read(Clearance) if c.lockout == lockout.id and c.keep]
        return max(kept, key=lambda c: (c.at, c.id), default=None)

    def _blocked_until(self) -> datetime | None:
        """When the next try is allowed, after too many wrong ones."""
        # By the order in which they were made: setting the clock must neither hide a try nor age it.
        good = {(c.lockout, c.at) for c in self._saver.read(Clearance) if c.level in ("L2", "L3")}
        tries = reversed(self._saver.written(Try))
        wrong = list(takewhile(lambda t: (t.lockout, t.at) not in good, tries))
        if not wrong or len(wrong) % TRIES:
            return None
        left = PAUSE - rested(wrong[0].stamp, self.stamp(), PAUSE)
        return self.clock.now() + left if left > timedelta(0) else None
