"""What fits into a line that is read from two metres."""

from hypothesis import given
from hypothesis import strategies as st

from corecoach.library import Library
from corecoach.prescription.one_line import LONGEST_LINE, one_line

LONG = "Keep the towel under your left knee and stop well before it begins to pull in your lower back today."
WORDS = st.text(alphabet="ab .!?", max_size=140)


def test_sentences_are_kept_whole_and_in_order() -> None:
    assert one_line(["Slowly.", "Lean on your fist."]) == "Slowly. Lean on your fist."
    assert one_line(["Slowly.", LONG, "Short."]) == "Slowly.", "nothing after one that does not fit"
    assert one_line([f"Breathe out. {LONG}"]) == "Breathe out."
    assert one_line(["", "Slowly."]) == "Slowly."
    assert one_line([]) == one_line([""]) == ""


def test_a_first_sentence_that_is_too_long_is_cut_at_a_word() -> None:
    line = one_line([LONG])
    assert line.endswith("…") and LONG.startswith(f"{line[:-1]} ")


def test_one_long_word_is_cut_as_well() -> None:
    assert one_line(["a" * 200]) == "a" * (LONGEST_LINE - 1) + "…"


@given(st.lists(WORDS, max_size=4))
def test_it_is_never_longer_than_a_line(texts: list[str]) -> None:
    line = one_line(texts)
    assert len(line) <= LONGEST_LINE
    assert bool(line) is any(text.split() for text in texts)


def test_no_change_that_a_caution_asks_for_is_cut_within_a_sentence() -> None:
    notes = [
        caution.note
        for exercise in Library().exercises.values()
        for caution in exercise.cautions.values()
        if caution.action in ("modify", "monitor")
    ]
    assert notes and not [note for note in notes if one_line([note]).endswith("…")]
