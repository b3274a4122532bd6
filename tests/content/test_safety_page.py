"""docs/safety.md: no rule without a test, no test or hazard that names what there is not, no old page."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_hazards_rules_and_tests_belong_together() -> None:
    command = [sys.executable, str(ROOT / "tools" / "safety_doc.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), "run: make safety"
