"""The player page: a poster that scales as one, with everything in its place in every state."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.session import Command, Moment, State, Timeline
from corecoach.ui.look import Look
from corecoach.ui.names import clock_words
from corecoach.ui.player.key_help import KeyHelp
from corecoach.ui.player.panel import Panel
from corecoach.ui.player.session_bar import SessionBar
from corecoach.ui.player.stage import Stage
from corecoach.ui.widgets import Button, Kind, Text
from corecoach.words import _

_KEYS = {
    Qt.Key.Key_H: "stop",
    Qt.Key.Key_V: "voice",
    Qt.Key.Key_M: "sound",
    Qt.Key.Key_F: "full",
    Qt.Key.Key_R: "repeat",
    Qt.Key.Key_Q: "end",
}
_LEAST_HELP_SCALE = 0.7
# The keys of the choices in a pause, in their order.
_CHOICE_KEYS = ("R", "Left", "Right", "Q")


class Player(QWidget):
    """Shows Moments, and says what the person asked for. `command_requested` carries a Command."""

    command_requested = Signal(object)
    voice_requested = Signal(object)
    sound_requested = Signal(object)
    full_screen_requested = Signal(object)
    end_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        timeline: Timeline,
        *,
        title: str,
        voice: bool,
        sound: bool,
        single_keys: bool = True,
    ) -> None:
        super().__init__()
        self._look, self._timeline, self._single_keys = look, timeline, single_keys
        self._moment: Moment | None = None
        self._words: dict[Text, str] = {}
        self._arranged = (False, 0)
        self._paint_canvas()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Session player"))
        self._title = Text(look, title, "title-s", wrap=False)
        self._count = Text(look, "", "title-s", "ink-2", wrap=False)
        self.stage, self.panel, self.bar = (
            Stage(look, timeline),
            Panel(look, timeline),
            SessionBar(look, timeline),
        )
        self._left = Text(look, "", "lead", "ink-2", wrap=False, align=Qt.AlignmentFlag.AlignRight)
        self._next = Text(look, "", "title-s", "ink", wrap=False, align=Qt.AlignmentFlag.AlignRight)
        self._words |= {self._title: title, self._count: ""}
        self._make_buttons(look)
        self._help: KeyHelp | None = None
        for part in (self._title, self._count, self.stage, self.panel, self.bar, self._left, self._next):
            part.setParent(self)
        self._choices = self._make_choices(look)
        self.show_audio(voice=voice, sound=sound)

    def focus_first(self) -> None:
        """Take the keyboard: every key works from the first moment on."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what it shows ----------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        """Show where the session is."""
        before, self._moment = self._moment, moment
        self.stage.show_moment(moment)
        self.panel.show_moment(moment)
        self.bar.show_moment(moment)
        self._say(self._left, _("{time} left in all").format(time=clock_words(moment.left_s)))
        if before is None or (before.state, before.phase_index) != (moment.state, moment.phase_index):
            self._show_state(moment)

    def show_audio(self, *, voice: bool, sound: bool) -> None:
        """Show whether voice and tones are on."""
        self.voice_button.setText(_("Voice on") if voice else _("Voice off"))
        self.voice_button.setAccessibleName(self.voice_button.text())
        self.sound_button.setText(_("Sound on") if sound else _("Sound off"))
        self.sound_button.setAccessibleName(self.sound_button.text())
        self._arrange()

    def _show_state(self, moment: Moment) -> None:
        paused = moment.state is State.PAUSED
        items = self._timeline.items
        number = _("Exercise {n} of {total}").format(n=moment.phase.item + 1, total=len(items))
        self._words[self._count] = number
        self.pause_button.setText(_("Carry on") if paused else _("Pause"))
        self.pause_button.setAccessibleName(self.pause_button.text())
        self.pause_button.icon_name = "play" if paused else "pause"
        if not paused and any(button.hasFocus() for button in self._choices):
            # Qt would hand the keyboard to the next button, and a second press would do what nobody meant.
            self.focus_first()
        for button in self._choices:
            button.setVisible(paused)
        self.more_button.setEnabled(moment.can_extend)
        following = moment.phase.item + 1
        name = _(items[following].exercise.short_name) if following < len(items) else _("the end")
        self._words[self._next] = _("Next: {name}").format(name=name)
        # Most phases of an exercise change no words here.
        if (paused, following) != self._arranged:
            self._arranged = (paused, following)
            self._arrange()

    # -- parts ------------------------------------------------------------------------------------------

    def _make_buttons(self, look: Look) -> None:
        ask = self.command_requested.emit
        self.stop_button = Button(
            look, _("Something hurts: stop"), Kind.STOP, icon="octagon-x", key="H", height=84,
            on_click=lambda: ask(Command.STOP),
        )  # fmt: skip
        self.back_button = Button(
            look,
            "",
            icon="skip-back",
            key="Left",
            height=84,
            name=_("Back"),
            on_click=lambda: ask(Command.BACK),
        )
        self.pause_button = Button(
            look, _("Pause"), Kind.PRIMARY, icon="pause", icon_filled=True, key="Space", height=84,
            on_click=self.toggle_pause,
        )  # fmt: skip
        self.skip_button = Button(
            look, "", icon="skip-forward", key="Right", height=84, name=_("Skip this exercise"),
            on_click=lambda: ask(Command.SKIP),
        )  # fmt: skip
        self.more_button = Button(
            look, _("+ 15 s"), height=84, name=_("15 seconds more"),
            on_click=lambda: ask(Command.EXTEND),
        )  # fmt: skip
        self.voice_button = Button(
            look, "", Kind.PLAIN, icon="volume-2", key="V", on_click=lambda: self.voice_requested.emit(None)
        )
        self.sound_button = Button(
            look, "", Kind.PLAIN, icon="bell", key="M", on_click=lambda: self.sound_requested.emit(None)
        )
        self.full_button = Button(
            look, _("Full screen"), Kind.PLAIN, icon="maximize", key="F",
            on_click=lambda: self.full_screen_requested.emit(None),
        )  # fmt: skip
        for button in self._bar_buttons() + self._top_buttons():
            self._take(button)

    def _bar_buttons(self) -> list[Button]:
        return [self.stop_button, self.back_button, self.pause_button, self.skip_button, self.more_button]

    def _top_buttons(self) -> list[Button]:
        return [self.sound_button, self.voice_button, self.full_button]

    def _make_choices(self, look: Look) -> list[Button]:
        ask = self.command_requested.emit
        end = self.end_requested.emit
        made = [
            Button(look, _("Do this set again"), icon="rotate-ccw", on_click=lambda: ask(Command.REPEAT)),
            Button(look, _("Start this one again"), icon="skip-back", on_click=lambda: ask(Command.BACK)),
            Button(look, _("Skip this one"), icon="skip-forward", on_click=lambda: ask(Command.SKIP)),
            Button(look, _("End and save"), icon="flag", on_click=lambda: end(None)),
        ]
        for button in made:
            self._take(button)
            button.hide()
        return made

    def _take(self, button: Button) -> None:
        """Tab reaches a button, a click leaves the keyboard to the player: Space goes on pausing then."""
        button.setParent(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _paint_canvas(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.color("canvas"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    # -- keys -------------------------------------------------------------------------------------------

    def toggle_pause(self) -> None:
        """Pause, or carry on."""
        paused = self._moment is not None and self._moment.state is State.PAUSED
        self.command_requested.emit(Command.RESUME if paused else Command.PAUSE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, arrows and + always; the letters unless switched off; H always, it stops. A key that is held
        down counts once: Q pauses, and must not end the session a moment later."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if self._help is not None and key in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self._hide_help()
        elif key == Qt.Key.Key_Space:
            self.toggle_pause()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Question, Qt.Key.Key_F1):
            self._show_help()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.command_requested.emit(Command.EXTEND)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.command_requested.emit(Command.BACK if key == Qt.Key.Key_Left else Command.SKIP)
        elif key in _KEYS and (self._single_keys or key == Qt.Key.Key_H):
            self._letter(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _show_help(self) -> None:
        """Over the stage, in the largest text that shows every key."""
        self._hide_help()
        place, scale = self.stage.geometry(), self._look.scale
        while True:
            self._help = KeyHelp(self._look.with_scale(scale))
            if self._help.heightForWidth(place.width()) <= place.height() or scale < _LEAST_HELP_SCALE:
                break
            scale *= 0.9
        self._help.setParent(self)
        self._help.setGeometry(place)
        self._help.show()

    def _hide_help(self) -> None:
        if self._help is not None:
            self._help.hide()
            self._help.deleteLater()
            self._help = None

    def _escape(self) -> None:
        """Leaves the full screen, or pauses; it never ends a session."""
        if self.window().isFullScreen():
            self.full_screen_requested.emit(None)
        elif self._moment is not None and self._moment.state in (State.RUNNING, State.COUNT_IN):
            self.command_requested.emit(Command.PAUSE)

    def _letter(self, what: str) -> None:
        match what:
            case "stop":
                self.command_requested.emit(Command.STOP)
            case "repeat":
                self.command_requested.emit(Command.REPEAT)
            case "voice":
                self.voice_requested.emit(None)
            case "sound":
                self.sound_requested.emit(None)
            case "full":
                self.full_screen_requested.emit(None)
            case "end":
                self.end_requested.emit(None)

    # -- places -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the poster."""
        self._arrange()

    def _arrange(self) -> None:
        """Put every part in its place. One unit for all; what does not fit at large text is dropped in the
        order of the design: key caps, labels, names, next-up. Never the count, the word, Stop or Pause."""
        width, height = self.width(), self.height()
        unit = max(0.8, min(width / 1280, height / 800, 2.6))
        big = self._look.scale > 1.3
        grown = min(self._look.scale, 1.55)
        side, top = round(28 * unit), round((20 if big else 66) * unit)
        bar_h = round(84 * unit * (1.24 if big else 1))
        bar_y = height - round(20 * unit) - bar_h
        line_h = round((22 if big else 62) * unit)
        line_y = bar_y - line_h - round((16 if big else 0) * unit)
        panel_w = round((428 if not big else 420) * unit)
        body_h = line_y - round(16 * unit) - top
        panel_x = width - side - panel_w
        self.panel.set_unit(unit)
        self.stage.set_unit(unit)
        self.bar.set_unit(unit, names=not big)
        self.panel.setGeometry(panel_x, top, panel_w, body_h)
        self.stage.setGeometry(side, top, panel_x - side - round(20 * unit), body_h)
        self.bar.setGeometry(side, line_y, width - 2 * side, line_h)
        self._arrange_top(unit, side, top, big)
        self._arrange_bar(unit, side, bar_y, bar_h, big, grown)
        self._arrange_choices(unit, grown)
        if self._help is not None:
            self._show_help()

    def _arrange_top(self, unit: float, side: int, top: int, big: bool) -> None:
        for part in (self._title, self._count, *self._top_buttons()):
            part.setVisible(not big)
        if big:
            return
        for label, weight in ((self._title, 600), (self._count, 400)):
            font = self._look.font("title-s", 20 * unit * min(1.2, self._look.scale))
            font.setWeight(font.Weight(weight))
            label.setFont(font)
            label.setText(self._words[label])
            label.adjustSize()
        x = self.width() - side
        for button in reversed(self._top_buttons()):
            button.rescale(self._look.font("body", 18 * unit), unit)
            width = round(button.sizeHint().width() + 26 * unit)
            x -= width
            button.setGeometry(x, 0, width, top)
        room = x - side
        self._title.setGeometry(side, 0, min(self._title.width(), room), top)
        self._say(self._title, self._words[self._title])
        self._count.setGeometry(side + self._title.width() + round(16 * unit), 0, self._count.width(), top)
        self._count.setVisible(self._title.width() + self._count.width() + 16 < room)

    def _arrange_bar(self, unit: float, side: int, y: int, height: int, big: bool, grown: float) -> None:
        font = self._look.font("title-s", 24 * unit * grown)
        gap = round(14 * unit)
        self.stop_button.setText(_("Hurts: stop") if big else _("Something hurts: stop"))
        widths = {
            self.stop_button: 478 if big else 366,
            self.back_button: 110,
            self.pause_button: 320 if big else 248,
            self.skip_button: 110,
            self.more_button: 150 if big else 104,
        }
        caps = {self.stop_button: "H", self.back_button: "Left", self.pause_button: "Space",
                self.skip_button: "Right", self.more_button: ""}  # fmt: skip
        room = self.width() - 2 * side - gap * (len(widths) - 1)
        share = unit * min(1.0, room / (sum(widths.values()) * unit))
        x = side
        for button, width in widths.items():
            button.key = "" if big else caps[button]
            button.fit(font, unit, int(width * share))
            button.setGeometry(x, y, int(width * share), height)
            x += int(width * share) + gap
        info = QRect(x, y, self.width() - side - x, height)
        for label, size, role_top in ((self._left, 19, 0.12), (self._next, 20, 0.5)):
            label.setFont(self._label_font(size * unit, bold=label is self._next))
            label.setGeometry(info.x(), round(y + height * role_top), info.width(), round(height * 0.38))
            label.setVisible(not big and info.width() > 150 * unit)
            self._say(label, self._words.get(label, ""))

    def _say(self, label: Text, words: str) -> None:
        """Put words into the room that a label has; what does not fit ends in dots."""
        self._words[label] = words
        metrics = QFontMetrics(label.font())
        label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, label.width()))

    def _label_font(self, size: float, *, bold: bool) -> QFont:
        font = self._look.font("body", size)
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        return font

    def _arrange_choices(self, unit: float, grown: float) -> None:
        """Two by two in the lower half of the stage."""
        stage, gap = self.stage.geometry(), round(12 * unit)
        inner = stage.adjusted(round(34 * unit), 0, -round(34 * unit), -round(28 * unit))
        height = round(70 * unit * min(1.3, grown))
        width = (inner.width() - gap) // 2
        font = self._look.font("label", 21 * unit * min(1.35, grown))
        for n, button in enumerate(self._choices):
            button.key = "" if self._look.scale > 1.3 else _CHOICE_KEYS[n]
            button.fit(font, unit, width)
            x = inner.left() + (n % 2) * (width + gap)
            y = inner.bottom() - (2 - n // 2) * height - (1 - n // 2) * gap
            button.setGeometry(x, y, width, height)
            button.raise_()
        self.stage.leave_room(self._choices[0].y() - stage.y())
