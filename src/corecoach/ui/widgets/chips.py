"""Chips that narrow a list: one of several, a menu behind one, and one that is on or off."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetricsF, QPainter
from PySide6.QtWidgets import QMenu

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.one_of import ALL_ARROWS, OneOf
from corecoach.words import _

_HEIGHT = 44


class ChipRow(OneOf):
    """A choice of one chip. Arrows move, Space and Enter choose."""

    steps = ALL_ARROWS

    def __init__(self, look: Look, options: Sequence[tuple[str, str]], *, name: str, value: str) -> None:
        """`options` are (value, words); `name` is what a screen reader says before the words."""
        chips = {
            option: Button(look, words, Kind.CHIP, height=_HEIGHT, name=f"{name}: {words}")
            for option, words in options
        }
        super().__init__(name, chips)
        self.setLayout(Flowing(*chips.values(), gap=look.px(8)))
        self.show_value(value)


class SwitchChip(Button):
    """A chip that is on or off."""

    def __init__(self, look: Look, words: str, *, on: bool, on_change: Callable[[bool], object]) -> None:
        super().__init__(look, words, Kind.CHIP, height=_HEIGHT)
        self.setChecked(on)
        self.clicked.connect(lambda checked: on_change(checked))


class MenuChip(Button):
    """A chip that says what is chosen and opens a menu of the choices. `chosen` carries the value, a str."""

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, options: Sequence[tuple[str, str]], value: str) -> None:
        """`options` are (value, words); the first one means that nothing is chosen."""
        self._options, self._name = dict(options), name
        self.value = value
        super().__init__(look, self._said(value), Kind.CHIP, height=_HEIGHT)
        self.show_value(value)
        self.clicked.connect(self._open)

    def show_value(self, value: str) -> None:
        """Show a value as chosen without saying so."""
        self.value = value
        self.setText(self._said(value))
        self.setAccessibleName(self.text())
        self.setChecked(value != next(iter(self._options)))
        self.updateGeometry()

    def menu(self) -> QMenu:
        """The choices, with a mark at the chosen one."""
        menu = QMenu(self)
        menu.setFont(self.look.font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, words in self._options.items():
            action = menu.addAction(words, partial(self._choose, value))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            group.addAction(action)
        return menu

    def _open(self) -> None:
        # A click on a chip turns it over; what it shows is the value alone.
        self.show_value(self.value)
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, value: str) -> None:
        self.show_value(value)
        self.chosen.emit(value)

    def _said(self, value: str) -> str:
        return _("{name}: {value}").format(name=self._name, value=self._options[value])

    def _content_width(self) -> float:
        return super()._content_width() + self._gap() + self._arrow_px()

    def _arrow_px(self) -> int:
        return round(QFontMetricsF(self._words).height() * 0.9)

    def _paint_content(self, painter: QPainter) -> None:
        super()._paint_content(painter)
        size = self._arrow_px()
        left = (self.width() + self._content_width()) / 2 - size
        spot = QRectF(round(left), round((self.height() - size) / 2), size, size)
        draw_icon(painter, self.look.assets, "chevron-down", self.look.color(self._ink()), spot)
