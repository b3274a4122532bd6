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

NAMES = ["end", "finish", "pause", "rest", "start", "stop", "switch", "tick"]
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
        assert 0.2 <= file.getnframes() / 44_100 <= 1.2
    assert path.stat().st_size < 100_000


@pytest.mark.parametrize("name", NAMES)
def test_starts_and_ends_at_silence_without_clicks(name: str) -> None:
    wave_form = samples(name)
    assert not any(wave_form[-TAIL_FRAMES:])
    assert max(map(abs, wave_form[:10])) < 0.001
    assert max(map(abs, wave_form[-TAIL_FRAMES - 10 :])) < 0.001
    assert max(map(abs, wave_form)) < 0.9
    assert max(abs(a - b) for a, b in pairwise(wave_form)) < 0.1


def test_all_are_about_as_loud() -> None:
    """Within 3 dB, by the loudest tenth of a second."""
    levels = []
    for name in NAMES:
        wave_form, size = samples(name), 4_410
        starts = range(0, len(wave_form) - size, size // 4)
        levels.append(max(math.sqrt(sum(x * x for x in wave_form[i : i + size]) / size) for i in starts))
    assert max(levels) / min(levels) < math.sqrt(2)


def test_the_tool_makes_the_committed_bytes(tmp_path: Path) -> None:
    tool().main([str(tmp_path)])
    for name in NAMES:
        assert (tmp_path / f"{name}.wav").read_bytes() == (SOUNDS / f"{name}.wav").read_bytes(), name
