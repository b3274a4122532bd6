"""How ice and heat stand on Today, and that a start without them does not pay for them."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from coach_samples import TUESDAY, Person, full_disk
from msgspec.structs import replace

from corecoach.coach.picture import PACKS_LOOK_BACK
from corecoach.coach.views import PacksToday
from corecoach.safety import Stamp
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord

READY = PacksToday(None, None, ice_locked=False, heat_locked=False, running=False)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ROOT = Path(__file__).parents[2]


def use(person: Person, ago: timedelta, mode: Mode = "ice", minutes: int = 10, **more: Any) -> None:
    """Ice or heat that came off so long ago."""
    clock = person.clock
    off, boot_s = clock.now() - ago, clock.seconds() - ago.total_seconds()
    on = Stamp(off - timedelta(minutes=minutes), clock.boot(), boot_s - minutes * 60)
    once = Application(mode, 0, 0, on, Stamp(off, clock.boot(), boot_s), minutes * 60.0)
    fields = {"min_gap_min": 120, "outcome": "finished"} | more
    person.coach.keep(
        PackRecord(
            id=f"{mode} {off}",
            at=on.at,
            ended_at=off,
            protocol="x",
            title="x",
            applications=(once,),
            **fields,
        )
    )


def packs(person: Person) -> PacksToday:
    return person.coach.today().packs


def asked_the_limits(person: Person) -> bool:
    return "packs" in person.coach.__dict__


def test_without_a_use_both_are_ready_and_no_limit_is_read(person: Person) -> None:
    assert packs(person) == READY
    assert not asked_the_limits(person)


def test_a_skin_that_was_not_as_it_should_be_makes_both_wait_with_nothing_on(person: Person) -> None:
    now = person.coach.stamp()
    fields = {"protocol": "x", "title": "x", "min_gap_min": 0, "outcome": "sign", "applications": ()}
    rest: dict[str, int] = {"cold": 4, "heat": 4}
    person.coach.keep(PackRecord(id="s", at=now.at, ended_at=now.at, rest_h=rest, seen=now, **fields))  # type: ignore[arg-type]
    assert packs(person).ice_from == packs(person).heat_from == TUESDAY + 4 * HOUR


def test_both_wait_after_a_use_as_the_limits_say(person: Person) -> None:
    use(person, timedelta(minutes=30))
    assert (packs(person).ice_from, packs(person).heat_from) == (TUESDAY + 1.5 * HOUR, TUESDAY + 1.5 * HOUR)
    person.clock.move(1.5 * 3600)
    assert packs(person) == READY


def test_what_was_seen_on_the_skin_keeps_the_other_away_for_less_time(person: Person) -> None:
    use(person, HOUR, outcome="sign", rest_h={"cold": 24})
    assert packs(person).ice_from == TUESDAY + 23 * HOUR
    assert packs(person).heat_from == TUESDAY + HOUR


def test_what_was_seen_days_later_counts_from_then(person: Person) -> None:
    seen = Stamp(TUESDAY - 10 * HOUR, person.clock.boot(), person.clock.seconds() - 36_000)
    use(person, 5 * DAY, outcome="sign", rest_h={"cold": 24}, seen=seen)
    assert (packs(person).ice_from, packs(person).heat_from) == (TUESDAY + 14 * HOUR, None)


def test_a_gap_of_days_holds_for_all_of_them(person: Person) -> None:
    use(person, 5 * DAY, min_gap_min=7 * 24 * 60)
    assert packs(person).ice_from == packs(person).heat_from == TUESDAY + 2 * DAY


@pytest.mark.parametrize(
    ("ago", "gap_min", "asked"),
    [
        (47 * HOUR, 120, True),
        (49 * HOUR, 120, False),
        (6 * DAY, 120, False),
        (6 * DAY, 7 * 24 * 60, True),
        (60 * DAY, 7 * 24 * 60, False),
    ],
)
def test_the_limits_are_asked_only_while_a_use_may_count(
    person: Person, ago: timedelta, gap_min: int, asked: bool
) -> None:
    use(person, ago, min_gap_min=gap_min)
    packs(person)
    assert asked_the_limits(person) == asked


def test_nothing_that_counts_is_looked_over(person: Person) -> None:
    """The longest gap that a file may have is a week, the longest look back a day."""
    use(person, 7 * DAY - HOUR, min_gap_min=10_080)
    assert PACKS_LOOK_BACK > 7 * DAY + DAY
    assert packs(person).ice_from == TUESDAY + HOUR


def test_a_clock_set_forward_by_a_day_ends_no_gap(person: Person) -> None:
    """The machine's own clock knows better, and it is asked."""
    use(person, timedelta(minutes=30), min_gap_min=240)
    person.clock.set_wall(TUESDAY + 30 * HOUR)
    assert packs(person).ice_from == TUESDAY + 33.5 * HOUR


def test_a_clock_set_back_ends_no_gap(person: Person) -> None:
    use(person, timedelta(minutes=30), min_gap_min=240)
    person.clock.set_wall(TUESDAY - 5 * HOUR)
    assert packs(person).ice_from == TUESDAY - 1.5 * HOUR


@pytest.mark.parametrize(
    ("item", "ice", "heat"),
    [
        ("cold_reaction", True, False),
        ("heat_unsafe", False, True),
        ("skin_numb_site", True, True),
        ("back_locking", False, False),
    ],
)
def test_locks_are_those_of_ice_and_heat(person: Person, item: str, ice: bool, heat: bool) -> None:
    person.reported(**{item: "yes"})
    assert (packs(person).ice_locked, packs(person).heat_locked) == (ice, heat)


def test_a_use_that_runs_is_said(person: Person) -> None:
    shelf = person.coach.packs.shelf
    shelf.save_answers((), ())
    heat = shelf.protocol("heat_subacute")
    assert heat is not None
    assert not packs(person).running
    person.coach.packs.run.start(heat, "stiff", [t.id for t in shelf.ticks_asked(heat).ticks])
    assert person.coach.packs.run.is_live and packs(person).running


def test_damaged_limits_are_a_fault_and_stop_nothing_else(person: Person) -> None:
    use(person, HOUR)
    person.take_in("one-minute")
    person.coach.library.__dict__["thermal_rules"] = None
    try:
        today = person.coach.today()
    finally:
        del person.coach.library.__dict__["thermal_rules"]
    assert today.packs.fault and (today.packs.ice_from, today.packs.heat_from) == (None, None)
    assert today.next is not None and not today.rules_fault


def test_damaged_safety_rules_are_a_fault_here_too(person: Person) -> None:
    """The gate lets neither through then."""
    library = person.coach.library
    rules = library.rules
    library.__dict__["rules"], library.rules_fault = None, "rules.json: cannot be read"
    try:
        assert packs(person).fault
    finally:
        library.__dict__["rules"], library.rules_fault = rules, None


def test_a_use_that_could_not_be_written_counts_too(person: Person) -> None:
    with full_disk():
        use(person, timedelta(minutes=30))
    assert person.coach.pending and packs(person).ice_from is not None


def test_a_start_without_ice_and_heat_imports_nothing_of_them(person: Person) -> None:
    person.take_in("steady-core")
    code = (
        "import sys; from pathlib import Path; from datetime import *\n"
        "from corecoach.clock import ManualClock; from corecoach.home import Home\n"
        "from corecoach.library import Library\n"
        f"now = datetime.fromisoformat({TUESDAY.isoformat()!r})\n"
        f"coach = Home(Path(sys.argv[1])).coach(Library(Path({str(ROOT / 'assets')!r})), ManualClock(now))\n"
        "assert coach.today().next is not None\n"
        "late = ('corecoach.thermal', 'corecoach.coach.pack')\n"
        "print(*sorted(m for m in sys.modules if m.startswith(late)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(person.home.folder)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    # The record knows its modes from the protocol.
    assert done.stdout.split() == [
        "corecoach.thermal",
        "corecoach.thermal.protocol",
        "corecoach.thermal.record",
    ]


def test_a_correction_counts_and_not_what_it_corrects(person: Person) -> None:
    use(person, 3 * HOUR, min_gap_min=240)
    (record,) = person.coach.packs.shelf.records()
    before: datetime | None = packs(person).ice_from
    person.coach.packs.after.correct(record, {0: 30})
    after = packs(person).ice_from
    assert before == TUESDAY + HOUR and after == before + timedelta(minutes=20)


# -- the trend -------------------------------------------------------------------------------------------


def test_the_trend_has_each_day_once_for_ice_and_once_for_heat(person: Person) -> None:
    use(person, 3 * DAY)
    use(person, 3 * DAY + 4 * HOUR)
    use(person, 3 * DAY + 5 * HOUR, "heat")
    use(person, 2 * DAY, "wrap", outcome="stopped")
    use(person, 20 * DAY, "ice-massage")
    days = [(TUESDAY - n * DAY).date() for n in (20, 3, 2)]
    wanted = ((days[0], "cold"), (days[1], "cold"), (days[1], "heat"), (days[2], "heat"))
    # Whatever the range, all of it is there to be drawn, and all of it begins with the first use.
    assert [person.coach.trend(window).marks.packs for window in (None, 42, 14)] == [wanted] * 3
    assert person.coach.trend(None).first == days[0]


def test_a_day_begins_at_midnight_where_the_pack_was_put_on(person: Person) -> None:
    # It came off at ten past midnight.
    use(person, timedelta(hours=8, minutes=55), minutes=20)
    assert person.coach.trend(14).marks.packs == (((TUESDAY - DAY).date(), "cold"),)


def test_the_trend_has_a_use_as_it_stands(person: Person) -> None:
    use(person, 20 * DAY)
    (record,) = person.coach.packs.shelf.records()
    person.coach.packs.after.correct(record, {0: 30})
    # What a correction leaves out is gone.
    use(person, 8 * DAY)
    (*_older, wrong) = person.coach.packs.shelf.records()
    taken_back = replace(wrong, id="c", corrects=wrong.id, at=TUESDAY, applications=())
    person.coach.keep(taken_back)
    # The correction is of today; what it is about is not.
    assert person.coach.trend(14).marks.packs == (((TUESDAY - 20 * DAY).date(), "cold"),)


# -- the page for the clinician --------------------------------------------------------------------------


def test_the_page_for_the_clinician_names_what_was_seen_in_words(person: Person) -> None:
    use(person, 20 * DAY)
    use(person, 3 * DAY, "heat")
    use(person, DAY)
    (*_older, record) = person.coach.packs.shelf.records()
    person.coach.packs.after.name_sign(record, "white")
    assert person.restart().handover().heat_and_ice.uses == (
        "16 Nov 08:55: ice 10 min; stopped: The skin is white, waxy, grey, patchy, hard or blue",
        "14 Nov 08:55: heat 10 min",
    )


def test_without_the_limits_the_page_is_there_with_the_name_of_the_sign(person: Person) -> None:
    use(person, DAY, outcome="sign", signs=("white",))
    person.coach.library.__dict__["thermal_rules"] = None
    try:
        assert person.coach.handover().heat_and_ice.uses == ("16 Nov 08:55: ice 10 min; stopped: white",)
    finally:
        del person.coach.library.__dict__["thermal_rules"]
