"""What is said of a protocol of ice or heat: the limit by its name, the place, and what is allowed."""

import json
import re
from typing import Any

import pytest
from exchange_samples import LIBRARY, SAMPLES, STEADY_VALUE, a_protocol, accepted, changed, refused
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange import Problem, ProgrammeFile, read_programme
from corecoach.exchange.any_file import check_any, warnings_in
from corecoach.exchange.thermal_problems import protocol_problems, protocol_warnings
from corecoach.thermal.rules import ThermalRules

LETTERS = {"i": "ice", "m": "ice-massage", "h": "heat", "w": "wrap", "r": "rest"}


def limits() -> ThermalRules:
    """The limits as shipped."""
    rules = LIBRARY.thermal_rules
    assert rules is not None
    return rules


def steps(text: str) -> list[dict[str, Any]]:
    """The steps that a string such as `s i5 s` stands for."""
    return [{"do": "check"} if t == "s" else {"do": LETTERS[t[0]], "min": int(t[1:])} for t in text.split()]


def problems(text: str, **changes: Any) -> list[Problem]:
    """What is wrong with a patient's protocol of these steps."""
    return protocol_problems(a_protocol(author="patient", steps=steps(text), **changes), limits())


def line(text: str, **changes: Any) -> str:
    """The one problem, as it is shown."""
    (problem,) = problems(text, **changes)
    return problem.line("f")


WRAP = {"max_days": 7, "min_gap_min": 960}
# By hand: steps, what else is different, and the line.
LINES: list[tuple[str, dict[str, Any], str]] = [
    ("s i5 s i10 s i6 s", {}, "steps[1]: TH01: ice for 21 minutes in a row; at most 20 minutes"),
    ("s m11 s", {}, "steps[1]: TH02: ice massage for 11 minutes in a row; at most 10 minutes"),
    ("s h10 s h10 s h1 s", {}, "steps[1]: TH03: heat for 21 minutes in a row; at most 20 minutes"),
    ("s w120 s w120 s w120 s w120 s w1 s", WRAP,
     "steps[1]: TH03: a heat wrap for 481 minutes in a row; at most 480 minutes"),
    ("s w120 s w120 s w1 s", {**WRAP, "max_per_day": 2},
     "max_per_day: TH03: a heat wrap for 482 minutes a day; at most 480 minutes"),
    ("s h10 s h10 s r5 s h10 s h10 s r5 h1 s", {},
     "steps[1]: TH05: heat for 41 minutes in one session; at most 40 minutes"),
    ("s h10 s r20 s h10 s r11 s h10 s", {}, "steps[1]: TH05: a session of 61 minutes; at most 60 minutes"),
    ("s i5 s r9 s i5 s", {},
     "steps[5]: TH06: cold comes back within one session; cold for at most 10 minutes with 10 minutes "
     "without cold between and at most 20 minutes in all, or in turns for at most 2 minutes with 3 minutes "
     "of heat between and at most 10 minutes in all"),
    ("s i5 s r59 s i5 s", {},
     "steps[5]: TH06b: 59 minutes between two sessions with cold; at least 60 minutes"),
    ("s i5 s", {"min_gap_min": 1},
     "min_gap_min: TH06b: 1 minute until the next session; at least 60 minutes"),
    ("s h5 s", {"min_gap_min": 0},
     "min_gap_min: TH07: 0 minutes until the next session; at least 60 minutes"),
    ("s h10 s r59 s h10 s", {"max_per_day": 1},
     "steps[5]: TH07: 59 minutes between two sessions with heat; at least 60 minutes"),
    ("s i5 s h5 s", {}, "steps[3]: TH08: 0 minutes of rest between ice and heat; at least 5 minutes"),
    ("s i5 s r1 h5 s", {}, "steps[4]: TH08: 1 minute of rest between ice and heat; at least 5 minutes"),
    ("s i5 r5 h5 s", {}, "steps[3]: TH08: no look at the skin between ice and heat; a check between them"),
    ("s i5 s", {"max_per_day": 9}, "max_per_day: TH09: 9 sessions with cold a day; at most 8"),
    ("s h5 s", {"max_per_day": 7}, "max_per_day: TH09: 7 sessions with heat a day; at most 6"),
    ("s i5 s r60 s h5 s", {"max_per_day": 6}, "max_per_day: TH09: 12 sessions a day; at most 10"),
    ("s i6 s", {}, "steps[1]: TH11: ice for 6 minutes without a look at the skin; at most 5 minutes"),
    ("s h11 s", {}, "steps[1]: TH11: heat for 11 minutes without a look at the skin; at most 10 minutes"),
    ("s i5", {}, "steps[1]: TH12: the last step is no look at the skin; the last step is a check"),
    ("s r5 s", {}, "steps: TH13: nothing is put on the skin; at least one step does"),
    ("s i5 s r1441 s", {}, "steps[3]: TH13: a rest of 1441 minutes; at most 1440 minutes"),
    ("s " * 60 + "i5 s", {}, "steps: TH13: 62 steps with the repeats written out; at most 60"),
    ("i5 s", {"repeats": 0}, "repeats: TH13: 0 repeats; must be from 1 to 10"),
    ("s w120 s r5 s", WRAP,
     "steps: TH13: a heat wrap together with something else; a heat wrap has nothing but checks beside it"),
    ("s w120 s", {"max_days": 8, "min_gap_min": 960},
     "max_days: TH18: a heat wrap on 8 days in a row; at most 7"),
    ("s w120 s", {"max_days": None, "min_gap_min": 960},
     "max_days: TH18: a heat wrap without an end of its days; at most 7"),
    ("s i5 s", {"first_steps": steps("s i6 s")},
     "first_steps[1]: TH11: ice for 6 minutes without a look at the skin; at most 5 minutes"),
    ("s i5 s", {"first_steps": steps("s h5 s")},
     "first_steps[1]: TH13: the first use puts on what the later ones do not; must be what the steps put on"),
    ("s i5 s", {"first_steps": steps("s s")},
     "first_steps: TH13: nothing is put on the skin; at least one step does"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "changes", "expected"), LINES)
def test_each_limit_is_named_with_its_place_and_what_is_allowed(
    text: str, changes: dict[str, Any], expected: str
) -> None:
    assert line(text, **changes) == f"f: {expected}"


STEPS: list[tuple[dict[str, Any], str, str]] = [
    ({"do": "ice", "min": -5}, "TH13: -5 minutes", "whole minutes from 1"),
    ({"do": "ice", "min": 0}, "TH13: 0 minutes", "whole minutes from 1"),
    ({"do": "rest", "min": 7.5}, "TH13: 7.5 minutes", "whole minutes from 1"),
    ({"do": "heat"}, "TH13: there are no minutes", "whole minutes from 1"),
    ({"do": "check", "min": 5}, "TH13: a check with minutes", "a check has none: it waits for an answer"),
    ({"do": "snow", "min": 5}, 'TH13: "snow" is not a step',
     "must be one of: ice, ice-massage, heat, wrap, rest, check"),
    ({"do": "x" * 500, "min": 5}, f'TH13: "{"x" * 37}..." is not a step',
     "must be one of: ice, ice-massage, heat, wrap, rest, check"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "what", "allowed"), STEPS)
def test_a_step_that_is_none_breaks_a_limit_and_not_the_shape(
    step: dict[str, Any], what: str, allowed: str
) -> None:
    value = a_protocol(steps=[{"do": "check"}, step, *steps("i5 s")])
    assert protocol_problems(value, limits()) == [Problem("steps[1]", what, allowed)]


def test_a_thousand_million_minutes_are_too_many() -> None:
    value = a_protocol(steps=[{"do": "check"}, {"do": "ice", "min": 1e9}, {"do": "check"}])
    assert protocol_problems(value, limits())[0].what == "TH01: ice for 1000000000 minutes in a row"


def test_every_limit_that_is_broken_is_said() -> None:
    found = problems("s i6 s h11", max_per_day=9, min_gap_min=5)
    assert [p.what[:5].rstrip(":") for p in found] == [
        "TH06b", "TH07", "TH08", "TH09", "TH11", "TH12"
    ]  # fmt: skip


def test_a_step_of_a_repeat_is_the_step_that_is_written() -> None:
    assert line("s i5 s r9", repeats=1).startswith("f: steps[3]: TH12")
    found = problems("s r9 s i5 s", repeats=2)
    assert [(p.where, p.what[:4]) for p in found] == [("steps[3]", "TH06")]


SHAPES: list[tuple[dict[str, Any], str, str]] = [
    ({"steps": "s i5 s"}, "steps", '"s i5 s" is of the wrong kind'),
    ({"steps": [5]}, "steps[0]", "5 is of the wrong kind"),
    ({"steps": [{"min": 5}]}, "steps[0].do", "is missing"),
    ({"steps": [{"do": "ice", "min": "5"}]}, "steps[0].min", '"5" is of the wrong kind'),
    ({"steps": [{"do": "ice", "min": True}]}, "steps[0].min", "true is of the wrong kind"),
    ({"steps": [{"do": "ice", "minutes": 5}]}, "steps[0].minutes", "unknown key"),
    ({"author": "nurse"}, "author", '"nurse" is not known'),
    ({"max_per_day": 0}, "max_per_day", "0 is out of range"),
    ({"reviewed": "soon"}, "reviewed", '"soon" is not a date'),
    ({"id": "Ice!"}, "id", '"Ice!" is not written right'),
    ({"format": "corecoach.ice"}, "format", "this is not a protocol of ice or heat"),
    ({"version": 2}, "version", "version 2 cannot be read by this CoreCoach"),
]


@pytest.mark.parametrize(("change", "where", "what"), SHAPES)
@pytest.mark.parametrize("place", ["", "programme.protocols[3]"])
def test_a_wrong_shape_is_said_as_in_every_file(
    change: dict[str, Any], where: str, what: str, place: str
) -> None:
    (problem,) = protocol_problems(a_protocol(**change), limits(), place)
    assert problem.where == (f"{place}.{where}" if place else where)
    assert problem.what == what and not problem.what.startswith("TH")


# -- what is only pointed out -------------------------------------------------------------------------------


def test_warnings_stand_beside_no_problem() -> None:
    value = a_protocol(steps=steps("s i5 s i10 s i3 s r5 s h10 s"), max_days=4, note="at 46 °C")
    assert protocol_problems(value, limits()) == []
    assert [w.line("f") for w in protocol_warnings(value, limits())] == [
        "f: steps[1]: TH01: ice for 18 minutes in a row; above 15 minutes a clinician gives a reason",
        "f: steps[9]: TH08: 5 minutes of rest between ice and heat; better 60 minutes",
        "f: whole file: TH17: the text speaks of 46 degrees C; better at most 45 degrees C",
        "f: max_days: TH18: cold on 4 days in a row; better a review after 3 days",
    ]


def test_other_warnings() -> None:
    value = a_protocol(steps=steps("s m8 s"), note="on high, with no towel", max_days=None)
    found = [(w.what, w.allowed) for w in protocol_warnings(value, limits())]
    assert found == [
        ("TH02: ice massage for 8 minutes in a row", "better at most 7 minutes"),
        ("TH17: the text speaks of a high setting", "better low or medium"),
    ]
    value = a_protocol(steps=steps("s h5 s"), note="directly on skin", max_days=15)
    found = [(w.what, w.allowed) for w in protocol_warnings(value, limits(), "p")]
    assert found == [
        ("TH17: the text speaks of nothing between the pack and the skin", "better with a cloth"),
        ("TH18: heat on 15 days in a row", "better a review after 14 days"),
    ]


def test_of_a_refused_protocol_nothing_is_pointed_out() -> None:
    value = a_protocol(steps=steps("s i6 s"), max_days=9)
    assert protocol_problems(value, limits()) and protocol_warnings(value, limits()) == []
    assert protocol_warnings(a_protocol(steps=1), limits()) == []


# -- files --------------------------------------------------------------------------------------------------

FILES = {
    "ice-10-5": [],
    "alternate-15-15": [],
    "refused-ice-21": ["steps[1]: TH01: ice for 21 minutes in a row; at most 20 minutes"],
    "refused-no-last-check": [
        "steps[1]: TH12: the last step is no look at the skin; the last step is a check"
    ],
}


def test_every_sample_is_known_here() -> None:
    assert {path.stem for path in (SAMPLES / "thermal").iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_samples_are_taken_or_refused_with_the_limit(name: str) -> None:
    data = (SAMPLES / "thermal" / f"{name}.json").read_bytes()
    kind, found = check_any(data, LIBRARY.exercises, thermal=limits())
    assert (kind, [p.line("f") for p in found]) == ("protocol", [f"f: {text}" for text in FILES[name]])


def test_without_limits_nothing_of_ice_and_heat_is_taken() -> None:
    data = (SAMPLES / "thermal" / "ice-10-5.json").read_bytes()
    _kind, (problem,) = check_any(data, LIBRARY.exercises)
    assert problem.what == "the limits of ice and heat are damaged, so this cannot be checked"
    text = changed(("programme.protocols", [a_protocol(), a_protocol(id="two")])).encode()
    read = read_programme(text, LIBRARY.exercises)
    assert isinstance(read, list)
    assert [(p.where, p.what) for p in read] == [("programme.protocols", problem.what)]
    # A programme without any needs none.
    assert isinstance(read_programme(changed().encode(), LIBRARY.exercises), ProgrammeFile)


def test_the_protocols_of_a_programme_are_checked_in_their_place() -> None:
    bad = a_protocol(id="two", steps=steps("s i5 s i10 s i6 s"))
    (problem,) = refused(changed(("programme.protocols", [a_protocol(), bad])))
    assert problem.line("f") == (
        "f: programme.protocols[1].steps[1]: TH01: ice for 21 minutes in a row; at most 20 minutes"
    )
    (problem,) = refused(changed(("programme.protocols", [a_protocol(colour="red")])))
    assert (problem.where, problem.what) == ("programme.protocols[0].colour", "unknown key")
    (problem,) = refused(changed(("programme.protocols", [{"id": "ice"}])))
    assert problem.where == "programme.protocols[0].format"


def test_what_else_is_wrong_is_said_with_them() -> None:
    bad = a_protocol(steps=steps("s i5"))
    text = changed(
        ("programme.protocols", [bad]), ("programme.phases.0.schedule.0.routine", "none")
    )  # fmt: skip
    assert [p.where for p in refused(text)] == [
        "programme.phases[0].schedule[0].routine", "programme.protocols[0].steps[1]"
    ]  # fmt: skip


def test_a_clinician_gives_half_an_hour_of_heat_and_a_patient_does_not() -> None:
    long = steps("s h10 s h10 s h10 s")
    assert accepted(changed(("programme.protocols", [a_protocol(steps=long)])))
    (problem,) = refused(changed(("programme.protocols", [a_protocol(steps=long, author="patient")])))
    assert problem.what.startswith("TH03")


def test_ids_of_protocols_are_their_own() -> None:
    (problem,) = refused(changed(("programme.protocols", [a_protocol(), a_protocol()])))
    assert (problem.where, problem.what) == (
        "programme.protocols[1].id", 'the id "ice-10-5" stands twice'
    )  # fmt: skip
    (problem,) = refused(changed(("programme.protocols", [a_protocol(id="ice_acute")])))
    assert problem.line("f") == (
        'f: programme.protocols[0].id: "ice_acute" is already a protocol of the library; '
        "needs an id of its own"
    )


def test_warnings_of_a_programme_have_their_place() -> None:
    text = changed(("programme.protocols", [a_protocol(), a_protocol(id="two", max_days=4)]))
    assert [w.where for w in warnings_in(text.encode(), limits())] == ["programme.protocols[1].max_days"]
    for other in (b"", b"[]", b"{}", json.dumps(STEADY_VALUE).encode(), b'{"format": "corecoach.clearance"}'):
        assert warnings_in(other, limits()) == []


ODD = st.none() | st.booleans() | st.integers(-5, 10**7) | st.floats(allow_nan=False) | st.text(max_size=9)
ODD_STEPS = st.lists(
    st.fixed_dictionaries(
        {"do": st.sampled_from([*LETTERS.values(), "check"]) | ODD},
        optional={"min": ODD | st.integers(1, 30)},
    ),
    max_size=12,
)


@given(st.dictionaries(st.sampled_from(sorted(a_protocol())), ODD), ODD_STEPS, ODD_STEPS)
def test_whatever_stands_in_a_protocol_the_answer_is_lines(changes: Any, some: Any, first: Any) -> None:
    value = a_protocol(steps=some, first_steps=first) | changes
    for found in (protocol_problems(value, limits(), "p"), protocol_warnings(value, limits(), "p")):
        for problem in found:
            assert len(problem.line("f").splitlines()) == 1 and problem.what and problem.allowed
            assert re.match(r"p(\.|$)", problem.where)


def test_a_word_with_braces_is_shown_as_it_is() -> None:
    value = a_protocol(steps=[{"do": "{name} {0}", "min": 5}, {"do": "check"}])
    assert protocol_problems(value, limits())[0].what == 'TH13: "{name} {0}" is not a step'
