"""What the person recorded, on disk: whole at every moment, checked at every opening, one file a month."""

from corecoach.diary.atomic import NotSaved, Reason, replace_file
from corecoach.diary.book import Record
from corecoach.diary.diary import Diary
from corecoach.diary.doctor import Finding, Repair, examine, repair
from corecoach.diary.lock import HomeLock
from corecoach.diary.names import LEDGER as LEDGER_FILE
from corecoach.diary.preferences import Preferences
from corecoach.diary.recovery import CannotRead, Damage
from corecoach.diary.seal import Damaged, FromTheFuture, PlainSeal, Seal
from corecoach.diary.witness import Seen, Verdict, Witness

__all__ = [
    "LEDGER_FILE",
    "CannotRead",
    "Damage",
    "Damaged",
    "Diary",
    "Finding",
    "FromTheFuture",
    "HomeLock",
    "NotSaved",
    "PlainSeal",
    "Preferences",
    "Reason",
    "Record",
    "Repair",
    "Seal",
    "Seen",
    "Verdict",
    "Witness",
    "examine",
    "repair",
    "replace_file",
]
