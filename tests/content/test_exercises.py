"""The exercise library and the built-in routines: facts, rules for the words, and times."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corecoach.prescription.dosage import Dosage, parse_tempo
from corecoach.prescription.exercise import Exercise

ASSETS = Path(__file__).parents[2] / "assets"
EXERCISE_FILES = sorted((ASSETS / "exercises").glob("*.json"))
ROUTINE_FILES = sorted((ASSETS / "routines").glob("*.json"))
EXERCISES = {path.stem: msgspec.json.decode(path.read_bytes(), type=Exercise) for path in EXERCISE_FILES}
ROUTINES: dict[str, Any] = {path.stem: json.loads(path.read_text("utf-8")) for path in ROUTINE_FILES}
# Single sittings have tests of their own, besides those of all routines.
TEMPLATES = {name: routine for name, routine in ROUTINES.items() if not routine["single"]}
BLOCKS = [(name, block) for name, routine in ROUTINES.items() for block in routine["routines"]]
ITEMS = [(name, block["id"], item) for name, block in BLOCKS for item in block["items"]]
TIMES = ("sets", "hold_s", "rest_between_reps_s", "rest_between_sets_s")


def words(text: str) -> set[str]:
    return set(text.split())


GENTLE = words(
    """abdominal-drawing-in cat-camel chin-tuck desk-microbreak-walk diaphragmatic-breathing graded-walk
    lower-trunk-rotation pelvic-tilt prone-lying seated-pelvic-tilt seated-posture-reset single-knee-to-chest
    standing-posture-wall-check supine-90-90-rest"""
)
CAUTIONS = words(
    """balance-risk cannot-get-to-floor dizziness extension-intolerant flexion-intolerant heart-disease hernia
    hip-pain hip-replacement hypertension-isometric knee-pain neck-pain osteoporosis postpartum-diastasis
    pregnancy-2nd-3rd-trimester recent-abdominal-surgery recent-spinal-surgery rotation-intolerant sciatica
    shoulder-pain spinal-stenosis spondylolisthesis wrist-pain"""
)
GOALS = {"acute", "return", "core", "posture", "flexion", "extension", "gentle", "maintenance"}

# Seconds of work and rest of each block of the templates, without preparing and changing over.
BLOCK_SECONDS = {
    ("acute-first-days", "one-session"): 672,
    ("subacute-return", "one-session"): 658,
    ("core-stability-8w", "weeks-1-2"): 866,
    ("core-stability-8w", "weeks-3-4"): 1149,
    ("core-stability-8w", "weeks-5-6"): 1303,
    ("core-stability-8w", "weeks-7-8"): 1268,
    ("desk-worker", "once-a-day"): 469,
    ("desk-worker", "at-the-desk"): 153,
    ("flexion-bias", "one-session"): 556,
    ("extension-bias", "full-session"): 493,
    ("extension-bias", "mini-dose"): 59,
    ("older-adult-gentle", "one-session"): 485,
    ("maintenance", "one-session"): 1159,
}
# The clinical templates end two descending sets (3-2-1) below the usual 2 to 8 repetitions.
BELOW_RANGE = {
    ("core-stability-8w", "weeks-1-2", "side-bridge-knees", "reps"),
    ("maintenance", "one-session", "side-bridge-full", "reps"),
}

BANNED = re.compile(
    r"""!|\b(you\ are\ fine|you're\ fine|safe|safely|cures?|cured|heals?|guaranteed?|guarantees|promises?
    |don't\ worry|do\ not\ worry|no\ pain,\ no\ gain|harmless|will\ fix|fixes|always\ works)\b""",
    re.IGNORECASE | re.VERBOSE,
)
DISEASES = re.compile(
    r"""osteoporosis|stenosis|spondylolisthesis|sciatic|hernia|diastasis|hypertension|arthritis|cauda|disc\b
    |fracture|myelopathy|cancer|diagnosis|disease""",
    re.IGNORECASE | re.VERBOSE,
)
LATIN = re.compile(
    r"""\b(supine|prone|quadruped|lumbar|thoracic|cervical|pelvis|scapula\w*|glute\w*|piriformis|trapezius|levator
    |pectoral\w*|abduction|flexion|extension|neutral|isometric|gait|buttocks?|trunk|oblique\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_SENTENCE = 18


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?])\s+", text)


def cue_texts(exercise: Exercise) -> list[str]:
    return [cue for cue in msgspec.structs.astuple(exercise.cues) if cue]


def patient_texts(exercise: Exercise) -> list[str]:
    e = exercise
    return [e.name, e.short_name, e.what_for, *cue_texts(e), *e.steps, e.breathing, *e.mistakes, *e.stop_if]


def routine_texts(routine: dict[str, Any]) -> list[str]:
    blocks = routine["routines"]
    notes = [item["note"] for block in blocks for item in block["items"]]
    return [routine["title"], routine["for"], routine["frequency"], *routine["move_on"], *notes] + [
        block["title"] for block in blocks
    ]


def out_of_range(dosage: Dosage, exercise: Exercise) -> set[str]:
    """Names of the dosage fields that lie outside the exercise's usual range."""
    values = {name: (getattr(dosage, name),) for name in TIMES}
    values["reps"] = (dosage.reps,) if isinstance(dosage.reps, int) else dosage.reps
    ranges = {name: getattr(exercise.dosage_range, name) for name in values}
    return {name for name, (low, high) in ranges.items() if not all(low <= n <= high for n in values[name])}


def dosage_of(item: dict[str, Any]) -> Dosage:
    return msgspec.convert(item["dosage"], Dosage)


each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_routine = pytest.mark.parametrize("name", ROUTINES)


def test_the_library_is_complete() -> None:
    assert len(EXERCISES) == 50
    assert TEMPLATES.keys() == {template for template, _ in BLOCK_SECONDS}
    assert {e.id for e in EXERCISES.values() if e.load == "gentle"} == GENTLE
    assert [e.id for e in EXERCISES.values() if e.needs_prescription] == ["sciatic-nerve-slider"]


def test_names_are_told_apart() -> None:
    for field in ("name", "short_name"):
        names = [getattr(e, field).casefold() for e in EXERCISES.values()]
        assert len(set(names)) == len(names), field
    assert [e.short_name for e in EXERCISES.values() if len(e.short_name) > 14] == ["Knee side plank"]


@pytest.mark.parametrize("path", EXERCISE_FILES + ROUTINE_FILES, ids=lambda p: p.stem)
def test_file_form(path: Path) -> None:
    text = path.read_text("utf-8")
    data = json.loads(text)
    assert data["id"] == path.stem
    assert text == json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    assert data["reviewed_by"] is None, "no clinician has reviewed this yet"
    if path in EXERCISE_FILES:
        assert list(data) == list(Exercise.__struct_fields__)
        assert data["reviewed"] is None


@each_exercise
def test_references_exist(exercise: Exercise) -> None:
    others = {*exercise.progressions, *exercise.regressions}
    assert others <= EXERCISES.keys()
    assert exercise.id not in others
    assert exercise.cautions.keys() <= CAUTIONS
    assert exercise.source and exercise.checked


def test_every_caution_of_the_vocabulary_is_answered_somewhere() -> None:
    assert len(CAUTIONS) == 23
    assert {caution for e in EXERCISES.values() for caution in e.cautions} == CAUTIONS


@each_exercise
def test_dosage_is_whole_and_in_range(exercise: Exercise) -> None:
    assert exercise.dosage.fault() is None
    assert exercise.dosage.total_s(len(exercise.side_order())) > 0
    assert out_of_range(exercise.dosage, exercise) == set()
    for name in exercise.dosage_range.__struct_fields__:
        low, high = getattr(exercise.dosage_range, name)
        assert low <= high, name


@each_exercise
def test_every_moment_has_its_cue_and_no_other(exercise: Exercise) -> None:
    dosage, cues = exercise.dosage, exercise.cues
    tempo = parse_tempo(dosage.tempo)
    held = tempo is not None and tempo.held
    assert cues.start
    assert bool(cues.move) == (tempo is not None)
    assert bool(cues.hold) == (held or tempo is None)
    assert bool(cues.back) == held
    assert (dosage.hold_s > 0) == bool(cues.hold)
    if dosage.rest_between_reps_s or dosage.rest_between_sets_s or dosage.sets > 1:
        assert cues.rest
    ranges = exercise.dosage_range
    if cues.rest:
        assert max(ranges.sets[1], ranges.reps[1]) > 1, "a rest that no dose can reach"


@each_exercise
def test_cues_can_be_read_from_the_mat(exercise: Exercise) -> None:
    for cue in cue_texts(exercise):
        assert len(cue) <= 60, cue
        assert cue.endswith("."), cue
        assert len(sentences(cue)) == 1, cue


@each_exercise
def test_words_are_short_and_plain(exercise: Exercise) -> None:
    notes = [caution.note for caution in exercise.cautions.values()]
    texts = patient_texts(exercise)
    for text in texts + notes:
        assert not BANNED.search(text), text
        assert not LATIN.search(text), text
        assert text == text.strip() and "  " not in text
        assert text[0].isupper() or text[0].isdigit(), text
        for sentence in sentences(text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    for text in texts + notes:
        assert not DISEASES.search(text), text
    for note in [exercise.what_for, exercise.breathing, *exercise.steps, *exercise.stop_if, *notes]:
        assert note.endswith("."), note
    for mistake in exercise.mistakes:
        assert not mistake.endswith("."), mistake
    assert 4 <= len(exercise.steps) <= 6
    assert 2 <= len(exercise.mistakes) <= 4


@each_exercise
def test_reasons_to_stop_are_always_told(exercise: Exercise) -> None:
    pain, spreads, *_, emergency = exercise.stop_if
    assert "more than 2 points" in pain and "above 5 out of 10" in pain
    assert all(word in spreads for word in ("Pain, tingling or numbness", "further down your leg"))
    signs = ("leg weakness", "numbness between your legs", "peeing or pooing", "Get emergency help")
    assert all(sign in emergency for sign in signs)


@each_routine
def test_routine_form(name: str) -> None:
    routine = ROUTINES[name]
    # How a template is planned, which a single sitting is not.
    plan = "" if routine["single"] else " beside phases review_weeks"
    keys = (
        f"id title for frequency goal routines{plan} move_on hold_back source reviewed_by single "
        "needs_prescription"
    )
    assert " ".join(routine) == keys
    assert len(routine["title"]) <= 60
    assert routine["source"] and routine["move_on"] and routine["hold_back"]
    for block in (*routine["routines"], *routine.get("beside", ())):
        assert list(block) == ["id", "title", "items"]
        assert all(list(item) == ["exercise", "dosage", "note"] for item in block["items"])


def test_each_goal_has_one_template() -> None:
    assert sorted(r["goal"] for r in TEMPLATES.values()) == sorted(GOALS)


@each_routine
def test_routine_words_are_short_and_plain(name: str) -> None:
    routine = ROUTINES[name]
    texts = [text for text in routine_texts(routine) if text]
    for text in texts + routine["hold_back"]:
        assert not BANNED.search(text), text
        assert not LATIN.search(text), text
        for sentence in sentences(text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    # Who must not use a direction has to recognise the name of their own condition.
    directional = name in ("flexion-bias", "extension-bias")
    for text in texts if directional else texts + routine["hold_back"]:
        assert not DISEASES.search(text), text


@pytest.mark.parametrize(
    ("name", "block", "item"), ITEMS, ids=[f"{n}/{b}/{i['exercise']}" for n, b, i in ITEMS]
)
def test_routine_items_fit_the_library(name: str, block: str, item: dict[str, Any]) -> None:
    exercise, dosage = EXERCISES[item["exercise"]], dosage_of(item)
    assert set(item["dosage"]) == set(Dosage.__struct_fields__)
    assert dosage.fault() is None
    assert dosage.tempo == exercise.dosage.tempo
    known = {field for *where, field in BELOW_RANGE if where == [name, block, exercise.id]}
    assert out_of_range(dosage, exercise) == known


def test_template_times() -> None:
    seconds = dict.fromkeys(BLOCK_SECONDS, 0)
    for name, block, item in ITEMS:
        if name in TEMPLATES:
            seconds[name, block] += dosage_of(item).total_s(len(EXERCISES[item["exercise"]].side_order()))
    assert seconds == BLOCK_SECONDS


@pytest.mark.parametrize("name", EXERCISES)
def test_what_to_watch_for_is_said_and_not_that_it_suits(name: str) -> None:
    notes = [c.note for c in EXERCISES[name].cautions.values() if c.action == "monitor"]
    assert [note for note in notes if re.search(r"\b(suitable|suits|fits|good for you)\b", note)] == []


@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("stretching", "it did not differ from no treatment"),
        ("walking", "walks and lessons about back pain"),
        ("walking", "Nobody knows what the walks did alone"),
    ],
)
def test_a_routine_claims_no_more_than_its_study(name: str, claim: str) -> None:
    assert claim in ROUTINES[name]["for"]
