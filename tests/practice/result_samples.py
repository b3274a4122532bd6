"""Result files made of records, without a person's copy of the program: of any days, in any order."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import structs
from practice_samples import ANA, small_draft

from corecoach.coach import Saved
from corecoach.exchange.envelope import Signature
from corecoach.exchange.result_file import FORMAT, Records, Result, ResultFile
from corecoach.exchange.result_file import Taken as TakenIn
from corecoach.practice.draft import programme_of
from corecoach.practice.overview import Looking, look_at_results
from corecoach.practice.patient import PatientFile
from corecoach.practice.taking import Taken, take
from corecoach.prescription import Programme
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord

# A Monday. The programme comes at nine o'clock, with sessions on Mondays, Wednesdays and Fridays.
START = date(2026, 10, 5)
DAY = timedelta(days=1)
# Told whole in every file.
_WHOLE = ("programmes", "lockouts", "clearances", "activities")
_KIND = {
    "SessionRecord": "sessions", "SessionFeedback": "feedback", "PainScore": "scores", "Flare": "flares",
    "Lockout": "lockouts", "Clearance": "clearances", "PackRecord": "packs", "Activities": "activities",
    "PsfsRating": "psfs", "RmdqAnswers": "rmdq", "ChangeAnswer": "change", "Taken": "programmes",
}  # fmt: skip


def at(day: int, hour: int = 10) -> datetime:
    """An hour of a day, counted from the first."""
    return datetime.combine(START + day * DAY, datetime.min.time(), UTC) + timedelta(hours=hour)


def name_of(number: int) -> str:
    """An id."""
    return f"{number:032x}"


def programme_for(file: PatientFile, **changes: Any) -> Programme:
    """Two exercises on three days of the week."""
    made = programme_of(small_draft(file), ANA, file.patient.person, START, None)
    return structs.replace(made, **changes)


def given(file: PatientFile, day: int = 0, number: int = 1, **changes: Any) -> TakenIn:
    """A programme that came on a day."""
    return TakenIn(name_of(number), at(day, 9), programme_for(file, **changes))


def item(name: str = "cat-camel", done: int = 10, *, skipped: bool = False, hold: float = 0.0) -> ItemRecord:
    """An exercise of ten repetitions, with a hold of so many seconds, as much of it done."""
    return ItemRecord(name, name.replace("-", " ").capitalize(), 10, done, hold, hold * done / 10, skipped)


def session(
    file: PatientFile, day: int, *items: ItemRecord, hour: int = 18, before: int | None = 4, **changes: Any
) -> SessionRecord:
    """A session of the programme, to its end."""
    programme, begun = programme_for(file), at(day, hour)
    routine = programme.routines[0]
    made = SessionRecord(
        name_of(1000 + 100 * day + hour), begun, begun + timedelta(minutes=20), routine.id, routine.title,
        programme.id, "finished", 900.0, before, items or (item(), item("glute-bridge")),
    )  # fmt: skip
    return structs.replace(made, **changes)


def after(
    of: SessionRecord, pain: int | None = None, effort: int | None = None, **more: Any
) -> SessionFeedback:
    """What was said after a session."""
    number = int(of.id, 16) + 500_000 + len(more)
    return SessionFeedback(name_of(number), of.ended_at, of.id, pain, effort, **more)


def result(
    records: Iterable[Any], until: int, *, since: int | None = None, hour: int = 20, number: int = 1,
    locked: Sequence[str] = (),
) -> ResultFile:  # fmt: skip
    """A file made at an hour of the day `until`, of the days from `since` on, from all that was recorded."""
    made_at = at(until, hour)
    first = None if since is None else START + since * DAY
    kinds: dict[str, list[Any]] = {}
    for record in sorted(records, key=lambda r: (r.at, r.id)):
        kind = _KIND[type(record).__name__]
        told = kind in _WHOLE or first is None or record.at.date() >= first
        if told and record.at <= made_at:
            kinds.setdefault(kind, []).append(record)
    body = Result(
        name_of(900_000 + number), made_at, "1", None, "Margaret Ellis", 1960, first, made_at.date(),
        tuple(locked), Records(**{kind: tuple(of) for kind, of in kinds.items()}),
    )  # fmt: skip
    return ResultFile(FORMAT, 1, body, Signature("ed25519", "one", "none"))


def take_in(file: PatientFile, *files: ResultFile, key: str = "one") -> list[Taken]:
    """Take files in, all of them from the computer with this key."""
    found = []
    for each in files:
        signed = structs.replace(each, signature=Signature("ed25519", key, "none"))
        done = take(file, signed, b"as it came", sealed=False, now=at(100))
        assert done.saved == Saved()
        found.append(done)
    return found


def looked_at(file: PatientFile) -> Looking:
    """What came back."""
    looking = look_at_results(file)
    assert looking is not None
    return looking
