"""What a person does at a window: presses keys and clicks, where keyboard and mouse would really go."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from corecoach.tour.world import World
from corecoach.ui.widgets import ScoreRow, Segmented, Text

Key = Qt.Key
W = TypeVar("W", bound=QWidget)


def settle() -> None:
    """Let happen what the event loop would do by itself, down to widgets that are to be deleted."""
    for _round in range(2):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Hands:
    """At one window. Nothing is reached that is not shown, and no event goes past Qt's own routing."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        settle()

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifier)
            settle()

    def type(self, text: str) -> None:
        self.press(*(Qt.Key(ord(char.upper())) for char in text))

    def hold(self, key: Qt.Key, text: str = "", times: int = 5) -> None:
        """Press and keep down: what follows the first press are repeats."""
        handle = self.window.windowHandle()
        for n in range(times):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, key, none, text, n > 0))
            settle()
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyRelease, key, none, text))
        settle()

    def click(self, widget: QWidget) -> None:
        """Scroll there, look whether the widget is really on top, and click its middle."""
        assert widget.isVisible(), widget.accessibleName()
        for area in areas_of(widget):
            area.ensureWidgetVisible(widget)
        spot = widget.mapTo(self.window, widget.rect().center())
        hit = self.window.childAt(spot)
        assert hit is not None and (hit is widget or widget.isAncestorOf(hit)), (widget.accessibleName(), hit)
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
        settle()

    def button(self, words: str) -> QAbstractButton:
        """The visible button with these words or this name."""
        found = [
            b for b in seen(self.window, QAbstractButton) if words in (b.text(), b.accessibleName())
        ]  # fmt: skip
        assert found, (words, [b.accessibleName() or b.text() for b in seen(self.window, QAbstractButton)])
        return found[0]

    def choose(self, words: str) -> None:
        self.click(self.button(words))

    def words(self) -> str:
        return " | ".join(text.text() for text in seen(self.window, Text))

    def until(self, done: Callable[[], bool], most: int = 50) -> int:
        """Press Tab until something has the keyboard; how often it took."""
        for n in range(1, most):
            self.press(Key.Key_Tab)
            if done():
                return n
        raise AssertionError("Tab does not get there")


class AtWindow(Hands):
    """At the window of a world, with what is done again and again."""

    def __init__(self, world: World) -> None:
        self.world = world
        super().__init__(world.window)

    @property
    def page(self) -> QWidget:
        page = self.world.window.page
        assert page is not None
        return page

    def answer(self, *answers: str) -> None:
        """Answer the questions on the page from the top, by click."""
        for row, words in zip(seen(self.page, Segmented), answers, strict=True):
            self.click(next(b for b in row.findChildren(QAbstractButton) if b.text() == words))

    def score(self, number: int, row: int = 0) -> None:
        cells = seen(seen(self.page, ScoreRow)[row], QAbstractButton)
        self.click(cells[number])

    def session(self, seconds: float) -> None:
        """Start the sample's first routine and let it run."""
        programme = self.world.coach.programme
        assert programme is not None
        self.world.start_session(seconds, programme.routines[0].id)
        settle()

    def run(self, seconds: float) -> None:
        """Let a session run, as its conductor does: a look every second at most."""
        self.world.run(seconds)
        settle()


def areas_of(widget: QWidget) -> Iterator[QScrollArea]:
    """The scroll areas around a widget, the inmost first."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def seen(where: QWidget, kind: type[W]) -> list[W]:
    """What is shown of a kind of widget, in the order in which it was made."""
    return [w for w in where.findChildren(kind) if w.isVisible()]


# Makes windows in worlds of their own; see the fixture `worlds`.
Worlds = Callable[..., AtWindow]
