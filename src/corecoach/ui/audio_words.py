"""One quiet line about sound and voice, for settings."""

from corecoach.audio.link import AudioState
from corecoach.audio.sounder import Status
from corecoach.words import _


def audio_line(status: Status) -> str:
    """What the person should know, or nothing."""
    silent = (AudioState.SILENT, AudioState.FAILED)
    if status.tones in silent and status.voice in silent:
        return _("This computer plays no sound now. Every cue is on the screen.")
    if status.tones in silent:
        return _("This computer plays no chimes now. Every cue is on the screen.")
    if status.voice in silent:
        return _("No voice found on this computer. Chimes are on instead.")
    return ""
