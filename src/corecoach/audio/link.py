"""The app's side of one audio child: sends cues, never waits, and gives up on a child that falls silent.

At most one line is on its way. The newest cue waits behind it and takes the place of an older one, so
whatever a child does, or does not do, nothing piles up and nothing is played late.
"""

import time
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from corecoach.audio.children import new_child, own_program, send_away
from corecoach.audio.protocol import (
    NOTHING,
    Answer,
    Hush,
    Order,
    Play,
    Ready,
    Role,
    Say,
    order_line,
    parse_reply,
)


class AudioState(Enum):
    """How one audio child is doing."""

    OFF = auto()  # not started, or closed
    STARTING = auto()
    READY = auto()
    SILENT = auto()  # works, but there is no device or no engine to be heard by
    FAILED = auto()  # given up, until a person switches it on again


LIVE = frozenset({AudioState.READY, AudioState.SILENT})


@dataclass(frozen=True)
class Patience:
    """How long a child may take."""

    start_s: float = 10.0  # until it says that it is ready: a speech engine takes 3 s to wake
    answer_s: float = 2.0
    stale_s: float = 1.0  # a cue that had to wait longer is not played late
    second_look_s: float = 0.05


DEFAULT_PATIENCE = Patience()
NOISE_LIMIT_BYTES = 65_536  # unread output of a child that is not ours, or has lost its mind


class AudioLink(QObject):
    """Keeps one audio child and gives it cues."""

    state_changed = Signal(object)  # AudioState

    def __init__(
        self,
        role: Role | str,
        sounds_folder: Path,
        *,
        language: str = "en_GB",
        program: list[str] | None = None,
        patience: Patience = DEFAULT_PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        """Nothing is started before `start`. `program` runs another child than the app's own."""
        super().__init__(parent)
        self._program = program or own_program(role, sounds_folder, language)
        self._patience = patience
        self._state = AudioState.OFF
        self._detail = ""
        self._child: QProcess | None = None
        self._retried = False
        self._number = 0
        self._unanswered = 0  # the number of the line on its way; 0 for none
        self._hush_waits = False
        self._cue_waits: tuple[Order, float] | None = None  # and since when
        self._overdue = False
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.timeout.connect(self._on_overdue)

    @property
    def state(self) -> AudioState:
        """How the child is doing now."""
        return self._state

    @property
    def detail(self) -> str:
        """What the child found, in its own words: a device, an engine and its voice, or `none`."""
        return self._detail

    def start(self) -> None:
        """Start the child; also after a failure, because a person asks for it again."""
        if self._state in (AudioState.OFF, AudioState.FAILED):
            self._retried = False
            self._launch()

    def play(self, name: str, volume: int) -> None:
        """Play one of the project's sounds, at 0 to 100, now or not at all."""
        self._cue(Play(name, volume))

    def say(self, text: str, volume: int, rate: int) -> None:
        """Speak a sentence, at 0 to 100 and -100 (slow) to 100 (fast), now or not at all."""
        if text.strip():
            self._cue(Say(text, volume, rate))

    def hush(self) -> None:
        """Be silent at once, and forget what waits."""
        self._cue_waits = None
        self._hush_waits = self._state in LIVE
        self._send_next()

    def close(self) -> None:
        """End the child, without waiting for it."""
        if self._child is not None:
            send_away(self._let_go(self._child))
        self._set_state(AudioState.OFF)

    def _cue(self, order: Order) -> None:
        if self._state is AudioState.STARTING or self._state in LIVE:
            self._cue_waits = (order, time.monotonic())
            self._send_next()

    def _send_next(self) -> None:
        """Send what waits, unless the child is still busy with the line before."""
        if self._state not in LIVE or self._unanswered:
            return
        if self._hush_waits:
            self._hush_waits = False
            self._send(Hush())
        elif self._cue_waits is not None:
            order, since = self._cue_waits
            self._cue_waits = None
            if time.monotonic() - since <= self._patience.stale_s:
                self._send(order)

    def _send(self, order: Order) -> None:
        if self._child is None:
            return
        self._number += 1
        self._unanswered = self._number
        self._watch(self._patience.answer_s)
        self._child.write(order_line(self._number, order))

    def _launch(self) -> None:
        child = new_child(self._program)
        child.readyReadStandardOutput.connect(self._on_output)
        child.finished.connect(self._on_lost)
        child.errorOccurred.connect(self._on_error)
        self.destroyed.connect(child.kill)
        self._child = child
        self._watch(self._patience.start_s)
        self._set_state(AudioState.STARTING)
        if self._child is child:  # whoever heard of it may have closed us
            child.start()

    def _let_go(self, child: QProcess) -> QProcess:
        """Have nothing more to do with this child."""
        child.readyReadStandardOutput.disconnect(self._on_output)
        child.finished.disconnect(self._on_lost)
        child.errorOccurred.disconnect(self._on_error)
        self._child, self._cue_waits, self._hush_waits, self._unanswered = None, None, False, 0
        self._watchdog.stop()
        return child

    def _on_lost(self) -> None:
        """The child has ended, or is of no use: kill it, try once more, then leave it."""
        if self._child is None:
            return
        self._let_go(self._child).kill()
        if self._retried:
            self._set_state(AudioState.FAILED)
        else:
            self._retried = True
            self._launch()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A program that cannot start never finishes; all other trouble ends in `finished` or in silence."""
        if error is QProcess.ProcessError.FailedToStart:
            self._on_lost()

    def _watch(self, seconds: float) -> None:
        self._overdue = False
        self._watchdog.start(round(seconds * 1000))

    def _on_overdue(self) -> None:
        """Look twice: if it was the window that stood still, the answer is here and only has to be read."""
        if self._overdue:
            self._on_lost()
        else:
            self._overdue = True
            self._watchdog.start(round(self._patience.second_look_s * 1000))

    def _on_output(self) -> None:
        while self._child is not None and self._child.canReadLine():
            line = bytes(self._child.readLine().data())
            self._on_reply(line.decode("utf-8", "replace"))
        if self._child is not None and self._child.bytesAvailable() > NOISE_LIMIT_BYTES:
            self._on_lost()

    def _on_reply(self, line: str) -> None:
        match parse_reply(line):
            case Ready(_, detail) if self._state is AudioState.STARTING:
                self._watchdog.stop()
                self._detail = detail
                self._set_state(AudioState.SILENT if detail == NOTHING else AudioState.READY)
                self._send_next()
            case Answer(number, _) if number == self._unanswered:
                self._watchdog.stop()
                self._unanswered = 0
                self._send_next()

    def _set_state(self, state: AudioState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
