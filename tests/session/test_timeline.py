"""A routine as a function of time: which phases, how long, in which order."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_samples import plans, prescribed, timeline

from corecoach.prescription import Dosage, Prescribed
from corecoach.session import Phase, PhaseKind, Timeline, compile_timeline
from corecoach.session.timeline import PREPARE_S, SWITCH_S


def spelt(plan: Timeline) -> str:
    """The phases as `kind seconds` with side, set and rep."""
    return " ".join(f"{p.kind}{p.duration_s:g}{(p.side or '-')[0]}{p.set}{p.rep}" for p in plan.phases)


def test_a_held_repetition_moves_holds_and_comes_back() -> None:
    assert spelt(timeline()) == (
        "prepare9-10 rep2-11 hold6-11 back2-11 rest3-12 rep2-12 hold6-12 back2-12"
    )  # fmt: skip


def test_two_sides_change_over_in_every_set_and_rest_between_sets() -> None:
    item = prescribed(sides="each", sets=2, reps=1, rest_between_sets_s=20, tempo="slowly")
    assert spelt(timeline(item)) == (
        "prepare9r10 hold6r11 switch5l10 hold6l11 set-rest20r20 hold6r21 switch5l20 hold6l21"
    )


def test_reps_of_each_set() -> None:
    item = prescribed(sets=3, reps=(3, 2, 1), rest_between_sets_s=30, tempo="3-1-2", hold_s=0)
    works = [p for p in timeline(item).phases if p.kind.is_work]
    assert [(p.set, p.rep, p.duration_s) for p in works] == [
        (1, 1, 6), (1, 2, 6), (1, 3, 6), (2, 1, 6), (2, 2, 6), (3, 1, 6),
    ]  # fmt: skip


def test_without_a_counted_movement_there_is_only_the_hold() -> None:
    assert (
        spelt(timeline(prescribed(reps=1, hold_s=120, tempo="in 4 s, out 6 s"))) == "prepare9-10 hold120-11"
    )


def test_rests_and_movements_of_no_seconds_are_left_out() -> None:
    item = prescribed(sets=2, reps=2, rest_between_reps_s=0, rest_between_sets_s=0, tempo="0-hold-1")
    assert spelt(timeline(item)) == (
        "prepare9-10 hold6-11 back1-11 hold6-12 back1-12 hold6-21 back1-21 hold6-22 back1-22"
    )


def test_a_hold_of_no_seconds_is_one_movement() -> None:
    assert spelt(timeline(prescribed(reps=1, hold_s=0))) == "prepare9-10 rep4-11"


def test_even_without_a_rest_between_sets_there_is_time_to_change_back_to_the_first_side() -> None:
    item = prescribed(sides="each", sets=2, reps=1, rest_between_sets_s=0, tempo="slowly")
    kinds = [str(p.kind) for p in timeline(item).phases]
    assert kinds == ["prepare", "hold", "switch", "hold", "set-rest", "hold", "switch", "hold"]
    assert timeline(item).phases[4].duration_s == SWITCH_S


@pytest.mark.parametrize("dose", [{"hold_s": 0, "tempo": "slowly"}, {"hold_s": 0, "tempo": "0-0-0"}])
def test_nothing_to_do_is_no_session(dose: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="that take time"):
        timeline(prescribed(), prescribed("two", **dose))
    with pytest.raises(ValueError, match="that take time"):
        compile_timeline("r", ())


@given(plans())
def test_phases_follow_end_to_end_and_belong_to_their_exercise(items: tuple[Prescribed, ...]) -> None:
    plan = timeline(*items)
    at_s = 0.0
    for phase in plan.phases:
        assert (phase.start_s, phase.duration_s > 0) == (at_s, True)
        assert phase.exercise == items[phase.item].exercise.id
        at_s += phase.duration_s
    assert plan.total_s == at_s
    assert [p.item for p in plan.phases] == sorted(p.item for p in plan.phases)
    for n in range(len(items)):
        first = plan.phases[plan.first_of(n)]
        assert (first.item, first.kind, first.duration_s) == (n, PhaseKind.PREPARE, PREPARE_S)


@given(plans())
def test_the_total_is_the_dosage_and_the_changes(items: tuple[Prescribed, ...]) -> None:
    def changes_s(item: Prescribed) -> int:
        if item.exercise.sides == "none":
            return PREPARE_S
        short_s = max(0, SWITCH_S - item.dosage.rest_between_sets_s)
        return PREPARE_S + item.dosage.sets * SWITCH_S + (item.dosage.sets - 1) * short_s

    assert timeline(*items).total_s == sum(item.seconds + changes_s(item) for item in items)


@given(plans())
def test_every_repetition_is_there_once_and_its_last_phase_says_so(items: tuple[Prescribed, ...]) -> None:
    for n, item in enumerate(items):
        phases = [p for p in timeline(*items).phases if p.item == n]
        reps: dict[tuple[object, ...], list[Phase]] = {}
        for p in phases:
            if p.kind.is_work:
                reps.setdefault((p.side, p.set, p.rep), []).append(p)
        expected = sum(item.dosage.reps_of_set(s) for s in range(item.dosage.sets)) * len(
            item.exercise.side_order()
        )
        assert len(reps) == expected
        assert all(sum(p.duration_s for p in rep) == item.dosage.rep_s for rep in reps.values())
        assert all([p.last for p in rep] == [False] * (len(rep) - 1) + [True] for rep in reps.values())
        assert not any(p.last for p in phases if not p.kind.is_work)


@given(plans(), st.floats(-5, 3000))
def test_the_phase_at_a_moment_is_the_one_that_holds_it(items: tuple[Prescribed, ...], at_s: float) -> None:
    plan = timeline(*items)
    phase = plan.phases[plan.index_at(at_s)]
    assert phase.start_s <= max(0.0, at_s)
    assert at_s < phase.start_s + phase.duration_s or phase is plan.phases[-1]


def test_a_boundary_belongs_to_what_begins_there() -> None:
    plan = timeline()
    assert [plan.index_at(p.start_s) for p in plan.phases] == list(range(len(plan.phases)))
    assert plan.index_at(plan.total_s) == len(plan.phases) - 1


def test_the_fingerprint_is_of_everything_that_will_be_done() -> None:
    plain = Dosage(2, 2, 6, 3, 10, "2-hold-2")
    changes = [
        {"sets": 3}, {"reps": 3}, {"reps": (2, 1)}, {"hold_s": 7}, {"rest_between_reps_s": 4},
        {"rest_between_sets_s": 11}, {"tempo": "2-hold-1"},
    ]  # fmt: skip
    doses = [plain, *(msgspec.structs.replace(plain, **change) for change in changes)]
    items = [msgspec.structs.replace(prescribed(), dosage=dose) for dose in doses]
    others = [(prescribed("two"),), (prescribed(sides="each"),), (items[0], items[0]), (items[0], items[1])]
    digests = [timeline(item).digest() for item in items] + [timeline(*other).digest() for other in others]
    digests.append(compile_timeline("other", (items[0],)).digest())
    assert len(set(digests)) == len(digests)
    assert timeline(items[0]).digest() == digests[0]
