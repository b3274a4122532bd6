"""The questionnaires that ship: word for word what may ship, and nothing of what may not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from library_samples import DAMAGE, edit

from corecoach.library import AssetError, Library
from corecoach.library.questionnaires import RMDQ, Questionnaire

ASSETS = Path(__file__).parents[2] / "assets"
# Read off the facts on pain, section 3.
SENTENCES = (
    "I stay at home most of the time because of my back.",
    "I change position frequently to try and get my back comfortable.",
    "I walk more slowly than usual because of my back.",
    "Because of my back I am not doing any of the jobs that I usually do around the house.",
    "Because of my back, I use a handrail to get upstairs.",
    "Because of my back, I lie down to rest more often.",
    "Because of my back, I have to hold on to something to get out of an easy chair.",
    "Because of my back, I try to get other people to do things for me.",
    "I get dressed more slowly than usual because of my back.",
    "I only stand for short periods of time because of my back.",
    "Because of my back, I try not to bend or kneel down.",
    "I find it difficult to get out of a chair because of my back.",
    "My back is painful almost all the time.",
    "I find it difficult to turn over in bed because of my back.",
    "My appetite is not very good because of my back pain.",
    "I have trouble putting on my socks (or stockings) because of the pain in my back.",
    "I only walk short distances because of my back pain.",
    "I sleep less well because of my back.",
    "Because of my back pain, I get dressed with help from someone else.",
    "I sit down for most of the day because of my back.",
    "I avoid heavy jobs around the house because of my back.",
    "Because of my back pain, I am more irritable and bad tempered with people than usual.",
    "Because of my back, I go upstairs more slowly than usual.",
    "I stay in bed most of the time because of my back.",
)
# Names and typical words of what may not ship without asking.
FORBIDDEN = re.compile(
    r"""\b(ODI|PROMIS|PEG|PHQ|GAD|BPI|Borg|CR10|STarT|EQ-5D|SF-12|SF-36|COMI|MSK-HQ|Quebec|TSK|FABQ)\b
    |I\ can\ lift\ heavy\ weights|little\ interest\ or\ pleasure|feeling\ down,\ depressed|nervous,\ anxious
    |enjoyment\ of\ life|general\ activity|very,\ very\ (hard|light)|somewhat\ hard|self-care
    |worrying\ thoughts""",
    re.VERBOSE,
)


@pytest.fixture(scope="module")
def rmdq() -> Questionnaire:
    return Library(ASSETS).questionnaires[RMDQ]


def test_it_is_the_questionnaire_word_for_word(rmdq: Questionnaire) -> None:
    assert tuple(sentence.words for sentence in rmdq.sentences) == SENTENCES
    assert [sentence.number for sentence in rmdq.sentences] == list(range(1, 25))


def test_it_names_its_authors_its_licence_and_what_nobody_has_checked(rmdq: Questionnaire) -> None:
    assert "Roland M, Fairbank J." in rmdq.citation and "Spine 2000; 25: 3115-3124" in rmdq.citation
    assert "no permission is required from the authors or from Spine" in rmdq.licence
    assert "rmdq.org" in rmdq.to_verify and "8 to 24" in rmdq.to_verify
    assert (rmdq.reviewed_by, rmdq.reviewed) == (None, None)


def test_where_the_same_words_were_found_is_said_of_each(rmdq: Questionnaire) -> None:
    first = [s.number for s in rmdq.sentences if "physio-pedia.com" in s.matched]
    nowhere = [s.number for s in rmdq.sentences if not s.matched]
    assert (first, nowhere) == ([1, 2, 3, 4, 5, 6, 7], [17])
    assert "Sentence 17" in rmdq.to_verify


def test_the_file_has_the_form_of_the_others() -> None:
    path = ASSETS / "questionnaires" / "rmdq-24.json"
    text = path.read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert list(json.loads(text)) == list(Questionnaire.__struct_fields__)


def test_nothing_else_ships() -> None:
    assert [path.name for path in (ASSETS / "questionnaires").iterdir()] == ["rmdq-24.json"]
    texts = [p for p in ASSETS.rglob("*") if p.suffix in (".json", ".pot", ".corecoach")]
    found = {p.name: FORBIDDEN.findall(p.read_text("utf-8")) for p in texts}
    assert {name: hits for name, hits in found.items() if hits} == {}


# -- reading ------------------------------------------------------------------------------------------------


def file(folder: Path) -> Path:
    return folder / "questionnaires" / "rmdq-24.json"


@pytest.mark.parametrize("data", DAMAGE)
def test_a_damaged_one_is_named(folder: Path, data: bytes) -> None:
    file(folder).write_bytes(data)
    with pytest.raises(AssetError, match=r"rmdq-24\.json: "):
        _ = Library(folder).questionnaires


@pytest.mark.parametrize(
    "change",
    [{"sentences": []}, {"intro": []}, {"licence": ""}, {"citation": ""}, {"colour": "red"}, {"id": "rmdq"},
     {"sentences": [{"number": 2, "words": "I sit.", "matched": []}]},
     {"sentences": [{"number": 1, "words": "I sit.", "matched": []}]}],
)  # fmt: skip
def test_one_of_another_shape_is_refused(folder: Path, change: dict[str, Any]) -> None:
    edit(file(folder), change)
    with pytest.raises(AssetError, match=r"rmdq-24\.json"):
        _ = Library(folder).questionnaires


def test_sentences_out_of_their_order_are_refused(folder: Path) -> None:
    sentences = json.loads(file(folder).read_bytes())["sentences"]
    edit(file(folder), {"sentences": [sentences[1], sentences[0], *sentences[2:]]})
    with pytest.raises(AssetError, match="not numbered from 1"):
        _ = Library(folder).questionnaires


def test_it_is_read_once_and_not_before_it_is_asked_for(folder: Path) -> None:
    library = Library(folder)
    assert library.questionnaires is library.questionnaires
    file(folder).unlink()
    assert RMDQ in library.questionnaires
    assert Library(folder).questionnaires == {}
