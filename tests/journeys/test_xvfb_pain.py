"""The pain diary on a real X server, from outside: keys, window titles, the diary and what comes out."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from fast_person import FastPerson
from screen import missing_tools, until

from corecoach.home import Home
from corecoach.pain import PainScore

MISSING = missing_tools()
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
HOUR = 3600.0


@pytest.fixture
def person(display: str, tmp_path: Path) -> Iterator[FastPerson]:
    """Somebody who has never given a score here."""
    person = FastPerson(display, tmp_path, 1.0)
    yield person
    person.leave()


def scores(person: FastPerson) -> list[tuple[str, int]]:
    """Kind and number of all that is on disk, as it was written."""
    records = Home(person.home).coach(settle=False).recorded(PainScore)
    return [(record.kind, record.score) for record in records if not record.withdrawn]


def test_a_score_at_noon_another_in_the_evening_and_what_comes_out(person: FastPerson) -> None:
    window = person.open()
    person.sees("Today")
    # Past the three ways of a Today without a programme to the row of numbers, where a digit and Enter save.
    person.press("Tab", "Tab", "Tab", "6")
    until(lambda: scores(person) == [("now", 6)], "the score of noon")
    person.press("alt+F4")
    assert window.wait(20) == 0

    person.leap(7 * HOUR)
    window = person.open()
    person.sees("Today")
    person.press("Tab", "Tab", "Tab", "4")
    until(lambda: scores(person) == [("now", 6), ("day", 4)], "the average of the day")
    person.press("ctrl+5")
    person.sees("Pain trend")
    row = person.run("pain", "list", "--json")
    assert [(r["kind"], r["score"]) for r in row] == [("now", 6), ("day", 4)]

    out = person.home.parent / "facts.csv"
    person.command("export", "csv", "--out", str(out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        facts = [fact for fact in csv.DictReader(file) if fact["record"] == "pain"]
    assert [(fact["about"], fact["value"]) for fact in facts] == [("now", "6"), ("day", "4")]
    person.press("alt+F4")
    assert window.wait(20) == 0
