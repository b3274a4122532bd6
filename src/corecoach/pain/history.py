"""What a row of scores says: a jump, severe days, rising weeks, and whether pain eases."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal

from corecoach.pain.scores import PainScore, daily_scores, median
from corecoach.pain.smooth import LEAST_DAYS, WINDOW_DAYS

# red-flags facts 2, numeric rules. N4: 2 points over the start of the session. N5: 3 points over the 7-day
# median for more than 24 h. N6: 8 or more on 3 days. N7: 3 weeks in a row.
NEXT_MORNING_RISE = 2
JUMP_RISE = 3
JUMP_HOURS = 24
SEVERE = 8
SEVERE_DAYS = 3
RISING_WEEKS = 3
# red-flags facts 1.2, `spasm_lasting`: more than 5 days without easing; eased by 30 % for 48 h.
LASTING_DAYS = 5
EASED_SHARE = 0.3
EASED_HOURS = 48
# red-flags facts 1.4, point 3: pain in the leg 2 points over the usual for over 24 h is worse. A product
# choice: after one such score, or a severe one, it is asked what else has changed; a question, not a rule.
LEG_RISE = 2
# A product choice: below this pain a lack of easing is no sign of anything.
LASTING_LEAST = 4
# Two scores with one whole day between them are still one row: who scores on 4 of 7 days scores every second
# day. With two days between them nobody knows how it was.
GAP_DAYS = 2


def next_morning_rise(before: int, morning: int, rise: int = NEXT_MORNING_RISE) -> bool:
    """N4: whether the next morning is `rise` or more points above the score before the session."""
    return morning >= before + rise


def jump(
    scores: Iterable[PainScore], now: datetime, rise: int = JUMP_RISE, hours: float = JUMP_HOURS
) -> timedelta | None:
    """N5: for how long the scores have stayed `rise` points or more above the usual, when over `hours` hours.

    The usual is the median of the 7 days before the day on which the rise began: one that includes the rise
    would hide it. The time is from the first to the last high score, for nobody knows what came after. None
    when it is not so, when the last score is 3 days old, or when no more than 3 of the 7 days have a score.
    """
    until = sorted((s for s in scores if s.at <= now), key=lambda s: s.at)
    if not until or _days(until[-1].at, now) > GAP_DAYS:
        return None
    began = _rise_began(until, daily_scores(until), rise)
    stayed = until[-1].at - began if began else timedelta()
    return stayed if stayed > timedelta(hours=hours) else None


def _rise_began(scores: list[PainScore], daily: Mapping[date, float], rise: int) -> datetime | None:
    """The earliest score from which on all are high, measured against the days before it."""
    began, later = None, scores[-1]
    lowest = later.score
    for score in reversed(scores):
        lowest = min(lowest, score.score)
        if _days(score.at, later.at) > GAP_DAYS or lowest < rise:
            break
        usual = _usual_before(daily, score.at.date())
        if usual is not None and lowest >= usual + rise:
            began = score.at
        later = score
    return began


def _usual_before(daily: Mapping[date, float], day: date) -> float | None:
    """The median of the 7 days before `day`, where at least 4 have a score."""
    return _median_of(daily, day - timedelta(days=1))


def _median_of(daily: Mapping[date, float], last: date) -> float | None:
    values = [daily[d] for d in _days_to(last, WINDOW_DAYS) if d in daily]
    return median(values) if len(values) >= LEAST_DAYS else None


def _days_to(last: date, count: int) -> list[date]:
    """`count` days up to `last`, the oldest first."""
    return [last - timedelta(days=n) for n in reversed(range(count))]


def _days(earlier: datetime, later: datetime) -> int:
    # By the calendars of the places: it is days that are scored, and a journey does not make one longer.
    return (later.date() - earlier.date()).days


LegUp = Literal["above-usual", "severe"]


def leg_up(
    daily: Mapping[date, float], day: date, score: int, rise: int = LEG_RISE, least: int = SEVERE
) -> LegUp | None:
    """Whether a score of the leg on `day` is `rise` or more above the usual, or else `least` or more.

    `daily` holds the scores of the leg (`daily_scores`). The usual is the median of the 7 days before `day`,
    where at least 4 have a score; without one only a severe score is up.
    """
    usual = _usual_before(daily, day)
    if usual is not None and score >= usual + rise:
        return "above-usual"
    return "severe" if score >= least else None


def severe_days(
    daily: Mapping[date, float], today: date, least: int = SEVERE, days: int = SEVERE_DAYS
) -> bool:
    """N6: whether pain was `least` or more on `days` days in a row, up to today or yesterday.

    `daily` is the highest score of each day (`daily_highest`). A day without a score ends the row.
    """
    return any(
        all(d in daily and daily[d] >= least for d in _days_to(last, days))
        for last in (today, today - timedelta(days=1))
    )


def rising_weeks(daily: Mapping[date, float], today: date, weeks: int = RISING_WEEKS) -> bool:
    """N7: whether the median of a week rose `weeks` times in a row.

    Weeks are 7 days and the last ends today; each needs scores on at least 4 days.
    """
    ends = [today - timedelta(weeks=n) for n in reversed(range(weeks + 1))]
    medians = [_median_of(daily, end) for end in ends]
    return all(a is not None and b is not None and a < b for a, b in pairwise(medians))


def not_easing(
    daily: Mapping[date, float], today: date, days: int = LASTING_DAYS, share: float = EASED_SHARE
) -> bool:
    """Whether pain of 4 or more has gone on for more than `days` days without being `share` lower.

    Needs a score today and on the day `days` days ago, on at least 4 days in all, and looks at the last two
    days that have one.
    """
    window = _days_to(today, days + 1)
    values = [daily[d] for d in window if d in daily]
    if len(values) < LEAST_DAYS or window[0] not in daily or window[-1] not in daily:
        return False
    highest = max(values)
    return highest >= LASTING_LEAST and not any(_lower(v, highest, share) for v in values[-2:])


def eased(
    daily: Mapping[date, float],
    since: date,
    today: date,
    share: float = EASED_SHARE,
    hours: int = EASED_HOURS,
) -> bool:
    """Whether pain has been `share` lower for `hours` hours than its highest in the 6 days up to `since`.

    `daily` is the highest score of each day (`daily_highest`). Looks at all days that the hours touch; at
    least two of them need a score.
    """
    before = [daily[d] for d in _days_to(since, LASTING_DAYS + 1) if d in daily]
    recent = [daily[d] for d in _days_to(today, -(-hours // 24) + 1) if d in daily]
    if not before or len(recent) < 2:
        return False
    return all(_lower(value, max(before), share) for value in recent)


def _lower(value: float, highest: float, share: float) -> bool:
    return highest - value >= share * highest
