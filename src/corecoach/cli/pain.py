"""`corecoach pain`."""

from argparse import Namespace
from datetime import datetime

from corecoach.cli.out import DONE, REFUSED, complain, say_json, table
from corecoach.coach import SaveFailed
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.pain.scores import counts
from corecoach.words import _


def add(options: Namespace) -> int:
    """Write a score, and print it as saved once it is on disk."""
    try:
        at = _moment(options.at)
    except (ValueError, OverflowError):
        complain(_("--at: {text} is not a time; a time like 2026-11-22T08:15").format(text=options.at))
        return REFUSED
    # A terminal in another encoding can hand over what no file could hold.
    note = options.note.encode("utf-8", "replace").decode()[:2000]
    home = Home(options.home)
    lock = home.lock()
    if not lock.acquire():
        complain(_("corecoach: another CoreCoach uses this data folder; close it first"))
        return REFUSED
    try:
        record, saved = home.coach().add_pain(options.score, options.kind, at, note)
    except ValueError as error:
        complain(f"--at: {error}")
        return REFUSED
    finally:
        lock.release()
    if isinstance(saved, SaveFailed):
        complain(_("corecoach: the score could not be saved ({reason})").format(reason=saved.reason))
        return REFUSED
    if not counts(record):
        complain(_("corecoach: that is more than 48 hours ago; it is kept, but not counted in the trend"))
    say_json(_row(record))
    return DONE


def list_scores(options: Namespace) -> int:
    """Print the scores that stand, oldest first."""
    # Without the lock, so that it works beside an open window; so it must not tidy up either.
    rows = [_row(score) for score in Home(options.home).coach(settle=False).pain_scores()]
    if options.json:
        say_json(rows)
    else:
        table([(r["at"], r["kind"], r["score"], r["note"]) for r in rows])
    return DONE


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()


def _row(score: PainScore) -> dict[str, object]:
    return {
        "id": score.id,
        "at": score.at.isoformat(),
        "kind": score.kind,
        "score": score.score,
        "note": score.note,
    }
