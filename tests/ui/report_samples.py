"""Somebody with eight weeks of records of every kind, for pages that put them on paper."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace

from corecoach.clock import ManualClock
from corecoach.coach import Coach, Offer, TakenIn
from corecoach.home import Home
from corecoach.library import Library
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare
from corecoach.prescription import plan_week
from corecoach.safety import Clearance, Fired, Lock, Lockout, Stamp, Tier
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.thermal.record import Application, PackRecord

ASSETS = Path(__file__).parents[2] / "assets"
SAMPLES = Path(__file__).parents[1] / "samples"
LIBRARY = Library(ASSETS)
# A Thursday afternoon.
NOW = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
SECOND = "0a7b9c11-2222-4d8a-8f0b-9a1f2a2f7c04"
NOTE = "Long drive to see my sister. <b>Stiff</b> after it, better on the mat."


def a_coach(folder: Path, now: datetime = NOW) -> Coach:
    """Nothing recorded yet."""
    return Home(folder).coach(LIBRARY, ManualClock(now))


def at(days_ago: int, hour: int = 20) -> datetime:
    """An hour of a day before NOW."""
    return datetime.combine(TODAY - days_ago * DAY, NOW.time(), UTC).replace(hour=hour, minute=0)


def falling(days: int = 56, *, kind: Any = "day", missing: float = 0.2, seed: int = 6) -> list[PainScore]:
    """A row that falls from 6 to 3, with noise and gaps, up to yesterday."""
    dice, scores = Random(seed), []
    for n in range(days, 0, -1):
        number = round(3 + 3.4 * n / days + dice.gauss(0, 0.8))
        if dice.random() >= missing:
            scores.append(PainScore(f"{kind}{n}", at(n), kind, max(0, min(10, number))))
    return scores


def programme_of(coach: Coach, days_ago: int, **changes: Any) -> TakenIn:
    """The sample programme as taken in some days ago, with changes."""
    offer = coach.offer_file(SAMPLES / "steady-core.corecoach")
    assert isinstance(offer, Offer)
    programme = replace(offer.file.programme, **changes)
    return TakenIn(f"taken{days_ago}", at(days_ago, 9), replace(offer.file, programme=programme))


def session(taken: TakenIn, days_ago: int, routine: str, outcome: Any = "finished") -> SessionRecord:
    """A session of a programme, done to its end or not."""
    began, done = at(days_ago, 10), 8 if outcome == "finished" else 3
    item = ItemRecord("cat-camel", "Cat-camel", 8, done, 0.0, 0.0, False)
    return SessionRecord(
        f"s{days_ago}{routine}", began, began + timedelta(minutes=16), routine, routine,
        taken.programme.id, outcome, 900.0, 4, (item,),
    )  # fmt: skip


def _lock() -> list[Any]:
    lock = Lockout(
        "lock", at(24, 8), Tier.SOON, (Lock.ALL_EXERCISE,), (Fired("item:leg_weak", ("leg_weak",), "CLIN"),),
        {"leg_weak": "yes"}, "1.0", statuses={"leg_weak": "new"},
    )  # fmt: skip
    seen = Clearance(
        "clear", at(20, 12), "lock", "L1", "Dr Ada Example", "GP", at(20, 11), note="Reflexes normal."
    )
    return [lock, seen]


def _function() -> list[Any]:
    named = Activities("act", at(50), ("Put on socks", "Sit through a meal", "Carry the shopping"))
    return [
        named,
        PsfsRating("p1", at(50), "act", (3, 4, 2)),
        PsfsRating("p2", at(8), "act", (6, 6, 5)),
        RmdqAnswers("r1", at(45), tuple(range(1, 13))),
        RmdqAnswers("r2", at(15), (2, 3, 8, 10, 11, 14)),
        ChangeAnswer("c1", at(12), 2, 5),
    ]


def _packs() -> list[PackRecord]:
    def use(days_ago: int, mode: Any) -> PackRecord:
        on = at(days_ago, 18)
        once = Application(mode, 0, 0, Stamp(on), Stamp(on + timedelta(minutes=15)), 900.0)
        return PackRecord(
            f"k{days_ago}", on, on + timedelta(minutes=15), mode, mode, 120, "finished", (once,)
        )

    return [*(use(n, "heat") for n in (5, 11, 12, 30)), *(use(n, "ice") for n in (28, 29))]


def sessions_of(taken: TakenIn, since: int, until: int, *, missed: int = 4) -> list[SessionRecord]:
    """Every planned sitting from one day ago to another, but each `missed`-th."""
    started, found = taken.at.date(), []
    for n in range(since, until - 1, -1):
        day = days_before(n)
        for routine in plan_week(taken.programme, started, day)[day.weekday()].routines:
            found.append(session(taken, n, routine))
    return [s for k, s in enumerate(found, 1) if k % missed]


def eight_weeks(coach: Coach) -> Coach:
    """Give the coach a full diary: a programme that was changed once, a lock, flares, function, notes."""
    first = programme_of(coach, 54)
    second = programme_of(coach, 18, id=SECOND, title="Steady core, part two")
    hurt = session(first, 33, "weeks-3-4", "stopped")
    sessions = [*sessions_of(first, 54, 25), *sessions_of(second, 17, 1), hurt]
    own = replace(session(first, 4, "own-1"), programme=None)
    said = SessionFeedback("f", at(33, 11), hurt.id, 6, 7, "Stopped in the side plank: sharp on the right.")
    scores = falling()
    scores[-4] = replace(scores[-4], note=NOTE)
    scores += falling(40, kind="leg", missing=0.6, seed=2)
    late = PainScore("late", at(26, 19), "day", 9, entered_at=at(22, 19))
    flares = [Flare(f"flare{n}", at(n), at(n).date(), True) for n in (35, 34, 9)]
    coach.save(first, second, *sessions, own, said, *scores, late, *flares, *_lock(), *_function(), *_packs())
    return coach


def days_before(count: int) -> date:
    """The day so many days before TODAY."""
    return TODAY - count * DAY
