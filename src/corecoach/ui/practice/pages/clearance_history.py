"""The clearances that were given to a patient, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from corecoach.practice.patient import LogLine
from corecoach.ui.dates import time_words
from corecoach.ui.look import Look
from corecoach.ui.practice.clearance_words import kept_words
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import held, said, strong
from corecoach.ui.widgets import Card, Icon, Line, Text, column, grow, row
from corecoach.words import _


def history(look: Look, given: Sequence[LogLine], now: datetime) -> QWidget:
    """A card with a row for each."""
    parts: list[QWidget] = [Text(look, _("Clearances given"), "title-s")]
    if not given:
        parts.append(said(look, _("None yet."), "ink-2"))
    for line in given:
        parts += [Line(look), _row(look, line, now)]
    return Card(look, *parts, None, gap=look.px(8), padding=(24, 18))


def _row(look: Look, line: LogLine, now: datetime) -> QWidget:
    at = line.at.astimezone(now.tzinfo)
    when = _("{day} at {time}").format(day=short_day(at.date(), now.date()), time=time_words(at))
    how = _("by code") if line.what == "code" else _("by file")
    title = _("{when}, {how}").format(when=when, how=how)
    words = [_("For {letters}").format(letters=_(", ").join(line.challenges)), kept_words(line.keep)]
    days = []
    if line.examined:
        days.append(_("Examined {day}").format(day=short_day(line.examined, now.date())))
    if line.until:
        over = _("Was good until {day}") if line.until < now.date() else _("Good until {day}")
        days.append(over.format(day=short_day(line.until, now.date())))
    lines = [strong(look, title), *(said(look, w, "ink-2") for w in (*words, _(". ").join(days)) if w)]
    box = row(Icon(look, "lock-open", "primary", 20), grow(held(column(*lines, gap=0))), gap=look.px(12))
    return held(box)
