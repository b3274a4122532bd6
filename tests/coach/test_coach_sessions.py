"""Sessions and scores: what is recorded of them, and what a new start of the program sees."""

from datetime import timedelta
from typing import Any

import pytest
from coach_samples import BOTH, GENTLE, TUESDAY, Person, by_physio, full_disk, routine, routine_of

from corecoach.coach import Saved, SaveFailed, Started
from corecoach.pain import PainScore
from corecoach.prescription import Routine
from corecoach.safety import Screening
from corecoach.session import Command, SessionFeedback, SessionRecord


def test_a_finished_session_is_recorded_with_what_was_done(person: Person) -> None:
    person.take_in("one-minute")
    started = person.play(routine_of(person, "minute"))
    record, saved = person.coach.finish(started)
    assert saved == Saved()
    assert (record.outcome, record.routine, record.title) == ("finished", "minute", "One minute")
    assert record.programme == "0a7b9c11-1111-4d8a-8f0b-9a1f2a2f7c04"
    assert (record.at, record.ended_at) == (TUESDAY, TUESDAY + timedelta(seconds=53))
    assert (record.active_s, record.pain_before) == (53.0, 3)
    assert [(i.exercise, i.reps_prescribed, i.reps_done) for i in record.items] == [
        ("cat-camel", 2, 2),
        ("bird-dog-leg", 2, 2),
    ]
    assert person.stored(SessionRecord) == [record]
    assert person.restart().sessions() == [record]


@pytest.mark.parametrize(("command", "outcome"), [(Command.STOP, "stopped"), (Command.END, "ended")])
def test_a_session_that_was_cut_short_says_how(person: Person, command: Command, outcome: str) -> None:
    record, _saved = person.coach.finish(person.play(BOTH, stop=command))
    assert record.outcome == outcome
    assert 0 < record.active_s < person.coach.timeline(BOTH).total_s
    assert person.restart().sessions() == [record]


# -- when the process dies -------------------------------------------------------------------------------


def running(person: Person, seconds: float = 12) -> Started:
    """A session that has run for some seconds, and was noted."""
    started = person.start(BOTH)
    assert isinstance(started, Started)
    started.session.command(Command.START, person.clock.seconds())
    for _second in range(int(seconds)):
        person.clock.move(1)
        started.session.observe(person.clock.seconds())
    person.coach.keep_in_hand(started)
    return started


def test_what_was_done_before_the_process_died_is_recorded_once(person: Person) -> None:
    running(person)
    coach = person.restart()
    assert coach.sessions() == []
    record = coach.recover()
    assert record and (record.outcome, record.active_s, record.pain_before) == ("ended", 12.0, 3)
    assert person.stored(SessionRecord) == [record]
    assert coach.recover() is None and person.restart().recover() is None
    assert person.coach.sessions() == [record]


def test_nothing_is_left_in_hand_of_a_session_that_was_recorded(person: Person) -> None:
    started = running(person)
    started.session.command(Command.END, person.clock.seconds())
    record, _saved = person.coach.finish(started)
    assert person.restart().recover() is None
    assert person.coach.sessions() == [record]


def test_a_death_between_the_record_and_its_tidying_up_harms_nothing(person: Person) -> None:
    started = running(person)
    note = person.home.person / "in-hand.json"
    left = note.read_bytes()
    person.clock.move(1)
    started.session.command(Command.END, person.clock.seconds())
    record, _saved = person.coach.finish(started)
    note.write_bytes(left)
    assert person.restart().recover() is None
    assert person.coach.sessions() == [record]
    assert person.coach.add_pain(3)[1] == Saved()


def test_a_session_that_could_not_be_written_is_still_in_hand(person: Person) -> None:
    started = running(person)
    with full_disk():
        started.session.command(Command.END, person.clock.seconds())
        assert person.coach.finish(started)[1] == SaveFailed("disk-full")
        record = person.restart().recover()
        assert record and record.id == started.record_id
    assert person.restart().recover() == record
    assert person.stored(SessionRecord) == [record]


def test_a_note_that_cannot_be_made_stops_nothing(person: Person) -> None:
    with full_disk():
        started = running(person)
    assert started.session.state == "running"
    assert person.restart().recover() is None


# -- what a session can be -------------------------------------------------------------------------------


@pytest.mark.parametrize("score", [None, 0, 5])
def test_the_score_before_is_kept_with_the_session_and_in_the_diary(
    person: Person, score: int | None
) -> None:
    screening, _result = person.screen(score)
    started = person.coach.start(by_physio(GENTLE), screening, score_required=False)
    assert isinstance(started, Started)
    started.session.command(Command.END, person.clock.seconds())
    record, _saved = person.coach.finish(started)
    assert record.pain_before == score
    said = [(s.kind, s.score) for s in person.restart().pain_scores()]
    assert said == ([] if score is None else [("before", score)])


def test_the_answers_are_kept_as_they_were_given(person: Person) -> None:
    screening, _result = person.screen(4, trauma_minor="unsure")
    assert person.stored(Screening) == [screening]
    assert (screening.gates["G2"], screening.items["trauma_minor"], screening.pain_now) == (
        "unsure",
        "unsure",
        4,
    )


def test_feedback_is_kept_and_its_score_joins_the_diary(person: Person) -> None:
    record, _saved = person.coach.finish(person.play(GENTLE))
    said = {"pain": 0, "effort": None, "note": "ü" * 3000, "stop_reason": "pain"}
    assert person.coach.feedback(record, **said) == Saved()  # type: ignore[arg-type]
    (feedback,) = person.stored(SessionFeedback)
    assert (feedback.session, feedback.pain_after, feedback.effort) == (record.id, 0, None)
    assert (feedback.note, feedback.stop_reason) == ("ü" * 2000, "pain")
    assert [(s.kind, s.score) for s in person.coach.pain_scores()] == [("before", 3), ("after", 0)]


def test_feedback_without_a_score_adds_none(person: Person) -> None:
    record, _saved = person.coach.finish(person.play(GENTLE))
    person.coach.feedback(record, pain=None, effort=7, note="")
    assert [s.kind for s in person.stored(PainScore)] == ["before"]


@pytest.mark.parametrize("what", [routine("jumping-jack"), Routine("nothing", "Nothing", ())])
def test_without_an_exercise_to_do_nothing_starts(person: Person, what: Routine) -> None:
    screening, _result = person.screen()
    with pytest.raises((LookupError, ValueError)):
        person.coach.start(by_physio(what), screening)


# -- scores ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("score", [-1, 11, 3.0, "3", True, None])
def test_only_whole_numbers_from_0_to_10_are_scores(person: Person, score: Any) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        person.coach.add_pain(score)
    assert person.coach.pending == 0
    assert person.stored(PainScore) == []


def test_a_score_of_a_moment_to_come_is_refused_to_the_second(person: Person) -> None:
    with pytest.raises(ValueError, match="to come"):
        person.coach.add_pain(3, at=TUESDAY + timedelta(seconds=1))
    record, saved = person.coach.add_pain(3, at=TUESDAY)
    assert (person.stored(PainScore), saved) == ([record], Saved())


def test_scores_come_in_the_order_of_their_moments(person: Person) -> None:
    for days in (0, 40, 3):
        person.coach.add_pain(days % 7, at=TUESDAY - timedelta(days=days))
    assert [s.score for s in person.coach.pain_scores()] == [5, 3, 0]
    assert [s.score for s in person.restart().pain_scores(since=(TUESDAY - timedelta(days=3)).date())] == [
        3,
        0,
    ]


def test_a_score_taken_back_is_gone_but_can_still_be_read(person: Person) -> None:
    kept, _saved = person.coach.add_pain(2)
    gone, _saved = person.coach.add_pain(9)
    assert person.coach.withdraw_pain(gone) == Saved()
    assert person.coach.pain_scores() == [kept]
    assert person.restart().pain_scores() == [kept]
    assert gone in person.stored(PainScore)
    assert person.coach.today().last == {"now": kept}


def test_taking_a_score_back_holds_though_the_clock_went_back(person: Person) -> None:
    gone, _saved = person.coach.add_pain(9)
    person.clock.set_wall(TUESDAY - timedelta(days=20))
    person.coach.withdraw_pain(gone)
    person.clock.set_wall(TUESDAY)
    assert person.coach.today().last == {}
    assert person.coach.pain_scores() == []


def test_taking_back_the_only_score_of_a_day_leaves_it_unknown(person: Person) -> None:
    score, _saved = person.coach.add_pain(0)
    assert person.coach.today().last == {"now": score}
    person.coach.withdraw_pain(score)
    assert person.coach.today().last == {}
    assert person.coach.trend(7).series.daily == {}
