"""The chart of pain over time as a drawing: its signs, and that on paper it is made of shapes and words."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from trend_samples import FULL, score, view_of

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.trend_chart import TrendChart
from corecoach.ui.look import Look

SIZE = QSize(900, 420)


def drawn(look: Look, view: TrendView, size: QSize = SIZE) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    TrendChart(look, view, "").render_to(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def has(image: QImage, color: Qt.GlobalColor | int) -> bool:
    return any(image.pixel(x, y) == color for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("dark", [False, True])
def test_each_sign_is_there_in_its_colour(look: Look, dark: bool) -> None:
    worn = Look(look.assets, dark=dark)
    image, bare = drawn(worn, FULL), drawn(worn, view_of([score(0, 4)]))
    for role in ("chart.flare", "phase.ice.on-soft", "phase.heat.on-soft", "chart.session", "chart.median"):
        assert has(image, worn.color(role).rgb()), role
        assert not has(bare, worn.color(role).rgb()), role


def svg(look: Look, view: TrendView) -> str:
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(SIZE)
    painter = QPainter(generator)
    TrendChart(look, view, "").render_to(painter, QRectF(0, 0, SIZE.width(), SIZE.height()))
    painter.end()
    return bytes(buffer.data().data()).decode()


def test_on_paper_it_is_made_of_shapes_and_words(look: Look) -> None:
    text = svg(look, FULL)
    words = {e.text.strip() for e in ElementTree.fromstring(text).iter() if e.text and e.text.strip()}
    assert "<image" not in text
    assert {"0", "10", "Start 6", "Flare", "Locked", "Sessions", "Ice", "Heat", "14 May"} <= words
    # The long form would lie over the lock.
    assert "2 or more below your start" in words
