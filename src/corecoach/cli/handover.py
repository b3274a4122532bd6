"""`corecoach handover`."""

from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.display import missing_packages
from corecoach.exchange import Problem
from corecoach.exchange.handover import Handover, write_handover
from corecoach.home import Home
from corecoach.words import _


def handover(options: Namespace) -> int:
    """Write the page for the clinician: to paper (`.pdf`) or as a file (`.json`)."""
    out: Path = options.out
    missing = missing_packages(window=False) if _is_pdf(out) else []
    if missing:
        words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    if not out.parent.is_dir():
        allowed = _("a file in a folder that is there")
        complain(Problem("", _("there is no such folder"), allowed).line(str(out)))
        return REFUSED
    # Without the lock, so that it works beside an open window; so it must not tidy up either.
    _write(Home(options.home).coach(settle=False).handover(), out)
    say(_("{path}: page for the clinician written").format(path=out))
    return DONE


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _write(made: Handover, out: Path) -> None:
    """Raises NotSaved, which every command says in one line."""
    if _is_pdf(out):
        # Qt takes long to import; only paper needs it.
        from corecoach.library import Library
        from corecoach.ui.print.handover_pdf import write_pdf

        write_pdf(made, out, assets=Library().folder)
        return
    from corecoach.diary import replace_file

    replace_file(out, write_handover(made), keep=False)
