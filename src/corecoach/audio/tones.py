"""The tones of the tones child: every sound of the folder, loaded once, played at once. Never in the app."""

from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.audio.protocol import NOTHING, Order, Play

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect


class Tones:
    """Plays the project's sounds on the default output, or nothing at all where there is none."""

    def __init__(self, folder: Path | None) -> None:
        """Sounds are the `*.wav` files of `folder`."""
        self._files = {} if folder is None else {path.stem: path for path in sorted(folder.glob("*.wav"))}
        self._effects: dict[str, QSoundEffect] = {}
        self._devices: QMediaDevices | None = None

    def prepare(self) -> str:
        """Load every sound; `device` when there is something to play them on, else `none`."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # a system without the sound libraries Qt links to
            return NOTHING
        self._devices = QMediaDevices()
        # Headphones come and go; an effect stays with the device it was made for.
        self._devices.audioOutputsChanged.connect(self._load)
        self._load()
        return "device" if self._effects else NOTHING

    def perform(self, order: Order) -> bool:
        """Play a sound of the folder; silence for lack of a device is not an error."""
        if not isinstance(order, Play) or order.name not in self._files:
            return False
        effect = self._effects.get(order.name)
        if effect is not None:
            effect.setVolume(loudness(order.volume))
            effect.play()
        return True

    def hush(self) -> None:
        """Stop every sound."""
        for effect in self._effects.values():
            effect.stop()

    def _load(self) -> None:
        """Make the effects for the default output of now."""
        from PySide6.QtMultimedia import QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        self.hush()
        self._effects = {} if device.isNull() else {n: _effect(p) for n, p in self._files.items()}


def _effect(path: Path) -> "QSoundEffect":
    from PySide6.QtCore import QUrl
    from PySide6.QtMultimedia import QSoundEffect

    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(path)))
    return effect


def loudness(volume: int) -> float:
    """The amplitude for a volume of 0 to 100: squared, so that half the slider sounds about half as loud."""
    return (volume / 100) ** 2
