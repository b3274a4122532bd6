"""The strips above a page of the clinician's side: what could not be saved, and what is not finished."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import held, small_button
from corecoach.ui.save_flow import why_words
from corecoach.ui.widgets import Message, row
from corecoach.words import _


def unsaved_strip(look: Look, reason: str, dismiss: Callable[[], object]) -> QWidget:
    """Why the last change is not on disk. It has to be made again: nothing of it is kept in memory."""
    words = _("The last change could not be saved. {why} Make room, then do it again.")
    button = small_button(look, _("I have read this"), on_click=dismiss)
    message = Message(look, words.format(why=why_words(reason)), "caution", action=button)
    side = look.px(20)
    return held(row(message, margins=(side, look.px(8), side, 0)))


def unfinished_strip(look: Look, go_on: Callable[[], object]) -> QWidget:
    """That an own exercise waits to be finished. It says nothing of what is in it."""
    button = small_button(look, _("Go on with it"), on_click=go_on)
    words = _("An exercise of your own is not finished. It is kept until you save it or give it up.")
    message = Message(look, words, "guidance", action=button)
    side = look.px(20)
    return held(row(message, margins=(side, look.px(8), side, 0)))
