"""A damaged record of locks locks exercise: one may have been lost with it. Other damage does not."""

from pathlib import Path

import pytest
from coach_samples import GENTLE, TUESDAY, Person

from corecoach.cli import main
from corecoach.coach import Saved, Started, TakenIn
from corecoach.safety import Lockout, Refusal

LEDGER = "ledger.json"


def flip(path: Path) -> None:
    """Change one byte near the end."""
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


DAMAGE = {
    "a flipped bit": lambda folder: flip(folder / LEDGER),
    "cut off": lambda folder: (folder / LEDGER).write_bytes((folder / LEDGER).read_bytes()[:-40]),
    "emptied": lambda folder: (folder / LEDGER).write_bytes(b""),
    "removed": lambda folder: (folder / LEDGER).unlink(),
    "both copies": lambda folder: [flip(path) for path in folder.glob(f"{LEDGER}*")],
}


@pytest.fixture
def used(person: Person) -> Person:
    """Somebody with a programme, and nothing locked."""
    person.take_in("one-minute")
    person.take_in("steady-core")
    person.coach.add_pain(3)
    assert isinstance(person.start(), Started)
    return person


@pytest.mark.parametrize("how", DAMAGE)
def test_after_damage_nothing_starts_until_a_clinician_says_so(used: Person, how: str) -> None:
    DAMAGE[how](used.home.person)
    used.restart()
    assert isinstance(used.start(GENTLE), Refusal)
    for _start in range(3):
        used.restart()
        today = used.coach.today()
        assert today.locks == ("all_exercise",)
        assert [x.fired[0].rule for x in today.lockouts] == ["records-damaged"]
        used.clock.move(86400)
        assert isinstance(used.start(GENTLE), Refusal)
    (lockout,) = used.coach.lockouts()
    assert used.coach.clear(lockout, "Ana", "physiotherapist", used.clock.now()) == "cleared"
    if used.restart().profile_record() is None:
        decided = used.start(GENTLE)
        assert isinstance(decided, Refusal) and decided.reason == "no-profile", "lost with both copies"
        used.about()
    assert isinstance(used.start(GENTLE), Started)


def test_a_lock_that_is_still_readable_stands_as_well(used: Person) -> None:
    result = used.coach.report({"leg_numb": "yes"})
    used.coach.report({"heat_unsafe": "yes"})
    DAMAGE["a flipped bit"](used.home.person)
    lockouts = used.restart().lockouts()
    assert result.lockout in lockouts and len(lockouts) == 2


def test_today_says_so_at_once_and_so_does_the_list_of_damage(used: Person) -> None:
    DAMAGE["a flipped bit"](used.home.person)
    coach = used.restart()
    assert coach.today().locks == ("all_exercise",)
    assert [damage.file for damage in coach.damage()] == [LEDGER]


def test_a_process_that_died_between_finding_the_damage_and_locking_leaves_no_gap(used: Person) -> None:
    DAMAGE["a flipped bit"](used.home.person)
    assert used.stored(TakenIn), "somebody opened it, put it right, and was killed"
    used.restart()
    assert used.coach.damage() == ()
    assert isinstance(used.start(GENTLE), Refusal)
    used.restart()
    assert len(used.coach.lockouts()) == 1


def test_each_damage_locks_anew_but_only_once(used: Person) -> None:
    for times in (1, 2):
        DAMAGE["a flipped bit"](used.home.person)
        used.restart()
        (lockout,) = used.coach.lockouts()
        used.clock.move(60)
        assert used.coach.clear(lockout, "Ana", "physiotherapist", used.clock.now()) == "cleared"
        assert used.restart().lockouts() == ()
        assert len(used.stored(Lockout)) == times
        used.take_in("one-minute")


def test_a_clearance_that_was_lost_with_the_damage_leaves_its_lock(used: Person) -> None:
    lockout = used.coach.report({"leg_numb": "yes"}).lockout
    assert lockout and used.coach.clear(lockout, "Ana", "GP", used.clock.now()) == "cleared"
    DAMAGE["a flipped bit"](used.home.person)
    assert lockout in used.restart().lockouts()


def test_no_check_ends_a_lock_for_damage(used: Person) -> None:
    assert used.coach.lock_for_damage() == Saved()
    used.restart()
    for _month in range(2):
        assert isinstance(used.start(GENTLE), Refusal)
        used.clock.move(30 * 86400)
        used.screen()
    assert used.locks() == {"all_exercise"}


def test_a_damaged_month_locks_nothing(used: Person) -> None:
    flip(used.home.person / "diary" / f"{TUESDAY:%Y-%m}.json")
    coach = used.restart()
    coach.pain_scores()
    assert len(coach.damage()) == 1 and coach.lockouts() == ()
    assert isinstance(used.start(GENTLE), Started)


@pytest.mark.parametrize("how", DAMAGE)
def test_repairing_does_not_take_the_lock_away(
    used: Person, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGE[how](used.home.person)
    assert main(["--home", str(used.home.folder), "doctor", "--repair"]) == 0
    assert "locked" in capsys.readouterr().out
    used.restart()
    assert isinstance(used.start(GENTLE), Refusal)
    assert main(["--home", str(used.home.folder), "doctor", "--repair"]) == 0
    assert len(used.stored(Lockout)) == 1


def test_repairing_a_month_locks_nothing(used: Person, capsys: pytest.CaptureFixture[str]) -> None:
    flip(used.home.person / "diary" / f"{TUESDAY:%Y-%m}.json")
    assert main(["--home", str(used.home.folder), "doctor", "--repair"]) == 0
    assert "locked" not in capsys.readouterr().out
    used.restart()
    assert isinstance(used.start(GENTLE), Started)
