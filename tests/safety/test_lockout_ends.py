"""What ends a lockout: time, a clinician's word or an examination; and when the hours of waiting are over."""

from datetime import timedelta
from typing import Any

import pytest
from safety_samples import NOW, lockout, locks

from corecoach.safety import (
    DELAY,
    RECORDS_CHANGED,
    RECORDS_DAMAGED,
    Fired,
    Lockout,
    Stamp,
    is_waited_for,
    needs_new_assessment,
    persisting,
    rescreen_from,
    way_out,
)

(A,) = locks("a")
HOUR = timedelta(hours=1)
BLINK = timedelta(microseconds=1)


def by(*codes: str, **changes: Any) -> Lockout:
    """A lockout with these ways out; `CLIN+24` has hours as a second one."""
    fired = []
    for n, code in enumerate(codes):
        clears, _plus, hours = code.partition("+")
        fired.append(Fired(f"r{n}", (f"i{n}",), clears, int(hours) if hours else None))
    return lockout(A, **({"fired": tuple(fired), "at": NOW} | changes))


# What clears each of its rules, how it ends, and after how many hours of waiting.
ENDS = [
    (("RE-24",), "time", 24), (("RE-0",), "time", 0), (("RE-999",), "time", 999),
    (("RE-24", "RE-72", "RE-48"), "time", 72), (("RE-72", "RE-24"), "time", 72),
    (("CLIN",), "clinician", None), (("RE-24", "CLIN"), "clinician", None),
    (("CLIN", "RE-24"), "clinician", None),
    (("CLIN-A",), "examination", None), (("CLIN", "CLIN-A"), "examination", None),
    (("RE-24", "CLIN-A"), "examination", None), (("CLIN-A", "none"), "examination", None),
    # A second way out beside a clinician's word, but not beside an examination.
    (("CLIN+24",), "time", 24), (("CLIN+24", "CLIN"), "clinician", None), (("CLIN+24", "RE-72"), "time", 72),
    (("CLIN+72", "RE-24"), "time", 72), (("CLIN-A+24",), "examination", None),
    (("CLIN+24", "CLIN-A"), "examination", None), (("auto+24",), "time", 24),
    # What time alone does not end and nobody names an end for, is ended by the strictest.
    (("auto",), "clinician", None), (("auto", "RE-24"), "clinician", None),
    (("auto", "CLIN-A"), "examination", None),
    (("none",), "examination", None), ((), "examination", None), (("none", "none"), "examination", None),
    (("none", "RE-24"), "time", 24), (("RE-24", "none"), "time", 24), (("none", "CLIN"), "clinician", None),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "end", "hours"), ENDS)
def test_the_strictest_way_out_counts_and_the_longest_wait(
    codes: tuple[str, ...], end: str, hours: int | None
) -> None:
    locked = by(*codes)
    assert way_out(locked) == end
    assert needs_new_assessment(locked) is (end == "examination")
    assert rescreen_from(locked) == (None if hours is None else NOW + timedelta(hours=hours))


@pytest.mark.parametrize(("codes", "end", "hours"), ENDS)
def test_the_hours_are_over_to_the_microsecond_and_no_wait_ends_what_time_does_not(
    codes: tuple[str, ...], end: str, hours: int | None
) -> None:
    locked, years = by(*codes), Stamp(NOW + timedelta(days=4000))
    assert (hours is None) is (end != "time")
    if hours is None:
        assert not is_waited_for(locked, years)
        return
    assert is_waited_for(locked, years)
    assert is_waited_for(locked, Stamp(NOW + hours * HOUR))
    assert is_waited_for(locked, Stamp(NOW + hours * HOUR - BLINK)) is (hours == 0)


def test_a_clock_set_forward_shortens_no_wait() -> None:
    locked = by("RE-24", stamp=Stamp(NOW, "boot", 100.0))
    ahead = NOW + timedelta(days=30)
    assert not is_waited_for(locked, Stamp(ahead, "boot", 100.0 + 24 * 3600 - 1))
    assert is_waited_for(locked, Stamp(ahead, "boot", 100.0 + 24 * 3600))


def test_what_is_typed_in_counts_after_a_day_and_lost_records_have_names_of_their_own() -> None:
    assert DELAY == 24 * HOUR
    assert RECORDS_DAMAGED != RECORDS_CHANGED


# -- still there after the hours --------------------------------------------------------------------------


def test_items_persist_when_their_hours_are_over_and_not_before() -> None:
    lockouts = [
        by("RE-24", "RE-48", id="two"),
        by("RE-12", id="short", fired=(Fired("item:dizzy", ("dizzy", "fever"), "RE-12"),)),
        by("CLIN", id="never", fired=(Fired("item:leg_numb", ("leg_numb",), "CLIN"),)),
    ]
    assert persisting(lockouts, Stamp(NOW + 12 * HOUR - BLINK)) == frozenset()
    assert persisting(lockouts, Stamp(NOW + 12 * HOUR)) == {"dizzy", "fever"}
    assert persisting(lockouts, Stamp(NOW + 24 * HOUR)) == {"dizzy", "fever"}
    assert persisting(iter(lockouts), Stamp(NOW + 48 * HOUR)) == {"dizzy", "fever", "i0", "i1"}
    assert persisting([], Stamp(NOW)) == frozenset()


def test_what_was_reported_later_than_now_persists_for_nobody() -> None:
    at_once = by("RE-0")
    assert persisting([at_once], Stamp(NOW)) == {"i0"}
    assert persisting([at_once], Stamp(NOW - BLINK)) == frozenset()
