"""The words of clearances: what stays locked, and what is missing before one can be given."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corecoach.safety import is_challenge
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.pages.clearance import ClearanceDraft, ClearanceView


def keep_names() -> dict[str, str]:
    """What can stay locked, in the order of a code."""
    return {
        "strengthening": _("Strengthening"),
        "progression": _("Progression"),
        "heat": _("Heat"),
        "ice": _("Ice"),
    }


def kept_words(keep: tuple[str, ...]) -> str:
    """What stays locked, in words."""
    if not keep:
        return _("Nothing stays locked")
    names = keep_names()
    listed = _(", ").join(names.get(lock, lock) for lock in keep)
    return _("Stays locked: {locks}").format(locks=listed)


def missing_words(draft: "ClearanceDraft", view: "ClearanceView") -> str:
    """The first thing that is missing, or nothing."""
    if view.busy:
        return _("Opening the key. This takes a moment.")
    if not view.has_programme:
        return _("Sign a programme first. It tells the patient's computer whose word counts.")
    checks: tuple[Callable[[], str], ...] = (
        lambda: "" if draft.examined else _("Tick that you have examined this person."),
        lambda: _missing_names(draft),
        lambda: _missing_time(draft, view),
        lambda: "" if draft.passphrase else _("Write your passphrase."),
    )
    return next(filter(None, (check() for check in checks)), "")


def _missing_names(draft: "ClearanceDraft") -> str:
    names = draft.names()
    if not names or len(names[-1]) < 8:
        return _("Write the eight letters and digits of the lockout.")
    return (
        "" if all(map(is_challenge, names)) else _("There is a mistake in these letters. Ask for them again.")
    )


def _missing_time(draft: "ClearanceDraft", view: "ClearanceView") -> str:
    if draft.way == "code":
        return ""
    assessed = draft.assessed(view.now)
    if assessed is None:
        return _("Write the time of the examination, such as 14:30.")
    return _("The time must not be later than now.") if assessed > view.now else ""
