"""What is pointed out, in words: short, calm, without a hole, and no more than was asked for."""

import re
from typing import get_args

import pytest
from drafts import CODES, EXERCISES, PEOPLE, TODAY, UNFINISHED, draft, found, item
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.practice.draft import Draft
from corecoach.practice.mend_words import dose_figures
from corecoach.practice.remark import Kind
from corecoach.practice.warning_words import _WORDS, words_of
from corecoach.prescription import BaselineEntry, Dosage, Item, Limits, PainLimits

NAMES = {code: code.replace("-", " ") for code in CODES}
KEEP = "Keep, say why"
ALARM = re.compile(
    r"!|\b(danger\w*|must|never|forbidden|illegal|wrong|error|fault|bad|unsafe|safe|harm\w*|warning)\b",
    re.IGNORECASE,
)


def said(of: Draft, kind: str, cautions: tuple[str, ...] = (), last: Draft | None = None) -> tuple[str, ...]:
    """Title, text, and the two buttons of the first remark of a kind."""
    remark = next(r for r in found(of, cautions, last) if r.kind == kind)
    words = words_of(remark, of, EXERCISES, NAMES)
    return words.title, words.text, words.mend, words.keep


def test_every_kind_has_words() -> None:
    assert set(_WORDS) == set(get_args(Kind))


def test_a_jump_reads_as_in_the_design() -> None:
    old, new = (draft(item("wall-sit", sets=n, reps=1, hold_s=s)) for n, s in ((2, 20), (3, 30)))
    assert said(new, "jump", last=old) == (
        "Wall sit jumps too far",
        "90 s in all, up from 40 s. The limit is 20 % a week, or one repetition more a set.",
        "Use 2 × 24 s",
        "Keep, say why",
    )
    old, new = (draft(item("side-bridge-knees", sets=2, reps=3, hold_s=s)) for s in (5, 10))
    assert said(new, "jump", last=old)[1].startswith("60 s a side, up from 30 s.")


@pytest.mark.parametrize(
    ("of", "kind", "expected"),
    [
        (
            draft(item("side-bridge-full", sets=1, reps=4, hold_s=30)), "above-range",
            ("Side plank: more than usual", "Seconds of hold: 30. Usual: 5 to 10.", "Use 4 × 10 s", KEEP),
        ),
        (
            draft(item("cat-camel", reps=2)), "below-range",
            ("Cat-camel: less than usual", "Repetitions a set: 2. Usual: 5 to 10.", "Use 5", ""),
        ),
        (
            draft(item("prone-lying", reps=2)), "above-range",
            ("Lying face down: more than usual", "Repetitions a set: 2. Usual: 1.", "Use 180 s", KEEP),
        ),
        (
            draft(item("glute-bridge", Limits(max_reps=6))), "over-limit",
            ("Bridge: above its limit", "Repetitions a set: 8. The limit you set is 6.",
             "Use 2 × 6 × 4 s", ""),
        ),
        (
            draft(Item("cat-camel"), Item("cat-camel")), "twice",
            ("Cat-camel stands here twice", "Progress is kept for each place by itself.",
             "Leave this one out", ""),
        ),
        (
            draft(Item("glute-bridge"), Item("clamshell"), per_day=2), "sessions",
            ("Clamshell: 2 times a day",
             "In One. Usual: at most 1 a day. So with 1 more exercise.", "Use 1 a day", ""),
        ),
        (
            draft(Item("cat-camel"), pain_limits=PainLimits(10, 2, 2)), "no-stop-limit",
            ("No stop limit", "With 10 out of 10, no pain ends an exercise.", "Use 5", KEEP),
        ),
    ],
)  # fmt: skip
def test_words_name_the_numbers(of: Draft, kind: str, expected: tuple[str, ...]) -> None:
    assert said(of, kind) == expected


def test_words_name_the_caution_and_what_the_exercise_says_of_it() -> None:
    title, text, mend, keep = said(draft(Item("side-bridge-full")), "avoid", ("shoulder-pain",))
    assert title == "Side plank: to be avoided"
    assert text == (
        "The library says to avoid it with: shoulder pain. Do the side plank standing against a wall instead."
    )
    assert (mend, keep) == ("Use Knee side plank", "Keep, say why")
    plan = said(draft(Item("cat-camel")), "plan", ("osteoporosis",))
    assert plan[2:] == ("Confirm the plan", "Keep, say why")


@pytest.mark.parametrize(
    ("dosage", "figures"),
    [
        (Dosage(2, 1, 24, 0, 0, "2-hold-2"), "2 × 24 s"),
        (Dosage(1, 6, 10, 0, 0, "2-hold-2"), "6 × 10 s"),
        (Dosage(3, (4, 3, 2), 8, 0, 0, "2-hold-2"), "4-3-2 × 8 s"),
        (Dosage(2, 8, 0, 0, 0, "3-1-2"), "2 × 8"),
        (Dosage(1, 1, 0, 0, 0, "3-1-2"), "1"),
        (Dosage(1, 1, 600, 0, 0, "still"), "600 s"),
        (Dosage(2, 1, 0, 0, 0, "3-1-2"), "2 × 1"),
    ],
)
def test_a_dose_in_figures(dosage: Dosage, figures: str) -> None:
    assert dose_figures(dosage) == figures


@given(UNFINISHED, PEOPLE, st.none() | UNFINISHED)
def test_words_are_whole_short_and_calm(of: Draft, cautions: frozenset[str], last: Draft | None) -> None:
    for remark in found(of, cautions, last, age=12):
        words = words_of(remark, of, EXERCISES, NAMES)
        assert words.title and words.text
        own = words.title + words.source + words.mend + words.keep
        # What the library's own sentences and the limits of ice and heat say is tested with them.
        own += "" if remark.kind in ("avoid", "ask", "care", "protocol") else words.text
        assert not re.search(r"[{}]", own + words.text)
        assert not ALARM.search(own), own
        assert len(words.title) <= 90
        assert bool(words.mend) == (remark.mend is not None)
        assert bool(words.keep) == (remark.severity == "settle" and remark.keepable)
        assert words == words_of(remark, of, EXERCISES, NAMES)


def test_words_stand_without_names_titles_and_exercises() -> None:
    one = draft(item("strange"), Item("side-bridge-full"), baseline=(BaselineEntry("ces_saddle", TODAY),))
    one = replace(one, phases=tuple(replace(p, title="", schedule=()) for p in one.phases))
    for remark in found(one, CODES, age=3):
        words = words_of(remark, one, {})
        assert words.title and words.text
