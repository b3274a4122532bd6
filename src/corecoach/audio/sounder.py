"""The app's one port for everything that is heard: a tone, then the words, each in a child of its own."""

import wave
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from corecoach.audio.link import AudioLink, AudioState
from corecoach.audio.protocol import Role

TAIL_S = 0.15  # the silence at the end of the project's sounds


@dataclass(frozen=True)
class Status:
    """How both children are doing; for one quiet line in settings."""

    tones: AudioState
    voice: AudioState


@dataclass
class _Channel:
    """One child and what the person wants of it."""

    link: AudioLink
    on: bool = False
    volume: int = 0
    rate: int = 0


class Sounder(QObject):
    """Gives cues as sound. It never blocks and never fails: what is heard is seen as well."""

    status_changed = Signal(object)  # Status

    def __init__(
        self,
        sounds_folder: Path,
        *,
        language: str = "en_GB",
        tones: AudioLink | None = None,
        voice: AudioLink | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Both are off, and nothing is started. `tones` and `voice` replace the app's own links."""
        super().__init__(parent)
        self._tones = self._channel(tones or AudioLink(Role.TONES, sounds_folder, language=language))
        self._voice = self._channel(voice or AudioLink(Role.VOICE, sounds_folder, language=language))
        self._folder = sounds_folder
        self._lengths_s: dict[str, float] = {}
        self._words = ""
        self._after_tone = QTimer(self)
        self._after_tone.setSingleShot(True)
        self._after_tone.timeout.connect(self._speak)

    def cue(self, sound: str | None, words: str | None) -> None:
        """Play the sound, then speak the words; the newest words win."""
        self.warm_up()
        if sound and self._tones.on:
            self._tones.link.play(sound, self._tones.volume)
        if words and self._voice.on:
            self._words = words
            self._after_tone.start(round(self._tone_s(sound) * 1000))

    def hush(self) -> None:
        """Be silent at once, and forget what waits."""
        self._after_tone.stop()
        self._tones.link.hush()
        self._voice.link.hush()

    def set_tones(self, on: bool, volume: int) -> None:
        """Switch the tones; volume 0 to 100. Nothing is started before `warm_up` or a cue."""
        self._switch(self._tones, on, volume, 0)

    def set_voice(self, on: bool, volume: int, rate: int) -> None:
        """Switch the voice; volume 0 to 100, rate -100 (slow) to 100 (fast)."""
        self._switch(self._voice, on, volume, rate)
        if not on:
            self._after_tone.stop()

    def warm_up(self) -> None:
        """Start what is on, ahead of the first cue. What has failed stays so until switched on again."""
        for channel in (self._tones, self._voice):
            if channel.on and channel.link.state is AudioState.OFF:
                channel.link.start()

    def close(self) -> None:
        """Switch everything off and end both children, without waiting for them."""
        self._after_tone.stop()
        for channel in (self._tones, self._voice):
            self._switch(channel, False, channel.volume, channel.rate)

    def status(self) -> Status:
        """How both children are doing now."""
        return Status(self._tones.link.state, self._voice.link.state)

    def _channel(self, link: AudioLink) -> _Channel:
        link.setParent(self)
        link.state_changed.connect(self._on_state_changed)
        return _Channel(link)

    def _on_state_changed(self) -> None:
        self.status_changed.emit(self.status())

    def _switch(self, channel: _Channel, on: bool, volume: int, rate: int) -> None:
        channel.volume, channel.rate = volume, rate
        if channel.on and not on:
            channel.link.close()
        channel.on = on

    def _speak(self) -> None:
        self._voice.link.say(self._words, self._voice.volume, self._voice.rate)

    def _tone_s(self, sound: str | None) -> float:
        """How long the words wait for the tone; no longer than it is heard."""
        if not sound or not self._tones.on or self._tones.link.state is not AudioState.READY:
            return 0.0
        if sound not in self._lengths_s:
            self._lengths_s[sound] = _length_s(self._folder / f"{sound}.wav")
        return self._lengths_s[sound]


def _length_s(path: Path) -> float:
    """How long a sound of ours is heard; 0 for one that is not there."""
    try:
        with wave.open(str(path), "rb") as file:
            return max(file.getnframes() / file.getframerate() - TAIL_S, 0.0)
    except (OSError, EOFError, wave.Error):
        return 0.0
