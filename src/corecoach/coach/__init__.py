"""The use cases: what the window and the command line both ask for. Decisions are return values."""

from corecoach.coach.coach import Coach, NotStarted
from corecoach.coach.saving import SaveFailed, Saved, SaveResult
from corecoach.coach.taken_in import Offer, TakenIn
from corecoach.coach.views import (
    DayMark,
    NextSession,
    ProgrammeView,
    ScreenResult,
    Today,
    TrendView,
)

__all__ = [
    "Coach",
    "DayMark",
    "NextSession",
    "NotStarted",
    "Offer",
    "ProgrammeView",
    "SaveFailed",
    "SaveResult",
    "Saved",
    "ScreenResult",
    "TakenIn",
    "Today",
    "TrendView",
]
