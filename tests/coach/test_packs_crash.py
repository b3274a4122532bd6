"""A use of ice or heat that is cut off, with real files: found again in every state, written down once."""

from pathlib import Path
from unittest.mock import patch

import pytest
from coach_samples import full_diary, full_disk
from pack_samples import DAY, END, FINE, HOUR, OFF, ON, SIGN, STOP, User
from pack_states import STATES, WITH_PACK, at_due, at_on, used_before

from corecoach.coach.saving import Saved, SaveFailed
from corecoach.thermal.running import IllegalPackCommand, PackCommand, PackState


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody on a Wednesday, who has used ice and heat before."""
    return used_before(User(tmp_path / "Zoë's data"))


@pytest.mark.covers("RT1", "RT3")
@pytest.mark.parametrize("state", STATES)
def test_a_crash_in_any_state(user: User, state: str) -> None:
    STATES[state](user)
    before = user.run.running
    assert before is not None
    known = len(user.records())
    user.after(2)
    found = user.crash()
    assert found is not None and user.run.has_pack is (state in WITH_PACK)
    if state in WITH_PACK:
        assert len(user.records()) == known
        user.after(3)
        on_s = (user.clock.now() - found.leg.on.at).total_seconds()  # type: ignore[union-attr]
        user.say(END)
        assert user.last().applications[-1].exposed_s == on_s
    elif before.applications:
        assert user.last().applications == before.applications and user.last().outcome == "ended"
    else:
        assert len(user.records()) == known
    assert user.note() is None and user.crash() is None
    # And then the same again changes nothing.
    assert len(user.records()) <= known + 1


@pytest.mark.parametrize("state", sorted(WITH_PACK))
def test_one_that_was_found_again_can_only_end(user: User, state: str) -> None:
    STATES[state](user)
    user.crash()
    for minutes in (0, 20):
        user.after(minutes)
        running = user.run.look()
        assert running is not None and running.needs in (None, FINE, OFF)
        with pytest.raises(IllegalPackCommand):
            user.run.act(ON)
    needs = user.run.look().needs  # type: ignore[union-attr]
    assert needs is not None
    user.say(needs)
    assert user.state is PackState.OVER and not user.run.has_pack


def test_a_start_looks_for_what_is_on_disk_first(user: User) -> None:
    at_on(user)
    user.restart()
    # Nobody asked to recover it.
    with pytest.raises(RuntimeError):
        user.try_start("heat_subacute")
    assert user.run.has_pack
    user.say(END)
    assert user.last().seconds("cold") == 60


@pytest.mark.parametrize("command", [STOP, SIGN])
def test_how_it_ended_is_kept_when_the_record_cannot_be_written(user: User, command: PackCommand) -> None:
    at_on(user)
    known = len(user.records())
    with full_diary():
        assert isinstance(user.run.act(command), SaveFailed)
    assert len(user.records()) == known
    user.after(3)
    user.crash()
    record = user.last()
    assert record.outcome == {STOP: "stopped", SIGN: "sign"}[command]
    assert record.seconds("cold") == 60 and record.rest_h["cold"] == {STOP: 4, SIGN: 24}[command]
    assert (record.ended_at - record.at).total_seconds() == 60


def test_nothing_starts_while_the_record_of_the_last_use_is_not_on_disk(user: User) -> None:
    at_on(user)
    with full_diary("other"):
        user.run.act(END)
        assert user.try_start("heat_subacute") == SaveFailed(reason="other")
        assert not user.run.is_live and user.note() is not None
    user.after(120)
    user.begin("heat_subacute")
    assert user.last().seconds("cold") == 60


def test_a_crash_between_record_and_note_writes_it_once(user: User) -> None:
    at_due(user)
    with patch("corecoach.diary.preferences.Preferences.remove"):
        user.say(STOP)
    records = user.records()
    assert user.coach.had_pack_on
    for _ in range(2):
        assert user.crash() is None and user.run.running is None
        assert user.records() == records
    assert not user.coach.had_pack_on


def test_a_record_is_written_once_whatever_is_tried_again(user: User) -> None:
    at_due(user)
    known = len(user.records())
    with full_disk():
        assert isinstance(user.run.act(STOP), SaveFailed)
    assert user.coach.retry() == Saved()
    user.coach.retry()
    user.crash()
    assert len(user.records()) == known + 1 and user.last().outcome == "stopped"


@pytest.mark.covers("RT3", "RT5")
@pytest.mark.parametrize("off_h", [0.1, 3, 40])
def test_a_start_of_the_machine_with_the_pack_on_counts_as_a_day(user: User, off_h: float) -> None:
    at_on(user)
    user.clock.restart()
    user.after(off_h * 60)
    user.crash()
    assert user.state is PackState.DUE
    user.say(FINE)
    (once,) = user.last().applications
    assert once.unknown and once.exposed_s >= DAY
    assert user.refused("ice_massage").startswith("limits: TH")
    user.clock.move(23.9 * HOUR)
    assert user.refused("ice_massage").startswith("limits: TH10")


@pytest.mark.parametrize("hours", [0.01, 1, 30])
def test_where_the_machine_does_not_name_its_starts_a_crash_counts_as_a_day(user: User, hours: float) -> None:
    with patch.object(type(user.clock), "boot", lambda _self: ""):
        user.restart()
        user.use("heat_subacute")
        user.after(125)
        at_on(user)
        user.after(hours * 60)
        user.crash()
        user.say(END)
    (once,) = user.last().applications
    assert once.unknown and once.exposed_s >= DAY


def test_where_the_machine_does_not_name_its_starts_a_clock_set_back_is_no_rest(user: User) -> None:
    with patch.object(type(user.clock), "boot", lambda _self: ""):
        user.restart()
        user.use("heat_subacute")
        # The machine has run for days; CoreCoach is started anew, and the clock was put back a little.
        user.restart()
        assert not user.run.is_live
        user.clock.set_wall(user.clock.now().replace(hour=6))
        assert user.after(30).refused("heat_chronic_20") == "limits: TH07"
        assert user.after(90).refused("heat_chronic_20") == ""
