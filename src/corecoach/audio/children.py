"""Child processes that nobody waits for: how they are made, let go, and gone at the latest when the app ends.

A `QProcess` that is destroyed while its process runs waits for it, in the window's thread. So each one is
kept here, alone, until the system says that its process has ended.
"""

import atexit
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment, QTimer

GRACE_MS = 1_000  # for a child asked to end: time to fall silent first
EXIT_MS = 300  # the most that leaving the interpreter waits for a child, before and after killing it

_living: set[QProcess] = set()


def own_program(role: str, sounds_folder: Path, language: str) -> list[str]:
    """The command that runs this package as an audio child."""
    # -P: what lies in the current folder must not be imported in place of us.
    return [sys.executable, "-P", "-m", "corecoach.audio", role, str(sounds_folder), language]


def new_child(program: list[str]) -> QProcess:
    """A child process, not yet started. Only its answers are listened to."""
    child = QProcess()
    child.setProgram(program[0])
    child.setArguments(program[1:])
    child.setProcessEnvironment(_environment())
    child.setStandardErrorFile(QProcess.nullDevice())
    child.finished.connect(partial(_bury, child))
    child.errorOccurred.connect(partial(_bury, child))
    _living.add(child)
    return child


def send_away(child: QProcess) -> None:
    """Ask the child to end, by closing its input, and kill it if it has not after the grace."""
    child.closeWriteChannel()
    _bury(child)  # if it was never started
    timer = QTimer(child)  # dies with it
    timer.setSingleShot(True)
    timer.timeout.connect(child.kill)
    timer.start(GRACE_MS)


def _environment() -> QProcessEnvironment:
    """Ours, without a window, and with the folder this package lies in, wherever we were started from."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("QT_QPA_PLATFORM", "offscreen")
    root = str(Path(__file__).resolve().parents[2])
    paths = [path for path in environment.value("PYTHONPATH").split(os.pathsep) if path]
    environment.insert("PYTHONPATH", os.pathsep.join([*paths, root]))
    return environment


def _bury(child: QProcess, *_: object) -> None:
    """Let go of a child whose process has ended, or never began."""
    if child.state() == QProcess.ProcessState.NotRunning:
        _living.discard(child)
        child.deleteLater()


@atexit.register
def _end_all() -> None:
    """No child outlives the interpreter. Here, with no window left to block, a short wait is right."""
    running = list(_living)
    for child in running:
        child.blockSignals(True)  # or a link would take the end for an accident and start another
        child.closeWriteChannel()
    for child in running:
        if not child.waitForFinished(EXIT_MS):
            child.kill()
            child.waitForFinished(EXIT_MS)
    _living.clear()
