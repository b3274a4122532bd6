"""Whatever is added in whatever order, with reopening at any time, is what a plain dict would hold."""

import os
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from diary_samples import Lockout, Note, Walk, a_diary
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.diary import Diary, examine

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2025, 11, 1), datetime(2026, 3, 1), timezones=zones)  # noqa: DTZ001
names = st.sampled_from([f"id{number}" for number in range(12)])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
notes = st.builds(Note, id=names.map("note-{}".format), at=moments, text=texts)
walks = st.builds(Walk, id=names.map("walk-{}".format), at=moments, distance_m=st.floats(0, 1e6))
lockouts = st.builds(Lockout, id=names.map("lock-{}".format), at=moments)
batches = st.lists(st.one_of(notes, walks, lockouts), min_size=1, max_size=4)
steps = st.lists(st.one_of(batches, st.just("reopen")), max_size=12)
days = st.one_of(st.none(), st.dates(date(2025, 10, 30), date(2026, 3, 3)))

Kept = dict[str, Note | Walk | Lockout]


@pytest.fixture(autouse=True)
def _no_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda fd: None)


@settings(max_examples=80, deadline=None)
@given(steps=steps, since=days, until=days, number=st.integers(0, 9))
def test_the_diary_agrees_with_a_dict(
    steps: list[list[Note | Walk | Lockout] | str], since: date | None, until: date | None, number: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, model = Path(place) / "Ann Å", Kept()
        diary = a_diary(folder)
        for step in steps:
            diary = a_diary(folder) if isinstance(step, str) else _add(diary, model, step)
        for opened in (diary, a_diary(folder)):
            _agree(opened, model, since, until, number)
        assert examine(folder, monthly=(Note, Walk), ledger=(Lockout,)) == []


def _add(diary: Diary, model: Kept, batch: list[Note | Walk | Lockout]) -> Diary:
    # One id has one moment for ever here: a known id in another month is not looked for when adding.
    fresh = [record for record in batch if record.id not in model]
    if len({record.id for record in fresh}) == len(fresh):
        diary.add(*fresh, *(model[record.id] for record in batch if record.id in model))
        model.update({record.id: record for record in fresh})
    return diary


def _agree(diary: Diary, model: Kept, since: date | None, until: date | None, number: int) -> None:
    for kind in (Note, Walk, Lockout):
        of_kind = sorted((r for r in model.values() if type(r) is kind), key=lambda r: (r.at, r.id))
        inside = [
            r for r in of_kind if (since or date.min) <= r.at.date() and r.at.date() <= (until or date.max)
        ]
        assert diary.records(kind, since, until) == inside
        assert diary.latest(kind, number) == of_kind[len(of_kind) - min(number, len(of_kind)) :]
    assert diary.months() == sorted(
        {f"{r.at.astimezone(UTC):%Y-%m}" for r in model.values() if type(r) is not Lockout}
    )
    assert diary.damage == ()
