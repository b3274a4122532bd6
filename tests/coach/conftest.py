"""A person with an empty folder."""

from pathlib import Path

import pytest
from coach_samples import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Nothing recorded yet, on a Tuesday morning."""
    return Person(tmp_path / "Zoë's data")
