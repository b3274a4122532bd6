"""Sets, reps, holds, rests and tempo: how a dose is read, changed and added up."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.prescription import Dosage, DosageChange, Tempo, parse_tempo

PYRAMID = Dosage(
    sets=3, reps=(4, 3, 2), hold_s=8, rest_between_reps_s=3, rest_between_sets_s=30, tempo="2-hold-2"
)


@pytest.mark.parametrize(
    ("text", "tempo", "moving_s"),
    [
        ("2-hold-2", Tempo(out_s=2, stop_s=0, back_s=2, held=True), 4),
        ("3-1-2", Tempo(out_s=3, stop_s=1, back_s=2, held=False), 6),
        ("0-hold-0", Tempo(out_s=0, stop_s=0, back_s=0, held=True), 0),
        ("10-0-12", Tempo(out_s=10, stop_s=0, back_s=12, held=False), 22),
    ],
)
def test_a_counted_tempo(text: str, tempo: Tempo, moving_s: int) -> None:
    assert parse_tempo(text) == tempo
    assert tempo.moving_s == moving_s


@pytest.mark.parametrize(
    "text",
    [
        "still", "in 4 s, out 6 s", "", "2-hold", "2-hold-2-2", "-2-hold-2", "100-hold-2", "2–hold–2",
        "2-Hold-2", "2.5-hold-2", " 2-hold-2", "2-hold-2 ", "2-hold-2\n", "٢-hold-٢",
    ],
)  # fmt: skip
def test_other_words_mean_no_counted_movement(text: str) -> None:
    assert parse_tempo(text) is None


def test_the_worked_total_of_a_pyramid() -> None:
    # 4, 3 and 2 times 12 s, with 3, 2 and 1 rests of 3 s, and two rests of 30 s between the sets.
    assert PYRAMID.total_s(1) == 9 * 12 + 6 * 3 + 60 == 186
    assert PYRAMID.total_s(2) == 2 * (9 * 12 + 6 * 3) + 60


def test_without_a_counted_tempo_only_the_hold_counts() -> None:
    assert Dosage(1, 3, 20, 10, 30, "still").total_s(1) == 3 * 20 + 2 * 10
    assert Dosage(1, 3, 0, 0, 0, "still").rep_s == 0


def test_a_single_set_of_one_has_no_rests() -> None:
    assert Dosage(1, 1, 60, 600, 600, "still").total_s(1) == 60
    assert Dosage(1, 1, 60, 600, 600, "still").total_s(2) == 120


def test_reps_of_each_set() -> None:
    assert [PYRAMID.reps_of_set(n) for n in range(3)] == [4, 3, 2]
    assert [Dosage(3, 5, 0, 0, 0, "1-1-1").reps_of_set(n) for n in range(3)] == [5, 5, 5]


def test_a_list_of_reps_needs_one_number_a_set() -> None:
    assert PYRAMID.fault() is None
    assert msgspec.structs.replace(PYRAMID, sets=2).fault() == "reps"
    assert msgspec.structs.replace(PYRAMID, sets=2, reps=9).fault() is None


def test_an_absent_field_comes_from_the_exercise() -> None:
    assert PYRAMID.changed(DosageChange()) == PYRAMID
    changed = PYRAMID.changed(DosageChange(hold_s=0, rest_between_sets_s=0, tempo="3-0-3"))
    assert (changed.hold_s, changed.rest_between_sets_s, changed.tempo) == (0, 0, "3-0-3")
    assert (changed.sets, changed.reps, changed.rest_between_reps_s) == (3, (4, 3, 2), 3)


def test_more_sets_alone_take_the_reps_of_the_first_set() -> None:
    assert PYRAMID.changed(DosageChange(sets=2)).reps == 4
    assert PYRAMID.changed(DosageChange(sets=2, reps=(6, 4))).reps == (6, 4)
    assert PYRAMID.changed(DosageChange(sets=2)).fault() is None


@given(
    st.builds(
        Dosage,
        sets=st.integers(1, 10),
        reps=st.integers(1, 50),
        hold_s=st.integers(0, 1800),
        rest_between_reps_s=st.integers(0, 600),
        rest_between_sets_s=st.integers(0, 600),
        tempo=st.sampled_from(("2-hold-2", "3-1-2", "still")),
    )
)
def test_one_number_is_the_same_number_for_every_set(dosage: Dosage) -> None:
    spelt_out = msgspec.structs.replace(dosage, reps=(dosage.reps,) * dosage.sets)
    assert spelt_out.total_s(1) == dosage.total_s(1)
    assert dosage.total_s(2) <= 2 * dosage.total_s(1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sets", 0), ("sets", 11), ("sets", True), ("sets", "3"), ("reps", 0), ("reps", 51), ("reps", []),
        ("reps", [3, 0]), ("reps", [1] * 11), ("hold_s", -1), ("hold_s", 1801), ("hold_s", 2.5),
        ("rest_between_reps_s", 601), ("rest_between_sets_s", -1), ("tempo", ""), ("speed", 1),
    ],
)  # fmt: skip
def test_values_outside_the_file_format_are_refused(field: str, value: object) -> None:
    stated = msgspec.to_builtins(PYRAMID) | {field: value}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(stated, Dosage)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({field: value}, DosageChange)
