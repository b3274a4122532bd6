"""The overview of a patient: what it counts, what it leaves unknown, and that no order of files matters."""

import itertools
import random
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from practice_samples import LIBRARY
from result_samples import (
    DAY,
    START,
    after,
    at,
    item,
    looked_at,
    name_of,
    result,
    session,
    take_in,
)
from result_samples import given as programme_given

from corecoach.exchange.result_file import ResultFile
from corecoach.exchange.result_file import Taken as TakenIn
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare
from corecoach.practice.overview import look_at_results
from corecoach.practice.overview_views import (
    ClearedThen,
    DayCell,
    FlareDay,
    Hurt,
    LockedThen,
    NewProgramme,
    Overview,
    Skipped,
    Wrote,
)
from corecoach.practice.patient import Patient, PatientFile
from corecoach.prescription import DosageChange, Item
from corecoach.safety import Clearance, Fired, Lock, Lockout, Stamp, Tier
from corecoach.thermal.record import Application, PackRecord

PATIENT = Patient("0" * 32, "Margaret Ellis", at(0), START.replace(year=1960))


def file_in(folder: Path) -> PatientFile:
    return PatientFile(folder, PATIENT, LIBRARY)


@pytest.fixture
def file(tmp_path: Path) -> PatientFile:
    """A patient of whom nothing came back."""
    return file_in(tmp_path / "margaret")


def score(day: int, number: int, *, hour: int = 8, kind: Any = "now", **more: Any) -> PainScore:
    return PainScore(name_of(10_000 + 100 * day + hour), at(day, hour), kind, number, **more)


def lock(day: int, number: int = 1, **more: Any) -> Lockout:
    fired = Fired("item:leg_weak", ("leg_weak",), "CLIN")
    made = Lockout(
        name_of(20_000 + number), at(day, 9), Tier.SOON, (Lock.ALL_EXERCISE,), (fired,),
        {"leg_weak": "unsure"}, "1.0",
    )  # fmt: skip
    return replace(made, **more)


def cleared(of: Lockout, day: int, **more: Any) -> Clearance:
    return Clearance(name_of(int(of.id, 16) + 500), at(day, 12), of.id, "L2", "Dr A. Shah", **more)


def pack(day: int, mode: Any, **more: Any) -> PackRecord:
    on = at(day, 20)
    once = Application(mode, 0, 0, Stamp(on), Stamp(on + timedelta(minutes=15)), 900.0)
    made = PackRecord(
        name_of(30_000 + day), on, on + timedelta(minutes=15), mode, mode, 120, "finished", (once,)
    )
    return replace(made, **more)


def view_of(file: PatientFile, *records: Any, until: int = 14, **more: Any) -> Overview:
    """The overview of one file with all of these."""
    take_in(file, result([programme_given(file), *records], until, **more))
    return looked_at(file).overview()


def cell(view: Overview, day: int) -> DayCell:
    return next(c for c in itertools.chain(*view.weeks) if c.day == START + day * DAY)


# -- the order of files -----------------------------------------------------------------------------------


def diary(file: PatientFile) -> list[Any]:
    """Five weeks of everything."""
    first = lock(10)
    records: list[Any] = [
        programme_given(file),
        programme_given(file, 20, 2, title="Stronger"),
        first,
        cleared(first, 13),
        lock(33, 2),
        Activities(name_of(40_000), at(1), ("Put on socks",)),
    ]
    for day in range(36):
        records += [score(day, 3 + day % 4)] if day % 5 else []
        records += [score(day, 4, hour=22, kind="day", note="long day")] if day % 7 == 3 else []
        if day % 2 and not 10 <= day <= 13:
            skips = item("glute-bridge", 0, skipped=True) if day % 3 else item("glute-bridge", 7)
            done = session(file, day, item(done=10 - day % 2), skips)
            records += [done, after(done, 4 + day % 2, 5, note="sore" if day % 5 == 0 else "")]
        records += [pack(day, "ice" if day < 10 else "heat")] if day % 6 == 0 else []
        records += (
            [Flare(name_of(41_000 + day), at(day, 21), START + day * DAY, day == 9)] if day % 9 == 0 else []
        )
        records += (
            [PsfsRating(name_of(42_000 + day), at(day), name_of(40_000), (2 + day // 9,))]
            if day % 14 == 2
            else []
        )
        records += (
            [RmdqAnswers(name_of(43_000 + day), at(day), tuple(range(1, 14 - day // 4)))]
            if day % 16 == 5
            else []
        )
    return records


def split(dice: random.Random, records: list[Any]) -> list[ResultFile]:
    """Files that overlap and cover all days, each made when it could be; the last is of day 35."""
    made = [*sorted(dice.sample(range(1, 35), dice.randint(0, 5))), 35]
    files, before = [], 0
    for n, day in enumerate(made):
        since = None if dice.random() < 0.2 else dice.randint(0, before)
        hour = 23 if day == 35 else dice.randint(0, 23)
        files.append(
            result(records, day, since=since, hour=hour, number=n, locked=[name_of(20_002)] * (day > 33))
        )
        before = day
    files += dice.choices(files, k=dice.randint(0, 3))
    dice.shuffle(files)
    return files


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_any_split_in_any_order_shows_the_same_as_one_file(dice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as quick:
        quick.setattr("os.fsync", lambda _fd: None)
        whole, parts = file_in(Path(folder) / "whole"), file_in(Path(folder) / "parts")
        records = [
            r for r in diary(whole) if dice.random() < 0.9 or isinstance(r, Lockout | Clearance | TakenIn)
        ]
        take_in(whole, result(records, 35, hour=23, locked=[name_of(20_002)]))
        take_in(parts, *split(dice, records))
        one, many = looked_at(whole), looked_at(parts)
        for days in (42, None):
            expected, found = one.overview(days), many.overview(days)
            assert replace(found, source=expected.source) == expected
            assert (found.source.told, found.source.gaps) == (expected.source.told, ())


def test_nothing_is_there_before_the_first_file(file: PatientFile) -> None:
    assert look_at_results(file) is None


# -- where it comes from ----------------------------------------------------------------------------------


def test_it_says_from_which_computer_the_newest_file_is(file: PatientFile) -> None:
    records = [programme_given(file)]
    take_in(file, result(records, 3, number=1))
    assert looked_at(file).overview().source.device == "first"
    take_in(file, result(records, 5, number=2))
    assert looked_at(file).overview().source.device == "known"
    take_in(file, result(records, 7, number=3), key="another")
    source = looked_at(file).overview().source
    assert (source.device, source.computers, source.files) == ("other", 2, 3)


def test_an_older_file_that_comes_later_leaves_the_newest(file: PatientFile) -> None:
    records = [programme_given(file), score(2, 4), score(5, 3)]
    take_in(file, result(records, 8, number=1), result(records, 3, number=2))
    source = looked_at(file).overview().source
    assert (source.made_at, source.new) == (at(8, 20), 3)


def test_a_record_that_says_something_else_is_counted_and_the_first_one_stands(file: PatientFile) -> None:
    records = [programme_given(file), score(2, 4)]
    take_in(file, result(records, 5, number=1))
    take_in(file, result([records[0], replace(records[1], score=9)], 6, number=2))
    view = looked_at(file).overview()
    assert view.source.different == 1
    assert [p.score for p in view.pain.series.points] == [4]


def test_records_that_cannot_be_read_any_more_are_noticed(file: PatientFile) -> None:
    view = view_of(file, score(2, 4), score(3, 5))
    assert not view.damaged
    (month,) = file.mirror_folder.rglob("2026-10.json")
    month.write_text(month.read_text().replace('"now"', '"then"', 1))
    assert looked_at(file).overview().damaged


# -- days -------------------------------------------------------------------------------------------------


def test_each_day_has_its_state(file: PatientFile) -> None:
    locked = lock(9)
    view = view_of(
        file,
        session(file, 2),
        session(file, 4, item(done=3), item("glute-bridge", 0)),
        session(file, 5),
        locked,
        cleared(locked, 10),
    )
    states = {n: cell(view, n).state for n in range(21)}
    assert states == {
        0: "none",  # the programme came in the course of the day
        1: "rest", 2: "done", 3: "rest", 4: "part", 5: "extra", 6: "rest",
        7: "missed", 8: "rest", 9: "locked", 10: "locked", 11: "missed", 12: "rest", 13: "rest",
        14: "planned", 15: "none", 16: "planned", 17: "none", 18: "planned", 19: "none", 20: "none",
    }  # fmt: skip
    assert (view.sessions.done, view.sessions.prescribed, view.sessions.locked) == (1, 5, 1)
    assert cell(view, 4).begun == 1
    assert cell(view, 5).more == 1


def test_days_that_no_file_tells_of_are_never_missed(file: PatientFile) -> None:
    records = [programme_given(file), session(file, 2), session(file, 14)]
    take_in(file, result(records, 3, number=1), result(records, 15, since=12, number=2))
    view = looked_at(file).overview()
    assert [cell(view, n).state for n in (4, 7, 9, 11)] == ["untold"] * 4
    assert [cell(view, n).state for n in (2, 12, 14)] == ["done", "rest", "done"]
    assert (view.sessions.done, view.sessions.prescribed) == (2, 2)
    assert view.source.gaps[0].first == START + 4 * DAY
    assert view.source.gaps[0].last == START + 11 * DAY


def test_a_day_told_in_part_counts_only_what_was_done(file: PatientFile) -> None:
    records = [programme_given(file), session(file, 4, hour=21)]
    take_in(file, result(records, 4, hour=12, number=1), result(records, 12, since=9, number=2))
    view = looked_at(file).overview()
    # A Friday with a session planned, of which the file knows no more than its morning.
    assert cell(view, 4) == DayCell(START + 4 * DAY, "untold")
    assert cell(view, 2).state == "missed"


def test_what_was_done_on_a_day_of_another_session_is_said(file: PatientFile) -> None:
    view = view_of(file, session(file, 2), session(file, 2, hour=20), session(file, 7, programme=None))
    assert (cell(view, 2).state, cell(view, 2).more) == ("done", 1)
    assert (cell(view, 7).state, cell(view, 7).more) == ("missed", 1)


def test_the_calendar_goes_from_the_monday_of_the_range_to_the_end_of_the_week(file: PatientFile) -> None:
    view = view_of(file, until=60)
    assert [week[0].day.weekday() for week in view.weeks] == [0] * len(view.weeks)
    assert view.weeks[0][0].day <= view.since <= view.weeks[0][6].day
    assert view.weeks[-1][0].day <= view.today <= view.weeks[-1][6].day
    assert [c.state for c in view.weeks[0] if c.day < view.since] == ["none"] * view.since.weekday()
    assert len(looked_at(file).overview(None).weeks) == 9


# -- scores -----------------------------------------------------------------------------------------------


def test_days_scored_are_counted_of_those_that_files_tell_of(file: PatientFile) -> None:
    records = [programme_given(file), *(score(n, 5) for n in range(0, 20, 2))]
    take_in(file, result(records, 5, number=1), result(records, 19, since=14, number=2))
    view = looked_at(file).overview()
    assert view.scored == (6, 6 + 6)


def test_kinds_of_scores_are_never_merged(file: PatientFile) -> None:
    records = [programme_given(file)]
    records += [score(n, 2) for n in range(10)] + [score(n, 8, hour=22, kind="day") for n in range(10)]
    take_in(file, result(records, 10))
    looking = looked_at(file)
    assert {p.score for p in looking.overview(kind="now").pain.series.points} == {2}
    assert {p.score for p in looking.overview(kind="day").pain.series.points} == {8}


# -- signals ----------------------------------------------------------------------------------------------


def test_stopped_is_a_signal_of_days_that_were_told_of(file: PatientFile) -> None:
    view = view_of(file, session(file, 2), *(score(n, 4) for n in range(12)), until=12)
    assert [(s.name, s.days) for s in view.signals] == [("stopped", 4)]


def test_missed_days_before_and_after_a_gap_are_not_days_in_a_row(file: PatientFile) -> None:
    records = [programme_given(file)]
    take_in(file, result(records, 3, number=1), result(records, 15, since=12, number=2))
    looking = looked_at(file)
    view = looking.overview()
    assert [cell(view, n).state for n in (2, 14)] == ["missed", "missed"]
    assert view.signals == ()
    take_in(file, result(records, 15, number=3))
    assert [(s.name, s.days) for s in looked_at(file).signals()] == [("stopped", 6), ("silent", 14)]


def test_silence_is_counted_from_the_days_that_files_tell_of(file: PatientFile) -> None:
    records = [programme_given(file), score(1, 4), session(file, 2)]
    take_in(file, result(records, 3, number=1), result(records, 20, since=12, number=2))
    silent = [s for s in looked_at(file).overview().signals if s.name == "silent"]
    assert [(s.since, s.days) for s in silent] == [(START + 12 * DAY, 8)]


def test_a_printed_report_reaches_over_no_gap(file: PatientFile) -> None:
    records = [programme_given(file)]
    take_in(file, result(records, 9, number=1), result(records, 30, since=20, number=2))
    looking = looked_at(file)
    assert looking.print_since(42) == START + 20 * DAY
    take_in(file, result(records, 30, number=3))
    assert looked_at(file).print_since(42) == START
    assert looked_at(file).print_since(7) == START + 24 * DAY


# -- exercises --------------------------------------------------------------------------------------------


def test_an_exercise_is_counted_by_how_it_went(file: PatientFile) -> None:
    done = session(file, 2, item(), item("glute-bridge"))
    part = session(file, 4, item(), item("glute-bridge", 6))
    skipped = session(file, 7, item(), item("glute-bridge", 0, skipped=True))
    stopped = session(file, 9, item(), item("glute-bridge", 2), outcome="stopped")
    view = view_of(
        file, done, part, skipped, stopped, after(done, 6, 3), after(part, 5, 5), after(skipped, 1, 1)
    )
    row = view.exercises[1]
    assert (row.name, row.of, row.done, row.part, row.skipped, row.stopped) == ("Glute bridge", 4, 1, 2, 1, 1)
    # What was said of a session in which it was skipped says nothing of it, and what was not said is no 0.
    assert (row.pain_change, row.pain_n, row.effort, row.effort_n) == (1.5, 2, 4.0, 2)
    assert row.reps.lately is not None
    assert (row.reps.lately.done, row.reps.lately.prescribed, row.reps.lately.percent) == (18, 40, 45)
    assert row.hold.lately is None


def test_without_an_answer_there_is_no_number(file: PatientFile) -> None:
    unknown = session(file, 2, before=None)
    view = view_of(file, unknown, after(unknown, 5, None), session(file, 4))
    assert [(r.pain_change, r.effort) for r in view.exercises] == [(None, None)] * 2


def test_what_was_said_in_several_records_is_one(file: PatientFile) -> None:
    done = session(file, 2)
    late = after(done, None, 7, stop_reason="pain")
    view = view_of(file, done, after(done, 6, None), late)
    assert (view.exercises[0].pain_change, view.exercises[0].effort) == (2.0, 7.0)


def test_the_last_four_weeks_are_compared_where_there_is_enough(file: PatientFile) -> None:
    early = [session(file, n, item(done=5)) for n in (1, 2, 4)]
    late = [session(file, n, item(done=9)) for n in (32, 33, 35)]
    view = view_of(file, *early, *late, until=40)
    dose = view.exercises[0].reps
    assert dose.lately is not None and dose.before is not None
    assert (dose.lately.percent, dose.before.percent) == (90, 50)


def test_with_too_few_sessions_nothing_is_compared(file: PatientFile) -> None:
    view = view_of(
        file, session(file, 1), session(file, 2), *(session(file, n) for n in (32, 33, 35)), until=40
    )
    assert view.exercises[0].reps.before is None


def test_more_than_asked_in_one_session_makes_up_for_no_other(file: PatientFile) -> None:
    view = view_of(file, session(file, 2, item(done=20)), session(file, 4, item(done=5)))
    lately = view.exercises[0].reps.lately
    assert lately is not None and lately.percent == 75


# -- events -----------------------------------------------------------------------------------------------


def test_events_stand_newest_first_with_what_was_written_once(file: PatientFile) -> None:
    skips = session(file, 4, item(), item("glute-bridge", 0, skipped=True))
    hurts = session(file, 7, item(), item("glute-bridge", 2), outcome="stopped")
    view = view_of(
        file,
        skips,
        after(skips, note="too sore"),
        hurts,
        after(hurts, stop_reason="nerve"),
        score(7, 6, hour=18, places=("leg-left",)),
        score(8, 3, note="better"),
        Flare(name_of(50), at(9), START + 9 * DAY, True),
        score(9, 8),
        pack(10, "ice", note="cold feet"),
    )
    flare, ice, note, hurt, skip, first = (
        view.events[1], view.events[0], view.events[2], view.events[3], view.events[4], view.events[5],
    )  # fmt: skip
    assert ice == Wrote(at(10, 20), "pack", "cold feet")
    assert isinstance(flare, FlareDay) and (flare.day, flare.highest) == (START + 9 * DAY, 8)
    assert note == Wrote(at(8, 8), "score", "better", 3)
    assert hurt == Hurt(hurts.ended_at, "Glute bridge", "nerve", ("leg-left",))
    assert skip == Skipped(skips.ended_at, ("Glute bridge",), "too sore")
    assert isinstance(first, NewProgramme) and first.first
    assert len(view.events) == 6


def test_a_lock_says_whether_it_is_in_force(file: PatientFile) -> None:
    over, still = lock(3), lock(9, 2)
    view = view_of(file, over, cleared(over, 5), still, locked=[still.id])
    locks = [e for e in view.events if isinstance(e, LockedThen)]
    assert [(e.at, e.still) for e in locks] == [(at(9, 9), True), (at(3, 9), False)]
    assert locks[0].lock.items[0].answer == "unsure"
    assert [e.cleared.clinician for e in view.events if isinstance(e, ClearedThen)] == ["Dr A. Shah"]
    assert view.locked_now


def test_a_programme_says_what_is_different_in_it(file: PatientFile) -> None:
    first = programme_given(file)
    routine = first.programme.routines[0]
    items = (Item("cat-camel", DosageChange(reps=5)), Item("bird-dog"))
    second = programme_given(file, 9, 2, routines=(replace(routine, items=items),))
    take_in(file, result([first, second], 12))
    change = looked_at(file).overview().events[0]
    assert isinstance(change, NewProgramme)
    names = (change.added, change.gone, change.changed)
    assert names == (("Bird dog",), ("Bridge",), ("Cat-camel",))


def test_events_of_before_the_range_are_left_out(file: PatientFile) -> None:
    view = view_of(file, score(1, 4, note="long ago"), until=60)
    assert view.events == ()
    assert len(looked_at(file).overview(None).events) == 2


# -- ice and heat -----------------------------------------------------------------------------------------


def test_ice_and_heat_are_summed_up(file: PatientFile) -> None:
    view = view_of(file, pack(2, "ice"), pack(3, "ice-massage", outcome="sign"), pack(4, "heat"))
    packs = view.packs
    assert packs is not None
    assert (packs.ice, packs.ice_days, packs.ice_s, packs.heat, packs.seen, packs.hurt) == (
        2,
        2,
        1800,
        1,
        1,
        0,
    )
    assert view_of(file_in(file.folder / "other")).packs is None
