"""What must hold of what is pointed out, whatever the draft looks like."""

from collections import ChainMap
from typing import Any

import pytest
from drafts import EXERCISES, NEARLY, PEOPLE, TODAY, UNFINISHED, draft, found, item, programme
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from practice_samples import LIBRARY

from corecoach.exchange import ProgrammeFile, write_programme
from corecoach.exchange.programme_file import FORMAT, read_programme
from corecoach.practice import edits
from corecoach.practice.doses import sitting_s, whole_dose
from corecoach.practice.draft import Draft
from corecoach.practice.remark import ConfirmMend, Remark
from corecoach.practice.warnings import is_kept, mended, to_settle, warnings_of
from corecoach.prescription import Item, Routine, resolve
from corecoach.session import compile_timeline


def is_read(of: Draft) -> bool:
    """Whether a reader takes the programme of a draft."""
    data = write_programme(ProgrammeFile(FORMAT, 1, programme(of)))
    return isinstance(read_programme(data, LIBRARY.exercises, thermal=LIBRARY.thermal_rules), ProgrammeFile)


def keys(remarks: tuple[Remark, ...]) -> list[str]:
    return [remark.key for remark in remarks]


def places(remarks: tuple[Remark, ...]) -> set[tuple[Any, ...]]:
    return {(r.key, r.routine, r.at, r.phase) for r in remarks}


@given(UNFINISHED, PEOPLE, st.none() | UNFINISHED, st.none() | st.integers(0, 120))
def test_no_draft_is_too_unfinished(
    of: Draft, cautions: frozenset[str], last: Draft | None, age: int
) -> None:
    remarks = found(of, cautions, last, age)
    assert len(set(keys(remarks))) == len(remarks)
    severities = [remark.severity for remark in remarks]
    assert severities == sorted(severities, key=("settle", "know").index)
    for remark in remarks:
        # What no reader takes is pointed out as something to settle.
        assert remark.keepable or remark.severity == "settle"
        if remark.kind in ("avoid", "ask", "above-range", "jump", "twice", "over-limit"):
            assert remark.at is not None
            routine = of.routine(remark.routine)
            assert routine is not None and routine.items[remark.at].exercise == remark.exercise


@given(UNFINISHED, PEOPLE)
def test_everything_can_be_kept_but_what_no_reader_takes(of: Draft, cautions: frozenset[str]) -> None:
    for remark in found(of, cautions):
        of = edits.keep_warning(of, remark.key, "Seen, and meant.")
    left = to_settle(of, found(of, cautions))
    assert {remark.kind for remark in left} <= {"over-limit", "empty-routine", "empty-phase"}
    for remark in found(of, cautions):
        assert is_kept(of, remark) == remark.keepable


@given(NEARLY, PEOPLE, st.none() | NEARLY, st.data())
def test_a_proposal_does_what_it_says_and_breaks_nothing(
    of: Draft, cautions: frozenset[str], last: Draft | None, data: st.DataObject
) -> None:
    remarks = [remark for remark in found(of, cautions, last) if remark.mend is not None]
    if not remarks:
        return
    remark = data.draw(st.sampled_from(remarks))
    assert remark.mend is not None
    better = mended(of, remark.mend)
    assert better != of
    after = found(better, cautions, last)
    assert (remark.key, remark.routine, remark.at, remark.phase) not in places(after)
    assert is_read(better) or not is_read(of)
    # Nobody's limits are gone, and nothing is above one that was not before.
    limits = [[i.limits for i in r.items] for r in of.routines]
    if remark.kind not in ("avoid", "twice"):
        assert [[i.limits for i in r.items] for r in better.routines] == limits
    above = {r.key for r in after if r.kind == "over-limit"}
    if remark.kind != "twice":
        assert above <= {r.key for r in found(of, cautions, last)}


@given(NEARLY, PEOPLE, st.none() | NEARLY)
def test_proposals_one_after_the_other_come_to_an_end(
    of: Draft, cautions: frozenset[str], last: Draft | None
) -> None:
    readable = is_read(of)
    for _turn in range(400):
        mend = next((r.mend for r in found(of, cautions, last) if r.mend is not None), None)
        if mend is None:
            break
        of = mended(of, mend)
    else:
        pytest.fail("there is always something left to put right")
    assert is_read(of) or not readable


@given(UNFINISHED, PEOPLE, st.none() | UNFINISHED, st.data())
def test_order_says_nothing(
    of: Draft, cautions: frozenset[str], last: Draft | None, data: st.DataObject
) -> None:
    before = found(of, cautions, last)
    turned = replace(
        of,
        routines=tuple(data.draw(st.permutations(of.routines))),
        confirmations=of.confirmations[::-1],
        cautions=of.cautions[::-1],
        kept=of.kept[::-1],
    )
    exercises = ChainMap({}, dict(reversed(list(EXERCISES.items()))))
    after = warnings_of(
        turned, exercises, cautions=sorted(cautions, reverse=True), thermal=LIBRARY.thermal_rules,
        last=programme(last) if last else None, rules=LIBRARY.rules,
    )  # fmt: skip
    assert sorted(keys(before)) == sorted(keys(after))


@given(st.lists(NEARLY, min_size=1, max_size=4), PEOPLE, PEOPLE)
def test_what_was_seen_before_changes_nothing(
    drafts: list[Draft], one: frozenset[str], other: frozenset[str]
) -> None:
    first = [found(of, one) for of in drafts]
    for of in drafts:
        found(of, other, last=drafts[0])
    assert [found(of, one) for of in drafts] == first
    # Values that are equal but not the same are judged alike.
    copies = [replace(of, routines=tuple(replace(r) for r in of.routines)) for of in drafts]
    assert [found(of, one) for of in copies] == first


def test_a_changed_exercise_is_looked_at_again() -> None:
    one = draft(item("side-bridge-full", hold_s=30))
    wider = replace(EXERCISES["side-bridge-full"].dosage_range, hold_s=(5, 40))
    changed = {**EXERCISES, "side-bridge-full": replace(EXERCISES["side-bridge-full"], dosage_range=wider)}
    known: list[Any] = [EXERCISES, changed, EXERCISES]
    seen = [warnings_of(one, exercises, cautions=(), thermal=None) for exercises in known]
    assert [len(remarks) for remarks in seen] == [1, 0, 1]


@given(NEARLY)
def test_a_sitting_takes_as_long_as_its_session(of: Draft) -> None:
    for routine in of.routines:
        known = [(i, EXERCISES[i.exercise]) for i in routine.items]
        doses = [whole_dose(i, exercise) for i, exercise in known]
        if not all(dosage is not None and dosage.rep_s for dosage in doses):
            continue
        seconds = sum(sitting_s(i, e, d) for (i, e), d in zip(known, doses, strict=True) if d)
        items = resolve(Routine(routine.id, "R", routine.items), EXERCISES)
        assert compile_timeline(routine.id, items).total_s == seconds


def test_what_is_confirmed_twice_is_confirmed_once() -> None:
    one = mended(draft(Item("cat-camel")), ConfirmMend("sciatica"))
    assert mended(one, ConfirmMend("sciatica")) == one
    full = draft(Item("hamstring-stretch-supine"), confirmations=tuple(f"plan-{n}" for n in range(50)))
    asked = [r for r in found(full, ["sciatica", "osteoporosis"]) if r.kind in ("ask", "plan")]
    # No file holds more than fifty.
    assert [r.mend for r in asked] == [None, None]


def test_a_proposal_never_makes_a_sitting_longer_than_a_reader_takes() -> None:
    walks = [item("graded-walk", hold_s=1800, sets=3, rest_between_sets_s=0, note=str(n)) for n in range(2)]
    slow = item("cat-camel", reps=3, sets=2, tempo="3-0-3", rest_between_sets_s=0)
    full = draft(*walks, slow, review_by=TODAY)
    assert is_read(replace(full, routines=(replace(full.routines[0], items=tuple(walks)), full.routines[1])))
    below = [r for r in found(full) if r.kind == "below-range" and r.exercise == "cat-camel"]
    assert below and all(remark.mend is None for remark in below)
