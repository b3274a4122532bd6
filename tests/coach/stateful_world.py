"""A person, the books that the test keeps about them, and what is compared after each step."""

import json
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from clinician_samples import KEY, code_for, programme, signed, take_in, unsigned
from coach_samples import BOTH, GENTLE, LOADED, RULES, TUESDAY, Person, by_physio, full_disk
from stateful_model import DAY, MODIFIERS, PERSONS, TABLE, Books, End, Exit, Held, Moment, spelt

from corecoach.coach import Saved, Started
from corecoach.diary import PlainSeal
from corecoach.safety import (
    GATE_IDS,
    Clearance,
    Lock,
    Lockout,
    PendingClearance,
    ProfileRecord,
    Refusal,
    Screening,
)

LETTER = {
    Lock.ALL_EXERCISE: "A",
    Lock.STRENGTHENING: "S",
    Lock.THIS_EXERCISE: "T",
    Lock.PROGRESSION: "P",
    Lock.HEAT: "H",
    Lock.ICE: "I",
}
ROUTINES = (
    (GENTLE, ("cat-camel",), ()),
    (LOADED, ("wall-plank",), ("wall-plank",)),
    (BOTH, ("cat-camel", "wall-plank"), ("wall-plank",)),
)
# What scores say by themselves, alone or with somebody who has had cancer.
BY_DIARY = {"item:pain_jump", "item:pain_severe_days", "N7", "C4a"}
PLANS = [plan for _locks, plan in PERSONS.values()]
NO_BASELINE = programme("one-minute").id
# Bytes, the programme that a code must be for if it is signed, confirmed plans, whether anything is known.
PROGRAMMES = (
    (unsigned(), "", (), True),
    (unsigned("one-minute"), "", (), False),
    (unsigned("one-minute", confirmations=tuple(PLANS)), "", tuple(PLANS), False),
    (signed("one-minute"), NO_BASELINE, (), False),
    (signed(confirmations=tuple(PLANS[:2])), programme().id, tuple(PLANS[:2]), True),
    (signed("one-minute", confirmations=tuple(PLANS[1:])), NO_BASELINE, tuple(PLANS[1:]), False),
)
ALL_NO = dict.fromkeys([*GATE_IDS, "W"], "no")
NOTHING = dict.fromkeys(TABLE, "no")


# Records whose moments are compared with each other and with now.
MOMENTS = (Lockout, Clearance, PendingClearance, ProfileRecord)


class Broken(AssertionError):
    """What must hold does not."""


def need(holds: object, what: str, *more: object) -> None:
    """Fail with words unless it holds."""
    if not holds:
        raise Broken(" ".join([what, *map(str, more)]))


def letters(locks: Iterable[Lock]) -> set[str]:
    """Locks of the program in the test's letters, with all that they contain."""
    return spelt(LETTER[lock] for lock in locks)


def records_of(ledger: bytes) -> set[str]:
    """Every record of a ledger, as text."""
    tables = json.loads(PlainSeal().unwrap(ledger)) if ledger else {}
    return {f"{name} {json.dumps(row, sort_keys=True)}" for name, t in tables.items() for row in t.values()}


class World:
    """One person from their first day on."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self.random = folder, random
        (folder / "home").mkdir(parents=True)
        self.person = Person(folder / "home", age=None)
        self.books, self.disk = Books(), Books()
        self.full, self._patches = False, ExitStack()
        self.elapsed_s, self.clock_was_set, self.tries_unknown = 0.0, False, False
        self.copies: list[tuple[Path, Books]] = []
        self.screening: Screening | None = None
        self.said: list[str] = []

    def close(self) -> None:
        """Leave nothing behind."""
        self._patches.close()
        shutil.rmtree(self.folder)

    # -- clocks, program and disk --------------------------------------------------------------------

    @property
    def coach(self) -> Any:
        """The program as it runs now."""
        return self.person.coach

    @property
    def now(self) -> Moment:
        """Now, on both clocks."""
        clock = self.person.clock
        return Moment(clock.now(), clock.boot(), clock.seconds())

    @property
    def wall(self) -> Any:
        """Now, on the wall clock."""
        return self.person.clock.now()

    @property
    def right_wall(self) -> Any:
        """What the wall clock would say if nobody had set it."""
        return TUESDAY + DAY * (self.elapsed_s / 86400)

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.person.clock.move(seconds)
        self.elapsed_s += seconds

    def restart(self) -> None:
        """A new start of the program: what is not on disk is gone."""
        self.person.restart()
        self.books = self.disk.copy()
        self.screening = None

    def fill_disk(self) -> None:
        """From now on nothing can be written."""
        if not self.full:
            self.full = True
            self._patches.enter_context(full_disk())

    def free_disk(self) -> None:
        """Writing works again, and Retry writes what waits."""
        if self.full:
            self._patches.close()
            self.full = False
            need(self.coach.retry() == Saved(), "Retry did not write what waits")

    def ledger(self) -> bytes:
        """The ledger as it lies on disk."""
        path = self.person.home.person / "ledger.json"
        return path.read_bytes() if path.exists() else b""

    def stored(self, kind: type[Any]) -> list[Any]:
        """Records of the running program, those that wait to be written included."""
        found: list[Any] = self.coach._saver.read(kind)
        return found

    # -- the books -----------------------------------------------------------------------------------

    def lock(
        self, lockout: Lockout, least: Iterable[str], exit_: Exit, items: Iterable[str] = (), **more: Any
    ) -> None:
        """Note that this must be locked from now on."""
        least = frozenset(least)
        need(least <= letters(lockout.locks), "locks less than it should:", lockout, least)
        self.books.held[lockout.id] = Held(
            lockout.id, replace(self.now), least, exit_, frozenset(items), **more
        )

    def adopt_person_locks(self) -> None:
        """Each rule on the person that holds must have a lock."""
        for rule in self.books.owed_for_person(self.wall):
            found = [x for x in self.stored(Lockout) if self._is_new(x) and x.fired[0].rule == rule]
            if not found and self.clock_was_set and any(x.rule == rule for x in self.books.held.values()):
                continue  # cleared before, and with a clock that was set nobody knows before what
            need(found, "no lock for the person:", rule)
            self.lock(found[0], PERSONS[rule][0], "C", rule=rule)

    def adopt_records_lock(self, *, must: bool, may: bool) -> None:
        """After somebody had their hands on the ledger: a lock, if one was lost with it."""
        rules = ("records-changed", "records-damaged")
        new = [
            x for x in self.stored(Lockout) if self._is_new(x) and x.fired[0].rule in rules and not x.renews
        ]
        need(new or not must, "a change of the ledger went unnoticed")
        need(may or not new, "an alarm for nothing")
        for lockout in new:
            self.lock(lockout, "A", "X" if lockout.fired[0].clears == "CLIN-A" else "C")

    def _is_new(self, lockout: Lockout) -> bool:
        return lockout.id not in self.books.held

    def adopt_all(self) -> None:
        """After damage: the books are what is left on disk."""
        known, self.books.held = self.books.held, {}
        ends: dict[str, list[End]] = {}
        renewed = {x.renews for x in self.stored(Lockout)}
        for c in self.stored(Clearance):
            keep = frozenset(letters(c.keep))
            end = End(c.level == "L0", c.at, keep, c.review_by, c.id in renewed)
            ends.setdefault(c.lockout, []).append(end)
        of = {c.id: c.lockout for c in self.stored(Clearance)}
        for x in self.stored(Lockout):
            # One that was locked again with the damaged ledger has been so anew since.
            before = known.get(x.id) or known.get(of.get(x.renews or "", ""))
            if before:
                held = replace(before, id=x.id, ends=tuple(ends.get(x.id, ())))
                self.books.held[x.id] = held if x.id in known else replace(held, at=self.now)
        waiting = self.stored(PendingClearance)
        self.books.details = [(p.lockout, Moment(p.at, p.stamp.boot, p.stamp.boot_s)) for p in waiting]
        record, in_hand = self.coach.profile_record(), self.coach.taken_in
        self.books.said = record is not None
        self.books.facts = facts_of(record.age, record.modifiers) if record else frozenset()
        self.books.confirmed = frozenset(in_hand.programme.confirmations if in_hand else ())
        signed_one = self.coach.signed()
        self.books.signed = signed_one.programme.id if signed_one else ""
        self.books.baseline = bool(in_hand and in_hand.programme.baseline)
        self.books.examined = bool(self.stored(Clearance))
        self.tries_unknown = True

    # -- what is compared ----------------------------------------------------------------------------

    def settle(self) -> None:
        """After each step: what has run out is locked again, and nothing is missing or from nowhere."""
        # What has run out is locked again as soon as somebody looks.
        self.coach.lockouts()
        self._adopt_renewed()
        lockouts = {x.id: x for x in self.coach.lockouts()}
        for held in self.books.in_force(self.wall):
            there = lockouts.get(held.id)
            need(there is not None, "a lock is gone:", held)
            need(held.left(self.wall) <= letters(there.locks), "a lock is less:", held, there)  # type: ignore[union-attr]
        back = [x for x in self.books.held.values() if x.id in lockouts and self._has_ended(x)]
        need(not back, "a lock that has ended is back:", back)
        for x in lockouts.values():
            if self._is_new(x) and all(f.rule in BY_DIARY for f in x.fired):
                self.lock(x, (), 0)
        strange = [x for x in lockouts.values() if self._is_new(x)]
        need(not strange, "a lock from nowhere:", strange)
        for what, names, loaded in self.random.sample(ROUTINES, 1):
            self._try_start(what, names, loaded, list(lockouts.values()))
        if not self.full:
            need(self.coach.pending == 0, "something waits though the disk is free")
            self.disk = self.books.copy()

    def _has_ended(self, held: Held) -> bool:
        ends = held.valid(self.wall)
        return bool(ends) and not any(end.keep for end in ends)

    def _adopt_renewed(self) -> None:
        for held in self.books.lapsed(self.wall):
            of = {c.id: c.lockout for c in self.stored(Clearance)}
            new = [x for x in self.stored(Lockout) if self._is_new(x) and of.get(x.renews or "") == held.id]
            need(new, "not locked again after its last day:", held)
            self.books.renewed(held, self.wall)
            past = held.rule in PERSONS and held.rule not in self.books.facts
            again = {"rule": held.rule, "exercise": held.exercise, "past": past}
            self.lock(new[0], held.least, held.exit, held.items, **again)

    def _try_start(
        self, what: Any, names: Iterable[str], loaded: Iterable[str], lockouts: list[Lockout]
    ) -> None:
        """With the best of answers: what is locked does not start, and what is not does."""
        best = Screening("x", self.wall, ALL_NO, NOTHING, 2, RULES.rules_version, stamp=self.coach.stamp())  # type: ignore[arg-type]
        decided = self.coach.start(by_physio(what), best)
        started = isinstance(decided, Started)
        stopped = self.books.stops(self.wall, names, loaded)
        need(not (started and stopped), "started though it is locked:", names)
        if started or not self.books.said:
            need(not started or self.books.said, "started without knowing who")
            return
        assert isinstance(decided, Refusal)
        if decided.reason == "outdated" and self.clock_was_set:
            return
        bars = [x for x in lockouts if bar(x, set(names), bool(tuple(loaded)))]
        need(bars, "refused though nothing is locked:", names, decided)

    # -- a way out of everything ---------------------------------------------------------------------

    def try_all_exits(self) -> None:
        """On a copy: each lock ends by the way that is shown for it, and then everything starts."""
        twin = object.__new__(Person)
        there = self.folder / "twin"
        shutil.copytree(self.person.home.folder, there)
        try:
            Person.__init__(twin, there, age=None)
            _leave_by_every_exit(self, twin)
        finally:
            shutil.rmtree(there)


def facts_of(age: int, modifiers: Iterable[str]) -> frozenset[str]:
    """The rules on the person that hold of somebody."""
    named = set(modifiers)
    return frozenset([r for r, m in MODIFIERS.items() if m in named] + (["P1"] if age < 18 else []))


def bar(lockout: Lockout, names: set[str], loaded: bool) -> bool:
    """Whether a lockout of the program stands in the way of a routine."""
    locks = (
        letters(lockout.locks) if Lock.ALL_EXERCISE in lockout.locks else {LETTER[x] for x in lockout.locks}
    )
    this = loaded if lockout.exercise is None else lockout.exercise in names
    return "A" in locks or ("S" in locks and loaded) or ("T" in locks and this)


def _leave_by_every_exit(world: World, twin: Person) -> None:
    """Once the clock is right again, so that nothing lies ahead of it."""
    clock, ahead = twin.clock, [world.wall, world.right_wall]
    ahead += [x.at for kind in MOMENTS for x in world.stored(kind)]
    clock.set_wall(max(ahead))
    for _start in range(200):  # a start of the machine that no record knows
        clock.restart()
    if twin.coach.profile_record() is None:
        twin.about()
    for _round in range(3):
        # A lock for the person that was lost with a damaged ledger comes back with a check.
        twin.screen(2)
        for lockout in twin.coach.lockouts():
            clock.move(16 * 60)
            _leave(twin, lockout)
            gone = all(x.id != lockout.id for x in twin.coach.lockouts())
            need(gone, "there is no way out of", lockout, twin.coach.ways_out().get(lockout.id))
    twin.restart()
    clock.move(3600)
    screening, _result = twin.screen(2)
    decided = twin.coach.start(by_physio(BOTH), screening)
    # Weeks have passed meanwhile: what a clinician has cleared for a time may be locked again.
    left = [x for x in twin.coach.lockouts() if x.renews is None]
    # What was stopped or reported today with a clock that ran ahead has the questions asked again until then.
    later = world.clock_was_set and getattr(decided, "reason", "") == "outdated"
    bars = any(bar(x, {"cat-camel", "wall-plank"}, True) for x in twin.coach.lockouts())
    starts = isinstance(decided, Started) or bars or later
    need(starts, "nothing starts after all locks have ended:", decided)
    need(not any(bar(x, {"wall-plank"}, True) for x in left), "locked again after the end:", left)


def _leave(twin: Person, lockout: Lockout) -> None:
    """End one lockout by the way that the program shows for it."""
    coach, clock = twin.coach, twin.clock
    way = coach.ways_out().get(lockout.id)
    if way is None:
        return  # another's exit has ended it
    if way.exit == "time":
        clock.move(80 * 3600)
        asked = {i: "no" for f in lockout.fired for i in f.items if RULES.has_item(i)}
        twin.screen(2, **{i: a for i, a in asked.items() if i not in ("pain_severe_now", "pain_jump")})  # type: ignore[arg-type]
    elif way.code:
        need(
            coach.unlock_by_code(lockout, code_for(twin, lockout, key=KEY)) == "cleared",
            "a code failed:",
            way,
        )
    elif way.details == "now":
        need(coach.clear(lockout, "Ana", "GP", clock.now()) == "cleared", "details failed:", way)
    else:
        need(coach.clear(lockout, "Ana", "GP", clock.now()) == "waiting", "details refused:", way)
        clock.move(86400)
        twin.screen(2)


def take(world: World, number: int) -> None:
    """Take in one of the programmes, and note what it brings."""
    data, signed_for, plans, baseline = PROGRAMMES[number]
    take_in(world.person, data)
    # One that is not signed takes nothing away from the one that was.
    world.books.signed, world.books.confirmed = signed_for or world.books.signed, frozenset(plans)
    world.books.baseline = baseline
    world.adopt_person_locks()
