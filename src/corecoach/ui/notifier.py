"""Says on the desktop what must not be missed: an icon in the tray, a note beside it, the window in front."""

import shutil

from PySide6.QtCore import QObject, QProcess, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from corecoach.ui.look import Look
from corecoach.ui.widgets.mark import paint_mark
from corecoach.ui.window import Window

# How long a note stays, where the desktop asks.
NOTE_MS = 20_000
ICON_PX = 64


class Notifier(QObject):
    """`opened`: the icon or a note was clicked. Where there is no tray, a note goes the desktop's own way;
    where there is none of that either, an urgent one still brings the window to the front."""

    opened = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    @property
    def has_tray(self) -> bool:
        """Whether the window can be put away into the tray."""
        return self._tray is not None

    def show(self, words: str) -> None:
        """Put the icon into the tray, if there is one; `words` are said where the pointer rests on it."""
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(_icon(self._window.look), self)
            self._tray.activated.connect(lambda _reason: self.opened.emit())
            self._tray.messageClicked.connect(self.opened)
            self._tray.show()
        if self._tray is not None:
            self._tray.setToolTip(words)

    def hide(self) -> None:
        """Take the icon away."""
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def tell(self, title: str, words: str, *, urgent: bool) -> None:
        """Show a note; an urgent one also brings the window to the front."""
        if self._tray is not None:
            kind = QSystemTrayIcon.MessageIcon
            self._tray.showMessage(title, words, kind.Critical if urgent else kind.Information, NOTE_MS)
        else:
            _note(title, words, urgent=urgent)
        if urgent:
            self.come_forward()

    def come_forward(self) -> None:
        """Bring the window to the front, also out of the tray. Where it is in front it stays as it is: to be
        activated anew could cost the key that is just being pressed."""
        window = self._window
        if window.isActiveWindow():
            return
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)


def _note(title: str, words: str, *, urgent: bool) -> None:
    """A note of the desktop without a tray, by its own command; nobody waits for it."""
    program = shutil.which("notify-send")
    if program is None:
        return
    level = "critical" if urgent else "normal"
    # The title of a file may begin as an option does.
    said = ["--app-name=CoreCoach", f"--urgency={level}", "--", title, words]
    QProcess.startDetached(program, said)


def _icon(look: Look) -> QIcon:
    """The mark, as it is drawn in the window."""
    picture = QPixmap(QSize(ICON_PX, ICON_PX))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(ICON_PX * 0.2, ICON_PX * 0.03)
    paint_mark(painter, look.color("primary"), ICON_PX / 36)
    painter.end()
    return QIcon(picture)
