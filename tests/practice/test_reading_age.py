"""The school grade that a note asks for, and how long it takes to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.practice.reading_age import PLAIN_GRADE, grade_of, make_ready, seconds_to_read, words_in

HARD = "Maintain lumbopelvic stabilisation whilst progressively increasing isometric abdominal contraction."
PLAIN = "Lie on your back. Bend your knees. Breathe out as you lift your hips."


# By the formula (0.39 x words a sentence + 11.8 x syllables a word - 15.59), counted by hand:
@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # 6 words, 6 syllables, 1 sentence: -1.45.
        ("The cat sat on the mat.", 0),
        # 10 words, 14 syllables (slow-ly, shoul-der, un-der, ta-ble), 1 sentence: 4.83.
        ("Put the shoulder slowly under the table and hold still.", 5),
        # The same in two sentences is easier: 2.88.
        ("Put the shoulder slowly under the table. And hold still.", 3),
        # 5 words, 9 syllables: 7.6.
        ("Lower slowly without any twisting.", 8),
    ],
)
def test_the_grade_is_that_of_the_formula(text: str, grade: int) -> None:
    assert grade_of(text, "en") == grade_of(text, "en-GB") == grade


def test_plain_words_are_plain_and_hard_ones_are_not() -> None:
    plain, hard = grade_of(PLAIN, "en"), grade_of(HARD, "en")
    assert plain is not None and hard is not None
    assert plain <= PLAIN_GRADE < hard


@pytest.mark.parametrize(
    ("language", "plain", "hard"),
    [
        ("de", "Heb das Bein an. Atme dabei aus.", "Stabilisieren Sie kontinuierlich die Lendenwirbelsäule."),
        (
            "es",
            "Lleva la mano al pie. Sopla al fin.",
            "Mantenga continuamente la estabilización lumbopélvica.",
        ),
        ("fr", "Lève le pied. Souffle bien fort.", "Maintenez constamment la stabilisation abdominale."),
        ("it", "Alza il piede su. Poi stai lì.", "Mantenere continuamente la stabilizzazione addominale."),
    ],
)
def test_other_languages_have_scales_of_their_own(language: str, plain: str, hard: str) -> None:
    low, high = grade_of(plain, language), grade_of(hard, language)
    assert low is not None and high is not None
    assert low <= PLAIN_GRADE < high


@pytest.mark.parametrize("text", ["", "...", "Hold very still now", "\n\n", "10 10 10 10"])
def test_of_fewer_than_five_words_nothing_is_said(text: str) -> None:
    assert grade_of(text, "en") is None


@pytest.mark.parametrize("language", ["xx", "pseudo", "", "fi", "zh-Hant"])
def test_nothing_is_said_in_a_language_without_a_formula(language: str) -> None:
    assert grade_of(HARD, language) is None


def test_a_stop_in_a_number_ends_no_sentence() -> None:
    assert grade_of("Hold it for 2.5 breaths and then let go", "en") == grade_of(
        "Hold it for 2 breaths and then let go", "en"
    )


@pytest.mark.parametrize(
    ("words", "seconds"), [(0, 0), (1, 1), (5, 2), (22, 9), (23, 10), (150, 60), (151, 61)]
)
def test_reading_takes_a_minute_for_150_words(words: int, seconds: int) -> None:
    text = "word " * words
    assert (words_in(text), seconds_to_read(text)) == (words, seconds)


@given(st.text(max_size=400), st.sampled_from(["en", "de", "es", "fr", "it", "xx"]))
def test_any_text_has_a_grade_or_none(text: str, language: str) -> None:
    grade = grade_of(text, language)
    assert grade is None or grade >= 0
    assert seconds_to_read(text) >= 0


def test_it_can_be_made_ready_in_any_language() -> None:
    for language in ("en", "xx"):
        make_ready(language)
