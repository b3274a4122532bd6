"""Outlines: whatever order the points come in, they fill, and grow outward."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from corecoach.ui.figure.curves import area, capsule, circle, flattened, grown, polygon, smooth
from corecoach.ui.figure.front_shapes import FRONT_PARTS
from corecoach.ui.figure.parts import Parts, shape
from corecoach.ui.figure.side_shapes import SIDE_PARTS

RING = [(cos(2 * pi * n / 9), sin(2 * pi * n / 9)) for n in range(9)]
LIMBS = {"thigh": (0.245, 0.0322), "shin": (0.246, 0.0196), "uarm": (0.186, 0.0239), "farm": (0.146, 0.0161)}
NAMES = ("thigh", "shin", "uarm", "farm", "foot", "hand_open", "hand_fist", "sleeve", "shorts")


def turns(path: QPainterPath) -> list[bool]:
    """For each outline of a path whether it turns against the clock."""
    return [area(points) > -1e-9 for points in flattened(path)]


@pytest.mark.parametrize("make", [smooth, polygon])
def test_outlines_turn_one_way_whatever_the_order(make: object) -> None:
    for points in (RING, RING[::-1]):
        assert turns(make(points)) == [True]  # type: ignore[operator]


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, 1), st.floats(0.001, 0.05))
def test_a_grown_circle_is_a_larger_circle(x: float, y: float, radius: float, width: float) -> None:
    rect = grown(circle(x, y, radius), width).boundingRect()
    assert rect.width() == pytest.approx(2 * (radius + width), abs=0.03 * radius)
    assert rect.center().x() == pytest.approx(x, abs=1e-6)


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.05, 0.5), st.floats(0.05, 0.5))
def test_a_capsule_holds_both_circles_and_the_way_between(x: float, y: float, a: float, b: float) -> None:
    path = capsule((0.0, 0.0), a, (x, y), b)
    assert all(turns(path))
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        # Not on the very edge of a part, where Qt counts either way.
        assert path.contains(QPointF(x * share + 0.0013, y * share + 0.0017))


@pytest.mark.parametrize("parts", [SIDE_PARTS, FRONT_PARTS], ids=["side", "front"])
@pytest.mark.parametrize("name", NAMES)
def test_every_part_turns_one_way_on_both_sides_and_lies_in_its_line(parts: Parts, name: str) -> None:
    for flipped in (False, True):
        part = shape(parts, name, 0.0034, flipped)
        assert all(turns(part.path))
        assert all(turns(part.grown))
        assert part.grown.boundingRect().contains(part.path.boundingRect())


def test_the_other_side_is_flipped() -> None:
    one, other = (shape(FRONT_PARTS, "hand_open", 0.0034, flipped).path for flipped in (False, True))
    assert one.boundingRect().right() == pytest.approx(-other.boundingRect().left())


@pytest.mark.parametrize("name", LIMBS)
def test_a_joint_is_round_however_its_bone_is_foreshortened(name: str) -> None:
    whole = shape(FRONT_PARTS, name, 0.0034, False).path.boundingRect()
    length, radius = LIMBS[name]
    for shown in (0.2, 0.5, 0.8):
        seen = QTransform(1, 0, 0, shown, 0, 0).map(shape(FRONT_PARTS, name, 0.0034, False, shown).path)
        seen.setFillRule(Qt.FillRule.WindingFill)
        rim = [QPointF(0.99 * radius * cos(n), 0.99 * radius * sin(n) - length * shown) for n in range(7)]
        assert all(seen.contains(point) for point in rim), shown
        assert seen.boundingRect().width() == pytest.approx(whole.width())


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(KeyError):
        shape(SIDE_PARTS, "tail", 0.0034, False)
