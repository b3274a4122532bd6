"""The way through a session: its start, the player, the summary."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.audio.awake import Awake
from corecoach.audio.sounder import Sounder
from corecoach.coach import Coach, Started, Wish
from corecoach.session import Command, Fired, PhaseKind, SessionRecord, State
from corecoach.ui.after_flow import AfterFlow
from corecoach.ui.check_flow import CheckFlow
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.person_flow import PersonFlow
from corecoach.ui.player.conductor import Conductor
from corecoach.ui.player.cue_words import sentence_of, sound_of
from corecoach.ui.player.player import Player
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.start_flow import StartFlow
from corecoach.ui.stop_flow import StopFlow
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class SessionFlow(QObject):
    """One session at a time."""

    def __init__(
        self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse, sounder: Sounder
    ) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._settings, self._sounder, self._awake = settings, sounder, Awake()
        self.locks = LockFlow(director, window, coach, settings)
        self.check = CheckFlow(director, window, coach, settings, self.locks)
        self.person = PersonFlow(director, window, coach, settings, self.locks)
        self._started: Started | None = None
        self._bakery: Bakery | None = None
        self.conductor: Conductor | None = None
        self.after = AfterFlow(director, window, coach)
        self.start = StartFlow(
            director, window, coach, self.check, self.locks, warm_up=sounder.warm_up, run=self._run
        )
        self.stop = StopFlow(
            director, window, coach, self.check, self.locks, go_on=self.start.ask, summary=self.show_summary
        )
        window.closing.connect(self._close)

    # -- the start -------------------------------------------------------------------------------------

    def begin(self, routine: str) -> None:
        """Lead through the safety check into a routine of the programme, with what is suggested for today."""
        self.start.begin(routine)

    def begin_own(self, wish: Wish) -> None:
        """Lead through the safety check into what the person chose."""
        self.start.begin_own(wish)

    # -- running ---------------------------------------------------------------------------------------

    def _run(self, started: Started) -> None:
        self._started = started
        still = self._settings.value.less_movement
        self.conductor = Conductor(started.session, self._coach.clock, still=still, parent=self)
        # It goes with the session: the next one may show other figures.
        self._bakery = Bakery(self.conductor)
        self.conductor.fired.connect(self._on_cue)
        self.conductor.over.connect(self._on_over)
        self._window.show_page(self._make_player)
        self._awake.start()
        self.conductor.command(Command.START)

    def _make_player(self, look: Look) -> QWidget:
        assert self._started is not None and self.conductor is not None and self._bakery is not None
        value, conductor = self._settings.value, self.conductor
        player = Player(
            look,
            self._started.session.timeline,
            self._bakery,
            title=self._started.routine.title,
            voice=value.voice,
            sound=value.sound,
            single_keys=value.single_keys,
        )
        player.command_requested.connect(conductor.command)
        player.voice_requested.connect(lambda _none: self._toggle_audio(player, "voice"))
        player.sound_requested.connect(lambda _none: self._toggle_audio(player, "sound"))
        player.full_screen_requested.connect(lambda _none: self._toggle_full_screen())
        player.end_requested.connect(lambda _none: self._ask_end())
        conductor.moment_changed.connect(player.show_moment)
        player.show_moment(conductor.moment)
        return player

    def _toggle_audio(self, player: Player, which: str) -> None:
        self._director.tell(self._settings.change(**{which: not getattr(self._settings.value, which)}))
        value = self._settings.value
        player.show_audio(voice=value.voice, sound=value.sound)

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _ask_end(self) -> None:
        """Q asks first by pausing: the pause shows End and save, and a second Q takes it."""
        assert self.conductor is not None
        paused = self.conductor.moment.state is State.PAUSED
        self.conductor.command(Command.END if paused else Command.PAUSE)

    def _on_cue(self, fired: Fired) -> None:
        assert self._started is not None
        if fired.cue == PhaseKind.PREPARE:
            self._coach.keep_in_hand(self._started)
        if fired.cue in ("pause", "gap", "stop", "end"):
            self._sounder.hush()
        timeline = self._started.session.timeline
        self._sounder.cue(sound_of(fired, timeline), sentence_of(fired, timeline))

    def _on_over(self) -> None:
        started, conductor = self._started, self.conductor
        assert started is not None and conductor is not None
        conductor.stop_timers()
        self._awake.stop()
        if self._window.isFullScreen():
            self._window.showNormal()
        record, saved = self._coach.finish(started)
        self.after.note(started)
        self.conductor = None
        conductor.deleteLater()
        if record.outcome == "stopped":
            self.stop.begin(started, record)
        else:
            self.show_summary(record)
        self._director.tell(saved)

    def show_summary(self, record: SessionRecord) -> None:
        """Ask how it was, and show what was done."""
        assert self._started is not None
        self.after.begin(self._started, record)

    def _close(self) -> None:
        """The window closes: what was done is written, and what was said about it."""
        if self.conductor is not None:
            self.conductor.command(Command.END)
        self.after.keep()
