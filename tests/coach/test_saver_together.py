"""Records of one answer go to disk together: all of them, or none until the next try."""

from unittest.mock import patch

from coach_samples import TUESDAY, Person

from corecoach.coach import Saved, SaveFailed
from corecoach.diary import Diary, NotSaved
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, PsfsRating


def test_half_of_an_answer_is_never_all_that_is_left(person: Person) -> None:
    add, writes = Diary.add, []

    def full_after_one(diary: Diary, *records: object) -> None:
        writes.append(len(records))
        if len(writes) > 1:
            raise NotSaved("disk-full", "2026-11.json")
        add(diary, *records)  # type: ignore[arg-type]

    with patch.object(Diary, "add", full_after_one):
        assert person.coach.pain.function.name_and_rate(["sit", "stand"], [3, 4]) == Saved()
    assert writes == [2]
    person.restart()
    assert len(person.stored(Activities)) == len(person.stored(PsfsRating)) == 1


def test_a_month_that_is_full_keeps_no_other_from_being_written(person: Person) -> None:
    add = Diary.add

    def no_old_month(diary: Diary, *records: PainScore) -> None:
        if any(record.at.year < 2026 for record in records):
            raise NotSaved("disk-full", "2026-11.json")
        add(diary, *records)

    old = PainScore("old", TUESDAY.replace(year=2025), "now", 3)
    new = PainScore("new", TUESDAY, "now", 4)
    with patch.object(Diary, "add", no_old_month):
        assert person.coach.save(old, new) == SaveFailed("disk-full")
        assert [s.id for s in person.stored(PainScore)] == ["new"]
        assert person.coach.pending == 1
    assert person.coach.retry() == Saved()
    assert {s.id for s in person.stored(PainScore)} == {"old", "new"}
