"""Pain over time for one person: three objects with one subject each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corecoach.coach.check_ins import CheckIns
from corecoach.coach.function import Function
from corecoach.coach.trends import Trends

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class PainOverTime:
    """`trends` is what the chart shows, `check_ins` what is said of a day, `function` what one can do."""

    def __init__(self, coach: "Coach", new_id: Callable[[], str]) -> None:
        self.trends = Trends(coach)
        self.check_ins = CheckIns(coach, new_id)
        self.function = Function(coach, new_id)
