"""The pages of a lock: what to do now, what is locked and why, and a clinician's clearance."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.library import Country
from corecoach.safety import Lockout, Tier
from corecoach.ui.look import Look
from corecoach.ui.pages.clearance import ClearanceForm, ClearancePage
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class LockFlow(QObject):
    """Shows lockouts that are stored already; an emergency first."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(director)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings

    def show(self) -> None:
        """Show what is locked, or Today when nothing is."""
        lockouts = self._coach.lockouts()
        emergencies = [x for x in lockouts if x.tier is Tier.EMERGENCY]
        if emergencies:
            self._show_emergency(emergencies[-1])
        elif lockouts:
            self._window.show_page(self._make_lockouts, places=self._director.places(), current="today")
        else:
            self._director.go("today")

    def ask_clearance(self, lockout: Lockout) -> None:
        """Ask for the details of the clinician who cleared a lockout."""

        def make(look: Look) -> QWidget:
            page = ClearancePage(look, lockout, self._coach.rules, self._coach.clock.now())
            page.confirm_requested.connect(self._clear)
            page.decline_requested.connect(lambda _none: self.show())
            return page

        self._window.show_page(make)

    def _country(self) -> Country:
        return self._coach.library.emergency.of(self._settings.value.country)

    def _make_lockouts(self, look: Look) -> QWidget:
        page = LockoutPage(
            look,
            self._coach.lockouts(),
            self._coach.rules,
            self._country(),
            now=self._coach.clock.now(),
            saved=not self._coach.pending,
        )
        page.check_requested.connect(lambda _none: self._director.go("symptom"))
        page.clear_requested.connect(self.ask_clearance)
        page.trend_requested.connect(lambda _none: self._director.go("trend"))
        page.diary_requested.connect(lambda _none: self._director.go("today"))
        return page

    def _show_emergency(self, lockout: Lockout) -> None:
        def make(look: Look) -> QWidget:
            saved = not self._coach.pending
            page = EmergencyPage(look, lockout, self._coach.rules, self._country(), saved=saved)
            page.leave_requested.connect(lambda _none: self._director.go("today"))
            page.country_requested.connect(lambda _none: self._director.go("settings"))
            return page

        self._window.show_page(make)

    def _clear(self, form: ClearanceForm) -> None:
        result = self._coach.clear(form.lockout, form.clinician, form.role, form.assessed)
        self.show()
        if result is not None:
            self._director.tell(result)
