"""A screen for the journeys of a file."""

from collections.abc import Iterator

import pytest
from screen import screen

from corecoach.display import missing_packages


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of the screen."""
    with screen() as name:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DISPLAY", name)
            patch.delenv("QT_QPA_PLATFORM", raising=False)
            missing = missing_packages()
        if missing:
            pytest.skip(f"Qt needs these packages for a window: {' '.join(missing)}")
        yield name
