"""The schedule as a calendar file: read by another library, it is the plan, day by day."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from exchange_samples import STEADY, accepted
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.exchange.calendar import Schedule, calendar_bytes, local_zone
from corecoach.exchange.day_times import TIMES, times_of
from corecoach.prescription import Programme, ProgrammePhase, plan_week
from corecoach.prescription.programme import DAYS, Slot

STEADY_CORE = accepted(STEADY).programme
BERLIN = ZoneInfo("Europe/Berlin")
ROUTINES = [routine.id for routine in STEADY_CORE.routines]
MINUTES = {routine: 10 + n for n, routine in enumerate(ROUTINES)}
# Summer time begins on 29 March 2026 and ends on 25 October.
SPRING, AUTUMN = date(2026, 3, 18), date(2026, 10, 7)


def a_programme(*phases: ProgrammePhase) -> Programme:
    """The sample with other phases."""
    return replace(STEADY_CORE, phases=phases) if phases else STEADY_CORE


def phase(weeks: int, *slots: Slot) -> ProgrammePhase:
    """Some weeks with one schedule."""
    return ProgrammePhase("Weeks", weeks, slots)


def schedule(programme: Programme, started: date, **changes: Any) -> Schedule:
    """Its calendar, made on the first day, in Berlin."""
    made_at = datetime.combine(started, time(7), UTC)
    return replace(Schedule(programme, started, MINUTES, 0, made_at, BERLIN), **changes)


def events(plan: Schedule) -> list[Any]:
    """The events as an independent library reads them."""
    return list(vobject.readOne(calendar_bytes(plan).decode()).contents.get("vevent", []))


def expanded(plan: Schedule) -> list[tuple[datetime, int]]:
    """Each event by itself: when it begins on the clock of the place, and its whole minutes."""
    found = [
        (at, event.duration.value // timedelta(minutes=1))
        for event in events(plan)
        for at in event.getrruleset(addRDate=True)
    ]
    return sorted(found, key=lambda one: one[0].replace(tzinfo=None))


def days_of(plan: Schedule) -> dict[date, Counter[int]]:
    """For each day with events, how often which length stands there; each length is one routine."""
    found: dict[date, Counter[int]] = {}
    for at, minutes in expanded(plan):
        found.setdefault(at.date(), Counter())[minutes] += 1
    return found


def planned(programme: Programme, started: date, days: Iterable[date]) -> dict[date, Counter[int]]:
    """The same by the plan that the program itself shows."""
    found = {}
    for day in days:
        routines = plan_week(programme, started, day)[day.weekday()].routines
        if routines:
            found[day] = Counter(MINUTES[routine] for routine in routines)
    return found


def whole(programme: Programme, started: date) -> list[date]:
    """Every day of the programme's weeks."""
    return [started + timedelta(days=n) for n in range(7 * sum(p.weeks for p in programme.phases))]


@pytest.mark.parametrize("started", [SPRING, AUTUMN])
def test_over_a_change_of_summer_time_it_is_the_plan_at_the_same_time_of_day(started: date) -> None:
    plan = schedule(STEADY_CORE, started)
    assert days_of(plan) == planned(STEADY_CORE, started, whole(STEADY_CORE, started))
    found = [at for at, _minutes in expanded(plan)]
    assert {at.time() for at in found} == {time(9)}
    assert {at.utcoffset() for at in found} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(at.utcoffset() == at.replace(tzinfo=BERLIN).utcoffset() for at in found)


SLOTS = st.builds(
    Slot,
    st.sampled_from(ROUTINES),
    st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: tuple(sorted(days, key=DAYS.index))),
    st.integers(1, 4),
)
PHASES = st.lists(
    st.builds(phase, st.integers(1, 3), SLOTS, SLOTS) | st.builds(phase, st.integers(1, 3), SLOTS),
    min_size=1,
    max_size=3,
)


@given(PHASES, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_any_schedule_is_the_plan_on_every_day(phases: list[ProgrammePhase], started: date) -> None:
    programme = a_programme(*phases)
    plan = schedule(programme, started)
    assert days_of(plan) == planned(programme, started, whole(programme, started))
    moments = Counter(at for at, _minutes in expanded(plan))
    assert set(moments.values()) == {1}, "no two sittings begin together"
    names = [event.uid.value for event in events(plan)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("zone", ["", "UTC", "Asia/Kathmandu", "America/Santiago"])
def test_other_places(zone: str) -> None:
    plan = schedule(STEADY_CORE, SPRING, zone=ZoneInfo(zone) if zone else None)
    assert days_of(plan) == planned(STEADY_CORE, SPRING, whole(STEADY_CORE, SPRING))
    assert {at.time() for at, _minutes in expanded(plan)} == {time(9)}


# -- its end ---------------------------------------------------------------------------------------------


def test_made_after_the_last_week_it_holds_what_goes_on() -> None:
    weeks = whole(STEADY_CORE, SPRING)
    today = weeks[-1] + timedelta(days=40)
    plan = schedule(STEADY_CORE, SPRING, made_at=datetime.combine(today, time(7), UTC))
    days = [SPRING + timedelta(days=n) for n in range((today - SPRING).days + 29)]
    assert days_of(plan) == planned(STEADY_CORE, SPRING, days)


def test_bounds_of_ones_own() -> None:
    since, until = SPRING + timedelta(days=10), SPRING + timedelta(days=200)
    plan = schedule(STEADY_CORE, SPRING, since=since, until=until)
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    assert days_of(plan) == planned(STEADY_CORE, SPRING, days)


def test_before_the_first_day_there_is_nothing() -> None:
    plan = schedule(STEADY_CORE, SPRING, until=SPRING - timedelta(days=1))
    assert events(plan) == []
    assert b"VTIMEZONE" not in calendar_bytes(plan)


# -- what stands in it -----------------------------------------------------------------------------------


def test_each_event_has_what_a_calendar_needs_and_says_nothing_of_health() -> None:
    plan = schedule(STEADY_CORE, SPRING, revision=2)
    for event in events(plan):
        assert event.summary.value == "Exercises"
        assert event.contents["class"][0].value == "PRIVATE"
        assert event.contents["sequence"][0].value == "2"
        assert event.dtstamp.value == plan.made_at
        assert event.valarm.action.value == "DISPLAY"
        assert event.valarm.trigger.value == timedelta(minutes=-10)
        assert event.rrule.value.startswith("FREQ=WEEKLY;UNTIL=2026")
        assert event.rrule.value.split(";")[1].endswith("Z")
        assert set(event.contents) == {
            "summary", "class", "sequence", "dtstamp", "dtstart", "duration", "rrule", "uid", "transp",
            "valarm",
        }  # fmt: skip
    text = calendar_bytes(plan).decode().lower()
    told = [STEADY_CORE.title, STEADY_CORE.patient.name, STEADY_CORE.author.name, "pain", "back", "core "]
    told += [routine.title for routine in STEADY_CORE.routines]
    assert not [word for word in told if word.lower() in text.replace("corecoach//corecoach", "")]


def test_the_until_of_a_rule_is_its_last_event() -> None:
    for event in events(schedule(STEADY_CORE, SPRING)):
        until = datetime.strptime(event.rrule.value.split(";")[1], "UNTIL=%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert until == list(event.getrruleset(addRDate=True))[-1].astimezone(UTC)


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    data = calendar_bytes(schedule(STEADY_CORE, SPRING))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"\r\nVERSION:2.0\r\n" in data and b"\r\nPRODID:" in data


def test_a_later_file_has_the_same_entries() -> None:
    def names(plan: Schedule) -> list[str]:
        return [event.uid.value for event in events(plan)]

    first = schedule(STEADY_CORE, SPRING)
    later = replace(first, made_at=first.made_at + timedelta(days=9), revision=1, minutes=dict(MINUTES))
    assert names(later) == names(first)
    another = replace(STEADY_CORE, id=STEADY_CORE.id.replace("7", "8"))
    assert not set(names(replace(first, programme=another))) & set(names(first))


# -- times of day ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "hours"),
    [(0, ""), (1, "09:00"), (2, "09:00 17:00"), (3, "09:00 13:00 17:00"), (4, "09:00 12:00 15:00 18:00")],
)
def test_times_of_a_day(count: int, hours: str) -> None:
    assert " ".join(f"{at:%H:%M}" for at in times_of(count)) == hours


@given(st.integers(1, 480))
def test_nobody_is_called_at_night(count: int) -> None:
    found = times_of(count)
    assert len(set(found)) == count and list(found) == sorted(found)
    assert time(8) <= found[0] and found[-1] <= time(20)


def test_the_table_has_as_many_times_as_it_says() -> None:
    assert all(len(hours) == count for count, hours in TIMES.items())


def test_the_place_of_the_machine_has_a_name_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Europe/Berlin")
    assert local_zone() == BERLIN
    for nothing in (None, "", "No/Where", "/etc/localtime"):
        monkeypatch.setattr("tzlocal.get_localzone_name", lambda name=nothing: name)
        assert local_zone() is None
