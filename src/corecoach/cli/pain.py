"""`corecoach pain`."""

from argparse import Namespace
from datetime import datetime

from corecoach.cli.out import DONE, REFUSED, complain, say_json, table
from corecoach.coach import Coach, SaveFailed, ScreenResult
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.pain.scores import counts
from corecoach.safety import Lock
from corecoach.words import _


def add(options: Namespace) -> int:
    """Write a score, look what the diary says by itself now, and print the score as it is on disk."""
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
        coach = home.coach()
        record, saved = coach.add_pain(options.score, options.kind, at, note)
    except ValueError as error:
        complain(f"--at: {error}")
        return REFUSED
    else:
        # While nobody else has the folder. Without sound rules no session starts anyway.
        sound = coach.rules is not None and not isinstance(saved, SaveFailed)
        judged = coach.judge_diary() if sound else None
    finally:
        lock.release()
    if isinstance(saved, SaveFailed):
        complain(_("corecoach: the score could not be saved ({reason})").format(reason=saved.reason))
        return REFUSED
    if not counts(record):
        complain(_("corecoach: that is more than 48 hours ago; it is kept, but not counted in the trend"))
    if judged is not None:
        _say_locked(coach, judged)
    say_json(_row(record))
    return DONE


def _say_locked(coach: Coach, judged: ScreenResult) -> None:
    """What is locked by what the diary says by now, in one line; nothing where that is nothing new."""
    if judged.lockout is None:
        return
    from corecoach.ui.pages.lockout_reasons import reported

    line = _("corecoach: a part of your exercise is locked now ({why}); start corecoach to see what to do")
    if Lock.ALL_EXERCISE in judged.lockout.locks:
        line = _("corecoach: all exercise is locked now ({why}); start corecoach to see what to do")
    complain(line.format(why="; ".join(reason.title for reason in reported(judged.lockout, coach.rules))))
    if isinstance(judged.saved, SaveFailed):
        complain(_("corecoach: the lock could not be saved ({reason})").format(reason=judged.saved.reason))


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
