"""The project's own sounds, and the tool that makes them."""

import importlib.util
import math
import wave
from array import array
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from audio_stand_ins import SOUNDS

CUES = ["end", "finish", "pause", "rest", "start", "stop", "switch", "tick"]
# The calm alarm is as loud as a cue; the loud one calls somebody who did not hear it.
ALARM, LOUD = "alarm", "alarm-loud"
NAMES = sorted([*CUES, ALARM, LOUD])
# Seconds at most, with the silent tail.
LONGEST_S = dict.fromkeys(CUES, 1.2) | {ALARM: 1.3, LOUD: 2.2}
TAIL_FRAMES = 44_100 * 15 // 100


def tool() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "make_sounds.py"
    spec = importlib.util.spec_from_file_location("make_sounds", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(name: str) -> list[float]:
    with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
        return [value / 32_768 for value in array("h", file.readframes(file.getnframes()))]


def test_every_sound_is_there_and_no_other() -> None:
    assert sorted(path.stem for path in SOUNDS.glob("*.wav")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_format_and_length(name: str) -> None:
    path = SOUNDS / f"{name}.wav"
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        assert 0.2 <= file.getnframes() / 44_100 <= LONGEST_S[name]
    assert path.stat().st_size < (100_000 if name in CUES else 200_000)


@pytest.mark.parametrize("name", NAMES)
def test_starts_and_ends_at_silence_without_clicks(name: str) -> None:
    wave_form = samples(name)
    assert not any(wave_form[-TAIL_FRAMES:])
    assert max(map(abs, wave_form[:10])) < 0.001
    assert max(map(abs, wave_form[-TAIL_FRAMES - 10 :])) < 0.001
    assert max(map(abs, wave_form)) < (0.95 if name == LOUD else 0.9)
    # The steps of a louder wave are larger; a click would be larger by far.
    assert max(abs(a - b) for a, b in pairwise(wave_form)) < (0.2 if name == LOUD else 0.1)


def windows(name: str) -> list[float]:
    """How loud each tenth of a second is, as a root mean square."""
    wave_form, size = samples(name)[:-TAIL_FRAMES], 4_410
    starts = range(0, len(wave_form) - size, size // 4)
    return [math.sqrt(sum(x * x for x in wave_form[i : i + size]) / size) for i in starts]


def test_all_cues_and_the_calm_alarm_are_about_as_loud() -> None:
    """Within 3 dB, by the loudest tenth of a second."""
    levels = [max(windows(name)) for name in [*CUES, ALARM]]
    assert max(levels) / min(levels) < math.sqrt(2)


def test_the_loud_alarm_is_louder_by_far_and_does_not_fade() -> None:
    """By 6 dB and more; and half of its time is as loud as that, where a cue is over."""
    loudest = max(max(windows(name)) for name in [*CUES, ALARM])
    levels = windows(LOUD)
    assert max(levels) > 2 * loudest
    assert sorted(levels)[len(levels) // 2] > 2 * loudest


def test_alarms_last_longer_than_any_cue() -> None:
    """So nobody takes one for a cue."""
    heard = {name: (len(samples(name)) - TAIL_FRAMES) / 44_100 for name in NAMES}
    assert heard[LOUD] > 1.5 > heard[ALARM] > 1.0 > max(heard[name] for name in CUES)


def test_every_note_is_where_hearing_loss_of_age_matters_least() -> None:
    notes = [note for name in NAMES for note in tool().SOUNDS[name]]
    assert max(note.pitch_hz for note in notes) < 1_100


def test_the_alarm_rises() -> None:
    pitches = [note.pitch_hz for note in tool().SOUNDS[ALARM]]
    assert pitches == sorted(pitches) and pitches[-1] > 2 * pitches[0]


def test_the_tool_makes_the_committed_bytes(tmp_path: Path) -> None:
    tool().main([str(tmp_path)])
    for name in NAMES:
        assert (tmp_path / f"{name}.wav").read_bytes() == (SOUNDS / f"{name}.wav").read_bytes(), name
