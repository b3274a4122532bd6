"""Which part of a history is in sight: dragged and zoomed, never beyond its ends."""

from dataclasses import dataclass
from datetime import date

# At least a week, and so much before the first record; nothing after today.
LEAST_DAYS, BEFORE_DAYS = 7.0, 3.0
# Nearer to each other, two windows show the same: dragging there and back is never exact.
_NEAR_DAYS = 0.25


@dataclass(frozen=True)
class TimeWindow:
    """From `first` to `last`, in days, inside of `begin` to `end`. Every change is a new one."""

    begin: float
    end: float
    first: float
    last: float

    @property
    def days(self) -> float:
        """How many days are in sight."""
        return self.last - self.first

    @property
    def whole_days(self) -> tuple[date, date]:
        """The first and the last day whose noon is in sight."""
        return date.fromordinal(int(self.first + 0.5)), date.fromordinal(int(self.last - 0.5))

    def is_near(self, other: "TimeWindow") -> bool:
        """Whether it shows the same as another, to a quarter of a day."""
        return abs(self.first - other.first) < _NEAR_DAYS and abs(self.last - other.last) < _NEAR_DAYS

    def showing(self, first: float, last: float) -> "TimeWindow":
        """The same history from `first` to `last`, or the nearest to it that its limits allow."""
        whole = self.end - self.begin
        days = min(max(last - first, min(LEAST_DAYS, whole)), whole)
        middle = (first + last) / 2
        first = min(max(middle - days / 2, self.begin), self.end - days)
        return TimeWindow(self.begin, self.end, first, first + days)

    def moved(self, days: float) -> "TimeWindow":
        """Later by so many days."""
        return self.showing(self.first + days, self.last + days)

    def zoomed(self, factor: float, around: float) -> "TimeWindow":
        """`factor` times as many days in sight; `around` stays where it is, as far as the limits allow."""
        whole = self.end - self.begin
        days = min(max(self.days * factor, min(LEAST_DAYS, whole)), whole)
        share = (around - self.first) / self.days
        first = around - share * days
        return self.showing(first, first + days)

    def holding(self, day: float) -> "TimeWindow":
        """Moved no more than it takes for the whole of a day to be in sight."""
        if day < self.first:
            return self.moved(day - self.first)
        return self.moved(day + 1 - self.last) if day + 1 > self.last else self
