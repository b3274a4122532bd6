"""A data folder that an older version wrote opens as it was, and is added to.

`samples/home-2026-11` is of the version before kinds of pain were kept apart: a session with the morning
after it, a score with a note, one taken back, one of the day before, and a lock that a clinician ended.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from coach_samples import SAMPLES, Person

from corecoach.coach.check_ins import CheckIn
from corecoach.coach.trend_views import Locked
from corecoach.pain.scores import counts

OLDER = SAMPLES / "home-2026-11"
NOW = datetime(2026, 12, 9, 20, 0, tzinfo=UTC)


@pytest.fixture
def older(tmp_path: Path) -> Person:
    """Somebody who has used the older version until today."""
    folder = tmp_path / "home"
    copytree(OLDER, folder)
    person = Person(folder, age=None)
    person.clock.set_wall(NOW)
    return person


def files(folder: Path) -> dict[str, bytes]:
    """What every file holds."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.json")}


def test_all_of_it_is_read_and_nothing_is_changed(older: Person) -> None:
    view = older.coach.trend(None)
    assert older.coach.damage() == () and older.coach.pending == 0
    assert files(older.home.folder) == files(OLDER)
    assert [(s.kind, s.score, s.note) for s in older.coach.pain_scores() if s.kind != "before"] == [
        ("after", 2, ""), ("next-morning", 3, ""), ("day", 6, "Zoë: a long drive 🚗"), ("now", 3, ""),
    ]  # fmt: skip
    assert all(counts(s) and s.places == () and s.relief is None for s in older.coach.pain_scores())
    assert set(view.kinds) == {"now", "day", "before", "after", "next-morning"}
    assert (view.marks.first, view.marks.sessions) == (date(2026, 11, 16), (date(2026, 11, 17),))
    assert view.marks.locked == (Locked(date(2026, 12, 8), date(2026, 12, 9)),)
    assert view.marks.changes == ((date(2026, 11, 17), "One minute"),)


def test_the_score_that_was_taken_back_is_still_readable(older: Person) -> None:
    (gone,) = [e for e in older.coach.pain.check_ins.entries() if e.taken_back]
    assert (gone.score.score, gone.before) == (9, ())


def test_it_is_added_to(older: Person) -> None:
    before = len(older.coach.pain_scores())
    (drive,) = [s for s in older.coach.pain_scores() if s.kind == "day"]
    older.coach.pain.check_ins.add(CheckIn(4, worst=6, leg=1, places=("back-left",), flare=True), "day")
    older.coach.pain.check_ins.correct(drive, 7)
    older.coach.pain.function.name_and_rate(["drive"], [3])
    coach = older.restart()
    assert len(coach.pain_scores()) == before + 3 and coach.damage() == ()
    assert coach.trend(None, "day").series.daily == {NOW.date(): 4}, "put right too late to count"
    assert coach.trend(None).marks.flares == (NOW.date(),)
    assert coach.pain.function.view().ratings[0].ratings == (3,)
