"""The head from the front: it turns as one thing, to either side alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from corecoach.figure.poses import LARGEST_FACE
from corecoach.ui.figure.curves import area, flattened
from corecoach.ui.figure.front_head import front_eyes, front_face, front_head

LINE = 0.0034
PARTS = ("head", "short", "long", "bun")
TURNS = st.integers(-int(LARGEST_FACE), int(LARGEST_FACE))


@given(st.sampled_from(PARTS), TURNS)
def test_every_part_turns_one_way_and_lies_in_its_line(name: str, face_deg: int) -> None:
    part = front_head(name, LINE, face_deg)
    assert all(area(points) > -1e-9 for points in flattened(part.path))
    assert part.grown.boundingRect().contains(part.path.boundingRect())


@pytest.mark.parametrize("face_deg", [-70, -54, 54, 70])
def test_the_nape_joins_the_hair_behind_the_ear(face_deg: int) -> None:
    nape, hair, ear = (
        front_head(name, LINE, face_deg).path
        for name in ("nape", "short", "ear_r" if face_deg > 0 else "ear_l")
    )
    assert all(area(points) > -1e-9 for points in flattened(nape))
    assert nape.intersects(hair)
    assert nape.intersects(ear)


@given(TURNS)
def test_eyes_nose_and_mouth_stay_on_the_face(face_deg: int) -> None:
    head = front_head("head", LINE, face_deg).grown
    for points in flattened(front_eyes(face_deg)) + flattened(front_face(face_deg)):
        assert all(head.contains(QPointF(*point)) for point in points)


def test_the_face_goes_to_the_side_it_turns_to() -> None:
    across = [front_eyes(face_deg).boundingRect().center().x() for face_deg in range(-70, 71, 10)]
    assert across == sorted(across)
    assert across[7] == pytest.approx(0)


@pytest.mark.parametrize(("name", "other"), [("head", "head"), ("ear_l", "ear_r"), ("bun", "bun")])
def test_both_sides_are_alike(name: str, other: str) -> None:
    one = front_head(name, LINE, 40).path.boundingRect()
    two = front_head(other, LINE, -40).path.boundingRect()
    assert (one.left(), one.right()) == pytest.approx((-two.right(), -two.left()))


def test_the_nearer_ear_comes_forward_and_the_other_goes_behind_the_head() -> None:
    head = front_head("head", LINE, 60).path
    near, far = (front_head(name, LINE, 60).path.boundingRect() for name in ("ear_r", "ear_l"))
    assert head.contains(far)
    assert all(area(points) > -1e-9 for points in flattened(front_head("ear_r", LINE, 60).path))
    assert near.right() > head.boundingRect().left() + 0.02


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(KeyError):
        front_head("horn", LINE)
