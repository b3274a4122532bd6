"""Ice and heat on the page for the clinician: a line for each use of the last days. Pure, as the page is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from corecoach.exchange.handover import USES_MOST, HeatAndIce
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackOutcome, PackRecord, standing
from corecoach.words import _, ngettext

DAYS = 14
# What a line of the file can hold.
_LONGEST = 2000


def heat_and_ice(written: Sequence[PackRecord], today: date, signs: Mapping[str, str]) -> HeatAndIce:
    """The uses of the last 14 days as they stand, newest first; `written` also holds what was corrected, in
    the order in which it was written. `signs` are the words of what can be seen, by their ids."""
    first = today - timedelta(days=DAYS - 1)
    uses = [r for r in reversed(standing(written)) if r.applications and _began(r).date() >= first]
    lines = [_line(use, _before(use, written), signs)[:_LONGEST] for use in uses]
    if not lines:
        return HeatAndIce((), _("none recorded"))
    more = len(lines) - USES_MOST
    words = ngettext("{n} older use is left out", "{n} older uses are left out", more).format(n=more)
    return HeatAndIce(tuple(lines[:USES_MOST]), words if more > 0 else "")


def _began(record: PackRecord) -> datetime:
    return record.applications[0].on.at


def _before(record: PackRecord, written: Sequence[PackRecord]) -> tuple[Application, ...]:
    """What stood there at first, if the person has changed the times since."""
    first = next(r for r in written if (r.corrects or r.id) == (record.corrects or record.id))
    return first.applications if first.applications != record.applications else ()


def _line(record: PackRecord, before: Sequence[Application], signs: Mapping[str, str]) -> str:
    """`24 Nov 20:10: ice 15 min; 3 min of it after the time was over; stopped: ...`."""
    parts = [_packs_words(record.applications), *_overdue(record.applications), *_end(record, signs)]
    if before:
        words = _("times changed by the person, before: {packs}")
        parts.append(words.format(packs=_packs_words(before)))
    if record.note:
        parts.append(_("note: {note}").format(note=record.note))
    return _("{when}: {what}").format(when=_when(_began(record)), what=_("; ").join(parts))


def _packs_words(applications: Sequence[Application]) -> str:
    """`ice 10 min (2 times), heat 15 min`: each of them in all."""
    modes = dict.fromkeys(a.mode for a in applications)
    return _(", ").join(_mode_words(mode, [a for a in applications if a.mode == mode]) for mode in modes)


def _mode_words(mode: Mode, same: Sequence[Application]) -> str:
    what = {"ice": _("ice"), "ice-massage": _("ice massage"), "heat": _("heat"), "wrap": _("heat wrap")}[mode]
    if any(a.unknown for a in same):
        return _("{what}, time not known").format(what=what)
    on = _("{what} {minutes}").format(what=what, minutes=_minutes(sum(a.exposed_s for a in same)))
    times = ngettext("{on} ({n} time)", "{on} ({n} times)", len(same)).format(on=on, n=len(same))
    return times if len(same) > 1 else on


def _overdue(applications: Sequence[Application]) -> Iterator[str]:
    seconds = sum(a.overdue_s for a in applications if not a.unknown)
    if _whole_minutes(seconds):
        yield _("{minutes} of it after the time was over").format(minutes=_minutes(seconds))


def _end(record: PackRecord, signs: Mapping[str, str]) -> Iterator[str]:
    """How it ended, where that was not at its end, and what was seen or felt."""
    stopped = _("stopped")
    heads: dict[PackOutcome, str] = {"ended": _("ended early"), "stopped": stopped, "sign": stopped}
    reasons = {"stopped": _("something hurt"), "sign": _("something was seen or felt on the skin")}
    head = heads.get(record.outcome, "")
    reason = _(", ").join(signs.get(s, s) for s in record.signs) or reasons.get(record.outcome, "")
    if head and reason:
        yield _("{end}: {reason}").format(end=head, reason=reason)
    elif head or reason:
        yield head or reason


def _whole_minutes(seconds: float) -> int:
    """To the nearest, as in the person's own log."""
    return int(seconds / 60 + 0.5)


def _minutes(seconds: float) -> str:
    minutes = _whole_minutes(seconds)
    return ngettext("{n} min", "{n} min", minutes).format(n=minutes) if minutes else _("under 1 min")


def _when(at: datetime) -> str:
    """`24 Nov 20:10`, on the clock of the place; the page itself says the year."""
    months = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    words = _("{day} {month} {time}")
    return words.format(day=at.day, month=months[at.month - 1], time=f"{at:%H:%M}")
