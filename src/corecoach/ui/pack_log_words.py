"""The log of ice and heat in words: when, what was on and for how long, how it ended, what was put right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil

from corecoach.coach.pack_views import LogEntry
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord
from corecoach.ui.dates import date_words, time_words
from corecoach.ui.dose import minutes_words
from corecoach.ui.pack_moment_words import mode_words
from corecoach.words import _, ngettext

# With more than so many, each by itself says less than all of a kind together.
_FEW = 3
_MINUTE_S = 60


def minutes_of(seconds: float) -> int:
    """Whole minutes, to the nearest."""
    return int(seconds / _MINUTE_S + 0.5)


def least_minutes(application: Application) -> int:
    """As many whole minutes as it was certainly on, or more."""
    return ceil(application.least_s / _MINUTE_S)


def when_words(record: PackRecord, now: datetime) -> str:
    """The day and the time at which it began."""
    began = record.applications[0].on.at if record.applications else record.at
    local = began.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    words = {0: _("Today, {time}"), 1: _("Yesterday, {time}")}.get(days, _("{day}, {time}"))
    return words.format(day=date_words(local.date(), now.date()), time=time_words(local))


def put_on_words(application: Application, now: datetime) -> str:
    """`Ice, put on at 07:40`."""
    at = time_words(application.on.at.astimezone(now.tzinfo))
    return _("{what}, put on at {time}").format(what=mode_words(application.mode), time=at)


def entry_lines(entry: LogEntry, signs: Mapping[str, str]) -> Iterator[str]:
    """What is written of a use, a line each; `signs` are the words of what can be seen, by their ids."""
    record = entry.record
    yield from _on_lines(record.applications)
    yield _outcome_words(record)
    yield from (_("Noted: {sign}").format(sign=signs.get(sign, sign)) for sign in record.signs)
    before = _before_words(entry)
    if before:
        yield _("Corrected (before: {minutes})").format(minutes=before)


def _on_lines(applications: Sequence[Application]) -> Iterator[str]:
    if len(applications) <= _FEW or any(a.unknown for a in applications):
        yield from (_on_words(a) for a in applications)
        return
    for mode in dict.fromkeys(a.mode for a in applications):
        yield _in_all_words(mode, [a for a in applications if a.mode == mode])


def _on_words(application: Application) -> str:
    what = mode_words(application.mode)
    if application.unknown:
        return _("{what}: time not known; counted as a whole day").format(what=what)
    return _with_overdue(what, application.exposed_s, application.overdue_s)


def _in_all_words(mode: Mode, same: Sequence[Application]) -> str:
    times = ngettext("{what}, {n} time, in all", "{what}, {n} times, in all", len(same))
    what = times.format(what=mode_words(mode), n=len(same))
    return _with_overdue(what, sum(a.exposed_s for a in same), sum(a.overdue_s for a in same))


def _with_overdue(what: str, seconds: float, overdue_s: float) -> str:
    on = _("{what} {minutes}").format(what=what, minutes=_length_words(seconds))
    over = minutes_of(overdue_s)
    if not over:
        return on
    words = _("{on}; {minutes} of it after the time was over")
    return words.format(on=on, minutes=minutes_words(over))


def _length_words(seconds: float) -> str:
    return minutes_words(minutes_of(seconds)) if seconds >= _MINUTE_S / 2 else _("under 1 min")


def _outcome_words(record: PackRecord) -> str:
    return {
        "finished": _("To the end"),
        "ended": _("Ended early"),
        "stopped": _("Stopped: something hurt"),
        "sign": _("Stopped: something was seen or felt on the skin"),
    }[record.outcome]


def _before_words(entry: LogEntry) -> str:
    """What stood there before; nothing when no time was put right: what was seen is added in the same way."""
    versions = [record.applications for record in (*entry.before, entry.record)]
    if any(len(version) != len(versions[-1]) for version in versions):
        return ""
    found = (_old_words(column, alone=len(versions[-1]) == 1) for column in zip(*versions, strict=True))
    return _(", ").join(filter(None, found))


def _old_words(versions: Sequence[Application], *, alone: bool) -> str:
    """The earlier times of one application, the oldest first."""
    times = list(dict.fromkeys((a.exposed_s, a.unknown) for a in versions))
    if len(times) < 2:
        return ""
    said = [_("time not known") if unknown else _length_words(seconds) for seconds, unknown in times[:-1]]
    words = _(", then ").join(said)
    return words if alone else _("{what} {minutes}").format(what=mode_words(versions[0].mode), minutes=words)
