"""No Permit, no session: every public way in is tried, and the source is searched for another one."""

import ast
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from msgspec.structs import replace
from safety_samples import ALL_NO, NOW, NOW_S, RULES, opened
from safety_samples import answers as bare_answers

from corecoach.cli import main
from corecoach.clock import ManualClock
from corecoach.coach import Coach, Offer, Started, Wish
from corecoach.home import Home
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine
from corecoach.safety import (
    Clearance,
    PendingClearance,
    ProfileRecord,
    Refusal,
    Screening,
    Stamp,
)
from corecoach.session import SessionRecord

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT / "assets")
SAMPLES = ROOT / "tests" / "samples"


def routine(*exercises: str) -> Routine:
    """Each exercise once."""
    items = tuple(Item(name, DosageChange(sets=1, reps=1)) for name in exercises)
    return Routine("r", "R", items)


GENTLE, LOADED, BOTH = routine("cat-camel"), routine("wall-plank"), routine("cat-camel", "wall-plank")
EVERY_ROUTINE = {"gentle": GENTLE, "loaded": LOADED, "both": BOTH}


# What a check before a session asks of somebody who was never asked before.
FULL_NO = ALL_NO | {"W": "no"}
AWAKE = {"drowsy_impaired": "no"}


def answers(at: datetime = NOW, **changes: Any) -> Screening:
    """No to everything and a score of 3, just given on the machine of the clock below."""
    if "gates" in changes:
        changes["gates"] = {"W": "no"} | changes["gates"]
    usual = {"gates": FULL_NO, "stamp": Stamp(at, "start 1", NOW_S + (at - NOW).total_seconds())}
    return bare_answers(at=at, **(usual | changes | {"items": AWAKE | changes.get("items", {})}))


@pytest.fixture
def clock() -> ManualClock:
    """Stands at the moment of the answers."""
    return ManualClock(NOW)


@pytest.fixture
def nobody(tmp_path: Path, clock: ManualClock) -> Coach:
    """A coach with an empty folder."""
    return Home(tmp_path / "home").coach(LIBRARY, clock)


@pytest.fixture
def coach(nobody: Coach) -> Coach:
    """A coach of somebody of forty who has said so, and nothing else."""
    nobody.save_profile(40, (), (), {})
    return nobody


# -- the coach -------------------------------------------------------------------------------------------


def test_answers_in_order_start_every_routine(coach: Coach) -> None:
    for each in EVERY_ROUTINE.values():
        assert isinstance(coach.start(Wish(each), answers()), Started)


HERE = Stamp(NOW, "start 1", NOW_S)
# What was answered, and why nothing starts.
NO_ANSWERS: dict[str, tuple[Screening | None, str]] = {
    "none": (None, "not-screened"),
    "nothing answered": (bare_answers(gates={}, stamp=HERE), "incomplete"),
    "two gates": (answers(gates={"G1": "no", "G2": "no"}), "incomplete"),
    "no weekly gate": (bare_answers(items=AWAKE, stamp=HERE), "incomplete"),
    "not whether drowsy": (bare_answers(gates=FULL_NO, stamp=HERE), "incomplete"),
    "items left out": (answers(gates={"G1": "no", "G2": "no", "G3": "yes"}), "incomplete"),
    "of yesterday": (answers(at=NOW - timedelta(days=1)), "outdated"),
    "of last night": (answers(at=NOW.replace(hour=0, minute=0) - timedelta(seconds=1)), "outdated"),
    "of tomorrow": (answers(at=NOW + timedelta(days=1)), "outdated"),
    "of another start": (answers(stamp=Stamp(NOW, "start 0", NOW_S)), "outdated"),
    "of no clock": (answers(stamp=None), "outdated"),
    "felt, not named": (answers(**opened("G2")), "unexplained"),
    "flagged": (answers(**opened("G1", leg_weak="yes")), "flagged"),
    "flagged, gates No": (answers(items={"ces_saddle": "unsure"}), "flagged"),
    "no score": (answers(pain_now=None), "no-score"),
    "pain 8": (answers(pain_now=8), "pain"),
    "score of 11": (answers(pain_now=11), "pain"),
}


@pytest.mark.parametrize("which", EVERY_ROUTINE)
@pytest.mark.parametrize("said", NO_ANSWERS)
def test_no_routine_starts_without_answers_that_allow_it(coach: Coach, said: str, which: str) -> None:
    screening, why = NO_ANSWERS[said]
    decided = coach.start(Wish(EVERY_ROUTINE[which]), screening)
    assert isinstance(decided, Refusal) and decided.reason == why
    assert coach.sessions() == []


@pytest.mark.parametrize("which", EVERY_ROUTINE)
@pytest.mark.parametrize("said", [said for said in NO_ANSWERS if said != "no score"])
def test_a_file_that_may_lack_the_score_may_lack_nothing_else(coach: Coach, said: str, which: str) -> None:
    screening, why = NO_ANSWERS[said]
    decided = coach.start(Wish(EVERY_ROUTINE[which]), screening, score_required=False, gap_s=1e9)
    assert isinstance(decided, Refusal) and decided.reason == why


@pytest.mark.parametrize("which", EVERY_ROUTINE)
def test_nothing_starts_for_somebody_who_has_not_said_who_they_are(nobody: Coach, which: str) -> None:
    decided = nobody.start(Wish(EVERY_ROUTINE[which]), answers())
    assert isinstance(decided, Refusal) and decided.reason == "no-profile"


def test_a_child_starts_nothing_that_nobody_planned(nobody: Coach) -> None:
    nobody.save_profile(17, (), (), {})
    decided = nobody.start(Wish(GENTLE), answers())
    assert isinstance(decided, Refusal) and decided.reason == "locked"


@pytest.mark.parametrize("which", EVERY_ROUTINE)
def test_a_lockout_stands_before_any_answers(coach: Coach, which: str) -> None:
    coach.report({"leg_numb": "yes"})
    for screening in (None, answers(), answers(pain_now=0), *(said for said, _why in NO_ANSWERS.values())):
        decided = coach.start(Wish(EVERY_ROUTINE[which]), screening, score_required=False)
        assert isinstance(decided, Refusal) and decided.reason == "locked"


def test_the_rest_of_a_session_is_judged_by_what_is_left(coach: Coach) -> None:
    coach.report({"trauma_minor": "yes"})  # locks strengthening
    back = routine("wall-plank", "cat-camel")
    for what, first, starts in ((BOTH, 0, False), (BOTH, 1, False), (back, 0, False), (back, 1, True)):
        rest = replace(what, items=what.items[first:])
        assert isinstance(coach.start(Wish(rest), answers()), Started) is starts


def test_another_programme_opens_nothing(coach: Coach) -> None:
    coach.report({"leg_numb": "yes"})
    for path in sorted(SAMPLES.glob("*.corecoach")):
        offer = coach.offer_file(path)
        assert isinstance(offer, Offer)
        programme = offer.file.programme
        for each in programme.routines:
            assert isinstance(coach.start(Wish(each, programme), answers()), Refusal)
    for template in LIBRARY.templates:
        for each in template.routines:
            assert isinstance(coach.start(Wish(each), answers()), Refusal)


DAMAGE = {
    "missing": lambda _data: None,
    "empty": lambda _data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "without the gates": lambda data: _changed(data, gates=[]),
    "without the score rules": lambda data: _changed(data, numeric=[]),
    "without the gates' order": lambda data: _changed(data, gates=json.loads(data)["gates"][::-1]),
    "without the items": lambda data: _changed(data, items=[]),
    "with a new key": lambda data: _changed(data, extra=1),
}


def _changed(data: bytes, **changes: Any) -> bytes:
    return json.dumps(json.loads(data) | changes).encode()


@pytest.mark.parametrize("how", DAMAGE)
def test_with_damaged_rules_nothing_starts(
    tmp_path: Path,
    clock: ManualClock,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "assets"
    copytree(ROOT / "assets" / "exercises", folder / "exercises")
    (folder / "safety").mkdir()
    data = DAMAGE[how]((ROOT / "assets" / "safety" / "rules.json").read_bytes())
    if data is not None:
        (folder / "safety" / "rules.json").write_bytes(data)
    damaged = Home(tmp_path / "home").coach(Library(folder), clock)
    decided = damaged.start(Wish(GENTLE), answers())
    assert isinstance(decided, Refusal) and decided.reason == "rules-damaged"
    monkeypatch.setenv("CORECOACH_ASSETS", str(folder))
    assert _play(tmp_path, {"answers": {}}) == 3
    assert "rules.json" in capsys.readouterr().err or how.startswith("without")


def test_no_clearance_comes_in_by_the_back_door(coach: Coach) -> None:
    lockout = coach.report({"ces_saddle": "yes"}).lockout
    assert lockout
    for level in ("L0", "L1"):
        with pytest.raises(ValueError, match="clearance"):
            coach.keep(Clearance("c", NOW, lockout.id, level, "Ana", "GP", NOW))  # type: ignore[arg-type]
    for record in (
        PendingClearance("p", NOW, lockout.id, "Ana", "GP", NOW, Stamp(NOW)),
        ProfileRecord("p", NOW, 40),
    ):
        with pytest.raises(ValueError, match="clearance"):
            coach.keep(record)
    assert coach.lockouts() == (lockout,)


# -- the command line ------------------------------------------------------------------------------------


def _play(folder: Path, said: dict[str, Any], what: str = "cat-camel") -> int:
    path = folder / "answers.json"
    path.write_text(json.dumps(said), "utf-8")
    return main(["--home", str(folder / "home"), "play", what, "--answers", str(path), "--speed", "10000"])


REFUSED = [
    {"answers": {"ces_saddle": "yes"}},
    {"answers": {"leg_numb": "unsure"}},
    {"answers": {"dizzy": "yes"}},
    {"answers": {"leg_numb": "yes"}, "status": {"leg_numb": "worse"}},
    {"answers": {"chest_pain": "yes"}, "status": {"chest_pain": "known_unchanged"}},
    {"answers": {}, "context": {"pain_now": 8}},
    {"answers": {}, "profile": {"age": 17}},
    {"answers": {}, "profile": {"modifiers": ["recent_spinal_procedure"]}},
]


@pytest.mark.parametrize("said", REFUSED)
def test_play_goes_through_the_same_gate(
    tmp_path: Path, said: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _play(tmp_path, said) == 3
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert Home(tmp_path / "home").coach(LIBRARY).sessions() == []


def test_play_keeps_what_it_locked_for_every_way_in(tmp_path: Path, clock: ManualClock) -> None:
    assert _play(tmp_path, {"answers": {"leg_numb": "yes"}}) == 3
    sample = str(SAMPLES / "one-minute.corecoach")
    for what in ("cat-camel", "maintenance", sample, f"{sample}#minute"):
        assert _play(tmp_path, {"answers": {}}, what) == 3
    again = Home(tmp_path / "home").coach(LIBRARY, clock)
    decided = again.start(Wish(GENTLE), answers())
    assert isinstance(decided, Refusal) and decided.reason == "locked"
    assert again._diary.records(SessionRecord) == []


# -- the source ------------------------------------------------------------------------------------------

SOURCE = {
    p.relative_to(ROOT / "src" / "corecoach").as_posix(): p.read_text("utf-8")
    for p in (ROOT / "src").rglob("*.py")
}


def _calls(name: str) -> set[str]:
    return {file for file, text in SOURCE.items() for called in _called(text) if called == name}


def _called(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_the_source_was_found() -> None:
    assert {"safety/gate.py", "coach/session_cases.py", "session/engine.py"} <= set(SOURCE)


GUARDED = (
    "Session", "Permit", "decide", "permit", "gate", "engine", "decide_packs", "Running", "begin", "act",
    "found_again", "running",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Session", "coach/session_cases.py"),
        ("Permit", "safety/gate.py"),
        ("decide", "coach/session_cases.py"),
        ("decide_packs", "coach/pack_run.py"),
        ("Running", "thermal/running.py"),
        ("found_again", "coach/pack_run.py"),
    ],
)
def test_only_one_place_calls_it(name: str, place: str) -> None:
    assert _calls(name) == {place}


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("_SEAL", {"safety/permit.py", "safety/gate.py"}),
        ("_ISSUED", {"safety/permit.py"}),
        ("_Terms", {"safety/permit.py"}),
        ("__new__", set()),
        ("__class__", set()),
    ],
)
def test_only_these_places_name_it(name: str, places: set[str]) -> None:
    assert {file for file, text in SOURCE.items() if name in text} == places


def test_only_what_asks_the_gate_begins_a_use_of_ice_or_heat() -> None:
    places = {
        file
        for file, text in SOURCE.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module == "corecoach.thermal.running"
        if {"begin", "act", "found_again"} & {alias.name for alias in node.names}
    }
    assert places == {"coach/pack_run.py"}


def test_nothing_guarded_goes_by_another_name() -> None:
    aliases = {
        (file, alias.name)
        for file, text in SOURCE.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
        if alias.asname and alias.name.rpartition(".")[2] in GUARDED
    }
    assert aliases == set()


def test_there_are_rules_to_guard_with() -> None:
    assert RULES and LIBRARY.rules == RULES
