"""What scrolls down and never sideways, on the ground of its page or card."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from corecoach.ui.look import Look


class DownScroll(QScrollArea):
    """Text gives way by wrapping. With a `name` it takes the keyboard, and arrows scroll it."""

    def __init__(self, look: Look, body: QWidget, role: str, name: str = "") -> None:
        """`role` is the colour of the ground."""
        super().__init__()
        self.radius = look.radius("chip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        for widget in (self, body):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Window, look.color(role))
            widget.setPalette(palette)
            widget.setAutoFillBackground(True)
        self.setWidget(body)
