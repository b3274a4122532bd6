"""What the page for a clinician is made of, read from the diary."""

from datetime import timedelta
from typing import TYPE_CHECKING

from corecoach import __version__
from corecoach.coach.handover_view import build_handover
from corecoach.exchange.handover import Handover
from corecoach.pain import PainScore
from corecoach.safety import Advice, Clearance, Lockout, PendingClearance, Screening
from corecoach.session import SessionFeedback
from corecoach.thermal.record import PackRecord
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# It looks back so far.
HANDOVER_DAYS = timedelta(days=183)


def handover_of(coach: "Coach") -> Handover:
    """The page of now: all that was said, done and locked of late."""
    now = coach.clock.now()
    since = (now - HANDOVER_DAYS).date()
    return build_handover(
        now=now,
        app_version=__version__,
        rules=coach.rules,
        screenings=coach.recorded(Screening, since),
        lockouts=coach.recorded(Lockout),
        in_force=coach.lockouts(),
        clearances=coach.recorded(Clearance),
        pending=coach.recorded(PendingClearance),
        advice=coach.recorded(Advice, since),
        scores=coach.recorded(PainScore, since),
        sessions=coach.sessions(since=since),
        feedback=coach.recorded(SessionFeedback, since),
        packs=coach.recorded(PackRecord, since),
        signs=_sign_words(coach),
        profile=coach.profile_record(),
        taken_in=coach.taken_in,
    )


def _sign_words(coach: "Coach") -> dict[str, str]:
    """What can be seen on the skin, by its id; nothing where the limits are damaged."""
    rules = coach.library.thermal_rules
    return {sign.id: _(sign.words) for sign in rules.signs} if rules else {}
