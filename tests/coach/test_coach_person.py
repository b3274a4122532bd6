"""Rules on the person: what they lock, what a clinician's plan lifts, and that unticking lifts nothing."""

from datetime import timedelta

import pytest
from clinician_samples import code_for, signed, take_in, unsigned
from coach_samples import GENTLE, LOADED, RULES, Person, by_physio, full_disk
from msgspec.structs import replace

from corecoach.coach import Saved, SaveFailed, Started
from corecoach.safety import Fired, Lockout, PainThresholds, ProfileRecord, Refusal

# From the table of rules on the person: who, what is locked, the clinician's confirmation.
PERSONS = {
    "P1": (15, (), "all_exercise", "child_plan_confirmed"),
    "P2": (30, ("pregnant",), "strengthening", "pregnancy_plan_confirmed"),
    "P3": (50, ("recent_spinal_procedure",), "all_exercise", "postop_plan_confirmed"),
    "P4": (70, ("known_aaa",), "strengthening", "aaa_plan_confirmed"),
    "P5": (70, ("osteoporosis",), "progression", "osteoporosis_plan_confirmed"),
}


def said(person: Person, rule: str) -> None:
    """Say what the rule is about."""
    age, modifiers, _lock, _plan = PERSONS[rule]
    person.about(age, *modifiers)


# -- saying who one is -----------------------------------------------------------------------------------


def test_nothing_starts_before_somebody_has_said_who_they_are(nobody: Person) -> None:
    assert nobody.coach.profile_is_due() and nobody.coach.person() is None
    decided = nobody.start(GENTLE)
    assert isinstance(decided, Refusal) and decided.reason == "no-profile"
    nobody.about()
    assert not nobody.coach.profile_is_due()
    assert isinstance(nobody.restart().start(by_physio(GENTLE), nobody.screen()[0]), Started)


def test_they_are_asked_again_after_twelve_weeks(person: Person) -> None:
    person.clock.move(12 * 7 * 86400)
    assert not person.coach.profile_is_due()
    person.clock.move(1)
    assert person.coach.profile_is_due()
    assert isinstance(person.start(GENTLE), Started), "what was said still counts until then"


def test_what_was_said_is_kept_in_order_and_the_last_counts(person: Person) -> None:
    person.coach.save_profile(61, {"pregnant", "diabetes"}, {"wrist-pain"}, {"cold_reaction": "no"})
    record = person.restart().profile_record()
    assert record and (record.age, record.modifiers, record.cautions) == (
        61,
        ("diabetes", "pregnant"),
        ("wrist-pain",),
    )
    person.coach.save_profile(62, (), (), {"morning_stiff": "no"})
    record = person.restart().profile_record()
    assert record and (record.age, record.modifiers) == (62, ())
    assert record.asked == ("cold_reaction", "morning_stiff"), "once asked is asked"
    assert len(person.stored(ProfileRecord)) == 3


@pytest.mark.parametrize("days", [-30, 30])
def test_the_last_counts_also_when_the_clock_was_wrong_before(person: Person, days: int) -> None:
    now = person.clock.now()
    person.clock.set_wall(now + timedelta(days=days))
    person.about(30)
    person.clock.set_wall(now)
    person.about(31, "pregnant")
    record = person.restart().profile_record()
    assert record and record.age == 31
    assert person.rules() == ["P2"]


def test_what_is_asked_once_locks_as_in_a_check_and_weighs_with_the_person(nobody: Person) -> None:
    result = nobody.about(40, cold_reaction="yes")
    assert result.lockout and nobody.locks() == {"ice"}
    assert isinstance(nobody.start(LOADED), Started)
    result = nobody.about(40, "cancer_history", weight_loss="yes")
    assert result.triage.tier == "URGENT" and nobody.locks() == {"ice", "all_exercise", "heat"}


def test_cautions_are_their_own_those_of_their_health_and_those_of_the_programme(person: Person) -> None:
    take_in(person, unsigned())
    person.coach.save_profile(70, {"osteoporosis"}, {"knee-pain"}, {})
    implied = {c.code for c in person.coach.library.cautions if "osteoporosis" in c.implied_by}
    assert implied
    assert person.coach.cautions() == implied | {"knee-pain", "wrist-pain"}


# -- what it locks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", PERSONS)
def test_each_rule_locks_at_once_and_is_on_disk(nobody: Person, rule: str) -> None:
    said(nobody, rule)
    lock = PERSONS[rule][2]
    (stored,) = nobody.stored(Lockout)
    assert ([f.rule for f in stored.fired], [str(x) for x in stored.locks]) == ([rule], [lock])
    nobody.restart()
    assert nobody.locks() == {lock}
    assert isinstance(nobody.start(LOADED), Started if lock == "progression" else Refusal)
    assert isinstance(nobody.start(GENTLE), Refusal if lock == "all_exercise" else Started)
    assert len(nobody.stored(Lockout)) == 1, "once, however often it is looked at"


def test_two_rules_are_two_locks_that_end_each_by_itself(nobody: Person) -> None:
    nobody.about(16, "pregnant")
    first, second = nobody.coach.lockouts()
    assert nobody.coach.clear(first, "Ana", "GP", nobody.clock.now()) == "cleared"
    assert nobody.restart().lockouts() == (second,)


def test_a_birthday_does_not_unlock_and_one_that_may_have_been_locks_nothing(nobody: Person) -> None:
    nobody.about(17)
    nobody.clock.move(400 * 86400)
    assert isinstance(nobody.start(GENTLE), Refusal)
    nobody.about(18)
    assert nobody.rules() == ["P1"]


def test_on_a_full_disk_the_lock_is_in_force_and_written_later(nobody: Person) -> None:
    with full_disk():
        assert nobody.about(15).saved == SaveFailed("disk-full")
        assert isinstance(nobody.start(GENTLE), Refusal)
    assert nobody.coach.retry() == Saved()
    assert [f.rule for x in nobody.restart().lockouts() for f in x.fired] == ["P1"]


@pytest.mark.parametrize("rule", PERSONS)
def test_unticking_does_not_unlock(nobody: Person, rule: str) -> None:
    said(nobody, rule)
    (lockout,) = nobody.coach.lockouts()
    nobody.about(44)
    assert nobody.restart().lockouts() == (lockout,)
    said(nobody, rule)
    assert nobody.coach.lockouts() == (lockout,), "and saying it again adds none"


# -- a clinician's plan ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", PERSONS)
def test_a_programme_with_the_confirmation_lifts_it_and_one_without_brings_it_back(
    nobody: Person, rule: str
) -> None:
    said(nobody, rule)
    plan = PERSONS[rule][3]
    take_in(nobody, unsigned(confirmations=(plan,)))
    assert nobody.restart().lockouts() == ()
    assert isinstance(nobody.start(LOADED), Started)
    take_in(nobody, unsigned())
    nobody.restart()
    assert nobody.rules() == [rule]
    assert len(nobody.stored(Lockout)) == 1


@pytest.mark.parametrize("rule", PERSONS)
def test_another_plan_is_not_meant(nobody: Person, rule: str) -> None:
    said(nobody, rule)
    others = tuple(plan for *_rest, plan in PERSONS.values() if plan != PERSONS[rule][3])
    take_in(nobody, unsigned(confirmations=others))
    assert nobody.rules() == [rule]


def test_who_never_was_locked_is_once_the_confirmation_is_gone(nobody: Person) -> None:
    take_in(nobody, unsigned(confirmations=("child_plan_confirmed",)))
    said(nobody, "P1")
    assert nobody.rules() == []
    assert isinstance(nobody.start(GENTLE), Started)
    take_in(nobody, unsigned())
    assert nobody.rules() == ["P1"]
    assert isinstance(nobody.restart().start(by_physio(GENTLE), nobody.screen()[0]), Refusal)


def test_a_plan_for_the_person_lifts_no_lock_for_a_symptom(nobody: Person) -> None:
    take_in(nobody, unsigned(confirmations=tuple(RULES.plans)))
    said(nobody, "P1")
    nobody.reported(trauma_minor="yes")
    assert nobody.locks() == {"all_exercise", "heat", "ice"}, "a fall of a child"


def test_a_lock_that_stands_for_a_symptom_as_well_is_not_lifted(nobody: Person) -> None:
    said(nobody, "P1")
    (lockout,) = nobody.coach.lockouts()
    both = replace(lockout, id="both", fired=(*lockout.fired, Fired("item:leg_numb", ("leg_numb",), "CLIN")))
    nobody.coach.keep(both)
    take_in(nobody, unsigned(confirmations=("child_plan_confirmed",)))
    assert [x.id for x in nobody.restart().lockouts()] == ["both"]


# -- a clinician's clearance -----------------------------------------------------------------------------


@pytest.mark.parametrize("rule", PERSONS)
def test_a_clinicians_word_settles_it(nobody: Person, rule: str) -> None:
    said(nobody, rule)
    (lockout,) = nobody.coach.lockouts()
    nobody.clock.move(60)
    assert nobody.coach.clear(lockout, "Ana", "midwife", nobody.clock.now()) == "cleared"
    nobody.restart()
    assert isinstance(nobody.start(LOADED), Started)
    said(nobody, rule)
    nobody.screen()
    take_in(nobody, unsigned())
    assert nobody.restart().lockouts() == ()


def test_what_is_over_and_comes_again_was_not_cleared(nobody: Person) -> None:
    said(nobody, "P3")
    nobody.clock.move(60)
    (first,) = nobody.coach.lockouts()
    nobody.about(50)
    said(nobody, "P3")
    assert nobody.coach.lockouts() == (first,)
    nobody.clock.move(60)
    assert nobody.coach.clear(first, "Ana", "GP", nobody.clock.now()) == "cleared"
    assert isinstance(nobody.start(GENTLE), Started), "cleared once is enough"
    nobody.clock.move(60)
    nobody.about(50)
    said(nobody, "P3")
    assert nobody.rules() == ["P3"], "a second operation"


def test_a_clearance_in_part_leaves_what_was_kept_and_nothing_more(nobody: Person) -> None:
    take_in(nobody, signed())
    said(nobody, "P3")
    (lockout,) = nobody.coach.lockouts()
    assert nobody.coach.unlock_by_code(lockout, code_for(nobody, lockout, "strengthening")) == "cleared"
    nobody.restart()
    assert nobody.locks() == {"strengthening"}
    assert isinstance(nobody.start(GENTLE), Started)
    assert isinstance(nobody.start(LOADED), Refusal)


def test_a_clearance_that_has_run_out_locks_again(nobody: Person) -> None:
    take_in(nobody, signed())
    said(nobody, "P1")
    (lockout,) = nobody.coach.lockouts()
    assert nobody.coach.unlock_by_code(lockout, code_for(nobody, lockout, weeks=2)) == "cleared"
    nobody.clock.move(14 * 86400)
    assert isinstance(nobody.start(GENTLE), Started)
    nobody.clock.move(86400)
    assert isinstance(nobody.start(GENTLE), Refusal)
    assert nobody.rules() == ["P1"]


def test_without_a_programme_the_pain_limits_are_those_of_the_rules(person: Person) -> None:
    rules = person.coach.rules
    assert rules is not None
    assert person.coach.pain_limits() == PainThresholds.of(rules)
    person.take_in("steady-core")
    assert person.coach.programme is not None
    own = person.coach.programme.pain_limits
    limits = person.coach.pain_limits()
    assert (limits.stop_above, limits.stop_rise) == (own.stop_above, own.stop_rise)


@pytest.mark.parametrize("rule", PERSONS)
def test_what_saving_would_lock_is_what_it_locks(person: Person, rule: str) -> None:
    age, modifiers, _lock, _plan = PERSONS[rule]
    standing, said = person.coach.would_lock(age, modifiers, {"cold_reaction": "yes"})
    person.about(age, *modifiers, cold_reaction="yes")
    assert person.locks() == {*map(str, standing.locks), *map(str, said.locks)}
    again, _said = person.coach.would_lock(age, modifiers, {})
    # What stands is not said to be new, and it is not lifted by being said again.
    assert set(standing.locks) == set(again.locks)
    nobody, nothing = person.coach.would_lock(None, (), {})
    assert (nobody.locks, nothing.locks) == ((), ())


def test_an_answer_that_weighs_more_for_who_one_is_is_said_before_it_locks(person: Person) -> None:
    _standing, said = person.coach.would_lock(60, ("cancer_history",), {"weight_loss": "yes"})
    person.about(60, "cancer_history", weight_loss="yes")
    assert said.tier.rank == max(x.tier.rank for x in person.coach.lockouts())
