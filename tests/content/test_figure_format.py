"""docs/file-formats.md on figures: everything that the code knows stands there, and its examples hold."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from corecoach.exchange.figure_problems import figure_problems
from corecoach.exchange.programme_file import read_programme
from corecoach.exchange.shape import shape_problems
from corecoach.figure import Figure
from corecoach.figure.contacts import _FRONT_POINTS, _FRONT_ROLLING, _SIDE_POINTS, _SIDE_ROLLING
from corecoach.figure.faults import pieces_of
from corecoach.figure.limits import FRONT_LIMITS, SIDE_LIMITS, Limit
from corecoach.figure.pose_data import Arrow, Hand, Key, Muscle, Prop, Step, StepPhase, View
from corecoach.figure.poses import FRONT_BUILD, SIDE_BUILD
from corecoach.library import Library

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "file-formats.md").read_text("utf-8")
SECTION = PAGE.partition("\n## Figure\n")[2].partition("\n## ")[0]
PARTS = dict(re.findall(r"\n### ([^\n]+)\n(.*?)(?=\n### |\Z)", SECTION, re.DOTALL))
NAMES = set(re.findall(r"`([a-z_0-9]+)`", SECTION))


def unsided(names: Any) -> set[str]:
    """Names without the side at their end."""
    return {re.sub("_[nflr]$", "", name) for name in names}


def enum_of(field: str) -> set[str]:
    """The values that a field of a prop or an arrow may have."""
    owner: Any = {"type": Prop, "kind": Arrow}[field]
    return set(get_args(msgspec.structs.fields(owner)[0].type))


@pytest.mark.parametrize("struct", [Figure, Key, Step, Prop, Arrow])
def test_every_field_is_described(struct: Any) -> None:
    assert {field.encode_name for field in msgspec.structs.fields(struct)} <= NAMES


@pytest.mark.parametrize(
    "names",
    [
        {*get_args(View), *get_args(StepPhase), *get_args(Hand)},
        set(get_args(Muscle)),
        {*_SIDE_POINTS, *_SIDE_ROLLING, *_FRONT_POINTS, *_FRONT_ROLLING},
        unsided(bone for bone in (*SIDE_BUILD.rig.bones, *FRONT_BUILD.rig.bones) if not bone[-1].isdigit()),
        enum_of("type"),
        enum_of("kind"),
        {piece for build in (SIDE_BUILD, FRONT_BUILD) for piece in pieces_of(build)[0]},
    ],
    ids=["words", "muscles", "contacts", "bones", "props", "arrows", "order"],
)
def test_every_name_is_there(names: set[str]) -> None:
    assert names and names <= NAMES


def rows(part: str, head: str) -> dict[str, str]:
    """Degrees by angle, of the table with this head."""
    table = PARTS[part].partition(f"| {head} |")[2].partition("\n\n")[0]
    found = {}
    for line in table.splitlines()[2:]:
        names, degrees = line.split("|")[1:3]
        found |= dict.fromkeys(re.findall("`([a-z_]+)`", names), degrees.strip())
    return found


@pytest.mark.parametrize(
    ("head", "limits"), [("From the side", SIDE_LIMITS), ("From the front and from above", FRONT_LIMITS)]
)
def test_every_angle_stands_with_its_limits(head: str, limits: dict[str, Limit]) -> None:
    expected = {}
    for name, limit in limits.items():
        expected |= dict.fromkeys(unsided([name]), f"{limit.low:g} to {limit.high:g}")
    assert rows("Key pose", head) == expected


EXAMPLES = re.findall(r"```json\n(.*?)```", SECTION, re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES)
def test_its_examples_may_be_shown(text: str) -> None:
    value = json.loads(text)
    assert shape_problems(value, Figure) == []
    assert list(figure_problems("figure", msgspec.convert(value, Figure))) == []


def test_there_are_two_examples_and_the_line_of_a_refused_figure_is_a_real_one() -> None:
    assert len(EXAMPLES) == 2
    sample = ROOT / "tests" / "samples" / "refused" / "figure-foot-slides.corecoach"
    problems = read_programme(sample.read_bytes(), Library().exercises)
    assert isinstance(problems, list)
    said = {problem.line("FILE").replace("programme.exercises[0].", "") for problem in problems}
    (line,) = re.findall(r"\n(FILE: .*)\n", PARTS["A figure that is refused"])
    assert line in said
