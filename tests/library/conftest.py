"""A copy of the assets to damage."""

import shutil
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that the library reads."""
    for name in ("education", "exercises", "questionnaires", "routines", "safety", "thermal"):
        shutil.copytree(ASSETS / name, tmp_path / "assets" / name)
    return tmp_path / "assets"
