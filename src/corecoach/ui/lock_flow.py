"""The pages of a lock: what to do now, what is locked and why, and the way to its end."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.coach.views import Unlocked
from corecoach.library import Country
from corecoach.safety import AdvicePage, Lockout, Tier
from corecoach.ui.look import Look
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.lockout_words import advice_text
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.unlock_flow import UnlockFlow
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director


# The built-in routine that is all gentle.
BREATHING = "slow-breathing"


class LockFlow(QObject):
    """Shows lockouts that are stored already; an emergency first. What was shown is kept."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(director)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings
        self.unlock = UnlockFlow(director, window, coach, settings, back=self.show)

    def show(self) -> None:
        """Show what is locked, or Today when nothing is."""
        lockouts = self._coach.lockouts()
        emergencies = [x for x in lockouts if x.tier is Tier.EMERGENCY]
        if emergencies:
            self._show_emergency(emergencies[-1])
        elif lockouts:
            self._show_lockouts(lockouts)
        else:
            self._director.go("today")

    def ask_clearance(self, lockout: Lockout) -> None:
        """Ask for the details of the clinician who cleared a lockout."""
        self.unlock.ask_details(lockout)

    def tell_unlocked(self, done: Mapping[str, Unlocked]) -> None:
        """Say what a clearance file did to the lockouts that it names, by their ids."""
        self.unlock.tell_file(done)

    # -- the pages -------------------------------------------------------------------------------------

    def _country(self) -> Country:
        return self._coach.library.emergency.of(self._settings.value.country)

    def _show_lockouts(self, lockouts: Sequence[Lockout]) -> None:
        def make(look: Look) -> QWidget:
            page = LockoutPage(
                look,
                lockouts,
                self._coach.rules,
                self._country(),
                now=self._coach.clock.now(),
                ways=self._coach.ways_out(),
                saved=not self._coach.pending,
            )
            page.check_requested.connect(lambda _none: self._leave(lockouts, "symptom"))
            page.trend_requested.connect(lambda _none: self._leave(lockouts, "trend"))
            page.diary_requested.connect(lambda _none: self._leave(lockouts, "today"))
            page.reading_requested.connect(lambda _none: self._leave(lockouts, "reading"))
            page.breathing_requested.connect(lambda _none: self._breathe(lockouts))
            page.unlock_requested.connect(self._unlock)
            page.summary_requested.connect(lambda _none: self._director.make_summary())
            return page

        self._window.show_page(make, places=self._director.places(), current="today")
        self._note("lockout", lockouts)

    def _show_emergency(self, lockout: Lockout) -> None:
        def make(look: Look) -> QWidget:
            page = EmergencyPage(
                look,
                lockout,
                self._coach.rules,
                self._country(),
                now=self._coach.clock.now(),
                ways=self._coach.ways_out(),
                saved=not self._coach.pending,
            )
            page.leave_requested.connect(lambda _none: self._leave([lockout], "today"))
            page.country_requested.connect(lambda _none: self._ask_where())
            page.unlock_requested.connect(self._unlock)
            page.summary_requested.connect(lambda _none: self._director.make_summary())
            return page

        self._window.show_page(make)
        self._note("emergency", [lockout])

    def _ask_where(self) -> None:
        """Another country has another number: back to what to do as soon as it is chosen."""
        from corecoach.ui.pages.where import WherePage

        def chosen(code: str) -> None:
            self._director.tell(self._settings.change(country=code))

        def make(look: Look) -> QWidget:
            page = WherePage(look, self._director.countries(), self._settings.value.country)
            page.chosen.connect(chosen)
            page.leave_requested.connect(lambda _none: self.show())
            return page

        self._window.show_page(make)

    # -- what was shown --------------------------------------------------------------------------------

    def _note(self, page: AdvicePage, lockouts: Sequence[Lockout]) -> None:
        """Keep the words that stand there, for each lockout its own. A page drawn anew is the same page."""
        rules, now, ways = self._coach.rules, self._coach.clock.now(), self._coach.ways_out()
        for lockout in lockouts:
            text = advice_text(lockouts, rules, self._country(), now, ways, of=lockout)
            self._coach.note_advice(lockout, page, text)

    def _leave(self, lockouts: Sequence[Lockout], place: str) -> None:
        """The person went on by themselves."""
        self._acknowledge(lockouts)
        self._director.go(place)

    def _acknowledge(self, lockouts: Sequence[Lockout]) -> None:
        for lockout in lockouts:
            self._coach.note_acknowledged(lockout, _page_of(lockout))

    def _breathe(self, lockouts: Sequence[Lockout]) -> None:
        self._acknowledge(lockouts)
        self._director.shelf().show_routine(BREATHING)

    def _unlock(self, lockout: Lockout) -> None:
        self._coach.note_acknowledged(lockout, _page_of(lockout))
        self.unlock.begin(lockout)


def _page_of(lockout: Lockout) -> AdvicePage:
    return "emergency" if lockout.tier is Tier.EMERGENCY else "lockout"
