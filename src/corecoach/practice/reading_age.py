"""How many years at school a text asks for, and how long it takes to read."""

import re
from functools import lru_cache
from math import ceil

from msgspec import Struct

# demands 6, 7: warn above grade 6, about 11 to 12 years of age.
PLAIN_GRADE = 6
# Of fewer words no formula says anything.
FEWEST_WORDS = 5
# demands 5, 9.
WORDS_A_MINUTE = 150

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)?")
# A full stop in a number ends no sentence; a new line ends one.
_END = re.compile(r"[.!?…]+(?=\s|$)|\n")
# The grades of the bands of Flesch's scale (0 to 100): from 90 on grade 5, and so on.
_GRADES = ((90, 5), (80, 6), (70, 7), (60, 9), (50, 12))
_HARDEST = 13


class _Ease(Struct, frozen=True):
    """Flesch's reading ease fitted to a language: a text of nothing, what each word of a sentence and each
    syllable of a word takes from it."""

    base: float
    word: float
    syllable: float


# Amstad 1978, Fernández Huerta 1959, Kandel and Moles 1958, Vacca 1972. English has a formula for grades.
_EASE = {
    "de": _Ease(180.0, 1.0, 58.5),
    "es": _Ease(206.84, 1.02, 60.0),
    "fr": _Ease(207.0, 1.015, 73.6),
    "it": _Ease(217.0, 1.3, 60.0),
}
# The American patterns part words nearly wherever they are spoken apart; the British ones leave out many.
_PATTERNS = {"en": "en_US", "de": "de_DE", "es": "es", "fr": "fr", "it": "it_IT"}


def words_in(text: str) -> int:
    """How many words and numbers a text has."""
    return len(_WORD.findall(text))


def seconds_to_read(text: str) -> int:
    """Whole seconds that reading takes, at 150 words a minute."""
    return ceil(words_in(text) * 60 / WORDS_A_MINUTE)


@lru_cache(maxsize=4096)
def grade_of(text: str, language: str) -> int | None:
    """The school grade that a text asks for (Flesch-Kincaid, rounded); None for fewer than five words, and in
    a language for which no formula is known here."""
    words = _WORD.findall(text)
    spoken = language.split("-")[0].lower()
    if len(words) < FEWEST_WORDS or spoken not in _PATTERNS:
        return None
    sentences = sum(bool(_WORD.search(part)) for part in _END.split(text))
    length = len(words) / max(1, sentences)
    weight = sum(_syllables(word.lower(), spoken) for word in words) / len(words)
    if spoken in _EASE:
        ease = _EASE[spoken]
        return _grade(ease.base - ease.word * length - ease.syllable * weight)
    return max(0, round(0.39 * length + 11.8 * weight - 15.59))


def make_ready(language: str) -> None:
    """Read the patterns of a language ahead: that takes a tenth of a second, once."""
    grade_of("one two three four five", language)


def _grade(ease: float) -> int:
    return next((grade for least, grade in _GRADES if ease >= least), _HARDEST)


@lru_cache(maxsize=8192)
def _syllables(word: str, spoken: str) -> int:
    # Reading its patterns takes longer than a key press may.
    import pyphen

    if word[0].isdigit():
        return 1
    parts = pyphen.Pyphen(lang=_PATTERNS[spoken])
    return sum(len(parts.positions(part)) + 1 for part in re.split(r"['’-]", word))
