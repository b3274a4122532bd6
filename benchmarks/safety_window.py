"""Milliseconds in a real window: from Start to the player, and from Stop to silence and to the stop page."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.ten_years import make_home
from corecoach.app import App
from corecoach.safety import Answer
from corecoach.session import Command
from corecoach.ui.pages.dose import DosePage
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.player.player import Player

ROUNDS = 12


def shown(app: App, kind: type[QWidget]) -> float:
    """When a page of a kind has been laid out and painted, at the latest."""
    assert isinstance(app.window.page, kind), app.window.page
    QApplication.processEvents()
    app.window.repaint()
    return time.perf_counter()


def start(app: App) -> float:
    """Answer the check; milliseconds from Start to the painted player."""
    flow = app.director.flow()
    flow.begin("weeks-1-2")
    check = flow.check
    answers: dict[str, Answer] = dict.fromkeys(("G1", "G2", "G3", "W"), "no")
    check.draft.gates |= answers
    check.draft.items["drowsy_impaired"] = "no"
    check.draft.pain_now = 3
    QApplication.processEvents()
    began = time.perf_counter()
    check.gate_done()
    # The page that says what the sample's cautions change is part of the way.
    shown(app, DosePage)
    app.window.page.taken.emit(False)  # type: ignore[union-attr]
    return 1000 * (shown(app, Player) - began)


def stop(app: App) -> tuple[float, float]:
    """Milliseconds from Stop to the order for silence with every timer at rest, and to the stop page."""
    conductor = app.director.flow().conductor
    assert conductor is not None
    hushed: list[float] = []
    sounder = app.director.audio.sounder
    was = sounder.hush

    def hush() -> None:
        was()
        hushed.append(time.perf_counter())

    sounder.hush = hush  # type: ignore[method-assign]
    began = time.perf_counter()
    conductor.command(Command.STOP)
    painted = shown(app, StoppedPage)
    sounder.hush = was  # type: ignore[method-assign]
    return 1000 * (hushed[0] - began), 1000 * (painted - began)


def main() -> None:
    """Print the medians."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        # Lower scores than elsewhere: those of 8 on three days running would lock the session.
        app = App(make_home(Path(folder), records=True, highest=5))
        app.begin()
        starts, silences, pages = [], [], []
        for _round in range(ROUNDS):
            starts.append(start(app))
            for _wait in range(20):
                application.processEvents()
            silent, page = stop(app)
            silences.append(silent)
            pages.append(page)
        for values in (starts, silences, pages):
            print(statistics.median(values))
        app.window.close()


if __name__ == "__main__":
    main()
