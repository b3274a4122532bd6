"""Runs a session in real time: looks at the clock when something is due, and says what happened."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from corecoach.clock import Clock
from corecoach.session import Command, Fired, IllegalCommand, Moment, Session, is_moving

# The figure moves 30 times a second; somebody who wants less movement sees the ring step once a second.
FRAME_MS = 33
STILL_FRAME_MS = 250
# While nothing moves but the ring, it goes on by some pixels at a time: this many steps a turn.
RING_STEPS = 180


class Conductor(QObject):
    """Holds the running session. `moment_changed` carries a Moment, `fired` a Fired, `over` nothing.

    Two timers: a precise one for what is due next, so that a cue is on time however slow the picture is,
    and one for the picture.
    """

    moment_changed = Signal(object)
    fired = Signal(object)
    over = Signal()

    def __init__(self, session: Session, clock: Clock, *, still: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._clock = session, clock
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self.look)
        self._still = still
        self._frames = QTimer(self)
        self._frames.timeout.connect(self.look)
        self._over = False

    @property
    def moment(self) -> Moment:
        """The session as last seen."""
        return self._session.moment()

    def command(self, command: Command) -> bool:
        """Do what the person asked for; False when it is not possible now, and then nothing changed."""
        try:
            fired = self._session.command(command, self._clock.seconds())
        except IllegalCommand:
            self.look()
            return False
        self._tell(fired)
        return True

    def look(self) -> None:
        """See what time it is."""
        self._tell(self._session.observe(self._clock.seconds()))

    def stop_timers(self) -> None:
        """Let nothing run any more."""
        self._due.stop()
        self._frames.stop()

    def _tell(self, fired: tuple[Fired, ...]) -> None:
        for cue in fired:
            self.fired.emit(cue)
        self.moment_changed.emit(self._session.moment())
        self._plan()
        if not self._session.state.is_live and not self._over:
            self._over = True
            self.over.emit()

    def _plan(self) -> None:
        due_s = self._session.next_due_s()
        if due_s is None:
            self.stop_timers()
            return
        self._due.start(max(0, round(due_s * 1000)))
        frame_ms = self._frame_ms(self._session.moment())
        if not self._frames.isActive() or self._frames.interval() != frame_ms:
            self._frames.start(frame_ms)

    def _frame_ms(self, moment: Moment) -> int:
        """How often there is something new to see."""
        if self._still:
            return STILL_FRAME_MS
        if is_moving(self._session.timeline, moment):
            return FRAME_MS
        return max(FRAME_MS, min(STILL_FRAME_MS, round(moment.duration_s * 1000 / RING_STEPS)))
