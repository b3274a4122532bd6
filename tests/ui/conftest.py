"""The look that pages under test are drawn with."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from corecoach.ui.look import Look, load_fonts

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """Light, 100 %, wide."""
    load_fonts(ASSETS)
    return Look(ASSETS)
