"""Every limit of a protocol on both sides of its edge, by the clinical table, section 1.7."""

from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from thermal_steps import BUILT_IN, RULES, faults, forbids, moved, protocol, says, steps, text

from corecoach.thermal.limits import blocks
from corecoach.thermal.protocol import Protocol, Step

CLINICIAN = {"author": "clinician"}
WRAP = {"max_days": 7, "min_gap_min": 960}
FIVE_HOURS = "s i5 s r60 s h10 s r60 " * 5

# By limit and number: allowed, then one minute (or one time) too many, and what forbids that.
EDGES: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("TH01", "most_min", "s i5 s i10 s i5 s", "s i5 s i10 s i6 s", {}),
    ("TH02", "most_min", "s m10 s", "s m11 s", {}),
    ("TH03", "patient_most_min", "s h10 s h10 s", "s h10 s h10 s h1 s", {}),
    ("TH03", "clinician_most_min", "s h10 s h10 s h10 s", "s h10 s h10 s h10 s h1 s", CLINICIAN),
    ("TH03", "wrap_most_min", "s w120 s w120 s w120 s w120 s", "s w120 s w120 s w120 s w120 s w1 s", WRAP),
    ("TH05", "heat_most_min", "s h10 s h10 s r5 s h10 s h10 s", "s h10 s h10 s r5 s h10 s h10 s r5 h1 s", {}),
    ("TH05", "wall_most_min", "s h10 s r20 s h10 s r10 s h10 s", "s h10 s r20 s h10 s r11 s h10 s", {}),
    (
        "TH05", "contrast_wall_most_min",
        "s h4 i1 h4 i1 s h4 i1 h4 i1 s h4 i1 h4 i1 s h4 i1 s",
        "s h4 i1 h4 i1 s h4 i1 h4 i1 s h4 i1 h4 i1 s h4 i2 s", {},
    ),
    ("TH06", "phase_most_min", "s i5 s i5 s r10 s i5 s", "s i5 s i6 s r10 s i5 s", {}),
    ("TH06", "free_least_min", "s i5 s r10 s i5 s", "s i5 s r9 s i5 s", {}),
    (
        "TH06", "session_most_min",
        "s i5 s i5 s r10 s i5 s r10 s i5 s", "s i5 s i5 s r10 s i5 s r10 s i5 s i1 s", {},
    ),
    ("TH06", "contrast_phase_most_min", "s h3 i2 h3 i2 s", "s h3 i2 h3 i3 s", {}),
    ("TH06", "contrast_warm_least_min", "s i2 h3 i2 s", "s i2 h2 i2 s", {}),
    (
        "TH06", "contrast_session_most_min",
        "s i2 h3 i2 s h3 i2 h3 i2 s h3 i2 s", "s i2 h3 i2 s h3 i2 h3 i2 s h3 i2 h3 i1 s", {},
    ),
    ("TH06b", "gap_least_min", "s i5 s r60 s i5 s", "s i5 s r59 s i5 s", {}),
    ("TH07", "gap_least_min", "s h10 s r60 s h10 s", "s h10 s r59 s h10 s", {}),
    ("TH08", "rest_least_min", "s i5 s r5 h5 s", "s i5 s r4 h5 s", {}),
    ("TH11", "ice_first_most_min", "s i5 s", "s i6 s", {}),
    ("TH11", "ice_most_min", "s i5 s i10 s", "s i5 s i11 s", {}),
    ("TH11", "heat_most_min", "s h10 s", "s h11 s", {}),
    ("TH11", "wrap_most_min", "s w120 s", "s w121 s", WRAP),
    ("TH13", "rest_most_min", "s i5 s r1440 s", "s i5 s r1441 s", {}),
    ("TH13", "steps_most", "s " * 58 + "i5 s", "s " * 59 + "i5 s", {}),
]  # fmt: skip
# The id of a limit stands in front: `make safety` finds it there.
IDS = [f"{limit}-{name}" for limit, name, *_rest in EDGES]


@pytest.mark.parametrize(("limit", "name", "good", "bad", "how"), EDGES, ids=IDS)
def test_each_limit_allows_its_edge_and_not_one_more(
    limit: str, name: str, good: str, bad: str, how: dict[str, Any]
) -> None:
    assert forbids(good, **how) == set()
    assert forbids(bad, **how) == {limit}


@pytest.mark.parametrize(("limit", "name", "good", "bad", "how"), EDGES, ids=IDS)
def test_the_edge_is_where_the_data_says(
    limit: str, name: str, good: str, bad: str, how: dict[str, Any]
) -> None:
    stricter = 1 if "least" in name else -1
    assert limit in forbids(good, moved(limit, name, stricter), **how)
    assert forbids(bad, moved(limit, name, -stricter), **how) == set()


# Whole numbers of the protocol itself: allowed, and not.
WHOLE: list[tuple[str, str, str, dict[str, Any], dict[str, Any]]] = [
    ("TH06b", "gap_least_min", "s i5 s", {"min_gap_min": 60}, {"min_gap_min": 59}),
    ("TH06b", "gap_least_min", "s m5 s", {"min_gap_min": 60}, {"min_gap_min": 59}),
    ("TH07", "gap_least_min", "s h5 s", {"min_gap_min": 60}, {"min_gap_min": 59}),
    ("TH09", "cold_most", "s i5 s", {"max_per_day": 8}, {"max_per_day": 9}),
    ("TH09", "heat_most", "s h5 s", {"max_per_day": 6}, {"max_per_day": 7}),
    ("TH09", "all_most", "s i5 s r60 s h5 s", {"max_per_day": 5}, {"max_per_day": 6}),
    ("TH13", "repeats_most", "i1 s", {"repeats": 10}, {"repeats": 11}),
    ("TH18", "wrap_most_days", "s w120 s", {**WRAP, "max_days": 7}, {**WRAP, "max_days": 8}),
]


@pytest.mark.parametrize(("limit", "name", "what", "good", "bad"), WHOLE)
def test_gaps_counts_and_days_have_an_edge_too(
    limit: str, name: str, what: str, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    assert forbids(what, **good) == set()
    assert forbids(what, **bad) == {limit}
    assert limit in forbids(what, moved(limit, name, 1 if "least" in name else -1), **good)


@pytest.mark.covers("TH09")
def test_ten_sessions_of_both_in_one_use_and_eleven() -> None:
    assert forbids(FIVE_HOURS.removesuffix("r60 ")) == set()
    eleven = faults(FIVE_HOURS + "s i5 s")
    assert [(b.rule, b.what, b.found, b.allowed) for b in eleven if b.severity == "block"] == [
        ("TH09", "per-day-all", 11, 10)
    ]


# -- TH01 to TH04: in a row -----------------------------------------------------------------------------


@pytest.mark.covers("TH04", "TH01")
@pytest.mark.parametrize(
    "what", ["s i5 s i5 s i10 s i1 s", "s i1 s " + "i1 s " * 20, "i5 s i10 s s s i6 s", "s i5 i16 s"]
)
def test_a_check_is_no_break(what: str) -> None:
    assert "TH01" in forbids(what)


@pytest.mark.covers("TH01")
def test_a_wrong_minute_is_named_with_its_step_and_both_numbers() -> None:
    (fault,) = faults("s i5 s i10 s i6 s", reason="thick cloth")
    assert (fault.rule, fault.step, fault.found, fault.allowed) == ("TH01", 1, 21, 20)


@pytest.mark.covers("TH01")
def test_more_than_15_minutes_of_ice_ask_for_a_reason() -> None:
    assert says("s i5 s i10 s") == set()
    assert says("s i5 s i10 s i1 s") == {("TH01", "reason")}
    assert says("s i5 s i10 s i1 s", reason="thick cloth") == set()


@pytest.mark.covers("TH02")
def test_more_than_7_minutes_of_massage_are_pointed_out() -> None:
    assert says("s m7 s") == set()
    assert says("s m8 s") == {("TH02", "warn")}


@pytest.mark.covers("TH03")
def test_only_a_clinician_gives_half_an_hour_of_heat() -> None:
    assert forbids("s h10 s h10 s h10 s") == {"TH03"}


@pytest.mark.covers("TH03")
def test_a_wrap_is_on_for_eight_hours_of_a_day() -> None:
    assert forbids("s w120 s w120 s", **WRAP, max_per_day=2) == set()
    assert forbids("s w120 s w120 s w1 s", **WRAP, max_per_day=2) == {"TH03"}
    assert forbids("s w120 s w120 s w120 s w120 s", **WRAP, max_per_day=2) == {"TH03"}


# -- TH05 to TH08: sessions ------------------------------------------------------------------------------


@pytest.mark.covers("TH05", "TH06")
def test_ice_and_massage_are_one_cold() -> None:
    assert forbids("s i5 s i5 s m10 s") == {"TH06"}
    assert forbids("s i5 s i10 s i5 s r10 s m10 s") == {"TH06"}
    assert forbids("s i5 s i10 s i5 s r10 s m10 s r10 s i1 s") == {"TH05", "TH06"}
    assert "TH05" in forbids("s i5 s i10 s i5 s r10 s m10 s", moved("TH05", "cold_most_min", -1))


@pytest.mark.covers("TH06b", "TH07")
def test_half_an_hour_of_rest_begins_a_session() -> None:
    assert forbids("s i5 s r29 s i5 s") == set()
    assert forbids("s i5 s r30 s i5 s") == {"TH06b"}
    assert forbids("s h10 s r29 s h10 s") == set()
    assert forbids("s h10 s r30 s h10 s") == {"TH07"}
    # Rests that follow each other are one.
    assert forbids("s i5 s r15 s r15 s i5 s") == {"TH06b"}


@pytest.mark.covers("TH08")
def test_phases_of_4_minutes_in_turns_need_no_rest_and_those_of_5_do() -> None:
    assert forbids("s h4 i1 h4 i1 s") == set()
    assert forbids("s h5 i1 h4 i1 s") == {"TH08"}
    assert forbids("s i5 s h5 s") == {"TH08"}


@pytest.mark.covers("TH08")
def test_between_ice_and_heat_the_skin_is_looked_at() -> None:
    for good in ("s i5 s r5 s h5 s", "s i5 r5 s h5 s", "s h5 r5 s i5 s"):
        assert forbids(good) == set(), good
    assert forbids("s i5 r5 h5 s") == {"TH08"}
    assert forbids("s h5 r5 i5 s") == {"TH08"}


@pytest.mark.covers("TH08")
def test_an_hour_between_ice_and_heat_is_better() -> None:
    assert says("s i5 s r59 s h5 s") == {("TH08", "warn")}
    assert says("s i5 s r60 s h5 s") == set()


# -- TH11 and TH12: checks --------------------------------------------------------------------------------


@pytest.mark.covers("TH11")
@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("s i5 s r10 s i6 s", {"TH11"}),
        ("s i5 r10 s i6 s", {"TH11"}),
        ("s i5 r10 s i5 s i5 s", set()),
        ("s i4 r10 i4 s", {"TH11"}),
        ("s s i6 s", {"TH11"}),
        ("s h5 h5 s", set()),
        ("s h5 h6 s", {"TH11"}),
        ("s h10 r5 h1 s", {"TH11"}),
    ],
)
def test_the_first_look_at_ice_comes_early_after_every_rest(what: str, expected: set[str]) -> None:
    assert forbids(what) == expected


@pytest.mark.covers("TH12")
@pytest.mark.parametrize("what", ["s i5", "s i5 s i5", "s h5 s r5", "s w120"])
def test_the_last_step_is_a_check(what: str) -> None:
    assert "TH12" in forbids(what, **WRAP)
    assert "TH12" not in forbids(f"{what} s", **WRAP)


# -- TH13: what a step may be ------------------------------------------------------------------------------


@pytest.mark.covers("TH13")
@pytest.mark.parametrize("minutes", [nan, inf, -inf, -5, 0, 0.5, 7.5, -0.0, None])
@pytest.mark.parametrize("do", ["ice", "ice-massage", "heat", "wrap", "rest"])
def test_minutes_are_whole_and_above_nought(do: str, minutes: float | None) -> None:
    found = faults((Step("check"), Step(do, minutes), Step("ice", 5), Step("check")))
    assert [(b.rule, b.what, b.step) for b in found if b.step == 1] == [("TH13", "minutes", 1)]


def test_a_thousand_million_minutes_are_too_long() -> None:
    assert "TH01" in forbids((Step("check"), Step("ice", 1e9), Step("check")))
    assert forbids((Step("check"), Step("ice", 5.0), Step("check"))) == set()


@pytest.mark.covers("TH13")
@pytest.mark.parametrize("what", ["", "s", "s r5 s", "r5", "s s"])
def test_something_is_put_on(what: str) -> None:
    assert "TH13" in forbids(what)


@pytest.mark.covers("TH13")
def test_a_step_has_a_known_name_and_a_check_no_minutes() -> None:
    for do in ("snow", "Ice", "ICE", "ice ", ""):
        assert forbids((Step("check"), Step(do, 5), Step("check"))) == {"TH13"}
    assert forbids((Step("check", 5), Step("ice", 5), Step("check"))) == {"TH13"}


@pytest.mark.covers("TH13")
def test_sixty_steps_count_with_the_repeats_written_out() -> None:
    assert forbids("i1 s s s s s", repeats=10) == set()
    assert forbids("i1 s s s s s s", repeats=9) == {"TH13"}
    assert forbids("i5 s", repeats=0) == forbids("i5 s", repeats=-1) == {"TH13"}


def test_more_of_what_is_wrong_is_said_where_it_can_be_known() -> None:
    assert forbids("s i6", repeats=11) == {"TH11", "TH12", "TH13"}
    assert forbids("s i5 s " * 500) == {"TH13"}
    assert forbids("s " * 59 + "i5") == {"TH12"}


@pytest.mark.covers("TH13")
def test_a_wrap_stands_alone() -> None:
    for what in ("s w120 s r5 s", "s w120 s i5 s", "s h5 s w120 s"):
        assert "TH13" in forbids(what, **WRAP)


# -- TH17 and TH18: what is only said ----------------------------------------------------------------------


@pytest.mark.covers("TH17")
@pytest.mark.parametrize(
    "note",
    ["46 °C", "at 46C", "46 degrees C", "46 degrees Celsius", "45.5 °C", "45,5 °C", "about 50º C", "120 °F",
     "114 degrees Fahrenheit", "on a high setting", "Set to HIGH", "the highest setting", "with no towel",
     "Without a cloth.", "directly on skin", "directly on the skin", "Directly on your skin"],
)  # fmt: skip
def test_words_that_ask_for_too_much_are_pointed_out(note: str) -> None:
    assert says("s h5 s", note=note) == {("TH17", "warn")}
    assert says("s h5 s", title=note) == says("s h5 s", reason=note) == {("TH17", "warn")}


@pytest.mark.parametrize(
    "note",
    ["45 °C", "113 °F", "40 C at most", "46 cm wide", "Lie with your hips at 90 degrees.", "not too high",
     "a high chair", "with a towel", "12 or 46 Cats", ""],
)  # fmt: skip
def test_other_words_are_not(note: str) -> None:
    assert says("s h5 s", note=note) == set()


@pytest.mark.covers("TH17")
def test_ice_massage_may_be_on_the_skin() -> None:
    assert says("s m5 s", note="directly on skin") == set()
    assert ("TH17", "warn") in says("s m5 s r5 s h5 s", note="directly on skin")


@pytest.mark.covers("TH18")
def test_days_in_a_row_are_pointed_out_and_for_a_wrap_refused() -> None:
    assert says("s i5 s", max_days=3) == says("s h5 s", max_days=14) == says("s i5 s", max_days=None) == set()
    assert says("s i5 s", max_days=4) == says("s h5 s", max_days=15) == {("TH18", "warn")}
    assert forbids("s w120 s", min_gap_min=960, max_days=None) == {"TH18"}


# -- the first use ------------------------------------------------------------------------------------------


def test_the_steps_of_a_first_use_are_held_to_the_same() -> None:
    assert forbids(protocol("s i5 s i10 s", first_steps=steps("s i5 s"))) == set()
    (fault,) = faults(protocol("s i5 s i10 s", first_steps=steps("s i6 s")))
    assert (fault.rule, fault.of, fault.step) == ("TH11", "first_steps", 1)
    assert forbids(protocol("s i5 s", first_steps=steps("s i5"))) == {"TH12"}
    assert forbids(protocol("s i5 s", first_steps=steps("s r5 s"))) == {"TH13"}


def test_a_first_use_puts_on_nothing_that_was_not_asked_about() -> None:
    assert forbids(protocol("s i5 s", first_steps=steps("s h5 s"))) == {"TH13"}
    assert forbids(protocol("s i5 s", first_steps=steps("s m5 s"))) == {"TH13"}


def test_what_is_wrong_with_the_whole_is_said_once() -> None:
    whole = protocol("s i5 s", first_steps=steps("s i5 s"), min_gap_min=5, max_days=9)
    assert [b.what for b in faults(whole)] == ["min-gap", "days-cold"]


def test_what_forbids_comes_first() -> None:
    found = faults("s i5 s i10 s i1 s r5 h5", max_days=9)
    severities = [b.severity == "block" for b in found]
    assert severities == sorted(severities, reverse=True) and len(set(severities)) == 2
    assert blocks(protocol("s i6 s"), RULES) and not blocks(protocol("s i5 s", max_days=9), RULES)


# -- of any protocol ----------------------------------------------------------------------------------------

PACKS = st.sampled_from(["ice", "ice-massage", "heat", "rest"])
MINUTES = st.sampled_from([1, 2, 3, 4, 5, 6, 9, 10, 11, 15, 20, 21, 29, 30, 59, 60])
SOUND = st.lists(
    st.just(Step("check")) | st.builds(Step, PACKS, MINUTES),
    min_size=1,
    max_size=12,
).map(tuple)
LOOSE = st.lists(
    st.builds(
        Step,
        st.sampled_from(["ice", "heat", "wrap", "rest", "check", "", "x"]),
        st.none() | st.integers() | st.floats() | MINUTES,
    ),
    max_size=70,
).map(tuple)
AUTHORS = st.sampled_from(["patient", "clinician"])


@pytest.mark.covers("TH04")
@given(SOUND | st.sampled_from([p.steps for p in BUILT_IN]), AUTHORS, st.data())
def test_splitting_a_pack_with_checks_makes_nothing_legal(
    whole: tuple[Step, ...], author: str, data: st.DataObject
) -> None:
    split: list[Step] = []
    for step in whole:
        minutes = step.min or 0
        at = data.draw(st.integers(0, int(minutes) - 1)) if step.is_pack else 0
        split += [Step(step.do, at), Step("check"), Step(step.do, minutes - at)] if at else [step]
    before, after = forbids(whole, author=author), forbids(tuple(split), author=author)
    # More checks may mend TH11, for which they are.
    assert before - {"TH11"} <= after, text(tuple(split))


@given(SOUND, st.integers(1, 4))
def test_repeats_are_as_if_they_were_written_out(whole: tuple[Step, ...], repeats: int) -> None:
    assert faults(whole, repeats=repeats) == faults(whole * repeats)


@given(SOUND)
def test_a_clinician_may_do_all_that_a_patient_may(whole: tuple[Step, ...]) -> None:
    assert forbids(whole, author="clinician") <= forbids(whole, author="patient")


@given(LOOSE, LOOSE, st.integers(-3, 2000), AUTHORS)
def test_whatever_stands_in_the_steps_the_answer_is_limits(
    whole: tuple[Step, ...], first: tuple[Step, ...], repeats: int, author: str
) -> None:
    found = faults(whole, repeats=repeats, first_steps=first, author=author)
    assert {b.rule for b in found} <= {limit.id for limit in RULES.limits}
    unsound = any(
        s.do not in ("ice", "heat", "wrap", "rest", "check") or (s.do != "check" and not (s.min or 0) > 0)
        for s in whole
    )
    assert not unsound or "TH13" in {b.rule for b in found}


@pytest.mark.parametrize("built_in", BUILT_IN, ids=lambda p: p.id)
def test_no_built_in_protocol_stays_legal_without_its_last_check(built_in: Protocol) -> None:
    assert forbids(built_in) == set()
    assert "TH12" in forbids(replace(built_in, steps=built_in.steps[:-1]))
