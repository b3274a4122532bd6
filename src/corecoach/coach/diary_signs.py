"""What the diary says by itself: screening items and rules on scores that nobody is asked about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from corecoach.pain import PainScore
from corecoach.pain.history import eased, jump, not_easing, rising_weeks, severe_days
from corecoach.pain.scores import daily_highest, daily_scores, of_back
from corecoach.safety import Answer, RuleSet, Status

# N7 looks back furthest: four weeks.
LOOK_BACK = timedelta(days=29)


class Signs(Struct, frozen=True):
    """Answers that the diary gives by itself, with their statuses; whether usual pain has risen for weeks
    (N7); and whether a spasm goes on without easing, which is asked about."""

    answers: dict[str, Answer]
    statuses: dict[str, Status]
    rising: bool
    not_easing: bool


def read_signs(
    rules: RuleSet, scores: Sequence[PainScore], now: datetime, cleared: Mapping[str, datetime]
) -> Signs:
    """The signs in `scores`. What a clinician has cleared (item or rule, and when) counts only by scores
    given after that."""
    today = now.date()
    # Pain in the leg is a row of its own, with questions of its own.
    scores = [score for score in scores if score.kind != "leg"]

    def since(name: str) -> list[PainScore]:
        return [s for s in scores if name not in cleared or s.at > cleared[name]]

    n5, n6 = rules.score_rule("N5"), rules.score_rule("N6")
    rise, hours = n5.numbers["rise"], n5.numbers["hours"]
    stayed = max((s for row in _rows(since(n5.item)) if (s := jump(row, now, rise, hours))), default=None)
    severe = severe_days(daily_highest(since(n6.item)), today, n6.numbers["lowest"], n6.numbers["days"])
    longer = stayed is not None and stayed > timedelta(hours=rules.number("N5b", "hours"))
    answers: dict[str, Answer] = {n5.item: "yes" if stayed else "no", n6.item: "yes" if severe else "no"}
    weeks = rules.number("N7", "weeks")
    rising = any(rising_weeks(daily_scores(row), today, weeks) for row in _rows(since("N7")))
    lasting = not_easing(daily_highest(of_back(scores)), today)
    return Signs(answers, {n5.item: "worse"} if longer else {}, rising, lasting)


def _rows(scores: Sequence[PainScore]) -> list[list[PainScore]]:
    """All scores of the back as one row, and each kind as a row of its own: a low score before a session must
    not hide what the evenings say, and whoever gives each kind too seldom is still heard."""
    back = of_back(scores)
    return [back, *([s for s in back if s.kind == kind] for kind in sorted({s.kind for s in back}))]


def has_eased(scores: Iterable[PainScore], since: date, today: date) -> bool:
    """Whether pain has been clearly lower for two days than it was when a spasm was reported."""
    return eased(daily_highest(of_back(scores)), since, today)
