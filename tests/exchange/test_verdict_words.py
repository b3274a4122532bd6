"""The words of a verdict: one for each there is, the same in the commands and in the report."""

from typing import get_args

from corecoach.exchange.verdict_words import meaningful_words, verdict_words
from corecoach.pain.change import Meaningful
from corecoach.pain.trend import Verdict


def test_every_verdict_has_its_words() -> None:
    assert [verdict_words(verdict) for verdict in get_args(Verdict)] == list(get_args(Verdict))


def test_what_a_change_is_says_by_which_threshold() -> None:
    said = [meaningful_words(meaningful) for meaningful in get_args(Meaningful)]
    assert len(set(said)) == len(said)
    assert said[0] == "meaningfully better (2 points and 30 % or more)"
    assert said[1] == "possibly better (2 points or 30 %, not both)"
