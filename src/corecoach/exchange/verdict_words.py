"""What is said of a trend to those who read numbers: the commands and the report say the same."""

from corecoach.pain.change import Meaningful
from corecoach.pain.trend import Verdict
from corecoach.words import _


def verdict_words(verdict: Verdict) -> str:
    """Which way the scores go."""
    return {
        "not enough entries": _("not enough entries"),
        "falling": _("falling"),
        "rising": _("rising"),
        "no clear change": _("no clear change"),
    }[verdict]


def meaningful_words(meaningful: Meaningful) -> str:
    """Whether the change is one that people notice."""
    return {
        "meaningfully better": _("meaningfully better (2 points and 30 % or more)"),
        "possibly better": _("possibly better (2 points or 30 %, not both)"),
        "no": _("less than 2 points, and less than 30 %"),
        "up by 2 or more": _("up by 2 or more"),
    }[meaningful]
