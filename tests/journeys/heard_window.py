"""CoreCoach with a window that says what has the keyboard, as a screen reader does: FOLDER HOME [FILE].

What has the keyboard is written to FOLDER/heard: its name, and from the next line on what stands in it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from corecoach import app
from corecoach.ui.application import Application

# Often enough for somebody who presses a key and listens.
LOOK_MS = 15


def said(widget: QWidget | None) -> str:
    """What a screen reader says of it: its name, or the words on it; then what is in it."""
    if widget is None:
        return ""
    name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    text = getattr(widget, "text", lambda: "")()
    return f"{name}\n{text}"


class Listener(QTimer):
    """Writes down what has the keyboard, whole or not at all, whenever that is another or says something
    else."""

    def __init__(self, place: Path, parent: QApplication) -> None:
        super().__init__(parent)
        self._place, self._last = place, ""
        self.timeout.connect(self.look)
        self.start(LOOK_MS)

    def look(self) -> None:
        """Look who has it."""
        words = said(QApplication.focusWidget())
        if words != self._last:
            new = self._place.with_suffix(".new")
            new.write_text(words, "utf-8")
            new.rename(self._place)
            self._last = words


class HeardApplication(Application):
    """The application of a window that is listened to."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        Listener(FOLDER / "heard", self)


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1])
    app.Application = HeardApplication  # type: ignore[misc]
    file = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    sys.exit(app.run_window(Path(sys.argv[2]), file))
