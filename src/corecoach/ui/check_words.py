"""Sentences of the safety check that stand on pages of their own."""

from corecoach.words import _


def damaged_lines(fault: str, number: str) -> list[str]:
    """Why no session can start, and what to do in an emergency all the same."""
    call = _("In an emergency call {number}, or your local emergency number.").format(number=number)
    lines = [_("The safety questions are damaged. Install CoreCoach again."), fault, call]
    return [line for line in lines if line]


def old_lines() -> list[str]:
    """Why the questions are asked once more."""
    return [_("Your answers are more than ten minutes old."), _("They must be about now.")]


def nothing_named_lines() -> list[str]:
    """Something is new, and no question fits it."""
    return [
        _("You said that something is new, but none of the questions fits it."),
        _("If nothing is new, change your first answers."),
        _("If something else feels wrong, do not exercise today. Tell your physio or GP about it."),
    ]
