"""Ice and heat: lateness of the alarm with every core busy; processor time while it runs in the background.

Arguments: `late`, or `cpu` and seconds.
"""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from corecoach.app import App
from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.pack_clock import PackCall, PackClock

ALARMS = 60
SETTLE_MS = 2500


def put_on(coach: Coach, protocol: str = "heat_subacute") -> None:
    """Start a use and put the pack on."""
    coach.save_profile(44, (), (), {"cold_reaction": "no", "morning_stiff": "no"})
    packs = coach.packs
    # At any hour of the day.
    packs.shelf.set_night(0, 0)
    packs.shelf.save_answers((), ())
    found = packs.shelf.protocol(protocol)
    assert found is not None
    packs.run.start(found, "stiff", [t.id for t in packs.shelf.ticks_asked(found).ticks])
    packs.run.act(PackCommand.FINE)
    packs.run.act(PackCommand.PUT_ON)
    assert packs.run.has_pack


def lateness_ms() -> list[float]:
    """Milliseconds by which each first call was late, with one busy process a core beside this one."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        coach = Home(Path(folder)).coach()
        put_on(coach)
        run, late, chance = coach.packs.run, list[float](), random.Random(1)
        clock = PackClock(coach.packs, application)

        def again() -> None:
            running = run.running
            assert running is not None and running.leg is not None
            # The same pack, with a second or so left, as it would be at the end of any step.
            leg = replace(running.leg, since=coach.packs.shelf.stamp(), left_s=chance.uniform(0.7, 1.4))
            run.running = replace(running, state=PackState.ON, step=1, leg=leg)
            clock.start()

        def called(call: PackCall) -> None:
            clock.stop_timers()
            late.append((call.moment.overdue_s or 0.0) * 1000)
            QTimer.singleShot(0, application, again if len(late) < ALARMS else application.quit)

        clock.called.connect(called)
        busy = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(os.cpu_count() or 1)]
        for process in busy:
            process.start()
        QTimer.singleShot(0, application, again)
        application.exec()
        for process in busy:
            process.kill()
    return late


def _spin() -> None:
    until = time.monotonic() + 10 * ALARMS
    while time.monotonic() < until:
        pass


def background_percent(seconds: float) -> float:
    """Share of one core while the heat is on and Today is shown, with the small clock below it."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        app = App(Home(Path(folder)))
        app.settings.change(sound=False, voice=False, welcomed=True)
        app.begin()
        put_on(app.coach)
        flow = app.director.packs()
        # Nobody is here to answer: it must stay on for as long as this takes.
        flow.run.begin()
        app.window.page.pages_requested.emit(None)  # type: ignore[union-attr]
        began: list[tuple[float, float]] = []
        QTimer.singleShot(SETTLE_MS, lambda: began.append((time.process_time(), time.monotonic())))
        # `quit` asks the window, which stays while something is on.
        QTimer.singleShot(SETTLE_MS + int(seconds * 1000), application.exit)
        application.exec()
        used, passed = time.process_time() - began[0][0], time.monotonic() - began[0][1]
        app.director.packs().run.command(PackCommand.END)
        app.window.close()
    return 100 * used / passed


if __name__ == "__main__":
    if sys.argv[1] == "late":
        print(*lateness_ms())
    else:
        print(background_percent(float(sys.argv[2])))
