"""Every kind of clause alone: when it holds, and which items stand behind it."""

from typing import Any

import pytest
from msgspec.structs import replace
from safety_samples import RULES

from corecoach.safety import Case, Outcome, Profile, Tier, own_outcome
from corecoach.safety.clauses import View, all_hold, holds, view_of
from corecoach.safety.rules import AllOf, AnyOf, Clause, Count, FluLike, Items, Not, Pair, Person

CES = ("ces_saddle", "ces_bladder_empty", "ces_bladder_leak", "ces_bowel", "ces_sexual")
STATUSES = ("known_unchanged", "improving", "old_unassessed", "resolved")


def view(text: str = "", lowered: tuple[str, ...] = (), **changes: Any) -> View:
    """`fever leg_numb=unsure leg_weak=yes/worse`: answers, Yes unless said, with their statuses."""
    answers: dict[str, Any] = {}
    statuses: dict[str, Any] = {}
    for word in text.split():
        item, _is, answer = word.partition("=")
        answers[item], _slash, status = (answer or "yes").partition("/")
        if status:
            statuses[item] = status
    case = Case(answers, statuses, **changes)
    outcomes = {i: own_outcome(RULES, case, i) for i in answers}
    return view_of(RULES, case, outcomes, lowered)


def behind(clause: Clause, text: str = "", **changes: Any) -> set[str] | None:
    """The items behind a clause that holds."""
    found = holds(clause, view(text, **changes))
    assert found is None or len(set(found)) == len(found)
    return None if found is None else set(found)


# -- items ------------------------------------------------------------------------------------------------

# Of one item: the answer and its status, and for which words of a clause it counts.
COUNTS = {
    "yes": "active, active-or-unsure, yes, not-no",
    "yes/new": "active, active-or-unsure, yes, not-no",
    "yes/worse": "active, active-or-unsure, yes, not-no, worse",
    **{f"yes/{status}": "yes, not-no" for status in STATUSES},
    "unsure": "active-or-unsure, unsure, not-no",
    "unsure/worse": "active-or-unsure, unsure, not-no",
    **{f"unsure/{status}": "not-no" for status in STATUSES},
    "no": "",
    "no/worse": "",
    "no/new": "",
}
WORDS = ("active", "active-or-unsure", "unsure", "worse", "yes", "not-no")


@pytest.mark.parametrize("said", COUNTS)
@pytest.mark.parametrize("word", WORDS)
def test_which_answers_count(word: Any, said: str) -> None:
    expected = {"leg_numb"} if word in COUNTS[said].split(", ") else None
    assert behind(Items(("leg_numb", "fever"), word), f"leg_numb={said} dizzy") == expected


@pytest.mark.parametrize("word", WORDS)
def test_an_item_without_an_answer_counts_as_no(word: Any) -> None:
    assert behind(Items(("leg_numb",), word), "dizzy") is None


def test_of_what_nobody_knows_known_counts_as_new() -> None:
    clause = Items(("fever",))
    for status in ("known_unchanged", "improving"):
        assert behind(clause, f"fever=yes/{status}") == {"fever"}
        assert behind(Items(("fever",), "worse"), f"fever=yes/{status}") is None
    for status in ("old_unassessed", "resolved"):
        assert behind(clause, f"fever=yes/{status}") is None


def test_what_a_rule_has_lowered_is_no_longer_active_and_still_not_no() -> None:
    word: Any
    for word in ("active", "active-or-unsure", "worse"):
        assert behind(Items(("fever",), word), "fever=yes/worse", lowered=("fever",)) is None
    for word in ("not-no", "yes"):
        assert behind(Items(("fever",), word), "fever=yes/worse", lowered=("fever",)) == {"fever"}
    assert behind(Items(("fever",), "unsure"), "fever=unsure", lowered=("fever",)) is None
    assert behind(Items(("fever", "leg_numb")), "fever leg_numb", lowered=("fever",)) == {"leg_numb"}


@pytest.mark.parametrize(("at_least", "expected"), [(1, True), (2, True), (3, False), (4, False)])
def test_so_many_must_count(at_least: int, expected: bool) -> None:
    clause = Items(("leg_numb", "leg_tingle", "leg_weak"), at_least=at_least)
    found = behind(clause, "leg_numb leg_tingle leg_weak=unsure fever")
    assert found == ({"leg_numb", "leg_tingle"} if expected else None)


def test_a_group_stands_for_its_items_and_each_counts_once() -> None:
    assert behind(Items(("@CES",)), "ces_bowel ces_sexual leg_numb") == {"ces_bowel", "ces_sexual"}
    assert behind(Items(("@CES", "ces_bowel"), at_least=2), "ces_bowel") is None
    assert behind(Items(("@CES", "leg_numb"), at_least=2), "ces_bowel leg_numb") == {"ces_bowel", "leg_numb"}


# -- pairs ------------------------------------------------------------------------------------------------

PAIR = Pair(("ces_bowel", "ces_sexual"), ("ces_bowel", "ces_sexual", "leg_numb"), ("ces_sexual",))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", None),
        ("ces_bowel", None),
        ("leg_numb", None),
        ("ces_bowel leg_numb", {"ces_bowel", "leg_numb"}),
        ("ces_bowel=unsure leg_numb", {"ces_bowel", "leg_numb"}),
        ("ces_bowel leg_numb=unsure", {"ces_bowel", "leg_numb"}),
        ("ces_bowel=unsure leg_numb=unsure", None),
        ("ces_bowel ces_sexual", {"ces_bowel", "ces_sexual"}),
        ("ces_sexual=unsure leg_numb", None),
        ("ces_bowel ces_sexual=unsure", None),
        ("ces_bowel=unsure ces_sexual", {"ces_bowel", "ces_sexual"}),
        ("ces_bowel=yes/resolved leg_numb", None),
        ("ces_bowel leg_numb=unsure/improving", None),
        ("leg_numb dizzy", None),
        ("ces_bowel ces_sexual leg_numb", {"ces_bowel", "ces_sexual", "leg_numb"}),
        # An unsure one is behind it as far as something certain goes with it.
        ("ces_bowel=unsure ces_sexual leg_numb=unsure", {"ces_bowel", "ces_sexual", "leg_numb"}),
        ("ces_bowel leg_numb=no ces_sexual=no", None),
    ],
)
def test_a_pair_needs_two_and_one_of_them_certain(said: str, expected: set[str] | None) -> None:
    assert behind(PAIR, said) == expected


def test_a_pair_knows_groups_and_what_was_lowered() -> None:
    clause = Pair(("@CES",), ("@NS",))
    assert behind(clause, "ces_saddle walk_unsteady") == {"ces_saddle", "walk_unsteady"}
    assert behind(clause, "ces_saddle walk_unsteady", lowered=("ces_saddle",)) is None


# -- counting ---------------------------------------------------------------------------------------------

COUNT = Count(Tier.SOON, 2, ("back_locking",))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("leg_numb", None),
        ("leg_numb leg_tingle", {"leg_numb", "leg_tingle"}),
        ("leg_numb leg_tingle leg_pain_one", {"leg_numb", "leg_tingle", "leg_pain_one"}),
        ("leg_numb back_locking", None),
        # Of another tier: URGENT, CAUTION, and SOON that became URGENT.
        ("leg_numb leg_weak", None),
        ("leg_numb trauma_minor", None),
        ("leg_numb weight_loss=yes/worse", None),
        ("leg_numb trauma_minor=yes/worse", {"leg_numb", "trauma_minor"}),
        # SOON and not active: an old one, a gone one, a not sure one.
        ("leg_numb leg_tingle=yes/old_unassessed", None),
        ("leg_numb leg_weak=yes/resolved", None),
        ("leg_numb=unsure leg_tingle", None),
    ],
)
def test_active_items_of_one_tier_are_counted(said: str, expected: set[str] | None) -> None:
    assert behind(COUNT, said) == expected


def test_the_tier_is_that_of_the_items_own_row() -> None:
    seen = replace(view("leg_numb leg_tingle"), outcomes={"leg_numb": Outcome(Tier.SOON, ())})
    assert holds(COUNT, seen) is None


# -- persons, colds, and clauses of clauses ---------------------------------------------------------------


def test_a_fact_on_the_person_stands_behind_no_item() -> None:
    clause = Person(("pregnant", "age<18"))
    for person, expected in (
        (Profile(None, frozenset({"pregnant"})), set()),
        (Profile((17, 17)), set()),
        (Profile((17, 17), frozenset({"pregnant"})), set()),
        (Profile((18, 18), frozenset({"diabetes"})), None),
        (Profile(), None),
    ):
        assert behind(clause, "fever", profile=person) == expected


def test_a_cold_goes_with_it_or_not() -> None:
    assert behind(FluLike(), flu_like=True) == set()
    assert behind(FluLike(), "fever") is None


@pytest.mark.parametrize(
    ("said", "any_of", "all_of"),
    [("", None, None), ("fever", {"fever"}, None), ("dizzy", {"dizzy"}, None),
     ("fever dizzy", {"fever", "dizzy"}, {"fever", "dizzy"}), ("leg_numb", None, None)],
)  # fmt: skip
def test_any_and_all_of_some_clauses(said: str, any_of: set[str] | None, all_of: set[str] | None) -> None:
    parts = (Items(("fever",)), Items(("dizzy",)))
    assert behind(AnyOf(parts), said) == any_of
    assert behind(AllOf(parts), said) == all_of
    assert behind(Not(AnyOf(parts)), said) == (set() if any_of is None else None)
    assert behind(Not(AllOf(parts)), said) == (set() if all_of is None else None)


def test_one_that_holds_without_an_item_is_enough_for_any() -> None:
    clause = AnyOf((FluLike(), Items(("fever",))))
    assert behind(clause, flu_like=True) == set()
    assert behind(clause, "fever", flu_like=True) == {"fever"}
    assert behind(Not(FluLike())) == set()
    assert behind(Not(FluLike()), "fever", flu_like=True) is None


def test_all_that_hold_give_their_items_once_in_the_order_of_the_table() -> None:
    clauses = (Items(("dizzy", "fever")), Items(("ces_saddle",)), FluLike(), Items(("fever",)))
    seen = view("dizzy fever ces_saddle", flu_like=True)
    assert all_hold(clauses, seen) == ("ces_saddle", "fever", "dizzy")
    assert all_hold(clauses, view("dizzy fever ces_saddle")) is None
    assert all_hold((), seen) == ()
