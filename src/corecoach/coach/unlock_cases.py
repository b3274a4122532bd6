"""How a lockout ends by a clinician's proof: a code, a signed file, or in person."""

from base64 import b64decode
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corecoach.coach.end_cases import EndCases, Try
from corecoach.coach.saving import Saved
from corecoach.coach.taken_in import TakenIn
from corecoach.coach.views import Unlocked
from corecoach.exchange import Problem, read_file
from corecoach.safety import (
    Clearance,
    Known,
    Lock,
    Lockout,
    challenge_of,
)
from corecoach.words import _

if TYPE_CHECKING:
    # Codes and files are rare, and their modules are read only then.
    from corecoach.exchange.clearance_code import CodeFault, CodeTerms
    from corecoach.exchange.clearance_file import ClearanceFile


class UnlockCases(EndCases):
    """What the window asks about the end of locks."""

    # -- a code, or in person (L2, L3) -----------------------------------------------------------------

    def unlock_by_code(self, lockout: Lockout, text: str) -> Unlocked:
        """End a lockout with the code that the clinician's copy gave for its challenge."""
        refused = self._refuse(lockout) or self._malformed(lockout, text)
        attempt = refused or self._write_try(lockout)
        if not isinstance(attempt, Try):
            return attempt
        read = self._read_code(lockout, text)
        if isinstance(read, str):
            return read
        keep = tuple(map(Lock, read.keep))
        return self._allow(lockout, "L2", attempt, read.examined, keep, read.review_by)

    def unlock_in_person(
        self, lockout: Lockout, passphrase: str, keep: tuple[Lock, ...], weeks: int
    ) -> Unlocked:
        """End a lockout with the clinician's passphrase, typed on this machine."""
        terms, refused = self._terms(lockout), self._refuse(lockout)
        if refused or terms is None or terms.passphrase is None:
            return refused or "wrong"
        attempt = self._write_try(lockout)
        if not isinstance(attempt, Try):
            return attempt
        from corecoach.exchange.passphrase import matches

        if not matches(passphrase, terms.passphrase):
            return "wrong"
        today = self.clock.now().date()
        return self._allow(lockout, "L3", attempt, today, keep, today + timedelta(weeks=weeks))

    def _refuse(self, lockout: Lockout) -> Unlocked | None:
        if not any(x.id == lockout.id for x in self.lockouts()):
            return "other-lockout"
        if self._terms(lockout) is None:
            return "wrong"
        return "blocked" if self._blocked_until() else None

    def _malformed(self, lockout: Lockout, text: str) -> Unlocked | None:
        """A code that cannot be one is a slip of the finger and no try."""
        return "malformed" if self._read_code(lockout, text) == "malformed" else None

    def _read_code(self, lockout: Lockout, text: str) -> "CodeTerms | CodeFault":
        from corecoach.exchange.clearance_code import read_code

        terms = self._terms(lockout)
        assert terms is not None
        key = b64decode(terms.key)
        return read_code(key, challenge_of(lockout.id), text, self.clock.now().date())

    def _write_try(self, lockout: Lockout) -> "Try | Unlocked":
        """Whoever pulls the plug after a wrong code has used up the try all the same."""
        stamp = self.stamp()
        attempt = Try(self._new_id(), stamp.at, lockout.id, stamp)
        return attempt if isinstance(self.save(attempt), Saved) else "not-saved"

    def _allow(
        self,
        lockout: Lockout,
        level: Literal["L2", "L3"],
        attempt: Try,
        examined: date,
        keep: tuple[Lock, ...],
        review_by: date,
    ) -> Unlocked:
        now = self.clock.now()
        if examined < self._reported(lockout).astimezone(now.tzinfo).date():
            return "too-early"
        signed = self.signed(lockout.id)
        assert signed is not None
        author = signed.programme.author
        cleared = Clearance(
            id=self._new_id(),
            # The moment of its try, by which that is known to have been a good one.
            at=attempt.at,
            lockout=lockout.id,
            level=level,
            clinician=author.name,
            role=author.role,
            contact=author.contact[:200],
            assessed_at=_on(examined, lockout.at, now),
            keep=keep,
            review_by=review_by,
        )
        return self._end(lockout, cleared)

    # -- a signed file (L2) ----------------------------------------------------------------------------

    def unlock_by_file(self, lockout: Lockout, path: Path) -> Unlocked | list[Problem]:
        """End a lockout with a clearance file of the programme's clinician."""
        read = _read(path)
        if isinstance(read, list):
            return read
        stranger = _stranger(read, self.signed(lockout.id), self.signed())
        return [stranger] if stranger else self._take_file(lockout, read)

    def unlock_all_by_file(self, path: Path) -> dict[str, Unlocked] | list[Problem]:
        """The same for every lockout in force that the file names, by lockout id; empty without one."""
        read = _read(path)
        if isinstance(read, list):
            return read
        listed = self.lockouts()
        named = [x for x in listed if challenge_of(x.id) in read.clearance.challenges]
        # Asked of each before any ends: an end may bring another along.
        newest = self.signed()
        strange = {x.id: _stranger(read, self.signed(x.id), newest) for x in named or listed}
        problems = [problem for problem in strange.values() if problem]
        if problems and len(problems) == len(strange):
            return problems[:1]
        return {x.id: "wrong" if strange[x.id] else self._take_named(x, read) for x in named}

    def was_used(self, path: Path) -> bool:
        """Whether a clearance file names a lockout that was cleared before."""
        read = _read(path)
        if isinstance(read, list):
            return False
        cleared = {c.lockout for c in self.recorded(Clearance) if c.level != "L0"}
        return any(challenge_of(lockout) in read.clearance.challenges for lockout in cleared)

    def _take_named(self, lockout: Lockout, file: "ClearanceFile") -> Unlocked:
        """What becomes of a lockout that a file names; one that another brought along has ended too."""
        done = self._take_file(lockout, file)
        return "cleared" if done == "other-lockout" else done

    def _take_file(self, lockout: Lockout, file: "ClearanceFile") -> Unlocked:
        body, now = file.clearance, self.clock.now()
        named = challenge_of(lockout.id) in body.challenges
        if not named or not any(x.id == lockout.id for x in self.lockouts()):
            return "other-lockout"
        if body.review_by < now.date():
            return "expired"
        if body.assessed_at < self._reported(lockout):
            return "too-early"
        baseline = tuple(
            Known(b.item, b.assessed, b.side, b.reaches, b.note, by_clearance=True) for b in body.baseline
        )
        cleared = Clearance(
            id=self._new_id(),
            at=now,
            lockout=lockout.id,
            level="L2",
            clinician=body.by.name,
            role=body.by.role,
            contact=body.by.contact[:200],
            assessed_at=body.assessed_at,
            keep=tuple(map(Lock, body.keep)),
            review_by=body.review_by,
            note=body.note,
            baseline=baseline,
        )
        return self._end(lockout, cleared)


def _read(path: Path) -> "ClearanceFile | list[Problem]":
    from corecoach.exchange.clearance_file import read_clearance

    data = read_file(path)
    return [data] if isinstance(data, Problem) else read_clearance(data)


def _stranger(file: "ClearanceFile", taken: TakenIn | None, newest: TakenIn | None) -> Problem | None:
    """What is wrong when a file is not by the clinician who may end a lockout, who signed `taken`; `newest`
    is the programme that was signed last."""
    key = file.signature.key
    if newest is not None and newest != taken and key == _key(newest):
        what = _("this was locked before you had a programme of this clinician")
        return Problem("signature", what, _("a file of who was your clinician then"))
    if taken is None or key != _key(taken):
        what = _("this file is not signed by the clinician of your programme")
        return Problem("signature", what, _("ask the clinician who wrote your programme"))
    if file.clearance.programme != taken.programme.id:
        return Problem(
            "clearance.programme", _("this file is for another programme"), _("ask for one for yours")
        )
    return None


def _key(taken: TakenIn) -> str:
    return taken.file.signature.key if taken.file.signature else ""


def _on(day: date, not_before: datetime, now: datetime) -> datetime:
    """A moment on a day of which only the date is known."""
    noon = datetime.combine(day, time(12), now.tzinfo)
    return min(max(noon, not_before), now)
