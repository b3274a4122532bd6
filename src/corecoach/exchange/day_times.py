"""At what times of a day its sittings are put into a calendar."""

from datetime import time

# By how many there are. A habit of the clock: nobody has said when, and who wants another time moves it.
TIMES = {
    1: (9,),
    2: (9, 17),
    3: (9, 13, 17),
    4: (9, 12, 15, 18),
    5: (8, 11, 14, 17, 20),
    6: (8, 10, 12, 14, 16, 18),
    7: (8, 10, 12, 14, 16, 18, 20),
}
# More of them are spread evenly over so many minutes from 08:00.
_FROM, _MINUTES = 8, 12 * 60


def times_of(count: int) -> tuple[time, ...]:
    """The times of `count` sittings of one day, in order, each another as far as there are minutes."""
    if count in TIMES:
        return tuple(time(hour) for hour in TIMES[count])
    minutes = [_FROM * 60 + _MINUTES * n // count for n in range(count)]
    return tuple(time(*divmod(minute, 60)) for minute in minutes)
