"""The timelines of the built-in routines against the times that were planned for them."""

import pytest

from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.library import Library
from corecoach.prescription import resolve
from corecoach.session import PhaseKind, Timeline, compile_timeline

LIBRARY = Library()
# What the clinical templates allow to change exercise, for each exercise.
CHANGE_S = 15

# Seconds of work and rest of every exercise, as the templates were written down.
PLANNED_S = {
    ("acute-first-days", "one-session"): (180, 120, 38, 88, 66, 180),
    ("subacute-return", "one-session"): (36, 58, 198, 161, 127, 78),
    ("core-stability-8w", "weeks-1-2"): (48, 90, 186, 222, 242, 78),
    ("core-stability-8w", "weeks-3-4"): (48, 221, 312, 312, 201, 55),
    ("core-stability-8w", "weeks-5-6"): (48, 255, 382, 382, 96, 140),
    ("core-stability-8w", "weeks-7-8"): (48, 255, 348, 450, 96, 71),
    ("desk-worker", "once-a-day"): (64, 52, 63, 82, 102, 106),
    ("desk-worker", "at-the-desk"): (33, 120),
    ("flexion-bias", "one-session"): (78, 164, 88, 78, 90, 58),
    ("extension-bias", "full-session"): (120, 150, 59, 106, 58),
    ("extension-bias", "mini-dose"): (59,),
    ("older-adult-gentle", "one-session"): (40, 54, 127, 63, 55, 146),
    ("maintenance", "one-session"): (48, 255, 246, 348, 98, 164),
}
# Minutes that the templates promise the person, changes of exercise included.
MINUTES = {
    ("acute-first-days", "one-session"): 12.7, ("subacute-return", "one-session"): 12.5,
    ("core-stability-8w", "weeks-1-2"): 15.9, ("core-stability-8w", "weeks-3-4"): 20.6,
    ("core-stability-8w", "weeks-5-6"): 23.2, ("core-stability-8w", "weeks-7-8"): 22.6,
    ("desk-worker", "once-a-day"): 9.3, ("desk-worker", "at-the-desk"): 3.0,
    ("flexion-bias", "one-session"): 10.8, ("extension-bias", "full-session"): 9.5,
    ("extension-bias", "mini-dose"): 1.2, ("older-adult-gentle", "one-session"): 9.6,
    ("maintenance", "one-session"): 20.8,
}  # fmt: skip


def plan(template: str, routine: str) -> Timeline:
    """The timeline of a routine of a template."""
    found = next(t for t in LIBRARY.templates if t.id == template).routine(routine)
    assert found is not None
    return compile_timeline(found.id, resolve(found, LIBRARY.exercises))


each_block = pytest.mark.parametrize("block", PLANNED_S, ids="/".join)


def test_every_routine_is_here() -> None:
    templates = [t for t in LIBRARY.templates if not t.single]
    assert {(t.id, r.id) for t in templates for r in t.routines} == set(PLANNED_S) == set(MINUTES)
    assert len({template for template, _routine in PLANNED_S}) == 8


@each_block
def test_every_exercise_takes_the_time_that_was_planned(block: tuple[str, str]) -> None:
    assert tuple(item.seconds for item in plan(*block).items) == PLANNED_S[block]


@each_block
def test_a_session_takes_what_was_planned_and_at_most_15_s_a_change(
    block: tuple[str, str],
) -> None:
    planned_s, changes_s = sum(PLANNED_S[block]), CHANGE_S * len(PLANNED_S[block])
    assert planned_s < plan(*block).total_s <= planned_s + changes_s
    # To the tenth of a minute that is promised.
    assert plan(*block).total_s <= (MINUTES[block] + 0.05) * 60


@each_block
def test_every_second_of_a_session_belongs_to_one_phase(block: tuple[str, str]) -> None:
    timeline = plan(*block)
    ends = [phase.start_s + phase.duration_s for phase in timeline.phases]
    assert [phase.start_s for phase in timeline.phases] == [0, *ends[:-1]]
    assert timeline.total_s == ends[-1]
    assert {phase.item for phase in timeline.phases} == set(range(len(PLANNED_S[block])))


@each_block
def test_both_sides_get_the_same_and_there_is_time_to_change(block: tuple[str, str]) -> None:
    timeline = plan(*block)
    for number, item in enumerate(timeline.items):
        phases = [phase for phase in timeline.phases if phase.item == number]
        work = [phase for phase in phases if phase.kind.is_work]
        sides = {
            side: [(p.kind, p.duration_s, p.set, p.rep) for p in work if p.side == side]
            for side in ("right", "left", None)
        }
        assert sides["right"] == sides["left"]
        assert bool(sides["right"]) != bool(sides[None])
        switches = [phase for phase in phases if phase.kind is PhaseKind.SWITCH]
        assert len(switches) == (item.dosage.sets if sides["right"] else 0)


def test_the_one_minute_sample_takes_about_a_minute() -> None:
    file = read_programme(LIBRARY.sample_programme.read_bytes(), LIBRARY.exercises)
    assert isinstance(file, ProgrammeFile)
    (routine,) = file.programme.routines
    assert 45 <= compile_timeline(routine.id, resolve(routine, LIBRARY.exercises)).total_s <= 75
