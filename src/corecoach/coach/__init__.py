"""The use cases: what the window and the command line both ask for. Decisions are return values."""

from corecoach.coach.coach import LEDGER, MONTHLY, Coach
from corecoach.coach.dose_cases import DoseChoice
from corecoach.coach.saving import Saved, SaveFailed, SaveResult
from corecoach.coach.session_cases import InHand, Started
from corecoach.coach.settings import Settings
from corecoach.coach.taken_in import Offer, TakenIn
from corecoach.coach.views import (
    DayMark,
    NextSession,
    ProgrammeView,
    ScreenResult,
    Today,
    Unlocked,
    WayOut,
)
from corecoach.coach.wish import OfExercise, OfTemplate, Unsuited, Wish

__all__ = [
    "LEDGER",
    "MONTHLY",
    "Coach",
    "DayMark",
    "DoseChoice",
    "InHand",
    "NextSession",
    "OfExercise",
    "OfTemplate",
    "Offer",
    "ProgrammeView",
    "SaveFailed",
    "SaveResult",
    "Saved",
    "ScreenResult",
    "Settings",
    "Started",
    "TakenIn",
    "Today",
    "Unlocked",
    "Unsuited",
    "WayOut",
    "Wish",
]
