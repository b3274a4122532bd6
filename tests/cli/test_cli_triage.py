"""`corecoach triage`: what a set of answers leads to, and nothing stored."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, SAMPLES, Cli, process

TRIAGE = SAMPLES / "triage"
EXPECTED = json.loads((TRIAGE / "expected.json").read_bytes())
NAMES = sorted(path.stem for path in TRIAGE.glob("*.json") if path.stem != "expected")


def file_of(cli: Cli, answers: Any) -> Path:
    """A file with some answers."""
    path = cli.home.parent / "said.json"
    path.write_text(answers if isinstance(answers, str) else json.dumps(answers), "utf-8")
    return path


def test_every_sample_has_an_expected_result() -> None:
    assert sorted(EXPECTED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_lead_where_they_should(cli: Cli, name: str) -> None:
    result = cli("triage", TRIAGE / f"{name}.json", "--json")
    assert (result.code, result.err) == (0, "")
    found = result.json
    assert {"tier": found["tier"], "locks": found["locks"]} == EXPECTED[name]
    assert set(found) == {"tier", "locks", "fired", "rules_version"}
    assert all({"rule", "items", "clears"} <= set(fired) for fired in found["fired"])
    assert bool(found["fired"]) is (found["tier"] != "NONE")
    assert cli.files() == [], "nothing is stored"


def test_fired_rules_name_their_items_and_what_clears_them(cli: Cli) -> None:
    path = file_of(cli, {"answers": {"ces_bladder_empty": "unsure", "leg_numb": "yes"}})
    fired = {f["rule"]: (f["items"], f["clears"]) for f in cli("triage", path, "--json").json["fired"]}
    assert fired == {
        "item:ces_bladder_empty": (["ces_bladder_empty"], "CLIN-A"),
        "item:leg_numb": (["leg_numb"], "CLIN"),
        "C1": (["ces_bladder_empty", "leg_numb"], "CLIN-A"),
    }


@pytest.mark.parametrize(
    ("said", "tier", "locks"),
    [
        ({}, "NONE", []),
        ({"profile": {"age": 17}}, "SOON", ["all_exercise"]),
        ({"profile": {"age": 17, "modifiers": ["child_plan_confirmed"]}}, "NONE", []),
        ({"profile": {"modifiers": ["osteoporosis"]}}, "CAUTION", ["progression"]),
        ({"profile": {"modifiers": ["osteoporosis", "osteoporosis_plan_confirmed"]}}, "NONE", []),
        ({"context": {"pain_now": 7}}, "CAUTION", ["strengthening"]),
        ({"context": {"pain_now": 8}}, "CAUTION", ["all_exercise"]),
        ({"context": {"during_session": True, "pain_start": 2, "pain_now": 5}}, "CAUTION", ["this_exercise"]),
        ({"context": {"during_session": True, "pain_start": 2, "pain_now": 4}}, "NONE", []),
        ({"answers": {"fever": "yes"}}, "URGENT", ["all_exercise", "heat"]),
        ({"answers": {"fever": "yes"}, "context": {"flu_like": True}}, "CAUTION", ["all_exercise", "heat"]),
        (
            {"answers": {"leg_numb": "yes"}, "status": {"leg_numb": "old_unassessed"}},
            "SOON",
            ["strengthening"],
        ),
        ({"answers": {"leg_numb": "yes"}, "status": {"leg_numb": "worse"}}, "URGENT", ["all_exercise"]),
    ],
)
def test_person_context_and_status_count(cli: Cli, said: Any, tier: str, locks: list[str]) -> None:
    found = cli("triage", file_of(cli, said), "--json").json
    assert (found["tier"], found["locks"]) == (tier, locks)


# -- where answers come from and where the result goes ---------------------------------------------------


@pytest.mark.parametrize("words", [("-",), ()])
def test_answers_can_come_from_standard_input(tmp_path: Path, words: tuple[str, ...]) -> None:
    for name in ("saddle-numbness", "all-no"):
        with (TRIAGE / f"{name}.json").open("rb") as said:
            result = process("--home", tmp_path, "triage", *words, "--json", stdin=said)
        assert (result.code, result.err) == (0, "")
        assert result.json["tier"] == EXPECTED[name]["tier"]


def test_what_is_wrong_with_standard_input_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for data in (b"", b"[]", b"{" + b" " * 300_000):
        path.write_bytes(data)
        with path.open("rb") as said:
            result = process("triage", "-", "--json", stdin=said)
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
        assert result.err.startswith("-: ")


def test_in_words_it_says_the_same(cli: Cli) -> None:
    result = cli("triage", TRIAGE / "saddle-numbness.json")
    assert (result.code, result.err) == (0, "")
    first, *rules, version = result.out.splitlines()
    assert first == "EMERGENCY: all_exercise, heat, ice"
    assert any("item:ces_saddle" in line and "CLIN-A" in line for line in rules)
    assert cli("triage", TRIAGE / "all-no.json", "--json").json["rules_version"] in version


def test_no_rule_is_said_as_such(cli: Cli) -> None:
    lines = cli("triage", TRIAGE / "all-no.json").out.splitlines()
    assert len(lines) == 2 and lines[0].startswith("NONE")


# -- what is refused -------------------------------------------------------------------------------------

REFUSED = {
    "unknown item": ({"answers": {"tired": "yes"}}, "answers.tired"),
    "unknown answer": ({"answers": {"dizzy": "maybe"}}, "answers.dizzy"),
    "answer in capitals": ({"answers": {"dizzy": "No"}}, "answers.dizzy"),
    "no answer": ({"answers": {"dizzy": None}}, "answers.dizzy"),
    "unknown status": ({"answers": {"dizzy": "yes"}, "status": {"dizzy": "fine"}}, "status.dizzy"),
    "status of an unknown item": ({"status": {"tired": "new"}}, "status.tired"),
    "unknown modifier": ({"profile": {"modifiers": ["diabetes", "tall"]}}, "profile.modifiers[1]"),
    "age in words": ({"profile": {"age": "44"}}, "profile.age"),
    "age 131": ({"profile": {"age": 131}}, "profile.age"),
    "pain 11": ({"context": {"pain_now": 11}}, "context.pain_now"),
    "unknown key": ({"answer": {}}, "answer"),
    "unknown key inside": ({"context": {"weather": "fine"}}, "context.weather"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_unknown_is_refused_with_one_line_and_never_ignored(cli: Cli, name: str) -> None:
    said, where = REFUSED[name]
    path = file_of(cli, said)
    for words in ((), ("--json",)):
        result = cli("triage", path, *words)
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
        found = LINE.fullmatch(result.complaints[0])
        assert found and (found["file"], found["where"]) == (str(path), where)


def test_every_problem_has_its_line(cli: Cli) -> None:
    said = {"answers": {"tired": "yes", "dizzy": "no"}, "profile": {"modifiers": ["tall", "small"]}}
    assert len(cli("triage", file_of(cli, said)).complaints) == 3


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"answers": {"dizzy": "no", "dizzy": "yes"}}'])
def test_what_is_no_file_of_answers_is_one_line(cli: Cli, text: str) -> None:
    result = cli("triage", file_of(cli, text), "--json")
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


def test_a_file_that_is_not_there_is_one_line(cli: Cli, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        result = cli("triage", path)
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


@pytest.mark.parametrize("words", [("--yaml",), ("a", "b"), ("--json=yes",)])
def test_it_has_no_other_words(cli: Cli, words: tuple[str, ...]) -> None:
    assert cli("triage", *words).code == 2


def broken(folder: Path) -> None:
    """The safety rules are cut off."""
    rules = folder / "safety" / "rules.json"
    rules.write_bytes(rules.read_bytes()[:-9])


def absent(folder: Path) -> None:
    """There are no safety rules."""
    (folder / "safety" / "rules.json").unlink()


@pytest.mark.parametrize("how", [broken, absent])
def test_with_damaged_rules_nothing_is_judged(tmp_path: Path, how: Callable[[Path], None]) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(Path(__file__).parents[2] / "assets" / "exercises", assets / "exercises")
    shutil.copytree(Path(__file__).parents[2] / "assets" / "safety", assets / "safety")
    how(assets)
    env = {"CORECOACH_ASSETS": str(assets)}
    result = process("triage", TRIAGE / "all-no.json", "--json", env=env)
    assert (result.code, result.out, len(result.complaints)) == (3, "", 1)
