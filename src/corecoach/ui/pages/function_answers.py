"""What was answered of function so far: small tables, and a sentence on what a difference means."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from corecoach.coach.function import FunctionView
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers, rmdq_score
from corecoach.ui.dates import plain_date_words
from corecoach.ui.function_words import (
    change_words,
    effort_words,
    mean_words,
    psfs_words,
    rmdq_words,
    ticked_words,
)
from corecoach.ui.look import Look
from corecoach.ui.widgets import Text
from corecoach.ui.widgets.small_table import SmallTable
from corecoach.words import _

# The answers of about half a year.
LATEST = 6


def psfs_answers(look: Look, view: FunctionView, today: date) -> list[QWidget]:
    """The activities in hand with their first and latest rating, and a line for each row before it."""
    return list(_psfs(look, view, today))


def _psfs(look: Look, view: FunctionView, today: date) -> Iterator[QWidget]:
    ratings = view.ratings_of(view.activities) if view.activities else ()
    if view.activities and ratings:
        yield _psfs_table(look, view.activities, _ends(ratings), today)
        if len(ratings) > 1:
            yield Text(look, psfs_words(ratings[0].ratings, ratings[-1].ratings), "body")
    for named in reversed(view.named[:-1]):
        before = view.ratings_of(named)
        if before:
            yield Text(look, _row_before(named, before, today), "body", "ink-2")


def _ends(ratings: Sequence[PsfsRating]) -> tuple[PsfsRating, ...]:
    """The first and the latest; one where there is no more."""
    return (ratings[0], ratings[-1]) if len(ratings) > 1 else (ratings[0],)


def _psfs_table(look: Look, named: Activities, ends: Sequence[PsfsRating], today: date) -> QWidget:
    heads = [_("0 cannot do it, 10 as well as before"), *(_day(r.at.date(), today) for r in ends)]
    rows = [[name, *(str(r.ratings[n]) for r in ends)] for n, name in enumerate(named.names)]
    if len(named.names) > 1:
        rows.append([_("Average"), *(mean_words(r.ratings) for r in ends)])
    return SmallTable(look, heads, rows)


def _row_before(named: Activities, ratings: Sequence[PsfsRating], today: date) -> str:
    days = [_day(r.at.date(), today) for r in _ends(ratings)]
    means = [mean_words(r.ratings) for r in _ends(ratings)]
    said = _("; ").join(_("{mean} on {day}").format(mean=m, day=d) for m, d in zip(means, days, strict=True))
    names = _(", ").join(named.names)
    return _("Earlier: {names}. Average {means}.").format(names=names, means=said)


def rmdq_answers(look: Look, answers: Sequence[RmdqAnswers], today: date) -> list[QWidget]:
    """How many sentences were ticked, then and now."""
    if not answers:
        return []
    ends = (answers[0], answers[-1]) if len(answers) > 1 else (answers[0],)
    counts = [rmdq_score(answer.ticked) for answer in ends]
    heads = ["", *(_day(answer.at.date(), today) for answer in ends)]
    table = SmallTable(look, heads, [[_("Ticked"), *(ticked_words(count) for count in counts)]])
    return [table] if len(counts) < 2 else [table, Text(look, rmdq_words(*counts), "body")]


def change_answers(look: Look, answers: Sequence[ChangeAnswer], today: date) -> list[QWidget]:
    """How the back was compared with the start, the newest first."""
    if not answers:
        return []
    shown = list(reversed(answers[-LATEST:]))
    efforts = any(answer.effort is not None for answer in shown)
    heads = [_("Day"), _("Compared with the start"), *([_("Effort")] if efforts else [])]
    rows = [
        [_day(a.at.date(), today), change_words(a.change), *([effort_words(a.effort)] if efforts else [])]
        for a in shown
    ]
    return [SmallTable(look, heads, rows)]


def _day(day: date, today: date) -> str:
    return plain_date_words(day, today)
