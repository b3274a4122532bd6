"""The player page: shows Moments, and turns keys and buttons into wishes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.session import Command, Moment, State, Timeline
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.look import Look
from corecoach.ui.names import clock_words
from corecoach.ui.player.controls import Controls
from corecoach.ui.player.key_help import KeyHelpLayer
from corecoach.ui.player.poster import Poster
from corecoach.words import _

_HELP_KEYS = (Qt.Key.Key_Question, Qt.Key.Key_F1)
# These work with single-letter keys off as well: H stops.
_COMMANDS = {
    Qt.Key.Key_H: Command.STOP,
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_Right: Command.SKIP,
    Qt.Key.Key_Plus: Command.EXTEND,
    Qt.Key.Key_Equal: Command.EXTEND,
}


class Player(QWidget):
    """`command_requested` carries a Command, the other wishes nothing."""

    command_requested = Signal(object)
    voice_requested = Signal(object)
    sound_requested = Signal(object)
    full_screen_requested = Signal(object)
    end_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        timeline: Timeline,
        bakery: Bakery,
        *,
        title: str,
        voice: bool,
        sound: bool,
        single_keys: bool = True,
    ) -> None:
        super().__init__()
        self._timeline = timeline
        self._moment: Moment | None = None
        self._arranged = (False, 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("canvas"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Session player"))
        self.controls = Controls(look, self, self)
        self.poster = Poster(look, timeline, self.controls, title, bakery, self)
        self._help = KeyHelpLayer(look, self)
        self._letters = {
            Qt.Key.Key_V: self.toggle_voice,
            Qt.Key.Key_M: self.toggle_sound,
            Qt.Key.Key_F: self.toggle_full_screen,
            Qt.Key.Key_R: lambda: self.ask(Command.REPEAT),
            Qt.Key.Key_Q: self.ask_end,
        } if single_keys else {}  # fmt: skip
        self.show_audio(voice=voice, sound=sound)

    def focus_first(self) -> None:
        """Take the keyboard: every key works from the first moment on."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what it shows ----------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        """Show where the session is."""
        before, self._moment = self._moment, moment
        poster = self.poster
        poster.stage.show_moment(moment)
        poster.panel.show_moment(moment)
        poster.bar.show_moment(moment)
        poster.show_left(_("{time} left in all").format(time=clock_words(moment.left_s)))
        if before is None or (before.state, before.phase_index) != (moment.state, moment.phase_index):
            self._show_state(moment)

    def show_audio(self, *, voice: bool, sound: bool) -> None:
        """Show whether voice and tones are on."""
        self.controls.show_audio(voice=voice, sound=sound)
        self._arrange()

    def _show_state(self, moment: Moment) -> None:
        paused, poster = moment.state is State.PAUSED, self.poster
        items, following = self._timeline.items, moment.phase.item + 1
        if not paused and self.controls.choice_has_keyboard():
            # Qt would hand the keyboard to the next button, and a second press would do what nobody meant.
            self.focus_first()
        self.controls.show_paused(paused)
        self.controls.more.setEnabled(moment.can_extend)
        # Most phases of an exercise change no words here.
        if (paused, following) != self._arranged:
            self._arranged = (paused, following)
            name = _(items[following].exercise.short_name) if following < len(items) else _("the end")
            poster.say(poster.count, _("Exercise {n} of {total}").format(n=following, total=len(items)))
            poster.say(poster.next, _("Next: {name}").format(name=name))
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the poster."""
        self._arrange()

    def _arrange(self) -> None:
        self.poster.arrange(self.size())
        if self._help.shown:
            self._show_help()

    def _show_help(self) -> None:
        self._help.show(self.poster.stage.geometry())

    # -- wishes -----------------------------------------------------------------------------------------

    def ask(self, command: Command) -> None:
        """Ask for a command."""
        self.command_requested.emit(command)

    def toggle_pause(self) -> None:
        """Pause, or carry on."""
        paused = self._moment is not None and self._moment.state is State.PAUSED
        self.ask(Command.RESUME if paused else Command.PAUSE)

    def toggle_voice(self) -> None:
        """Voice on or off."""
        self.voice_requested.emit(None)

    def toggle_sound(self) -> None:
        """Tones on or off."""
        self.sound_requested.emit(None)

    def toggle_full_screen(self) -> None:
        """Into the full screen or out of it."""
        self.full_screen_requested.emit(None)

    def ask_end(self) -> None:
        """End the session, which asks first."""
        self.end_requested.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, arrows and + always; the letters unless switched off; H always, it stops. A key that is held
        down counts once: Q pauses, and must not end the session a moment later."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if self._help.shown and key in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self._help.hide()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _HELP_KEYS:
            self._show_help()
        elif key == Qt.Key.Key_Space:
            self.toggle_pause()
        elif key in _COMMANDS:
            self.ask(_COMMANDS[key])
        elif key in self._letters:
            self._letters[key]()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Leaves the full screen, or pauses; it never ends a session."""
        if self.window().isFullScreen():
            self.toggle_full_screen()
        elif self._moment is not None and self._moment.state in (State.RUNNING, State.COUNT_IN):
            self.ask(Command.PAUSE)
