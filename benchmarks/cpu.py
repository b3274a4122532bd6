"""Processor time of the window, as a share of one core. Arguments: today or a routine below, and seconds.

`moving` is the player while the figure moves without a pause, `holding` while it holds and breathes,
`lying` while it does so for as long as nothing is counted.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.ten_years import make_home
from corecoach.app import App
from corecoach.coach import Wish
from corecoach.prescription import DosageChange, Item, Routine
from corecoach.safety import Answer
from corecoach.session import PhaseKind
from corecoach.ui.pages.dose import DosePage

SETTLE_MS = 2500
# Two minutes of movement in one stretch, and a hold as long as most stretches are.
ROUTINES = {
    "moving": Item("cat-camel", DosageChange(sets=1, reps=20, tempo="3-0-3")),
    "holding": Item("front-plank-full", DosageChange(sets=1, reps=1, hold_s=20, tempo="2-hold-2")),
    "lying": Item("prone-lying", DosageChange(sets=1, reps=1, hold_s=60)),
}
PHASES = {"moving": PhaseKind.MOVE, "holding": PhaseKind.HOLD, "lying": PhaseKind.HOLD}


def main(what: str, seconds: float) -> None:
    """Print the share of one core, in percent."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        app = App(make_home(Path(folder), records=False))
        app.settings.change(sound=False, voice=False)
        app.begin()
        if what in ROUTINES:
            _start_session(app, what)
        began: list[tuple[float, float]] = []
        look = QTimer()
        look.setInterval(100)

        def measure() -> None:
            if what in PHASES and _phase(app) is not PHASES[what]:
                return
            look.stop()
            # What is made once, such as the pictures of a breath, belongs to the start.
            QTimer.singleShot(SETTLE_MS, lambda: began.append((time.process_time(), time.monotonic())))
            QTimer.singleShot(SETTLE_MS + int(seconds * 1000), application.quit)

        look.timeout.connect(measure)
        look.start()
        application.exec()
        used, passed = time.process_time() - began[0][0], time.monotonic() - began[0][1]
        print(100 * used / passed)
        app.window.close()


def _phase(app: App) -> PhaseKind | None:
    conductor = app.director.flow().conductor
    return conductor.moment.phase.kind if conductor is not None else None


def _start_session(app: App, what: str) -> None:
    flow = app.director.flow()
    flow.start.ask(Wish(Routine("measured", "Measured", (ROUTINES[what],))))
    answers: dict[str, Answer] = {"G1": "no", "G2": "no", "G3": "no", "W": "no"}
    flow.check.draft.gates |= answers
    flow.check.draft.items["drowsy_impaired"] = "no"
    flow.check.draft.pain_now = 3
    flow.check.gate_done()
    # What the sample's cautions change is said on a page of its own.
    if isinstance(app.window.page, DosePage):
        app.window.page.taken.emit(False)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
