"""`corecoach doctor`."""

from argparse import Namespace

from corecoach.cli.out import DONE, REFUSED, complain, say
from corecoach.coach import LEDGER, MONTHLY
from corecoach.diary import LEDGER_FILE, examine, repair
from corecoach.home import Home
from corecoach.words import _


def doctor(options: Namespace) -> int:
    """Check every stored file. Damage that stays is exit code 1; what was repaired is said."""
    home = Home(options.home)
    if options.repair:
        lock = home.lock()
        if not lock.acquire():
            complain(_("corecoach: another CoreCoach uses this data folder; close it first"))
            return REFUSED
        try:
            _repair(home)
        finally:
            lock.release()
    findings = examine(home.person, monthly=MONTHLY, ledger=LEDGER)
    for finding in findings:
        say(f"{_('damage') if finding.level == 'damage' else _('note')}: {finding}")
    damaged = [f for f in findings if f.level == "damage"]
    if not damaged:
        say(_("No damage found in {folder}.").format(folder=home.person))
    elif any(f.repairable for f in damaged) and not options.repair:
        say(_("corecoach doctor --repair puts right what can be put right; nothing is thrown away."))
    return REFUSED if damaged else DONE


def _repair(home: Home) -> None:
    before = examine(home.person, monthly=MONTHLY, ledger=LEDGER)
    for done in repair(home.person):
        say(_("repaired: {what}").format(what=done))
    if any(finding.level == "damage" and finding.file == LEDGER_FILE for finding in before):
        # As at every opening: a lock may have been lost with the damaged file.
        home.coach().lock_after_repair()
        say(_("Exercise is locked until a clinician says that it may go on: a lock may have been lost."))
