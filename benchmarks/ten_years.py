"""A diary of ten years: ten pain scores a day, 36,500 records."""

import random
from datetime import timedelta
from pathlib import Path

from corecoach.coach import LEDGER, MONTHLY, Offer, Settings
from corecoach.diary import Diary
from corecoach.home import Home, new_id
from corecoach.pain import PainScore

DAYS, A_DAY = 3650, 10


def make_home(folder: Path, *, records: bool, highest: int = 10) -> Home:
    """A data folder with the sample programme and somebody it belongs to; with `records`, ten years of scores
    from 0 to `highest`."""
    home = Home(folder)
    home.save_settings(Settings(welcomed=True, country="GB", theme="light"))
    coach = home.coach()
    sample = coach.library.folder / "routines" / "samples" / "steady-core.corecoach"
    offer = coach.offer_file(sample)
    assert isinstance(offer, Offer)
    coach.take_in(offer)
    coach.save_profile(44, (), (), {"cold_reaction": "no", "morning_stiff": "no"})
    if records:
        _fill(Diary(home.person, monthly=MONTHLY, ledger=LEDGER), home, highest)
    return home


def _fill(diary: Diary, home: Home, highest: int) -> None:
    noise, now = random.Random(1), home.coach().clock.now()
    months: dict[str, list[PainScore]] = {}
    for n in range(DAYS * A_DAY):
        at = now - timedelta(hours=2.4 * (n + 1))
        months.setdefault(f"{at:%Y-%m}", []).append(PainScore(new_id(), at, "now", noise.randint(0, highest)))
    for month in months.values():
        diary.add(*month)
