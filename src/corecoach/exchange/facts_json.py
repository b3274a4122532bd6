"""Facts as JSON for another program, with the statistics of the pain scores."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from corecoach.exchange.facts import Fact
from corecoach.exchange.trend_json import trend_value
from corecoach.pain import PainKind
from corecoach.pain.trend import Trend

FORMAT: Final = "corecoach.export"
VERSION: Final = 1


def facts_json(
    facts: Iterable[Fact], since: date | None, until: date | None, kind: PainKind, trend: Trend
) -> bytes:
    """The file: one fact a line. `since` and `until` are the days asked for, null where none was; `kind` is
    the question that the trend is about."""
    encode = msgspec.json.encode
    head = {"format": FORMAT, "version": VERSION, "from": since, "to": until}
    rows = b",\n".join(encode(fact) for fact in facts)
    tail = encode({"kind": kind, **trend_value(trend)})
    # Written by hand around the rows, so that a difference between two files is a difference of lines.
    return encode(head)[:-1] + b',\n"facts":[\n' + rows + b'\n],\n"trend":' + tail + b"}\n"
