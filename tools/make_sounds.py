"""Writes the project's own cue sounds: short, calm, and the same bytes every time.

Run `python tools/make_sounds.py` to write them to `assets/sounds/`, or give another folder. Only the
standard library is used, so anyone can rebuild the sounds, and nobody's licence is involved.
"""

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

RATE_HZ = 44_100
TAIL_S = 0.15  # silence at the end: some devices cut the last moments of a sound
ATTACK_S = 0.012  # a rise this slow makes no click
RELEASE_S = 0.06
LOUDNESS_WINDOW_S = 0.1
# A soft mallet: a strong fundamental and a little brightness, so that small laptop speakers, which lose the
# lowest notes, still carry them.
PARTIALS = ((1.0, 1.0), (2.0, 0.32), (3.0, 0.10), (4.0, 0.04))

# All below 1.1 kHz, where hearing loss of age does not matter much.
C4, E4, G4, A4, C5, E5, G5, A5 = 261.63, 329.63, 392.00, 440.00, 523.25, 659.26, 783.99, 880.00


class Level(NamedTuple):
    """How loud a sound is in its loudest tenth of a second (root mean square), and its highest peak."""

    rms: float
    peak: float


SHARED = Level(0.16, 0.7)  # no cue startles after another
# What calls somebody who did not hear the calm call is meant to be louder than all else.
LEVELS = {"alarm-loud": Level(0.5, 0.94)}


class Note(NamedTuple):
    """One tone: its pitch, when it begins, how long it sounds, how fast it fades and how strong it is."""

    pitch_hz: float
    start_s: float
    length_s: float
    fade_s: float = 0.25
    strength: float = 1.0
    attack_s: float = ATTACK_S


SOUNDS: dict[str, tuple[Note, ...]] = {
    "tick": (Note(E5, 0.0, 0.12, 0.06),),
    "start": (Note(C4, 0.0, 0.60, 0.30),),
    "end": (Note(A4, 0.0, 0.30, 0.20), Note(E4, 0.18, 0.52, 0.25)),
    "switch": (Note(C4, 0.0, 0.26, 0.18), Note(E4, 0.16, 0.26, 0.18), Note(G4, 0.32, 0.46, 0.24)),
    "rest": (Note(E4, 0.0, 0.80, 0.35, 1.0, 0.06), Note(A4, 0.0, 0.80, 0.35, 0.7, 0.06)),
    "finish": (
        Note(C4, 0.0, 0.95, 0.45),
        Note(E4, 0.05, 0.90, 0.45, 0.9),
        Note(G4, 0.10, 0.85, 0.45, 0.8),
        Note(C5, 0.15, 0.80, 0.45, 0.7),
    ),
    "pause": (Note(G4, 0.0, 0.18, 0.10), Note(G4, 0.20, 0.28, 0.16)),
    "stop": (Note(E4, 0.0, 0.20, 0.14), Note(C4, 0.13, 0.32, 0.16)),
    # It rises further than any cue does, and its last note stays.
    "alarm": (
        Note(C4, 0.0, 0.24, 0.30),
        Note(G4, 0.17, 0.24, 0.30),
        Note(C5, 0.34, 0.24, 0.30),
        Note(G5, 0.51, 0.54, 0.40),
    ),
    # Two calls of five quick notes that do not fade: nothing else here beats like that.
    "alarm-loud": tuple(
        Note(pitch, call + 0.17 * n, 0.16, 4.0)
        for call in (0.0, 0.98)
        for n, pitch in enumerate((E5, A5, E5, A5, E5))
    ),
}


def main(arguments: Sequence[str]) -> None:
    """Write every sound to the folder named on the command line, or to `assets/sounds/`."""
    default = Path(__file__).resolve().parent.parent / "assets" / "sounds"
    write_all(Path(arguments[0]) if arguments else default)


def write_all(folder: Path) -> None:
    """Write every sound as NAME.wav into `folder`, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        write_wav(folder / f"{name}.wav", levelled(mixed(notes), LEVELS.get(name, SHARED)))


def mixed(notes: Sequence[Note]) -> list[float]:
    """All notes of one sound, added up, without the silent tail."""
    total_s = max(note.start_s + note.length_s for note in notes)
    samples = [0.0] * frames(total_s)
    for note in notes:
        add_note(samples, note)
    return samples


def add_note(samples: list[float], note: Note) -> None:
    """Add one note to the samples, in place."""
    first = frames(note.start_s)
    count = min(frames(note.length_s), len(samples) - first)
    for index in range(count):
        at_s = index / RATE_HZ
        samples[first + index] += note.strength * envelope(note, at_s) * timbre(note.pitch_hz, at_s)


def timbre(pitch_hz: float, at_s: float) -> float:
    """The wave of a steady note at this moment."""
    return sum(gain * math.sin(math.tau * pitch_hz * ratio * at_s) for ratio, gain in PARTIALS)


def envelope(note: Note, at_s: float) -> float:
    """How strong the note is at this moment: a soft rise, a natural fade, a soft end at exactly nothing."""
    left_s = note.length_s - at_s
    return ramp(at_s / note.attack_s) * math.exp(-at_s / note.fade_s) * ramp(left_s / RELEASE_S)


def ramp(part: float) -> float:
    """A raised cosine from 0 to 1: it starts and ends level, so that it does not click."""
    return 0.5 - 0.5 * math.cos(math.pi * min(max(part, 0.0), 1.0))


def levelled(samples: Sequence[float], level: Level) -> list[float]:
    """The same sound as loud as its level, never above its peak."""
    peak = max(abs(sample) for sample in samples)
    gain = min(level.rms / loudest_rms(samples), level.peak / peak)
    return [sample * gain for sample in samples]


def loudest_rms(samples: Sequence[float]) -> float:
    """The root mean square of the loudest tenth of a second."""
    size = min(frames(LOUDNESS_WINDOW_S), len(samples))
    step = max(size // 4, 1)
    starts = range(0, len(samples) - size + 1, step)
    return max(math.sqrt(sum(x * x for x in samples[i : i + size]) / size) for i in starts)


def write_wav(path: Path, samples: Sequence[float]) -> None:
    """Write 16 bit mono with the silent tail."""
    data = array("h", (math.floor(sample * 32_767 + 0.5) for sample in samples))
    data.extend([0] * frames(TAIL_S))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(data.tobytes())


def frames(seconds: float) -> int:
    """How many samples last this long."""
    return round(seconds * RATE_HZ)


if __name__ == "__main__":
    main(sys.argv[1:])
