"""What a try to unlock led to, in words, and what was typed so far."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from corecoach.coach.views import Unlocked
from corecoach.safety import Lock
from corecoach.ui.dates import moment_words, time_words
from corecoach.words import _

Tried = Literal["", "code", "file", "in-person", "details"]


@dataclass
class UnlockDraft:
    """What was typed so far, and the way that was tried last. It belongs to the caller, so that it outlives
    the page."""

    code: str = ""
    tried: Tried = ""
    in_person_open: bool = False
    # Never in a trace or a log.
    passphrase: str = field(default="", repr=False)
    keep: set[Lock] = field(default_factory=set)
    weeks: int | None = None


def said_words(said: Unlocked | None, tried: Tried) -> str:
    """One sentence or two about a try that ended nothing."""
    wrong = _("That code is not right. Check each letter and number.")
    if tried == "in-person":
        wrong = _("That passphrase is not right. Type it again.")
    ended = _("This code has run out. Ask your clinician for a new one.")
    if tried == "file":
        wrong = _("This file is not by the clinician who can end it.")
        ended = _("This file has run out. Ask your clinician for a new one.")
    return {
        "malformed": _("A code has 12 letters and numbers. Check each one."),
        "wrong": wrong,
        "expired": ended,
        "too-early": _("They examined you before you reported this. Ask them to check this too."),
        "other-lockout": _("This file is for another lock."),
        "not-saved": _(
            "This could not be saved, so nothing was unlocked. Free some disk space and try again."
        ),
    }.get(said or "", "")


def blocked_words(until: datetime, now: datetime, number: str) -> str:
    """When the next try is allowed, and what to do if it cannot wait."""
    local = until.astimezone(now.tzinfo)
    if local.date() == now.date():
        again = _("Try again at {time}.").format(time=time_words(local))
    else:
        again = _("Try again {moment}.").format(moment=moment_words(local, now))
    worse = _("If you feel worse, call {number}.").format(number=number)
    return f"{_('Too many tries.')} {again} {worse}"
