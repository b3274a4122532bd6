"""A person with a folder of their own, on a disk that is not waited for."""

from pathlib import Path

import pytest
from coach_samples import Person


@pytest.fixture(autouse=True)
def no_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    """That what is written survives a power cut is tested with the diary."""
    monkeypatch.setattr("os.fsync", lambda _fd: None)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody who has only said who they are, on a Tuesday morning."""
    return Person(tmp_path / "Zoë's data")


@pytest.fixture
def nobody(tmp_path: Path) -> Person:
    """Nothing recorded yet."""
    return Person(tmp_path / "Zoë's data", age=None)
