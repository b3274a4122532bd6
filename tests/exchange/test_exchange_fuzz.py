"""Damaged samples: whatever happens to a file, it is read or refused in words, and nothing raises."""

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from exchange_samples import LIBRARY, ONE_MINUTE, SAMPLES, STEADY, an_exercise, read
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange import Problem, ProgrammeFile, write_programme
from corecoach.exchange.answers_file import Answers, read_answers
from corecoach.exchange.any_file import check_any
from corecoach.prescription import resolve
from corecoach.session import compile_timeline

BYTES = b'\x00\x0a"\\{}[]:,-+.eE0123456789abtfnu \xc3\xa9\xff\xf0\x9f\x99\x82'


def judge(data: bytes) -> bool:
    """Whether `data` is read as a programme, which can be led through; a refused one has words for it."""
    result = read(data)
    if not isinstance(result, ProgrammeFile):
        assert result and all(isinstance(problem, Problem) for problem in result)
        for problem in result:
            assert problem.what and problem.allowed and problem.line("f").encode()
            assert len(problem.line("f").splitlines()) == 1
        return False
    own = {exercise.id: exercise for exercise in result.programme.exercises}
    for routine in result.programme.routines:
        compile_timeline(routine.id, resolve(routine, {**LIBRARY.exercises, **own}))
    assert read(write_programme(result)) == result
    return True


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to three pieces replaced, doubled, dropped or put elsewhere."""
    for _piece in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        to = min(len(data), at + chance.choice((1, 1, 1, 2, 5, 40)))
        other = chance.randrange(len(data))
        byte = bytes([chance.choice((chance.choice(BYTES), chance.randrange(256)))])
        new = chance.choice((b"", byte, byte, data[at:to] * 2, data[other : other + 9]))
        data = data[:at] + new + data[to:]
    return data


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("sample", [STEADY, ONE_MINUTE], ids=["steady", "minute"])
def test_random_damage_never_raises(sample: bytes, seed: int) -> None:
    chance = random.Random(seed)
    assert sum(judge(mutated(sample, chance)) for _damage in range(60)) < 60


# What somebody's own tool might put in a place: nothing, the wrong kind, too much of it.
ODD = (
    None, True, False, 0, -1, 1, 7, 10**6, 10**20, 1.5, 1e300, "", " ", "x", "3", "mon", "2026-11-02",
    "cat-camel", "x" * 500, "<b>", "a\nb", "\ud800", [], [[]], {}, {"x": 1}, [1, 2, 3], [None], ["mon"],
    {"": {}},
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in `value` with each of its keys."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else range(len(value))
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


@pytest.mark.parametrize("seed", range(6))
def test_odd_values_in_odd_places_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    read_count = 0
    for _file in range(60):
        value = json.loads(STEADY if seed % 2 else ONE_MINUTE)
        value["programme"]["exercises"] = [an_exercise()]
        for _change in range(chance.choice((1, 1, 2, 4))):
            where, key = chance.choice(places(value))
            match chance.choice(("put", "put", "put", "drop", "double", "rename")):
                case "put":
                    where[key] = deepcopy(chance.choice(ODD))
                case "drop":
                    del where[key]
                case "double":
                    if isinstance(where, list):
                        where.append(where[key])
                case "rename":
                    if isinstance(where, dict):
                        where[f"{key}{chance.choice(('', 's', ' ', chr(10)))}"] = where.pop(key)
        read_count += judge(json.dumps(value).encode())
    assert read_count < 60


@given(st.integers(0, len(ONE_MINUTE) - 1), st.integers(0, 255))
def test_any_one_byte(place: int, byte: int) -> None:
    judge(ONE_MINUTE[:place] + bytes([byte]) + ONE_MINUTE[place + 1 :])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert not judge(data)


@pytest.mark.parametrize(
    "path",
    [SAMPLES / "triage" / "weight-loss-after-cancer.json", LIBRARY.folder / "exercises" / "bird-dog.json",
     LIBRARY.folder / "routines" / "extension-bias.json"],
    ids=lambda path: path.stem,
)  # fmt: skip
def test_random_damage_to_other_kinds_of_file_never_raises(path: Path) -> None:
    chance, rules = random.Random(5), LIBRARY.rules
    assert rules is not None
    for _damage in range(60):
        data = mutated(path.read_bytes(), chance)
        _kind, problems = check_any(data, LIBRARY.exercises)
        answers = read_answers(data, rules)
        found = [*problems, *([] if isinstance(answers, Answers) else answers)]
        assert all(len(problem.line("f").splitlines()) == 1 for problem in found)
