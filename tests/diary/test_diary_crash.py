"""Kill -9 at any moment: what was acknowledged is there, and every file is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from diary_samples import environment

DRIVER = Path(__file__).with_name("crash_driver.py")

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes"),
]


def _drive(*arguments: str) -> str:
    command = [sys.executable, str(DRIVER), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_killed_at_300_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert _drive("storm", str(tmp_path / "Ann Å"), "300").startswith("300 kills")


def test_killed_before_and_after_every_step_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert _drive("steps", str(tmp_path)).startswith("kills: ")
