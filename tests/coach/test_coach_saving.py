"""When saving fails: it is said, nothing is forgotten, and the next try writes everything once."""

import errno
from contextlib import nullcontext

import pytest
from coach_samples import GENTLE, LOADED, TUESDAY, Person, full_disk
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.coach import LEDGER, MONTHLY, Saved, SaveFailed, TakenIn
from corecoach.pain import PainScore
from corecoach.safety import Clearance, Lockout, ProfileRecord, Refusal, Screening
from corecoach.session import SessionFeedback, SessionRecord

FULL = SaveFailed("disk-full")


def counts(person: Person) -> dict[str, int]:
    """How many records of each kind are on disk."""
    return {kind.__name__: n for kind in MONTHLY + LEDGER if (n := len(person.stored(kind)))}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "other"),
    ],
)
def test_why_it_was_not_saved_is_said(person: Person, code: int, reason: str) -> None:
    with full_disk(code):
        assert person.coach.add_pain(3)[1] == SaveFailed(reason)


def test_on_a_full_disk_everything_is_kept_shown_and_written_once_later(person: Person) -> None:
    with full_disk():
        assert person.take_in("one-minute") == FULL
        started = person.play(LOADED)
        record, saved = person.coach.finish(started)
        assert saved == FULL
        assert person.coach.feedback(record, pain=4, effort=None, note="hard") == FULL
        person.clock.move(60)
        assert person.coach.add_pain(5)[1] == FULL
        person.clock.move(60)
        _screening, result = person.screen(leg_numb="yes")
        assert result.lockout and result.saved == FULL
        assert counts(person) == {"ProfileRecord": 1}

        assert person.coach.programme and person.coach.programme.title == "One minute"
        assert person.coach.sessions() == [record]
        assert [s.score for s in person.coach.pain_scores()] == [3, 4, 5, 3]
        assert person.coach.lockouts() == (result.lockout,)
        assert person.coach.retry() == FULL
        assert person.coach.pending == 10
    expected = {
        ProfileRecord: 1,
        TakenIn: 1,
        Screening: 2,
        PainScore: 4,
        SessionRecord: 1,
        SessionFeedback: 1,
        Lockout: 1,
    }
    assert person.coach.retry() == Saved()
    assert person.coach.pending == 0
    assert person.coach.retry() == Saved()
    assert counts(person) == {kind.__name__: n for kind, n in expected.items()}
    person.restart()
    assert person.coach.sessions() == [record]
    assert [s.score for s in person.coach.pain_scores()] == [3, 4, 5, 3]
    assert person.coach.lockouts() == (result.lockout,)


def test_a_lockout_that_is_not_on_disk_yet_is_in_force(person: Person) -> None:
    with full_disk():
        person.screen(leg_numb="yes")
        decided = person.start(GENTLE)
    assert isinstance(decided, Refusal) and decided.reason == "locked"
    assert isinstance(person.start(GENTLE), Refusal)
    person.restart()
    assert isinstance(person.start(GENTLE), Refusal), "the next save wrote it"


def test_the_next_save_writes_what_waited(person: Person) -> None:
    with full_disk():
        person.coach.add_pain(5)
    person.clock.move(1)
    assert person.coach.add_pain(6)[1] == Saved()
    assert [s.score for s in person.stored(PainScore)] == [5, 6]


def test_answers_are_not_called_saved_while_something_waits(person: Person) -> None:
    person.coach.report({"dizzy": "yes"})
    person.clock.move(86400)
    with full_disk():
        _screening, result = person.screen()
        assert result.saved == FULL
    assert person.coach.retry() == Saved()
    assert len(person.stored(Clearance)) == 1


def test_a_lockout_does_not_wait_behind_a_month_that_cannot_be_opened(person: Person) -> None:
    month = person.home.person / "diary" / "2025-03.json"
    month.mkdir(parents=True)
    record, saved = person.coach.add_pain(4, at=TUESDAY.replace(year=2025, month=3))
    assert saved == SaveFailed("other")
    _screening, result = person.screen(leg_numb="yes")
    assert person.stored(Lockout) == [result.lockout]
    assert result.saved == SaveFailed("other")
    person.clock.move(1)
    assert person.coach.add_pain(5)[1] == SaveFailed("other"), "not all is on disk"
    assert person.coach.pending == 1
    month.rmdir()
    assert person.coach.retry() == Saved()
    assert record in person.stored(PainScore)


def test_what_the_diary_could_never_hold_is_an_error_and_blocks_nothing(person: Person) -> None:
    with pytest.raises(ValueError, match="JSON"):
        person.coach.add_pain(3, note="\ud800")
    assert person.coach.pending == 0
    assert person.coach.add_pain(4)[1] == Saved()
    assert [s.score for s in person.coach.pain_scores()] == [4]


def test_a_waiting_record_is_seen_in_its_own_days_only(person: Person) -> None:
    with full_disk():
        person.coach.add_pain(9, at=TUESDAY.replace(month=1))
        assert person.coach.today().last == {}
        assert [s.score for s in person.coach.pain_scores()] == [9]


@settings(max_examples=settings.default.max_examples // 4)
@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=8))
def test_whatever_fails_in_between_all_is_written_once(
    tmp_path_factory: pytest.TempPathFactory, tries: list[tuple[int, bool]]
) -> None:
    person = Person(tmp_path_factory.mktemp("home"))
    for n, (score, full) in enumerate(tries, 1):
        person.clock.move(1)
        with full_disk() if full else nullcontext():
            person.coach.add_pain(score)
        assert [s.score for s in person.coach.pain_scores()] == [score for score, _full in tries[:n]]
    assert person.coach.retry() == Saved()
    person.restart()
    assert [s.score for s in person.coach.pain_scores()] == [score for score, _full in tries]
