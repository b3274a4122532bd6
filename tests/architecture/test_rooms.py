"""Which room may know what: the import contracts hold, and each of them would notice."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = ROOT / ".importlinter"
LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(sys.argv[1], no_cache=True))
"""

# One forbidden import for every contract, put at the end of a file.
BREACHES = [
    ("pain/scores.py", "import corecoach.prescription", "The house"),
    ("coach/views.py", "import corecoach.cli.out", "The house"),
    ("session/cues.py", "import time", "The pure rooms"),
    ("coach/picture.py", "import PySide6.QtCore", "No room below the window"),
    ("cli/plan.py", "import PySide6.QtCore", "The commands"),
    ("ui/names.py", "import shiboken6", "There is one way"),
    ("ui/dates.py", "import numpy", "Only the charts"),
    ("library/library.py", "import tinydb", "Only the diary"),
    ("cli/check.py", "import jsonschema", "Every other tool"),
    ("home.py", "import corecoach.audio.tones", "Sound"),
    ("exchange/shape.py", "import urllib.request", "Nothing here"),
]


def lint(folder: Path) -> dict[str, str]:
    """KEPT or BROKEN for each contract, for the package that lies in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, str(CONTRACTS)],
        cwd=folder,
        env=os.environ | {"COLUMNS": "400", "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(\S.*?) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert done.returncode == ("BROKEN" in found.values()), done.stdout + done.stderr
    return found


def test_every_contract_is_kept() -> None:
    found = lint(ROOT / "src")
    assert len(found) == CONTRACTS.read_text("utf-8").count("\nname = ")
    assert set(found.values()) == {"KEPT"}


def test_every_contract_notices_a_breach(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src" / "corecoach", tmp_path / "corecoach", ignore=shutil.ignore_patterns("__pycache__")
    )
    for file, line, _contract in BREACHES:
        with (tmp_path / "corecoach" / file).open("a", encoding="utf-8") as text:
            text.write(f"\n{line}\n")
    found = lint(tmp_path)
    assert found == dict.fromkeys(found, "BROKEN")
    for _file, _line, contract in BREACHES:
        assert any(name.startswith(contract) for name in found), contract


def test_a_new_module_must_be_given_its_place(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src" / "corecoach", tmp_path / "corecoach", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "corecoach" / "utils.py").write_text('"""A drawer."""\n', "utf-8")
    broken = [name for name, state in lint(tmp_path).items() if state == "BROKEN"]
    assert len(broken) == 1 and broken[0].startswith("The house")
