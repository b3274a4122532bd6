"""The app's one port for everything that is heard: a tone, then the words, each in a child of its own."""

import wave
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from corecoach.audio.link import LIVE, AudioLink, AudioState
from corecoach.audio.protocol import Role

TAIL_S = 0.15  # the silence at the end of the project's sounds
FULL = 100  # the volume of a loud alarm


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
    # Open for a loud alarm although the person has it off.
    lent: bool = False
    # In this alarm a child that had failed was tried once more.
    tried: bool = False
    # The newest alarm has not reached the child yet, because it still gets ready.
    owed: bool = False

    def sounds(self, loud: bool) -> bool:
        """Whether a cue, or with `loud` an alarm, is heard here."""
        return self.on or loud

    def volume_of(self, loud: bool) -> int:
        """How loud an alarm is here."""
        return FULL if loud else self.volume


@dataclass(frozen=True)
class _Alarm:
    """What is called out."""

    sound: str
    words: str
    loud: bool


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
        # The newest alarm, until it is over; and whether there was a loud one among those until then.
        self._alarm: _Alarm | None = None
        self._loud = False
        self._alarm_words_wait = False
        self._after_tone = QTimer(self)
        self._after_tone.setSingleShot(True)
        self._after_tone.timeout.connect(self._speak)

    def cue(self, sound: str | None, words: str | None) -> None:
        """Play the sound, then speak the words; the newest words win, but never over those of an alarm."""
        self.warm_up()
        if self._alarm_words_wait:
            return
        if sound and self._tones.on:
            self._tones.link.play(sound, self._tones.volume)
        if words and self._voice.on:
            self._words = words
            self._after_tone.start(round(self._tone_s(sound) * 1000))

    def hush(self) -> None:
        """Be silent at once, and forget what waits."""
        self._forget_words()
        for channel in (self._tones, self._voice):
            channel.owed = False
            channel.link.hush()

    def set_tones(self, on: bool, volume: int) -> None:
        """Switch the tones; volume 0 to 100. Nothing is started before `warm_up` or a cue."""
        self._switch(self._tones, on, volume, 0)

    def set_voice(self, on: bool, volume: int, rate: int) -> None:
        """Switch the voice; volume 0 to 100, rate -100 (slow) to 100 (fast)."""
        self._switch(self._voice, on, volume, rate)
        if not on and not (self._alarm_words_wait and self._loud):
            self._forget_words()

    def warm_up(self) -> None:
        """Start what is on, ahead of the first cue. What has failed stays so until switched on again."""
        for channel in (self._tones, self._voice):
            if channel.on and channel.link.state is AudioState.OFF:
                channel.link.start()

    def close(self) -> None:
        """Switch everything off and end both children, without waiting for them."""
        self._forget_words()
        self.alarm_over()
        for channel in (self._tones, self._voice):
            self._switch(channel, False, channel.volume, channel.rate)

    def status(self) -> Status:
        """How both children are doing now."""
        return Status(self._tones.link.state, self._voice.link.state)

    # -- alarms -----------------------------------------------------------------------------------------

    def alarm(self, sound: str, words: str, *, loud: bool) -> None:
        """Play and speak what must not be missed, instead of what is being said.

        A calm alarm is heard as the person wants to hear cues. A loud one is heard at full volume by tones
        and by voice, also where they are off or had failed. A child that still gets ready is given the newest
        alarm when it is. Goes on until `alarm_over`.
        """
        self._alarm = _Alarm(sound, words, loud)
        self._loud = self._loud or loud
        self.warm_up()
        if loud:
            for channel in (self._tones, self._voice):
                self._lend(channel)
        self._forget_words()
        self._voice.link.hush()
        self._give_tone(self._alarm)
        if self._voice.sounds(loud):
            self._alarm_words_wait = True
            self._after_tone.start(round(self._tone_s(sound, loud=loud) * 1000))

    def alarm_over(self) -> None:
        """Somebody has answered: be silent, and end the children that were started for the alarm only."""
        if self._alarm is None:
            return
        self._alarm, self._loud = None, False
        self.hush()
        for channel in (self._tones, self._voice):
            if channel.lent:
                channel.link.close()
            channel.lent = channel.tried = False

    def _lend(self, channel: _Channel) -> None:
        """Have a child for a loud alarm, whatever the person wants of it; one that failed gets one chance."""
        state = channel.link.state
        if state is AudioState.FAILED and channel.tried:
            return
        if state in (AudioState.OFF, AudioState.FAILED):
            channel.tried = True
            channel.lent = not channel.on
            channel.link.start()

    def _give_tone(self, alarm: _Alarm) -> None:
        if self._is_ready_for(self._tones, alarm):
            self._tones.link.play(alarm.sound, self._tones.volume_of(alarm.loud))

    def _give_words(self, alarm: _Alarm) -> None:
        if self._is_ready_for(self._voice, alarm):
            self._voice.link.say(alarm.words, self._voice.volume_of(alarm.loud), self._voice.rate)

    def _is_ready_for(self, channel: _Channel, alarm: _Alarm) -> bool:
        """Whether to give an alarm to a child now; if not because it gets ready, then later."""
        # A link drops what had to wait for more than a moment, as is right for a cue.
        wanted = channel.sounds(alarm.loud)
        channel.owed = wanted and channel.link.state not in LIVE
        return wanted and not channel.owed

    def _pay(self) -> None:
        """Give the newest alarm to a child that has got ready for it."""
        if self._alarm is None:
            return
        if self._tones.owed and self._tones.link.state in LIVE:
            self._give_tone(self._alarm)
        if self._voice.owed and self._voice.link.state in LIVE:
            self._give_words(self._alarm)

    # -- within -----------------------------------------------------------------------------------------

    def _channel(self, link: AudioLink) -> _Channel:
        link.setParent(self)
        link.state_changed.connect(self._on_state_changed)
        return _Channel(link)

    def _on_state_changed(self) -> None:
        self._pay()
        self.status_changed.emit(self.status())

    def _switch(self, channel: _Channel, on: bool, volume: int, rate: int) -> None:
        channel.volume, channel.rate = volume, rate
        was_on, channel.on = channel.on, on
        if was_on and not on:
            # A loud alarm goes on until it is over, whatever is switched meanwhile.
            channel.lent = self._loud and channel.link.state is not AudioState.FAILED
            if not channel.lent:
                channel.owed = False
                channel.link.close()
        elif on:
            channel.lent = False

    def _forget_words(self) -> None:
        self._after_tone.stop()
        self._alarm_words_wait = False

    def _speak(self) -> None:
        of_alarm, self._alarm_words_wait = self._alarm_words_wait, False
        if of_alarm and self._alarm is not None:
            self._give_words(self._alarm)
        else:
            self._voice.link.say(self._words, self._voice.volume, self._voice.rate)

    def _tone_s(self, sound: str | None, *, loud: bool = False) -> float:
        """How long the words wait for the tone; no longer than it is heard."""
        if not sound or not self._tones.sounds(loud) or self._tones.link.state is not AudioState.READY:
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
