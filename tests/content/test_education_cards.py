"""What there is to read: complete, in order, in plain words, with sources, and no stronger than these."""

import json
import re
from pathlib import Path
from statistics import mean

import pytest

from corecoach.library import Library
from corecoach.library.education import EducationCard

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILES = sorted((ASSETS / "education").glob("*.json"))
CARDS = {card.id: card for card in Library(ASSETS).education}
ORDER = [
    "get-help-now", "see-a-clinician", "keep-moving", "what-a-spasm-is", "heat", "flare-plan",
    "hurt-and-harm", "walking", "change-position", "wind-down", "sleep", "water-and-minerals", "medicines",
]  # fmt: skip
# What the programmes facts want beside the page on medicines (section 8).
BESIDE_MEDICINES = {
    "emergency": (
        "between your legs",
        "pee or poo",
        "sex",
        "both legs",
        "foot that drags",
        "knock, crash or fall",
    ),
    "today": ("temperature", "cancer", "weak bones", "steroid", "Weight loss", "never lets up"),
}
LONGEST_SENTENCE = 18

BANNED = re.compile(
    r"""!|\b(you\ are\ fine|you're\ fine|safe|safely|cures?|cured|heals?|healed|guarantee\w*|promises?
    |don't\ worry|do\ not\ worry|no\ need\ to\ worry|harmless|nothing\ serious|will\ (fix|go|help|pass)
    |fixes|always\ works|bad\ posture|proves?|the\ best)\b""",
    re.IGNORECASE | re.VERBOSE,
)
DISEASES = re.compile(
    r"""osteoporosis|stenosis|spondylolisthesis|sciatic|hernia|hypertension|arthritis|cauda|\bdisc\b|fracture
    |myelopathy|diagnosis|disease|syndrome|infection""",
    re.IGNORECASE | re.VERBOSE,
)
LATIN = re.compile(
    r"\b(lumbar|thoracic|cervical|pelvis|acute|chronic|NSAIDs?|hypo\w+|electrolytes?)\b", re.IGNORECASE
)
AMOUNTS = re.compile(
    r"\d+(\.\d+)?\s*(mg|mcg|g|ml|l|tablets?|times|hours?|days?)\b|\b(dose|doses|dosage)\b", re.IGNORECASE
)
# What to do with a medicine is for others to say.
ADVICE_ON_TAKING = re.compile(
    r"""\b(start|stop|swap|switch|combine|mix|increase|lower|double|you\ can\ take
    |take\ (one|two|it|them|ibuprofen))\b""",
    re.IGNORECASE | re.VERBOSE,
)
BRANDS = re.compile(
    r"nurofen|advil|voltar\w*|panadol|tylenol|calpol|valium|lyrica|brufen|aspro", re.IGNORECASE
)

each_card = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)


def texts(card: EducationCard) -> list[str]:
    return [card.title, card.summary, *card.points, *card.emergency, *card.today]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:])\s+", text)


def test_all_cards_are_here_in_the_order_in_which_to_read_them() -> None:
    assert list(CARDS) == ORDER
    assert [card.order for card in CARDS.values()] == list(range(1, len(ORDER) + 1))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file_form(path: Path) -> None:
    text = path.read_text("utf-8")
    data = json.loads(text)
    assert text == json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    assert list(data) == list(EducationCard.__struct_fields__)


@each_card
def test_nobody_has_reviewed_it_and_it_names_sources_with_marks(card: EducationCard) -> None:
    assert (card.reviewed_by, card.reviewed) == (None, None)
    assert re.search(r"\[[LMR]", card.source)


@each_card
def test_words_are_short_and_plain(card: EducationCard) -> None:
    said = [s for text in texts(card) for s in sentences(text)]
    assert max(len(s.split()) for s in said) <= LONGEST_SENTENCE
    assert mean(len(s.split()) for s in said) <= 12
    for text in texts(card):
        assert text == text.strip() and "  " not in text
        assert text[0].isupper() or text[0].isdigit(), text
        assert not BANNED.search(text), text
        assert not DISEASES.search(text), text
        assert not LATIN.search(text), text


@each_card
def test_no_telephone_number_stands_in_the_words(card: EducationCard) -> None:
    said = " ".join(texts(card))
    assert not re.search(r"\b(999|112|911|000|111|995|NHS)\b", said)


@each_card
def test_points_are_sentences_and_not_said_twice(card: EducationCard) -> None:
    assert len(set(card.points)) == len(card.points)
    for text in (card.summary, *card.points, *card.emergency, *card.today):
        assert text.endswith("."), text


@pytest.mark.covers("H2")
def test_signs_stand_beside_medicines_as_the_facts_demand() -> None:
    card = CARDS["medicines"]
    for field, wanted in BESIDE_MEDICINES.items():
        said = " ".join(getattr(card, field))
        assert [words for words in wanted if words not in said] == [], field


def test_the_page_on_help_has_every_sign_of_all_pages() -> None:
    helping = CARDS["get-help-now"]
    for card in CARDS.values():
        assert set(card.emergency) <= set(helping.emergency)
        assert set(card.today) <= set(helping.today)


@pytest.mark.parametrize(
    "name", ["see-a-clinician", "what-a-spasm-is", "flare-plan", "hurt-and-harm", "medicines"]
)
def test_pages_that_speak_of_pain_that_comes_back_say_what_cannot_wait(name: str) -> None:
    assert CARDS[name].emergency


@pytest.mark.covers("H14")
def test_medicines_are_named_without_amounts_brands_or_advice() -> None:
    card = CARDS["medicines"]
    for text in texts(card)[: 2 + len(card.points)]:
        assert not AMOUNTS.search(text), text
        assert not BRANDS.search(text), text
        assert not ADVICE_ON_TAKING.search(text), text


@pytest.mark.covers("H14")
def test_medicines_end_with_whom_to_ask() -> None:
    assert CARDS["medicines"].points[-1] == "Ask a pharmacist, doctor or nurse. Read the leaflet."


@pytest.mark.covers("H14")
@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("keep-moving", "slightly less pain"),
        ("keep-moving", "has not been shown to make pain end sooner"),
        ("heat", "a small relief for a short time"),
        ("heat", "not enough evidence"),
        ("change-position", "one small study"),
        ("wind-down", "The studies are small and weak"),
        ("sleep", "do not show that poor sleep is the cause"),
        ("water-and-minerals", "has not been shown to prevent a back spasm"),
        ("water-and-minerals", "has not been shown to treat back spasm"),
        ("walking", "Nobody knows what the walks did alone"),
        ("what-a-spasm-is", "About 7 in 10 people have another spell within a year"),
    ],
)
def test_a_weak_support_is_said_to_be_weak(name: str, claim: str) -> None:
    assert claim in " ".join(CARDS[name].points)
