"""The chart as a picture: it opens, it has content, and a drawing is made of lines."""

import os
import stat
from datetime import timedelta
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from report_samples import ASSETS, NOW, TODAY, a_coach, eight_weeks, falling

from corecoach.coach import Coach
from corecoach.coach.trend_views import Locked, Marks, TrendView
from corecoach.diary import NotSaved
from corecoach.pain import PainScore
from corecoach.pain.series import series_of
from corecoach.pain.trend import trend_of
from corecoach.ui.charts.chart_paper import PICTURE_PX, write_picture
from corecoach.ui.look import Look
from corecoach.ui.trend_beside import guidance_words, screen_words

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def coach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """Somebody with eight weeks of records."""
    monkeypatch.setattr("os.fsync", lambda _fd: None)
    return eight_weeks(a_coach(tmp_path / "home"))


@pytest.fixture
def view(coach: Coach) -> TrendView:
    """Six weeks of them."""
    return coach.trend(42)


def colours(image: QImage) -> dict[str, int]:
    """How many of a grid of its points have each colour."""
    found: dict[str, int] = {}
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def svg(view: TrendView, path: Path) -> ElementTree.Element:
    """The picture as a tree."""
    write_picture(view, path, ASSETS)
    return ElementTree.fromstring(path.read_bytes())


def letters(tree: ElementTree.Element) -> str:
    """All words of a drawing."""
    return " ".join(" ".join(node.itertext()) for node in tree.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", ["chart.png", "chart.PNG", "chart"])
def test_a_picture_is_sharp_light_and_not_empty(view: TrendView, tmp_path: Path, name: str) -> None:
    write_picture(view, tmp_path / name, ASSETS)
    image = QImage.fromData((tmp_path / name).read_bytes(), "PNG")  # type: ignore[call-overload]
    assert (image.width(), image.height()) == (2 * PICTURE_PX.width(), 2 * PICTURE_PX.height())
    found, look = colours(image), Look(ASSETS)
    assert found[look.color("surface").name()] > 0.5 * sum(found.values())
    for role in ("chart.median", "chart.session", "chart.flare", "ink"):
        assert found.get(look.color(role).name(), 0) > 20, role


def test_a_drawing_is_made_of_lines_and_letters(view: TrendView, tmp_path: Path) -> None:
    tree = svg(view, tmp_path / "chart.svg")
    assert tree.tag == f"{SVG}svg" and tree.get("viewBox") == "0 0 1200 720"
    assert list(tree.iter(f"{SVG}image")) == []
    shapes = [
        node for name in ("polyline", "path", "circle", "ellipse") for node in tree.iter(f"{SVG}{name}")
    ]
    assert len(shapes) > 50
    # Whoever opens it may not have the font.
    fonts = {node.get("font-family") for node in tree.iter() if "Figtree" in (node.get("font-family") or "")}
    assert fonts == {"Figtree Tab, Figtree, Arial, Helvetica, sans-serif"}


def test_a_drawing_says_in_words_what_it_shows(view: TrendView, tmp_path: Path) -> None:
    tree = svg(view, tmp_path / "chart.svg")
    said = " ".join(screen_words(view))
    # Which score, of when, and when it was made: somebody may look at it years later.
    what = "Score: Whole day. 16 October 2026 to 26 November 2026. Made on 26 November 2026."
    assert tree.findtext(f"{SVG}title") == "Pain trend"
    assert tree.findtext(f"{SVG}desc") == f"{what} {said}"
    shown = " ".join(letters(tree).split())
    assert said in shown and what in shown and "Your score: Whole day" in shown
    for words in (
        "Higher is more pain",
        "Middle of the last 7 days",
        "Flare",
        "Locked",
        "Sessions",
        "Ice",
        "Heat",
    ):
        assert words in shown


def test_what_helps_to_read_it_is_said_beside_it(tmp_path: Path) -> None:
    coach = a_coach(tmp_path / "young")
    coach.save(*falling(30))
    view = coach.trend(42)
    said = guidance_words(view)
    assert any("Most sudden back pain" in words for words in said)
    assert " ".join(said) in " ".join(letters(svg(view, tmp_path / "chart.svg")).split())


def test_hatches_end_with_their_field_also_where_nothing_is_cut_off(tmp_path: Path) -> None:
    """Qt's own reader, as others, does not cut a drawing off."""

    def shown(*locked: Locked) -> QImage:
        view = a_coach(tmp_path / f"home{len(locked)}").trend(42)
        write_picture(replace(view, marks=replace(view.marks, locked=locked)), tmp_path / "chart.svg", ASSETS)
        image = QImage(PICTURE_PX, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        QSvgRenderer(str(tmp_path / "chart.svg")).render(painter)
        painter.end()
        return image

    bare, locked = shown(), shown(Locked(TODAY - timedelta(days=22), TODAY - timedelta(days=20)))
    rows = range(200, 500, 3)
    differ = {x for x in range(bare.width()) for y in rows if bare.pixel(x, y) != locked.pixel(x, y)}
    # Three days of 42 on a chart of about a thousand pixels.
    assert 40 < max(differ) - min(differ) < 100


def test_what_is_outside_the_scale_is_cut_off(view: TrendView, tmp_path: Path) -> None:
    tree = svg(view, tmp_path / "chart.svg")
    assert list(tree.iter(f"{SVG}clipPath"))
    assert any(node.get("clip-path") for node in tree.iter())


@pytest.mark.parametrize(("days", "most_mb"), [(3650, 2.0), (365, 0.5)])
def test_of_many_scores_a_drawing_stays_small(tmp_path: Path, days: int, most_mb: float) -> None:
    dice = Random(1)
    moments = [NOW - timedelta(hours=2.4 * (n + 1)) for n in range(10 * days)]
    scores = [PainScore(f"{n}", when, "now", dice.randint(0, 10)) for n, when in enumerate(reversed(moments))]
    series = series_of(scores, "now")
    view = replace(
        a_coach(tmp_path / "home").trend(days),
        series=series,
        trend=trend_of(series.daily, TODAY, days),
        marks=Marks(TODAY - timedelta(days=days), TODAY, sessions=tuple(series.daily)),
    )
    write_picture(view, tmp_path / "chart.svg", ASSETS)
    assert (tmp_path / "chart.svg").stat().st_size < most_mb * 1e6
    # Each score once in a column of its pixels.
    assert (tmp_path / "chart.svg").read_text("utf-8").count("<circle") <= 11 * PICTURE_PX.width()


def test_there_is_no_name_in_it(coach: Coach, view: TrendView, tmp_path: Path) -> None:
    svg(view, tmp_path / "chart.svg")
    assert coach.programme is not None
    assert coach.programme.patient.name not in (tmp_path / "chart.svg").read_text("utf-8")


def test_the_legend_names_what_is_there_alone(tmp_path: Path) -> None:
    tree = svg(a_coach(tmp_path / "empty").trend(42), tmp_path / "chart.svg")
    shown = letters(tree)
    assert "Your score" in shown and "Flare" not in shown and "Locked" not in shown


@pytest.mark.parametrize("name", ["chart.png", "chart.svg"])
def test_it_is_whole_or_not_at_all(
    view: TrendView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    write_picture(view, path, ASSETS)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()

    def full(_path: Path) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr("corecoach.diary.ground.create_file", full)
    with pytest.raises(NotSaved):
        write_picture(view, path, ASSETS)
    assert path.read_bytes() == before
