"""Words on what one can do: what is more than chance is said, both ways, and nobody is judged."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.coach.function import Agenda
from corecoach.pain.function import EVERY, Instrument
from corecoach.ui.function_words import (
    about_words,
    change_words,
    effort_words,
    mean_words,
    psfs_words,
    rmdq_words,
    signed,
    ticked_words,
    title_words,
    when_words,
)

NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
JUDGING = re.compile(r"!|\b(good|bad|well done|poor|only|fine|safe|should|failed?|because of the)\b", re.I)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((2, 4, 5), (5, 6, 6), "Up by 2. A difference of 2 or more is seldom chance."),
        ((2,), (5,), "Up by 3. A difference of 3 or more is seldom chance."),
        ((2,), (4,), "A difference of less than 3 can be chance."),
        ((6, 6, 6), (4, 3, 3), "Down by 2.7. That is worth telling your physio."),
        ((4, 4), (5, 5), "A difference of less than 2 can be chance."),
        ((4, 4), (3, 3), "A difference of less than 2 can be chance."),
    ],
)
def test_own_activities(before: tuple[int], now: tuple[int], said: str) -> None:
    assert psfs_words(before, now) == said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (12, 7, "Down by 5. A drop of 5 or more is one most people notice."),
        (6, 4, "Down by 2. That may be a change, or chance."),
        (20, 15, "Down by 5. That may be a change, or chance."),
        (12, 11, "A difference of less than 5 can be chance."),
        (12, 16, "A difference of less than 5 can be chance."),
        (7, 12, "Up by 5. That is worth telling your physio."),
        (0, 0, "A difference of less than 5 can be chance."),
    ],
)
def test_sentences_ticked(before: int, now: int, said: str) -> None:
    assert rmdq_words(before, now) == said


@given(before=st.integers(0, 24), now=st.integers(0, 24))
def test_what_is_worse_by_five_is_never_called_chance(before: int, now: int) -> None:
    said = rmdq_words(before, now)
    assert ("physio" in said) == (now - before >= 5)
    assert not ("less than" in said and abs(now - before) >= 5)
    assert not JUDGING.search(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [(-5, "much worse (−5)"), (-1, "worse (−1)"), (0, "no change (0)"), (2, "better (+2)"),
     (5, "all better (+5)")],
)  # fmt: skip
def test_a_change_is_a_word_and_a_number(change: int, said: str) -> None:
    assert change_words(change) == said
    assert signed(change) in said


def test_numbers_say_no_more_than_they_know() -> None:
    assert (mean_words((2, 4, 5)), mean_words((4, 4)), mean_words((0,))) == ("3.7", "4", "0")
    assert (effort_words(None), effort_words(0), effort_words(10)) == ("", "0 of 10", "10 of 10")
    assert (ticked_words(0), ticked_words(24)) == ("0 of 24 sentences", "24 of 24 sentences")


@pytest.mark.parametrize(
    ("due", "earliest", "said"),
    [
        ("rmdq", NOW, "Due now."),
        (None, None, "Answer whenever you like."),
        ("psfs", NOW - timedelta(days=3), "It comes later by itself. You can answer it now too."),
        (None, datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "Next: from Tuesday 1 December."),
    ],
)
def test_when_it_comes_next(due: Instrument | None, earliest: datetime | None, said: str) -> None:
    agenda = Agenda(due, dict.fromkeys(EVERY, earliest), NOW if earliest else None)
    assert when_words("rmdq", agenda, NOW) == said


@pytest.mark.parametrize("instrument", sorted(EVERY))
def test_what_is_asked_is_said_plainly(instrument: Instrument) -> None:
    for words in (title_words(instrument), about_words(instrument)):
        assert words and not JUDGING.search(words)
        assert all(len(sentence.split()) <= 18 for sentence in words.split("."))
