"""Writes JSON schemas of CoreCoach's own files, made from the types that read them.

Run `python tools/schema.py` to write them to `assets/schema/`, or give another folder. Editors use them to
complete and underline; CoreCoach itself checks against the types and needs none of these files. A schema
tells shape and bounds. What it cannot tell, such as a routine that no schedule knows, only `check` says.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from corecoach.exchange import ProgrammeFile
from corecoach.library import Cautions
from corecoach.library.education import EducationCard
from corecoach.library.questionnaires import Questionnaire
from corecoach.prescription import Exercise, Template
from corecoach.safety import RuleSet
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.rules import ThermalRules

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES: dict[str, type] = {
    "programme": ProgrammeFile,
    "exercise": Exercise,
    "routine": Template,
    "rules": RuleSet,
    "cautions": Cautions,
    "education": EducationCard,
    "questionnaire": Questionnaire,
    "thermal-protocol": Protocol,
    "thermal-rules": ThermalRules,
}


def main(arguments: Sequence[str]) -> None:
    """Write every schema to the folder named on the command line, or to `assets/schema/`."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in TYPES:
        (folder / f"{name}.schema.json").write_text(schema_text(name), "utf-8", newline="\n")


def schema_text(name: str) -> str:
    """The schema as it lies in the folder: the same text for the same types."""
    return json.dumps(schema(name), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file."""
    made: dict[str, Any] = msgspec.json.schema(TYPES[name])
    return {"$schema": DIALECT, "title": f"CoreCoach {name} file", **made}


if __name__ == "__main__":
    main(sys.argv[1:])
