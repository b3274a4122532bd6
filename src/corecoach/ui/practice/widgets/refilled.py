"""A drop-down whose options change while it is shown."""

from collections.abc import Callable, Sequence

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import SmallChoice


class Refilled(SmallChoice):
    """Like SmallChoice, with `refill`."""

    def __init__(self, look: Look, name: str, on_change: Callable[[str], object]) -> None:
        super().__init__(look, name, (), "", on_change)
        self._options: tuple[tuple[str, str], ...] = ()

    def refill(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Offer these options (value, words) and show one as chosen. The same ones are not laid out again."""
        wanted = tuple(options)
        if wanted != self._options:
            self._options = wanted
            self.clear()
            for option, words in wanted:
                self.addItem(words, option)
            self.updateGeometry()
        at = self.findData(value)
        if at != self.currentIndex():
            self.setCurrentIndex(at)
