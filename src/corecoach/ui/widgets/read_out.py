"""A line of a fixed height that says what is pointed at, and says it aloud when the keys stand still."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.text import Text

# A key that is held down is not read out day by day.
_STILL_MS = 150


class ReadOut(Text):
    """Shows words, or a hint while there are none. Its height is kept, so that nothing below it moves."""

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__(look, hint, "body", "ink-2")
        self._hint = hint
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lines = 2 if look.narrow else 1
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._about: QWidget | None = None
        self._aloud = QTimer(self)
        self._aloud.setSingleShot(True)
        self._aloud.setInterval(_STILL_MS)
        self._aloud.timeout.connect(self._say)
        self._spoken = ""

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must."""
        return QSize(0, self.height())

    def show_words(self, words: str) -> None:
        """Show words, or the hint for none."""
        self.setText(words or self._hint)
        self.set_role("ink" if words else "ink-2")

    def say_soon(self, about: QWidget, words: str) -> None:
        """Let a screen reader say words of a widget, once nothing else follows for a moment."""
        self._about, self._spoken = about, words
        self._aloud.start()

    def _say(self) -> None:
        if self._about is not None and self._spoken:
            self._about.setAccessibleDescription(self._spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._about, self._spoken))
