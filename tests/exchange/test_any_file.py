"""Checking a file of any kind."""

import json
from typing import Any

import pytest
from exchange_samples import LIBRARY, SAMPLES, STEADY, an_exercise
from msgspec.structs import replace

from corecoach.exchange.any_file import check_any


def check(value: Any) -> tuple[str, list[str]]:
    """The kind of a file and the places of its problems."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    kind, problems = check_any(data, LIBRARY.exercises)
    return kind, [problem.where for problem in problems]


def routine(**item: Any) -> dict[str, Any]:
    """A routine of the library with another first item."""
    value: dict[str, Any] = json.loads((LIBRARY.folder / "routines" / "extension-bias.json").read_bytes())
    value["routines"][0]["items"][0] |= item
    return value


@pytest.mark.parametrize("kind", ["exercise", "routine", "programme"])
def test_everything_that_comes_with_corecoach_is_sound(kind: str) -> None:
    folders = {
        "exercise": LIBRARY.folder / "exercises", "routine": LIBRARY.folder / "routines", "programme": SAMPLES
    }  # fmt: skip
    files = [path for path in folders[kind].iterdir() if path.suffix in (".json", ".corecoach")]
    assert len(files) >= 4
    found = {path.name: check(path.read_bytes()) for path in files}
    assert found == dict.fromkeys(found, (kind, []))


def test_an_own_exercise_is_an_exercise() -> None:
    assert check(an_exercise()) == ("exercise", [])


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"exercise": "jumping-jack"}, "routines[0].items[0].exercise"),
        ({"dosage": {"sets": 2, "reps": [3, 2, 1]}}, "routines[0].items[0].dosage.reps"),
        ({"dosage": {"hold_s": 0}}, "routines[0].items[0].dosage"),
        ({"dosage": {"hold_s": 9}, "limits": {"max_hold_s": 8}}, "routines[0].items[0].dosage.hold_s"),
        ({"dosage": {"hold_s": -1}}, "routines[0].items[0].dosage.hold_s"),
        ({"dose": {}}, "routines[0].items[0].dose"),
    ],
)
def test_a_routine_that_could_not_be_led_through_is_refused(change: dict[str, Any], where: str) -> None:
    assert check(routine(**change)) == ("routine", [where])


def test_a_routine_id_twice_is_refused() -> None:
    value = routine()
    value["routines"].append(value["routines"][0])
    assert check(value) == ("routine", ["routines[2].id"])


@pytest.mark.parametrize(
    ("dosage", "where"),
    [({"sets": 2, "reps": [1, 2, 3]}, "dosage.reps"), ({"hold_s": 0, "tempo": "slowly"}, "dosage"),
     ({"sets": 0}, "dosage.sets"), ({"set": 1}, "dosage.set")],
)  # fmt: skip
def test_an_exercise_with_a_dose_that_cannot_be_done_is_refused(dosage: dict[str, Any], where: str) -> None:
    assert check(an_exercise(lambda value: value["dosage"].update(dosage))) == ("exercise", [where])


def test_a_result_is_checked_as_one_even_where_it_is_long() -> None:
    from test_result_file import KEY, SCORE, result, write_result

    many = tuple(replace(SCORE, id=f"{n:032x}", note="x" * 1500) for n in range(1500))
    long = write_result(result(scores=many), KEY)
    assert len(long) > 2 * 1024 * 1024
    assert check(long) == ("result", [])
    assert check(long.replace(b"better", b"bitter").replace(b"x" * 1500, b"y" * 1500, 1)) == (
        "",
        ["signature"],
    )
    assert check(b'{"format": "corecoach.programme", "x": "' + b"x" * 2**21 + b'"}') == ("", [""])


@pytest.mark.parametrize(
    ("data", "where"),
    [(b"", [""]), (b"{}", ["format"]), (b"[]", [""]), (b"7", [""]), (b'{"format": ["x"]}', ["format"]),
     (b'{"format": "corecoach.programme"}', ["version"]), (STEADY[:1], ["line 1, column 2"])],
)  # fmt: skip
def test_what_is_none_of_ours_is_refused(data: bytes, where: list[str]) -> None:
    assert check(data) == ("", where)
