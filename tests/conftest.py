"""How much hypothesis tries, and a place for what the program notes for itself. No test is timed.

`HYPOTHESIS_PROFILE=long` tries many more examples.
"""

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session", autouse=True)
def state_of_its_own() -> Iterator[None]:
    """Nothing of a test is noted in the state folder of whoever runs it, nor by the processes it starts."""
    before = os.environ.get("CORECOACH_STATE")
    with TemporaryDirectory(prefix="corecoach-state-") as folder:
        os.environ["CORECOACH_STATE"] = folder
        yield
        if before is None:
            del os.environ["CORECOACH_STATE"]
        else:
            os.environ["CORECOACH_STATE"] = before
