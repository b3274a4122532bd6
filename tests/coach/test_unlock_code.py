"""L2 by code: one lockout, on the terms in the code, and only so many wrong tries."""

from datetime import timedelta

import pytest
from clinician_samples import ANA, ANOTHER_KEY, code_for, programme, signed, take_in, unsigned
from coach_samples import GENTLE, LOADED, Person, full_disk

from corecoach.coach import Started
from corecoach.safety import Clearance, Lockout, Refusal

ONE_MINUTE = programme("one-minute").id
PAUSE = 15 * 60


@pytest.fixture
def locked(person: Person) -> Person:
    """Somebody with a signed programme and a sign that must be examined, reported an hour ago."""
    take_in(person, signed(author=ANA))
    person.reported(ces_saddle="yes")
    person.wait(1)
    return person


def its(person: Person) -> Lockout:
    """The one lockout in force."""
    (lockout,) = person.coach.lockouts()
    return lockout


def wrong_code(person: Person, n: int = 0) -> str:
    """One that could be a code and is not."""
    right = code_for(person, its(person))
    return right[:-1] + "0123456789"[("0123456789".find(right[-1]) + 1 + n) % 10]


# -- a right one -----------------------------------------------------------------------------------------


def test_the_right_code_ends_it_and_the_clinician_is_named(locked: Person) -> None:
    lockout, today = its(locked), locked.clock.now().date()
    assert locked.coach.ways_out()[lockout.id].code
    code = code_for(locked, lockout, weeks=3)
    assert locked.coach.unlock_by_code(lockout, code) == "cleared"
    assert locked.restart().lockouts() == ()
    assert isinstance(locked.start(LOADED), Started)
    (clearance,) = locked.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.role) == ("L2", ANA.name, ANA.role)
    assert (clearance.review_by, clearance.keep) == (today + timedelta(weeks=3), ())
    assert lockout.at <= clearance.assessed_at <= locked.clock.now()


@pytest.mark.parametrize("typed", [str.lower, lambda code: f" {code[:4]}-{code[4:8]} {code[8:]} "])
def test_it_may_be_typed_as_it_was_heard(locked: Person, typed) -> None:  # type: ignore[no-untyped-def]
    assert locked.coach.unlock_by_code(its(locked), typed(code_for(locked, its(locked)))) == "cleared"


def test_one_for_another_lockout_is_wrong(locked: Person) -> None:
    first, second = its(locked), locked.reported(leg_weak="yes")
    assert locked.coach.unlock_by_code(second, code_for(locked, first)) == "wrong"
    assert locked.coach.unlock_by_code(first, code_for(locked, first)) == "cleared"
    assert locked.coach.lockouts() == (second,)
    assert locked.coach.unlock_by_code(first, code_for(locked, first)) == "other-lockout", "it has ended"


@pytest.mark.parametrize("whose", ["another clinician", "another programme"])
def test_one_of_another_key_or_programme_is_wrong(locked: Person, whose: str) -> None:
    lockout = its(locked)
    code = (
        code_for(locked, lockout, key=ANOTHER_KEY)
        if whose == "another clinician"
        else code_for(locked, lockout, of=ONE_MINUTE)
    )
    assert locked.coach.unlock_by_code(lockout, code) == "wrong"
    assert locked.coach.lockouts() == (lockout,)


@pytest.mark.parametrize("data", [unsigned(), None])
def test_without_a_signed_programme_there_is_no_code(person: Person, data: bytes | None) -> None:
    if data:
        take_in(person, data)
    lockout = person.reported(ces_saddle="yes")
    way = person.coach.ways_out()[lockout.id]
    assert not (way.code or way.file or way.passphrase)
    assert person.coach.unlock_by_code(lockout, "0123456789AB") == "wrong"
    assert person.coach.lockouts() == (lockout,)


def test_an_examination_before_the_report_does_not_count(locked: Person) -> None:
    lockout = its(locked)
    before = lockout.at.date() - timedelta(days=1)
    assert locked.coach.unlock_by_code(lockout, code_for(locked, lockout, examined=before)) == "too-early"
    assert locked.coach.lockouts() == (lockout,)


def test_what_is_reported_again_after_the_examination_needs_another_one(locked: Person) -> None:
    first = its(locked)
    locked.wait(24)
    examined = locked.clock.now().date()
    assert locked.reported(ces_saddle="yes").id != first.id
    locked.wait(24)
    again = locked.reported(ces_saddle="yes")
    assert locked.coach.unlock_by_code(again, code_for(locked, again, examined=examined)) == "too-early"
    assert locked.coach.unlock_by_code(again, code_for(locked, again)) == "cleared"
    assert locked.restart().lockouts() == (), "and with it what said the same before"


def test_said_twice_on_one_day_is_one_lock(locked: Person) -> None:
    assert locked.reported(ces_saddle="yes").id == its(locked).id


def test_a_signed_programme_taken_in_while_the_clock_ran_ahead_does_not_stay(locked: Person) -> None:
    now = locked.clock.now()
    locked.clock.set_wall(now + timedelta(days=300))
    take_in(locked, signed("one-minute"))
    locked.clock.set_wall(now + timedelta(minutes=1))
    take_in(locked, signed(author=ANA))
    code = code_for(locked, its(locked), of=programme().id)
    assert locked.coach.unlock_by_code(its(locked), code) == "cleared"


def test_one_of_the_day_of_the_report_counts_days_later(locked: Person) -> None:
    lockout = its(locked)
    locked.wait(72)
    code = code_for(locked, lockout, examined=lockout.at.date())
    assert locked.coach.unlock_by_code(lockout, code) == "cleared"


def test_an_old_code_has_run_out(locked: Person) -> None:
    lockout = its(locked)
    code = code_for(locked, lockout, weeks=1)
    locked.clock.move(8 * 86400)
    assert locked.coach.unlock_by_code(lockout, code) == "expired"
    assert locked.coach.lockouts() == (lockout,)


def test_a_lock_reported_while_the_clock_ran_ahead_still_has_an_end(locked: Person) -> None:
    locked.coach.unlock_by_code(its(locked), code_for(locked, its(locked)))
    now = locked.clock.now()
    locked.clock.set_wall(now + timedelta(days=300))
    lockout = locked.reported(ces_saddle="yes")
    locked.clock.set_wall(now + timedelta(minutes=5))
    assert locked.coach.unlock_by_code(lockout, code_for(locked, lockout)) == "cleared"
    assert lockout not in locked.restart().lockouts()


# -- limits and their end --------------------------------------------------------------------------------


def test_what_is_kept_stays_locked(locked: Person) -> None:
    lockout = its(locked)
    code = code_for(locked, lockout, "strengthening", "heat")
    assert locked.coach.unlock_by_code(lockout, code) == "cleared"
    locked.restart()
    assert locked.locks() == {"strengthening", "heat"}
    assert isinstance(locked.start(GENTLE), Started) and isinstance(locked.start(LOADED), Refusal)
    again = code_for(locked, its(locked))
    locked.wait(1)
    assert locked.coach.unlock_by_code(its(locked), again) == "cleared"
    assert locked.restart().lockouts() == ()


def test_what_was_not_locked_cannot_be_kept(locked: Person) -> None:
    locked.coach.unlock_by_code(its(locked), code_for(locked, its(locked)))
    lockout = locked.reported(leg_numb="yes")
    assert locked.coach.unlock_by_code(lockout, code_for(locked, lockout, "ice", "progression")) == "cleared"
    assert locked.locks() == {"progression"}


def test_after_the_review_day_it_locks_again_with_a_name_of_its_own(locked: Person) -> None:
    lockout = its(locked)
    code = code_for(locked, lockout, weeks=2)
    assert locked.coach.unlock_by_code(lockout, code) == "cleared"
    locked.clock.move(14 * 86400)
    assert isinstance(locked.start(LOADED), Started), "on the day itself it is good"
    locked.clock.move(86400)
    again = its(locked)
    assert again.id != lockout.id and again.locks == lockout.locks and again.renews
    assert locked.coach.ways_out()[again.id].exit == "examination"
    challenges = {x.id: locked.coach.ways_out()[x.id].challenge for x in locked.coach.lockouts()}
    assert challenges[again.id] != code and locked.coach.unlock_by_code(again, code) in ("wrong", "expired")
    for _look in range(3):
        assert locked.restart().lockouts() == (again,), "locked once"
    assert locked.coach.unlock_by_code(again, code_for(locked, again)) == "cleared"
    assert locked.restart().lockouts() == ()


def test_a_clock_set_forward_and_back_leaves_the_lock_that_lapsed(locked: Person) -> None:
    lockout = its(locked)
    assert locked.coach.unlock_by_code(lockout, code_for(locked, lockout, weeks=1)) == "cleared"
    now = locked.clock.now()
    locked.clock.set_wall(now + timedelta(days=30))
    assert len(locked.coach.lockouts()) == 1
    locked.clock.set_wall(now)
    assert len(locked.restart().lockouts()) == 1


# -- wrong ones ------------------------------------------------------------------------------------------


def five_wrong(person: Person) -> None:
    """Five tries."""
    for n in range(5):
        assert person.coach.unlock_by_code(its(person), wrong_code(person, n)) == "wrong"
        person.clock.move(1)


@pytest.mark.parametrize(
    "text", ["", "123", "not a code!!", "ABCD-EFGH-JKM", "ABCDEFGHJKMNP", "UUUU-UUUU-UUUU"]
)
def test_a_slip_of_the_finger_is_no_try(locked: Person, text: str) -> None:
    for _slip in range(7):
        assert locked.coach.unlock_by_code(its(locked), text) == "malformed"
    assert locked.coach.unlock_by_code(its(locked), code_for(locked, its(locked))) == "cleared"


def test_five_wrong_ones_then_a_quarter_of_an_hour_in_which_the_right_one_does_not_count(
    locked: Person,
) -> None:
    five_wrong(locked)
    lockout, right = its(locked), code_for(locked, its(locked))
    blocked = locked.coach.ways_out()[lockout.id].blocked_until
    assert blocked == locked.clock.now() + timedelta(seconds=PAUSE - 1)
    assert locked.coach.unlock_by_code(lockout, right) == "blocked"
    locked.clock.move(PAUSE - 2)
    assert locked.coach.unlock_by_code(lockout, right) == "blocked"
    locked.clock.move(1)
    assert locked.coach.unlock_by_code(lockout, right) == "cleared"


def test_tries_count_on_disk_across_starts_and_lockouts(locked: Person) -> None:
    for n in range(5):
        locked.restart()
        assert locked.coach.unlock_by_code(its(locked), wrong_code(locked, n)) == "wrong"
    other = locked.reported(leg_weak="yes")
    locked.restart()
    assert locked.coach.unlock_by_code(other, code_for(locked, other)) == "blocked"


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_setting_the_clock_shortens_no_pause(locked: Person, days: int) -> None:
    five_wrong(locked)
    locked.clock.set_wall(locked.clock.now() + timedelta(days=days))
    assert locked.restart().unlock_by_code(its(locked), "0000-0000-0000") == "blocked"
    locked.clock.move(PAUSE - 60)
    assert locked.coach.unlock_by_code(its(locked), "0000-0000-0000") == "blocked"


@pytest.mark.parametrize("start", [True, False])
def test_a_pause_from_while_the_clock_ran_ahead_does_not_last_until_then(locked: Person, start: bool) -> None:
    now = locked.clock.now()
    locked.clock.set_wall(now + timedelta(days=300))
    five_wrong(locked)
    locked.clock.set_wall(now + timedelta(minutes=1))
    if start:
        locked.clock.restart()
    locked.clock.move(PAUSE)
    assert locked.restart().unlock_by_code(its(locked), code_for(locked, its(locked))) == "cleared"


def test_after_the_pause_there_are_five_more(locked: Person) -> None:
    for _row in range(3):
        five_wrong(locked)
        assert locked.coach.unlock_by_code(its(locked), wrong_code(locked)) == "blocked"
        locked.clock.move(PAUSE)


def test_a_right_code_starts_the_count_anew_and_setting_the_clock_back_does_not(locked: Person) -> None:
    second = locked.reported(leg_weak="yes")
    first = locked.coach.lockouts()[0]
    for _n in range(4):
        assert locked.coach.unlock_by_code(first, code_for(locked, second)) == "wrong"
    assert locked.coach.unlock_by_code(first, code_for(locked, first)) == "cleared"
    locked.clock.set_wall(locked.clock.now() - timedelta(days=10))
    for n in range(5):
        assert locked.coach.unlock_by_code(second, wrong_code(locked, n)) == "wrong"
    assert locked.coach.unlock_by_code(second, code_for(locked, second)) == "blocked"


def test_on_a_full_disk_nothing_is_judged(locked: Person) -> None:
    lockout, right = its(locked), code_for(locked, its(locked))
    with full_disk():
        assert locked.coach.unlock_by_code(lockout, right) == "not-saved"
        assert locked.coach.unlock_by_code(lockout, wrong_code(locked)) == "not-saved"
    assert locked.coach.lockouts() == (lockout,)
    assert locked.restart().lockouts() == (lockout,)
    assert locked.coach.unlock_by_code(lockout, right) == "cleared"


def test_what_was_typed_is_nowhere_on_disk(locked: Person) -> None:
    wrong = wrong_code(locked)
    locked.coach.unlock_by_code(its(locked), wrong)
    texts = [path.read_text("utf-8", "replace") for path in locked.home.person.rglob("*") if path.is_file()]
    assert texts and not any(wrong in text for text in texts)
