"""Which command does what. Commands are imported when they are called: the window starts without them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corecoach import __version__
from corecoach.cli.out import REFUSED, USAGE, complain

COMMANDS = ("check", "list", "plan", "play", "pain", "doctor", "tour", "bench")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        options = _parser(words).parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except Exception as error:
        line = _known(error)
        if line is None:
            raise
        complain(line)
        return REFUSED


def _known(error: Exception) -> str | None:
    """The line for an error that a person can do something about; None for a bug."""
    from corecoach.diary import CannotRead, FromTheFuture, NotSaved
    from corecoach.library import AssetError

    if isinstance(error, CannotRead | FromTheFuture | NotSaved | AssetError):
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


def _window(options: argparse.Namespace) -> int:
    from corecoach.display import has_display, missing_packages
    from corecoach.words import _

    if not has_display():
        complain(_("corecoach: no display found; to try it without one: corecoach play --help"))
        return USAGE
    missing = missing_packages()
    if missing:
        words = _("corecoach: the window needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    from corecoach.app import run_window

    return run_window(options.home, options.file)
