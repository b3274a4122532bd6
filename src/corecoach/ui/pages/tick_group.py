"""A card of boxes to tick, with "None of these": nothing ticked is no answer."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Card, Line, Text, column
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _


class TickGroup(Card):
    """Fills `chosen` in place. `changed` carries whether "None of these" is ticked."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        options: Sequence[tuple[str, str]],
        chosen: set[str],
        *,
        none: bool,
        below: str = "",
    ) -> None:
        """`options` are (value, words); `none` is whether "None of these" is ticked; `below` explains the
        title."""
        super().__init__(look, padding=(26, 16))
        self._chosen = chosen
        # While boxes follow another one, they say nothing of themselves.
        self._following = True
        self._ticks = {value: self._tick(look, value, words) for value, words in options}
        self._none = Tick(look, _("None of these"), self._on_none)
        self._none.setChecked(none)
        self._none.setAccessibleDescription(title)
        self._following = False
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        box.addLayout(column(*self._parts(look, title, below)))

    @property
    def answered(self) -> bool:
        """Whether a box is ticked, or "None of these"."""
        return self._none.isChecked() or any(tick.isChecked() for tick in self._ticks.values())

    def focus_first(self) -> None:
        """Give the keyboard to the first box."""
        next(iter(self._ticks.values()), self._none).setFocus()

    def press(self, value: str = "") -> None:
        """Tick or untick as if by click; nothing names "None of these"."""
        (self._ticks[value] if value else self._none).click()

    def _parts(self, look: Look, title: str, below: str) -> Iterator[QWidget | QLayout | int]:
        yield Text(look, title, "title-s")
        if below:
            yield Text(look, below, "body", "ink-2")
        yield look.px(6)
        yield self._grid(look)
        yield from (look.px(4), Line(look), look.px(4), self._none)

    def _tick(self, look: Look, value: str, words: str) -> Tick:
        tick = Tick(look, words, lambda on: self._on_tick(value, on))
        tick.setChecked(value in self._chosen)
        return tick

    def _grid(self, look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(32))
        grid.setVerticalSpacing(0)
        across = 1 if look.narrow else 2
        for n, tick in enumerate(self._ticks.values()):
            grid.addWidget(tick, n // across, n % across)
        for n in range(across):
            grid.setColumnStretch(n, 1)
        return grid

    def _on_tick(self, value: str, on: bool) -> None:
        if self._following:
            return
        if on:
            self._chosen.add(value)
            self._follow([self._none])
        else:
            self._chosen.discard(value)
        self.changed.emit(self._none.isChecked())

    def _on_none(self, on: bool) -> None:
        if self._following:
            return
        if on:
            self._chosen.clear()
            self._follow(self._ticks.values())
        self.changed.emit(on)

    def _follow(self, ticks: Iterable[Tick]) -> None:
        """Untick what is no longer true, without a word."""
        self._following = True
        for tick in ticks:
            tick.setChecked(False)
        self._following = False
