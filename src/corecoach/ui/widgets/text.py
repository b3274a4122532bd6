"""Words on a page. Always plain text: Qt's labels would take markup in a file's text for their own."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_ENDLESS_WORD = re.compile(r"\S{30,}")
_PART = re.compile(r"\S{10}(?=\S)")
_BREAK_HERE = "\u200b"


class Text(QLabel):
    """A text of a type token in a colour role; wraps unless told not to."""

    def __init__(
        self,
        look: Look,
        text: str,
        token: str = "body",
        role: str = "ink",
        *,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(look.font(token))
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self._look = look
        # On a button Qt would take the colour of the button's text instead.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.set_role(role)
        # A wrapped label may be as narrow as its longest word; without this Qt asks for far too much width.
        horizontal = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text. A word without end, as a file may hold, gets places to break: else it is cut off."""
        super().setText(_ENDLESS_WORD.sub(lambda word: _PART.sub(rf"\g<0>{_BREAK_HERE}", word.group()), text))

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.color(role))
        self.setPalette(palette)


class Icon(QWidget):
    """A drawn icon without a function of its own."""

    def __init__(
        self, look: Look, name: str, role: str = "ink", size: float = 24, *, filled: bool = False
    ) -> None:
        super().__init__()
        self._look, self._name, self._role, self._filled = look, name, role, filled
        self.setFixedSize(QSize(look.text_px(size), look.text_px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        color = self._look.color(self._role)
        draw_icon(painter, self._look.assets, self._name, color, QRectF(self.rect()), filled=self._filled)
