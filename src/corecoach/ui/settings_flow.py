"""The settings page: what it shows, and what its buttons lead to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach import __version__
from corecoach.library.emergency import EmergencyNumbers
from corecoach.ui.audio_words import audio_line
from corecoach.ui.look import Look
from corecoach.ui.pages.settings import SettingsPage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Factory
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class SettingsFlow(QObject):
    """Every row of the page saves by itself; this only shows it."""

    def __init__(self, director: "Director", settings: SettingsInUse, numbers: EmergencyNumbers) -> None:
        super().__init__(director)
        self._director, self._settings, self._numbers = director, settings, numbers

    def show(self, show: Callable[[Factory, str], object]) -> None:
        """Show the page by `show`, which takes a factory and the place."""
        self._director.audio.sounder.warm_up()
        show(self._make, "settings")

    def _make(self, look: Look) -> QWidget:
        audio = self._director.audio
        page = SettingsPage(
            look,
            self._settings.value,
            countries=[*self._director.countries(), ("", "", self._numbers.of("").number)],
            audio_line=audio_line(audio.sounder.status()),
            version=__version__,
        )
        page.changed.connect(self._settings.replace)
        page.about_requested.connect(lambda _none: self._director.about_you(self._back))
        page.workspace_requested.connect(lambda _none: self._director.workspace.enter())
        page.try_requested.connect(lambda _none: audio.sounder.cue("start", _("Hold for eight seconds")))
        audio.line_changed.connect(page.show_audio_line)
        return page

    def _back(self) -> None:
        self._director.go("settings")
