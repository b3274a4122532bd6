"""Which way an angle goes: as docs/file-formats.md says."""

import pytest

from corecoach.figure.pose_data import Key, View
from corecoach.figure.poses import build_of, pose_of

Place = tuple[float, float]


def place(view: View, bone: str, **angles: float) -> Place:
    """Where a bone begins in a pose."""
    frame = build_of(view).rig.place(pose_of(Key((0.0, 0.53), angles), view))[bone]
    return frame.x, frame.y


@pytest.mark.parametrize(
    ("angle", "bone", "across", "up"),
    [
        ("pelvis", "head", 1, -1),
        ("lumbar", "head", 1, -1),
        ("thoracic", "head", 1, -1),
        ("neck", "head", 1, -1),
        ("shoulder", "hand_n", 1, 1),
        ("elbow", "hand_n", 1, 1),
        ("hip", "shin_n", 1, 1),
        ("knee", "foot_n", -1, 1),
        ("ankle", "toes_n", 1, 1),
    ],
)
def test_more_of_an_angle_from_the_side(angle: str, bone: str, across: int, up: int) -> None:
    x, y = place("side", bone, **{angle: 40.0})
    x0, y0 = place("side", bone)
    assert (x - x0) * across > 0 and (y - y0) * up > 0


@pytest.mark.parametrize(
    ("angle", "bone", "across"),
    [
        ("roll", "head", 1),
        ("side", "head", 1),
        ("side_t", "head", 1),
        ("neck_side", "head", 1),
        ("abd_l", "hand_l", 1),
        ("abd_r", "hand_r", -1),
        ("elbow_l", "hand_l", 1),
        ("hipabd_l", "foot_l", 1),
        ("hipabd_r", "foot_r", -1),
        ("knee_l", "foot_l", 1),
    ],
)
def test_more_of_an_angle_from_the_front(angle: str, bone: str, across: int) -> None:
    assert (place("front", bone, **{angle: 20.0})[0] - place("front", bone)[0]) * across > 0


def test_what_leaves_the_picture_looks_shorter_whatever_the_sign() -> None:
    lengths = [place("side", "hand_n")[1] - place("side", "hand_n", tilt_farm=tilt)[1] for tilt in (60, -60)]
    assert lengths[0] == pytest.approx(lengths[1])
    assert lengths[0] < -0.05


def test_lying_on_the_back_the_head_is_on_the_left() -> None:
    assert place("side", "head", pelvis=-90.0)[0] < -0.3
    assert place("side", "head", pelvis=90.0)[0] > 0.3


def test_the_left_hand_is_on_the_right_of_the_picture() -> None:
    assert place("front", "hand_l")[0] > 0 > place("front", "hand_r")[0]
