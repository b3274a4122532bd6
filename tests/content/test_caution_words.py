"""The caution vocabulary as shipped: the codes of the exercises, in words for somebody in pain."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from corecoach.library.cautions import Cautions, CautionWords, asked
from corecoach.prescription import Exercise

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILE = msgspec.json.decode((ASSETS / "safety" / "cautions.json").read_bytes(), type=Cautions)
MODIFIERS = {
    row["id"] for row in json.loads((ASSETS / "safety" / "rules.json").read_text("utf-8"))["modifiers"]
}

# Read off the programmes facts, section 9, by hand; behind it the modifiers that already say so.
TABLE = """
flexion-intolerant
extension-intolerant
rotation-intolerant
sciatica
osteoporosis osteoporosis long_term_steroids
spondylolisthesis
spinal-stenosis
recent-spinal-surgery recent_spinal_procedure
recent-abdominal-surgery
hernia
pregnancy-2nd-3rd-trimester pregnant
postpartum-diastasis
hypertension-isometric
heart-disease known_heart_disease
dizziness
balance-risk
cannot-get-to-floor
neck-pain
shoulder-pain
wrist-pain
knee-pain
hip-pain
hip-replacement
"""


def test_the_codes_are_those_of_the_facts() -> None:
    expected = [line.split() for line in TABLE.split("\n") if line]
    assert [[c.code, *c.implied_by] for c in FILE.cautions] == expected


def test_exercises_name_these_codes_and_all_of_them() -> None:
    named = set()
    for path in (ASSETS / "exercises").glob("*.json"):
        named |= msgspec.json.decode(path.read_bytes(), type=Exercise).cautions.keys()
    assert named == {c.code for c in FILE.cautions}


def test_only_modifiers_imply_a_caution() -> None:
    assert {m for c in FILE.cautions for m in c.implied_by} <= MODIFIERS


@pytest.mark.parametrize("caution", FILE.cautions, ids=lambda c: c.code)
def test_the_words_are_plain_and_short(caution: CautionWords) -> None:
    words = caution.question
    assert len(words.split()) <= 18
    assert not re.search(r"[!?;<>]|\.$", words)
    assert re.search(r"\b(I|my)\b", words, re.IGNORECASE), "somebody must be able to say it of themselves"


def test_latin_names_are_not_asked() -> None:
    latin = re.compile(r"osis|itis|sciatic|isometric|partum|intoleran|trimester|lumbar|spinal", re.IGNORECASE)
    assert [c.question for c in FILE.cautions if latin.search(c.question)] == []
    assert len(asked(FILE.cautions)) == 19


def test_nobody_has_reviewed_it_yet() -> None:
    assert FILE.reviewed_by is None
    assert {c.reviewed for c in FILE.cautions} == {None}
