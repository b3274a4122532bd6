"""Processor time of the window, as a share of one core. Arguments: today or player, and seconds."""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import make_home
from corecoach.app import App
from corecoach.safety import Answer

SETTLE_MS = 2500


def main(what: str, seconds: float) -> None:
    """Print the share of one core, in percent."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        app = App(make_home(Path(folder), records=False))
        app.settings.change(sound=False, voice=False)
        app.begin()
        if what == "player":
            _start_session(app)
        began: list[tuple[float, float]] = []
        QTimer.singleShot(SETTLE_MS, lambda: began.append((time.process_time(), time.monotonic())))
        QTimer.singleShot(SETTLE_MS + int(seconds * 1000), application.quit)
        application.exec()
        used, passed = time.process_time() - began[0][0], time.monotonic() - began[0][1]
        print(100 * used / passed)
        app.window.close()


def _start_session(app: App) -> None:
    flow = app.director.flow()
    flow.begin("weeks-1-2")
    answers: dict[str, Answer] = {"G1": "no", "G2": "no", "G3": "no", "W": "no"}
    flow.check.draft.gates |= answers
    flow.check.draft.items["drowsy_impaired"] = "no"
    flow.check.draft.pain_now = 3
    flow.check.gate_done()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
