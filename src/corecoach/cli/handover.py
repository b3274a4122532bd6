"""`corecoach handover`."""

from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.cli.targets import refused_beside
from corecoach.display import missing_packages
from corecoach.home import Home
from corecoach.ui.print.handover_out import is_paper, write_page
from corecoach.words import _


def handover(options: Namespace) -> int:
    """Write the page for the clinician: to paper (`.pdf`) or as a file (`.json`)."""
    out: Path = options.out
    missing = missing_packages(window=False) if is_paper(out) else []
    if missing:
        words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    home = Home(options.home)
    refused = refused_beside(out, home.folder)
    if refused:
        complain(refused[0])
        return REFUSED
    # Without the lock, so that it works beside an open window; so it must not tidy up either.
    coach = home.coach(settle=False)
    write_page(coach.handover(), out, assets=coach.library.folder)
    say(_("{path}: page for the clinician written").format(path=out))
    return DONE
