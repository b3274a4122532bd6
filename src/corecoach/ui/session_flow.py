"""The way through a session: the safety check, today's dose, the player, the summary."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.audio.awake import Awake
from corecoach.audio.sounder import Sounder
from corecoach.coach import Coach, ScreenResult, Started
from corecoach.prescription import Routine
from corecoach.safety import Lock, Refusal, Screening, Tier
from corecoach.session import Command, Fired, PhaseKind, SessionRecord, State
from corecoach.ui.after_flow import AfterFlow
from corecoach.ui.check_flow import CheckFlow
from corecoach.ui.dose_lines import alert_words, dose_lines, part_lines, part_words, too_sore_words
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.dose import DosePage
from corecoach.ui.person_flow import PersonFlow
from corecoach.ui.player.conductor import Conductor
from corecoach.ui.player.cue_words import sentence_of, sound_of
from corecoach.ui.player.player import Player
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.stop_flow import StopFlow
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

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
        self.stop = StopFlow(
            director, window, coach, self.check, self.locks, go_on=self.ask, summary=self.show_summary
        )
        window.closing.connect(self._close)

    # -- the start -------------------------------------------------------------------------------------

    def begin(self, routine: str) -> None:
        """Lead through the safety check into a routine of the programme, with what is suggested for today."""
        programme = self._coach.programme
        found = programme.routine(routine) if programme else None
        if found is None:
            self._director.go("today")
        elif not self._say_locked():
            self._sounder.warm_up()
            self.check.begin(
                found.title, lambda s, result: self._lead(found, s, result, lambda: self._show_dose(found, s))
            )

    def begin_own(self, routine: Routine) -> None:
        """Lead through the safety check into a routine that the person chose. It is none of the programme's,
        whatever its id: nothing is suggested for it, and it counts as no sitting of the programme."""
        if not self._say_locked():
            self.ask(self._coach.as_own(routine))

    def _say_locked(self) -> bool:
        """Said before the questions, not after them; the way to a new check is on that page."""
        locked = any(Lock.ALL_EXERCISE in x.locks for x in self._coach.lockouts())
        if locked:
            self.locks.show()
        return locked

    def ask(self, routine: Routine) -> None:
        """Lead through the safety check into a routine as it stands here, such as the rest of one."""
        self._sounder.warm_up()
        self.check.begin(
            routine.title, lambda s, result: self._lead(routine, s, result, lambda: self._go(routine, s))
        )

    def _lead(
        self, routine: Routine, screening: Screening, result: ScreenResult, go_on: Callable[[], object]
    ) -> None:
        """From the answers on: what is locked is said first."""
        asked = self._coach.start(routine, screening)
        if not isinstance(asked, Started):
            self._refused(routine, screening, asked)
        elif result.lockout is not None:
            self._tell_lock(go_on)
        else:
            go_on()

    def _show_dose(self, routine: Routine, screening: Screening) -> None:
        """What the scores suggest for today. The prescription stands unless the person takes it."""
        plan = self._coach.plan_for(routine)
        lines = dose_lines(plan, routine, self._coach.exercises())
        alerts = alert_words(plan)
        if not lines and not alerts:
            self._go(routine, screening)
            return

        def taken(take: bool) -> None:
            self._coach.note_dose(routine, plan, taken=take)
            today = replace(routine, items=tuple(item.item for item in plan.items)) if take else routine
            self._go(today, screening)

        def make(look: Look) -> QWidget:
            page = DosePage(look, routine.title, lines, alerts=alerts)
            page.taken.connect(taken)
            page.leave_requested.connect(lambda _none: self._director.go("today"))
            return page

        self._window.show_page(make)

    def _go(self, routine: Routine, screening: Screening) -> None:
        """Ask the gate, now, and run. A page may have been open for hours, and something locked since."""
        started = self._coach.start(routine, screening)
        if isinstance(started, Started):
            self._run(started)
        else:
            self._refused(routine, screening, started)

    def _tell_lock(self, go_on: Callable[[], object]) -> None:
        """What locks something is said before anything starts, also when this session stays open."""
        ways = [
            (_("See what is locked"), Kind.PRIMARY, self.locks.show),
            (_("Go on with the session"), Kind.SECONDARY, go_on),
            # The last is where Esc goes: it must never start anything.
            (_("Back to Today"), Kind.SECONDARY, lambda: self._director.go("today")),
        ]
        lines = [
            _("Because of what you told us, some exercise is locked now."),
            _("See why, and whom to tell. This session is not locked."),
        ]
        self.check.notice(_("Something is locked"), lines, ways)

    def _refused(self, routine: Routine, screening: Screening, refusal: Refusal) -> None:
        part = self._open_part(routine, refusal)
        if part is not None:
            self._offer_part(part, screening, refusal)
        elif refusal.reason in ("locked", "flagged"):
            self.locks.show()
        elif refusal.reason == "unexplained":
            self.check.nothing_named()
        elif refusal.reason == "pain":
            self.check.notice(_("Not this session for now"), too_sore_words())
        else:
            self.ask(routine)

    def _open_part(self, routine: Routine, refusal: Refusal) -> Routine | None:
        """What stays open of a routine, where not all is closed and nobody has to be seen today."""
        urgent = any(x.tier.rank >= Tier.URGENT.rank for x in refusal.lockouts)
        partly = set(refusal.locks) <= {Lock.STRENGTHENING, Lock.THIS_EXERCISE, Lock.PROGRESSION}
        if refusal.reason not in ("locked", "flagged", "pain") or urgent or not partly:
            return None
        return self._coach.open_part(routine, gentle_only=Lock.STRENGTHENING in refusal.locks)

    def _offer_part(self, part: Routine, screening: Screening, refusal: Refusal) -> None:
        """Part of the session stays open: say what is closed first."""
        start = (part_words(part, refusal.locks), Kind.PRIMARY, lambda: self._start_part(part, screening))
        ways = [start, (_("Back to Today"), Kind.SECONDARY, lambda: self._director.go("today"))]
        if refusal.reason != "pain":
            ways.insert(1, (_("See what is locked"), Kind.SECONDARY, self.locks.show))
        self.check.notice(_("Only a part today"), part_lines(refusal.reason, refusal.locks), ways)

    def _start_part(self, part: Routine, screening: Screening) -> None:
        started = self._coach.start(part, screening)
        if isinstance(started, Started):
            # Who may do only a part is not to do more of it than somebody who may do all.
            self._show_dose(part, screening)
        elif started.reason in ("locked", "flagged"):
            self.locks.show()
        else:
            self._refused(part, screening, started)

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
