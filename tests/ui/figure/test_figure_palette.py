"""The colours of the figure: the same roles in both themes, and enough contrast where it matters."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtGui import QColor

from corecoach.coach.settings import SKINS, Body
from corecoach.ui.figure.palette import Palette, mix
from corecoach.ui.look import Look, read_tokens

GROUPS = ("figure", "scene", "prop", "muscle", "arrow")


def roles(tokens: Any) -> set[str]:
    """The names of all colours in a group, with those of its groups."""
    if isinstance(tokens, str):
        return {""}
    return {f"{name}.{inner}" for name, group in tokens.items() for inner in roles(group)}


def luminance(colour: QColor) -> float:
    """Relative luminance as in WCAG."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(a: QColor, b: QColor) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("group", GROUPS)
def test_both_themes_have_the_same_roles(look: Look, group: str) -> None:
    colours = read_tokens(look.assets)["color"]
    assert roles(colours["light"][group]) == roles(colours["dark"][group])


@pytest.mark.parametrize("dark", [False, True])
def test_muscle_and_arrow_stand_out(look: Look, dark: bool) -> None:
    palette = Palette(Look(look.assets, dark=dark), Body())
    assert contrast(palette.muscle_line, palette.muscle) >= 4
    assert contrast(palette.arrow, palette.halo) >= 4


@pytest.mark.parametrize("dark", [False, True])
def test_every_skin_can_be_told_from_the_others_and_from_what_lies_behind(look: Look, dark: bool) -> None:
    palettes = [Palette(Look(look.assets, dark=dark), Body(skin=skin)) for skin in range(SKINS)]
    for one, other in pairwise(palettes):
        assert contrast(one.skin.fill, other.skin.fill) >= 1.15
    for palette in palettes:
        ground = palette.scene["mat"]
        assert max(contrast(palette.skin.fill, ground), contrast(palette.skin.line, ground)) >= 1.9
        assert luminance(palette.skin_far.fill) < luminance(palette.skin.fill)


def test_a_skin_out_of_range_is_the_nearest(look: Look) -> None:
    assert Palette(look, Body(skin=99)).skin == Palette(look, Body(skin=4)).skin


def test_a_mix_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("black"), QColor("white")
    assert [mix(black, white, share).name() for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
