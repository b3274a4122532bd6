"""The two kinds of page: one beside the navigation, and one step of a flow without it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollBar, QVBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button
from corecoach.ui.widgets.card import Part, column, grow, row
from corecoach.ui.widgets.mark import Mark
from corecoach.ui.widgets.over_scroll import OverScroll
from corecoach.ui.widgets.text import Text

CONTENT_MAX = 1180
_SCROLL_KEYS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


def _painted(widget: QWidget, look: Look, role: str) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, look.color(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


class _Scroll(OverScroll):
    """The body of a page, on its ground."""

    def __init__(self, look: Look, body: QWidget) -> None:
        super().__init__()
        _painted(self, look, "canvas")
        self.setWidget(body)
        self.mirror()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the right edge."""
        super().resizeEvent(event)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width - 2, 2, width, self.height() - 4)


def _centred(
    look: Look, *parts: Part, margins: tuple[int, int, int, int], gap: int, max_width: int
) -> QWidget:
    inner = QWidget()
    inner.setLayout(column(*parts, gap=gap))
    inner.setMaximumWidth(look.text_px(max_width))
    body = QWidget()
    _painted(body, look, "canvas")
    box = row(margins=margins)
    box.addStretch(1)
    box.addWidget(inner, 1000)
    box.addStretch(1)
    body.setLayout(box)
    return body


class Page(QWidget):
    """A page beside the navigation: parts from top to bottom, centred, scrolling down when it must."""

    def __init__(self, look: Look, *parts: Part, name: str) -> None:
        """Parts that need the page's own signals are put in later with `fill`."""
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        if parts:
            self.fill(*parts)

    def fill(self, *parts: Part) -> None:
        """Put the parts in, once."""
        look = self.look
        margins = (look.px(40), look.px(30), look.px(40), look.px(28))
        if look.width == "medium":
            margins = (24, 16, 24, 18)
        elif look.narrow:
            margins = (look.px(22), look.px(16), look.px(22), look.px(18))
        gap = look.px(12 if look.width == "medium" else 18)
        body = _centred(look, *parts, margins=margins, gap=gap, max_width=CONTENT_MAX)
        self._scroll = _Scroll(look, body)
        self._box.addWidget(self._scroll)

    @property
    def scroll_bar(self) -> QScrollBar:
        """Says how far the page is scrolled, in pixels."""
        return self._scroll.verticalScrollBar()

    def scroll_to(self, scroll: int) -> None:
        """Scroll so far down, in pixels, also before the page was shown."""
        # Only what is laid out has a height to scroll in.
        for widget in (self, self._scroll.widget()):
            layout = widget.layout() if widget else None
            if layout is not None:
                layout.activate()
        self.scroll_bar.setValue(scroll)


class FlowPage(QWidget):
    """A step of a flow: a bar with a title and one way back, then the parts, then what stays in sight."""

    def __init__(
        self,
        look: Look,
        *parts: Part,
        title: str = "",
        back: Button | None = None,
        foot: QWidget | None = None,
        max_width: int = 920,
        gap: int = 14,
    ) -> None:
        """Parts that need the page's own signals are put in later with `fill`."""
        super().__init__()
        self.look, self._max_width, self._gap = look, max_width, gap
        self._way_back: Button | None = None
        self.setAccessibleName(title)
        _painted(self, look, "canvas")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        if parts:
            self.fill(*parts, title=title, back=back, foot=foot)

    def fill(
        self, *parts: Part, title: str = "", back: Button | None = None, foot: QWidget | None = None
    ) -> None:
        """Put the bar, the parts and the foot in, once."""
        look, side = self.look, self.look.px(28)
        self._way_back = back
        if title:
            self._box.addWidget(self._bar(look, title, back))
        body = _centred(
            look,
            *parts,
            None,
            margins=(side, look.px(26), side, look.px(22)),
            gap=look.px(self._gap),
            max_width=self._max_width,
        )
        self._scroll = _Scroll(look, body)
        self._box.addWidget(self._scroll, 1)
        if foot:
            margins = (side, look.px(10), side, look.px(24))
            self._box.addWidget(_centred(look, foot, margins=margins, gap=0, max_width=self._max_width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the bar's way back. Scroll a page when the keyboard is in the bar or the foot."""
        action = _SCROLL_KEYS.get(event.key())
        if event.key() == Qt.Key.Key_Escape and self._way_back is not None:
            self._way_back.click()
        elif action is None:
            super().keyPressEvent(event)
        else:
            self._scroll.verticalScrollBar().triggerAction(action)

    def _bar(self, look: Look, title: str, back: QWidget | None) -> QWidget:
        bar = QWidget()
        _painted(bar, look, "sunken")
        parts: list[QWidget] = [Mark(look), grow(Text(look, title, "title-s"))]
        if back:
            parts.append(back)
        side = look.px(36)
        bar.setLayout(row(*parts, gap=look.px(14), margins=(side, look.px(10), side, look.px(10))))
        return bar
