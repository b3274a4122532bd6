"""Stand-in children, a watch on the event loop, and what the audio tests share."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer

from corecoach.audio.link import AudioLink, AudioState, Patience

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
SRC = Path(__file__).resolve().parents[2] / "src"
QUICK = Patience(start_s=30.0, answer_s=0.3)  # for children that will not answer
PATIENT = Patience(start_s=30.0, answer_s=10.0, stale_s=30.0)  # for children that will, on a busy machine

# Each stand-in first writes its process number to the log, so that a test can count the starts.
PREFACE = (
    "import os, sys, time\nlog = open(sys.argv[1], 'a', buffering=1)\nlog.write(f'pid {os.getpid()}\\n')\n"
)
READY = "time.sleep(float(sys.argv[2]))\nsys.stdout.write('ready tones device\\n')\nsys.stdout.flush()\n"
IGNORE = "for line in sys.stdin:\n log.write(line)\n"
ANSWER = IGNORE + " sys.stdout.write(line.split()[0] + ' ok\\n')\n sys.stdout.flush()\n"


class Until(Protocol):
    def __call__(self, condition: Callable[[], bool]) -> None: ...


class StandIn:
    """A small program in place of the real child, and the log it keeps."""

    def __init__(self, log: Path) -> None:
        self.log = log

    def program(self, *parts: str, delay_s: float = 0.0) -> list[str]:
        return [sys.executable, "-c", PREFACE + "".join(parts), str(self.log), str(delay_s)]

    def lines(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def pids(self) -> list[int]:
        return [int(line.split()[1]) for line in self.lines() if line.startswith("pid ")]

    def orders(self) -> list[str]:
        return [line.partition(" ")[2] for line in self.lines() if not line.startswith("pid ")]


class LoopWatch:
    """Notes the longest time in which the event loop did not turn."""

    def __init__(self) -> None:
        self.turns = 0
        self.longest_s = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.monotonic()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now
        self.turns += 1

    def stop(self) -> None:
        self._turn()
        self._timer.stop()


def is_live(link: AudioLink) -> bool:
    return link.state in (AudioState.READY, AudioState.SILENT)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be collected counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True
