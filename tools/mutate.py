"""`make mutate`: breaks the code of `safety/` in every small way and looks whether a test notices.

It works with mutmut on a copy in `build/mutation`; the source is not touched. Only the tests of the rules
themselves run, each many hundred times, so the ones over random cases try fewer of them. At the end stand
the numbers, and the difference that each survivor makes; what is known of them is in `docs/mutation.md`.
Give names of modules to break only those: `python tools/mutate.py locks gate`. mutmut is no part of the
development extra: `make mutate` installs it, and only this program needs it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "mutation"
ROOM = "src/corecoach/safety"
CONTENT = ("rules", "statuses", "combinations")
# The search through the source would find the broken copies, and says nothing about the rules.
LEFT_OUT = ("test_no_permit_no_session.py", "test_permit_session.py")
PROCESSES = 2
ENVIRONMENT = os.environ | {
    "CORECOACH_CASES": "300",
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONDONTWRITEBYTECODE": "1",
}
# A mutant that makes a test run for ever is noticed too.
NOTICED = ("killed", "timeout")

# Added to the project's own configuration, which holds that of pytest.
CONFIG = """
[tool.mutmut]
source_paths = ["src/corecoach"]
only_mutate = {only}
also_copy = ["assets", "tests"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-q"]
pytest_add_cli_args_test_selection = ["tests/safety", "tests/content"]
timeout_constant = 20.0
use_git_change_detection = false
"""


def prepare(modules: Sequence[str]) -> None:
    """A fresh copy of the source, the assets and the tests of the rules."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    leave = shutil.ignore_patterns("__pycache__", *LEFT_OUT)
    for name in ("src", "assets", "tests/safety"):
        shutil.copytree(ROOT / name, FOLDER / name, ignore=leave)
    (FOLDER / "tests" / "content").mkdir()
    for name in ("conftest.py", *(f"content/test_safety_{name}.py" for name in CONTENT)):
        shutil.copy(ROOT / "tests" / name, FOLDER / "tests" / name)
    only = [f"{ROOM}/{name}.py" for name in modules or ("*",)]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (FOLDER / "pyproject.toml").write_text(project + CONFIG.format(only=json.dumps(only)), "utf-8")


def mutmut(*arguments: str, shown: bool = False) -> str:
    """What mutmut says to one of its commands; with `shown` it goes to the screen instead."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    stdout = None if shown else subprocess.PIPE
    done = subprocess.run(command, cwd=FOLDER, env=ENVIRONMENT, check=True, text=True, stdout=stdout)
    return done.stdout or ""


def results() -> dict[str, str]:
    """What became of each mutant, by its name."""
    lines = (line.strip().rpartition(": ") for line in mutmut("results", "--all", "true").splitlines())
    return {name: what for name, colon, what in lines if colon}


def report() -> None:
    """The numbers, and what each survivor changes."""
    found = results()
    left = [name for name, what in found.items() if what not in NOTICED]
    for name in left:
        print(f"\n{name}: {found[name]}\n{mutmut('show', name)}")
    print(f"{len(found)} mutants: {dict(Counter(found.values()))}")
    print(f"killed: {100 * (len(found) - len(left)) / len(found):.1f} %")


def main(modules: Sequence[str]) -> None:
    """Break the modules named, or all of the room."""
    prepare(modules)
    mutmut("run", "--max-children", str(PROCESSES), shown=True)
    report()


if __name__ == "__main__":
    main(sys.argv[1:])
