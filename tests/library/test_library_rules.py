"""The safety rules in the library: damaged, inconsistent or changed ones are none, and it says why."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from library_samples import DAMAGE, edit, pin, pin_file, rules_file

from corecoach.library import Library
from corecoach.library.pin import is_pinned, pin_line, pin_of

CHANGED = "rules.json: does not match its checksum in rules.sha256"


def fault(folder: Path) -> str:
    """Why there are no rules; there are none."""
    library = Library(folder)
    assert library.rules is None
    assert library.rules_fault
    # It is looked for once, and what was found stays.
    assert library.rules is None and library.rules_fault
    return library.rules_fault


def changed(folder: Path, change: Callable[[Any], object]) -> None:
    """Change the rules and pin them, as somebody does who means it."""
    value = json.loads(rules_file(folder).read_bytes())
    change(value)
    rules_file(folder).write_text(json.dumps(value))
    pin(folder)


def test_sound_rules_have_no_fault(folder: Path) -> None:
    library = Library(folder)
    assert library.rules_fault is None, "nobody has asked yet"
    assert library.rules is not None
    assert library.rules_fault is None


# -- damaged --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pinned", [True, False])
@pytest.mark.parametrize("data", DAMAGE)
def test_damaged_rules_are_none_and_say_why(folder: Path, data: bytes, pinned: bool) -> None:
    rules_file(folder).write_bytes(data)
    if pinned:
        pin(folder)
    assert fault(folder).startswith("rules.json: ")
    assert fault(folder) != CHANGED


def test_missing_rules_are_none_and_say_why(folder: Path) -> None:
    rules_file(folder).unlink()
    assert fault(folder) == "rules.json: cannot be read (No such file or directory)"
    shutil.rmtree(folder / "safety")
    assert fault(folder) == "rules.json: cannot be read (No such file or directory)"


def test_a_misspelt_key_is_damage(folder: Path) -> None:
    edit(rules_file(folder), {"gate": []})
    assert "gate" in fault(folder)


def test_rules_cut_off_anywhere_are_none(folder: Path) -> None:
    whole = rules_file(folder).read_bytes()
    for length in range(0, len(whole.rstrip()), len(whole) // 40):
        rules_file(folder).write_bytes(whole[:length])
        assert fault(folder) != CHANGED


@pytest.mark.parametrize(
    ("path", "value"),
    [(("items", 0, "yes", "tier"), "emergency"), (("items", 0, "yes", "locks"), ["all"]),
     (("items", 0, "clears"), "RE-"), (("items", 0, "question"), ""), (("items", 0, "id"), "Ces"),
     (("items", 0, "baseline"), "always"), (("items", 0, "baseline_weeks"), 0),
     (("items", 0, "rescreen_h"), 0), (("items", 0, "contact_days"), 3), (("items", 0, "mark"), "X"),
     (("gates", 0, "id"), "G4"), (("gates", 0, "items"), []), (("gates",), []),
     (("statuses", "worse", "SOON", "locks"), "some"), (("statuses", "gone"), {}),
     (("combinations", 0, "when"), []), (("combinations", 0, "when", 0, "kind"), "triple"),
     (("combinations", 0, "id"), "c1"), (("persons", 0, "when", "any_of"), ["age>18"]),
     (("numeric", 0, "numbers", "lowest"), -1), (("numeric", 0, "numbers", "lowest"), 6.5),
     (("numeric", 0, "asked"), "never"), (("rules_version",), None), (("updated",), "today")],
)  # fmt: skip
def test_rules_of_another_shape_are_none(folder: Path, path: tuple[Any, ...], value: Any) -> None:
    def put(whole: Any) -> None:
        for part in path[:-1]:
            whole = whole[part]
        whole[path[-1]] = value

    changed(folder, put)
    assert fault(folder).startswith("rules.json: ")


# -- inconsistent ---------------------------------------------------------------------------------------


def item(value: Any, item_id: str) -> Any:
    """An item of the rules by its id."""
    return next(i for i in value["items"] if i["id"] == item_id)


# One of each part; all of them are in `tests/safety/test_faults.py`.
FAULTS: dict[str, Callable[[Any], object]] = {
    "items: fever stands twice; items: numbers must rise": lambda v: v["items"].append(item(v, "fever")),
    "gates.G2: unknown item fever": lambda v: v["items"].remove(item(v, "fever")),
    "gates: must be G1, G2, G3, W in this order": lambda v: v["gates"].reverse(),
    "items.ces_bowel: yes: EMERGENCY must lock all_exercise, heat and ice": lambda v: item(v, "ces_bowel")[
        "yes"
    ].update(locks=["all_exercise"]),
    "items.fever: clears: what locks needs a way out": lambda v: item(v, "fever").update(clears="none"),
    "statuses.worse: needs a step for each tier": lambda v: v["statuses"].pop("worse"),
    "numeric: N3 is missing": lambda v: v["numeric"].remove(
        next(rule for rule in v["numeric"] if rule["id"] == "N3")
    ),
}


@pytest.mark.parametrize("expected", FAULTS)
def test_inconsistent_rules_are_none_and_say_what_is_wrong(folder: Path, expected: str) -> None:
    changed(folder, FAULTS[expected])
    assert fault(folder) == expected
    # That they were changed says less than what is wrong with them.
    pin_file(folder).unlink()
    assert fault(folder) == expected


# -- not those that were pinned ---------------------------------------------------------------------------


def test_a_change_that_nobody_pinned_is_not_used(folder: Path) -> None:
    edit(rules_file(folder), {"rules_version": "2099-01-01.1"})
    assert fault(folder) == CHANGED
    pin(folder)
    library = Library(folder)
    assert library.rules and library.rules.rules_version == "2099-01-01.1"
    assert library.rules_fault is None


def test_one_other_byte_is_enough(folder: Path) -> None:
    whole = rules_file(folder).read_bytes()
    for data in (whole + b"\n", whole.rstrip(), whole.replace(b"\n", b"\r\n"), b" " + whole):
        rules_file(folder).write_bytes(data)
        assert fault(folder) == CHANGED
    rules_file(folder).write_bytes(whole)
    assert Library(folder).rules


WRONG_PINS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _pin: b"",
    "only the digits": lambda pin: pin.split()[0],
    "no end of line": lambda pin: pin.rstrip(),
    "one space": lambda pin: pin.replace(b"  ", b" "),
    "capitals": lambda pin: pin.upper(),
    "another file": lambda pin: pin.replace(b"rules", b"other"),
    "another digit": lambda pin: (b"0" if pin[:1] != b"0" else b"1") + pin[1:],
    "two lines": lambda pin: pin * 2,
    "bytes that are no text": lambda _pin: b"\xff\xfe",
    "sha1": lambda pin: pin[24:],
}


@pytest.mark.parametrize("how", WRONG_PINS)
def test_a_checksum_of_another_shape_pins_nothing(folder: Path, how: str) -> None:
    pin_file(folder).write_bytes(WRONG_PINS[how](pin_file(folder).read_bytes()))
    assert fault(folder) == CHANGED


def test_without_a_checksum_there_are_no_rules(folder: Path) -> None:
    pin_file(folder).unlink()
    assert fault(folder) == CHANGED
    pin_file(folder).mkdir()
    assert fault(folder) == CHANGED


def test_the_pin_is_what_sha256sum_writes() -> None:
    path = Path("somewhere") / "rules.json"
    # printf abc | sha256sum
    digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert pin_line(path, b"abc") == f"{digits}  rules.json\n"
    assert pin_of(path) == Path("somewhere") / "rules.sha256"


def test_what_is_pinned_is_what_was_read_and_not_what_lies_there_now(folder: Path) -> None:
    path, whole = rules_file(folder), rules_file(folder).read_bytes()
    path.write_bytes(b"changed after it was read")
    assert is_pinned(path, whole)
    assert not is_pinned(path, path.read_bytes())
