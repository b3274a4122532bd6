"""The chart as a picture: it opens, it has content, and a drawing is made of lines."""

import os
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from report_samples import ASSETS, a_coach, eight_weeks, falling

from corecoach.coach import Coach
from corecoach.coach.trend_views import TrendView
from corecoach.diary import NotSaved
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
    assert len(list(tree.iter(f"{SVG}polyline"))) + len(list(tree.iter(f"{SVG}path"))) > 50
    # Whoever opens it may not have the font.
    fonts = {node.get("font-family") for node in tree.iter() if "Figtree" in (node.get("font-family") or "")}
    assert fonts == {"Figtree Tab, Figtree, Arial, Helvetica, sans-serif"}


def test_a_drawing_says_in_words_what_it_shows(view: TrendView, tmp_path: Path) -> None:
    tree = svg(view, tmp_path / "chart.svg")
    said = " ".join(screen_words(view))
    assert tree.findtext(f"{SVG}title") == "Pain trend" and tree.findtext(f"{SVG}desc") == said
    shown = " ".join(letters(tree).split())
    assert said in shown
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


def test_what_is_outside_the_scale_is_cut_off(view: TrendView, tmp_path: Path) -> None:
    tree = svg(view, tmp_path / "chart.svg")
    assert list(tree.iter(f"{SVG}clipPath"))
    assert any(node.get("clip-path") for node in tree.iter())


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
