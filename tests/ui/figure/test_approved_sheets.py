"""What exercises look like, beside approved pictures: a change that somebody would see is seen here too."""

import importlib.util
from pathlib import Path
from typing import Any

import numpy
import numpy.typing
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from corecoach.figure import Figure
from corecoach.figure.framing import Framing
from corecoach.figure.framing import frame as framed
from corecoach.figure.motion import cycles_of
from corecoach.figure.poses import build_of, pose_of
from corecoach.library import Library
from corecoach.ui.figure import front, side
from corecoach.ui.look import Look

Pixels = numpy.typing.NDArray[numpy.float32]
ROOT = Path(__file__).resolve().parents[3]
APPROVED = Path(__file__).parent / "approved"
FIGURES = {name: e.figure for name, e in Library().exercises.items() if e.figure is not None}
# Edges are drawn a little differently by each version of Qt. So two pictures are blurred by as many pixels
# before they are compared; then a colour has to be so far off (0 to 255) in more than so many pixels.
BLUR, OFF, MOST = 2, 32, 12
# In these only the upper body is in the picture.
ZOOMED = [name for name, figure in FIGURES.items() if figure.zoom is not None]
NEXT = (
    "{name} looks different ({count} pixels, {most} are let pass). If that is meant: run "
    "`python tools/approve_figures.py {name}`, look at the picture, and commit it."
)


def tool() -> Any:
    """The tool that draws the approved pictures."""
    spec = importlib.util.spec_from_file_location("approve_figures", ROOT / "tools" / "approve_figures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()


def pixels(image: QImage) -> Pixels:
    """Height x width x 3, 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    values = numpy.frombuffer(plain.constBits(), numpy.uint8)
    return values.reshape(plain.height(), plain.width(), 4)[:, :, :3].astype(numpy.float32)


def differing(one: QImage, other: QImage) -> int:
    """In how many pixels two pictures of one size differ to the eye."""
    apart = pixels(one) - pixels(other)
    for axis in (0, 1):
        moved = [numpy.roll(apart, by, axis) for by in range(-BLUR, BLUR + 1)]
        apart = numpy.mean(moved, axis=0, dtype=numpy.float32)
    return int((numpy.abs(apart).max(axis=2) > OFF).sum())


def approved(name: str) -> QImage:
    return QImage(str(APPROVED / f"{name}.png"))


# -- as they are -----------------------------------------------------------------------------------------


def test_every_figure_has_an_approved_picture_and_no_other_is_there() -> None:
    there = {path.stem for path in APPROVED.glob("*.png")}
    assert there == set(FIGURES), "run `python tools/approve_figures.py` and look at what is new"


def test_the_pictures_take_little_room() -> None:
    assert sum(path.stat().st_size for path in APPROVED.iterdir()) < 2_500_000


@pytest.mark.parametrize("name", FIGURES)
def test_it_looks_as_approved(look: Look, name: str) -> None:
    drawn, before = TOOL.sheet(look, FIGURES[name]), approved(name)
    assert drawn.size() == before.size(), f"run `python tools/approve_figures.py {name}`"
    count = differing(drawn, before)
    assert count <= MOST, NEXT.format(name=name, count=count, most=MOST)


# -- what is seen, and what is let pass ------------------------------------------------------------------


def turned(figure: Figure, key: str, dof: str, degrees: float) -> Figure:
    """With one joint of a key turned by so much, away from its limit."""
    build, pose = build_of(figure.view), figure.keys[key]
    angle = pose_of(pose, figure.view)[build.rig.index[dof]]
    angle += degrees if angle + degrees <= build.limits[dof].high else -degrees
    return replace(figure, keys=figure.keys | {key: replace(pose, angles={**pose.angles, dof: angle})})


# Shoulder, hip and spine, by view. Of each three, one may lie behind the rest of the body.
JOINTS = {
    "side": ("shoulder_n", "hip_n", "lumbar"),
    "front": ("abd_l", "hipabd_l", "side"),
    "top": ("abd_l", "hipabd_l", "twist_t"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_joint_that_is_six_degrees_off_is_seen(look: Look, name: str) -> None:
    figure = FIGURES[name]
    held = cycles_of(figure.sequence)[0].held
    joints = [joint for joint in JOINTS[figure.view] if name not in ZOOMED or "hip" not in joint]
    counts = [differing(TOOL.sheet(look, turned(figure, held, j, 6)), approved(name)) for j in joints]
    assert sum(count > MOST for count in counts) >= min(2, len(joints)), dict(
        zip(joints, counts, strict=True)
    )


@pytest.mark.parametrize("limb", ["arm", "leg"])
@pytest.mark.parametrize("name", [name for name in FIGURES if name not in ZOOMED])
def test_a_missing_limb_is_seen(look: Look, name: str, limb: str) -> None:
    figure = FIGURES[name]
    parts = (
        figure.order or {"side": side.ORDER, "front": front.ORDER, "top": front.top_order(0, 0)}[figure.view]
    )
    own = {"arm": ("arm", "uarm", "farm"), "leg": ("leg", "upper", "lower")}[limb]
    left = tuple(p for p in parts if not (p.rpartition("_")[0] in own and p[-1] in "nr"))
    assert len(left) < len(parts)
    assert differing(TOOL.sheet(look, replace(figure, order=left)), approved(name)) > MOST


@pytest.mark.parametrize("name", FIGURES)
def test_less_than_half_a_pixel_aside_is_let_pass(
    look: Look, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def aside(*given: Any, **more: Any) -> Framing:
        frame = framed(*given, **more)
        return frame._replace(x=frame.x + 0.35, y=frame.y - 0.3)

    monkeypatch.setattr("corecoach.ui.figure.scene.frame", aside)
    drawn = TOOL.sheet(look, FIGURES[name])
    assert drawn != approved(name)
    assert differing(drawn, approved(name)) <= MOST


def test_a_picture_of_another_exercise_is_far_off(look: Look) -> None:
    assert differing(approved("bird-dog"), approved("bird-dog-leg")) > 10 * MOST


# -- the tool --------------------------------------------------------------------------------------------


def test_the_tool_renews_what_is_named_and_drops_what_is_gone(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(TOOL, "FOLDER", tmp_path)
    assert TOOL.main(["levitation"]) == 1
    assert "levitation" in capsys.readouterr().err and list(tmp_path.iterdir()) == []
    (tmp_path / "levitation.png").touch()
    assert TOOL.main(["bird-dog"]) == 0
    assert {path.stem for path in tmp_path.iterdir()} == {"bird-dog", "levitation"}
    assert TOOL.main([]) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(FIGURES)
