"""The trace of a session: one JSON line a cue."""

import json
from contextlib import suppress
from pathlib import Path

from corecoach.session import Fired


class Trace:
    """Writes cues to a file, or nowhere. A disk that fills up ends the trace, never the session.

    Times are seconds of the session since its start, on the monotonic clock that plays it; at another speed
    than 1 they are that many times the real ones, and `late_s` is the real lateness.
    """

    def __init__(self, path: Path | None, speed: float) -> None:
        """Raises OSError for a file that cannot be written."""
        self._file = path.open("w", encoding="utf-8", buffering=1) if path else None
        self._speed = speed
        self.error: OSError | None = None

    def write(self, fired: Fired, start_s: float, seen_s: float) -> None:
        """Write a cue that was due at its own moment and was seen at `seen_s`."""
        due_s, actual_s = fired.due_s - start_s, seen_s - start_s
        row = {
            "cue": fired.cue,
            "phase": fired.phase,
            "due_s": round(due_s, 6),
            "actual_s": round(actual_s, 6),
            "late_s": round((actual_s - due_s) / self._speed, 6),
        }
        if self._file and self.error is None:
            try:
                self._file.write(json.dumps(row) + "\n")
            except OSError as error:
                self.error = error

    def close(self) -> None:
        """Finish the file."""
        if self._file:
            with suppress(OSError):
                self._file.close()
