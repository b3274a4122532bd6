"""The room opens fast and keeps to itself."""

import subprocess
import sys

from diary_samples import environment

BANNED = {"asyncio", "PySide6", "logging", "filelock", "cryptography", "numpy", "socket", "subprocess"}


def test_importing_the_diary_pulls_in_nothing_slow() -> None:
    code = "import sys, corecoach.diary; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    assert not BANNED & set(done.stdout.split())
