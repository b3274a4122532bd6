"""The settings card for ice and heat: the hours of sleep, in which neither starts."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.coach.settings import Settings
from corecoach.ui.look import Look
from corecoach.ui.pages.settings_rows import Pair, card
from corecoach.ui.widgets import Text
from corecoach.ui.widgets.choice import Choice
from corecoach.words import _

HOURS = 24


def packs_card(look: Look, settings: Settings, change: Callable[[int, int], object]) -> QWidget:
    """The card; `change` is called with the hours from and to which somebody sleeps."""
    night = _Night(look, settings, change)
    why = _("Somebody who falls asleep on a pack can be burnt or frozen.")
    return card(
        look,
        _("Ice and heat"),
        night.words,
        Pair(look, _("From"), night.begins),
        Pair(look, _("To"), night.ends),
        Text(look, why, "body", "ink-2"),
    )


class _Night:
    """Two hours that are never the same one: there is always a night."""

    def __init__(self, look: Look, settings: Settings, change: Callable[[int, int], object]) -> None:
        self._change = change
        options = [(str(hour), hour_words(hour)) for hour in range(HOURS)]
        self.begins = Choice(look, _("Hours of sleep, from"), options, str(settings.night_from), self._from)
        self.ends = Choice(look, _("Hours of sleep, to"), options, str(settings.night_to), self._to)
        self.words = Text(look, "", "body")
        self._say(settings.night_from, settings.night_to)

    def _from(self, chosen: str) -> None:
        begins, ends = int(chosen), int(self.ends.currentData())
        self._take(begins, (ends + 1) % HOURS if begins == ends else ends)

    def _to(self, chosen: str) -> None:
        begins, ends = int(self.begins.currentData()), int(chosen)
        self._take((begins - 1) % HOURS if begins == ends else begins, ends)

    def _take(self, begins: int, ends: int) -> None:
        """Show and save both: the one that had to make room has moved."""
        self.begins.setCurrentIndex(begins)
        self.ends.setCurrentIndex(ends)
        self._say(begins, ends)
        self._change(begins, ends)

    def _say(self, begins: int, ends: int) -> None:
        words = _("Hours of sleep: no ice or heat starts from {begins} to {ends}.")
        self.words.setText(words.format(begins=hour_words(begins), ends=hour_words(ends)))


def hour_words(hour: int) -> str:
    """`23:00`, `6:00`."""
    return _("{hour}:{minute}").format(hour=hour, minute="00")
