"""An eye that reads every word a window shows, and fails where markup could become anything but text.

It reads labels, buttons, fields, lists, menus, names for screen readers, and what is painted. And it watches
the file that markup names: whatever opens it, by whatever way, is noticed by the system.
"""

import ctypes
import os
import re
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, takewhile
from typing import Any

import pytest
from marked import MARKUPS, SPY, names_in
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QColor, QDesktopServices, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_IN_OPEN, _IN_NONBLOCK = 0x20, 0x800
_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value
# Where a long word may break.
_BREAK = "\u200b"
_MARKUP = re.compile(r"<[a-z/]")


class Spy:
    """Counts how often the file that markup names was opened by this machine, whoever asked."""

    def __init__(self) -> None:
        picture = QImage(4, 4, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        assert picture.save(str(SPY), "PNG")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._libc.inotify_init1(_IN_NONBLOCK)
        watch = self._libc.inotify_add_watch(self._fd, os.fsencode(SPY), _IN_OPEN)
        if self._fd < 0 or watch < 0:
            pytest.skip("this system cannot watch a file")

    def opened(self) -> int:
        """How often it was opened since the last time."""
        count = 0
        while select.select([self._fd], [], [], 0)[0]:
            data = os.read(self._fd, 4096)
            # An event has four numbers of 4 bytes, and no name for a file that is watched itself.
            count += len(data) // 16
        return count

    def close(self) -> None:
        os.close(self._fd)


class Links(QObject):
    """Keeps the addresses that anything wants to open."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        self.asked.append(url.toString())


class Eye:
    """What was read so far: `painted` are the words that were drawn."""

    def __init__(self) -> None:
        self.spy, self.links, self.painted = Spy(), Links(), set[str]()

    def read(self, window: QWidget) -> set[str]:
        """Everything that a window and what stands over it says now. Fails where it would not be plain."""
        self.painted.clear()
        window.grab()
        widgets = [w for w in QApplication.allWidgets() if w.window() is window or _over(w, window)]
        found = set(filter(None, (text for w in widgets for text in texts_of(w))))
        found |= {window.windowTitle()}
        for text in found | self.painted:
            _is_whole(text)
        self.nothing_happened()
        return found | self.painted

    def note(self, *said: object) -> None:
        """Keep what is painted. An ampersand in it is never a sign for a key."""
        for part in said:
            if isinstance(part, str):
                self.painted.add(part.replace(_BREAK, ""))
            elif isinstance(part, int | Qt.AlignmentFlag | Qt.TextFlag):
                assert not int(getattr(part, "value", part)) & _MNEMONIC, said

    def nothing_happened(self) -> None:
        """No file was opened and no link followed."""
        assert self.spy.opened() == 0, "the file that markup names was opened"
        assert self.links.asked == [], self.links.asked


@contextmanager
def open_eye(monkeypatch: pytest.MonkeyPatch) -> Iterator[Eye]:
    """Watch until the end, when nothing may have been opened."""
    eye = Eye()
    draw = QPainter.drawText

    def spied(painter: QPainter, *said: Any) -> Any:
        eye.note(*said)
        return draw(painter, *said)

    monkeypatch.setattr(QPainter, "drawText", spied)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: eye.links.note(QUrl(url)) or True)
    for scheme in ("file", "http", "https", ""):
        QDesktopServices.setUrlHandler(scheme, eye.links, "note")
    try:
        yield eye
        eye.nothing_happened()
    finally:
        for scheme in ("file", "http", "https", ""):
            QDesktopServices.unsetUrlHandler(scheme)
        eye.spy.close()


def _over(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget belongs to a menu or a dialog of the window."""
    above: QObject | None = widget
    while above is not None and above is not window:
        above = above.parent()
    return above is window


def texts_of(widget: QWidget) -> Iterator[str]:
    """Every text of a widget, as it is shown. Fails for one that could be taken for markup."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    for hidden in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
        # Tool tips and help guess whether a text is rich: none of a file gets there.
        assert not names_in(hidden) and not _MARKUP.search(hidden), (widget, hidden)
    for action in widget.actions():
        yield from _action(action)
    for kind, read in _READERS:
        if isinstance(widget, kind):
            yield from read(widget)


def _action(action: QAction) -> Iterator[str]:
    assert not names_in(action.statusTip()) and not names_in(action.whatsThis())
    text = action.text()
    # In a menu one ampersand is the sign for a key, and two are one.
    assert not names_in(text) or "&" not in text.replace("&&", ""), text
    yield text.replace("&&", "&")


def _label(label: QLabel) -> Iterator[str]:
    text = label.text().replace(_BREAK, "")
    assert not text or label.textFormat() is Qt.TextFormat.PlainText, text
    # Beside a field that it belongs to, an ampersand in a label is the sign for a key.
    assert label.buddy() is None or not names_in(text), text
    yield text


def _button(button: QAbstractButton) -> Iterator[str]:
    # A text with an ampersand would take a key: Alt and the letter after it.
    assert not names_in(button.text()) or button.shortcut() == QKeySequence(), (button, button.text())
    yield button.text()


def _combo(box: QComboBox) -> Iterator[str]:
    yield from (box.itemText(n) for n in range(box.count()))


def _field(field: QLineEdit) -> Iterator[str]:
    yield field.placeholderText()
    yield field.text()


def _lines(field: QPlainTextEdit) -> Iterator[str]:
    yield field.placeholderText()
    yield field.toPlainText()


def _view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row in range(model.rowCount(QModelIndex())):
        # A list does not say how many columns it has.
        for index in takewhile(QModelIndex.isValid, (model.index(row, c, QModelIndex()) for c in count())):
            yield from _cell(model, index)


def _cell(model: QAbstractItemModel, index: QModelIndex) -> Iterator[str]:
    for role in Qt.ItemDataRole:
        data = model.data(index, role.value)
        if isinstance(data, str):
            hidden = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole)
            assert not (hidden and names_in(data)), data
            yield data


def _rich(widget: QTextEdit) -> Iterator[str]:
    raise AssertionError(f"{widget} takes markup")


def _graphics(view: QGraphicsView) -> Iterator[str]:
    for item in view.items():
        assert not isinstance(item, QGraphicsTextItem) or not names_in(item.toHtml()), item.toHtml()
        if isinstance(item, QGraphicsTextItem):
            yield item.toPlainText()


_READERS: tuple[tuple[type[QWidget], Callable[[Any], Iterator[str]]], ...] = (
    (QLabel, _label),
    (QAbstractButton, _button),
    (QComboBox, _combo),
    (QLineEdit, _field),
    (QPlainTextEdit, _lines),
    (QAbstractItemView, _view),
    (QTextEdit, _rich),
    (QGraphicsView, _graphics),
)


def _is_whole(text: str) -> None:
    """Behind each name stands its markup, letter by letter: to its end, or up to a blank in it, as of a name
    of which only the first word is said, or to where room ends."""
    for found in names_in(text):
        behind = text[found.end() :]
        shared = max((_shared(behind, whole) for whole in MARKUPS), key=len)
        first_word = any(whole.startswith(f"{shared.rstrip()} ") for whole in MARKUPS)
        left = behind[len(shared) :]
        ends = not left or left.startswith(("…", "...", "\n"))
        assert shared and (shared in MARKUPS or first_word or ends), text


def _shared(one: str, other: str) -> str:
    """The letters that two texts begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _letter in same)


def whole_ones(shown: set[str]) -> set[str]:
    """The names of the marked texts that are shown whole somewhere."""
    return {f[0] for text in shown for f in names_in(text) if text[f.end() :].startswith(MARKUPS)}


def names_of(shown: set[str]) -> set[str]:
    """The names of the marked texts that are shown, if only their beginning."""
    return {found[0] for text in shown for found in names_in(text)}
