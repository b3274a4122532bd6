"""What makes the start quick. Imported before anything else of Qt, by the command that opens the window.

PySide6 replaces Python's import function by one that reads the source of every module imported after it, to
look for its `__feature__` switch. CoreCoach does not use that switch, and reading sixty sources took a tenth
of the start; so the plain function is put back. Until the first paint the garbage collector rests: nothing
that start-up makes is garbage.
"""

import builtins
import gc

_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _plain_import


def rest_collector() -> None:
    """No garbage collection until `wake_collector`."""
    gc.disable()


def wake_collector() -> None:
    """Collect garbage again, but do not look through what start-up made each time."""
    gc.freeze()
    gc.enable()
