"""Files that leave: what was recorded, for a spreadsheet or another program, and the schedule for a calendar.

Each is written whole or not at all, where somebody wants it, for their eyes only. What cannot be written
raises NotSaved, and then what was there before is unchanged.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.coach.facts import facts_of
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import replace_file
from corecoach.exchange.facts_csv import facts_csv
from corecoach.exchange.facts_json import facts_json
from corecoach.pain.trend import trend_of

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


def write_csv(coach: "Coach", out: Path, since: date | None = None, until: date | None = None) -> None:
    """Write the facts of the days `since` to `until`, or all of them, as a spreadsheet opens them."""
    replace_file(out, facts_csv(facts_of(coach, since, until)), keep=False)


def write_json(coach: "Coach", out: Path, since: date | None = None, until: date | None = None) -> None:
    """Write the same for another program, with the statistics of the usual question over these days."""
    view, last = coach.pain.trends.view(None), until or coach.clock.now().date()
    days = None if since is None else max(1, (last - since).days + 1)
    trend = trend_of(view.series.daily, last, days)
    facts = facts_of(coach, since, until)
    replace_file(out, facts_json(facts, since, until, view.kind, trend), keep=False)


def write_calendar(
    coach: "Coach", out: Path, since: date | None = None, until: date | None = None
) -> bool:  # fmt: skip
    """Write the schedule of the programme in hand; False, and nothing is written, without a programme."""
    # The library for calendars takes long to read, and is used once in a programme.
    from corecoach.exchange.calendar import Schedule, calendar_bytes, local_zone

    taken = coach.taken_in
    if taken is None:
        return False
    programme = taken.programme
    before = [t for t in coach.recorded(TakenIn) if t.programme.id == programme.id and t.id != taken.id]
    schedule = Schedule(
        programme=programme,
        started=coach.started_on(taken),
        minutes=coach.minutes_of(programme),
        revision=len(before),
        made_at=coach.clock.now(),
        zone=local_zone(),
        since=since,
        until=until,
    )
    replace_file(out, calendar_bytes(schedule), keep=False)
    return True
