"""Reading the cards: strict, in order, and damage is named."""

from pathlib import Path
from typing import Any

import pytest
from library_samples import DAMAGE, edit

from corecoach.library import AssetError, Library


def test_cards_come_in_their_own_order_not_in_that_of_the_files(folder: Path) -> None:
    edit(folder / "education" / "sleep.json", {"order": 99})
    assert Library(folder).education[-1].id == "sleep"


@pytest.mark.parametrize("data", DAMAGE)
def test_a_damaged_card_is_named(folder: Path, data: bytes) -> None:
    (folder / "education" / "heat.json").write_bytes(data)
    with pytest.raises(AssetError, match=r"heat\.json: "):
        _ = Library(folder).education


@pytest.mark.parametrize(
    "change",
    [{"points": ["One.", "Two."]}, {"order": 0}, {"title": ""}, {"source": ""}, {"reviewed": "soon"},
     {"emergency": True}, {"colour": "red"}, {"id": "Heat"}],
)  # fmt: skip
def test_a_card_of_another_shape_is_damaged(folder: Path, change: dict[str, Any]) -> None:
    edit(folder / "education" / "heat.json", change)
    with pytest.raises(AssetError, match=r"heat\.json"):
        _ = Library(folder).education


def test_a_card_under_another_name_is_refused(folder: Path) -> None:
    edit(folder / "education" / "heat.json", {"id": "cold"})
    with pytest.raises(AssetError, match=r"heat\.json: its id is cold"):
        _ = Library(folder).education


def test_two_cards_cannot_have_one_place(folder: Path) -> None:
    edit(folder / "education" / "heat.json", {"order": 1})
    with pytest.raises(AssetError, match="two cards have the place 1"):
        _ = Library(folder).education


def test_a_folder_without_cards_has_none(tmp_path: Path) -> None:
    assert Library(tmp_path).education == ()
