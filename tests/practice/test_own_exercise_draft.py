"""An own exercise: whatever is done to it, it is a file that is taken, or one is told what is wrong."""

from collections.abc import Callable
from math import dist
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from practice_samples import LIBRARY

from corecoach.exchange.any_file import check_any
from corecoach.figure import Figure
from corecoach.figure.acceptance import faults_in, problems
from corecoach.figure.authoring import key_of
from corecoach.figure.contacts import place, touches_of
from corecoach.figure.dragging import handle_at, handles
from corecoach.figure.handling import dragged, take_hold
from corecoach.figure.opposite import opposite_key, other_way
from corecoach.figure.pins import offers, one_by_one, pinned, pins, together, unpinned
from corecoach.figure.poses import build_of, pose_of
from corecoach.practice.history import History
from corecoach.practice.key_poses import (
    MOST_KEYS,
    added,
    copied,
    mirrored,
    moved,
    order_of,
    removed,
    standing,
    with_key,
)
from corecoach.practice.own_exercise import (
    SHORT_NAME_MAX,
    ExerciseDraft,
    draft_from,
    draft_of,
    finished,
    one_line,
    word_problems,
)
from corecoach.prescription import Dosage, Exercise
from corecoach.prescription.exercise import Caution

POSES = {"bird-dog": "reach", "sit-to-stand": "stand", "wall-angels": "low", "glute-bridge": "up"}
ALL = sorted(LIBRARY.exercises)
RARE = settings(max_examples=25, deadline=None)


def begun(name: str = "bird-dog") -> ExerciseDraft:
    return draft_from(LIBRARY.exercises[name], "own-1", "Ana Ruiz")


def figure_of(name: str) -> Figure:
    figure = LIBRARY.exercises[name].figure
    assert figure is not None
    return figure


# -- what it starts from -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_every_exercise_of_the_library_is_something_to_start_from(name: str) -> None:
    draft = begun(name)
    assert draft.id == "own-1" and draft.source == "own exercise by Ana Ruiz"
    assert len(draft.short_name) <= SHORT_NAME_MAX
    assert word_problems(draft, taken=ALL) == []


def test_a_new_exercise_is_reviewed_by_nobody_and_names_no_other_own_one() -> None:
    base = replace(
        LIBRARY.exercises["bird-dog"], reviewed_by="Somebody", progressions=("own-2", "front-plank-knees")
    )
    made = finished(draft_from(base, "own-1", "Ana Ruiz"))
    assert isinstance(made, Exercise)
    assert made.reviewed_by is None and made.reviewed is None
    assert made.progressions == ("front-plank-knees",)
    assert draft_of(made).id == "own-1" and finished(draft_of(made)) == made


# -- finished ----------------------------------------------------------------------------------------------


def is_taken(made: Exercise) -> bool:
    _kind, found = check_any(msgspec.json.encode(made), {})
    return found == []


TEXT = st.text(st.characters(), max_size=60) | st.sampled_from(
    ["", "  ", "\ud800", "a\nb", "<img src=x>", "y" * 500]
)
NUMBER = st.integers(-2, 60) | st.just(5000)
TEXTS = st.lists(TEXT, max_size=9).map(tuple)
EDITS: dict[str, st.SearchStrategy[Any]] = {
    "name": TEXT,
    "short_name": TEXT,
    "what_for": TEXT,
    "breathing": TEXT,
    "steps": TEXTS,
    "mistakes": TEXTS,
    "stop_if": TEXTS,
    "equipment": st.sampled_from([(), ("none",), ("mat", "wall")]),
    "dosage": st.builds(
        Dosage,
        sets=NUMBER,
        reps=NUMBER | st.lists(NUMBER, max_size=4).map(tuple),
        hold_s=NUMBER,
        rest_between_reps_s=NUMBER,
        rest_between_sets_s=NUMBER,
        tempo=TEXT | st.sampled_from(["2-hold-2", "3-1-2", "still"]),
    ),
    "cautions": st.dictionaries(
        st.sampled_from(["wrist-pain", "Not An Id"]),
        st.builds(Caution, action=st.sampled_from(["avoid", "modify"]), note=TEXT),
    ),
}


@RARE
@given(data=st.data())
def test_whatever_is_typed_it_is_a_file_that_is_taken_or_problems(data: st.DataObject) -> None:
    draft = begun("standing-side-bend")
    for name in data.draw(st.lists(st.sampled_from(sorted(EDITS)), max_size=4, unique=True)):
        draft = replace(draft, **{name: data.draw(EDITS[name])})
    made = finished(draft)
    if isinstance(made, list):
        assert made and all(problem.what and problem.allowed for problem in made)
    else:
        assert is_taken(made)


def test_every_problem_is_found_at_once() -> None:
    draft = begun()
    usual = replace(draft.dosage_range, sets=(3, 1))
    draft = replace(draft, short_name=" ", steps=("One",), dosage_range=usual, figure=sunk(draft.figure))
    made = finished(draft, taken=["own-1"])
    assert isinstance(made, list)
    where = [problem.where for problem in made]
    assert {"short_name", "steps", "dosage_range.sets", "id"} <= set(where)
    assert any(place.startswith("figure.keys.reach") for place in where)


def sunk(figure: Figure | None) -> Figure:
    assert figure is not None
    key = figure.keys["reach"]
    return with_key(figure, "reach", replace(key, root=(key.root[0], key.root[1] - 0.1)))


def test_a_text_is_kept_in_one_line() -> None:
    assert one_line(" a\nb\u2028c\ud800 ") == "a b c"


# -- a drag ------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_wherever_it_is_dragged_no_limit_is_passed_and_no_pin_moves(data: st.DataObject) -> None:
    figure = figure_of(name := data.draw(st.sampled_from(sorted(POSES))))
    key = figure.keys[POSES[name]]
    pose = pose_of(key, figure.view)
    build = build_of(figure.view)
    pinned_here = [t for t in touches_of(figure, key) if not t.slides and len(t.circles) == 1]
    for _drag in range(data.draw(st.integers(1, 3))):
        handle = data.draw(st.sampled_from(sorted(handles(figure))))
        way = data.draw(st.tuples(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5)))
        x, y = handle_at(figure, pose, handle)
        before = build.rig.place(pose)
        pose = dragged(take_hold(figure, key, pose, handle), pose, (x + way[0], y + way[1]), strides=6)
        after = build.rig.place(pose)
        assert faults_in(figure, key, pose) == []
        assert all(dist(place(t, before), place(t, after)) <= 1.1e-3 for t in pinned_here)


def test_a_free_hand_goes_where_it_is_dragged_and_nothing_else_moves() -> None:
    figure = figure_of("bird-dog")
    key = figure.keys["reach"]
    pose = pose_of(key, figure.view)
    x, y = handle_at(figure, pose, "hand_f")
    to = (x - 0.06, y - 0.05)
    after = dragged(take_hold(figure, key, pose, "hand_f"), pose, to)
    assert dist(handle_at(figure, after, "hand_f"), to) < 2e-3
    moved_dofs = {d for d, a, b in zip(build_of("side").rig.dofs, pose, after, strict=True) if a != b}
    assert moved_dofs <= {"shoulder_f", "elbow_f"}


@pytest.mark.parametrize("to", [(float("nan"), 0.0), (float("inf"), 1.0)])
def test_nowhere_is_no_place_to_drag_to(to: tuple[float, float]) -> None:
    figure = figure_of("bird-dog")
    key = figure.keys["start"]
    pose = pose_of(key, figure.view)
    assert dragged(take_hold(figure, key, pose, "head"), pose, to) == pose


# -- contacts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_spelling_contacts_one_by_one_changes_nothing(name: str) -> None:
    figure = figure_of(name)
    for key in figure.keys.values():
        single = one_by_one(figure, key)
        before = sorted(t.place[0] for t in touches_of(figure, key))  # type: ignore[type-var]
        assert sorted(t.place[0] for t in touches_of(figure, single)) == before  # type: ignore[type-var]
        assert set(together(figure, single).contacts) <= {*key.contacts, *together(figure, key).contacts}


def test_what_was_freed_is_offered_and_can_be_pinned_again() -> None:
    figure = figure_of("sit-to-stand")
    free = with_key(figure, "stand", unpinned(figure, figure.keys["stand"], "foot_n"))
    key = free.keys["stand"]
    assert key.contacts == ("foot_f",)
    pose = pose_of(key, "side")
    assert "foot_n" in [pin.contact for pin in offers(free, key, pose)]
    again = pinned(free, "stand", "foot_n")
    assert again is not None and set(again.contacts) == {"foot"}
    assert problems(with_key(free, "stand", again)) == []


def test_a_foot_that_stands_elsewhere_before_may_glide_there() -> None:
    figure = figure_of("sit-to-stand")
    key = unpinned(figure, figure.keys["stand"], "foot_n")
    pose = pose_of(key, "side")
    x, y = handle_at(figure, pose, "foot_n")
    away = dragged(take_hold(figure, key, pose, "foot_n"), pose, (x + 0.06, y + 0.004))
    figure = with_key(figure, "stand", key_of(figure, key, away))
    again = pinned(figure, "stand", "foot_n")
    assert again is not None and "foot_n~" in again.contacts


@pytest.mark.parametrize("name", sorted(POSES))
def test_every_contact_has_a_place_to_show_at(name: str) -> None:
    figure = figure_of(name)
    key = figure.keys[POSES[name]]
    shown = pins(figure, key, pose_of(key, figure.view))
    assert [pin.contact for pin in shown] == list(one_by_one(figure, key).contacts)


# -- key poses ---------------------------------------------------------------------------------------------


SHAPES: dict[str, Callable[[Figure, str], Figure]] = {
    "add": lambda figure, name: added(figure, name)[0],
    "copy": lambda figure, name: copied(figure, name)[0],
    "remove": removed,
    "back": lambda figure, name: moved(figure, name, -1),
    "on": lambda figure, name: moved(figure, name, 1),
    "mirror": mirrored,
    "mirror all": lambda figure, _name: other_way(figure),
}


@RARE
@given(data=st.data())
def test_whatever_is_done_to_the_row_it_is_a_file_or_problems(data: st.DataObject) -> None:
    draft = begun(
        data.draw(st.sampled_from(["bird-dog", "cat-camel", "diaphragmatic-breathing", "prone-lying"]))
    )
    before = len(draft.figure.keys) if draft.figure else 0
    for what in data.draw(st.lists(st.sampled_from(sorted(SHAPES)), min_size=1, max_size=5)):
        assert draft.figure is not None
        name = data.draw(st.sampled_from(order_of(draft.figure)))
        draft = replace(draft, figure=SHAPES[what](draft.figure, name))
        assert draft.figure is not None
        assert min(before, 2) <= len(draft.figure.keys) <= MOST_KEYS
        assert set(order_of(draft.figure)) == set(draft.figure.keys)
    made = finished(draft)
    assert (bool(made) and isinstance(made, list)) or is_taken(made)  # type: ignore[arg-type]


def test_a_new_pose_lies_half_way_and_the_movement_goes_through_it() -> None:
    figure, new = added(figure_of("bird-dog"), "start")
    assert order_of(figure) == ("start", new, "reach")
    angle = {
        name: pose_of(key, "side")[build_of("side").rig.index["shoulder_f"]]
        for name, key in figure.keys.items()
    }
    assert angle["start"] < angle[new] < angle["reach"]
    assert [(s.start, s.end) for s in figure.sequence if s.phase == "return"] == [
        ("reach", new),
        (new, "start"),
    ]
    assert problems(figure) == []


def test_removing_what_was_added_gives_the_movement_back() -> None:
    before = figure_of("bird-dog")
    figure, new = added(before, "start")
    assert removed(figure, new) == before


def test_a_pose_behind_the_last_one_takes_the_hold() -> None:
    figure, new = copied(figure_of("bird-dog"), "reach")
    assert [step.start for step in figure.sequence if step.phase == "hold"] == [new]


def test_without_the_held_pose_another_one_is_held() -> None:
    figure, new = added(figure_of("bird-dog"), "start")
    assert [s.start for s in removed(figure, "reach").sequence if s.phase == "hold"] == [new]


def test_what_was_drawn_by_a_pose_goes_with_it() -> None:
    figure = figure_of("chin-tuck")
    grown, _new = added(figure, figure.ghost or "")
    assert figure.ghost is not None and removed(grown, figure.ghost).ghost is None


def test_the_first_and_the_last_pose_change_places() -> None:
    figure = moved(figure_of("bird-dog"), "reach", -1)
    assert order_of(figure) == ("reach", "start")
    assert [s.start for s in figure.sequence if s.phase == "hold"] == ["start"]


@pytest.mark.parametrize("name", ALL)
def test_mirrored_twice_is_as_before(name: str) -> None:
    figure = figure_of(name)
    assert other_way(other_way(figure)) == figure
    for key in figure.keys.values():
        assert opposite_key(figure, opposite_key(figure, key)) == key


@pytest.mark.parametrize("name", ["bird-dog", "single-knee-to-chest", "standing-side-bend", "wall-angels"])
def test_the_other_side_is_a_movement_that_may_be_shown(name: str) -> None:
    other = other_way(figure_of(name))
    assert other.mirror is not figure_of(name).mirror
    assert problems(other) == []


def test_without_a_figure_somebody_who_stands_is_a_beginning() -> None:
    draft = replace(begun(), figure=standing())
    assert isinstance(finished(draft), Exercise)
    assert isinstance(finished(replace(draft, figure=None)), Exercise)


# -- undo --------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "name", "steps"])), max_size=12))
def test_undo_and_redo_come_back_to_exactly_what_was(edits: list[tuple[str, str]]) -> None:
    first = begun()
    history: History[ExerciseDraft] = History(first)
    seen = [first]
    for text, key in edits:
        history = history.push(replace(history.now, name=text), key)
        seen.append(history.now)
    last, steps = history.now, 0
    while history.can_undo:
        history, steps = history.undo(), steps + 1
        assert history.now in seen
    assert history.now is first
    for _step in range(steps):
        history = history.redo()
    assert history.now == last and not history.can_redo
