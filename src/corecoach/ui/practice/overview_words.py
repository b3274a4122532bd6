"""The overview of a patient in words: where it comes from, what was scored, and what was done."""

from collections.abc import Iterator
from datetime import date

from corecoach.coach.adherence import Adherence
from corecoach.coach.trend_views import TrendView
from corecoach.practice.coverage import Span
from corecoach.practice.overview_views import Dose, ExerciseRow, Overview, Packs, Share, Source
from corecoach.ui.dates import plain_date_words, time_words
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.print.handover_words import listed, mark_words
from corecoach.ui.print.report_words import number, signed
from corecoach.words import _, ngettext

# Gaps beyond these are counted.
_GAPS_NAMED = 3


# -- where it comes from --------------------------------------------------------------------------------


def report_words(name: str, source: Source, today: date) -> str:
    """ "Report from Margaret Ellis's computer, 14 May 18:55. Complete and unchanged." """
    words = _("Report from {name}’s computer, {day} {time}. Complete and unchanged.")
    if source.device == "other":
        words = _("Report from another computer than before, {day} {time}. Complete and unchanged.")
    at = source.made_at
    return words.format(name=name, day=plain_date_words(at.date(), today), time=time_words(at))


def device_words(source: Source) -> str:
    """Whether the computer is known; a warning where it is another one."""
    return {
        "first": _("The first computer that reports came from."),
        "known": _("The same computer as before."),
        "other": _("The computer is another one than before. Ask the patient whether it is theirs."),
    }[source.device]


def source_lines(view: Overview) -> Iterator[str]:
    """What else there is to know of the files, beside the device."""
    source = view.source
    yield _("{mark}.").format(mark=mark_words())
    if source.device != "other":
        yield device_words(source)
    yield _("Sealed to you.") if source.sealed else _("Not sealed: whoever has the file can read it.")
    yield _files_words(source, view.today)
    yield _new_words(source)
    if source.different:
        words = ngettext(
            "{n} record says something else than before; the first one stands.",
            "{n} records say something else than before; the first ones stand.",
            source.different,
        )
        yield words.format(n=source.different)


def _files_words(source: Source, today: date) -> str:
    if not source.told:
        return _("No whole day is covered.")
    span = span_words(Span(source.told[0].first, source.told[-1].last), today)
    words = ngettext("It covers {span}.", "{n} files together cover {span}.", source.files)
    return words.format(n=source.files, span=span)


def _new_words(source: Source) -> str:
    words = ngettext("{n} record was new.", "{n} records were new.", source.new)
    return words.format(n=source.new) if source.new else _("No record was new.")


def gap_words(source: Source, today: date) -> str:
    """The days in between that no file covers; nothing without one."""
    if not source.gaps:
        return ""
    spans = listed(span_words(gap, today) for gap in source.gaps[-_GAPS_NAMED:])
    left = len(source.gaps) - _GAPS_NAMED
    if left > 0:
        more = ngettext("and {n} time before", "and {n} times before", left).format(n=left)
        spans = listed([spans, more])
    days = sum((gap.last - gap.first).days + 1 for gap in source.gaps)
    words = ngettext(
        "No file covers {spans}: this day is unknown, not missed.",
        "No file covers {spans}: these days are unknown, not missed.",
        days,
    )
    return words.format(spans=spans)


def span_words(span: Span, today: date) -> str:
    """`1 Apr to 14 May`, or a single day."""
    if span.first == span.last:
        return short_day(span.last, today)
    year = None if span.first.year != span.last.year else today
    words = _("{first} to {last}")
    return words.format(first=short_day(span.first, year), last=short_day(span.last, year))


# -- pain -----------------------------------------------------------------------------------------------


def range_words(days: int | None) -> str:
    """The range that is shown."""
    return (
        _("all there is")
        if days is None
        else ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    )


def pain_words(view: Overview) -> str:
    """`7-day median 4.5 to 3. Start 5.8. 35 of 42 days scored.`"""
    scored, told = view.scored
    parts = [_median_words(view.pain)]
    if view.pain.start is not None:
        parts.append(_("Start {score}.").format(score=number(view.pain.start)))
    days = ngettext("{n} of {told} day scored.", "{n} of {told} days scored.", told)
    return " ".join([*parts, days.format(n=scored, told=told)])


def _median_words(view: TrendView) -> str:
    known, now = view.trend.median7, view.trend.current
    if not known:
        return _("No 7-day median: it needs scores on 4 of 7 days.")
    first, last = min(known), max(known)
    if now is None:
        words = _("No 7-day median now; it was {score} on {day}.")
        return words.format(score=number(known[last]), day=short_day(last, view.last))
    if first == last:
        return _("7-day median {now}.").format(now=number(now))
    return _("7-day median {then} to {now}.").format(then=number(known[first]), now=number(now))


# -- sessions -------------------------------------------------------------------------------------------


def planned_words(done: Adherence) -> str:
    """`18 of 23 planned`."""
    if not done.prescribed:
        return _("None planned")
    return _("{done} of {prescribed} planned").format(done=done.done, prescribed=done.prescribed)


# -- exercises ------------------------------------------------------------------------------------------


def times_words(row: ExerciseRow) -> str:
    """`17 of 18`: done to the last repetition, of the sessions that had it."""
    return _("{done} of {of}").format(done=row.done, of=row.of)


def pain_change_words(row: ExerciseRow) -> str:
    """`+0.8`; nothing where nobody said."""
    return "" if row.pain_change is None else signed(row.pain_change)


def effort_words(row: ExerciseRow) -> str:
    """`7`; nothing where nobody said."""
    return number(row.effort)


def dose_words(dose: Dose) -> str:
    """`92 %`, with what it was before where that is known."""
    if dose.lately is None:
        return ""
    lately = _percent(dose.lately)
    if dose.before is None:
        return lately
    return _("{lately}, before that {before}").format(lately=lately, before=_percent(dose.before))


def dose_figures(dose: Dose) -> str:
    """The same in figures: `92 % (85)`; nothing where none was prescribed lately."""
    if dose.lately is None or dose.before is None:
        return dose_words(dose)
    return _("{lately} ({before})").format(lately=_percent(dose.lately), before=dose.before.percent)


def _percent(share: Share) -> str:
    return _("{n} %").format(n=share.percent)


def row_words(row: ExerciseRow) -> str:
    """The whole row in words, for a screen reader, with what each number rests on."""
    parts = [
        _("done {times} sessions").format(times=times_words(row)),
        *([_("in part {n}").format(n=row.part)] if row.part else []),
        _("skipped {n}").format(n=row.skipped),
        _("stopped with “Something hurts” {n}").format(n=row.stopped),
        *_dose_parts(row),
        _said_words(
            _("pain after minus before, of its sessions: {value}"), pain_change_words(row), row.pain_n
        ),
        _said_words(_("effort, of its sessions: {value}"), effort_words(row), row.effort_n),
    ]
    return _("{name}: {facts}.").format(name=row.name, facts=_("; ").join(parts))


def _said_words(words: str, value: str, n: int) -> str:
    said = words.format(value=value or _("not said"))
    if not n:
        return said
    more = ngettext("{said} (median of {n} session)", "{said} (median of {n} sessions)", n)
    return more.format(said=said, n=n)


def _dose_parts(row: ExerciseRow) -> Iterator[str]:
    for dose, words in (
        (row.reps, _("repetitions of the last 4 weeks: {share}")),
        (row.hold, _("holds of the last 4 weeks: {share}")),
    ):
        if dose.lately is not None:
            yield words.format(share=dose_words(dose))


# -- ice and heat ---------------------------------------------------------------------------------------


def packs_lines(packs: Packs) -> Iterator[str]:
    """How often, on how many days, how long; and what ended it."""
    if packs.ice:
        yield _used_words(_("Ice"), packs.ice, packs.ice_days, packs.ice_s)
    if packs.heat:
        yield _used_words(_("Heat"), packs.heat, packs.heat_days, packs.heat_s)
    if packs.hurt:
        words = ngettext("{n} use was stopped: it hurt.", "{n} uses were stopped: it hurt.", packs.hurt)
        yield words.format(n=packs.hurt)
    if packs.seen:
        words = ngettext(
            "{n} use was stopped: something was seen or felt on the skin.",
            "{n} uses were stopped: something was seen or felt on the skin.",
            packs.seen,
        )
        yield words.format(n=packs.seen)


def _used_words(what: str, times: int, days: int, seconds: float) -> str:
    used = ngettext("{n} time", "{n} times", times).format(n=times)
    on = ngettext("{n} day", "{n} days", days).format(n=days)
    each = round(seconds / times / 60)
    return _("{what}: {times} on {days}, {minutes} min each on average.").format(
        what=what, times=used, days=on, minutes=each
    )
