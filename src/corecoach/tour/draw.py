"""Draws the scenes to PNG files, without a screen."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

from corecoach.coach import Settings

Scale = Literal[100, 125, 150, 175, 200]


def scene_names() -> list[str]:
    """The names of all scenes."""
    from corecoach.tour.scenes import SCENES

    return list(SCENES)


def draw_all(
    folder: Path,
    *,
    theme: str,
    text_scale: int,
    size: tuple[int, int],
    only: str | None,
    language: str = "en",
) -> Iterator[str]:
    """Draw each scene to `folder/NAME.png` and yield its name. Raises KeyError for an unknown `only`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["corecoach"])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    from corecoach.tour.scenes import SCENES

    folder.mkdir(parents=True, exist_ok=True)
    # The step nearest to what was asked for: those are the sizes that settings offer.
    step = cast(Scale, min((100, 125, 150, 175, 200), key=lambda s: abs(s - text_scale)))
    settings = Settings(
        theme=cast(Literal["light", "dark"], theme),
        text_scale=step,
        country="GB",
        welcomed=True,
        language=language,
    )
    for name in [only] if only else list(SCENES):
        with tempfile.TemporaryDirectory() as data:
            _draw(SCENES[name], folder / f"{name}.png", Path(data), settings, size)
        yield name


def _draw(scene: object, path: Path, data: Path, settings: Settings, size: tuple[int, int]) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from corecoach.tour.world import World

    world = World(data, settings, size)
    scene(world)  # type: ignore[operator]
    world.show()
    world.settle()
    world.window.grab().save(str(path))
    world.window.close()
    world.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
