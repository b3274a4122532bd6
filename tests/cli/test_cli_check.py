"""`corecoach check`: every problem of every file, one line each, and no traceback for anything."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, ONE_MINUTE, SAMPLES, Cli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GOOD = sorted(SAMPLES.glob("*.corecoach"))
REFUSED = sorted((SAMPLES / "refused").iterdir())
ASSETS = Path(__file__).parents[2] / "assets"


def complaint(cli: Cli, path: Path) -> list[dict[str, str]]:
    """The parts of each line that is said about a refused file."""
    result = cli("check", path)
    assert (result.code, result.out) == (1, "")
    found = [LINE.fullmatch(line) for line in result.complaints]
    assert found and all(found), result.err
    assert {m["file"] for m in found if m} == {str(path)}
    return [m.groupdict() for m in found if m]


def changed(tmp_path: Path, *path: str | int, to: Any) -> Path:
    """The one-minute programme with one value changed."""
    value = json.loads(ONE_MINUTE.read_bytes())
    place = value
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = to
    file = tmp_path / "changed.corecoach"
    file.write_text(json.dumps(value), "utf-8")
    return file


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.name)
def test_a_good_file_is_said_to_be_good(cli: Cli, path: Path) -> None:
    result = cli("check", path)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{path}: programme")
    assert cli.files() == []


@pytest.mark.parametrize("path", REFUSED, ids=lambda p: p.name)
def test_every_refused_sample_is_refused_in_the_agreed_form(cli: Cli, path: Path) -> None:
    complaint(cli, path)


WHERE = {
    "figure-foot-slides": "programme.exercises[0].figure.sequence[0]",
    "figure-foot-under-the-floor": "programme.exercises[0].figure.keys.bent",
    "figure-knee-beyond-its-limit": "programme.exercises[0].figure.keys.bent.angles.knee_n",
    "hold-of-a-day": "programme.routines[0].items[2].dosage.hold_s",
    "reps-do-not-match-sets": "programme.routines[0].items[2].dosage.reps",
    "reps-negative": "programme.routines[0].items[0].dosage.reps",
    "routine-id-twice": "programme.routines[1].id",
    "schedule-names-no-routine": "programme.phases[0].schedule[0].routine",
    "unknown-exercise": "programme.routines[0].items[0].exercise",
    "unknown-key": "programme.pain_limits.stop_abov",
    "version-from-the-future": "version",
}


@pytest.mark.parametrize("name", WHERE)
def test_the_place_in_the_file_is_named(cli: Cli, name: str) -> None:
    assert complaint(cli, SAMPLES / "refused" / f"{name}.corecoach")[0]["where"] == WHERE[name]


FIGURES = {
    "figure-foot-slides": (
        'from "bent" to "long", frame 56 of 61: far heel (heel_f) is to stay where it is, and slides by '
        "0.0154 body heights (2.6 cm at 1.70 m)",
        "at most 0.0050 body heights (0.8 cm at 1.70 m)",
    ),
    "figure-foot-under-the-floor": (
        "near ball of the foot (ball_n) is 0.0045 body heights (0.8 cm at 1.70 m) under the floor",
        "at most 0.0030 body heights (0.5 cm at 1.70 m)",
    ),
    "figure-knee-beyond-its-limit": ("near knee (knee_n) is at 160 degrees", "must be 0 to 155 degrees"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_refused_with_its_joint_and_frame(cli: Cli, name: str) -> None:
    first = complaint(cli, SAMPLES / "refused" / f"{name}.corecoach")[0]
    assert (first["what"], first["allowed"]) == FIGURES[name]


def test_every_problem_is_said_not_only_the_first(cli: Cli, tmp_path: Path) -> None:
    file = changed(tmp_path, "programme", "pain_limits", to={"stop_above": 11, "stop_rise": 0, "typo": 1})
    where = {line["where"].rpartition(".")[2] for line in complaint(cli, file)}
    assert where == {"stop_above", "stop_rise", "typo", "next_morning_rise"}


def test_one_bad_file_among_good_ones_is_enough(cli: Cli) -> None:
    result = cli("check", GOOD[0], REFUSED[0], GOOD[1])
    assert result.code == 1
    assert [line.partition(":")[0] for line in result.out.splitlines()] == [str(GOOD[0]), str(GOOD[1])]
    assert {line.partition(": ")[0] for line in result.complaints} == {str(REFUSED[0])}


@pytest.mark.parametrize("name", ["nowhere.corecoach", "", "x" * 5000, "a\nb.corecoach"])
def test_what_cannot_be_read_is_one_line(cli: Cli, tmp_path: Path, name: str) -> None:
    result = cli("check", tmp_path / name)
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


@pytest.mark.parametrize(
    "name", ["Übung für Zoë.corecoach", "with space.corecoach", "腰.corecoach", "a;b: c.corecoach"]
)
def test_a_file_may_have_any_name(cli: Cli, tmp_path: Path, name: str) -> None:
    shutil.copy(ONE_MINUTE, tmp_path / name)
    result = cli("check", tmp_path / name)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{tmp_path / name}: ")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("exercises", "exercise"),
        ("education", "page to read"),
        ("routines", "routine"),
        ("routines/samples", "programme"),
    ],
)
def test_the_files_of_the_library_are_good(cli: Cli, folder: str, kind: str) -> None:
    files = [p for p in sorted((ASSETS / folder).iterdir()) if p.is_file()]
    result = cli("check", *files)
    assert (result.code, result.err) == (0, "")
    assert all(line.partition(": ")[2].startswith(kind) for line in result.out.splitlines())


def test_a_page_to_read_is_refused_where_it_is_wrong(cli: Cli, tmp_path: Path) -> None:
    card = json.loads((ASSETS / "education" / "sleep.json").read_bytes())
    file = tmp_path / "sleep.json"
    file.write_text(json.dumps(card | {"points": ["Too few."], "amount": 5}), "utf-8")
    assert {line["where"] for line in complaint(cli, file)} == {"points", "amount"}


STRANGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PLACES = [
    ("programme",),
    ("programme", "id"),
    ("programme", "phases"),
    ("programme", "phases", 0, "schedule", 0, "days"),
    ("programme", "routines", 0),
    ("programme", "routines", 0, "items", 1, "dosage"),
    ("programme", "routines", 0, "items", 1, "dosage", "reps"),
    ("programme", "protocols"),
    ("programme", "issued"),
    ("signature",),
    ("version",),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PLACES), STRANGE)
def test_whatever_stands_in_a_file_the_answer_is_lines(cli: Cli, tmp_path: Path, place: Any, to: Any) -> None:
    result = cli("check", changed(tmp_path, *place, to=to))
    assert result.code in (0, 1)
    assert bool(result.complaints) is (result.code == 1)
    assert all(line.startswith(f"{tmp_path / 'changed.corecoach'}: ") for line in result.complaints)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.integers(1, 3000).map(lambda n: ONE_MINUTE.read_bytes()[:n]))
def test_whatever_bytes_a_file_has_the_answer_is_lines(cli: Cli, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.corecoach"
    file.write_bytes(data)
    result = cli("check", file)
    assert result.code in (0, 1)
    assert bool(result.complaints) is (result.code == 1)


@pytest.mark.parametrize("deep", [45, 300, 900, 990, 5000])
def test_a_deep_file_is_refused_not_a_crash(cli: Cli, tmp_path: Path, deep: int) -> None:
    text = ONE_MINUTE.read_text("utf-8").replace(
        '"protocols": []', f'"protocols": [{{"a": {"[" * deep}{"]" * deep}}}]'
    )
    (tmp_path / "deep.corecoach").write_text(text, "utf-8")
    complaint(cli, tmp_path / "deep.corecoach")
