"""`corecoach play`: the same gate, an exact trace, and a record whatever happens on the way."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, ONE_MINUTE, SAMPLES, Cli, process

from corecoach.clock import ManualClock
from corecoach.coach import Coach, Started, Wish
from corecoach.diary import HomeLock
from corecoach.home import Home
from corecoach.session import Command, SessionRecord

ALL_NO: dict[str, Any] = {"answers": {}, "context": {"pain_now": 2}}


def sessions(cli: Cli) -> list[SessionRecord]:
    """What is on record."""
    return Home(cli.home).coach().sessions()


class Time:
    """The time of a play: sleeping moves it. `stall` happens in the sleep after so many."""

    def __init__(self) -> None:
        self.clock = ManualClock(datetime(2026, 11, 17, 9, 5, tzinfo=UTC))
        self.sleeps = 0
        self.happenings: dict[int, Callable[[], object]] = {}

    def sleep(self, seconds: float) -> None:
        """Pass at once; no machine sleeps shorter than a microsecond."""
        self.sleeps += 1
        self.clock.move(max(seconds, 1e-6))
        self.happenings.get(self.sleeps, lambda: None)()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Instead of the machine's."""
    made = Time()
    monkeypatch.setattr("corecoach.cli.play.SystemClock", lambda: made.clock)
    monkeypatch.setattr("corecoach.cli.play.time.sleep", made.sleep)
    return made


def trace_of(cli: Cli, speed: float = 1) -> list[dict[str, Any]]:
    """Play the one-minute programme; its trace."""
    path = cli.home.parent / "trace.jsonl"
    result = cli.play(ONE_MINUTE, ALL_NO, "--speed", speed, "--trace", path)
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# -- playing ---------------------------------------------------------------------------------------------


def test_a_session_is_played_said_and_recorded(cli: Cli, time: Time) -> None:
    result = cli.play(ONE_MINUTE, ALL_NO, "--speed", 1)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1 and "2 of 2" in result.out
    (record,) = sessions(cli)
    assert (record.outcome, record.routine, record.pain_before, record.active_s) == (
        "finished",
        "minute",
        2,
        53.0,
    )
    assert record.programme == "0a7b9c11-1111-4d8a-8f0b-9a1f2a2f7c04"
    assert (record.ended_at - record.at).total_seconds() == pytest.approx(53)
    assert [(row["kind"], row["score"]) for row in cli("pain", "list", "--json").json] == [("before", 2)]


@pytest.mark.parametrize(
    "what", ["cat-camel", "desk-worker#at-the-desk", f"{SAMPLES / 'steady-core.corecoach'}#weeks-3-4"]
)
def test_what_can_be_planned_can_be_played(cli: Cli, time: Time, what: str) -> None:
    total_s = cli("plan", what, "--json").json["total_s"]
    assert cli.play(what, ALL_NO, "--speed", 60).code == 0
    assert sessions(cli)[0].active_s == pytest.approx(total_s)


@pytest.mark.parametrize("speed", [0.5, 1, 60, 10_000])
def test_the_trace_follows_the_plan_at_every_speed(cli: Cli, time: Time, speed: float) -> None:
    rows = trace_of(cli, speed)
    assert all({"cue", "phase", "due_s", "actual_s"} <= set(row) for row in rows)
    phases = cli("plan", ONE_MINUTE, "--json").json["phases"]
    starts = [(row["phase"], row["cue"], row["due_s"]) for row in rows if not row["cue"].isdigit()]
    planned = [(n, p["kind"], p["start_s"]) for n, p in enumerate(phases)]
    assert starts == [*planned, (len(phases) - 1, "finish", 53)]
    counts = [(row["cue"], row["due_s"]) for row in rows if row["phase"] == 0 and row["cue"].isdigit()]
    assert counts == [("3", 6), ("2", 7), ("1", 8)]
    assert [row["due_s"] for row in rows] == sorted(row["due_s"] for row in rows)
    assert all(row["actual_s"] == pytest.approx(row["due_s"], abs=1e-5 * (1 + speed)) for row in rows)
    assert time.clock.seconds() == pytest.approx(1000 + 53 / speed)


def test_a_late_look_is_late_in_the_trace_and_not_in_the_session(cli: Cli, time: Time) -> None:
    time.happenings = {n: lambda: time.clock.move(0.3) for n in range(5, 60, 5)}
    rows = trace_of(cli)
    assert any(row["actual_s"] > row["due_s"] + 0.2 for row in rows)
    assert all(row["actual_s"] >= row["due_s"] - 1e-6 for row in rows)
    assert [row["due_s"] for row in rows if row["cue"] == "finish"] == [53]
    assert sessions(cli)[0].active_s == 53


@pytest.mark.parametrize(
    ("speed", "stall_s", "gap"), [(1, 1.7, False), (1, 3, True), (60, 1.7, False), (60, 3, True)]
)
def test_after_a_stall_it_goes_on_and_nothing_is_credited_twice(
    cli: Cli, time: Time, speed: float, stall_s: float, gap: bool
) -> None:
    time.happenings = {20: lambda: time.clock.move(stall_s)}
    cues = [row["cue"] for row in trace_of(cli, speed)]
    assert ("gap" in cues) is ("count-in" in cues) is gap
    (record,) = sessions(cli)
    assert (record.outcome, record.active_s) == ("finished", 53)
    assert all(item.reps_done == item.reps_prescribed for item in record.items)


def test_ctrl_c_ends_the_session_and_records_what_was_done(cli: Cli, time: Time) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    time.happenings = {100: interrupt}
    result = cli.play(ONE_MINUTE, ALL_NO, "--speed", 1)
    assert result.code == 0 and "ended" in result.out
    (record,) = sessions(cli)
    assert record.outcome == "ended" and 0 < record.active_s < 53


def test_it_plays_in_a_process_of_its_own(cli: Cli) -> None:
    answers, trace = cli.home.parent / "a.json", cli.home.parent / "t"
    answers.write_text(json.dumps(ALL_NO), "utf-8")
    words = ["--home", cli.home, "play", ONE_MINUTE, "--answers", answers, "--speed", 5000, "--trace", trace]
    result = process(*words)
    assert (result.code, result.err) == (0, "")
    assert len(trace.read_text("utf-8").splitlines()) == 27
    assert [s.outcome for s in sessions(cli)] == ["finished"]


# -- the gate --------------------------------------------------------------------------------------------

EXPECTED = json.loads((SAMPLES / "triage" / "expected.json").read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
def test_the_sample_answers_lock_what_they_should(cli: Cli, name: str) -> None:
    answers = (SAMPLES / "triage" / f"{name}.json").read_text("utf-8")
    locked = bool({"all_exercise", "strengthening"} & set(EXPECTED[name]["locks"]))
    result = cli.play(ONE_MINUTE, answers)
    assert result.code == (3 if locked else 0)
    assert len(sessions(cli)) == (not locked)
    again = cli.play(ONE_MINUTE, ALL_NO)
    assert again.code == (3 if locked else 0), "the lock is in the folder, not in the answers"
    assert cli("doctor").code == 0


def test_a_refusal_is_one_line_that_names_the_locks(cli: Cli) -> None:
    result = cli.play(ONE_MINUTE, {"answers": {"leg_numb": "yes"}})
    assert (result.code, result.out, len(result.complaints)) == (3, "", 1)
    assert "all_exercise" in result.err


def test_a_lock_stays_in_its_folder(cli: Cli, tmp_path: Path) -> None:
    assert cli.play(ONE_MINUTE, {"answers": {"leg_numb": "yes"}}).code == 3
    cli.home = tmp_path / "another person"
    assert cli.play(ONE_MINUTE, ALL_NO).code == 0


def test_gentle_exercises_stay_open_under_a_lock_on_strengthening(cli: Cli) -> None:
    assert cli.play(ONE_MINUTE, {"answers": {"trauma_minor": "yes"}}).code == 3
    assert cli.play("cat-camel", ALL_NO).code == 0
    assert cli.play("cat-camel", {"answers": {"trauma_minor": "yes"}}).code == 0


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"age": 17}, 3),
        ({"age": 18}, 0),
        ({"age": 17, "modifiers": ["child_plan_confirmed"]}, 0),
        ({"modifiers": ["pregnant"]}, 3),
        ({"modifiers": ["pregnant", "pregnancy_plan_confirmed"]}, 0),
        ({"modifiers": ["osteoporosis"]}, 0),
    ],
)
def test_who_answers_counts(cli: Cli, person: dict[str, Any], code: int) -> None:
    assert cli.play(ONE_MINUTE, {"profile": person}).code == code
    assert cli.play(ONE_MINUTE, ALL_NO).code == 0, "the file says nothing about whose folder it is"


# -- what somebody chooses by themselves -----------------------------------------------------------------


def lives_here(cli: Cli, *cautions: str, programme: str = "") -> Coach:
    """Somebody of forty with these cautions, perhaps with a sample programme."""
    coach = Home(cli.home).coach()
    coach.save_profile(40, (), cautions, {})
    if programme:
        coach.take_in(coach.offer_file(SAMPLES / f"{programme}.corecoach"))  # type: ignore[arg-type]
    return coach


@pytest.mark.covers("H13")
def test_what_is_not_for_the_person_is_left_out_and_said(cli: Cli) -> None:
    lives_here(cli, "hip-replacement")
    result = cli.play("stretching", ALL_NO)
    assert result.code == 0
    assert [item.exercise for item in sessions(cli)[0].items] == ["standing-side-bend"]
    assert len(result.complaints) == 5
    assert "One knee to chest is left out. It does not fit what you told us about yourself." in result.err


@pytest.mark.covers("H13")
@pytest.mark.parametrize("what", ["single-knee-to-chest", "sciatic-nerve-slider", "extension-bias"])
def test_where_nothing_is_left_nothing_is_played(cli: Cli, what: str) -> None:
    lives_here(cli, "hip-replacement")
    result = cli.play(what, ALL_NO)
    assert (result.code, result.out, sessions(cli)) == (3, "", [])
    assert result.complaints


def test_the_health_that_a_file_states_counts_as_well(cli: Cli) -> None:
    lives_here(cli)
    assert cli.play("mcgill-curl-up", ALL_NO).code == 0
    assert cli.play("mcgill-curl-up", {"profile": {"modifiers": ["osteoporosis"]}}).code == 3


@pytest.mark.covers("H13")
def test_a_built_in_routine_is_no_sitting_of_a_programme_that_has_its_id(cli: Cli) -> None:
    coach = lives_here(cli, programme="steady-core")
    assert coach.programme is not None and coach.programme.routine("weeks-1-2") is not None
    assert cli.play("core-stability-8w#weeks-1-2", ALL_NO).code == 0
    (record,) = sessions(cli)
    assert (record.routine, record.programme) == ("weeks-1-2", None)
    assert Home(cli.home).coach().today().done_this_week == 0


def test_a_routine_of_a_programme_is_played_whole(cli: Cli) -> None:
    lives_here(cli, "hip-replacement", "pregnancy-2nd-3rd-trimester")
    result = cli.play(f"{SAMPLES / 'steady-core.corecoach'}#weeks-3-4", ALL_NO)
    assert (result.code, result.err, len(sessions(cli)[0].items)) == (0, "", 6)


def test_a_status_in_the_file_counts_as_stated(cli: Cli) -> None:
    known = {"answers": {"leg_pain_one": "yes"}, "status": {"leg_pain_one": "known_unchanged"}}
    assert cli.play(ONE_MINUTE, known).code == 0
    assert cli.play(ONE_MINUTE, {"answers": {"leg_pain_one": "yes"}}).code == 3


def test_answers_may_lack_the_score(cli: Cli) -> None:
    assert cli.play("cat-camel", {}).code == 0
    assert sessions(cli)[0].pain_before is None
    assert cli("pain", "list", "--json").json == []


# -- refused input ---------------------------------------------------------------------------------------

BAD_ANSWERS = {
    "empty": "",
    "not JSON": "{'answers': {}}",
    "cut off": '{"answers": {',
    "a list": [],
    "unknown item": {"answers": {"tired": "yes"}},
    "unknown answer": {"answers": {"dizzy": "maybe"}},
    "upper case": {"answers": {"dizzy": "YES"}},
    "true": {"answers": {"dizzy": True}},
    "unknown status": {"answers": {"dizzy": "yes"}, "status": {"dizzy": "fine"}},
    "status of an unknown item": {"status": {"tired": "new"}},
    "unknown key": {"answer": {"ces_saddle": "yes"}},
    "key twice": '{"answers": {"dizzy": "yes", "dizzy": "no"}}',
    "pain 11": {"context": {"pain_now": 11}},
    "pain -1": {"context": {"pain_now": -1}},
    "pain 3.0": {"context": {"pain_now": 3.0}},
    "pain 7.5": {"context": {"pain_now": 7.5}},
    "pain in words": {"context": {"pain_now": "3"}},
    "pain true": {"context": {"pain_now": True}},
    "not a number": '{"context": {"pain_now": NaN}}',
    "age": {"profile": {"age": "44"}},
    "age -1": {"profile": {"age": -1}},
    "unknown modifier": {"profile": {"modifiers": ["tall"]}},
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_answers_that_cannot_be_understood_are_refused_and_nothing_is_stored(cli: Cli, name: str) -> None:
    result = cli.play(ONE_MINUTE, BAD_ANSWERS[name])
    assert (result.code, result.out) == (1, "")
    assert result.complaints and all(LINE.fullmatch(line) for line in result.complaints)
    assert cli.files() == []


@pytest.mark.parametrize("what", ["nothing", SAMPLES / "refused" / "unknown-key.corecoach", "cat-camel#x"])
def test_what_cannot_be_planned_cannot_be_played(cli: Cli, what: object) -> None:
    result = cli.play(what, ALL_NO)
    assert (result.code, result.out, cli.files()) == (1, "", [])
    assert result.complaints


def test_answers_that_are_not_there_are_one_line(cli: Cli, tmp_path: Path) -> None:
    result = cli("play", ONE_MINUTE, "--answers", tmp_path / "nowhere.json")
    assert (result.code, len(result.complaints), cli.files()) == (1, 1, [])


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "inf", "1e9", "fast"])
def test_only_speeds_that_make_sense(cli: Cli, speed: str) -> None:
    assert cli.play(ONE_MINUTE, ALL_NO, "--speed", speed).code == 2
    assert cli.files() == []


def test_without_answers_nothing_is_played(cli: Cli) -> None:
    result = cli("play", ONE_MINUTE)
    assert (result.code, result.out, cli.files()) == (2, "", [])


# -- what goes wrong outside -----------------------------------------------------------------------------


def test_a_trace_that_cannot_be_made_is_said_before_anything_is_done(cli: Cli, tmp_path: Path) -> None:
    result = cli.play(ONE_MINUTE, ALL_NO, "--trace", tmp_path / "nowhere" / "trace")
    assert (result.code, result.out, len(result.complaints), cli.files()) == (1, "", 1, [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the full device")
def test_a_trace_that_fills_the_disk_does_not_cost_the_session(cli: Cli) -> None:
    result = cli.play(ONE_MINUTE, ALL_NO, "--trace", "/dev/full")
    assert (result.code, len(result.complaints)) == (1, 1)
    assert [s.outcome for s in sessions(cli)] == ["finished"]


def test_while_another_uses_the_folder_nothing_is_played(cli: Cli) -> None:
    other = HomeLock(cli.home)
    assert other.acquire()
    try:
        result = cli.play(ONE_MINUTE, {"answers": {"leg_numb": "yes"}})
    finally:
        other.release()
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert cli.play(ONE_MINUTE, ALL_NO).code == 0


def test_what_a_killed_session_left_is_recorded_not_lost(cli: Cli) -> None:
    clock = ManualClock(datetime(2026, 11, 16, 9, 5, tzinfo=UTC))
    coach: Coach = Home(cli.home).coach(clock=clock)
    coach.save_profile(40, (), (), {})
    gates, single = ("G1", "G2", "G3", "W"), ("drowsy_impaired",)
    screening, _result = coach.screen(dict.fromkeys(gates, "no"), dict.fromkeys(single, "no"), 4)
    offer = coach.offer_file(ONE_MINUTE)
    programme = offer.file.programme  # type: ignore[union-attr]
    started = coach.start(Wish(programme.routines[0], programme), screening)
    assert isinstance(started, Started)
    started.session.command(Command.START, clock.seconds())
    coach.keep_in_hand(started)
    assert cli.play("cat-camel", ALL_NO).code == 0
    assert [(s.routine, s.outcome) for s in sessions(cli)] == [("minute", "ended"), ("cat-camel", "finished")]
