"""The diary day by day: everything once, the newest first, and no more months read than were asked for."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice

import pytest
from coach_samples import Made, make
from hypothesis import given
from hypothesis import strategies as st

from corecoach.coach.check_ins import CheckIn, DiaryEntry
from corecoach.coach.diary_days import DiaryDay, days_back
from corecoach.pain import PainScore
from corecoach.pain.scores import Flare
