"""What a physiotherapist asks first: the worst of the day, pain relief, and how sessions are borne.

Of scores that count; missing is missing."""

from collections.abc import Sequence

from corecoach.coach.report_views import Around, Worst
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import daily_highest, median


def worst_of(scores: Sequence[PainScore]) -> Worst | None:
    """The worst of each day that somebody named."""
    days = list(daily_highest(score for score in scores if score.kind == "worst").values())
    return Worst(len(days), median(days), max(days)) if days else None


def relief_of(scores: Sequence[PainScore]) -> tuple[int, int]:
    """With how many scores a pain medicine was taken in the hours before, and how many say whether."""
    said = [score.relief for score in scores if score.relief is not None]
    return sum(said), len(said)


def around_of(scores: Sequence[PainScore]) -> Around:
    """The scores around sessions."""
    return Around(_middle(scores, "before"), _middle(scores, "after"), _middle(scores, "next-morning"))


def _middle(scores: Sequence[PainScore], kind: PainKind) -> tuple[float, int] | None:
    values = [score.score for score in scores if score.kind == kind]
    return (median(values), len(values)) if values else None
