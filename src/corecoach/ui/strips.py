"""Strips above the page: what could not be saved, and what was found damaged."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from corecoach.diary import Damage
from corecoach.session import SessionRecord
from corecoach.thermal.record import PackRecord
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, Message, row
from corecoach.words import _, ngettext


def save_strip(look: Look, reason: str, retry: Callable[[], object]) -> QWidget:
    """What failed and why, with Retry. It stays until the saving worked."""
    why = {
        "disk-full": _("CoreCoach could not save. Your disk is full. Keep the app open and free some space."),
        "read-only": _("CoreCoach could not save. Its folder cannot be written to. Keep the app open."),
    }.get(reason, _("CoreCoach could not save. Keep the app open and try again."))
    button = Button(look, _("Retry"), Kind.SECONDARY, icon="rotate-ccw", on_click=retry)
    return _framed(look, Message(look, why, "caution", action=button))


def damage_strip(look: Look, damage: Sequence[Damage], dismiss: Callable[[], object]) -> QWidget:
    """What was damaged at opening, and what is back."""
    count = len(damage)
    if all(d.recovered for d in damage):
        words = ngettext(
            "{n} stored file was damaged. Its last good copy is back. The damaged one is kept.",
            "{n} stored files were damaged. Their last good copies are back. The damaged ones are kept.",
            count,
        )
    else:
        words = ngettext(
            "{n} stored file is damaged and no good copy was found. The damaged one is kept.",
            "{n} stored files are damaged and not all had a good copy. The damaged ones are kept.",
            count,
        )
    button = Button(look, _("I have read this"), Kind.SECONDARY, on_click=dismiss)
    return _framed(look, Message(look, words.format(n=count), "caution", action=button))


def unlocked_strip(look: Look, words: str, dismiss: Callable[[], object]) -> QWidget:
    """Who ended a lock, and what comes now."""
    button = Button(look, _("I have read this"), Kind.SECONDARY, on_click=dismiss)
    return _framed(look, Message(look, words, "guidance", action=button, icon="lock-open"))


def recovered_strip(look: Look, record: SessionRecord, dismiss: Callable[[], object]) -> QWidget:
    """What was kept of a session during which CoreCoach was closed by force."""
    done, count = sum(item.complete for item in record.items), len(record.items)
    words = ngettext(
        "CoreCoach closed during your session. What you did is saved: {done} of {n} exercise.",
        "CoreCoach closed during your session. What you did is saved: {done} of {n} exercises.",
        count,
    )
    button = Button(look, _("I have read this"), Kind.SECONDARY, on_click=dismiss)
    return _framed(look, Message(look, words.format(done=done, n=count), "guidance", action=button))


def pack_strip(look: Look, record: PackRecord | None, dismiss: Callable[[], object]) -> QWidget:
    """A use of ice or heat that was cut off between two packs: it is over, and what was used is kept. None:
    what was kept of it cannot be read."""
    button = Button(look, _("I have read this"), Kind.SECONDARY, on_click=dismiss)
    if record is None:
        words = _(
            "CoreCoach closed with ice or heat in use. Take off now what is on your skin, and look at it."
        )
        return _framed(look, Message(look, words, "danger", action=button))
    words = _("CoreCoach closed during “{title}”. It has ended. What you used is in the log.")
    return _framed(look, Message(look, words.format(title=_(record.title)), "guidance", action=button))


def _framed(look: Look, message: Message) -> QWidget:
    holder = QWidget()
    side = look.px(20)
    holder.setLayout(row(message, margins=(side, look.px(10), side, 0)))
    return holder
