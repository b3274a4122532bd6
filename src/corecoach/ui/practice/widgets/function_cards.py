"""The cards of function and of ice and heat, which are there only where anything was answered or used."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from corecoach.coach.report_views import FunctionScores, Psfs
from corecoach.practice.overview_views import Overview, Packs
from corecoach.ui.function_words import change_words
from corecoach.ui.look import Look
from corecoach.ui.practice.overview_words import packs_lines
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import said, strong
from corecoach.ui.print.report_words import number, psfs_words, rmdq_words
from corecoach.ui.widgets import Card, Text
from corecoach.ui.widgets.small_table import SmallTable
from corecoach.words import _


def function_card(look: Look, view: Overview) -> QWidget | None:
    """What was answered about function, with its change; None where nothing was."""
    parts = list(_function_parts(look, view.function, view.today))
    if not parts:
        return None
    return Card(look, Text(look, _("Function"), "title-s"), *parts, padding=(20, 12), gap=look.px(6))


def _function_parts(look: Look, function: FunctionScores, today: date) -> Iterator[QWidget]:
    for psfs in function.psfs:
        yield strong(look, _("Own activities (PSFS), 0 cannot, 10 as before"))
        yield _psfs_table(look, psfs, today)
        yield said(look, psfs_words(psfs))
    if function.rmdq is not None:
        yield strong(look, _("Roland-Morris (RMDQ)"))
        yield said(look, rmdq_words(function.rmdq))
    for answer in function.said[-1:]:
        yield strong(look, _("Compared with the start, −5 to 5"))
        words = _("{day}: {answer}").format(
            day=short_day(answer.day, today), answer=change_words(answer.change)
        )
        yield said(look, words)


def _psfs_table(look: Look, psfs: Psfs, today: date) -> QWidget:
    first, last = short_day(psfs.first, today), short_day(psfs.last, today)
    if psfs.change is None:
        rows = [(each.name, str(each.last)) for each in psfs.activities]
        return SmallTable(look, ("", last), [*rows, (_("Mean"), number(psfs.now))])
    both = [(each.name, str(each.first), str(each.last)) for each in psfs.activities]
    return SmallTable(look, ("", first, last), [*both, (_("Mean"), number(psfs.before), number(psfs.now))])


def packs_card(look: Look, packs: Packs | None) -> QWidget | None:
    """Ice and heat, summed up; None where none was used."""
    if packs is None:
        return None
    lines = [said(look, line) for line in packs_lines(packs)]
    title = Text(look, _("Ice and heat"), "title-s")
    return Card(look, title, *lines, None, padding=(20, 12), gap=look.px(6))
