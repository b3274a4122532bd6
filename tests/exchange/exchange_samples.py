"""Sample files, and programmes made from them with one thing changed."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from corecoach.exchange import Problem, ProgrammeFile, read_programme
from corecoach.library import Library

SAMPLES = Path(__file__).parents[1] / "samples"
LIBRARY = Library()
STEADY = (SAMPLES / "steady-core.corecoach").read_bytes()
STEADY_VALUE: Any = json.loads(STEADY)
ONE_MINUTE = (SAMPLES / "one-minute.corecoach").read_bytes()
ABSENT: Any = object()


def read(data: bytes | str) -> ProgrammeFile | list[Problem]:
    """The programme in `data`, against the library."""
    whole = data.encode() if isinstance(data, str) else data
    limits, taken = LIBRARY.thermal_rules, LIBRARY.protocol_ids
    return read_programme(whole, LIBRARY.exercises, thermal=limits, protocols=taken)


def accepted(data: bytes | str) -> ProgrammeFile:
    """The programme in `data`, which has no problems."""
    result = read(data)
    assert isinstance(result, ProgrammeFile), result
    return result


def refused(data: bytes | str) -> list[Problem]:
    """The problems in `data`, of which there are some, each in words on one line."""
    result = read(data)
    assert isinstance(result, list) and result
    for problem in result:
        assert problem.what and problem.allowed
        assert len(problem.line("f").splitlines()) == 1
    return result


def lines(data: bytes | str) -> list[str]:
    """The problems in `data` as they are shown."""
    return [problem.line("f") for problem in refused(data)]


def changed(*changes: tuple[str, Any]) -> str:
    """The eight-week sample as JSON, with the value at each dotted path replaced, or taken out by ABSENT."""
    value = deepcopy(STEADY_VALUE)
    for path, new in changes:
        *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
        here = value
        for part in parents:
            here = here[part]
        if new is ABSENT:
            del here[last]
        else:
            here[last] = new
    return json.dumps(value)


def an_exercise(change: Callable[[Any], None] = lambda _value: None) -> Any:
    """An exercise of somebody's own, as JSON: the cat-camel by another name."""
    value = json.loads((LIBRARY.folder / "exercises" / "cat-camel.json").read_text("utf-8"))
    value |= {"id": "own-cat", "name": "My own cat"}
    change(value)
    return value


def a_protocol(**changes: Any) -> Any:
    """A clinician's own protocol of ice, as JSON: 5 minutes and 10 minutes."""
    value = json.loads((SAMPLES / "thermal" / "ice-10-5.json").read_text("utf-8"))
    return value | {"author": "clinician"} | changes
