"""Ice and heat in the library: limits that must be those that were pinned, and protocols in their order."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from library_samples import DAMAGE, edit

from corecoach.library import AssetError, Library

CHANGED = "thermal.json: does not match its checksum in thermal.sha256"


def limits(folder: Path) -> Path:
    """Where the limits lie."""
    return folder / "safety" / "thermal.json"


def pin(folder: Path) -> None:
    """Write the checksum of the limits as they are, as `sha256sum` does."""
    digits = sha256(limits(folder).read_bytes()).hexdigest()
    limits(folder).with_suffix(".sha256").write_text(f"{digits}  thermal.json\n", "ascii")


def fault(folder: Path) -> str:
    """Why there are no limits; there are none."""
    library = Library(folder)
    assert library.thermal_rules is None
    assert library.thermal_fault
    # The safety rules stand for themselves.
    assert library.rules is not None and library.rules_fault is None
    return library.thermal_fault


def test_sound_limits_are_read_once_and_have_no_fault(folder: Path) -> None:
    library = Library(folder)
    assert library.thermal_fault is None, "nobody has asked yet"
    assert library.thermal_rules is not None and library.thermal_fault is None
    assert library.thermal_rules.number("TH01", "most_min") == 20
    limits(folder).unlink()
    assert library.thermal_rules is library.thermal_rules is not None


@pytest.mark.parametrize("pinned", [True, False])
@pytest.mark.parametrize("data", DAMAGE)
def test_damaged_limits_are_none_and_say_why(folder: Path, data: bytes, pinned: bool) -> None:
    limits(folder).write_bytes(data)
    if pinned:
        pin(folder)
    assert fault(folder).startswith("thermal.json: ")
    assert fault(folder) != CHANGED


def test_missing_limits_are_none(folder: Path) -> None:
    limits(folder).unlink()
    assert fault(folder) == "thermal.json: cannot be read (No such file or directory)"


@pytest.mark.parametrize(
    "change",
    [{"limits": [{"id": "TH01"}]}, {"limits": None}, {"signs": [{}]}, {"more": 1}, {"updated": "today"}],
)
def test_limits_of_another_shape_are_none(folder: Path, change: dict[str, Any]) -> None:
    edit(limits(folder), change)
    pin(folder)
    assert fault(folder).startswith("thermal.json: ")


def test_a_change_that_nobody_pinned_is_not_used(folder: Path) -> None:
    whole = limits(folder).read_bytes()
    for data in (whole + b"\n", whole.replace(b'"most_min": 20', b'"most_min": 90', 1), b" " + whole):
        limits(folder).write_bytes(data)
        assert fault(folder) == CHANGED
    pin(folder)
    assert Library(folder).thermal_rules is not None


def test_without_a_checksum_or_with_that_of_the_rules_there_are_none(folder: Path) -> None:
    pinned = limits(folder).with_suffix(".sha256")
    pinned.write_bytes((folder / "safety" / "rules.sha256").read_bytes())
    assert fault(folder) == CHANGED
    pinned.unlink()
    assert fault(folder) == CHANGED


# -- protocols ----------------------------------------------------------------------------------------------


def test_protocols_come_in_their_own_order_and_then_by_id(folder: Path) -> None:
    edit(folder / "thermal" / "ice_massage.json", {"order": -1})
    edit(folder / "thermal" / "heat_subacute.json", {"order": 99})
    edit(folder / "thermal" / "heat_chronic_20.json", {"order": 99})
    library = Library(folder)
    ids = [protocol.id for protocol in library.protocols]
    assert (ids[0], ids[-2:]) == ("ice_massage", ["heat_chronic_20", "heat_subacute"])
    assert library.protocol_ids == set(ids) and len(ids) == 12
    assert library.protocols is library.protocols


@pytest.mark.parametrize("data", DAMAGE)
def test_a_damaged_protocol_is_named(folder: Path, data: bytes) -> None:
    (folder / "thermal" / "ice_acute.json").write_bytes(data)
    library = Library(folder)
    with pytest.raises(AssetError, match=r"ice_acute\.json: "):
        _ = library.protocols
    assert "ice_acute" in library.protocol_ids, "its id stays taken"


@pytest.mark.parametrize(
    "change",
    [{"format": "corecoach.programme"}, {"version": 2}, {"author": "nurse"}, {"min_gap_min": -1},
     {"max_per_day": 0}, {"aims": ["fun"]}, {"colour": "red"}, {"title": ""}],
)  # fmt: skip
def test_a_protocol_of_another_shape_is_damaged(folder: Path, change: dict[str, Any]) -> None:
    edit(folder / "thermal" / "ice_acute.json", change)
    with pytest.raises(AssetError, match=r"ice_acute\.json"):
        _ = Library(folder).protocols


def test_a_protocol_under_another_name_is_refused(folder: Path) -> None:
    edit(folder / "thermal" / "ice_acute.json", {"id": "ice_2"})
    with pytest.raises(AssetError, match=r"ice_acute\.json: its id is ice_2"):
        _ = Library(folder).protocols


def test_a_folder_without_protocols_has_none(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert (library.protocols, library.protocol_ids) == ((), frozenset())
    assert library.thermal_rules is None and library.thermal_fault


def test_opening_the_library_reads_nothing_of_ice_and_heat() -> None:
    code = (
        "import sys; from corecoach.library import Library; library = Library(); library.rules;"
        "print([m for m in sys.modules if m.startswith('corecoach.thermal')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip() == "[]"
