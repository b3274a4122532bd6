"""A clinic in a folder of its own, on a disk that is not waited for, with a key that opens quickly."""

from pathlib import Path

import pytest
from practice_samples import Clinic


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """That what is written survives a power cut is tested with the diary, how slow guessing is with keys."""
    monkeypatch.setattr("os.fsync", lambda _fd: None)
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    """A clinician with an open workspace."""
    return Clinic(tmp_path / "clinic")
