"""The use of ice or heat that runs, with real files: what is on disk of it, what may go on, its record."""

from pathlib import Path

import pytest
from coach_samples import full_disk
from pack_samples import BUILT_IN, END, FINE, HOUR, ON, PAUSE, SIGN, STOP, TICKS, User
from pack_states import STATES, WITH_PACK, at_on, at_ready, used_before

from corecoach.coach.saving import SaveFailed
from corecoach.thermal.record import PackRecord
from corecoach.thermal.running import IllegalPackCommand, PackCommand, PackState


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody on a Wednesday, who has used ice and heat before."""
    return used_before(User(tmp_path / "Zoë's data"))


# -- what is on disk before it is on the skin -----------------------------------------------------------


@pytest.mark.covers("RT3")
@pytest.mark.parametrize("name", BUILT_IN)
def test_the_end_is_on_disk_before_the_pack_is_on(user: User, name: str) -> None:
    user.begin(name, aim=BUILT_IN[name].aims[0])
    while user.state is not PackState.OVER:
        running, note = user.run.look(), user.note()
        assert running is not None and note is not None
        # Time alone is not written down: it can be seen again by whoever reads what was.
        assert (note.leg, note.applications) == (running.leg, running.applications)
        if running.leg is not None:
            assert note.left_s(user.shelf.stamp()) == running.left_s(user.shelf.stamp())
        if running.needs is not None:
            user.say(running.needs)
        else:
            user.clock.move(running.left_s(user.shelf.stamp()) or 0)
    assert user.note() is None and not user.coach.had_pack_on


@pytest.mark.parametrize(("state", "command"), [("ready", ON), ("paused", ON), ("switch", ON), ("due", FINE)])
def test_what_cannot_be_kept_does_not_go_on(user: User, state: str, command: PackCommand) -> None:
    STATES[state](user)
    user.run.look()
    before, note = user.run.running, user.note()
    with full_disk():
        assert user.run.act(command) == SaveFailed(reason="disk-full")
        assert user.run.running == before and user.note() == note
        # What is on stays on, and nothing new is.
        assert user.run.has_pack is (state in WITH_PACK)
    user.say(command)
    assert user.run.has_pack


@pytest.mark.parametrize(
    ("state", "command"), [("on", PAUSE), ("check", FINE), ("rest", END), ("due", STOP), ("on", SIGN)]
)
def test_what_takes_something_off_counts_on_a_full_disk_as_well(
    user: User, state: str, command: PackCommand
) -> None:
    STATES[state](user)
    with full_disk():
        assert isinstance(user.run.act(command), SaveFailed)
        assert not user.run.has_pack
        assert user.state in (PackState.PAUSED, PackState.READY, PackState.OVER)


@pytest.mark.parametrize("state", STATES)
def test_one_use_at_a_time(user: User, state: str) -> None:
    STATES[state](user)
    running = user.run.running
    with pytest.raises(RuntimeError):
        user.run.start(BUILT_IN["heat_subacute"], "stiff", TICKS)
    assert user.run.running == running


@pytest.mark.parametrize("state", STATES)
def test_a_command_that_is_not_possible_changes_nothing_on_disk(user: User, state: str) -> None:
    STATES[state](user)
    user.run.look()
    before, note = user.run.running, user.note()
    refused = 0
    for command in PackCommand:
        if command in (STOP, SIGN, END, before.needs if before else None):
            continue
        if state.startswith("on") and command is PAUSE:
            continue
        with pytest.raises(IllegalPackCommand):
            user.run.act(command)
        refused += 1
        assert user.run.running == before and user.note() == note
    assert refused >= 3


# -- what may not go on any more --------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "command"), [("ready", ON), ("paused", ON), ("switch", ON), ("due", FINE)])
def test_what_was_locked_meanwhile_does_not_go_on(user: User, state: str, command: PackCommand) -> None:
    STATES[state](user)
    user.reported(skin_numb_site="yes")
    user.say(command)
    assert user.state is PackState.OVER and not user.run.has_pack
    assert user.run.running is not None and user.run.running.outcome == "ended"


def test_what_is_locked_elsewhere_stops_nothing(user: User) -> None:
    at_ready(user)
    user.reported(heat_unsafe="yes")
    user.say(ON)
    assert user.run.has_pack


def test_no_new_session_begins_in_the_hours_of_sleep(user: User) -> None:
    user.clock.move((22 - user.clock.now().hour) * HOUR)
    user.begin("alternate_15_15", FINE, ON)
    user.after(5).say(FINE)
    user.after(5).say(FINE)
    user.after(5).say(FINE)
    user.after(60).say(FINE)
    assert user.clock.now().hour == 23 and user.state == "ready"
    user.say(ON)
    assert user.state is PackState.OVER and len(user.last().applications) == 1


@pytest.mark.parametrize(("hours", "left_min"), [(5, 120), (0.5, 30)])
def test_a_wrap_comes_off_at_bedtime(user: User, hours: float, left_min: float) -> None:
    user.clock.move((23 - user.clock.now().hour - hours) * HOUR - user.clock.now().minute * 60)
    user.begin("heat_wrap_note", FINE, ON)
    assert user.run.look().left_s(user.shelf.stamp()) == left_min * 60  # type: ignore[union-attr]


# -- the moment, and the record --------------------------------------------------------------------------


@pytest.mark.parametrize("late", [0, 4, 9.4, 9.6, 60])
def test_the_moment_says_whether_the_same_pack_stays_on(user: User, late: float) -> None:
    user.begin("ice_acute", FINE, ON)
    moment = user.run.moment()
    assert moment is not None and not moment.goes_on
    moment = user.after(5 + late).run.moment()
    assert moment is not None and moment.overdue_s == late * 60
    user.say(FINE)
    assert moment.goes_on is user.run.has_pack is (late < 9.5)


def test_the_record_says_what_was_on(user: User) -> None:
    began = user.clock.now()
    started = user.begin("alternate_10_10_short", FINE, ON)
    user.after(5).say(FINE)
    user.after(7).say(FINE)
    user.after(5).say(FINE, ON)
    user.after(2).say(PAUSE)
    user.after(3).say(ON)
    user.after(8).say(FINE)
    record = user.last()
    assert (record.id, record.at, record.protocol) == (started.id, began, "alternate_10_10_short")
    assert (record.min_gap_min, record.outcome, record.rest_h) == (180, "finished", {})
    assert (record.ended_at - record.at).total_seconds() == 30 * 60
    assert [(a.mode, a.session, a.exposed_s, a.overdue_s) for a in record.applications] == [
        ("ice", 0, 720, 120), ("heat", 0, 120, 0), ("heat", 0, 480, 0),
    ]  # fmt: skip
    assert (record.seconds("cold"), record.seconds("heat"), record.groups) == (720, 600, ("cold", "heat"))
    assert user.run.ended() == record


def test_of_a_use_with_nothing_on_there_is_no_record(user: User) -> None:
    known = user.records()
    for state in ("check", "ready"):
        for command in (END, STOP):
            STATES[state](user)
            user.say(command)
            assert user.records() == known and user.run.ended() is None and user.note() is None


@pytest.mark.covers("RT7")
@pytest.mark.parametrize("state", ["check", "ready"])
def test_what_is_seen_before_anything_is_on_keeps_its_kind_away(user: User, state: str) -> None:
    STATES[state](user)
    user.say(SIGN)
    record = user.last()
    assert (record.applications, record.rest_h, record.outcome) == ((), {"cold": 4}, "sign")
    assert user.run.ended() == record
    user.restart()
    assert user.after(239).refused("ice_massage") == "limits: RT7"
    assert user.refused("pre_exercise_heat") == ""
    user.say(END)
    assert user.after(1).refused("ice_massage") == ""


@pytest.mark.covers("RT7")
@pytest.mark.parametrize(
    ("command", "hours"), [(STOP, {"cold": 4}), (SIGN, {"cold": 24, "heat": 24}), (END, {})]
)
def test_what_follows_an_end(user: User, command: PackCommand, hours: dict[str, int]) -> None:
    at_on(user)
    user.say(command)
    assert user.last().rest_h == hours
    again = {"cold": "ice_massage", "heat": "pre_exercise_heat"}
    for group, name in again.items():
        rest_min = max(hours.get(group, 0) * 60, 120)
        user.clock.move(rest_min * 60 - 1 - (user.clock.now() - user.last().ended_at).total_seconds())
        assert user.refused(name) != ""
    assert isinstance(user.last(), PackRecord)
