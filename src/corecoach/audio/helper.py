"""The child process: reads orders from standard input, has an instrument do them, answers each one.

It ends when standard input closes, so it never outlives the app, and it kills itself when it hangs.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, Protocol

from PySide6.QtCore import QCoreApplication, QObject

from corecoach.audio.protocol import Hush, Order, Ping, Quit, Role, one_line, parse_order
from corecoach.audio.stdin import LineReader

USAGE = "usage: python -m corecoach.audio tones|voice [SOUNDS_FOLDER] [LANGUAGE]\n"
# The app gives up on a silent child long before. This is for a child that hangs when the app is already gone.
HANG_S = 20


class Instrument(Protocol):
    """What makes the sounds: the tones or the voice."""

    def prepare(self) -> str:
        """Get ready, and say what was found, or `none`."""
        ...

    def perform(self, order: Order) -> bool:
        """Do a `Play` or a `Say`; false when this instrument does not know it."""
        ...

    def hush(self) -> None:
        """Be silent at once."""
        ...


class Helper(QObject):
    """Answers the lines of one app, with one instrument, until the app is gone."""

    def __init__(self, role: Role, instrument: Instrument, reader: LineReader, answers: int) -> None:
        """Lines come from `reader`; answers go to the file descriptor `answers`."""
        super().__init__()
        self._role = role
        self._instrument = instrument
        self._answers = answers
        self._reader = reader
        reader.line_received.connect(self._on_line)
        reader.ended.connect(self._leave)

    def begin(self) -> None:
        """Prepare the instrument, say so, and start to listen."""
        with self_destruct():
            found = self._instrument.prepare()
        self._write(f"ready {self._role} {one_line(found)}")
        self._reader.start()

    def _on_line(self, line: str) -> None:
        number, order = parse_order(line)
        with self_destruct():
            done = self._perform(order)
        self._write(f"{number} {'ok' if done else 'bad'}")
        if isinstance(order, Quit):
            self._leave()

    def _perform(self, order: Order | None) -> bool:
        match order:
            case None:
                return False
            case Hush():
                self._instrument.hush()
            case Ping() | Quit():
                pass
            case _:
                return self._instrument.perform(order)
        return True

    def _write(self, line: str) -> None:
        try:
            os.write(self._answers, f"{line}\n".encode(errors="replace"))
        except OSError:  # the app is gone, and nobody is left to tell
            self._leave()

    def _leave(self) -> NoReturn:
        """Fall silent and end. Not by `sys.exit`: tearing down Qt's audio objects may hang as well."""
        with self_destruct():
            self._instrument.hush()
        os._exit(0)


@contextmanager
def self_destruct() -> Iterator[None]:
    """The system ends this process if what is inside hangs, even while the interpreter itself is held."""
    if not hasattr(signal, "alarm"):  # Windows: the app ends a silent child, as everywhere
        yield
        return
    signal.alarm(HANG_S)
    try:
        yield
    finally:
        signal.alarm(0)


def main(arguments: Sequence[str]) -> int:
    """Run the role named first, until standard input closes."""
    if not arguments or arguments[0] not in set(Role):
        sys.stderr.write(USAGE)
        return 2
    answers = keep_output_clean()
    heed_signals()
    app = QCoreApplication(["corecoach-audio"])
    helper = Helper(Role(arguments[0]), _instrument(arguments), LineReader(), answers)
    helper.begin()
    return app.exec()


def keep_output_clean() -> int:
    """Give back a private copy of standard output, and send what libraries print there to standard error."""
    answers = os.dup(1)
    os.dup2(2, 1)
    return answers


def heed_signals() -> None:
    """Leave Ctrl-C in a terminal to the app, which then ends us; let the alarm of `self_destruct` end us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _instrument(arguments: Sequence[str]) -> Instrument:
    """The instrument of the role. Imported here: each child loads only the Qt part it needs."""
    if arguments[0] == Role.TONES:
        from corecoach.audio.tones import Tones

        return Tones(Path(arguments[1]) if len(arguments) > 1 else None)
    from corecoach.audio.speech import Speech

    return Speech(arguments[2] if len(arguments) > 2 else "")
