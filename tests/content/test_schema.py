"""The schemas in `assets/schema/`: made from the types of now, and good for the files they are for."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
SAMPLES = ROOT / "tests" / "samples"
NAMES = (
    "cautions", "education", "exercise", "programme", "questionnaire", "routine", "rules", "thermal-protocol",
    "thermal-rules",
)  # fmt: skip
FILES = {
    "exercise": sorted((ASSETS / "exercises").glob("*.json")),
    "routine": sorted((ASSETS / "routines").glob("*.json")),
    "rules": [ASSETS / "safety" / "rules.json"],
    "education": sorted((ASSETS / "education").glob("*.json")),
    "questionnaire": sorted((ASSETS / "questionnaires").glob("*.json")),
    "cautions": [ASSETS / "safety" / "cautions.json"],
    "thermal-protocol": [
        *sorted((ASSETS / "thermal").glob("*.json")),
        # One that breaks a limit has the right shape: what is allowed is not a matter of shape.
        *sorted((SAMPLES / "thermal").glob("*.json")),
    ],
    "thermal-rules": [ASSETS / "safety" / "thermal.json"],
    "programme": [*sorted(SAMPLES.glob("*.corecoach")), *(ASSETS / "routines").glob("samples/*.corecoach")],
}
# What a schema can see; the other refused samples need `corecoach check`.
REFUSED_BY_SHAPE = ("hold-of-a-day", "reps-negative", "unknown-key", "version-from-the-future")


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corecoach_schema", ROOT / "tools" / "schema.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def committed(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ASSETS / "schema" / f"{name}.schema.json").read_text("utf-8"))
    return schema


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(committed(name), format_checker=FormatChecker())


def test_the_folder_holds_these_schemas_and_no_other() -> None:
    assert tuple(sorted(path.name for path in (ASSETS / "schema").iterdir())) == tuple(
        f"{name}.schema.json" for name in sorted(NAMES)
    )


@pytest.mark.parametrize("name", NAMES)
def test_committed_schemas_are_those_of_the_types(name: str) -> None:
    assert committed(name) == json.loads(tool().schema_text(name)), "run: python tools/schema.py"


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    made = tool()
    for folder in ("one", "two"):
        made.main([str(tmp_path / folder)])
    for name in NAMES:
        file = f"{name}.schema.json"
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(committed(name))


@pytest.mark.parametrize("name", NAMES)
def test_files_of_the_project_fit(name: str) -> None:
    assert FILES[name]
    for path in FILES[name]:
        errors = list(validator(name).iter_errors(json.loads(path.read_text("utf-8"))))
        assert errors == [], f"{path.name}: {errors[0].message if errors else ''}"


@pytest.mark.parametrize("name", REFUSED_BY_SHAPE)
def test_refused_samples_do_not_fit(name: str) -> None:
    refused = json.loads((SAMPLES / "refused" / f"{name}.corecoach").read_text("utf-8"))
    assert not validator("programme").is_valid(refused)
