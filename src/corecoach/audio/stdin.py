"""Standard input, line by line, without stopping the event loop."""

import os
import sys
from threading import Thread

from PySide6.QtCore import QObject, QSocketNotifier, Signal

CHUNK_BYTES = 65_536
LINE_LIMIT_BYTES = 65_536  # longer than any order: what sends this is not the app


class LineReader(QObject):
    """Tells each line of standard input, and its end."""

    line_received = Signal(object)  # str, without the line end
    ended = Signal()
    _chunk_arrived = Signal(object)  # bytes, from the thread to the event loop

    def __init__(self, descriptor: int = 0) -> None:
        """Nothing is read before `start`."""
        super().__init__()
        self._descriptor = descriptor
        self._pending = b""
        self._notifier: QSocketNotifier | None = None
        self._chunk_arrived.connect(self._take)

    def start(self) -> None:
        """Begin to read."""
        if sys.platform == "win32":  # a socket notifier cannot watch a pipe there
            Thread(target=self._read_for_ever, daemon=True).start()
            return
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read_once)

    def _read_once(self) -> None:
        self._take(self._read())

    def _read_for_ever(self) -> None:
        chunk = b"-"
        while chunk:
            chunk = self._read()
            self._chunk_arrived.emit(chunk)

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, CHUNK_BYTES)
        except OSError:
            return b""

    def _take(self, chunk: bytes) -> None:
        """Cut what has arrived into lines; nothing at all means the end."""
        *lines, self._pending = (self._pending + chunk).split(b"\n")
        for line in lines:
            self.line_received.emit(line.decode("utf-8", "replace").rstrip("\r"))
        if not chunk or len(self._pending) > LINE_LIMIT_BYTES:
            self.ended.emit()
