"""What goes back to the clinician as a file: all that was recorded, signed by this computer."""

import base64
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from corecoach import __version__
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import Preferences, Record, replace_file
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.result_file import Records, Result, Taken, write_result
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare
from corecoach.safety import Clearance, Lockout, ProfileRecord, Screening
from corecoach.session import SessionFeedback, SessionRecord
from corecoach.thermal.record import PackRecord

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

R = TypeVar("R", bound=Record)
_KEY_BYTES = 32


class DeviceKey(Struct, frozen=True, forbid_unknown_fields=True):
    """The secret key of this person's copy (base64). It proves that results come from the same computer as
    before; it opens nothing, and whoever has the files of this person has it too."""

    secret: str = ""

    def __repr__(self) -> str:
        """Without the secret, which belongs in no trace."""
        return "DeviceKey()"


class Results:
    """Results of one person."""

    def __init__(self, coach: "Coach", key: Preferences[DeviceKey], new_id: Callable[[], str]) -> None:
        self._coach, self._key, self._new_id = coach, key, new_id

    @property
    def can_seal(self) -> bool:
        """Whether the programme in hand says to whom a file can be sealed."""
        return self._seal_to() is not None

    def build(self, since: date | None = None) -> Result:
        """What was recorded from `since` on, or all of it, up to now."""
        coach, now, programme = self._coach, self._coach.clock.now(), self._coach.programme
        return Result(
            id=self._new_id(),
            made_at=now,
            app_version=__version__,
            programme=programme.id if programme else None,
            name=programme.patient.name if programme else "",
            birth_year=programme.patient.birth_year if programme else None,
            since=since,
            until=now.date(),
            locked=tuple(lockout.id for lockout in coach.lockouts()),
            records=self._records(since),
        )

    def write(self, out: Path, *, sealed: bool, since: date | None = None) -> Result:
        """Write them to a file, and return what is in it. Raises NotSaved; and ValueError for `sealed` where
        the programme in hand does not say to whom."""
        seal_to = self._seal_to() if sealed else None
        if sealed and seal_to is None:
            raise ValueError("nobody to seal it to")
        result = self.build(since)
        replace_file(out, write_result(result, self._signing_key(), seal_to), keep=False)
        return result

    def _seal_to(self) -> str | None:
        """Only where it was signed: in another file it could be anybody's."""
        taken = self._coach.taken_in
        return taken.programme.results_key if taken and taken.file.signature else None

    def _signing_key(self) -> SigningKey:
        """The key of this copy, made at its first use. Raises NotSaved: one that is not kept would look like
        another computer each time."""
        secret = self._key.load().secret
        if not secret:
            secret = base64.b64encode(os.urandom(_KEY_BYTES)).decode()
            self._key.save(DeviceKey(secret))
        return SigningKey(base64.b64decode(secret))

    def _records(self, since: date | None) -> Records:
        def recorded(kind: type[R]) -> tuple[R, ...]:
            return tuple(self._coach.recorded(kind, since))

        # What locks, and what the person was to do, is told whole: the days asked for make no sense without.
        return Records(
            programmes=tuple(map(_without_secrets, _each_once(self._coach.recorded(TakenIn)))),
            sessions=recorded(SessionRecord),
            feedback=recorded(SessionFeedback),
            scores=tuple(s for s in self._coach.recorded(PainScore) if since is None or _of(s, since)),
            flares=recorded(Flare),
            checks=tuple(self._checks(recorded(Screening))),
            lockouts=tuple(self._coach.recorded(Lockout)),
            clearances=tuple(self._coach.recorded(Clearance)),
            packs=recorded(PackRecord),
            activities=tuple(self._coach.recorded(Activities)),
            psfs=recorded(PsfsRating),
            rmdq=recorded(RmdqAnswers),
            change=recorded(ChangeAnswer),
        )

    def _checks(self, checks: Iterable[Screening]) -> Iterable[Screening]:
        """Without what was asked about the person themselves: of that only what locked something is told,
        and it stands in the lockout."""
        about = {item for p in self._coach.recorded(ProfileRecord) for item in p.asked}
        for check in checks:
            items = {item: answer for item, answer in check.items.items() if item not in about}
            if items or not check.items:
                said = {item: status for item, status in check.statuses.items() if item not in about}
                yield replace(check, items=items, statuses=said)
            elif check.gates or check.pain_now is not None:
                yield replace(check, items={}, statuses={})


def _of(score: PainScore, since: date) -> bool:
    """Whether a score is of these days, or was written then: a correction of an older one is news."""
    moments = (score.at, score.entered_at, score.corrected_at)
    return any(moment is not None and moment.date() >= since for moment in moments)


def _each_once(taken: Sequence[TakenIn]) -> Iterable[TakenIn]:
    """The same programme taken in twice in a row says nothing new."""
    before: TakenIn | None = None
    for one in taken:
        if before is None or one.programme != before.programme:
            yield one
        before = one


def _without_secrets(taken: TakenIn) -> Taken:
    return Taken(taken.id, taken.at, replace(taken.programme, clearance=None, results_key=None))
