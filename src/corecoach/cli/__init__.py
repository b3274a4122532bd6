"""The command line. Exit codes: 0 done; 1 refused input; 2 wrong usage, no display; 3 refused by the gate."""

from corecoach.cli.main import main

__all__ = ["main"]
