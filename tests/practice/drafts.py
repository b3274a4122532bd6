"""Drafts for tests of what is pointed out: of one routine, and of any shape."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace
from practice_samples import LIBRARY

from corecoach.practice.draft import USUAL_LIMITS, Draft, DraftPhase, DraftRoutine, DraftSlot, programme_of
from corecoach.practice.remark import Remark
from corecoach.practice.warnings import warnings_of
from corecoach.prescription import (
    Author,
    BaselineEntry,
    DosageChange,
    Exercise,
    Item,
    Limits,
    PainLimits,
    Patient,
    Programme,
)
from corecoach.prescription.programme import DAYS, Day

ID = "00000000-0000-4000-8000-000000000005"
TODAY = date(2026, 11, 26)
EXERCISES: Mapping[str, Exercise] = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises}
CODES = tuple(caution.code for caution in LIBRARY.cautions)
THREE: tuple[Day, ...] = ("mon", "wed", "fri")


def item(exercise: str, limits: Limits | None = None, note: str = "", **dose: Any) -> Item:
    """An exercise with this dose."""
    return Item(exercise, DosageChange(**dose), limits or Limits(), note)


def draft(*items: Item, days: tuple[Day, ...] = THREE, per_day: int = 1, **rest: Any) -> Draft:
    """A programme of one phase and one routine, about which nothing is to be said but of its exercises: there
    is a review, and a second phase with something else."""
    later = DraftRoutine("later", "Later", (Item("diaphragmatic-breathing"),))
    phases = (
        DraftPhase("One", 2, (DraftSlot("r", days, per_day),)),
        DraftPhase("Two", 2, (DraftSlot("later", THREE),)),
    )
    whole = Draft(ID, "Core", review_by=TODAY, phases=phases, routines=(DraftRoutine("r", "R", items), later))
    return replace(whole, **rest)


def found(
    of: Draft,
    cautions: Collection[str] = (),
    last: Draft | Programme | None = None,
    age: int | None = None,
) -> tuple[Remark, ...]:
    """What is pointed out in it."""
    before = programme(last) if isinstance(last, Draft) else last
    return warnings_of(
        of, EXERCISES, cautions=cautions, thermal=LIBRARY.thermal_rules, last=before, rules=LIBRARY.rules,
        age=age,
    )  # fmt: skip


def programme(of: Draft) -> Programme:
    """The programme that a draft says."""
    return programme_of(of, Author("Ana Ruiz", "physiotherapist"), Patient("B. Example"), TODAY, None)


# -- of any shape: some can be signed, most cannot ------------------------------------------------------

NUMBERS = st.none() | st.integers(0, 60)
REPS = st.none() | st.integers(0, 60) | st.lists(st.integers(0, 12), max_size=4).map(tuple)
DOSES = st.builds(
    DosageChange,
    sets=st.none() | st.integers(0, 12),
    reps=REPS,
    hold_s=st.none() | st.integers(0, 2000),
    rest_between_reps_s=NUMBERS,
    rest_between_sets_s=NUMBERS,
    tempo=st.none() | st.sampled_from(["2-hold-2", "3-1-2", "still", ""]),
)
# Such as a file may hold.
SOUND_DOSES = st.builds(
    DosageChange,
    sets=st.none() | st.integers(1, 6),
    reps=st.none() | st.integers(1, 40),
    hold_s=st.none() | st.integers(0, 300),
    rest_between_reps_s=st.none() | st.integers(0, 60),
    rest_between_sets_s=st.none() | st.integers(0, 120),
)
LIMITS = st.builds(
    Limits,
    max_sets=st.none() | st.integers(1, 10),
    max_reps=st.none() | st.integers(1, 50),
    max_hold_s=st.none() | st.integers(0, 400),
)
NOTES = st.sampled_from(["", "Go slowly.", "Maintain continuous lumbopelvic stabilisation throughout. " * 5])
SIDES = st.sampled_from([None, "left", "right", "right-left", "left-right"])
ROUTINE_IDS = ("r1", "r2", "r3", "none")


def items(doses: st.SearchStrategy[DosageChange], names: tuple[str, ...]) -> st.SearchStrategy[Item]:
    """Items with these doses."""
    return st.builds(Item, st.sampled_from(names), doses, st.just(Limits()) | LIMITS, NOTES, SIDES)


def _routines(of: st.SearchStrategy[Item], least: int) -> st.SearchStrategy[tuple[DraftRoutine, ...]]:
    some = st.lists(of, min_size=least, max_size=9).map(tuple)
    return st.tuples(
        *(st.builds(DraftRoutine, st.just(name), st.just(name), some) for name in ROUTINE_IDS[:3])
    )


def _phases(ids: tuple[str, ...], least: int) -> st.SearchStrategy[tuple[DraftPhase, ...]]:
    days = st.lists(st.sampled_from(DAYS), min_size=least, max_size=7, unique=True).map(tuple)
    slots = st.lists(
        st.builds(DraftSlot, st.sampled_from(ids), days, st.integers(1, 8)), min_size=least, max_size=4
    )
    phase = st.builds(DraftPhase, st.just("Phase"), st.integers(1, 6), slots.map(tuple))
    return st.lists(phase, min_size=least, max_size=3).map(tuple)


BASELINES = st.lists(
    st.builds(
        BaselineEntry,
        st.sampled_from(["leg_tingle", "ces_saddle", "spine_shape", "strange"]),
        st.just(TODAY),
        reaches=st.sampled_from([None, "buttock", "calf"]),
    ),
    max_size=3,
).map(tuple)
PAIN = st.just(USUAL_LIMITS) | st.builds(
    PainLimits, st.integers(0, 10), st.integers(1, 10), st.integers(1, 10)
)
CONFIRMED = st.lists(st.sampled_from([*CODES, *EXERCISES, "osteoporosis_plan_confirmed"]), max_size=3)
NAMES = tuple(EXERCISES)

STRANGE: tuple[dict[str, Any], ...] = ({}, {"id": "x", "title": 5}, {"format": "strange"})

UNFINISHED = st.builds(
    Draft,
    id=st.just(ID),
    title=st.sampled_from(["", "Core"]),
    language=st.sampled_from(["en", "de", "xx"]),
    review_by=st.sampled_from([None, TODAY]),
    baseline=BASELINES,
    confirmations=CONFIRMED.map(tuple),
    cautions=st.lists(st.sampled_from([*CODES, "strange"]), max_size=3).map(tuple),
    pain_limits=PAIN,
    phases=_phases(ROUTINE_IDS, 0),
    routines=_routines(items(DOSES, (*NAMES, "strange")), 0),
    protocols=st.lists(st.sampled_from(STRANGE), max_size=2).map(tuple),
)
# Most of these can be signed: their doses are above no limit but by chance.
NEARLY = st.builds(
    Draft,
    id=st.just(ID),
    title=st.just("Core"),
    review_by=st.sampled_from([None, TODAY]),
    confirmations=CONFIRMED.map(tuple),
    pain_limits=PAIN,
    phases=_phases(ROUTINE_IDS[:3], 1),
    routines=_routines(items(SOUND_DOSES, NAMES), 1),
)
PEOPLE = st.frozensets(st.sampled_from(CODES), max_size=4)
