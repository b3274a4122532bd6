"""Keeps the display awake while a session runs.

Somebody lying on the floor with a bad back touches neither mouse nor keyboard for ten minutes. Without this
the screen goes dark in the middle of a hold, and getting up to wake it is just the movement to avoid.
"""

import logging
from enum import Enum, auto
from threading import Event, Thread
from types import TracebackType
from typing import Self

log = logging.getLogger(__name__)


class AwakeState(Enum):
    """Whether the display is kept awake."""

    OFF = auto()
    ASKING = auto()  # the desktop has not answered yet; it may never
    ON = auto()
    UNAVAILABLE = auto()  # the desktop cannot, or will not


class Awake:
    """Keeps the display awake between `start` and `stop`. Never blocks and never fails."""

    def __init__(self) -> None:
        """Nothing is asked of the desktop before `start`."""
        self._wish: _Wish | None = None

    @property
    def state(self) -> AwakeState:
        """Whether the display is kept awake now."""
        return AwakeState.OFF if self._wish is None else self._wish.state

    def start(self) -> None:
        """Ask the desktop, in the background, to keep the display awake."""
        if self._wish is None:
            self._wish = _Wish()
            # A thread, because the desktop is asked over D-Bus, which can hang; daemon, so that a thread that
            # hangs does not keep the app from ending.
            Thread(target=self._wish.hold, name="corecoach-awake", daemon=True).start()

    def stop(self) -> None:
        """Let the display sleep again."""
        if self._wish is not None:
            self._wish.over.set()
            self._wish = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()


class _Wish:
    """One request to the desktop, from start to end in one thread: wakepy's modes do not change threads."""

    def __init__(self) -> None:
        self.over = Event()
        self.state = AwakeState.ASKING

    def hold(self) -> None:
        """Ask, wait until it is over, take the request back."""
        try:
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                self.state = AwakeState.ON if mode.active else AwakeState.UNAVAILABLE
                self.over.wait()
        except Exception:  # a desktop that fails in its own way must not end a session
            log.debug("The display cannot be kept awake", exc_info=True)
            self.state = AwakeState.UNAVAILABLE
