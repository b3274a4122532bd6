"""How much hypothesis tries: `HYPOTHESIS_PROFILE=long` tries many more examples. No test is timed."""

import os

from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
