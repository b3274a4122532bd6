"""One fact that a person recorded, flat, as a spreadsheet or another program wants it."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

# stands: it counts. late: it stands, but was entered more than 48 hours afterwards, so no trend counts it.
# corrected: a later record takes its place. withdrawn: it was taken back, by a withdrawal.
Status = Literal["stands", "late", "corrected", "withdrawn", "withdrawal"]


class Fact(Struct, frozen=True):
    """One fact of one record. Numbers are in `value`, None where there is none; words and codes in `text`.

    `record` is the kind of the record and `id` its id: the facts of one record share it. `at` is the moment
    and `day` the day that it is about, by the clock of the place. `name` says which fact it is, `about` of
    what: a kind of score, an exercise, a question. `of` is the id of the record that this one belongs to,
    `corrects` of the one whose place it takes. `entered_at` and `corrected_at` are when it was written, where
    that was later than `at`.
    """

    record: str
    id: str
    at: datetime
    day: date
    name: str
    about: str = ""
    value: float | None = None
    unit: str = ""
    text: str = ""
    of: str = ""
    entered_at: datetime | None = None
    corrects: str = ""
    corrected_at: datetime | None = None
    status: Status = "stands"
