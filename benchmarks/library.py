"""Milliseconds in a real window: from the choice of Exercises to the painted page, first and later."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import make_home
from corecoach.app import App
from corecoach.ui.pages.library import LibraryPage

ROUNDS = 12


def opened(app: App) -> float:
    """Go there from Today; milliseconds until it is laid out and painted."""
    app.director.go("today")
    for _wait in range(5):
        QApplication.processEvents()
    began = time.perf_counter()
    app.director.go("library")
    assert isinstance(app.window.page, LibraryPage)
    QApplication.processEvents()
    app.window.repaint()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print the first, for which every exercise is read, and the median of the others."""
    QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        app = App(make_home(Path(folder), records=True))
        app.begin()
        first, *later = [opened(app) for _round in range(ROUNDS)]
        print(first)
        print(statistics.median(later))
        app.window.close()


if __name__ == "__main__":
    main()
