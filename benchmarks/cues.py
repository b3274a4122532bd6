"""Lateness of cues in the player's own conductor with every core busy; drift over a simulated hour."""

import multiprocessing
import os
import sys
import time

from corecoach.clock import SystemClock
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.safety.permit import _SEAL, Permit
from corecoach.session import Command, Fired, Session, Timeline, compile_timeline

SECONDS = 45


def _timeline(seconds: int) -> Timeline:
    """One cue a second: movements of a second each."""
    sets = max(1, seconds // 50)
    change = DosageChange(
        sets=min(10, sets), reps=50 if sets > 1 else seconds, rest_between_sets_s=10, tempo="1-0-0"
    )
    item = Item("cat-camel", change)
    return compile_timeline("bench", resolve(Routine("bench", "Bench", (item,)), Library().exercises))


def lateness_ms() -> list[float]:
    """Milliseconds by which each cue was late, with one busy process a core beside this one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication

    from corecoach.ui.player.conductor import Conductor

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    clock, timeline = SystemClock(), _timeline(SECONDS)
    session = Session(Permit(_SEAL, timeline.digest(), clock.seconds() + 60), timeline, clock.seconds())
    conductor, late = Conductor(session, clock, still=False), list[float]()
    conductor.fired.connect(lambda fired: late.append((clock.seconds() - fired.due_s) * 1000))
    conductor.over.connect(application.quit)
    busy = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(os.cpu_count() or 1)]
    for process in busy:
        process.start()
    conductor.command(Command.START)
    application.exec()
    for process in busy:
        process.kill()
    return late


def _spin() -> None:
    until = time.monotonic() + 10 * SECONDS
    while time.monotonic() < until:
        pass


def drift_ms() -> float:
    """Difference in milliseconds between plan and cue at the end of a simulated hour of uneven looks."""
    timeline = _timeline(3600 // 7)
    session = Session(Permit(_SEAL, timeline.digest(), 10.0), timeline, 0.0)
    fired: list[Fired] = list(session.command(Command.START, 0.0))
    now_s, n = 0.0, 0
    while session.state.is_live:
        n += 1
        now_s += 0.031 + 0.017 * (n % 5)
        fired += session.observe(now_s)
    last = fired[-1]
    return abs(last.due_s - timeline.total_s) * 1000


if __name__ == "__main__":
    print(*lateness_ms())
