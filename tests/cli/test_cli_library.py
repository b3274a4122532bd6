"""`corecoach list` and `corecoach plan`."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, ONE_MINUTE, SAMPLES, Cli

ASSETS = Path(__file__).parents[2] / "assets"
PHASE_KEYS = {"start_s", "duration_s", "kind", "exercise", "side", "set", "rep"}


@pytest.mark.parametrize("what", ["exercises", "routines", "protocols"])
def test_a_list_as_json_has_four_keys_a_row_and_unique_ids(cli: Cli, what: str) -> None:
    result = cli("list", what, "--json")
    assert (result.code, result.err) == (0, "")
    rows = result.json
    assert all(set(row) == {"id", "title", "category", "total_s"} for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) > 7
    assert all(row["title"] and row["category"] and row["total_s"] > 0 for row in rows)
    assert cli.files() == []


def test_every_exercise_file_is_listed(cli: Cli) -> None:
    rows = cli("list", "exercises", "--json").json
    assert {row["id"] for row in rows} == {p.stem for p in (ASSETS / "exercises").glob("*.json")}


def test_every_protocol_is_listed_with_what_it_is_of(cli: Cli) -> None:
    rows = cli("list", "protocols", "--json").json
    assert {row["id"] for row in rows} == {p.stem for p in (ASSETS / "thermal").glob("*.json")}
    kinds = {row["id"]: (row["category"], row["total_s"]) for row in rows}
    assert kinds["ice_acute"] == ("cold", 15 * 60)
    assert kinds["heat_wrap_note"] == ("heat", 8 * 3600)
    assert kinds["alternate_15_15"] == ("both", 90 * 60)


@pytest.mark.parametrize("what", ["exercises", "routines", "protocols"])
def test_a_list_for_people_names_the_same(cli: Cli, what: str) -> None:
    ids = [row["id"] for row in cli("list", what, "--json").json]
    assert [line.split()[0] for line in cli("list", what).out.splitlines()] == ids


@pytest.mark.parametrize("words", [(), ("everything",), ("exercises", "--xml")])
def test_other_lists_are_wrong_usage(cli: Cli, words: tuple[str, ...]) -> None:
    result = cli("list", *words)
    assert (result.code, result.out) == (2, "")
    assert result.complaints


# -- plan ------------------------------------------------------------------------------------------------


def plan(cli: Cli, what: object) -> dict[str, Any]:
    """A timeline as JSON, whole and without holes."""
    result = cli("plan", what, "--json")
    assert (result.code, result.err) == (0, "")
    timeline: dict[str, Any] = result.json
    assert set(timeline) == {"routine", "total_s", "phases"}
    at = 0.0
    for phase in timeline["phases"]:
        assert set(phase) == PHASE_KEYS
        assert phase["start_s"] == at and phase["duration_s"] > 0
        at += phase["duration_s"]
    assert timeline["total_s"] == at
    return timeline


def test_the_one_minute_programme_phase_by_phase(cli: Cli) -> None:
    timeline = plan(cli, ONE_MINUTE)
    assert (timeline["routine"], timeline["total_s"]) == ("minute", 53)
    assert [(p["kind"], p["duration_s"], p["side"], p["set"], p["rep"]) for p in timeline["phases"]] == [
        ("prepare", 9, None, 1, 0),
        ("rep", 6, None, 1, 1),
        ("rep", 6, None, 1, 2),
        ("prepare", 9, "right", 1, 0),
        ("rep", 2, "right", 1, 1),
        ("hold", 5, "right", 1, 1),
        ("back", 2, "right", 1, 1),
        ("switch", 5, "left", 1, 0),
        ("rep", 2, "left", 1, 1),
        ("hold", 5, "left", 1, 1),
        ("back", 2, "left", 1, 1),
    ]


def work_s(exercise: dict[str, Any], dose: dict[str, Any]) -> int:
    """Seconds of an exercise by the formula of the file format, without preparing and changing over."""
    dose = exercise["dosage"] | dose
    parts = dose["tempo"].split("-")
    counted = len(parts) == 3 and all(p == "hold" or p.isdigit() for p in parts)
    rep_s = dose["hold_s"] + (sum(int(p) for p in parts if p.isdigit()) if counted else 0)
    reps = [dose["reps"]] * dose["sets"] if isinstance(dose["reps"], int) else dose["reps"]
    sides = 2 if exercise["sides"] == "each" else 1
    one_side = sum(n * rep_s + (n - 1) * dose["rest_between_reps_s"] for n in reps)
    return int(sides * one_side + (dose["sets"] - 1) * dose["rest_between_sets_s"])


@pytest.mark.parametrize(
    ("sample", "routine"),
    [
        ("steady-core", "weeks-1-2"),
        ("steady-core", "weeks-7-8"),
        ("acute-first-days", "gentle"),
        ("desk-worker", "daily"),
        ("desk-worker", "desk"),
    ],
)
def test_the_total_is_the_formula_plus_preparing_and_changing(cli: Cli, sample: str, routine: str) -> None:
    path = SAMPLES / f"{sample}.corecoach"
    written = json.loads(path.read_bytes())["programme"]["routines"]
    items = next(r["items"] for r in written if r["id"] == routine)
    exercises = {
        i["exercise"]: json.loads((ASSETS / "exercises" / f"{i['exercise']}.json").read_bytes())
        for i in items
    }
    timeline = plan(cli, f"{path}#{routine}")
    changing = sum(p["duration_s"] for p in timeline["phases"] if p["kind"] in ("prepare", "switch"))
    expected = sum(work_s(exercises[i["exercise"]], i.get("dosage", {})) for i in items)
    assert timeline["total_s"] - changing == expected
    assert sum(p["kind"] == "prepare" for p in timeline["phases"]) == len(items)


def test_what_is_listed_can_be_planned_and_takes_the_listed_time(cli: Cli) -> None:
    for what in ("exercises", "routines"):
        for row in cli("list", what, "--json").json:
            assert plan(cli, row["id"])["total_s"] == row["total_s"]


def test_a_file_without_a_routine_named_means_its_first(cli: Cli) -> None:
    path = SAMPLES / "steady-core.corecoach"
    assert plan(cli, path) == plan(cli, f"{path}#weeks-1-2") != plan(cli, f"{path}#weeks-3-4")


def test_a_file_name_may_hold_the_sign_that_names_a_routine(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plan #2.corecoach"
    path.write_bytes(ONE_MINUTE.read_bytes())
    assert plan(cli, path)["routine"] == "minute"


def test_a_plan_for_people_has_the_title_and_a_line_a_phase(cli: Cli) -> None:
    lines = cli("plan", ONE_MINUTE).out.splitlines()
    assert lines[0].startswith("One minute") and "53" in lines[0]
    assert len(lines) == 12


@pytest.mark.parametrize(
    "what",
    [
        "nothing",
        "",
        "#",
        "x" * 5000,
        "core-stability-8w#nothing",
        f"{ONE_MINUTE}#nothing",
        "nowhere.corecoach",
        SAMPLES,
        "cat-camel#x",
    ],
)
def test_what_is_not_there_is_one_line(cli: Cli, what: object) -> None:
    result = cli("plan", what, "--json")
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


@pytest.mark.parametrize("name", ["unknown-exercise", "empty", "cut-in-half", "reps-negative"])
def test_a_refused_file_is_refused_in_the_agreed_form(cli: Cli, name: str) -> None:
    result = cli("plan", SAMPLES / "refused" / f"{name}.corecoach")
    assert (result.code, result.out) == (1, "")
    assert result.complaints and all(LINE.fullmatch(line) for line in result.complaints)
