"""Looks at the skin stay inside the limits whatever minutes are typed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange.thermal_problems import protocol_problems
from corecoach.library import Library
from corecoach.ui.practice.pack_draft import own_copy, packs_of, with_pack
from corecoach.ui.practice.skin_checks import checked

LIBRARY = Library()
RULES = LIBRARY.thermal_rules
assert RULES is not None
PROTOCOLS = {protocol.id: protocol for protocol in LIBRARY.protocols}
MIXED = {
    "steps": [
        {"do": "check"}, {"do": "ice", "min": 5}, {"do": "check"}, {"do": "ice", "min": 5}, {"do": "check"},
        {"do": "rest", "min": 5}, {"do": "check"}, {"do": "heat", "min": 10}, {"do": "check"},
    ]
}  # fmt: skip


def shown(value: dict[str, Any]) -> list[object]:
    return [step.get("min", step["do"]) for step in value["steps"]]


def test_a_pack_keeps_its_skin_checks() -> None:
    assert packs_of(MIXED) == [("ice", 10.0), ("heat", 10.0)]
    changed = with_pack(MIXED, 0, 12, RULES)
    assert packs_of(changed) == [("ice", 12.0), ("heat", 10.0)]
    assert shown(changed) == ["check", 5, "check", 5, "check", 2, "check", 5, "check", 10, "check"]
    assert with_pack(MIXED, 0, 10, RULES) == MIXED and with_pack(MIXED, 1, 10, RULES) == MIXED
    assert with_pack(MIXED, 7, 10, RULES) == MIXED


@pytest.mark.parametrize(
    ("protocol", "minutes", "steps"),
    [
        ("ice_conservative", 12, ["check", 5, "check", 7, "check"]),
        ("ice_conservative", 20, ["check", 5, "check", 10, "check", 5, "check"]),
        ("pre_exercise_heat", 25, ["check", 10, "check", 10, "check", 5, "check"]),
        ("heat_wrap_note", 200, ["check", 120, "check", 80, "check"]),
        ("ice_massage", 7, ["check", 7, "check"]),
    ],
)
def test_checks_come_as_often_as_the_rule_asks(protocol: str, minutes: int, steps: list[object]) -> None:
    assert shown(with_pack(own_copy(PROTOCOLS[protocol], ()), 0, minutes, RULES)) == steps


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)
def test_what_is_inside_the_limits_stays_as_it_is(protocol: Any) -> None:
    steps = list(own_copy(protocol, ())["steps"])
    assert checked(steps, RULES) == steps


@given(protocol=st.sampled_from(list(PROTOCOLS.values())), data=st.data())
def test_no_minutes_leave_out_a_check(protocol: Any, data: st.DataObject) -> None:
    value = own_copy(protocol, ())
    for _change in range(3):
        at = data.draw(st.integers(0, len(packs_of(value)) - 1))
        minutes = data.draw(st.integers(1, 480))
        value = with_pack(value, at, minutes, RULES)
        assert not [p for p in protocol_problems(value, RULES) if "TH11" in p.what]
        assert shown(value)[-1] == "check"


def test_a_limit_that_is_really_broken_is_refused_with_its_rule() -> None:
    value = with_pack(own_copy(PROTOCOLS["ice_conservative"], ()), 0, 25, RULES)
    (problem,) = protocol_problems(value, RULES)
    assert problem.what.startswith("TH01") and "20" in problem.allowed
