"""Whole pictures of figures: in every theme, size and pixel ratio, and for every body."""

import pytest
from figure_pictures import FIGURES, body_colours, edge_colours, key_of, picture, poses_of
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.coach.settings import HAIRS, Body
from corecoach.figure.poses import build_of
from corecoach.ui.figure.palette import Palette
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

SIZES = (((96, 96), 1.0), ((320, 240), 1.5), ((900, 700), 1.0), ((96, 120), 2.0))


def themed(look: Look, dark: bool) -> Look:
    """The same look in a theme."""
    return Look(look.assets, dark=dark)


def differing(a: QImage, b: QImage, least: int = 40) -> float:
    """The share of pixels that differ by at least so much in a channel."""
    count = 0
    for y in range(a.height()):
        for x in range(a.width()):
            p, q = a.pixelColor(x, y), b.pixelColor(x, y)
            parts = ((p.red(), q.red()), (p.green(), q.green()), (p.blue(), q.blue()))
            count += any(abs(m - n) >= least for m, n in parts)
    return count / (a.width() * a.height())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("dark", [False, True])
def test_no_part_of_a_figure_reaches_the_edge(look: Look, name: str, dark: bool) -> None:
    # A warning of Qt fails the test as well.
    figure, look = FIGURES[name], themed(look, dark)
    forbidden = body_colours(Palette(look, Body()))
    for n, posed in enumerate(poses_of(figure)):
        size, dpr = SIZES[n % len(SIZES)]
        image = picture(look, figure, posed, size, dpr, mirrored=bool(n % 2))
        if figure.zoom is None:
            assert not edge_colours(image) & forbidden, (name, n, size)


@pytest.mark.parametrize("name", FIGURES)
def test_a_mirrored_picture_is_the_flipped_one(look: Look, name: str) -> None:
    figure = FIGURES[name]
    posed = key_of(figure, figure.sequence[0].end)
    plain, mirrored = (picture(look, figure, posed, (120, 100), mirrored=m) for m in (False, True))
    way = Qt.Orientation.Horizontal if figure.view != "top" else Qt.Orientation.Vertical
    assert differing(plain.flipped(way), mirrored) < (0.01 if figure.view != "top" else 0.08)
    assert differing(plain, mirrored) > 0.01 or figure.view == "front"


def test_somebody_who_lies_keeps_lying_as_they_do_on_the_other_side(look: Look) -> None:
    """Seen from above: the head stays where it is, and the knees go to the other side."""
    figure = FIGURES["lower-trunk-rotation"]
    posed = key_of(figure, "right")
    pictures = [picture(look, figure, posed, (240, 187), mirrored=m) for m in (False, True)]
    palette = Palette(look, Body())
    hair, shorts = (
        [middle(image, getattr(palette, name).fill.name()) for image in pictures]
        for name in ("hair", "shorts")
    )
    assert hair[0][0] == pytest.approx(hair[1][0], abs=2)
    assert abs(hair[0][1] - hair[1][1]) < 12
    assert abs(shorts[0][1] - shorts[1][1]) > 2


def middle(image: QImage, colour: str) -> tuple[float, float]:
    """Where the pixels of a colour are, on average."""
    points = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() == colour
    ]
    assert points
    return sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points)


@pytest.mark.parametrize("name", ["bird-dog", "wall-angels"])
def test_every_body_looks_different(look: Look, name: str) -> None:
    figure = FIGURES[name]
    posed = key_of(figure, figure.sequence[0].start)
    bodies = (
        [Body(skin=skin) for skin in range(5)] + [Body(hair=hair) for hair in HAIRS[1:]] + [Body(plain=True)]
    )
    pictures = [picture(look, figure, posed, (320, 240), body=body) for body in bodies]
    for n, one in enumerate(pictures):
        assert all(one != other for other in pictures[:n]), bodies[n]


def test_the_muscle_shows_as_strongly_as_it_works(look: Look) -> None:
    figure = FIGURES["glute-bridge"]
    scene, palette = Scene(look, figure, QSize(400, 300), 1.0), Palette(look, Body())
    found = []
    for strength in (0.0, 0.5, 1.0):
        image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        scene.paint(painter, key_of(figure, "up"), muscle=strength)
        painter.end()
        red = palette.muscle.name()
        found.append(sum(image.pixelColor(x, y).name() == red for x in range(400) for y in range(300)))
    assert found[0] == found[1] == 0 < found[2]


def test_a_zoomed_scene_stays_in_its_size(look: Look) -> None:
    image = QImage(200, 160, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    figure = FIGURES["chin-tuck"]
    Scene(look, figure, QSize(100, 80), 1.0).paint(painter, key_of(figure, "tuck"))
    painter.end()
    assert all(image.pixelColor(x, y) == Qt.GlobalColor.magenta for x in range(200) for y in range(80, 160))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("field", ["surface", "primary-soft"])
@pytest.mark.parametrize("name", ["wall-sit", "wall-angels"])
def test_a_wall_is_seen_on_every_field(look: Look, name: str, field: str, dark: bool) -> None:
    """Nobody leans on nothing."""
    look = themed(look, dark)
    image = picture(
        look, FIGURES[name], key_of(FIGURES[name], FIGURES[name].sequence[0].end), (200, 200), field=field
    )
    wall = look.color("scene.wall").name()
    assert wall != look.color(field).name()
    count = sum(image.pixelColor(x, y).name() == wall for x in range(200) for y in range(200))
    assert count > 1000


def test_a_muscle_is_narrower_on_a_turned_chest(look: Look) -> None:
    figure = replace(FIGURES["wall-angels"], muscles=("pectorals",), arrow=())
    widths = []
    for twist in (0.0, 60.0):
        posed = key_of(figure, "low")
        pose = list(posed.pose)
        pose[build_of("front").rig.index["twist_t"]] = twist
        image = picture(look, figure, posed._replace(pose=tuple(pose)), (400, 400))
        red = look.color("muscle.fill").name()
        columns = [x for x in range(400) if any(image.pixelColor(x, y).name() == red for y in range(400))]
        widths.append(max(columns) - min(columns))
    assert widths[1] < 0.6 * widths[0]
