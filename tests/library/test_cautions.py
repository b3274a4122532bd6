"""The caution vocabulary: read strictly, once, and what is implied is not asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from corecoach.library import AssetError, CautionWords, Library
from corecoach.library.cautions import asked, implied, read_cautions

ASSETS = Path(__file__).parents[2] / "assets"
SHIPPED = json.loads((ASSETS / "safety" / "cautions.json").read_text("utf-8"))


def caution(code: str, *implied_by: str) -> CautionWords:
    return CautionWords(code, "It hurts", implied_by, "source", "D", None)


def written(folder: Path, change: Any) -> Path:
    """The shipped file with a change to it."""
    data = json.loads(json.dumps(SHIPPED))
    change(data)
    path = folder / "cautions.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_the_library_reads_it_once() -> None:
    library = Library(ASSETS)
    assert library.cautions is library.cautions
    assert [c.code for c in library.cautions] == [c["code"] for c in SHIPPED["cautions"]]


def first(data: Any) -> Any:
    return data["cautions"][0]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(more=1),
        lambda data: data.pop("reviewed_by"),
        lambda data: data.update(cautions=[]),
        lambda data: data.update(updated="yesterday"),
        lambda data: first(data).update(code="Not A Code"),
        lambda data: first(data).update(question=""),
        lambda data: first(data).update(mark="sure"),
        lambda data: first(data).update(more=1),
        lambda data: first(data).pop("implied_by"),
        lambda data: data["cautions"].append(first(data)),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, change: Any) -> None:
    with pytest.raises(AssetError, match=r"^cautions\.json: "):
        read_cautions(written(tmp_path, change))


@pytest.mark.parametrize("content", [None, b"", b"\xff\x00", b"[]"])
def test_a_missing_or_broken_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "cautions.json").write_bytes(content)
    with pytest.raises(AssetError, match=r"^cautions\.json: "):
        read_cautions(tmp_path / "cautions.json")


def test_what_a_modifier_implies_is_not_asked() -> None:
    cautions = (caution("a"), caution("b", "x", "y"), caution("c", "y"))
    assert [c.code for c in asked(cautions)] == ["a"]
    assert implied(cautions, {"x"}) == {"b"}
    assert implied(cautions, ("y", "z")) == {"b", "c"}
    assert implied(cautions, ()) == frozenset()
