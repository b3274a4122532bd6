"""Whole pictures of figures: in every theme, size and pixel ratio, and for every body."""

import pytest
from figure_pictures import FIGURES, body_colours, edge_colours, key_of, picture, poses_of
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.coach.settings import HAIRS, Body
from corecoach.ui.figure.palette import Palette
from corecoach.ui.figure.scene import Scene, paint_still
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
    assert differing(plain.flipped(Qt.Orientation.Horizontal), mirrored) < 0.01
    assert differing(plain, mirrored) > 0.01 or figure.view != "side"


@pytest.mark.parametrize("name", ["bird_dog", "wall_angels"])
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
    figure = FIGURES["glute_bridge"]
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


@pytest.mark.parametrize("name", FIGURES)
def test_the_bounds_hold_all_that_moves(look: Look, name: str) -> None:
    figure = FIGURES[name]
    scene = Scene(look, figure, QSize(200, 160), 1.0)
    start, end = (key_of(figure, key) for key in (figure.sequence[0].start, figure.sequence[0].end))
    images = []
    for posed in (start, end):
        image = QImage(200, 160, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        scene.paint(painter, posed, muscle=0.0)
        painter.end()
        images.append(image)
    moved = scene.bounds(start) | scene.bounds(end)
    outside = [
        (x, y)
        for x in range(200)
        for y in range(160)
        if images[0].pixel(x, y) != images[1].pixel(x, y) and not moved.adjusted(-1, -1, 1, 1).contains(x, y)
    ]
    assert outside == []


def test_a_still_stays_in_its_rectangle(look: Look) -> None:
    image = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    paint_still(painter, look, FIGURES["bird_dog"], QRectF(50, 40, 120, 90), "reach", arrow=True)
    painter.end()
    inside = {(x, y) for x in range(50, 170) for y in range(40, 130)}
    for x in range(300):
        for y in range(200):
            assert (image.pixelColor(x, y) == Qt.GlobalColor.magenta) == ((x, y) not in inside)


def test_there_is_no_still_of_an_unknown_key(look: Look) -> None:
    image = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    with pytest.raises(KeyError):
        paint_still(painter, look, FIGURES["bird_dog"], QRectF(0, 0, 90, 90), "leap")
    painter.end()
