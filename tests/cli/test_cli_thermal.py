"""`corecoach thermal`, and `corecoach check` of protocols."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, ONE_MINUTE, SAMPLES, Cli

ASSETS = Path(__file__).parents[2] / "assets"
THERMAL = SAMPLES / "thermal"
PHASE_KEYS = {"start_s", "duration_s", "kind", "exercise", "side", "set", "rep"}
KINDS = {"check": "skin-check", "rest": "rest"}


def plan(cli: Cli, what: object) -> dict[str, Any]:
    """A timeline as JSON, whole and without holes."""
    result = cli("thermal", "plan", what, "--json")
    assert (result.code, result.err) == (0, "")
    timeline: dict[str, Any] = result.json
    assert set(timeline) == {"routine", "protocol", "total_s", "phases"}
    at = 0.0
    for phase in timeline["phases"]:
        assert set(phase) == PHASE_KEYS
        assert phase["start_s"] == at
        assert (phase["duration_s"] == 0) is (phase["kind"] == "skin-check")
        at += phase["duration_s"]
    assert timeline["total_s"] == at
    assert cli.files() == []
    return timeline


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the assets to damage."""
    folder = tmp_path / "assets"
    for name in ("exercises", "routines", "safety", "thermal"):
        shutil.copytree(ASSETS / name, folder / name)
    monkeypatch.setenv("CORECOACH_ASSETS", str(folder))
    return folder


# -- plan ---------------------------------------------------------------------------------------------------


def test_ice_phase_by_phase(cli: Cli) -> None:
    timeline = plan(cli, "ice_acute")
    assert (timeline["routine"], timeline["protocol"], timeline["total_s"]) == ("ice_acute", "ice_acute", 900)
    assert [(p["start_s"], p["duration_s"], p["kind"]) for p in timeline["phases"]] == [
        (0, 0, "skin-check"), (0, 300, "ice"),
        (300, 0, "skin-check"), (300, 600, "ice"),
        (900, 0, "skin-check"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", sorted((ASSETS / "thermal").glob("*.json")), ids=lambda p: p.stem)
def test_each_step_is_a_phase_of_its_length(cli: Cli, path: Path) -> None:
    written = json.loads(path.read_bytes())["steps"]
    expected = [(KINDS.get(s["do"], s["do"]), s.get("min", 0) * 60) for s in written]
    for what in (path.stem, path):
        assert [(p["kind"], p["duration_s"]) for p in plan(cli, what)["phases"]] == expected


def test_what_is_listed_takes_the_listed_time(cli: Cli) -> None:
    for row in cli("list", "protocols", "--json").json:
        assert plan(cli, row["id"])["total_s"] == row["total_s"]


def test_repeats_are_written_out(cli: Cli, tmp_path: Path) -> None:
    value = json.loads((THERMAL / "ice-10-5.json").read_bytes())
    steps = [{"do": "ice", "min": 5}, {"do": "check"}]
    (tmp_path / "x.json").write_text(json.dumps(value | {"steps": steps, "repeats": 3}), "utf-8")
    timeline = plan(cli, tmp_path / "x.json")
    assert [p["kind"] for p in timeline["phases"]] == ["ice", "skin-check"] * 3
    assert timeline["total_s"] == 900


def test_a_plan_for_people_has_the_title_and_a_line_a_phase(cli: Cli) -> None:
    lines = cli("thermal", "plan", "heat_chronic_20").out.splitlines()
    assert lines[0] == "Heat, 20 minutes: 1200 s"
    assert [line.split()[2] for line in lines[1:]] == ["skin-check", "heat"] * 2 + ["skin-check"]


@pytest.mark.parametrize("what", ["nothing", "", "x" * 5000, "nowhere.json", "a\nb", "../ice_acute", THERMAL])
def test_what_is_not_there_is_one_line(cli: Cli, what: object) -> None:
    result = cli("thermal", "plan", what, "--json")
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(THERMAL / "refused-ice-21.json", "TH01: "), (THERMAL / "refused-no-last-check.json", "TH12: "),
     (ONE_MINUTE, "this is not a protocol of ice or heat"),
     (ASSETS / "exercises" / "bird-dog.json", "this is not a protocol of ice or heat")],
    ids=["ice", "check", "programme", "exercise"],
)  # fmt: skip
def test_a_refused_file_is_refused_in_the_agreed_form(cli: Cli, path: Path, expected: str) -> None:
    result = cli("thermal", "plan", path, "--json")
    assert (result.code, result.out) == (1, "")
    (line,) = result.complaints
    match = LINE.fullmatch(line.replace("TH01: ", "").replace("TH12: ", ""))
    assert match and match["file"] == str(path)
    assert f": {expected}" in line


# -- limits -------------------------------------------------------------------------------------------------


def test_every_limit_is_printed_with_its_numbers_and_source(cli: Cli) -> None:
    result = cli("thermal", "limits", "--json")
    assert (result.code, result.err) == (0, "")
    rows = result.json
    assert all(set(row) == {"id", "rule", "severity", "numbers", "source", "mark"} for row in rows)
    assert [row["id"] for row in rows] == [
        *(f"TH{n:02}" for n in range(1, 7)), "TH06b", *(f"TH{n:02}" for n in range(7, 21)),
        *(f"RT{n}" for n in range(1, 8)),
    ]  # fmt: skip
    first = rows[0]
    assert first["numbers"] == {"most_min": 20, "reason_above_min": 15} and first["severity"] == "block"
    lines = cli("thermal", "limits").out.splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]


@pytest.mark.parametrize("words", [("plan", "ice_acute", "--json"), ("limits", "--json"), ("limits",)])
def test_changed_limits_are_not_used(cli: Cli, assets: Path, words: tuple[str, ...]) -> None:
    with (assets / "safety" / "thermal.json").open("ab") as file:
        file.write(b"\n")
    result = cli("thermal", *words)
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert "thermal.json: does not match its checksum in thermal.sha256" in result.complaints[0]


def test_a_damaged_protocol_is_one_line(cli: Cli, assets: Path) -> None:
    (assets / "thermal" / "ice_acute.json").write_bytes(b"{")
    for words in (("thermal", "plan", "ice_acute"), ("list", "protocols")):
        result = cli(*words)
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
        assert "ice_acute" in result.complaints[0]
    assert cli("list", "exercises").code == cli("thermal", "plan", "ice_massage").code == 0


@pytest.mark.parametrize("words", [(), ("plan",), ("start",), ("limits", "x"), ("plan", "a", "b")])
def test_other_words_are_wrong_usage(cli: Cli, words: tuple[str, ...]) -> None:
    result = cli("thermal", *words)
    assert (result.code, result.out) == (2, "")
    assert result.complaints


# -- check --------------------------------------------------------------------------------------------------


def test_samples_are_said_to_be_good_or_refused_with_the_limit(cli: Cli) -> None:
    good, bad = sorted(THERMAL.glob("[!r]*.json")), sorted(THERMAL.glob("refused*.json"))
    assert len(good) == len(bad) == 2
    result = cli("check", *good)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [f"{path}: protocol, no problems found" for path in good]
    result = cli("check", *bad)
    assert (result.code, result.out) == (1, "")
    assert [line.split(": ")[1:3] for line in result.complaints] == [
        ["steps[1]", "TH01"],
        ["steps[1]", "TH12"],
    ]


def test_what_is_only_pointed_out_is_said_on_standard_output(cli: Cli) -> None:
    path = ASSETS / "thermal" / "contrast_3_1.json"
    result = cli("check", path, ASSETS / "thermal" / "heat_subacute.json")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        f"{path}: protocol, no problems found",
        f"{path}: max_days: TH18: cold on 7 days in a row; better a review after 3 days",
        f"{ASSETS / 'thermal' / 'heat_subacute.json'}: protocol, no problems found",
    ]


def test_a_protocol_in_a_programme_is_refused_with_its_path(cli: Cli, tmp_path: Path) -> None:
    value = json.loads(ONE_MINUTE.read_bytes())
    own = json.loads((THERMAL / "refused-ice-21.json").read_bytes())
    value["programme"]["protocols"] = [own]
    (tmp_path / "x.corecoach").write_text(json.dumps(value), "utf-8")
    for words in (("check",), ("plan",)):
        result = cli(*words, tmp_path / "x.corecoach")
        assert (result.code, result.out) == (1, "")
        assert result.complaints == [
            f"{tmp_path / 'x.corecoach'}: programme.protocols[0].steps[1]: "
            "TH01: ice for 21 minutes in a row; at most 20 minutes"
        ]


def test_changed_limits_refuse_every_protocol(cli: Cli, assets: Path) -> None:
    (assets / "safety" / "thermal.sha256").unlink()
    result = cli("check", THERMAL / "ice-10-5.json", ONE_MINUTE)
    assert (result.code, len(result.complaints)) == (1, 1)
    assert "the limits of ice and heat are damaged" in result.complaints[0]
    assert result.out == f"{ONE_MINUTE}: programme, no problems found\n"
