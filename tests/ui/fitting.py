"""Finds words that are cut off, lie outside of what can be scrolled to, or lie on other words."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget

from corecoach.ui.widgets import Button

_WRAP = int(Qt.TextFlag.TextWordWrap)


def cut_off(window: QWidget) -> list[str]:
    """One line for each thing that a person could not read; none is as it should be."""
    labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.text()]
    buttons = [w for w in window.findChildren(QAbstractButton) if w.isVisible()]
    found = [*_small_labels(labels), *_small_buttons(buttons), *_overlaps(labels)]
    for widget in (*labels, *buttons, *(w for w in window.findChildren(QComboBox) if w.isVisible())):
        found += _outside(widget, window)
    return found


def _small_labels(labels: list[QLabel]) -> Iterator[str]:
    for label in labels:
        need, have = _needed(label), label.size()
        if need.height() > have.height() + 1 or need.width() > have.width() + 1:
            yield f"cut off: {label.text()!r} needs {need.toTuple()}, has {have.toTuple()}"


def _needed(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.sizeHint()
    inside = label.contentsRect()
    room = QRect(0, 0, inside.width(), 100_000)
    words = QFontMetrics(label.font()).boundingRect(room, _WRAP, label.text())
    extra = label.size() - inside.size()
    return QSize(words.width() + extra.width(), label.heightForWidth(label.width()))


def _small_buttons(buttons: list[QAbstractButton]) -> Iterator[str]:
    for button in buttons:
        need = (
            round(button._content_width()) if isinstance(button, Button) else button.minimumSizeHint().width()
        )
        if need > button.width() + 1:
            yield f"cut off: button {button.text()!r} needs {need}, has {button.width()}"


def _overlaps(labels: list[QLabel]) -> Iterator[str]:
    places = [(label, QRect(label.mapTo(label.window(), QPoint(0, 0)), label.size())) for label in labels]
    for n, (label, place) in enumerate(places):
        for other, elsewhere in places[:n]:
            common = place.intersected(elsewhere)
            if common.width() > 2 and common.height() > 2 and _area(label) is _area(other):
                yield f"on each other: {label.text()!r} and {other.text()!r}"


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    """A part must lie inside of all that is around it, up to what scrolls down or to the window."""
    above, what = widget.parentWidget(), widget.accessibleName() or getattr(widget, "text", str)()
    area = _area(widget)
    while above is not None and above is not area:
        place = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        if area is not None and above is area.viewport():
            if place.left() < 0 or place.right() > above.width():
                yield f"sideways: {what!r} {place.getRect()} in {above.width()}"
        elif not above.rect().contains(place):
            yield f"outside: {what!r} {place.getRect()} in {type(above).__name__} {above.size().toTuple()}"
            return
        if above is window:
            return
        above = above.parentWidget()


def _area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
