"""The library: every asset on demand, read once. Nothing is parsed before somebody asks for it."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.library.assets import AssetError, assets_folder, decoded, read_asset, read_bytes
from corecoach.library.cautions import CautionWords, read_cautions
from corecoach.library.emergency import EmergencyNumbers, read_numbers
from corecoach.library.pin import is_pinned
from corecoach.prescription import Exercise, Template
from corecoach.safety import RuleSet, faults

if TYPE_CHECKING:
    # Read by few, and late.
    from corecoach.library.education import EducationCard
    from corecoach.library.questionnaires import Questionnaire
    from corecoach.thermal.protocol import Protocol
    from corecoach.thermal.rules import ThermalRules

CHANGED = "rules.json: does not match its checksum in rules.sha256"


class _Exercises(Mapping[str, Exercise]):
    """Exercises by id; a file is read when its exercise is asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("*.json"))}
        self._read: dict[str, Exercise] = {}

    def __getitem__(self, exercise_id: str) -> Exercise:
        if exercise_id not in self._read:
            self._read[exercise_id] = read_asset(self._paths[exercise_id], Exercise)
        return self._read[exercise_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self._paths


class Library:
    """All assets of a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or assets_folder()
        self.rules_fault: str | None = None
        self.thermal_fault: str | None = None

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises by id. Reading one raises AssetError when its file is damaged."""
        return _Exercises(self.folder / "exercises")

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The built-in routines in order of id. Raises AssetError for a damaged one."""
        paths = sorted((self.folder / "routines").glob("*.json"))
        return tuple(read_asset(path, Template) for path in paths)

    @cached_property
    def education(self) -> "tuple[EducationCard, ...]":
        """What there is to read, in order. Raises AssetError for a damaged card."""
        from corecoach.library.education import read_education

        return read_education(self.folder / "education")

    @cached_property
    def questionnaires(self) -> "dict[str, Questionnaire]":
        """The questionnaires by id. Raises AssetError for a damaged one."""
        from corecoach.library.questionnaires import read_questionnaires

        return read_questionnaires(self.folder / "questionnaires")

    @cached_property
    def rules(self) -> RuleSet | None:
        """The safety rules, or None when they are missing, damaged, inconsistent or not those that were
        pinned: then `rules_fault` says why, and nothing may start."""
        path = self.folder / "safety" / "rules.json"
        try:
            data = read_bytes(path)
            rules = decoded(path, data, RuleSet)
        except AssetError as error:
            self.rules_fault = str(error)
            return None
        # What is wrong in them says more than that they were changed.
        found = faults(rules) or (() if is_pinned(path, data) else (CHANGED,))
        self.rules_fault = "; ".join(found) or None
        return None if found else rules

    @cached_property
    def thermal_rules(self) -> "ThermalRules | None":
        """The limits of ice and heat, or None when they are missing, damaged or not those that were pinned:
        then `thermal_fault` says why, and neither may be used."""
        from corecoach.library.thermal import read_thermal_rules

        try:
            return read_thermal_rules(self.folder / "safety" / "thermal.json")
        except AssetError as error:
            self.thermal_fault = str(error)
            return None

    @cached_property
    def protocols(self) -> "tuple[Protocol, ...]":
        """The built-in protocols of ice and heat, in order. Raises AssetError for a damaged one."""
        from corecoach.library.thermal import read_protocols

        return read_protocols(self.folder / "thermal")

    @cached_property
    def cautions(self) -> tuple[CautionWords, ...]:
        """What may be hard or risky for a person. Raises AssetError when the file is damaged."""
        return read_cautions(self.folder / "safety" / "cautions.json")

    @cached_property
    def emergency(self) -> EmergencyNumbers:
        """Emergency numbers; there always are some."""
        return read_numbers(self.folder / "safety" / "emergency-numbers.json")

    @cached_property
    def protocol_ids(self) -> frozenset[str]:
        """The ids of the built-in protocols, without reading them."""
        return frozenset(path.stem for path in (self.folder / "thermal").glob("*.json"))

    @property
    def sample_programme(self) -> Path:
        """The one-minute programme to try CoreCoach with."""
        return self.folder / "routines" / "samples" / "one-minute.corecoach"

    @cached_property
    def sample_ids(self) -> frozenset[str]:
        """The ids of the sample programmes, which are for nobody in particular."""
        return frozenset(_ids((self.folder / "routines" / "samples").glob("*.corecoach")))


def _ids(paths: Iterator[Path]) -> Iterator[str]:
    """The ids of programmes; one that cannot be read has none."""
    for path in paths:
        try:
            yield str(json.loads(path.read_bytes())["programme"]["id"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
