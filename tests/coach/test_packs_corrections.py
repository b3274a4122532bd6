"""Corrections of the log of ice and heat, with real files: nothing is shortened that was certain."""

from datetime import timedelta
from pathlib import Path

import pytest
from pack_samples import FINE, ON, SIGN, User
from pack_states import used_before

from corecoach.coach.saving import Saved
from corecoach.thermal.record import PackRecord


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody on a Wednesday, who has used ice and heat before."""
    return used_before(User(tmp_path / "Zoë's data"))


def standing(user: User) -> PackRecord:
    """The newest use as it stands."""
    return user.shelf.records()[-1]


def late(user: User) -> PackRecord:
    """Ice for five minutes that was answered three hours late."""
    user.begin("ice_conservative", FINE, ON, aim="knock")
    user.after(185).say(FINE)
    return user.last()


@pytest.mark.parametrize("minutes", [5, 5.5, 100, 185, 24 * 60])
def test_how_long_it_was_on_can_be_put_right(user: User, minutes: float) -> None:
    record = late(user)
    off = user.clock.now()
    assert user.coach.packs.after.correct(record, {0: minutes}, "I took it off and forgot") == Saved()
    fixed = standing(user)
    (once,) = fixed.applications
    assert once.exposed_s == minutes * 60 and once.least_s == 300 and not once.unknown
    assert (fixed.corrects, fixed.note) == (record.id, "I took it off and forgot")
    assert once.off.at - off == timedelta(minutes=min(0, minutes - 185))
    assert user.shelf.log().used_s("cold") == minutes * 60


@pytest.mark.parametrize("minutes", [4, 0, -1, 24 * 60 + 1, float("nan"), float("inf"), float("-inf")])
def test_less_than_was_certain_or_more_than_a_day_is_refused(user: User, minutes: float) -> None:
    record = late(user)
    with pytest.raises(ValueError, match="outside"):
        user.coach.packs.after.correct(record, {0: minutes})
    assert standing(user) == record and user.records()[-1] == record


@pytest.mark.parametrize("minutes", [4.1, 4.9])
def test_a_minute_cut_off_is_not_less(user: User, minutes: float) -> None:
    user.coach.packs.after.correct(late(user), {0: minutes})
    assert standing(user).applications[0].exposed_s == 300


@pytest.mark.parametrize("minutes", [16, 300, 24 * 60])
def test_a_correction_to_more_shortens_no_gap(user: User, minutes: float) -> None:
    user.after(24 * 60)
    record = user.use("heat_subacute")
    user.after(10)
    user.coach.packs.after.correct(record, {0: minutes})
    for start_anew in (False, True):
        if start_anew:
            user.restart()
        assert user.refused("heat_chronic_20").startswith("limits: TH")
        assert user.shelf.log().used_s("heat") == minutes * 60


def test_one_correction_after_another_and_a_clock_that_went_back(user: User) -> None:
    record = late(user)
    right = user.clock.now()
    user.clock.set_wall(right - timedelta(days=3))
    for minutes in (50, 20, 90, 30):
        # The page holds on to the record that it began with.
        user.coach.packs.after.correct(record, {0: minutes})
        assert standing(user).applications[0].exposed_s == minutes * 60
    user.clock.set_wall(right)
    user.restart()
    assert standing(user).applications[0].exposed_s == 30 * 60
    (entry, _older) = user.coach.packs.after.entries()
    assert [r.applications[0].exposed_s / 60 for r in entry.before] == [185, 50, 20, 90]
    assert entry.record == standing(user) and entry.modes == ("ice",)


def test_a_correction_keeps_what_was_seen(user: User) -> None:
    user.begin("ice_conservative", FINE, ON, aim="knock")
    user.after(185).say(SIGN)
    record = user.last()
    user.coach.packs.after.name_sign(record, "white")
    user.coach.packs.after.correct(record, {0: 10})
    fixed = standing(user)
    assert fixed.signs == ("white",) and fixed.applications[0].exposed_s == 600
    # It was seen just now, however long ago the ice came off.
    waits = user.shelf.log()._rests("cold")
    assert max(w.seconds for w in waits) == 24 * 3600


def test_a_longer_time_counts_for_the_day_at_once(user: User) -> None:
    user.after(24 * 60)
    record = user.use("ice_acute")
    user.coach.packs.after.correct(record, {0: 115})
    # By then it is off, so the gap counts from now.
    assert user.after(119).refused("ice_massage") == "limits: TH06b"
    user.after(1)
    assert user.refused("ice_acute") == "limits: TH10"
    assert user.refused("ice_massage") == ""


def test_where_the_machine_was_started_anew_a_correction_moves_no_end(user: User) -> None:
    user.begin("ice_conservative", FINE, ON, aim="knock")
    user.clock.restart()
    user.after(60)
    user.crash()
    user.say(FINE)
    record = user.last()
    user.coach.packs.after.correct(record, {0: 6})
    (once,) = standing(user).applications
    assert (once.exposed_s, once.off) == (360, record.applications[0].off)
    user.clock.set_wall(user.clock.now() - timedelta(days=90))
    user.after(30)
    # The clock went back; the machine has run for longer than the ice is off.
    assert user.shelf.log().wait("cold").seconds == (240 - 30) * 60
