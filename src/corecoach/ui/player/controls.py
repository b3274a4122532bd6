"""The player's buttons. Tab reaches them; a click leaves the keyboard to the player."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.session import Command
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind
from corecoach.words import _

# The keys of the choices in a pause, in their order.
CHOICE_KEYS = ("R", "Left", "Right", "Q")


class Wishes(Protocol):
    """What buttons can ask for."""

    def ask(self, command: Command) -> None: ...
    def toggle_pause(self) -> None: ...
    def toggle_voice(self) -> None: ...
    def toggle_sound(self) -> None: ...
    def toggle_full_screen(self) -> None: ...
    def ask_end(self) -> None: ...


class Controls:
    """All buttons, made once; the poster puts them in their places."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        def asks(command: Command) -> Callable[[], None]:
            return lambda: wishes.ask(command)

        self.stop = Button(
            look, _("Something hurts: stop"), Kind.STOP, icon="octagon-x", height=84,
            on_click=asks(Command.STOP),
        )  # fmt: skip
        self.back = Button(
            look, "", icon="skip-back", height=84, name=_("Back"), on_click=asks(Command.BACK)
        )  # fmt: skip
        self.pause = Button(
            look, _("Pause"), Kind.PRIMARY, icon="pause", icon_filled=True, height=84,
            on_click=wishes.toggle_pause,
        )  # fmt: skip
        self.skip = Button(
            look, "", icon="skip-forward", height=84, name=_("Skip this exercise"),
            on_click=asks(Command.SKIP),
        )  # fmt: skip
        self.more = Button(
            look, _("+ 15 s"), height=84, name=_("15 seconds more"), on_click=asks(Command.EXTEND)
        )
        self.voice = Button(look, "", Kind.PLAIN, icon="volume-2", key="V", on_click=wishes.toggle_voice)
        self.sound = Button(look, "", Kind.PLAIN, icon="bell", key="M", on_click=wishes.toggle_sound)
        self.full = Button(
            look, _("Full screen"), Kind.PLAIN, icon="maximize", key="F", on_click=wishes.toggle_full_screen
        )
        self.choices = (
            Button(look, _("Do this set again"), icon="rotate-ccw", on_click=asks(Command.REPEAT)),
            Button(look, _("Start this one again"), icon="skip-back", on_click=asks(Command.BACK)),
            Button(look, _("Skip this one"), icon="skip-forward", on_click=asks(Command.SKIP)),
            Button(look, _("End and save"), icon="flag", on_click=wishes.ask_end),
        )
        for button in (*self.bar, *self.top, *self.choices):
            button.setParent(parent)
            # After a click on Skip the space bar must go on pausing.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in self.choices:
            button.hide()

    @property
    def bar(self) -> tuple[Button, ...]:
        """The row at the bottom, from left to right."""
        return (self.stop, self.back, self.pause, self.skip, self.more)

    @property
    def top(self) -> tuple[Button, ...]:
        """The row at the top right, from left to right."""
        return (self.sound, self.voice, self.full)

    def show_audio(self, *, voice: bool, sound: bool) -> None:
        """Say whether voice and tones are on."""
        _name(self.voice, _("Voice on") if voice else _("Voice off"))
        _name(self.sound, _("Sound on") if sound else _("Sound off"))

    def show_paused(self, paused: bool) -> None:
        """In a pause the one button carries on, and there are choices."""
        _name(self.pause, _("Carry on") if paused else _("Pause"))
        self.pause.icon_name = "play" if paused else "pause"
        for button in self.choices:
            button.setVisible(paused)

    def choice_has_keyboard(self) -> bool:
        """Whether one of the choices has the focus."""
        return any(button.hasFocus() for button in self.choices)


def _name(button: Button, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)
