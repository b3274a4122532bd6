"""What stands around the parts of an own exercise: the header with its buttons, and areas that scroll."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import said, small_button
from corecoach.ui.widgets import Kind, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.mark import Mark
from corecoach.words import _

_HEIGHT_PX = 76


class Header(QWidget):
    """`asked` carries `undo`, `redo`, `cancel` or `save`."""

    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = Text(look, "", "title-s")
        what = said(look, _("Own exercise"), "ink-2")
        self._undo = self._button(look, _("Undo"), "undo", "undo-2")
        self._redo = self._button(look, _("Redo"), "redo", "")
        cancel = self._button(look, _("Cancel"), "cancel", "")
        save = self._button(look, _("Save"), "save", "check", Kind.PRIMARY)
        names, side = column(self._name, what), look.px(20)
        buttons = row(self._undo, self._redo, cancel, save, gap=look.px(8))
        margins = (side, look.px(10), side, look.px(10))
        if look.width == "tiny":
            self.setLayout(column(row(Mark(look), names, gap=look.px(14)), buttons, gap=8, margins=margins))
        else:
            head = row(Mark(look), grow(_held(names)), buttons, gap=look.px(14), margins=margins)
            self.setLayout(head)
        self.setMinimumHeight(look.px(_HEIGHT_PX))
        _painted(self, look, "sunken")

    def show_name(self, name: str) -> None:
        """Say what it is called."""
        self._name.setText(name or _("Without a name"))

    def allow(self, *, undo: bool, redo: bool) -> None:
        """Say what can be taken back, or done again."""
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)

    def _button(self, look: Look, words: str, what: str, icon: str, kind: Kind = Kind.SECONDARY) -> QWidget:
        return small_button(look, words, kind, icon=icon, on_click=lambda: self.asked.emit(what))


def scrolled(look: Look, body: QWidget, *, fills: bool = False) -> QScrollArea:
    """A part that scrolls down when it must; one that `fills` takes all the height there is."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    # The bar lies beside the fields, not on them; the ring of what has the keyboard needs room as well.
    rest: tuple[Part, ...] = () if fills else (None,)
    holder.setLayout(column(body, *rest, margins=(8, 8, look.px(16), 8)))
    _painted(holder, look, "canvas")
    _painted(area, look, "canvas")
    area.setWidget(holder)
    return area


def _held(layout: object) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)  # type: ignore[arg-type]
    return holder


def _painted(widget: QWidget, look: Look, role: str) -> None:
    palette = widget.palette()
    palette.setColor(widget.backgroundRole(), look.color(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
