"""Tones and voice as the settings want them; made when first needed, long after the first paint."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from corecoach.ui.preferences import SettingsInUse

if TYPE_CHECKING:
    from corecoach.audio.sounder import Sounder


class AudioDesk(QObject):
    """Holds the sounder and keeps it tuned. `line_changed` carries what is the matter with it, or nothing."""

    line_changed = Signal(object)

    def __init__(
        self, settings: SettingsInUse, make_sounder: Callable[[], "Sounder"], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._make_sounder = settings, make_sounder
        settings.changed.connect(lambda _value: self.tune())

    @cached_property
    def sounder(self) -> "Sounder":
        """Tones and voice."""
        from corecoach.ui.audio_words import audio_line

        sounder = self._make_sounder()
        sounder.status_changed.connect(lambda status: self.line_changed.emit(audio_line(status)))
        self._tune(sounder)
        return sounder

    def tune(self) -> None:
        """Set what is there as the settings say."""
        if "sounder" in self.__dict__:
            self._tune(self.sounder)

    def close(self) -> None:
        """Switch off what is there."""
        if "sounder" in self.__dict__:
            self.sounder.close()

    def _tune(self, sounder: "Sounder") -> None:
        value = self._settings.value
        sounder.set_tones(value.sound, value.volume)
        sounder.set_voice(value.voice, value.volume, value.voice_rate)
