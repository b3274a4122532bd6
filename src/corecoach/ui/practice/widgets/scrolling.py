"""Scrolls one part up and down. Its bar lies over the margin, so that nothing moves when it comes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

_MARGIN_PX = 12


class Scrolling(QScrollArea):
    """Text gives way by wrapping, never sideways."""

    def __init__(self, part: QWidget | None = None) -> None:
        self._coming: QWidget | None = None
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Wider than what scrolls, by the width of the bar: it lies in the gap beside it.
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._mirror)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        if part is not None:
            self.setWidget(part)
        self._mirror()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the right edge."""
        super().resizeEvent(event)
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width // 2, 2, width // 2, self.height() - 4)

    def bring(self, part: QWidget) -> None:
        """Bring a part into sight that may have just come: now, and once more when its place is settled."""
        self._coming = part
        part.destroyed.connect(self._forget)
        self.ensureWidgetVisible(part, 0, _MARGIN_PX)

    def _forget(self) -> None:
        """What was to come is gone."""
        self._coming = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was to be brought into sight has its place now."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and self._coming is not None:
            part, self._coming = self._coming, None
            if self.isAncestorOf(part):
                self.ensureWidgetVisible(part, 0, _MARGIN_PX)
        return done

    def _mirror(self) -> None:
        inner = self.verticalScrollBar()
        self._bar.setRange(inner.minimum(), inner.maximum())
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setVisible(inner.maximum() > inner.minimum())
        self.setViewportMargins(
            0, 0, self._bar.sizeHint().width() - 4 if self._bar.isVisibleTo(self) else 0, 0
        )
