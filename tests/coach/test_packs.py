"""Ice and heat, with real files: what starts, and what does not."""

from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from coach_samples import Person, full_disk, in_programme
from msgspec.structs import replace
from pack_samples import BUILT_IN, DAY, END, FINE, HOUR, ON, STOP, TICKS, User, plain

from corecoach.coach import LEDGER, MONTHLY
from corecoach.coach.saving import SaveFailed
from corecoach.diary import Diary
from corecoach.library import Library
from corecoach.safety import Answer, Refusal
from corecoach.thermal.protocol import Protocol, Step
from corecoach.thermal.record import PackTicks
from corecoach.thermal.running import Running

ASSETS = Path(__file__).parents[2] / "assets"
AIMS = {p.id: p.aims[0] for p in BUILT_IN.values()}


@pytest.fixture
def user(tmp_path: Path) -> User:
    """Somebody on a Tuesday morning."""
    return User(tmp_path / "Zoë's data")


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_built_in_protocol_starts_with_every_tick(user: User, name: str) -> None:
    user.begin(name, aim=AIMS[name])
    assert user.note() == user.run.running
    (said,) = user.stored(PackTicks)
    assert (said.protocol, said.modes) == (name, BUILT_IN[name].modes)


# -- why it does not start -------------------------------------------------------------------------------


def _yes(item: str) -> dict[str, Answer]:
    return {item: "yes"}


@pytest.mark.parametrize("name", ["heat_subacute", "ice_acute", "alternate_15_15"])
def test_every_tick_is_needed(user: User, name: str) -> None:
    needed = [t.id for t in user.shelf.ticks_asked(BUILT_IN[name]).ticks]
    for tick in needed:
        assert user.refused(name, ticks=set(TICKS) - {tick}).startswith("limits: TH")
    assert user.refused(name, ticks=()).startswith("limits: TH")
    assert user.refused(name, ticks=needed) == ""


@pytest.mark.parametrize("item", ["heat_unsafe", "skin_numb_site", "cold_reaction", "ces_saddle", "fever"])
def test_what_is_locked_does_not_start(user: User, item: str) -> None:
    locked = {str(lock) for lock in user.reported(None, **_yes(item)).locks}
    for name, packs in (
        ("heat_subacute", {"heat"}),
        ("ice_acute", {"ice"}),
        ("contrast_3_1", {"heat", "ice"}),
    ):
        assert user.refused(name) == ("locked" if locked & packs else "")
        if user.run.is_live:
            user.say(END)


def test_somebody_who_has_not_said_who_they_are_starts_nothing(tmp_path: Path) -> None:
    nobody = User(tmp_path / "nobody", age=None)
    assert nobody.refused("heat_subacute") == "no-profile"


@pytest.mark.parametrize(
    ("age", "why"), [(17, "locked"), (18, ""), (64, ""), (65, "limits: TH15"), (80, "limits: TH15")]
)
def test_ice_and_age(tmp_path: Path, age: int, why: str) -> None:
    somebody = User(tmp_path / f"{age}", age=age)
    expected = "limits: TH19" if age < 18 and not somebody.locks() & {"ice"} else why
    assert somebody.refused("ice_acute") == expected


def test_what_the_person_said_counts(user: User) -> None:
    user.answer("raynaud")
    assert user.refused("ice_acute") == "limits: TH15"
    assert user.refused("heat_subacute") == ""
    user.say(END)
    user.answer("diabetes")
    assert user.refused("heat_subacute") == "limits: TH15"
    user.answer("diabetes", agreed=("heat",))
    assert user.refused("ice_acute") == "limits: TH15"
    assert user.refused("heat_subacute") == ""


def test_without_answers_or_with_old_ones_nothing_starts(tmp_path: Path) -> None:
    person = Person(tmp_path / "asked nothing")
    packs = person.coach.packs
    started = packs.run.start(BUILT_IN["heat_subacute"], "stiff", TICKS)
    assert isinstance(started, Refusal) and started.limits == ("TH20",)
    packs.shelf.save_answers((), ())
    person.clock.move(7 * DAY)
    assert isinstance(packs.run.start(BUILT_IN["ice_acute"], "stiff", TICKS), Running)
    packs.run.act(END)
    person.clock.move(1)
    started = packs.run.start(BUILT_IN["ice_acute"], "stiff", TICKS)
    assert isinstance(started, Refusal) and started.limits == ("TH20",)


def test_answers_given_after_the_clock_was_put_right_count(user: User) -> None:
    right = user.clock.now()
    user.clock.set_wall(right.replace(year=2028))
    user.answer("raynaud")
    user.clock.set_wall(right)
    assert user.refused("heat_subacute") == "limits: TH20"
    user.answer("clot")
    assert user.refused("heat_subacute") == "limits: TH15"
    user.answer()
    assert user.refused("heat_subacute") == ""


def test_after_a_knock_and_in_the_night(user: User) -> None:
    assert user.refused("heat_subacute", aim="knock") == "limits: TH14"
    user.clock.move(14 * HOUR)
    assert user.refused("heat_subacute") == "limits: TH16"
    user.shelf.set_night(1, 6)
    assert user.refused("heat_subacute") == ""


def test_a_gap_holds_over_all_protocols_and_starts_of_the_program(user: User) -> None:
    user.use("ice_conservative", aim="knock")
    user.after(239)
    user.restart()
    for name in ("heat_subacute", "contrast_3_1"):
        assert user.refused(name) == "limits: TH07"
    for name in ("ice_massage", "ice_acute", "post_exercise_ice"):
        assert user.refused(name) == "limits: TH06b"
    user.after(1)
    assert user.refused("heat_subacute") == ""


@pytest.mark.parametrize("days", [1, 59, 61, 400, 4000])
def test_a_clock_that_is_set_forward_hides_no_use(user: User, days: int) -> None:
    user.use("heat_subacute")
    user.after(10).clock.set_wall(user.clock.now() + timedelta(days=days))
    for start_anew in (False, True):
        if start_anew:
            user.restart()
        user.answer()
        # The machine was not started anew: its own clock has seen ten minutes.
        assert user.refused("heat_chronic_20") == "limits: TH07"
        assert user.shelf.safe_times().heat is not None


def test_a_clock_that_leaps_again_and_again_hides_no_use(user: User) -> None:
    user.use("heat_subacute")
    user.after(10)
    for _ in range(3):
        # Each leap leads into a month of its own, in which something is written.
        user.clock.set_wall(user.clock.now() + timedelta(days=100))
        user.answer()
        assert user.refused("heat_chronic_20") == "limits: TH07"


# -- damage and a full disk ------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_starts(user: User) -> None:
    with full_disk():
        assert user.try_start("heat_subacute") == SaveFailed(reason="disk-full")
        assert not user.run.is_live and user.run.running is None and user.note() is None
    user.begin("heat_subacute")


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "changed": lambda path: path.write_bytes(path.read_bytes() + b" "),
    "not pinned": lambda path: path.with_suffix(".sha256").unlink(),
}


def with_assets(user: User, folder: Path, file: str, how: str) -> None:
    """From now on the assets are a copy in which one file is damaged."""
    copytree(ASSETS, folder)
    DAMAGE[how](folder / "safety" / file)
    user.coach = user.home.coach(Library(folder), user.clock)


@pytest.mark.parametrize("file", ["thermal.json", "rules.json"])
@pytest.mark.parametrize("how", DAMAGE)
def test_with_damaged_limits_or_rules_nothing_starts(user: User, tmp_path: Path, file: str, how: str) -> None:
    with_assets(user, tmp_path / "assets", file, how)
    for protocol in BUILT_IN.values():
        assert user.refused(protocol) == "rules-damaged"


@pytest.mark.parametrize("how", DAMAGE)
def test_with_damaged_limits_what_is_on_can_be_stopped(user: User, tmp_path: Path, how: str) -> None:
    user.begin("ice_acute", FINE, ON)
    user.after(3)
    with_assets(user, tmp_path / "assets", "thermal.json", how)
    assert user.coach.had_pack_on and user.run.recover() is not None and user.run.has_pack
    user.after(1).say(STOP)
    record = user.last()
    assert record.seconds("cold") == 240 and record.outcome == "stopped"
    # For how long it has to rest is in the limits; without them it is the longest.
    assert record.rest_h == {"cold": 24, "heat": 24}


def test_with_a_month_that_cannot_be_read_nothing_starts_and_what_is_on_is_found(user: User) -> None:
    user.begin("ice_acute", FINE, ON)
    month = Diary(user.home.person, monthly=MONTHLY, ledger=LEDGER).months()[-1]
    path = user.home.person / "diary" / f"{month}.json"
    data = path.read_bytes()
    path.unlink()
    path.mkdir()
    found = user.crash()
    assert found is not None and user.run.has_pack
    path.rmdir()
    path.write_bytes(data)
    user.crash()
    user.after(5).say(FINE)
    assert user.last().seconds("cold") == 300


# -- protocols of a programme ------------------------------------------------------------------------------


def own(**changes: Any) -> dict[str, Any]:
    """A protocol of a clinician."""
    steps = [{"do": "check"}, {"do": "heat", "min": 10}, {"do": "check"}] * 3
    made = plain(BUILT_IN["heat_subacute"], id="own", author="clinician", steps=steps, first_steps=[])
    return made | {"aims": []} | changes


def test_a_clinician_may_plan_more_than_somebody_alone(user: User) -> None:
    in_programme(user, protocols=(own(), own(id="by_patient", author="patient")))
    # Whoever stands in it, a protocol of a programme is a clinician's.
    for name in ("own", "by_patient"):
        user.begin(name)
        user.say(END)
    assert user.refused(replace(BUILT_IN["heat_subacute"], steps=user.shelf.protocol("own").steps)) == (  # type: ignore[union-attr]
        "limits: TH03"
    )


BROKEN = {
    "too long": (own(steps=[{"do": "check"}, {"do": "heat", "min": 31}, {"do": "check"}]), "limits: TH03"),
    "no last check": (own(steps=[{"do": "heat", "min": 5}]), "limits: TH12"),
    "no gap": (own(min_gap_min=0), "limits: TH07"),
    "unknown step": (own(steps=[{"do": "fire", "min": 5}, {"do": "check"}]), "limits: TH13"),
    "nothing": (own(steps=[]), "limits: TH13"),
    "no number": (own(steps=[{"do": "heat", "min": float("nan")}, {"do": "check"}]), "limits: TH13"),
    "less than none": (own(steps=[{"do": "heat", "min": -5}, {"do": "check"}]), "limits: TH13"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_protocol_of_a_programme_cannot_start(user: User, how: str) -> None:
    value, why = BROKEN[how]
    broken = Protocol(**{**value, "steps": tuple(Step(**s) for s in value["steps"]), "aims": ()})
    refused = user.refused(replace(broken, first_steps=(), allows=(), reviewed=None))
    assert refused.startswith(why)


@pytest.mark.parametrize("value", [{}, {"id": "own"}, own(steps="s h5 s"), own(min_gap_min="two hours")])
def test_what_is_no_protocol_is_not_there(user: User, value: dict[str, Any]) -> None:
    in_programme(user, protocols=(value, own(id="sound")))
    assert user.shelf.protocol("own") is None
    user.begin("sound")


def test_a_clinician_cannot_allow_what_is_locked(user: User) -> None:
    in_programme(user, protocols=(own(allows=["clot"]),))
    user.answer("clot")
    user.begin("own")
    user.say(END)
    user.reported(heat_unsafe="yes")
    assert user.refused("own") == "locked"
