"""`corecoach figure`: a contact sheet, without a screen."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, Cli
from PySide6.QtGui import QImage

from corecoach.exchange import MAX_BYTES

FIGURE: dict[str, Any] = {
    "view": "side",
    "keys": {"down": {"root": [0, 0.53]}, "up": {"root": [0, 0.53], "angles": {"shoulder": 90}}},
    "sequence": [
        {"from": "down", "to": "up", "phase": "move"},
        {"from": "up", "to": "up", "phase": "hold"},
        {"from": "up", "to": "down", "phase": "return"},
    ],
}
# Nothing of the body is called so.
TAIL = FIGURE["keys"] | {"up": {"root": [0, 0.53], "contacts": ["tail"]}}


@pytest.fixture
def figure(tmp_path: Path) -> Path:
    """A file with a figure."""
    path = tmp_path / "arm-raise.json"
    path.write_text(json.dumps(FIGURE), "utf-8")
    return path


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_draws_every_step_of_a_figure(cli: Cli, figure: Path, theme: str) -> None:
    out = figure.with_suffix(".png")
    result = cli("figure", figure, "--out", out, "--frames", 3, "--size", 120, "--theme", theme)
    assert (result.code, result.out, result.err) == (0, f"{out}: contact sheet written\n", "")
    image = QImage(str(out))
    # Three pictures of the move and one of the hold, beside each other; below them the way back.
    assert 4 * 120 < image.width() < 5 * 120 < 2 * image.width()
    assert (
        len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}) > 20
    )


def drawn(cli: Cli, out: Path, *options: object) -> QImage:
    """The sheet of an exercise of the library."""
    result = cli("figure", "glute-bridge", "--out", out, *options)
    assert (result.code, result.err) == (0, "")
    return QImage(str(out))


@pytest.mark.usefixtures("qapp")
def test_an_exercise_of_the_library_is_drawn_by_its_id(cli: Cli, tmp_path: Path) -> None:
    small = drawn(cli, tmp_path / "a.png", "--frames", 2, "--size", 96)
    large = drawn(cli, tmp_path / "b.png", "--frames", 2, "--size", 192)
    more = drawn(cli, tmp_path / "c.png", "--frames", 4, "--size", 96)
    # Two rows, the way out with the hold and the way back with the rest: three pictures in each.
    assert large.width() - small.width() == 3 * 96
    assert 2 * 96 < more.width() - small.width() < 2 * 110
    assert small.height() == more.height() < large.height()


@pytest.mark.usefixtures("qapp")
def test_a_sheet_is_light_unless_told_and_the_same_every_time(cli: Cli, tmp_path: Path) -> None:
    usual, again, light, dark = (
        drawn(cli, tmp_path / f"{n}.png", "--frames", 2, "--size", 96, *theme)
        for n, theme in enumerate(((), (), ("--theme", "light"), ("--theme", "dark")))
    )
    assert usual == again == light
    assert dark.size() == light.size()
    assert dark.pixelColor(1, 1).lightness() < 60 < 200 < light.pixelColor(1, 1).lightness()


@pytest.mark.usefixtures("qapp")
def test_the_figure_of_an_exercise_file_is_drawn(cli: Cli, figure: Path) -> None:
    figure.write_text(json.dumps({"id": "arm-raise", "figure": FIGURE}), "utf-8")
    out = figure.with_suffix(".png")
    assert cli("figure", figure, "--out", out, "--frames", 2, "--size", 96).code == 0
    assert out.exists()


@pytest.mark.usefixtures("qapp")
def test_one_that_floats_is_drawn_to_be_looked_at(cli: Cli, figure: Path) -> None:
    figure.write_text(
        json.dumps(FIGURE | {"keys": FIGURE["keys"] | {"up": {"root": [0, 0.6], "contacts": ["foot"]}}}),
        "utf-8",
    )
    out = figure.with_suffix(".png")
    assert cli("figure", figure, "--out", out, "--frames", 2, "--size", 96).code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", ["line 1"]),
        ('{"view": "side"}', ["keys", "sequence"]),
        (json.dumps(FIGURE | {"view": "behind"}), ["view"]),
        (json.dumps(FIGURE | {"ghost": "away", "lock": ["tail"]}), ["figure.lock.tail", "figure.ghost"]),
        (json.dumps({"figure": FIGURE | {"muscle_side": "l"}}), ["figure.muscle_side"]),
        (json.dumps({"figure": FIGURE | {"keys": TAIL}}), ["figure.keys.up.contacts[0]"]),
        ("[]", ["whole file"]),
        ('{"figure": null}', ["whole file"]),
    ],
)
def test_a_file_without_a_figure_is_refused(cli: Cli, figure: Path, content: str, said: list[str]) -> None:
    figure.write_text(content, "utf-8")
    result = cli("figure", figure, "--out", figure.with_suffix(".png"))
    assert result.code == 1
    found = [LINE.fullmatch(line) for line in result.complaints]
    assert [m["where"].partition(",")[0] for m in found if m] == said
    assert not figure.with_suffix(".png").exists()


def test_a_file_that_is_not_there_is_one_line(cli: Cli, figure: Path) -> None:
    result = cli("figure", figure.parent / "none.json", "--out", figure.with_suffix(".png"))
    assert (result.code, len(result.complaints)) == (1, 1)


def test_an_unknown_exercise_and_a_place_that_is_not_there_are_refused(cli: Cli, figure: Path) -> None:
    unknown = cli("figure", "levitation", "--out", figure.with_suffix(".png"))
    assert (unknown.code, unknown.out, len(unknown.complaints)) == (1, "", 1)
    assert "levitation" in unknown.complaints[0] and not figure.with_suffix(".png").exists()
    assert cli("figure", figure, "--out", figure.parent / "none" / "a.png").code == 1


@pytest.mark.parametrize("options", [("--frames", 1), ("--size", 50), ("--frames", 25), ("--size", 1001)])
def test_numbers_out_of_range_are_refused(cli: Cli, figure: Path, options: tuple[object, ...]) -> None:
    assert cli("figure", figure, "--out", figure.with_suffix(".png"), *options).code == 2


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--frames", "abc", "must be a whole number from 2 to 24"),
        ("--frames", "2.5", "must be a whole number from 2 to 24"),
        ("--size", "-1", "must be a whole number from 96 to 1000"),
    ],
)
def test_what_is_no_number_is_said_in_words(
    cli: Cli, figure: Path, option: str, value: str, said: str
) -> None:
    result = cli("figure", figure, "--out", figure.with_suffix(".png"), f"{option}={value}")
    assert result.code == 2 and result.complaints[-1].endswith(f"argument {option}: {said}")


def test_a_file_that_is_too_large_is_refused(cli: Cli, figure: Path) -> None:
    figure.write_text(json.dumps(FIGURE) + " " * MAX_BYTES, "utf-8")
    result = cli("figure", figure, "--out", figure.with_suffix(".png"))
    assert (result.code, len(result.complaints)) == (1, 1)
    assert f"at most {MAX_BYTES} are allowed" in result.err


def test_the_sheet_is_a_png(cli: Cli, figure: Path) -> None:
    assert cli("figure", figure, "--out", figure.with_suffix(".jpg")).code == 2
