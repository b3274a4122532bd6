"""How an end is called out: again and again, after a minute louder, and never late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from thermal_steps import RULES

from corecoach.thermal.alarm import LOUD_AFTER_S, Call, call_at, next_call_s


@pytest.mark.covers("RT2")
@pytest.mark.parametrize(
    ("overdue_s", "expected"),
    [
        (-0.001, None),
        (0, Call(0, False)),
        (9.9, Call(0, False)),
        (10, Call(1, False)),
        (59.9, Call(5, False)),
        (60, Call(6, True)),
        (65.9, Call(6, True)),
        (66, Call(7, True)),
        (3600, Call(596, True)),
    ],
)
def test_which_call_is_due(overdue_s: float, expected: Call | None) -> None:
    assert call_at(overdue_s) == expected


@pytest.mark.covers("RT2")
def test_it_is_louder_after_as_long_as_the_rules_say() -> None:
    assert RULES.number("RT2", "loud_after_s") == LOUD_AFTER_S


@pytest.mark.parametrize("seconds", [0.5, 10, 3600])
def test_before_the_end_the_first_call_is_at_the_end(seconds: float) -> None:
    assert next_call_s(-seconds) == seconds


@given(st.floats(0, 1e6))
def test_the_next_call_is_the_one_after_and_soon(overdue_s: float) -> None:
    now, wait_s = call_at(overdue_s), next_call_s(overdue_s)
    assert now is not None and 0 < wait_s <= 10
    after = call_at(overdue_s + wait_s + 1e-6)
    assert after is not None and after.number in (now.number + 1, now.number + 2)
    between = call_at(overdue_s + wait_s / 2)
    assert between is not None and between.number == now.number


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_calls_are_counted_up_and_never_grow_calm_again(one: float, other: float) -> None:
    early, late = call_at(min(one, other)), call_at(max(one, other))
    assert early is not None and late is not None
    assert early.number <= late.number and (late.loud or not early.loud)
    assert late.loud is (max(one, other) >= 60)


@pytest.mark.covers("RT2")
def test_it_never_gives_up() -> None:
    assert call_at(30 * 86_400) is not None and next_call_s(30 * 86_400) <= 6
