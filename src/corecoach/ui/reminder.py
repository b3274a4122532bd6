"""Reminds of the day's score at the hour that was chosen, while the window is open."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from corecoach.coach import Coach, Settings
from corecoach.ui.notifier import Notifier
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# A timer stands still while the machine sleeps, and knows nothing of a clock that was set: so somebody looks
# at the clock again and again. Never more often than once a minute; after sleep it is late by this at most.
LOOK_LEAST_S, LOOK_MOST_S = 60, 300


class Reminder(QObject):
    """A note once a day if the day has no score yet. Not in a session, a check or another flow, and not with
    ice or heat in use: then as soon as that is over."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(window)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings
        self.notifier = Notifier(window)
        self.notifier.opened.connect(self._open)
        # What is past when the window opens needs no note: Today asks.
        self._told = self._passed()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        settings.changed.connect(self._on_settings)
        window.closing.connect(self._close)
        window.stayed.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)
        self._hour = settings.value.reminder_hour
        self.look()

    def look(self) -> None:
        """See what time it is, remind if it is time for that, and look again later."""
        now = self._coach.clock.now()
        # First: whatever goes wrong on the way, somebody looks again.
        self._timer.start(1000 * seconds_to_look(now, self._hour, told=self._told == now.date()))
        if self._is_due(now):
            self._tell(now)
        self._refresh_today()

    def _is_due(self, now: datetime) -> bool:
        if self._hour is None or now.hour < self._hour or self._told == now.date() or self._is_busy():
            return False
        if self._coach.today().day_scored:
            self._told = now.date()
        return self._told != now.date()

    def _is_busy(self) -> bool:
        """In a flow there is no place; ice and heat in use come first."""
        packs = self._coach.packs_so_far
        return not self._window.place or (packs is not None and packs.run.is_live)

    def _passed(self) -> date | None:
        """Today, if the hour is over already."""
        now, hour = self._coach.clock.now(), self._settings.value.reminder_hour
        return now.date() if hour is not None and now.hour >= hour else None

    def _tell(self, now: datetime) -> None:
        self._told = now.date()
        if self._window.isActiveWindow() and self._window.place == "today":
            return
        # Neutral words: others may see the screen.
        self.notifier.show(_("CoreCoach"))
        self.notifier.tell(_("CoreCoach"), _("Time for today's score"), urgent=False)

    def _refresh_today(self) -> None:
        """Today asks for what it is time for, unless somebody is just answering."""
        pressing = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._window.place == "today" and self._director.scores.is_out_of_date and not pressing:
            self._director.scores.forget()
            self._director.scores.renew()

    def _open(self) -> None:
        self.notifier.come_forward()
        self.notifier.hide()
        if self._window.place and not self._is_busy():
            self._director.go("today")

    # -- what happens around it --------------------------------------------------------------------------

    def _on_settings(self, value: Settings) -> None:
        if value.reminder_hour == self._hour:
            return
        self._hour, self._told = value.reminder_hour, self._passed()
        self.look()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back to the window needs no icon, and sees what it is time for."""
        if state is Qt.ApplicationState.ApplicationActive and self._window.isVisible():
            self.notifier.hide()
            self.look()

    def _close(self) -> None:
        self._timer.stop()
        self.notifier.hide()


def seconds_to_look(now: datetime, hour: int | None, *, told: bool) -> int:
    """How long to wait before the clock is looked at again, in seconds. Without an hour to remind at, Today
    still has to see that the evening or another day has begun."""
    if hour is None:
        return LOOK_MOST_S
    due = datetime.combine(now.date(), time(hour), now.tzinfo)
    left = (due - now).total_seconds()
    # Told already, or not to be told while something else goes on.
    usual = LOOK_MOST_S if told or left > 0 else LOOK_LEAST_S
    return max(LOOK_LEAST_S, min(usual, round(left) + 1) if left > 0 else usual)
