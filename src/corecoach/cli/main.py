"""Which command does what. Commands are imported when they are called: the window starts without them."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from corecoach import __version__
from corecoach.cli.out import REFUSED, USAGE, complain

COMMANDS = (
    "check", "list", "plan", "triage", "play", "pain", "trend", "export", "handover", "doctor", "tour",
    "figure", "bench", "clinician", "thermal",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Started with its output closed, Python has none at all.
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    try:
        options = _parser(words).parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return REFUSED
    except Exception as error:
        line = _known(error)
        if line is None:
            raise
        if not isinstance(error, BrokenPipeError):
            complain(line)
        _give_up_output()
        return REFUSED
    return code


def _give_up_output() -> None:
    """What waits for a pipe that was closed or a disk that is full would fail again at the exit."""
    try:
        sys.stdout.flush()
    except OSError:
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), sys.stdout.fileno())


def _known(error: Exception) -> str | None:
    """The line for an error that a person can do something about; None for a bug."""
    from corecoach.diary import CannotRead, FromTheFuture, NotSaved
    from corecoach.library import AssetError

    if isinstance(error, CannotRead | FromTheFuture | NotSaved | AssetError | OSError):
        return f"corecoach: {error}"
    return None


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """With a command word, the commands; without one, the window and its file."""
    parser = argparse.ArgumentParser(
        prog="corecoach", description="Guided home exercise for back pain, as prescribed."
    )
    parser.add_argument("--version", action="version", version=f"corecoach {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="the data folder")
    plain = [w for n, w in enumerate(words) if not w.startswith("-") and (n == 0 or words[n - 1] != "--home")]
    if (plain and plain[0] in COMMANDS) or "-h" in words or "--help" in words:
        from corecoach.cli.commands import add_commands

        add_commands(parser)
    else:
        parser.add_argument("file", nargs="?", type=Path, help="a file to take in")
        parser.set_defaults(run=_window)
    return parser


def _is_no_file(path: Path) -> bool:
    """Whether it looks like a mistyped command; of a file with an ending the window says what is wrong."""
    try:
        return not path.suffix and not path.exists()
    except OSError:
        return True


def _window(options: argparse.Namespace) -> int:
    from corecoach.display import can_open_display, has_display, missing_packages
    from corecoach.words import _

    if options.file is not None and _is_no_file(options.file):
        words = _("corecoach: there is no command or file {name}; corecoach --help lists the commands")
        complain(words.format(name=options.file))
        return USAGE
    if not has_display():
        complain(_("corecoach: no display found; to try it without one: corecoach play --help"))
        return USAGE
    missing = missing_packages()
    if missing:
        words = _("corecoach: the window needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    if not can_open_display():
        name = os.environ.get("DISPLAY", "")
        complain(_("corecoach: the display {name} cannot be opened").format(name=name))
        return USAGE
    # The rooms without Qt come first: what is imported after PySide6 takes longer.
    import_module("corecoach.home")
    from corecoach.ui.quick_start import rest_collector

    rest_collector()
    from corecoach.app import run_window

    return run_window(options.home, options.file)
