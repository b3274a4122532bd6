"""Pain in the leg is a row of its own, the worst of a day feeds one rule only, and what a correction may do:
it locks like any score, and it unlocks nothing."""

from datetime import timedelta

import pytest
from coach_samples import GENTLE, TUESDAY, Person

from corecoach.coach.check_ins import CheckIn
from corecoach.pain import PainKind, PainScore
from corecoach.session import SessionRecord

DAY = timedelta(days=1)
BACK: tuple[PainKind, ...] = ("now", "day", "before", "after", "next-morning")
ASIDE: tuple[PainKind, ...] = ("leg", "worst")


def row(person: Person, kind: PainKind, *scores: int | None) -> None:
    """A score of one kind a day, the last one now; None is a day without one."""
    for score in scores:
        person.wait(24)
        if score is not None:
            person.coach.add_pain(score, kind)


def judged(person: Person) -> set[str]:
    """The rules behind what the diary alone has locked."""
    person.coach.judge_diary()
    return set(person.rules())


# -- N5, N6, N7 ------------------------------------------------------------------------------------------

USUAL = (2,) * 7
WEEKS = [score for median in (2, 3, 4, 5) for score in (None, median, None, median, None, median, median)]


@pytest.mark.parametrize("kind", BACK)
def test_every_kind_of_the_back_feeds_every_rule(person: Person, kind: PainKind) -> None:
    row(person, kind, *USUAL, 6, 6, 6)
    assert judged(person) == {"item:pain_jump"}
    row(person, kind, *[None] * 40, *WEEKS)
    assert "N7" in judged(person)
    row(person, kind, 8, 8, 8)
    assert "item:pain_severe_days" in judged(person)


def evenings_and_sessions(person: Person, *weeks: int) -> None:
    """Each evening the score of the day, the same for a week; every second day a session of 3 before and 2
    after, and a 3 the next morning."""
    for day in range(7 * len(weeks)):
        person.wait(12)
        if day % 2:
            person.coach.add_pain(3, "next-morning")
        else:
            person.coach.add_pain(3, "before")
            person.coach.add_pain(2, "after")
        person.wait(12)
        person.coach.add_pain(weeks[day // 7], "day")


@pytest.mark.parametrize(
    ("weeks", "locked"), [((3, 4, 5, 6), {"N7"}), ((3, 4, 4, 6), set()), ((3, 3, 3, 3), set())]
)
def test_low_scores_around_sessions_do_not_hide_evenings_that_rise(
    person: Person, weeks: tuple[int, ...], locked: set[str]
) -> None:
    evenings_and_sessions(person, *weeks)
    assert judged(person) == locked


@pytest.mark.parametrize(
    ("evening", "locked"), [(7, {"item:pain_jump"}), (5, {"item:pain_jump"}), (4, set())]
)
def test_mornings_do_not_hide_evenings_that_jumped(person: Person, evening: int, locked: set[str]) -> None:
    row(person, "day", *USUAL)
    for _n in range(4):
        person.wait(12)
        person.coach.add_pain(4, "now")
        person.wait(12)
        person.coach.add_pain(evening, "day")
    assert judged(person) == locked


@pytest.mark.parametrize("kind", ASIDE)
def test_leg_and_worst_are_no_jump_and_no_rising_weeks(person: Person, kind: PainKind) -> None:
    row(person, kind, *USUAL, 6, 6, 6)
    assert judged(person) == set()
    row(person, kind, *[None] * 40, *WEEKS)
    assert judged(person) == set()


@pytest.mark.parametrize(("kind", "locked"), [("worst", {"item:pain_severe_days"}), ("leg", set())])
def test_the_worst_makes_severe_days_and_the_leg_does_not(
    person: Person, kind: PainKind, locked: set[str]
) -> None:
    row(person, kind, 8, 9, 10)
    assert judged(person) == locked
    assert person.locks() == ({"all_exercise"} if locked else set())


@pytest.mark.parametrize("kind", ASIDE)
def test_leg_and_worst_between_do_not_hide_a_jump(person: Person, kind: PainKind) -> None:
    """A low score of another row must not end the rise, nor a high one raise the usual."""
    for score in USUAL:
        row(person, "now", score)
        person.coach.add_pain(9 if kind == "worst" else 0, kind)
    for _n in range(3):
        row(person, "now", 6)
        person.coach.add_pain(0, "leg")
    assert "item:pain_jump" in judged(person)


def test_low_scores_of_the_leg_hide_no_severe_days(person: Person) -> None:
    for _n in range(3):
        row(person, "now", 8)
        person.coach.add_pain(0, "leg")
        person.coach.add_pain(1, "day")
    assert "item:pain_severe_days" in judged(person)


# -- N4 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ASIDE)
def test_leg_and_worst_are_no_score_of_the_morning_after(person: Person, kind: PainKind) -> None:
    person.coach.finish(person.play(GENTLE))
    person.wait(20)
    person.coach.add_pain(9, kind)
    (session,) = person.coach.recorded(SessionRecord)
    assert person.coach.morning_due() == session
    assert judged(person) == set()
    assert person.coach.add_morning(session, 3, None).lockout is None


# -- easing ----------------------------------------------------------------------------------------------


def asked_of_a_spasm(person: Person) -> bool:
    """Whether the next check asks if a spasm goes on without easing."""
    return "spasm_lasting" in person.coach.due(before_session=True).items


@pytest.mark.parametrize(("kind", "asked"), [("now", True), ("leg", False), ("worst", False)])
def test_leg_and_worst_alone_are_no_spasm_that_goes_on(person: Person, kind: PainKind, asked: bool) -> None:
    person.screen(None)
    row(person, kind, *(6,) * 6)
    assert asked_of_a_spasm(person) is asked


@pytest.mark.parametrize("kind", ASIDE)
def test_a_high_leg_or_worst_makes_no_spasm_look_eased(person: Person, kind: PainKind) -> None:
    person.screen(None)
    row(person, "now", 6, 6)
    person.coach.add_pain(10, kind)
    row(person, "now", 6, 6, 6, 6)
    assert asked_of_a_spasm(person)


def spasm(person: Person, peak: PainKind = "now") -> None:
    """A spasm is said to go on, on a day with pain of 6; of one kind there is a 10 on that day."""
    row(person, "now", *(6,) * 6)
    person.coach.add_pain(10, peak)
    person.screen(6, spasm_lasting="yes")
    assert "item:spasm_lasting" in person.rules()


def eased(person: Person) -> bool:
    """Whether the next check finds that it has eased."""
    person.screen(min(5, person.coach.pain_scores()[-1].score))
    return "item:spasm_lasting" not in person.rules()


@pytest.mark.parametrize(("peak", "gone"), [("day", True), ("worst", False), ("leg", False)])
def test_a_spasm_eases_by_scores_of_the_back_alone(person: Person, peak: PainKind, gone: bool) -> None:
    spasm(person, peak)
    row(person, "now", 5, 5, 5)
    assert eased(person) is gone


@pytest.mark.parametrize("kind", ASIDE)
def test_low_scores_of_the_leg_or_the_worst_ease_nothing(person: Person, kind: PainKind) -> None:
    spasm(person)
    row(person, kind, 0, 0, 0)
    person.screen(None)
    assert "item:spasm_lasting" in person.rules()


# -- a correction ----------------------------------------------------------------------------------------


def correct(person: Person, number: int, *, which: int = -1) -> None:
    """Put another number in the place of one of the scores."""
    person.coach.pain.check_ins.correct(person.coach.pain_scores()[which], number)


def test_a_correction_upwards_locks_like_a_new_score(person: Person) -> None:
    row(person, "day", 8, 8, 3)
    assert judged(person) == set()
    correct(person, 9)
    assert judged(person) == {"item:pain_severe_days"}
    assert person.restart().lockouts()


def test_a_worst_that_is_said_later_locks_like_a_new_score(person: Person) -> None:
    row(person, "worst", 8, 8)
    row(person, "now", 3)
    (score,) = [s for s in person.coach.pain_scores() if s.kind == "now"]
    person.coach.pain.check_ins.add_to(score, CheckIn(None, worst=9))
    assert judged(person) == {"item:pain_severe_days"}


def test_what_is_said_of_yesterday_locks_like_a_new_score(person: Person) -> None:
    row(person, "day", 8, None, 8)
    assert judged(person) == set()
    person.coach.pain.check_ins.add(CheckIn(8), "day", person.clock.now().date() - DAY)
    assert judged(person) == {"item:pain_severe_days"}


def test_a_correction_downwards_ends_no_lock(person: Person) -> None:
    row(person, "day", 8, 8, 8)
    assert judged(person) == {"item:pain_severe_days"}
    for which in range(3):
        correct(person, 1, which=which)
    assert judged(person) == {"item:pain_severe_days"}
    person.screen(1)
    person.wait(80)
    person.screen(1)
    assert person.locks() == {"all_exercise"}


def test_a_correction_downwards_before_anything_was_locked_locks_nothing(person: Person) -> None:
    row(person, "day", 8, 8, 8)
    correct(person, 3)
    assert judged(person) == set()


@pytest.mark.parametrize("undone", [False, True])
def test_no_correction_makes_a_spasm_look_eased(person: Person, undone: bool) -> None:
    spasm(person)
    row(person, "now", 9, 9, 9)
    for which in (-3, -2, -1):
        correct(person, 2, which=which)
    if undone:
        person.restart()
    assert not eased(person)
    # Lower scores that were given as such do.
    row(person, "now", 2, 2, 2)
    assert eased(person)


def test_a_higher_peak_by_correction_makes_no_spasm_look_eased(person: Person) -> None:
    row(person, "now", *(6,) * 6)
    person.screen(6, spasm_lasting="yes")
    row(person, "now", 5, 5, 5)
    correct(person, 10, which=0)
    correct(person, 10, which=3)
    assert not eased(person)


def test_scores_that_were_corrected_upwards_ease_nothing(person: Person) -> None:
    spasm(person)
    row(person, "now", 2, 2, 2)
    correct(person, 9, which=-2)
    assert not eased(person)


def test_a_slip_that_was_taken_back_at_once_stands_in_no_way(person: Person) -> None:
    spasm(person)
    row(person, "now", 2, 2, 2)
    slip, _saved = person.coach.add_pain(9)
    person.coach.withdraw_pain(slip)
    assert eased(person)


def test_what_came_too_late_to_count_still_locks(person: Person) -> None:
    for days in (2, 1, 0):
        person.coach.keep(
            PainScore(f"s{days}", TUESDAY - days * DAY, "day", 9, entered_at=TUESDAY + 20 * DAY)
        )
    assert person.coach.trend(7, "day").trend.n == 0
    assert judged(person) == {"item:pain_severe_days"}
