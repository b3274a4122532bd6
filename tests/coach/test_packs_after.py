"""What follows a use of ice or heat, with real files: signs on the skin, and one more look."""

from pathlib import Path

import pytest
from coach_samples import full_disk
from pack_samples import BUILT_IN, END, FINE, HOUR, LIMITS, ON, SIGN, STOP, User
from pack_states import used_before

from corecoach.coach.saving import Saved, SaveFailed
from corecoach.safety import Lockout
from corecoach.thermal.protocol import Group, Mode
from corecoach.thermal.record import PackLook, PackRecord
from corecoach.thermal.rules import Sign

PROTOCOL: dict[str, str] = {
    "ice": "ice_acute", "ice-massage": "ice_massage", "heat": "heat_chronic_20", "wrap": "heat_wrap_note"
}  # fmt: skip
OTHER: dict[Group, Group] = {"cold": "heat", "heat": "cold"}
SIGNS = [(mode, sign) for sign in LIMITS.signs for mode in sign.modes]


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody on a Wednesday, who has used ice and heat before."""
    return used_before(User(tmp_path / "Zoë's data"))


def seen(user: User, mode: str = "ice") -> PackRecord:
    """Something is on, and then something is seen."""
    user.begin(PROTOCOL[mode], FINE, ON)
    user.after(3).say(SIGN)
    return user.last()


def standing(user: User) -> PackRecord:
    """The newest use as it stands."""
    return user.shelf.records()[-1]


def waits_h(user: User) -> dict[Group, float]:
    """Hours that cold and heat have to rest after what was seen, from now."""
    found: dict[Group, float] = {}
    for group in OTHER:
        waits = [w for w in user.shelf.log()._rests(group) if w.seconds > 0]
        found[group] = max((w.seconds / HOUR for w in waits), default=0.0)
    return found


# -- what was seen ---------------------------------------------------------------------------------------


@pytest.mark.covers("RT7")
@pytest.mark.parametrize(("mode", "sign"), SIGNS, ids=lambda x: getattr(x, "id", x))
def test_each_sign_has_the_rest_and_the_lock_of_the_data(user: User, mode: Mode, sign: Sign) -> None:
    record = seen(user, mode)
    group = record.groups[0]
    assert sign in user.coach.packs.after.signs(record, later=True)
    assert user.coach.packs.after.name_sign(record, sign.id) == Saved()
    named = standing(user)
    expected = {group: sign.rest_h, OTHER[group]: sign.other_rest_h}
    assert named.rest_h == {g: h for g, h in expected.items() if h}
    assert named.signs == (sign.id,) and named.outcome == ("ended" if sign.fine else "sign")
    assert named.applications == record.applications and named.corrects == record.id
    assert waits_h(user) == expected
    locks = user.locks()
    assert {"ice" if g == "cold" else "heat" for g in sign.locks} <= locks
    assert bool(locks) is bool(sign.locks or sign.item)
    if locks:
        kinds = {str(x) for x in user.stored(Lockout)[-1].locks}
        assert kinds <= {"ice", "heat"} and user.refused(PROTOCOL[mode]) == (
            "locked" if ("ice" if group == "cold" else "heat") in kinds else user.refused(PROTOCOL[mode])
        )


def test_without_a_name_it_counts_as_the_worst(user: User) -> None:
    seen(user, "heat")
    assert waits_h(user) == {"cold": 24, "heat": 24} and user.locks() == set()
    user.restart()
    assert waits_h(user) == {"cold": 24, "heat": 24}


def test_naming_bright_red_lowers_a_day_to_four_hours(user: User) -> None:
    record = seen(user)
    user.coach.packs.after.name_sign(record, "bright_red")
    assert waits_h(user) == {"cold": 4, "heat": 0}
    # The rest counts from what was seen, and not from when it got its name.
    user.after(60)
    assert waits_h(user) == {"cold": 3, "heat": 0}
    user.restart()
    assert waits_h(user) == {"cold": 3, "heat": 0}


@pytest.mark.parametrize(("first", "second"), [("white", "bright_red"), ("bright_red", "white")])
def test_of_two_signs_the_longer_rest_holds(user: User, first: str, second: str) -> None:
    record = seen(user)
    for sign in (first, second):
        user.after(1)
        # The page holds on to the record that it began with.
        user.coach.packs.after.name_sign(record, sign)
    assert waits_h(user) == {"cold": 24, "heat": 24}
    assert standing(user).signs == (first, second)


@pytest.mark.parametrize("sign", ["numb_massage", "bright_red"])
def test_after_a_stop_no_name_makes_the_rest_shorter(user: User, sign: str) -> None:
    user.begin("ice_massage", FINE, ON)
    user.after(3).say(STOP)
    user.coach.packs.after.name_sign(user.last(), sign)
    assert waits_h(user)["cold"] == 4


def test_a_sign_seen_later_counts_from_then(user: User) -> None:
    record = user.use("heat_chronic_20")
    user.after(180)
    assert {s.id for s in user.coach.packs.after.signs(record, later=True)} > {
        s.id for s in user.coach.packs.after.signs(record)
    }
    user.coach.packs.after.name_sign(record, "bright_red")
    assert waits_h(user) == {"cold": 0, "heat": 4}


def of_both(user: User) -> PackRecord:
    """Heat, then ice, and then something is seen."""
    user.begin("contrast_3_1", FINE, ON)
    user.after(3).say(ON)
    user.after(0.5).say(SIGN)
    return user.last()


def test_after_both_a_sign_of_either_can_be_named_once(user: User) -> None:
    found = user.coach.packs.after.signs(of_both(user))
    words = {s.words for s in LIMITS.signs if {"ice", "heat"} & set(s.modes) and s.id != "still_red"}
    assert {s.words for s in found} == words and len(found) == len(words)


@pytest.mark.parametrize(
    ("sign", "hours", "locks"),
    [
        ("bright_red", {"cold": 4, "heat": 4}, set()),
        ("white", {"cold": 24, "heat": 24}, set()),
        ("mottled", {"cold": 0, "heat": 24}, set()),
        # The same words after both are a sign of both.
        ("weals_cold", {"cold": 24, "heat": 24}, {"heat", "ice"}),
        ("weals_heat", {"cold": 24, "heat": 24}, {"heat", "ice"}),
    ],
)
def test_after_both_what_is_said_counts_for_each_it_may_be_of(
    user: User, sign: str, hours: dict[Group, float], locks: set[str]
) -> None:
    user.coach.packs.after.name_sign(of_both(user), sign)
    assert waits_h(user) == hours and user.locks() == locks


def test_a_sign_that_cannot_be_written_counts_all_the_same(user: User) -> None:
    record = seen(user)
    with full_disk():
        assert user.coach.packs.after.name_sign(record, "weals_cold") == SaveFailed(reason="disk-full")
        assert user.locks() == {"ice"} and standing(user).signs == ("weals_cold",)
    assert user.coach.retry() == Saved()
    user.restart()
    assert user.locks() == {"ice"} and standing(user).signs == ("weals_cold",)


# -- what is not true of oneself ---------------------------------------------------------------------------

UNTRUE: dict[str, set[str]] = {
    "feel": {"heat", "ice"}, "skin": {"heat", "ice"}, "cream": {"heat"}, "cream_heat": {"heat"},
    "awake": {"heat", "strengthening"}, "new": set(), "cloth": set(), "moving": set(), "over_clothing": set(),
    "injury": {"heat"},
}  # fmt: skip


def test_each_tick_is_asked_about() -> None:
    assert UNTRUE.keys() == {t.id for t in LIMITS.ticks}


@pytest.mark.covers("TH15")
@pytest.mark.parametrize("tick", UNTRUE)
def test_what_is_not_true_locks_what_it_should(user: User, tick: str) -> None:
    locked, saved = user.coach.packs.after.report(tick)
    assert saved == Saved() and locked is bool(UNTRUE[tick]) and user.locks() == UNTRUE[tick]
    user.restart()
    assert user.locks() == UNTRUE[tick]


def test_a_tick_that_is_not_there_locks_nothing(user: User) -> None:
    assert user.coach.packs.after.report("no such tick") == (False, Saved())


def test_ticks_of_the_same_day_need_one_tick_only(user: User) -> None:
    heat, ice = BUILT_IN["heat_chronic_20"], BUILT_IN["ice_acute"]
    assert not user.shelf.ticks_asked(heat).earlier
    user.begin("heat_chronic_20")
    user.say(END)
    for minutes, earlier in ((0, True), (11 * 60, True), (59, True), (2, False)):
        user.after(minutes)
        asked = user.shelf.ticks_asked(heat)
        assert asked.earlier is earlier and not user.shelf.ticks_asked(ice).earlier
        assert asked.ticks == LIMITS.ticks_of(heat)


# -- one more look -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "due"), [(0, False), (9.9, False), (10, True), (12 * 60, True), (12 * 60 + 1, False)]
)
def test_the_skin_is_looked_at_once_more(user: User, minutes: float, due: bool) -> None:
    record = user.use("heat_chronic_20")
    user.after(minutes)
    expected = record if due else None
    assert user.coach.packs.after.to_look_again(user.clock.now()) == expected


def test_it_is_asked_once_also_after_a_correction(user: User) -> None:
    record = user.use("heat_chronic_20")
    user.coach.packs.after.correct(record, {0: 22})
    due = user.coach.packs.after.to_look_again(user.after(20).clock.now())
    assert due is not None and due.corrects == record.id
    assert user.coach.packs.after.note_look(due, normal=True) == Saved()
    assert user.coach.packs.after.to_look_again(user.after(5).clock.now()) is None
    assert [(x.record, x.normal) for x in user.stored(PackLook)] == [(record.id, True)]
    assert waits_h(user) == {"cold": 0, "heat": 0}


@pytest.mark.covers("RT7")
def test_a_look_that_is_not_normal_counts_as_the_worst_until_it_has_a_name(user: User) -> None:
    record = user.use("heat_chronic_20")
    user.after(60)
    user.coach.packs.after.note_look(record, normal=False)
    assert waits_h(user) == {"cold": 24, "heat": 24}
    user.after(1)
    user.coach.packs.after.name_sign(record, "mottled")
    assert waits_h(user)["heat"] == pytest.approx(24, abs=0.02) and waits_h(user)["cold"] == 0
    assert user.coach.packs.after.to_look_again(user.clock.now()) is None


@pytest.mark.parametrize(("sign", "again"), [("bright_red", True), ("white", False)])
def test_after_a_sign_that_keeps_it_away_for_a_day_it_is_not_asked_again(
    user: User, sign: str, again: bool
) -> None:
    user.coach.packs.after.name_sign(seen(user), sign)
    due = user.coach.packs.after.to_look_again(user.after(20).clock.now())
    assert (due is not None) is again
    if due is not None:
        user.coach.packs.after.note_look(due, normal=True)
        assert user.coach.packs.after.to_look_again(user.after(20).clock.now()) is None
        # Where it was red, once more the next morning.
        assert user.coach.packs.after.to_look_again(user.after(15 * 60).clock.now()) == due
        user.coach.packs.after.note_look(due, normal=True)
        assert user.coach.packs.after.to_look_again(user.after(20).clock.now()) is None
