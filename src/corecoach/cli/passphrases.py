"""Asking for a passphrase: from the environment or the terminal, never from the command line."""

import os
import warnings
from getpass import GetPassWarning, getpass

from corecoach.words import _

KEY = "CORECOACH_PASSPHRASE"
IN_PERSON = "CORECOACH_IN_PERSON_PASSPHRASE"


def ask(variable: str, prompt: str) -> str | list[str]:
    """The passphrase, or a line that says why there is none."""
    return os.environ.get(variable) or _typed(variable, prompt)


def ask_new(variable: str, prompt: str) -> str | list[str]:
    """A passphrase that is to be new: typed twice, so that a slip does not lock its owner out."""
    first = ask(variable, prompt)
    if isinstance(first, list) or os.environ.get(variable):
        return first
    again = _typed(variable, _("The same again: "))
    if isinstance(again, list) or again == first:
        return again
    return [_("corecoach: these were two different passphrases; nothing was done")]


def _typed(variable: str, prompt: str) -> str | list[str]:
    try:
        with warnings.catch_warnings():
            # Where the typing would show, getpass warns and goes on.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(prompt)
    except (GetPassWarning, EOFError):
        words = _("corecoach: there is no terminal to type a passphrase at; set {variable}")
        return [words.format(variable=variable)]
