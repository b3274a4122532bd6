"""What must be locked, kept by the test itself: read off the specification, and not asked of the program.

Locks are letters: A all exercise, S strengthening, T this exercise, P progression, H heat, I ice. An exit is
a number of hours and a No, "C" a clinician's word, or "X" a clinician who examines after the report.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

Exit = int | str
# Item, what Yes and what Not sure lock (as far as they do), and what ends it: red-flag facts, 1.2.
ROWS = """
ces_saddle AHI AHI X|ces_bladder_empty AHI A X|ces_bladder_leak AHI A X|ces_bowel AHI A X|ces_sexual A - X
legs_both AHI A X|leg_weak_severe AHI A X|leg_weak A A X|leg_numb A A C|leg_tingle A S C|leg_pain_one A S C
pain_moving_down A T 24|walk_unsteady A A X|hands_clumsy A S C|trauma_major AHI A X|trauma_minor S S 48
spine_shape A A C|fever AH AH C|wound_problem AHI AHI C|very_unwell AHI AHI X|weight_loss S - C
night_pain S - C|pain_new_pattern S P 72|upper_back_band S - C|chest_pain AHI AHI X|breathless AHI A X
collapse AHI A X|sudden_tearing AHI A X|urinary_visceral AH S C|calf_swollen AH AH X|dizzy A A 24
palpitations A A C|preg_warning AHI AHI X|morning_stiff - - -|spasm_lasting S P C|spasm_recurring S P C
back_locking S P C|pain_severe_now A S 24|skin_numb_site HI HI C|skin_broken_site HI HI 72
cold_reaction I I C|heat_unsafe H H 48|drowsy_impaired SH SH 12|pain_severe_days A A C|pain_jump S P 72
"""
TABLE = {
    row.split()[0]: tuple(row.split()[1:]) for line in ROWS.split("\n") for row in line.split("|") if row
}
# Answered by scores, and not by the person in a check.
BY_SCORE = {"pain_severe_now", "pain_severe_days", "pain_jump"}
# Still there after its hours, it needs a clinician.
RAISED = {"trauma_minor", "pain_new_pattern", "dizzy", "pain_severe_now"}
# Rules on the person (1.5): what they lock, and the plan that a clinician can confirm.
PERSONS = {
    "P1": ("A", "child_plan_confirmed"),
    "P2": ("S", "pregnancy_plan_confirmed"),
    "P3": ("A", "postop_plan_confirmed"),
    "P4": ("S", "aaa_plan_confirmed"),
    "P5": ("P", "osteoporosis_plan_confirmed"),
}
MODIFIERS = {
    "P2": "pregnant",
    "P3": "recent_spinal_procedure",
    "P4": "known_aaa",
    "P5": "osteoporosis",
}
INSIDE = {"A": {"S", "T", "P"}, "S": {"P"}}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """Now, on the wall clock and on that of the machine since its start."""

    wall: datetime
    boot: str
    boot_s: float


def waited(since: Moment, now: Moment) -> timedelta:
    """No clock that is set makes a wait shorter; after a start of the machine only the wall clock is left."""
    wall = now.wall - since.wall
    if since.boot == now.boot:
        wall = min(wall, timedelta(seconds=now.boot_s - since.boot_s))
    return max(wall, timedelta(0))


@dataclass(frozen=True)
class End:
    """An exit that was used: L0 by time, else on a clinician's word; with what it keeps and its last day."""

    by_time: bool
    at: datetime
    keep: frozenset[str] = frozenset()
    review: date | None = None
    renewed: bool = False


@dataclass(frozen=True)
class Held:
    """One lock: what it holds at least, what may end it, and the ends that it had."""

    id: str
    at: Moment
    least: frozenset[str]
    exit: Exit
    items: frozenset[str] = frozenset()
    exercise: str | None = None
    rule: str = ""
    exact: bool = False
    past: bool = False
    ends: tuple[End, ...] = ()

    def valid(self, now: datetime) -> list[End]:
        """The ends that count. One by time that lies ahead was reached with a clock set forward."""
        return [e for e in self.ends if not e.by_time or e.at <= now]

    def newest(self, now: datetime) -> End | None:
        """The newest of them by its moment."""
        return max(self.valid(now), key=lambda e: e.at, default=None)

    def left(self, now: datetime) -> frozenset[str]:
        """What it locks now."""
        newest = self.newest(now)
        if newest is None:
            return self.least
        # With a clock that was set, the last one may not be the newest: what both keep is kept for certain.
        return frozenset(spelt(self.least) & self.valid(now)[-1].keep & newest.keep)

    def stands(self, now: datetime) -> bool:
        """Whether anything of it is in force."""
        return bool(self.left(now)) or not self.valid(now)


def spelt(locks: Iterable[str]) -> set[str]:
    """Locks with all that they contain."""
    found = set(locks)
    for lock in tuple(found):
        found |= INSIDE.get(lock, set())
    return found


@dataclass
class Books:
    """All that must outlive the program, as it stands in memory or on disk."""

    held: dict[str, Held] = field(default_factory=dict)
    # Details that wait: the lock they are for, and since when.
    details: list[tuple[str, Moment]] = field(default_factory=list)
    # Wrong codes in a row, and the moment of the last.
    wrong: int = 0
    last_wrong: Moment | None = None
    facts: frozenset[str] = frozenset()
    said: bool = False
    confirmed: frozenset[str] = frozenset()
    signed: str = ""
    baseline: bool = False
    examined: bool = False

    def copy(self) -> "Books":
        """One that can change without this one."""
        other = copy(self)
        other.held, other.details = dict(self.held), list(self.details)
        return other

    # -- what is locked ------------------------------------------------------------------------------

    def in_force(self, now: datetime) -> list[Held]:
        """The locks that must stand; a plan that is confirmed opens the lock for the person."""
        return [
            x
            for x in self.held.values()
            if x.stands(now) and not (x.rule in PERSONS and PERSONS[x.rule][1] in self.confirmed)
        ]

    def must(self, now: datetime) -> list[tuple[frozenset[str], str | None]]:
        """What must be locked, with the exercise that it is about."""
        return [(left, x.exercise) for x in self.in_force(now) if (left := x.left(now))]

    def stops(self, now: datetime, exercises: Iterable[str], loaded: Iterable[str]) -> bool:
        """Whether a routine of these exercises, some of them loaded, must not start."""
        names, strength = set(exercises), bool(set(loaded))
        for locks, exercise in self.must(now):
            this = strength if exercise is None else exercise in names
            if "A" in locks or ("S" in locks and strength) or ("T" in locks and this):
                return True
        return False

    # -- what happens --------------------------------------------------------------------------------

    def ended(self, name: str, end: End) -> None:
        """A lock has had an end."""
        held = self.held[name]
        self.examined |= not end.by_time
        # A rule on the person that is true now is settled by whoever clears a lock for it, however old.
        past = held.past and (end.by_time or held.rule not in self.facts)
        self.held[name] = replace(held, ends=(*held.ends, end), past=past)

    def may_be_known(self) -> bool:
        """Whether a clinician may have written something down, in the programme or with a clearance."""
        return self.baseline or self.examined

    def says(self, facts: frozenset[str]) -> None:
        """The person has said which rules are about them. What is over and true again was not cleared yet."""
        self.said, self.facts = True, facts
        for held in self.held.values():
            if held.rule in PERSONS and held.rule not in facts:
                self.held[held.id] = replace(held, past=True)

    def owed_for_person(self, now: datetime) -> list[str]:
        """Rules on the person for which there has to be a lock now."""
        have = {x.rule for x in self.held.values() if x.stands(now) or not x.past}
        return [
            r
            for r, (_locks, plan) in PERSONS.items()
            if r in self.facts and plan not in self.confirmed and r not in have
        ]

    def lapsed(self, now: datetime) -> list[Held]:
        """Locks whose newest end has run out and that have not been locked again for it."""
        found = []
        for held in self.held.values():
            last = held.newest(now)
            if last and last.review and last.review < now.date() and not last.renewed:
                found.append(held)
        return found

    def renewed(self, held: Held, now: datetime) -> None:
        """It is locked again for its newest end."""
        last = held.newest(now)
        ends = tuple(replace(e, renewed=True) if e is last else e for e in held.ends)
        self.held[held.id] = replace(held, ends=ends)

    def tried(self, now: Moment, good: bool) -> None:
        """A code was judged, or at least noted."""
        self.wrong, self.last_wrong = (0, None) if good else (self.wrong + 1, now)

    def blocked(self, now: Moment) -> bool:
        """Whether five wrong ones were the last and the quarter of an hour is not over."""
        last = self.last_wrong
        if last is None or not self.wrong or self.wrong % 5:
            return False
        if last.boot == now.boot:
            return now.boot_s - last.boot_s < 15 * 60
        # One that lies ahead was made with a clock set forward: nobody waits for years.
        return timedelta(0) <= now.wall - last.wall < timedelta(minutes=15)


# -- answers ---------------------------------------------------------------------------------------------


def least_of(item: str, answer: str, status: str, *, baseline: bool) -> frozenset[str]:
    """What an answer locks at least. What a clinician wrote down counts only where they have."""
    yes, unsure, _exit = TABLE[item]
    if status in ("known_unchanged", "improving") and not baseline:
        status = "new"
    if status not in ("new", "worse"):
        return frozenset()
    return frozenset((yes if answer == "yes" else unsure).replace("-", ""))


def exit_of(items: Iterable[str], *hours: int, flu: bool = False) -> Exit:
    """What ends a lock for these items, and for rules on scores that end after so many hours: the strictest.
    A temperature with the flu ends after 48 hours (C3d)."""
    ends = ["48" if flu and i == "fever" else TABLE[i][2] for i in items] + [str(h) for h in hours]
    if "X" in ends:
        return "X"
    return "C" if "C" in ends else max(int(e) for e in ends)
