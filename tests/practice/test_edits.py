"""Edits of a draft: each returns another one, and undo gives back exactly what was."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from practice_samples import ANA, LIBRARY

from corecoach.exchange import ProgrammeFile, write_programme
from corecoach.exchange.programme_file import FORMAT
from corecoach.practice import edits
from corecoach.practice.draft import Draft, draft_of, programme_of
from corecoach.practice.history import MOST, History
from corecoach.practice.signing import read_in
from corecoach.prescription import DosageChange, Item, Patient, Programme
from corecoach.prescription.programme import DAYS

ID = "7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01"
NAMES = sorted(LIBRARY.exercises)
TODAY = datetime(2026, 11, 24, tzinfo=UTC).date()


def a_draft(*exercises: str) -> Draft:
    draft = edits.add_routine(edits.add_phase(Draft(ID, "Core"), "Weeks 1-2"), "Morning")
    for name in exercises:
        draft = edits.add_item(draft, "routine-1", Item(name))
    return edits.toggle_day(draft, 0, "routine-1", "mon")


def names(draft: Draft, routine: str = "routine-1") -> list[str]:
    found = draft.routine(routine)
    assert found is not None
    return [item.exercise for item in found.items]


def programme(draft: Draft) -> Programme:
    return programme_of(draft, ANA, Patient("B. Example", 1961), TODAY, None)


def test_exercises_are_put_in_moved_doubled_and_taken_out() -> None:
    draft = a_draft("cat-camel", "bird-dog", "glute-bridge")
    assert names(edits.move_item(draft, "routine-1", 2, 0)) == ["glute-bridge", "cat-camel", "bird-dog"]
    assert names(edits.move_item(draft, "routine-1", 0, 99)) == ["bird-dog", "glute-bridge", "cat-camel"]
    assert names(edits.duplicate_item(draft, "routine-1", 1)) == [
        "cat-camel", "bird-dog", "bird-dog", "glute-bridge",
    ]  # fmt: skip
    assert names(edits.remove_item(draft, "routine-1", 1)) == ["cat-camel", "glute-bridge"]
    assert names(edits.add_item(draft, "routine-1", Item("wall-sit"), 1))[1] == "wall-sit"
    for strange in (edits.move_item(draft, "routine-1", 7, 0), edits.duplicate_item(draft, "other", 0)):
        assert strange == draft


def test_a_full_routine_takes_no_more() -> None:
    draft = a_draft(*["cat-camel"] * edits.MOST_ITEMS)
    assert edits.add_item(draft, "routine-1", Item("bird-dog")) == draft
    assert edits.duplicate_item(draft, "routine-1", 0) == draft


def test_a_number_a_set_follows_the_number_of_sets() -> None:
    draft = edits.set_dosage(
        a_draft("mcgill-curl-up"), "routine-1", 0, DosageChange(sets=3, reps=(4, 3, 2))
    )  # fmt: skip
    for sets, reps in ((2, (4, 3)), (5, (4, 3, 2, 2, 2))):
        changed = edits.set_dose(draft, "routine-1", 0, "sets", sets)
        assert changed.routines[0].items[0].dosage.reps == reps
        assert isinstance(read_in(written(changed), LIBRARY), ProgrammeFile)


def test_another_exercise_in_its_place_keeps_what_was_said_of_the_person() -> None:
    draft = edits.set_note(a_draft("side-bridge-full"), "routine-1", 0, "Slowly")
    draft = edits.set_sides(edits.set_dose(draft, "routine-1", 0, "hold_s", 9), "routine-1", 0, "left")
    (item,) = edits.set_exercise(draft, "routine-1", 0, "side-bridge-knees").routines[0].items
    assert item == Item("side-bridge-knees", note="Slowly", sides="left")


def test_a_routine_leaves_the_plan_with_all_its_days() -> None:
    draft = edits.copy_routine(a_draft("cat-camel"), "routine-1", "Evening")
    draft = edits.set_per_day(edits.toggle_day(draft, 0, "routine-2", "sun"), 0, "routine-2", 2)
    assert [(s.routine, s.days, s.per_day) for s in draft.phases[0].schedule] == [
        ("routine-1", ("mon",), 1), ("routine-2", ("sun",), 2),
    ]  # fmt: skip
    left = edits.remove_routine(draft, "routine-2")
    assert [s.routine for s in left.phases[0].schedule] == ["routine-1"] and len(left.routines) == 1
    assert edits.add_routine(left, "Again").routines[-1].id == "routine-2"


def test_a_day_is_planned_and_unplanned_and_days_stand_in_their_order() -> None:
    draft = a_draft("cat-camel")
    for day in ("sun", "wed"):
        draft = edits.toggle_day(draft, 0, "routine-1", day)  # type: ignore[arg-type]
    assert draft.phases[0].schedule[0].days == ("mon", "wed", "sun")
    assert edits.toggle_day(draft, 0, "routine-1", "wed").phases[0].schedule[0].days == ("mon", "sun")


def test_a_new_phase_goes_on_as_the_one_before() -> None:
    draft = edits.add_phase(a_draft("cat-camel"), "Weeks 3-4", 2)
    assert draft.phases[1].schedule == draft.phases[0].schedule
    assert edits.remove_phase(draft, 0).phases == (draft.phases[1],)
    assert edits.set_phase(draft, 1, weeks=3).phases[1].weeks == 3


def test_a_warning_is_kept_with_a_reason_alone() -> None:
    draft = edits.keep_warning(a_draft("cat-camel"), "long", "  he likes it ")
    assert draft.why_kept("long") == "he likes it"
    assert edits.keep_warning(draft, "long", " ").why_kept("long") is None


def test_what_a_programme_says_comes_back_as_a_draft_of_it() -> None:
    for path in sorted((LIBRARY.folder / "routines" / "samples").glob("*.corecoach")):
        read = read_in(path.read_bytes(), LIBRARY)
        assert isinstance(read, ProgrammeFile)
        what = read.programme
        assert programme_of(draft_of(what), what.author, what.patient, what.issued, None) == what


def written(draft: Draft) -> bytes:
    return write_programme(ProgrammeFile(FORMAT, 1, programme(draft)))


SMALL = st.integers(-2, 6)
REPS = st.integers(1, 50)
VALUES = {
    "sets": st.integers(1, 10), "reps": REPS | st.lists(REPS, min_size=1, max_size=10).map(tuple),
    "hold_s": st.integers(0, 1800), "rest_between_reps_s": st.integers(0, 600),
    "rest_between_sets_s": st.integers(0, 600), "tempo": st.sampled_from(["2-hold-2", "3-1-2", "slow"]),
}  # fmt: skip


class Writing(RuleBasedStateMachine):
    """Whatever is done to a draft: undo gives back each step, redo does it again, and a draft survives being
    stored."""

    def __init__(self) -> None:
        super().__init__()
        self.history, self.steps = History(a_draft("cat-camel")), [a_draft("cat-camel")]

    def do(self, draft: Draft) -> None:
        self.history = self.history.push(draft)
        if draft != self.steps[-1]:
            self.steps.append(draft)

    @property
    def now(self) -> Draft:
        return self.history.now

    @rule(name=st.sampled_from(NAMES), at=st.none() | SMALL)
    def add(self, name: str, at: int | None) -> None:
        self.do(edits.add_item(self.now, "routine-1", Item(name), at))

    @rule(at=SMALL, to=SMALL)
    def move(self, at: int, to: int) -> None:
        before = sorted(names(self.now))
        self.do(edits.move_item(self.now, "routine-1", at, to))
        assert sorted(names(self.now)) == before

    @rule(at=st.integers(0, 6))
    def remove(self, at: int) -> None:
        self.do(edits.remove_item(self.now, "routine-1", at))

    @rule(at=SMALL, field=st.sampled_from(sorted(VALUES)), data=st.data())
    def dose(self, at: int, field: Any, data: st.DataObject) -> None:
        self.do(edits.set_dose(self.now, "routine-1", at, field, data.draw(st.none() | VALUES[field])))

    @rule(at=SMALL, day=st.sampled_from(DAYS))
    def day(self, at: int, day: Any) -> None:
        self.do(edits.toggle_day(self.now, at, "routine-1", day))

    @rule()
    def undo(self) -> None:
        if self.history.can_undo:
            self.steps.pop()
        self.history = self.history.undo()
        again = self.history.redo().undo()
        assert (again.now, again.before, again.after) == (
            self.history.now, self.history.before, self.history.after,
        )  # fmt: skip

    @invariant()
    def it_is_the_last_step(self) -> None:
        assert self.now == self.steps[-1]

    @invariant()
    def it_survives_being_stored(self) -> None:
        import msgspec

        assert msgspec.json.decode(msgspec.json.encode(self.now), type=Draft) == self.now


TestWriting = Writing.TestCase


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "a", "b"])), max_size=30))
def test_typing_into_one_field_is_one_step(changes: list[tuple[int, str]]) -> None:
    history, steps, key = History(0), [0], ""
    for value, name in changes:
        history = history.push(value, name)
        if value == steps[-1]:
            continue
        if name and name == key and len(steps) > 1:
            steps[-1] = value
        else:
            steps.append(value)
        key = name
    assert (*history.before, history.now) == tuple(steps)
    assert not history.can_redo


def test_undo_ends_somewhere() -> None:
    history = History(0)
    for n in range(1, MOST + 50):
        history = history.push(n)
    assert len(history.before) == MOST
    for _n in range(MOST + 5):
        history = history.undo()
    assert history.now == 49 and not history.can_undo and len(history.after) == MOST
