"""Handover files: what is written is read back, and what does not fit is refused, one line a problem."""

import json
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from exchange_samples import ABSENT, LIBRARY

from corecoach.exchange import Problem
from corecoach.exchange.any_file import check_any
from corecoach.exchange.handover import (
    AdviceShown,
    Answered,
    Assessed,
    Checks,
    Cleared,
    Event,
    ExerciseDone,
    FiredRule,
    Handover,
    HeatAndIce,
    LastSession,
    Locked,
    Named,
    PainDay,
    Person,
    Plan,
    Symptom,
    Waiting,
    read_handover,
    write_handover,
)
from corecoach.prescription import Author
from corecoach.safety import Lock, Tier

AT = datetime(2026, 11, 25, 7, 52, tzinfo=timezone(timedelta(hours=5, minutes=30)))
SADDLE = Named("ces_saddle", "Numb or tingling between your legs")
YES = Answered(SADDLE, "yes", "new")
KNOWN = Assessed(Named("leg_tingle", "leg_tingle"), date(2026, 11, 2), "left", "calf", "strength normal")
EVENTS = (
    Event(AT, advice=AdviceShown("id", "GYVN6W1J", "emergency", "Call 999.\nNow.", (AT,), (AT,), "r1")),
    Event(AT, waiting=Waiting("id", "GYVN6W1J", "C. Example", "GP", "", AT, True)),
    Event(
        AT,
        cleared=Cleared(
            "id", "GYVN6W1J", "L2", "A. Example", "physio", "", AT, (Lock.HEAT,), date(2027, 1, 4), "",
            (KNOWN,),
        ),
    ),
    Event(
        AT,
        locked=Locked(
            "id", "GYVN6W1J", Tier.EMERGENCY, (Lock.ALL_EXERCISE,), (Lock.HEAT,), (YES,),
            (FiredRule(Named("C1", "C1"), (SADDLE,), "CLIN-A"),), "r1", None, False, "examination",
        ),
    ),
    Event(AT, checks=Checks((AT, AT), "carer", True, (YES,), (YES,), (SADDLE,), "r1")),
)  # fmt: skip
SAMPLE = Handover(
    mark="self-reported, not examined",
    made_at=datetime(2026, 11, 25, 21, tzinfo=UTC),
    app_version="0.1.0",
    rules_version=None,
    person=Person("Zoë 🙂", None, 0, AT, (Named("pregnant", "Are you pregnant?"),), ("wrist-pain",), ()),
    plan=Plan(
        "7d0f4c5e", "Steady", Author("A", "physio"), date(2026, 11, 2), None, AT, False, (KNOWN,), (), ()
    ),
    symptoms=(Symptom(SADDLE, "unsure", None, AT, AT, None),),
    events=EVENTS,
    pain=(PainDay(date(2026, 11, 25), (0, 4), (), (), (10,), ()),),
    last_session=LastSession(
        "Morning", AT, AT, "stopped", (ExerciseDone(SADDLE, 3, 5, 1.5, 2.0, False),), SADDLE, None, 0, None,
        None, "<b>no</b>",
    ),
    heat_and_ice=HeatAndIce(
        ("24 Nov 20:10: ice 15 min; stopped: something hurt", "20 Nov 07:00: heat 20 min"), ""
    ),
)  # fmt: skip
WRITTEN = write_handover(SAMPLE)
VALUE: Any = json.loads(WRITTEN)


def changed(path: str, new: Any) -> bytes:
    """The sample as a file with the value at a dotted path replaced, or taken out by ABSENT."""
    value = deepcopy(VALUE)
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    here = value
    for part in parents:
        here = here[part]
    if new is ABSENT:
        del here[last]
    else:
        here[last] = new
    return json.dumps(value).encode()


def refused(data: bytes) -> list[str]:
    """The places of the problems, each of which is one line."""
    found = read_handover(data)
    assert isinstance(found, list) and found
    assert all(isinstance(p, Problem) and len(p.line("f").splitlines()) == 1 for p in found)
    return [problem.where for problem in found]


def test_what_is_written_is_read_back_the_same() -> None:
    read = read_handover(WRITTEN)
    assert read == SAMPLE
    assert isinstance(read, Handover) and write_handover(read) == WRITTEN


def test_as_many_lines_on_ice_and_heat_as_may_be_are_read() -> None:
    read = read_handover(changed("handover.heat_and_ice.uses", ["ice"] * 60))
    assert isinstance(read, Handover) and len(read.heat_and_ice.uses) == 60


def test_a_file_from_before_ice_and_heat_is_still_read() -> None:
    older = {"uses": [], "note": "not recorded in this version"}
    read = read_handover(changed("handover.heat_and_ice", older))
    assert isinstance(read, Handover)
    assert read.heat_and_ice == HeatAndIce((), "not recorded in this version")


def test_the_file_says_what_it_is_and_that_nobody_examined() -> None:
    assert (VALUE["format"], VALUE["version"]) == ("corecoach.handover", 1)
    assert VALUE["handover"]["mark"] == "self-reported, not examined"
    assert set(VALUE) == {"format", "version", "handover"}


def test_it_is_indented_text_with_the_zone_of_every_time() -> None:
    text = WRITTEN.decode()
    assert text.startswith('{\n "format"') and text.endswith("}\n") and "Zoë 🙂" in text
    assert '"at": "2026-11-25T07:52:00+05:30"' in text


def test_what_nobody_said_is_null_or_empty_and_never_nought() -> None:
    session, (day,) = VALUE["handover"]["last_session"], VALUE["handover"]["pain"]
    assert (session["pain_before"], session["pain_after"], session["effort"]) == (0, None, None)
    assert (day["before"], day["after"], day["now"]) == ([0, 4], [], [10])


@pytest.mark.parametrize(
    ("path", "new", "where"),
    [
        ("handover.mark", ABSENT, "handover.mark"),
        ("handover.mark", "examined", "handover.mark"),
        ("handover.examined", True, "handover.examined"),
        ("handover.events.0.advice.shown", 1, "handover.events[0].advice.shown"),
        ("handover.events.3.locked.fired.0.clear", "", "handover.events[3].locked.fired[0].clear"),
        ("handover.events.3.locked.tier", "PANIC", "handover.events[3].locked.tier"),
        ("handover.events.4.checks.times", [], "handover.events[4].checks.times"),
        ("handover.events.4.checks.items.0.answer", "perhaps", "handover.events[4].checks.items[0].answer"),
        ("handover.made_at", "2026-11-25T21:00:00", "handover.made_at"),
        ("handover.pain.0.before", [11], "handover.pain[0].before[0]"),
        ("handover.last_session.pain_after", "5", "handover.last_session.pain_after"),
        ("handover.heat_and_ice.uses", ["ice"] * 61, "handover.heat_and_ice.uses"),
        ("handover.heat_and_ice.uses", ["ice", 15], "handover.heat_and_ice.uses[1]"),
        ("handover.heat_and_ice.uses", ["i" * 2001], "handover.heat_and_ice.uses[0]"),
        ("handover.heat_and_ice.uses", ABSENT, "handover.heat_and_ice.uses"),
        ("handover.heat_and_ice.note", None, "handover.heat_and_ice.note"),
        ("handover.person", None, "handover.person"),
        ("signature", None, "signature"),
        ("version", 2, "version"),
        ("format", "corecoach.programme", "format"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(path: str, new: Any, where: str) -> None:
    assert refused(changed(path, new)) == [where]


def test_an_entry_of_the_timeline_says_one_thing() -> None:
    both = VALUE["handover"]["events"][0] | {"checks": VALUE["handover"]["events"][4]["checks"]}
    assert refused(changed("handover.events.0", both)) == ["handover.events[0]"]
    assert refused(changed("handover.events.0", {"at": "2026-11-25T07:52:00Z"})) == ["handover.events[0]"]


def test_every_problem_is_said() -> None:
    value = deepcopy(VALUE)
    value["handover"]["mark"] = value["handover"]["pain"] = 5
    del value["handover"]["person"]["age"]
    found = refused(json.dumps(value).encode())
    assert sorted(found) == ["handover.mark", "handover.pain", "handover.person.age"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", WRITTEN[:-9], b"\xff" + WRITTEN, b'{"handover": {}}'])
def test_what_is_no_such_file_is_one_problem(data: bytes) -> None:
    assert len(refused(data)) == 1


def test_check_knows_it() -> None:
    assert check_any(WRITTEN, LIBRARY.exercises) == ("page for the clinician", [])
    kind, problems = check_any(changed("handover.mark", "x"), LIBRARY.exercises)
    assert (kind, [p.where for p in problems]) == ("", ["handover.mark"])
