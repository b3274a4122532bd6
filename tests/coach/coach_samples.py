"""One person with a data folder, a clock that stands until it is moved, and routines to start."""

import errno
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import msgspec
from msgspec.structs import replace

from corecoach.clock import ManualClock
from corecoach.coach import (
    LEDGER,
    MONTHLY,
    Coach,
    Offer,
    ScreenResult,
    Started,
    TakenIn,
    Unsuited,
    Wish,
)
from corecoach.diary import Diary, NotSaved, PlainSeal
from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.home import Home
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Programme, Routine
from corecoach.safety import Answer, Lockout, Refusal, Screening, Status
from corecoach.session import Command, ItemRecord, SessionRecord

SAMPLES = Path(__file__).parents[1] / "samples"
LIBRARY = Library(Path(__file__).parents[2] / "assets")
RULES = LIBRARY.rules
assert RULES is not None
TUESDAY = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
ALL_NO: dict[str, Answer] = {"G1": "no", "G2": "no", "G3": "no"}


_READ = read_programme((SAMPLES / "one-minute.corecoach").read_bytes(), LIBRARY.exercises)
assert isinstance(_READ, ProgrammeFile)
SAMPLE = _READ.programme


def by_physio(what: Routine, programme: Programme | None = None) -> Wish:
    """A routine as one of a programme: what the person may choose by themselves plays no part then."""
    return Wish(what, programme or SAMPLE)


def routine(*exercises: str) -> Routine:
    """Each exercise once."""
    items = tuple(Item(name, DosageChange(sets=1, reps=1)) for name in exercises)
    return Routine("-".join(exercises), " and ".join(exercises), items)


GENTLE = routine("cat-camel")
LOADED = routine("wall-plank")
BOTH = routine("cat-camel", "wall-plank")


class Person:
    """A coach on a folder; `restart` makes another on the same folder, as a new start of the program does.

    Somebody of `age` without conditions who has said so; with None nobody has said anything.
    """

    def __init__(self, folder: Path, age: int | None = 40) -> None:
        self.home = Home(folder)
        self.clock = ManualClock(TUESDAY)
        self.restart()
        if age is not None and self.coach.profile_record() is None:
            self.about(age)

    def restart(self) -> Coach:
        """Forget everything that is not on disk."""
        self.coach = self.home.coach(LIBRARY, self.clock)
        return self.coach

    def stored(self, kind: type[Any]) -> list[Any]:
        """What is on disk, read anew and whatever it says."""
        return Diary(self.home.person, monthly=MONTHLY, ledger=LEDGER).records(kind)

    def take_in(self, name: str) -> Any:
        """Take a sample programme in."""
        offer = self.coach.offer_file(SAMPLES / f"{name}.corecoach")
        assert isinstance(offer, Offer)
        return self.coach.take_in(offer)

    def about(self, age: int = 40, *modifiers: str, **once: Answer) -> ScreenResult:
        """Say something about oneself."""
        return self.coach.save_profile(age, modifiers, (), once)

    def screen(
        self, score: int | None = 3, *, statuses: dict[str, Status] | None = None, **items: Answer
    ) -> tuple[Screening, ScreenResult]:
        """Answer the check with all that is due before a session: No to everything but `items`."""
        due = self.coach.due(before_session=True)
        gates: dict[str, Answer] = dict.fromkeys(due.gates, "no")
        whole: dict[str, Answer] = dict.fromkeys(due.items, "no")
        for gate in RULES.gates:
            felt = [items[i] for i in gate.items if items.get(i, "no") != "no"]
            if felt:
                gates[gate.id] = "yes" if "yes" in felt else "unsure"
                whole |= dict.fromkeys(gate.items, "no")
        return self.coach.screen(gates, whole | items, score, statuses=statuses)

    def wait(self, hours: float) -> None:
        """Let hours pass on both clocks."""
        self.clock.move(hours * 3600)

    def locks(self) -> set[str]:
        """Everything that is locked."""
        return {str(lock) for lockout in self.coach.lockouts() for lock in lockout.locks}

    def rules(self) -> list[str]:
        """The rules behind what is locked, lockout by lockout."""
        return [fired.rule for lockout in self.coach.lockouts() for fired in lockout.fired]

    def reported(self, exercise: str | None = None, /, **items: Answer) -> Lockout:
        """Report symptoms; the lockout that they led to."""
        lockout = self.coach.report(items, exercise).lockout
        assert lockout
        return lockout

    def start(self, what: Routine | Wish = GENTLE, **changes: Any) -> Started | Refusal | Unsuited:
        """Answer the check with No and start; a routine as one of the programme in hand."""
        screening, _result = self.screen()
        wish = what if isinstance(what, Wish) else by_physio(what, self.coach.programme)
        return self.coach.start(wish, screening, **changes)

    def play(self, what: Routine | Wish, *, stop: Command | None = None) -> Started:
        """Run a session to its end, or to `stop` after half of it."""
        started = self.start(what)
        assert isinstance(started, Started), started
        session = started.session
        session.command(Command.START, self.clock.seconds())
        seconds = session.timeline.total_s / (2 if stop else 1)
        while seconds > 0:
            step = min(1.0, seconds)
            self.clock.move(step)
            seconds -= step
            session.observe(self.clock.seconds())
        if stop:
            session.command(stop, self.clock.seconds())
        return started


def routine_of(person: Person, name: str) -> Routine:
    """A routine of the programme in hand."""
    assert person.coach.programme
    found = person.coach.programme.routine(name)
    assert found
    return found


def did(person: Person, routine: str, at: datetime, outcome: str = "finished", **changes: Any) -> None:
    """A session of the programme in hand on record, with its one exercise done unless said otherwise."""
    items, complete = changes.get("items", 1), changes.get("complete", 1)
    done = tuple(
        ItemRecord("cat-camel", "Cat-camel", 1, int(n < complete), 0.0, 0.0, False) for n in range(items)
    )
    in_hand = person.coach.programme
    programme = changes.get("programme", in_hand and in_hand.id)
    name = f"{routine} {at} {programme}"
    ended: Any = outcome
    person.coach.keep(
        SessionRecord(
            name, at, at + timedelta(minutes=14), routine, "A routine", programme, ended, 60.0, None, done
        )
    )


def in_programme(person: Person, *items: Item, **changes: object) -> None:
    """Take in the one-minute programme with other items in its routine."""
    person.take_in("one-minute")
    taken = person.coach.taken_in
    assert taken is not None
    programme = taken.programme
    if items:
        programme = replace(programme, routines=(replace(programme.routines[0], items=items),))
    file = replace(taken.file, programme=replace(programme, **changes))
    person.clock.move(1)
    person.coach.save(TakenIn(f"another {person.clock.now()}", person.clock.now(), file))


@contextmanager
def full_disk(code: int = errno.ENOSPC) -> Iterator[None]:
    """While it lasts, no file can be made."""
    with patch("corecoach.diary.ground.create_file", side_effect=OSError(code, "no")):
        yield


@contextmanager
def full_diary(reason: Literal["disk-full", "other"] = "disk-full") -> Iterator[None]:
    """While it lasts, nothing of the diary can be written; other files can."""
    with patch("corecoach.diary.Diary.add", side_effect=NotSaved(reason, "2026-11.json")):
        yield


def ledger_text(person: Person) -> str:
    """The file of programmes, locks and clearances, as it lies on disk at this moment."""
    return (person.home.person / "ledger.json").read_text("utf-8")


def edit_ledger(person: Person, change: Callable[[Any], object]) -> None:
    """Change the tables of that file as somebody would who knows its format: the checksum is right."""
    path = person.home.person / "ledger.json"
    tables = json.loads(PlainSeal().unwrap(path.read_bytes()))
    change(tables)
    path.write_bytes(PlainSeal().wrap(json.dumps(tables).encode()))


def readable(value: Any) -> Any:
    """A record as it looks in a file."""
    return msgspec.json.decode(msgspec.json.encode(value))
