"""Days, moments and lengths of time in words."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from corecoach.ui.dates import date_words, day_words, duration_words, moment_words, time_words
from corecoach.words import use_language

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 5, 13), "yesterday"),
        (date(2026, 5, 15), "tomorrow"),
        (date(2026, 5, 12), "Tuesday 12 May"),
        (date(2025, 5, 14), "Wednesday 14 May 2025"),
    ],
)
def test_a_day_as_people_say_it(day: date, words: str) -> None:
    assert day_words(day, TODAY) == words


def test_a_date_without_a_today_has_no_year() -> None:
    assert date_words(date(1999, 12, 31)) == "Friday 31 December"


def test_a_time_has_two_digits_each() -> None:
    assert time_words(datetime(2026, 5, 14, 8, 5, tzinfo=UTC)) == "08:05"


def test_a_moment_is_said_in_the_zone_of_now() -> None:
    now = datetime(2026, 5, 14, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    assert moment_words(datetime(2026, 5, 13, 22, 30, tzinfo=UTC), now) == "today at 00:30"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (820, "13 min 40 s"),
        (40, "40 s"),
        (0, "0 s"),
        (-5, "0 s"),
        (120, "2 min"),
        (59.999, "59 s"),
        (3900, "65 min"),
    ],
)
def test_a_length_is_cut_and_never_rounded_up(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_every_word_goes_through_the_language() -> None:
    use_language("pseudo")
    try:
        assert "Tuesday" not in day_words(date(2026, 5, 12), TODAY)
        assert "today" not in day_words(TODAY, TODAY)
        assert "min" not in duration_words(820)
    finally:
        use_language("en")
