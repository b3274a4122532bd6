"""A strip that says what was done where nothing else shows it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.widgets.forms import small_button
from corecoach.ui.widgets import Message, row
from corecoach.words import _


def done_strip(look: Look, words: str, dismiss: Callable[[], object]) -> QWidget:
    """One line with a way to put it away."""
    look = dense(look)
    close = small_button(look, _("Close"), on_click=dismiss, name=_("Close: {words}").format(words=words))
    holder = QWidget()
    side = look.px(20)
    message = Message(look, words, "guidance", action=close, icon="check")
    holder.setLayout(row(message, margins=(side, look.px(8), side, 0)))
    return holder
