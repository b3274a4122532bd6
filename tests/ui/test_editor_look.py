"""The editor in every look: nothing is cut off, nothing needs to be scrolled to sideways."""

import pytest
from editing import AtEditor
from fitting import cut_off
from hands import Worlds, settle

from corecoach.prescription import DosageChange, Item

LONG = tuple(
    Item(name, DosageChange(sets=3, reps=(12, 10, 8)), note="Slowly, and breathe all the way.")
    for name in ("bird-dog", "side-bridge-knees", "thoracic-extension-chair")
)
LOOKS = [((1280, 800), 100), ((1280, 800), 200), ((1024, 640), 100), ((1024, 640), 200), ((800, 560), 150)]


@pytest.mark.parametrize(("size", "scale"), LOOKS)
@pytest.mark.parametrize("section", ["exercises", "plan", "patient", "packs"])
def test_every_section_fits(worlds: Worlds, size: tuple[int, int], scale: int, section: str) -> None:
    on = AtEditor(worlds(sample="", size=size, text_scale=scale), LONG, row=1)
    on.flow.session.state.limits_open = True
    on.page.open_section(section)  # type: ignore[arg-type]
    settle()
    assert cut_off(on.page) == []


@pytest.mark.parametrize(("size", "scale"), LOOKS)
def test_sign_preview_and_start_fit(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    on = AtEditor(worlds(sample="", size=size, text_scale=scale), LONG, row=1)
    on.flow.sign()
    settle()
    assert cut_off(on.at.page) == []
    on.flow.preview()
    settle()
    assert cut_off(on.at.page) == []


def test_the_drawers_of_a_small_window_fit(worlds: Worlds) -> None:
    on = AtEditor(worlds(sample="", size=(1024, 640), text_scale=200), LONG, row=1)
    on.page.to_search()
    settle()
    assert on.page.shelf.isVisible() and cut_off(on.page.shelf) == []
    on.page._open_side()
    settle()
    assert on.page.side.isVisible() and cut_off(on.page.side) == []
