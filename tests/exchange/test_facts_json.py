"""Facts for another program: the same facts, and the statistics under the names that scripts know."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from corecoach.exchange.facts import Fact
from corecoach.exchange.facts_csv import COLUMNS
from corecoach.exchange.facts_json import facts_json
from corecoach.exchange.trend_json import trend_value
from corecoach.pain.trend import Trend, trend_of

AT = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
SCORE = Fact("pain", "a1", AT, AT.date(), "score", "day", value=4, unit="points", text="=1+1\nno more")
KEYS = [
    "n", "days", "coverage", "window_days", "slope_per_week", "intercept", "ci95_per_week", "mk",
    "p_adjusted", "median7", "baseline", "current", "change", "change_percent", "verdict", "meaningful",
]  # fmt: skip
NOTHING = trend_of({}, AT.date(), 28)


def a_trend() -> Trend:
    """Four weeks in which it fell by half a point a day."""
    first = date(2026, 11, 1)
    return trend_of({first + timedelta(days=n): 10 - n / 4 for n in range(28)}, date(2026, 11, 28), 28)


def value(*facts: Fact, **changes: Any) -> Any:
    """The file as Python reads it."""
    asked: Any = {"since": None, "until": None, "kind": "day", "trend": NOTHING} | changes
    return json.loads(facts_json(facts, **asked))


def test_it_says_what_it_is_and_which_days_were_asked_for() -> None:
    whole = value(since=date(2026, 11, 1), until=date(2026, 11, 17))
    assert list(whole) == ["format", "version", "from", "to", "facts", "trend"]
    assert (whole["format"], whole["version"]) == ("corecoach.export", 1)
    assert (whole["from"], whole["to"], whole["facts"]) == ("2026-11-01", "2026-11-17", [])
    assert (value()["from"], value()["to"]) == (None, None)


def test_a_fact_has_the_names_of_the_columns_and_its_words_as_they_are() -> None:
    (fact,) = value(SCORE)["facts"]
    assert tuple(fact) == COLUMNS
    assert fact["text"] == "=1+1\nno more"
    assert (fact["value"], fact["day"], fact["entered_at"]) == (4, "2026-11-17", None)
    assert datetime.fromisoformat(fact["at"]) == AT


def test_one_line_a_fact() -> None:
    data = facts_json([SCORE] * 3, None, None, "day", NOTHING)
    assert data.count(b"\n") == 3 + 4 and data.endswith(b"}\n")


def test_the_trend_has_the_keys_that_scripts_rely_on() -> None:
    told = trend_value(a_trend())
    assert list(told) == KEYS
    whole = value(trend=a_trend())["trend"]
    assert list(whole) == ["kind", *KEYS]
    assert (whole["n"], whole["window_days"], whole["coverage"]) == (28, 28, 1.0)
    assert whole["slope_per_week"] == -1.75
    assert list(whole["mk"]) == ["s", "var", "z", "p"]
    assert whole["ci95_per_week"] == [-1.75, -1.75]
    assert whole["median7"]["2026-11-07"] == 9.25
    assert (whole["verdict"], whole["meaningful"]) == ("falling", "meaningfully better")


def test_what_is_not_known_is_null() -> None:
    told = trend_value(NOTHING)
    known: Any = {"n": 0, "days": 0, "coverage": 0.0, "window_days": 28, "median7": {}}
    assert told == dict.fromkeys(KEYS) | known | {"verdict": "not enough entries"}
