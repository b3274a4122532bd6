"""What the report says of function, made of answers: nothing is changed silently, no score is made up."""

from collections.abc import Iterator, Sequence
from datetime import date

from corecoach.coach.function import FunctionView
from corecoach.coach.report_views import FunctionScores, Psfs, Rated, Rmdq, Said
from corecoach.pain.function import (
    Activities,
    PsfsRating,
    RmdqAnswers,
    psfs_change,
    psfs_score,
    rmdq_change,
    rmdq_score,
)


def function_scores(view: FunctionView, since: date, until: date) -> FunctionScores:
    """What was answered in the period, each compared with the first answer of all."""
    said = (Said(x.at.date(), x.change, x.effort) for x in view.changes)
    return FunctionScores(
        psfs=tuple(_psfs(view, since, until)),
        rmdq=_rmdq(view.rmdq, since, until),
        said=tuple(x for x in said if since <= x.day <= until),
    )


def _psfs(view: FunctionView, since: date, until: date) -> Iterator[Psfs]:
    """One for each set of activities rated in the period: others are another row."""
    for named in view.named:
        ratings = [r for r in view.ratings_of(named) if r.at.date() <= until]
        if ratings and ratings[-1].at.date() >= since:
            yield _rated(named, ratings)


def _rated(named: Activities, ratings: Sequence[PsfsRating]) -> Psfs:
    first, last = ratings[0], ratings[-1]
    before, now = psfs_score(first.ratings), psfs_score(last.ratings)
    again = len(ratings) > 1
    return Psfs(
        first=first.at.date(),
        last=last.at.date(),
        activities=tuple(map(Rated, named.names, first.ratings, last.ratings)),
        before=before,
        now=now,
        change=now - before if again else None,
        verdict=psfs_change(first.ratings, last.ratings) if again else None,
    )


def _rmdq(answers: Sequence[RmdqAnswers], since: date, until: date) -> Rmdq | None:
    scores = [(x.at.date(), rmdq_score(x.ticked)) for x in answers if x.at.date() <= until]
    if not scores or scores[-1][0] < since:
        return None
    first, last = scores[0], scores[-1]
    shown = (first, *(score for score in scores[1:] if score[0] >= since))
    if len(scores) < 2:
        return Rmdq(shown, None, None)
    return Rmdq(shown, last[1] - first[1], rmdq_change(first[1], last[1]))
