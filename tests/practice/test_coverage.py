"""Which days result files tell of, together."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from result_samples import DAY, START, at, name_of

from corecoach.practice.coverage import Coverage, Span, coverage_of
from corecoach.practice.patient import ResultRow


def row(since: int | None, until: int, number: int = 1) -> ResultRow:
    first = None if since is None else START + since * DAY
    return ResultRow(name_of(number), at(200), at(until, 20), first, START + until * DAY, 0, False, True)


def span(first: int, last: int) -> Span:
    return Span(START + first * DAY, START + last * DAY)


def told(*rows: ResultRow) -> Coverage:
    return coverage_of(rows, START)


def test_the_day_on_which_a_file_was_made_is_told_in_part() -> None:
    found = told(row(None, 10))
    assert found.whole == (span(0, 9),)
    assert found.parts == (START + 10 * DAY,)
    assert found.told == (span(0, 10),)
    assert found.gaps == ()


def test_a_later_file_tells_the_rest_of_that_day() -> None:
    found = told(row(None, 10), row(10, 12))
    assert found.whole == (span(0, 11),)
    assert found.parts == (START + 12 * DAY,)


def test_days_between_files_are_a_gap() -> None:
    found = told(row(3, 5), row(9, 12))
    assert found.gaps == (span(6, 8),)
    assert not found.is_told(START + 7 * DAY)
    assert found.days_told(START, START + 30 * DAY) == 3 + 4
    assert found.unbroken_since(START + 12 * DAY) == START + 9 * DAY
    assert found.unbroken_since(START + 7 * DAY) == START + 8 * DAY


def test_a_file_of_its_own_first_day_tells_no_whole_day() -> None:
    found = told(row(0, 0))
    assert found.whole == ()
    assert found.told == (span(0, 0),)


def test_a_file_that_ends_before_it_was_made_tells_its_last_day_whole() -> None:
    early = ResultRow(name_of(1), at(9), at(9), START, START + 4 * DAY, 0, False, True)
    assert told(early) == Coverage((span(0, 4),), ())


WINDOWS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda w: (w[0], w[0] + w[1])),
    min_size=1,
    max_size=6,
)


@given(WINDOWS, st.randoms(use_true_random=False))
def test_a_day_is_told_if_some_file_tells_of_it_whatever_their_order(
    windows: list[tuple[int, int]], dice: object
) -> None:
    rows = [row(first, last, n) for n, (first, last) in enumerate(windows)]
    found = told(*rows)
    dice.shuffle(rows)  # type: ignore[attr-defined]
    assert told(*rows, rows[0]) == found
    for n in range(65):
        day = START + timedelta(days=n)
        assert found.is_whole(day) == any(first <= n < last for first, last in windows)
        assert found.is_told(day) == any(first <= n <= last for first, last in windows)
        ends = date.min < found.told[0].first and any(day in gap for gap in found.gaps)
        assert ends == (not found.is_told(day) and found.told[0].first < day < found.told[-1].last)
