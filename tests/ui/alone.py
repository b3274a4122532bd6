"""One page shown by itself, the keys and clicks a person would use on it, and the looks it must stand."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.safety import RuleSet
from corecoach.ui.look import Look, width_class
from corecoach.ui.widgets import Text

ASSETS = Path(__file__).parents[2] / "assets"
RULES = msgspec.json.decode((ASSETS / "safety" / "rules.json").read_bytes(), type=RuleSet)
Key = Qt.Key
# Width, height, text size: the usual window, the small one, double size in both, and the least one.
SIZES = ((1280, 800, 1.0), (1024, 640, 1.0), (1280, 800, 1.5), (1280, 800, 2.0), (1024, 640, 2.0))


def settle() -> None:
    for _round in range(2):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(qtbot: QtBot, page: QWidget, size: tuple[int, int] = (1280, 800)) -> QWidget:
    """The page as a window of its own, with the keyboard where it wants it."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()  # type: ignore[attr-defined]
    settle()
    return page


def in_every_look(
    qtbot: QtBot, look: Look, make: Callable[[Look], QWidget], problems: Callable[[QWidget], list[str]]
) -> list[str]:
    """What `problems` finds in any size of window and text, with the size before it."""
    found = []
    for width, height, scale in SIZES:
        dressed = Look(look.assets, scale=scale, width=width_class(width, scale))
        page = shown(qtbot, make(dressed), (width, height))
        found += [f"{width}x{height} at {scale}: {line}" for line in problems(page)]
        page.close()
    return found


def press(*keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        settle()


def type_keys(text: str) -> None:
    press(*(Qt.Key(ord(char.upper())) for char in text))


def tab_to(target: QAbstractButton, most: int = 120) -> None:
    """Press Tab until a button has the keyboard."""
    for _press in range(most):
        if target.hasFocus():
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not get to {target.text()!r}")


def buttons(page: QWidget, words: str) -> list[QAbstractButton]:
    return [b for b in page.findChildren(QAbstractButton) if b.text() == words]


def click(page: QWidget, words: str, nth: int = 0) -> None:
    """Click one of the buttons with these words, where the mouse really meets it."""
    button = buttons(page, words)[nth]
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(button):
            area.ensureWidgetVisible(button)
    settle()
    spot = button.mapTo(page, button.rect().center())
    hit = page.childAt(spot)
    assert hit is button or (hit is not None and button.isAncestorOf(hit)), (words, hit)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def words(page: QWidget) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def scrolls(page: QWidget) -> int:
    """How many pixels of the page lie below the fold."""
    return max(area.verticalScrollBar().maximum() for area in page.findChildren(QScrollArea))


def heard(page: QWidget, names: Sequence[str]) -> list[tuple[str, object]]:
    """Fills with each signal that the page sends, and what it carries."""
    said: list[tuple[str, object]] = []
    for name in names:
        signal: SignalInstance = getattr(page, name)
        signal.connect(lambda value, n=name: said.append((n, value)))
    return said
