"""The limits of ice and heat, which must be those that were pinned, and the built-in protocols."""

from pathlib import Path

from corecoach.library.assets import AssetError, decoded, read_asset, read_bytes
from corecoach.library.pin import is_pinned, pin_of
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.rules import ThermalRules


def read_thermal_rules(path: Path) -> ThermalRules:
    """The limits in `path`. Raises AssetError for missing, damaged and changed ones."""
    data = read_bytes(path)
    rules = decoded(path, data, ThermalRules)
    if not is_pinned(path, data):
        raise AssetError(f"{path.name}: does not match its checksum in {pin_of(path).name}")
    return rules


def read_protocols(folder: Path) -> tuple[Protocol, ...]:
    """The protocols by their place, then by id.

    Raises AssetError for a damaged one, and for one that is not named by its id.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        protocol = read_asset(path, Protocol)
        if protocol.id != path.stem:
            raise AssetError(f"{path.name}: its id is {protocol.id}")
        found.append(protocol)
    return tuple(sorted(found, key=lambda p: (p.order, p.id)))
