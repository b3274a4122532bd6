"""The pain trend in a real window, with ten years of scores, in milliseconds.

Prints: the longest stall of the window while the charts are imported ahead; opening the page the first time,
and again; and, with nearly ten years in sight, how long a frame takes while the chart is dragged, while it is
zoomed, and while the pointer reads out one day after the other (p95 of each).
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import make_home
from corecoach.app import App
from corecoach.ui.charts_ahead import CHART, ChartsAhead
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.pages.trend_parts import ChartSlot

FRAMES, ROUNDS = 240, 12
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def imported_ahead(app: App) -> float:
    """Import the charts as the window does; the longest time for which its loop stood still."""
    last, stalls = [time.perf_counter()], list[float]()

    def beat() -> None:
        now = time.perf_counter()
        stalls.append(now - last[0])
        last[0] = now

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(beat)
    timer.start(1)
    ChartsAhead(app.window, lambda: True)
    while not getattr(sys.modules.get(CHART), "TrendChart", None):
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    timer.stop()
    return 1000 * max(stalls)


def opened(app: App) -> float:
    """Go there from Today; milliseconds until page and chart are laid out and painted."""
    app.director.go("today")
    for _wait in range(5):
        QApplication.processEvents()
    began = time.perf_counter()
    app.director.go("trend")
    slot = slot_of(app)
    while slot.chart is None:
        QApplication.processEvents()
    QApplication.processEvents()
    app.window.repaint()
    return 1000 * (time.perf_counter() - began)


def slot_of(app: App) -> ChartSlot:
    """The place of the chart."""
    page = app.window.page
    assert isinstance(page, TrendPage)
    return page.findChildren(ChartSlot)[0]


def frames(app: App, act: Callable[[int], None]) -> float:
    """p95 of the milliseconds from an event to the painted chart."""
    chart, times = slot_of(app).chart, list[float]()
    assert chart is not None
    for n in range(FRAMES):
        began = time.perf_counter()
        act(n)
        QApplication.processEvents()
        times.append(1000 * (time.perf_counter() - began))
    return sorted(times)[round(0.95 * FRAMES)]


def main() -> None:
    """Print the six."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        app = App(make_home(Path(folder), records=True))
        app.begin()
        for _wait in range(20):
            QApplication.processEvents()
        print(imported_ahead(app))
        first, *later = [opened(app) for _round in range(ROUNDS)]
        print(first, statistics.median(later))
        app.director.pages.trend_days = None
        opened(app)
        chart = slot_of(app).chart
        assert chart is not None
        middle = QPointF(chart.width() / 2, chart.height() / 2)

        def mouse(kind: QEvent.Type, x: float, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
            at = QPointF(x, middle.y())
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(chart, QMouseEvent(kind, at, chart.mapToGlobal(at), button, held, none))

        def wheel(n: int) -> None:
            # In for eight notches, out for eight.
            turned = QPoint(0, 120 if n // 8 % 2 == 0 else -120)
            none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(middle, chart.mapToGlobal(middle), QPoint(), turned, NONE, none, phase, False)
            QApplication.sendEvent(chart, event)

        chart.setFocus()
        # Once zoomed in a little, there is something to drag.
        wheel(0)
        mouse(QEvent.Type.MouseButtonPress, middle.x(), LEFT, LEFT)
        drag = frames(
            app,
            lambda n: mouse(QEvent.Type.MouseMove, middle.x() + 60 * (n % 4 - 1.5) + n % 7, NONE, LEFT),
        )
        mouse(QEvent.Type.MouseButtonRelease, middle.x(), LEFT, NONE)
        chart.show_range()
        zoom = frames(app, wheel)
        chart.show_range()
        hover = frames(app, lambda n: mouse(QEvent.Type.MouseMove, 200 + 2 * n, NONE, NONE))
        print(drag, zoom, hover)
        app.window.close()


if __name__ == "__main__":
    main()
