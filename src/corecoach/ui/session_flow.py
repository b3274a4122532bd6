"""The way through a session: the safety check, the player, a stop, the summary."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.audio.awake import Awake
from corecoach.audio.sounder import Sounder
from corecoach.coach import Coach, SaveResult, ScreenResult, Started
from corecoach.safety import Answer, Refusal, Screening
from corecoach.session import Command, Fired, PhaseKind, SessionRecord, State
from corecoach.ui.check_flow import CheckFlow
from corecoach.ui.dose import dose_words
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.pages.summary import SummaryDraft, SummaryPage
from corecoach.ui.player.conductor import Conductor
from corecoach.ui.player.cue_words import sentence_of, sound_of
from corecoach.ui.player.player import Player
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _, ngettext

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# What each answer on the stop page asks about next; emergency signs first.
ASKED_AFTER_STOP = {
    "pain": ("sudden_tearing", "pain_new_pattern", "back_locking"),
    "nerve": (
        "ces_saddle", "ces_bladder_empty", "ces_bladder_leak", "ces_bowel", "legs_both", "leg_weak_severe",
        "leg_weak", "walk_unsteady", "leg_numb", "leg_tingle", "leg_pain_one", "pain_moving_down",
    ),
    "dizzy": ("chest_pain", "collapse", "palpitations", "dizzy"),
}  # fmt: skip
# "Chest pain, breath, faint, weakness or slurred speech" is one answer for several signs: each may be it.
CHEST_ANSWERS: dict[str, Answer] = {
    "chest_pain": "unsure",
    "breathless": "unsure",
    "collapse": "unsure",
    "very_unwell": "unsure",
}


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
        self._routine, self._first_item = "", 0
        self._started: Started | None = None
        self._summary: tuple[SessionRecord, SummaryDraft] | None = None
        self.conductor: Conductor | None = None
        window.closing.connect(self._close)

    # -- the start -------------------------------------------------------------------------------------

    def begin(self, routine: str, first_item: int = 0) -> None:
        """Lead through the safety check into `routine`, from one of its exercises on."""
        programme = self._coach.programme
        found = programme.routine(routine) if programme else None
        if found is None:
            self._director.go("today")
            return
        self._routine, self._first_item = routine, first_item
        self.check.begin(found.title, self._start)
        self._sounder.warm_up()

    def _start(self, screening: Screening, result: ScreenResult) -> None:
        programme = self._coach.programme
        routine = programme.routine(self._routine) if programme else None
        assert routine is not None
        started = self._coach.start(routine, screening, first_item=self._first_item)
        if isinstance(started, Started) and result.lockout is not None:
            self._tell_lock(started)
        elif isinstance(started, Started):
            self._run(started)
        elif started.reason in ("locked", "flagged"):
            self.locks.show()
        else:
            self._refused(started)

    def _tell_lock(self, started: Started) -> None:
        """What locks something is said before anything starts, also when this session stays open."""
        ways = [
            (_("See what is locked"), Kind.PRIMARY, self.locks.show),
            (_("Go on with the session"), Kind.SECONDARY, lambda: self._run(started)),
            # The last is where Esc goes: it must never start anything.
            (_("Back to Today"), Kind.SECONDARY, lambda: self._director.go("today")),
        ]
        lines = [
            _("Because of what you told us, some exercise is locked now."),
            _("See why, and whom to tell. This session is not locked."),
        ]
        self.check.notice(_("Something is locked"), lines, ways)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.reason == "unexplained":
            self.check.nothing_named()
            return
        if refusal.reason != "pain":
            self.check.show_gate()
            return
        lines = [
            _("With pain this high, this session does not start."),
            _("Rest, and try again when it has settled."),
            _("If it stays this high, tell your physio or GP."),
        ]
        self.check.notice(_("Not this session for now"), lines)

    # -- running ---------------------------------------------------------------------------------------

    def _run(self, started: Started) -> None:
        self._started = started
        still = self._settings.value.less_movement
        self.conductor = Conductor(started.session, self._coach.clock, still=still, parent=self)
        self.conductor.fired.connect(self._on_cue)
        self.conductor.over.connect(self._on_over)
        self._window.show_page(self._make_player)
        self._awake.start()
        self.conductor.command(Command.START)

    def _make_player(self, look: Look) -> QWidget:
        assert self._started is not None and self.conductor is not None
        value, conductor = self._settings.value, self.conductor
        player = Player(
            look,
            self._started.session.timeline,
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
            self._show_stopped(record)
        else:
            self.show_summary(record)
        self._director.tell(saved)

    def _close(self) -> None:
        """The window closes: what was done is written, and what was said about it."""
        if self.conductor is not None:
            self.conductor.command(Command.END)
        if self._summary is not None and self._summary[1] != SummaryDraft():
            self._write_summary(*self._summary)

    # -- after a stop ----------------------------------------------------------------------------------

    def _show_stopped(self, record: SessionRecord) -> None:
        def make(look: Look) -> QWidget:
            page = StoppedPage(look)
            page.chosen.connect(lambda reason: self._after_stop(reason, record))
            page.mistake_requested.connect(lambda _none: self._again())
            return page

        self._window.show_page(make)

    def _again(self) -> None:
        """Carry on at the exercise in hand: through the safety check, as after any stop."""
        assert self._started is not None
        item = self._started.session.moment().phase.item
        self.begin(self._routine, self._first_item + item)

    def _after_stop(self, reason: str, record: SessionRecord) -> None:
        # Written before anything else is asked: the reason for a stop must not hang on the pages after it.
        said = self._coach.feedback(record, pain=None, effort=None, note="", stop_reason=reason)
        self._director.tell(said)
        if reason == "rest":
            self._offer_rest(record)
        elif reason == "chest":
            self._confirm_chest(record)
        else:
            answers: dict[str, Answer] = {}
            report = lambda: self._report(answers, record)  # noqa: E731
            self.check.ask(
                ASKED_AFTER_STOP[reason], answers, report, report, lambda: self._show_stopped(record)
            )

    def _offer_rest(self, record: SessionRecord) -> None:
        actions = [
            (_("Carry on from this exercise"), Kind.PRIMARY, self._again),
            (_("End and save"), Kind.SECONDARY, lambda: self.show_summary(record)),
        ]
        lines = [_("There is no hurry."), _("To carry on, answer the three safety questions again.")]
        self.check.notice(_("Take the rest you need"), lines, actions, _("Stopped"))

    def _confirm_chest(self, record: SessionRecord) -> None:
        actions = [
            (_("Yes, that is right"), Kind.DANGER, lambda: self._report(CHEST_ANSWERS, record)),
            (_("No, change it"), Kind.SECONDARY, lambda: self._show_stopped(record)),
        ]
        lines = [_("You chose chest pain, badly out of breath, faint, or sudden weakness or slurred speech.")]
        self.check.notice(_("Is that right?"), lines, actions, _("Stopped"))

    def _report(self, answers: dict[str, Answer], record: SessionRecord) -> None:
        assert self._started is not None
        result = self._coach.report(answers, self._started.session.moment().phase.exercise)
        if result.lockout is not None:
            self.locks.show()
        else:
            self.show_summary(record)
        self._director.tell(result.saved)

    # -- after a session -------------------------------------------------------------------------------

    def show_summary(self, record: SessionRecord) -> None:
        """Ask how it was, and show what was done."""
        assert self._started is not None
        draft = SummaryDraft()
        self._summary = (record, draft)
        doses = [dose_words(item) for item in self._started.session.timeline.items]
        week = self._week_line()

        def make(look: Look) -> QWidget:
            page = SummaryPage(look, record, draft, doses, week_line=week)
            page.save_requested.connect(lambda _draft: self._save_summary(record, draft))
            page.check_requested.connect(lambda _none: self._save_summary(record, draft, then="symptom"))
            return page

        self._window.show_page(make)

    def _week_line(self) -> str:
        today = self._coach.today()
        planned = today.planned_this_week
        words = ngettext("{done} of {n} session this week.", "{done} of {n} sessions this week.", planned)
        return words.format(done=today.done_this_week, n=planned) if planned else ""

    def _write_summary(self, record: SessionRecord, draft: SummaryDraft) -> SaveResult:
        self._summary = None
        return self._coach.feedback(record, pain=draft.pain, effort=draft.effort, note=draft.note)

    def _save_summary(self, record: SessionRecord, draft: SummaryDraft, then: str = "today") -> None:
        result = self._write_summary(record, draft)
        self._director.go(then)
        self._director.tell(result)
