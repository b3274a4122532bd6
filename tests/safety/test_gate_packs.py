"""The gate of ice and heat: every reason to refuse, alone and in order, and no way round it."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safety_samples import HEAT, ICE, NOW_S, PLANK, RULES, SOMEBODY, WALK, lockout, reason

from corecoach.safety import (
    Lock,
    PackCheck,
    Permit,
    PermitError,
    Profile,
    Refusal,
    Subject,
    decide_packs,
    pack_items,
)

BOTH = Subject("both", packs=frozenset({"heat", "ice"}))
WORDS = ("no", "unsure", "yes")
PACKS = {"heat": HEAT, "ice": ICE, "both": BOTH}
# What is asked before each, written by hand from the rules.
ITEMS = {
    "heat": {"skin_numb_site", "skin_broken_site", "heat_unsafe", "drowsy_impaired"},
    "ice": {"skin_numb_site", "skin_broken_site"},
    "both": {"skin_numb_site", "skin_broken_site", "heat_unsafe", "drowsy_impaired"},
}
EVERY_NO = dict.fromkeys(ITEMS["both"], "no")
SUBJECTS = st.sampled_from(list(PACKS.values()))
LOCKOUTS = st.lists(
    st.builds(lambda locks: lockout(*locks), st.lists(st.sampled_from(Lock), unique=True)), max_size=3
).map(tuple)
ANSWERED = st.dictionaries(st.sampled_from(sorted(ITEMS["both"])), st.sampled_from(WORDS))
LIMITS = st.lists(st.sampled_from(["TH06b", "TH10", "TH15", "TH16"]), max_size=2).map(tuple)
PERSONS = st.sampled_from(
    [
        None,
        Profile(),
        SOMEBODY,
        Profile((17, 18)),
        Profile((70, 70), frozenset({"pregnant", "anticoagulant"})),
    ]
)


def ask(subject: Subject, **changes: Any) -> Permit | Refusal:
    """What the gate says, with everything in order unless changed."""
    usual: dict[str, Any] = {"rules": RULES, "lockouts": (), "now_s": NOW_S}
    others = {name: changes.pop(name) for name in usual.keys() & changes.keys()}
    check: dict[str, Any] = {"answers": EVERY_NO, "profile": SOMEBODY, "limits": ()} | changes
    return decide_packs(subject, PackCheck(**check), **(usual | others))


@pytest.mark.parametrize("name", PACKS)
def test_with_all_in_order_there_is_a_permit_for_this_and_for_ten_minutes(name: str) -> None:
    for digest, now_s, good in (
        (PACKS[name].digest, NOW_S + 600, True),
        (PACKS[name].digest, NOW_S + 600.001, False),
        ("another", NOW_S, False),
    ):
        permit = ask(PACKS[name])
        assert isinstance(permit, Permit)
        if good:
            Permit.redeem(permit, digest, now_s)
        else:
            with pytest.raises(PermitError):
                Permit.redeem(permit, digest, now_s)


@pytest.mark.parametrize("name", PACKS)
def test_what_is_asked_before_each(name: str) -> None:
    assert RULES is not None
    assert set(pack_items(RULES, PACKS[name].packs)) == ITEMS[name]
    assert pack_items(RULES, ()) == ()


# -- every refusal ---------------------------------------------------------------------------------------

# In the order in which they are said.
IN_THE_WAY: dict[str, dict[str, Any]] = {
    "rules-damaged": {"rules": None},
    "locked": {"lockouts": (lockout(Lock.HEAT, Lock.ICE),)},
    "no-profile": {"profile": None},
    "limits": {"limits": ("TH10",)},
    "incomplete": {"answers": {}},
    "flagged": {"answers": dict.fromkeys(EVERY_NO, "yes")},
}


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("expected", IN_THE_WAY)
def test_each_thing_in_the_way_is_enough_and_is_named(expected: str, name: str) -> None:
    assert reason(ask(PACKS[name], **IN_THE_WAY[expected])) == expected


@pytest.mark.parametrize(
    ("first", "second"), sorted(set(combinations(IN_THE_WAY, 2)) - {("incomplete", "flagged")})
)
def test_of_two_things_the_one_that_comes_first_is_said(first: str, second: str) -> None:
    assert reason(ask(BOTH, **(IN_THE_WAY[second] | IN_THE_WAY[first]))) == first


@pytest.mark.parametrize("name", PACKS)
def test_every_item_that_is_asked_must_be_answered_with_no(name: str) -> None:
    for item in ITEMS[name]:
        left_out = {i: a for i, a in EVERY_NO.items() if i != item}
        assert ask(PACKS[name], answers=left_out) == Refusal("incomplete", missing=(item,))
        for word in ("yes", "unsure"):
            assert reason(ask(PACKS[name], answers=EVERY_NO | {item: word})) == "flagged"
    only = dict.fromkeys(ITEMS[name], "no")
    assert isinstance(ask(PACKS[name], answers=only), Permit)


def test_a_refusal_says_what_stands_behind_it() -> None:
    heat, ice = lockout(Lock.HEAT, id="h"), lockout(Lock.ICE, Lock.ALL_EXERCISE, id="i")
    exercise = lockout(Lock.ALL_EXERCISE, Lock.STRENGTHENING, Lock.THIS_EXERCISE, Lock.PROGRESSION, id="e")
    decided = ask(HEAT, lockouts=(ice, heat, exercise))
    assert isinstance(decided, Refusal) and (decided.lockouts, decided.locks) == ((heat,), (Lock.HEAT,))
    decided = ask(BOTH, lockouts=(ice, heat, exercise))
    assert isinstance(decided, Refusal) and decided.lockouts == (ice, heat)
    assert ask(ICE, limits=("TH10", "TH16")) == Refusal("limits", limits=("TH10", "TH16"))


@pytest.mark.parametrize("lock", Lock)
def test_each_is_stopped_by_its_own_lock_alone(lock: Lock) -> None:
    for name, subject in PACKS.items():
        stopped = (lock is Lock.HEAT and name != "ice") or (lock is Lock.ICE and name != "heat")
        assert reason(ask(subject, lockouts=(lockout(lock),))) == ("locked" if stopped else "permit")


# -- no way round ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [WALK, PLANK, Subject("walk with heat", WALK.loads, frozenset({"heat"})), Subject("nothing")],
    ids=lambda s: s.digest,
)
@pytest.mark.parametrize("rules", [RULES, None], ids=["rules", "damaged"])
def test_no_exercise_comes_through_this_door(subject: Subject, rules: Any) -> None:
    with pytest.raises(ValueError, match="only ice and heat"):
        ask(subject, rules=rules)


@given(SUBJECTS, LOCKOUTS, LOCKOUTS, ANSWERED, LIMITS, PERSONS)
def test_a_lock_or_a_limit_more_never_opens_it(
    subject: Subject,
    some: tuple[Any, ...],
    more: tuple[Any, ...],
    said: dict[str, str],
    limits: tuple[str, ...],
    person: Profile | None,
) -> None:
    if isinstance(ask(subject, lockouts=some, answers=said, profile=person), Refusal):
        assert isinstance(ask(subject, lockouts=some + more, answers=said, profile=person), Refusal)
        assert isinstance(ask(subject, lockouts=some, answers=said, profile=person, limits=limits), Refusal)


@given(SUBJECTS, ANSWERED, PERSONS, st.data())
def test_an_answer_taken_away_never_opens_it(
    subject: Subject, said: dict[str, str], person: Profile | None, data: st.DataObject
) -> None:
    if said and isinstance(ask(subject, answers=said, profile=person), Refusal):
        gone = data.draw(st.sampled_from(sorted(said)))
        less = {i: a for i, a in said.items() if i != gone}
        before = ask(subject, answers=said, profile=person)
        after = ask(subject, answers=less, profile=person)
        # What is not asked before this one plays no part, but for a Yes that was given all the same.
        asked = set(pack_items(RULES, subject.packs))  # type: ignore[arg-type]
        assert isinstance(after, Refusal) or (reason(before) == "flagged" and gone not in asked)


@given(SUBJECTS, ANSWERED, PERSONS)
def test_a_worse_answer_never_opens_it(
    subject: Subject, said: dict[str, str], person: Profile | None
) -> None:
    if isinstance(ask(subject, answers=said, profile=person), Refusal):
        for item in said:
            assert isinstance(ask(subject, answers=said | {item: "yes"}, profile=person), Refusal)


@given(ANSWERED, LOCKOUTS, PERSONS)
def test_both_together_need_what_each_needs(
    said: dict[str, str], lockouts: tuple[Any, ...], person: Profile | None
) -> None:
    whole = isinstance(ask(BOTH, answers=said, lockouts=lockouts, profile=person), Permit)
    parts = [isinstance(ask(s, answers=said, lockouts=lockouts, profile=person), Permit) for s in (HEAT, ICE)]
    assert not whole or all(parts)
