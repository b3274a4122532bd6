"""One window a data folder: a second start hands its file to the first and raises it."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000
_AGAIN_MS = 50
_MOST_BYTES = 16_384


def socket_name(folder: Path) -> str:
    """The name under which the window of this data folder listens; it says nothing about the folder."""
    return f"corecoach-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"


def hand_over(folder: Path, file: Path | None) -> bool:
    """Ask the window that is open to come to the front and take `file`; False when none answers."""
    socket, patience = QLocalSocket(), QDeadlineTimer(_WAIT_MS)
    socket.connectToServer(socket_name(folder))
    while not socket.waitForConnected(_WAIT_MS):
        # A window listens only after its first paint, and this start may come before that.
        if patience.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)
        socket.connectToServer(socket_name(folder))
    # In hexadecimal digits, because a path may hold any byte but 0.
    path = os.fsencode(file.absolute()).hex() if file else ""
    socket.write(f"{path}\n".encode())
    taken = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return bool(taken)


class Listener(QObject):
    """Listens for second starts; only the same user can connect."""

    def __init__(self, folder: Path, on_start: Callable[[Path | None], object], parent: QObject) -> None:
        super().__init__(parent)
        self._on_start = on_start
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = socket_name(folder)
        # The lock on the folder says that we are the only one: a socket that is left over is dead.
        QLocalServer.removeServer(name)
        self._server.listen(name)
        self._server.newConnection.connect(self._accept)

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            self._take(bytes(socket.readLine().data()).decode("ascii", "replace").strip())

    def _take(self, line: str) -> None:
        try:
            path = bytes.fromhex(line)
        except ValueError:
            return
        if b"\0" not in path:
            self._on_start(Path(os.fsdecode(path)) if path else None)
