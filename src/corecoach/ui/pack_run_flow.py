"""The use of ice or heat that runs: its page, its small clock over every other page, and its alarm."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.audio.awake import Awake
from corecoach.coach import Coach, Saved
from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.running import PackCommand
from corecoach.ui.look import Look
from corecoach.ui.notifier import Notifier
from corecoach.ui.pack_clock import PackCall, PackClock
from corecoach.ui.pack_cues import call_words, change_words, on_skin, title_words
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.pack_running import PackRunningPage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.widgets import Kind
from corecoach.ui.widgets.pack_bar import PackBar
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# A wrap stays on for hours: the display need not.
_AWAKE_FOR = ("ice", "ice-massage", "heat")


class PackRunFlow(QObject):
    """One use at a time, from its first check to its end."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        settings: SettingsInUse,
        *,
        over: Callable[[PackMoment], object],
    ) -> None:
        """`over` gets the last moment of a use."""
        super().__init__(director)
        self._director, self._window, self._packs = director, window, coach.packs
        self._settings, self._over, self._awake = settings, over, Awake()
        self.notifier = Notifier(window)
        self.notifier.opened.connect(self._open)
        self.clock = PackClock(coach.packs, self)
        self.clock.moment_changed.connect(self._on_moment)
        self.clock.state_changed.connect(self._on_state)
        self.clock.called.connect(self._on_call)
        self.clock.over.connect(self._on_over)
        self._alarmed = False
        self._leaving = False
        window.closing.connect(self._close)
        window.stayed.connect(self._follow)

    # -- the beginning and the pages ---------------------------------------------------------------------

    def begin(self) -> None:
        """Follow a use that has just begun, or was found again; its page is shown."""
        moment = self._packs.run.moment()
        assert moment is not None
        self._leaving = False
        self._director.audio.sounder.warm_up()
        self.show()
        self._follow()

    def _follow(self) -> None:
        """Look at the clock, and keep the machine awake, as long as something runs."""
        running = self._packs.run.running
        if running is None or not self._packs.run.is_live:
            return
        if set(running.plan.modes) & set(_AWAKE_FOR):
            self._awake.start()
        self.notifier.show(_("CoreCoach: ice and heat in use"))
        self.clock.start()

    def show(self) -> None:
        """Show the page of the use."""
        self._window.show_bar(None)
        self._window.show_page(self._make_page, places=(), current="")

    def _make_page(self, look: Look) -> QWidget:
        moment, value = self._packs.run.moment(), self._settings.value
        assert moment is not None
        page = PackRunningPage(look, moment, sound=value.sound, single_keys=value.single_keys)
        page.setAccessibleName(title_words(moment))
        page.command_requested.connect(self.command)
        page.sound_requested.connect(lambda _none: self._toggle_sound())
        page.pages_requested.connect(lambda _none: self._leave_page())
        return page

    def _toggle_sound(self) -> None:
        self._director.tell(self._settings.change(sound=not self._settings.value.sound))
        self._window.redraw()

    def _leave_page(self) -> None:
        """Other pages; the small clock stays in sight."""
        self._window.show_bar(self._make_bar)
        self._director.go("today")

    def _make_bar(self, look: Look) -> QWidget:
        moment = self._packs.run.moment()
        assert moment is not None
        bar = PackBar(look, moment)
        bar.open_requested.connect(lambda _none: self.show())
        bar.stop_requested.connect(lambda _none: self.command(PackCommand.STOP))
        return bar

    def _open(self) -> None:
        self.notifier.come_forward()
        if self._packs.run.is_live and self._window.place:
            self.show()

    # -- what happens -------------------------------------------------------------------------------------

    def command(self, command: PackCommand) -> None:
        """Do what the person said, and say when it could not be kept on disk."""
        self._quiet()
        result = self.clock.command(command)
        if result is not None:
            self._director.tell(result)

    def _on_moment(self, moment: PackMoment) -> None:
        for shown in (self._window.page, self._window.bar):
            if isinstance(shown, PackRunningPage | PackBar):
                shown.show_moment(moment)

    def _on_state(self, moment: PackMoment) -> None:
        page = self._window.page
        if isinstance(page, PackRunningPage):
            page.setAccessibleName(title_words(moment))
            self._window.say_title()
        words = change_words(moment)
        if words:
            self._director.audio.sounder.cue("rest", words)
            if not self._window.isActiveWindow():
                self.notifier.tell(title_words(moment), words, urgent=False)

    def _on_call(self, call: PackCall) -> None:
        """The time of a pack is over: said, shown, and in front of everything, again and again."""
        moment, loud, first = call.moment, call.call.loud, not self._alarmed
        self._alarmed = True
        words = call_words(moment, loud=loud)
        self._director.audio.sounder.alarm("alarm-loud" if loud else "alarm", words, loud=loud)
        if first or loud:
            self.notifier.tell(title_words(moment), words, urgent=True)
        # A flow such as the safety check keeps its page: the bar says it there. That of closing gives way.
        if first and (self._window.place or self._leaving):
            self._stay()

    def _quiet(self) -> None:
        if self._alarmed:
            self._alarmed = False
            self._director.audio.sounder.alarm_over()

    def _on_over(self, moment: PackMoment) -> None:
        self._quiet()
        self._awake.stop()
        self._window.show_bar(None)
        self.notifier.hide()
        if not self._window.isVisible():
            self.notifier.come_forward()
        self._director.audio.sounder.cue("finish" if moment.running.outcome == "finished" else "stop", None)
        self._over(moment)
        # What could not be written, also where time alone ended it.
        self._director.tell(Saved())

    def _close(self) -> None:
        """The window closes. What is on the skin stays on disk."""
        self.clock.stop_timers()
        self._awake.stop()
        self.notifier.hide()

    # -- closing the window -------------------------------------------------------------------------------

    def keeps_open(self) -> bool:
        """Whether the window stays, because something runs: in the tray if there is one, else it is asked.
        With nothing on the skin a second wish to close passes."""
        if not self._packs.run.is_live or (self._leaving and not self._packs.run.has_pack):
            return False
        if self.notifier.has_tray:
            self._window.hide()
            moment = self._packs.run.moment()
            assert moment is not None
            self.notifier.tell(
                _("Ice and heat"), _("Still in use. It calls when time is over."), urgent=False
            )
            return True
        self._leaving = True
        self._window.show_bar(self._make_bar)
        self._window.show_page(self._make_question)
        return True

    def _make_question(self, look: Look) -> QWidget:
        moment = self._packs.run.moment()
        pack = on_skin(moment.running) if moment else ""
        off = (_("It is off: end, and close"), Kind.SECONDARY, self._end_and_close)
        stay = (_("Keep CoreCoach open"), Kind.PRIMARY, self._stay)
        lines = [
            _("With CoreCoach closed nothing calls you when time is over."),
            _("Take the {pack} off before you close it.").format(pack=pack),
        ]
        title = _("Is the {pack} off your skin?").format(pack=pack)
        # A press too many must not say that it is off.
        return NoticePage(look, title, lines, [off, stay], bar=_("Ice and heat"), focus=1)

    def _end_and_close(self) -> None:
        self.command(PackCommand.END)
        self._window.close()

    def _stay(self) -> None:
        self._leaving = False
        self.show()
