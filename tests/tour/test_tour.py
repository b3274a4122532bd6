"""`corecoach tour`: a picture of a screen, in the size, theme and language that was asked for."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from corecoach.cli import main
from corecoach.tour import draw_all, scene_names
from corecoach.words import use_language

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(folder: Path, name: str, **given: object) -> QImage:
    options: dict[str, object] = {"theme": "light", "text_scale": 100, "size": (1280, 800), "language": "en"}
    try:
        assert list(draw_all(folder, only=name, **(options | given))) == [name]  # type: ignore[arg-type]
    finally:
        use_language("en")
    image = QImage(str(folder / f"{name}.png"))
    assert not image.isNull()
    return image


def colours(image: QImage) -> int:
    small = image.scaled(64, 40)
    return len({small.pixel(x, y) for x in range(64) for y in range(40)})


def test_every_scene_has_a_name_that_can_be_a_file() -> None:
    names = scene_names()
    assert len(names) == len(set(names)) > 45
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in names)


@pytest.mark.parametrize(
    ("name", "size"),
    [("today", (1024, 640)), ("player-rest", (1920, 1080)), ("drill-emergency", (1280, 800))],
)
def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    image = drawn(tmp_path / "new" / "folder", name, size=size)
    assert (image.width(), image.height()) == size
    assert colours(image) > 12


def test_the_same_scene_is_drawn_the_same_again(tmp_path: Path) -> None:
    for name in ("today", "player-ready"):
        assert drawn(tmp_path / "1", name) == drawn(tmp_path / "2", name)


@pytest.mark.parametrize("name", ["welcome", "gate"])
def test_theme_language_and_text_size_change_the_picture(tmp_path: Path, name: str) -> None:
    first = drawn(tmp_path / "0", name)
    for n, given in enumerate(({"theme": "dark"}, {"text_scale": 200}, {"language": "pseudo"}), start=1):
        assert drawn(tmp_path / str(n), name, **given) != first


def test_dark_is_dark(tmp_path: Path) -> None:
    def corner(image: QImage) -> int:
        return QColor(image.pixelColor(image.width() - 4, 4)).lightness()

    assert corner(drawn(tmp_path / "1", "today")) > 200
    assert corner(drawn(tmp_path / "2", "today", theme="dark")) < 60


def test_a_text_size_between_two_steps_is_drawn_in_the_nearer_one(tmp_path: Path) -> None:
    asked, nearer = (drawn(tmp_path / str(n), "today-empty", text_scale=n) for n in (160, 150))
    assert asked == nearer


def test_drawing_leaves_no_window_and_no_data_behind(tmp_path: Path) -> None:
    drawn(tmp_path, "today")
    assert QApplication.topLevelWidgets() == []
    assert [path.name for path in tmp_path.iterdir()] == ["today.png"]


def test_an_unknown_name_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError):
        list(draw_all(tmp_path, theme="light", text_scale=100, size=(800, 600), only="nothing"))
    assert main(["tour", str(tmp_path / "out"), "--only", "nothing"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "player-hold" in said.err
    assert not (tmp_path / "out").exists()


def test_the_command_prints_the_names_it_drew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--only", "today-empty", "--size", "900x600", "--theme", "dark", "--text-scale", "125"]
    assert main(["tour", str(tmp_path), *options]) == 0
    assert capsys.readouterr().out == "today-empty\n"
    assert QImage(str(tmp_path / "today-empty.png")).width() == 900


@pytest.mark.parametrize(
    "options", [["--size", "10x10"], ["--size", "wide"], ["--text-scale", "99"], ["--theme", "pink"]]
)
def test_wrong_options_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["tour", str(tmp_path), *options]) == 2
    assert options[0] in capsys.readouterr().err
