"""Moments and days that nobody can count with: without a zone, or at the ends of the calendar."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from corecoach.exchange.problems import Problem
from corecoach.words import _

# Weeks are added and taken away, and zones moved; a birth or an examination can lie further back than a use.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def moment_problems(value: Any, where: str) -> Iterator[Problem]:
    """Each moment without its zone, and each that is out of range, anywhere in `value`, which stands at
    `where`."""
    if isinstance(value, date):
        yield from _of_one(value, where)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from moment_problems(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from moment_problems(part, f"{where}[{n}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from moment_problems(part, f"{where}.{key}")


def _of_one(value: date, where: str) -> Iterator[Problem]:
    if isinstance(value, datetime) and value.tzinfo is None:
        allowed = _("a time with its zone like 2026-11-02T08:15:00+01:00")
        yield Problem(where, _("this time has no zone"), allowed)
    elif not FIRST_YEAR <= value.year <= LAST_YEAR:
        allowed = _("a year from {first} to {last}").format(first=FIRST_YEAR, last=LAST_YEAR)
        yield Problem(where, _("{year} is out of range").format(year=value.year), allowed)
