"""Scrolls one part of a page down, and brings into sight what has just come."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.widgets.over_scroll import OverScroll

_MARGIN_PX = 12


class Scrolling(OverScroll):
    """A part of a page. What it scrolls is narrower by half of the bar, which lies in the gap beside it."""

    def __init__(self, part: QWidget | None = None) -> None:
        self._coming: QWidget | None = None
        super().__init__()
        if part is not None:
            self.setWidget(part)
        self.mirror()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the right edge."""
        super().resizeEvent(event)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width // 2, 2, width // 2, self.height() - 4)

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

    def mirror(self) -> None:
        """Make room for the bar where there is one."""
        super().mirror()
        self.setViewportMargins(
            0, 0, self.bar.sizeHint().width() - 4 if self.bar.isVisibleTo(self) else 0, 0
        )  # fmt: skip
