"""The chart of pain over time as a drawing: its signs, and that on paper it is made of shapes and words."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgGenerator
from trend_samples import EVERY_DAY, FULL, day, score, view_of

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainScore
from corecoach.pain.series import Point
from corecoach.ui.charts.chart_paper import paint_chart
from corecoach.ui.charts.drawing import Drawing, range_of
from corecoach.ui.look import Look

SIZE = QSize(900, 420)


def drawn(look: Look, view: TrendView, span: tuple[float, float] | None = None, size: QSize = SIZE) -> QImage:
    """A view on a screen; `span`: dragged so far."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    drawing = Drawing(look, view)
    first, last = span or range_of(view)
    drawing.paint(painter, drawing.frame(QRectF(0, 0, size.width(), size.height()), first, last))
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


def points(scores: list[PainScore]) -> tuple[Point, ...]:
    return tuple(Point(s.at, s.score) for s in scores)


def paper(look: Look, view: TrendView, span: tuple[float, float]) -> bytes:
    """A view on paper: all that is drawn, as bytes."""
    picture = QPicture()
    painter = QPainter(picture)
    drawing = Drawing(look, view, paper_fine=4.0)
    drawing.paint(painter, drawing.frame(QRectF(0, 0, SIZE.width(), SIZE.height()), *span))
    painter.end()
    # A copy: what the picture itself gives out goes with it.
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer)
    return bytes(buffer.data().data())


def svg(look: Look, view: TrendView) -> str:
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(SIZE)
    painter = QPainter(generator)
    paint_chart(painter, QRectF(0, 0, SIZE.width(), SIZE.height()), view, look.assets)
    painter.end()
    return bytes(buffer.data().data()).decode()


def test_on_paper_it_is_made_of_shapes_and_words(look: Look) -> None:
    text = svg(look, FULL)
    words = {e.text.strip() for e in ElementTree.fromstring(text).iter() if e.text and e.text.strip()}
    assert "<image" not in text
    assert {"0", "10", "Start 6", "Flare", "Locked", "Sessions", "Ice", "Heat", "14 May"} <= words
    # The long form would lie over the lock.
    assert "A change most people notice" in words
    assert "Your score: Right now" in words


# -- what is out of sight ---------------------------------------------------------------------------------


@pytest.mark.parametrize("dragged", [0.0, 0.5, 3.02])
def test_a_score_from_before_is_not_drawn_beside_the_figures_of_the_scale(look: Look, dragged: float) -> None:
    """Left of the axis, beside the 6, a ring reads as 60."""
    first, last = (edge - dragged for edge in range_of(view_of(EVERY_DAY)))
    begin = datetime.fromordinal(int(first)).replace(tzinfo=UTC) + timedelta(days=first % 1)
    just = [begin + timedelta(minutes=n) for n in (-60, -1)]
    before = [PainScore(f"{when}", when, "now", 6) for when in just]
    rest = [s for s in EVERY_DAY if s.at > begin]
    # The same line and start, with and without the two.
    view = view_of(rest)
    with_two = replace(view, series=replace(view.series, points=(*points(before), *view.series.points)))
    assert drawn(look, with_two, (first, last)) == drawn(look, view, (first, last))
    assert paper(look, with_two, (first, last)) == paper(look, view, (first, last))


def test_a_flare_without_a_score_looks_like_no_score(look: Look) -> None:
    bare = [score(n, 2) for n in range(40) if n not in (19, 20, 21)]
    view = view_of(bare, flares=(day(20),))
    assert "Flares" in svg(look, view) and "no score" not in svg(look, view)
    image, flare = drawn(look, view), look.color("chart.flare").rgb()
    rows = {y for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == flare}
    frame = Drawing(look, view).frame(QRectF(0, 0, SIZE.width(), SIZE.height()), *range_of(view))
    assert min(rows) > frame.plot.bottom()
