"""Runs ice and heat in real time: looks at the clock when something is due, and calls until an answer."""

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from corecoach.coach.pack_views import PackMoment
from corecoach.coach.packs import Packs
from corecoach.coach.saving import SaveResult
from corecoach.thermal.alarm import Call, call_at, next_call_s
from corecoach.thermal.running import IllegalPackCommand, PackCommand, PackState

# The machine may sleep: its timers stand still then, so somebody looks at least this often once it is awake.
LOOK_MS = 1000
IDLE_LOOK_MS = 60_000


class PackCall(Struct, frozen=True):
    """A call for an answer that is due, and the use as it is."""

    call: Call
    moment: PackMoment


class PackClock(QObject):
    """`moment_changed` carries a PackMoment once a second and at each change; `state_changed` the same at a
    change of state; `called` a PackCall; `over` the last PackMoment."""

    moment_changed = Signal(object)
    state_changed = Signal(object)
    called = Signal(object)
    over = Signal(object)

    def __init__(self, packs: Packs, parent: QObject) -> None:
        super().__init__(parent)
        self._run = packs.run
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._shown: tuple[PackState, int] | None = None
        self._calls = 0

    def start(self) -> None:
        """Follow the use that has just begun, or was found again."""
        self._shown, self._calls = None, 0
        self.look()

    def stop_timers(self) -> None:
        """Let nothing run any more."""
        self._timer.stop()

    def command(self, command: PackCommand) -> SaveResult | None:
        """Do what the person said; None when it is not possible now, and then nothing has changed."""
        try:
            result = self._run.act(command)
        except IllegalPackCommand:
            self.look()
            return None
        self.look()
        return result

    def look(self) -> None:
        """See what time it is, and say what is new. Whatever goes wrong on the way, somebody looks again."""
        self._timer.start(LOOK_MS)
        moment = self._run.moment()
        if moment is None:
            self.stop_timers()
            return
        now = (moment.running.state, moment.running.step)
        changed, self._shown = now != self._shown, now
        if changed:
            self._calls = 0
            self.state_changed.emit(moment)
        self.moment_changed.emit(moment)
        self._call(moment)
        if moment.running.state is PackState.OVER:
            self.stop_timers()
            if changed:
                self.over.emit(moment)
        elif moment.left_s is None:
            # It waits for a tap, and ends by itself when nobody comes.
            self._timer.start(IDLE_LOOK_MS)
        else:
            self._timer.start(_next_look_ms(moment, moment.left_s))

    def _call(self, moment: PackMoment) -> None:
        overdue_s = moment.overdue_s
        call = call_at(overdue_s) if overdue_s is not None else None
        if call is not None and call.number >= self._calls:
            self._calls = call.number + 1
            self.called.emit(PackCall(call, moment))


def _next_look_ms(moment: PackMoment, left_s: float) -> int:
    """Milliseconds to the next whole second of what runs down, to its end, or to the next call."""
    overdue_s = moment.overdue_s
    due_s = next_call_s(overdue_s) if overdue_s is not None else max(0.0, left_s)
    second_s = left_s % 1.0 or 1.0
    # A timer that fires a moment too soon must find the time over, not look again and again.
    return max(1, min(LOOK_MS, round(min(due_s, second_s) * 1000) + 1))
