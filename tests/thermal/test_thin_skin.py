"""Thin skin, which comes with age: only the short ice, and only after a clinician was asked."""

from datetime import UTC, datetime, time
from typing import Any

import pytest
from thermal_steps import BUILT_IN, RULES, protocol

from corecoach.safety.waiting import Stamp
from corecoach.thermal.log import Log
from corecoach.thermal.protocol import Group, Protocol
from corecoach.thermal.record import PackAnswers
from corecoach.thermal.start import Asked, hindrances

NOW = Stamp(datetime(2026, 11, 26, 12, tzinfo=UTC), "boot", 1e6)
TICKS = frozenset(tick.id for tick in RULES.ticks)


def reasons(what: Protocol, age: int, *agreed: Group, **said: Any) -> set[tuple[str, ...]]:
    """What of the person stands in the way of a use now."""
    answers = PackAnswers("answers", NOW.at, NOW, said.get("conditions", ()), agreed, ("thin_skin",))
    asked = Asked(answers, TICKS, "stiff", frozenset(), (age, age), NOW, (time(23), time(6)))
    found = hindrances(what, asked, Log((), NOW, RULES), RULES)
    return {h.about for h in found if h.rule == "TH15"}


SHORT, ASK = ("thin_skin", "cold", "short"), ("thin_skin", "cold", "ask")


@pytest.mark.covers("TH15")
@pytest.mark.parametrize(
    ("what", "short"),
    [("s i5 s", False), ("s i3 s i2 s", False), ("s i5 s i1 s", True), ("s i3 s i3 s", True),
     ("s i5 s i10 s", True), ("s h10 s", False)],
)  # fmt: skip
def test_a_check_does_not_make_the_ice_shorter(what: str, short: bool) -> None:
    assert reasons(protocol(what), 65, "cold") == ({SHORT} if short else set())
    assert reasons(protocol(what), 64) == set()
    assert reasons(protocol(what), 64, "cold", conditions=("thin_skin",)) == ({SHORT} if short else set())


@pytest.mark.covers("TH15")
def test_a_clinician_is_asked_first() -> None:
    assert reasons(protocol("s i5 s"), 65) == {ASK}
    assert reasons(protocol("s i5 s"), 65, "heat") == {ASK}
    assert reasons(protocol("s h5 s"), 65) == set()


@pytest.mark.covers("TH15")
def test_of_the_built_in_packs_of_ice_only_the_short_one_is_left() -> None:
    ice = [p for p in BUILT_IN if p.modes == ("ice",)]
    assert [p.id for p in ice if not reasons(p, 80, "cold")] == ["ice_conservative"]
