"""Whether this machine has anything to be heard by. Asked in the children only: the asking can hang."""

from pathlib import Path

SOUND_CARDS = Path("/proc/asound/pcm")  # Linux: what cards can play and record, one line each


def can_be_heard() -> bool:
    """Whether there is an output that Qt knows, or a sound card that others could use without Qt."""
    return qt_has_output() or "playback" in _sound_cards()


def qt_has_output() -> bool:
    """Whether Qt can play sounds here."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # a system without the sound libraries Qt links to
        return False
    return not QMediaDevices.defaultAudioOutput().isNull()


def _sound_cards() -> str:
    try:
        return SOUND_CARDS.read_text(errors="replace")
    except OSError:
        return ""
