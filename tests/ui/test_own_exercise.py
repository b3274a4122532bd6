"""Exercises of a physiotherapist's own, in a programme file: with a figure or without, everywhere that the
built-in ones are."""

import json
import subprocess
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hands import AtWindow, Worlds, seen, settle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from programme_samples import LIBRARY
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from corecoach.coach import Offer
from corecoach.figure.motion import Motion
from corecoach.session import PhaseKind
from corecoach.ui import save_flow
from corecoach.ui.figure.loop import Loop
from corecoach.ui.figure.scene import Scene
from corecoach.ui.figure.still import Still
from corecoach.ui.figure.view import FigureView
from corecoach.ui.look import Look
from corecoach.ui.pages.exercise import ExercisePage
from corecoach.ui.pages.library import LibraryPage
from corecoach.ui.player.player import Player
from corecoach.ui.player.stage import Stage
from corecoach.ui.widgets.tile import Tile

PROGRAMME = json.loads(LIBRARY.sample_programme.read_bytes())
NOTE = "As we did it on Monday."
SHOWN, BARE = "own-shift", "own-worktop"
NAMES = {SHOWN: "Shift on all fours", BARE: "Lean on the worktop"}
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 7, 1e300, -0.0, 359.9, "", "knee", "up", "x" * 300, "a\nb", [], [[]], {}, [0, 1],
    ["hand"], "hand@thigh(0,0)", "hand~", {"from": "a", "to": "b", "phase": "move"}, {"stand": {}},
)  # fmt: skip


def own(name: str) -> Any:
    """The cat-camel under another name, one of them without its figure."""
    value = json.loads((LIBRARY.folder / "exercises" / "cat-camel.json").read_text("utf-8"))
    value |= {"id": name, "name": NAMES[name], "short_name": NAMES[name]}
    if name == BARE:
        del value["figure"]
    return value


def programme() -> Any:
    """A programme of two exercises of somebody's own."""
    value = deepcopy(PROGRAMME)
    inner = value["programme"]
    inner["exercises"] = [own(SHOWN), own(BARE)]
    inner["routines"] = [
        {"id": "own", "title": "My own", "items": [{"exercise": e, "note": NOTE} for e in (SHOWN, BARE)]}
    ]
    inner["phases"] = [
        {"title": "Weeks", "weeks": 4, "schedule": [{"routine": "own", "days": ["tue"], "per_day": 1}]}
    ]
    return value


def written(folder: Path, value: Any) -> Path:
    path = folder / "own.corecoach"
    path.write_text(json.dumps(value), "utf-8")
    return path


def stored(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}


@pytest.fixture
def at(worlds: Worlds, tmp_path: Path) -> AtWindow:
    """With the programme in hand."""
    at = worlds(sample="", begin=False)
    offer = at.world.coach.offer_file(written(tmp_path, programme()))
    assert isinstance(offer, Offer), offer
    at.world.coach.take_in(offer)
    at.world.introduce()
    return at


def picture(widget: Any) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)  # type: ignore[no-any-return]


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shirt(at: AtWindow) -> str:
    return at.world.window.look.color("figure.shirt.fill").name()


# -- everywhere ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "figure"), [(SHOWN, True), (BARE, False)])
def test_a_session_shows_its_figure_or_its_steps_and_the_note(at: AtWindow, name: str, figure: bool) -> None:
    at.world.start_session(1, "own")
    if name == BARE:
        conductor = at.world.director.flow().conductor
        assert conductor is not None
        while conductor.moment.phase.exercise != BARE:
            at.world.run(5)
    at.world.run_to(PhaseKind.MOVE)
    at.world.settle()
    (stage,) = at.page.findChildren(Stage)
    (view,) = stage.findChildren(FigureView)
    assert isinstance(at.page, Player) and view.isVisible() is figure
    assert (shirt(at) in colours(picture(stage))) is figure
    assert NAMES[name] in stage.accessibleName()
    assert [item.note for item in stage._timeline.items] == [NOTE, NOTE]


def test_its_figure_moves_as_the_session_does(at: AtWindow) -> None:
    at.world.start_session(1, "own")
    at.world.run_to(PhaseKind.MOVE)
    at.world.settle()
    (view,) = at.page.findChildren(FigureView)
    pictures = []
    for _n in range(4):
        pictures.append(picture(view))
        at.world.run(0.7)
    assert all(one != other for one, other in pairwise(pictures))


@pytest.mark.parametrize(("name", "figure"), [(SHOWN, True), (BARE, False)])
def test_its_page_shows_it_and_a_way_to_try_it(at: AtWindow, name: str, figure: bool) -> None:
    at.world.director.library().open(name)
    settle()
    at.world.settle()
    assert isinstance(at.page, ExercisePage)
    assert NAMES[name] in at.words()
    shown = [*seen(at.page, Still), *seen(at.page, Loop)]
    assert all((shirt(at) in colours(picture(one))) is figure for one in shown)
    assert shown or not figure
    at.choose("Try it now")
    at.world.answer_check(3)
    settle()
    assert isinstance(at.page, Player)


@pytest.mark.parametrize(("name", "figure"), [(SHOWN, True), (BARE, False)])
def test_its_tile_has_a_picture_or_a_plain_field(at: AtWindow, name: str, figure: bool) -> None:
    at.world.director.go("library")
    settle()
    assert isinstance(at.page, LibraryPage)
    tile = next(t for t in at.page.findChildren(Tile) if t.exercise.id == name)
    picture(tile)
    at.world.settle()
    assert (shirt(at) in colours(picture(tile))) is figure
    assert NAMES[name] in tile.accessibleName()


@pytest.mark.parametrize(("name", "pictures"), [(SHOWN, 2), (BARE, 0)])
def test_it_goes_on_paper(
    at: AtWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, pictures: int
) -> None:
    path = tmp_path / "page.pdf"
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: path)
    at.world.director.library().open(name)
    settle()
    at.choose("Save as PDF to print")
    listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) - 2 == pictures
    assert NAMES[name] in text.stdout and f"Note: {NOTE}" in text.stdout


def test_less_movement_shows_start_and_hold_beside_each_other(at: AtWindow) -> None:
    at.world.app.settings.change(less_movement=True)
    at.world.start_session(1, "own")
    at.world.run_to(PhaseKind.MOVE)
    at.world.settle()
    (view,) = at.page.findChildren(FigureView)
    image = picture(view)
    half = image.width() // 2
    assert all(shirt(at) in colours(image.copy(x, 0, half, image.height())) for x in (0, half))
    at.world.run(1.5)
    assert picture(view) == image


# -- broken ----------------------------------------------------------------------------------------------


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in `value` with each of its keys."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else range(len(value))
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


def shown_by_words(value: Any, tmp_path: Path, at: AtWindow) -> Any:
    """What the coach says of a programme with this figure; nothing is stored by looking at it."""
    file = programme()
    file["programme"]["exercises"][0]["figure"] = value
    before = stored(at.world.app.home.folder)
    found = at.world.coach.offer_file(written(tmp_path, file))
    assert stored(at.world.app.home.folder) == before
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_its_figure_nothing_raises_and_nothing_is_stored(
    at: AtWindow, tmp_path: Path, data: st.DataObject
) -> None:
    figure = json.loads((LIBRARY.folder / "exercises" / "hip-hinge.json").read_text("utf-8"))["figure"]
    for _change in range(data.draw(st.integers(1, 3))):
        where, key = data.draw(st.sampled_from(places(figure)))
        match data.draw(st.sampled_from(("put", "number", "drop", "double", "rename"))):
            case "put":
                where[key] = deepcopy(data.draw(st.sampled_from(ODD)))
            case "number":
                where[key] = data.draw(st.floats(-400, 400) | st.floats(-1, 1) | st.integers(-9, 9))
            case "drop":
                del where[key]
            case "double" if isinstance(where, list):
                where.append(deepcopy(where[key]))
            case "rename" if isinstance(where, dict):
                where[data.draw(st.sampled_from(("stand", "knee_n", "a" * 40, "")))] = where.pop(key)
            case _:
                pass
    found = shown_by_words(figure, tmp_path, at)
    if isinstance(found, Offer):
        draw(found)
    else:
        lines = [problem.line("own.corecoach") for problem in found]
        assert lines and all(len(line.splitlines()) == 1 for line in lines)


def draw(offer: Offer) -> None:
    """What was accepted can be drawn."""
    figure = offer.file.programme.exercises[0].figure
    if figure is None:
        return
    motion = Motion(figure, {})
    image = QImage(120, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene = Scene(Look(LIBRARY.folder), figure, QSize(120, 100), 1.0)
    for posed in (motion.start(), motion.held()):
        scene.paint(painter, posed)
    painter.end()


def test_a_broken_figure_is_refused_with_the_frame_and_the_joint(at: AtWindow, tmp_path: Path) -> None:
    figure = own(SHOWN)["figure"]
    figure["keys"]["cat"]["angles"]["elbow"] = 60.0
    found = shown_by_words(figure, tmp_path, at)
    lines = " | ".join(problem.line("own.corecoach") for problem in found)
    assert "programme.exercises[0].figure.keys.cat" in lines
    assert "near wrist (wrist_n)" in lines
    figure = own(SHOWN)["figure"]
    figure["keys"]["cat"]["root"][0] += 0.03
    lines = " | ".join(problem.line("own.corecoach") for problem in shown_by_words(figure, tmp_path, at))
    assert "figure.sequence[0]" in lines and "of 61: near knee (knee_n) is to stay where it is" in lines
