"""A file that was opened and cannot be used, and why."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from corecoach.exchange import Problem
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Line, Text, column, row
from corecoach.words import _, ngettext

MOST_SHOWN = 60


def kind_words(file_name: str) -> str:
    """What kind of file it is, by how its name ends."""
    kinds = {
        ".ccclear": _("Clearance file"),
        ".ccresult": _("Results file"),
        ".corecoach": _("Programme file"),
    }
    return kinds.get(PurePath(file_name).suffix.lower(), _("File"))


def advice_words(problems: Sequence[Problem]) -> str:
    """What it comes to and what to do, before the problems one by one."""
    causes = {problem.cause for problem in problems}
    if "changed" in causes:
        return _("Somebody or something changed this file after it was signed. Ask for it again.")
    if "foreign" in causes:
        return _("This does not look like a CoreCoach file. Ask for it again, or choose another file.")
    return _("Ask for it again, or show this page to who made it.")


class RefusedFilePage(FlowPage):
    """A file that cannot be used, with every problem found. `decline_requested` carries nothing."""

    decline_requested = Signal(object)

    def __init__(self, look: Look, file_name: str, problems: Sequence[Problem]) -> None:
        title = kind_words(file_name)
        super().__init__(look, title=title)
        self._lines = "\n".join(problem.line(file_name) for problem in problems)
        head = column(
            Text(look, _("CoreCoach cannot use this file. Nothing was changed."), "title-m"),
            Text(look, file_name, "body", "ink-2"),
            gap=look.px(4),
        )
        advice = Text(look, advice_words(problems), "lead")
        self.fill(head, advice, self._list(problems), title=title, foot=self._foot())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(lambda: self.decline_requested.emit(None))

    def focus_first(self) -> None:
        """Give the keyboard to the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, problems: Sequence[Problem]) -> QWidget:
        look = self.look
        count = ngettext("{n} problem was found", "{n} problems were found", len(problems))
        parts: list[QWidget] = [Text(look, count.format(n=len(problems)), "title-s")]
        for problem in problems[:MOST_SHOWN]:
            parts += [Line(look), self._problem(problem)]
        more = len(problems) - MOST_SHOWN
        if more > 0:
            words = ngettext("{n} more is in the copy.", "{n} more are in the copy.", more)
            parts += [Line(look), Text(look, words.format(n=more), "body")]
        return Card(look, *parts, gap=look.px(10))

    def _problem(self, problem: Problem) -> QWidget:
        look, holder = self.look, QWidget()
        where = problem.where or _("The whole file")
        words = _("{what}; {allowed}").format(what=problem.what, allowed=problem.allowed)
        holder.setLayout(column(Text(look, where, "small", "ink-2"), Text(look, words, "body"), gap=1))
        return holder

    def _foot(self) -> QWidget:
        look, foot = self.look, QWidget()
        self._back = Button(
            look,
            _("Back"),
            Kind.PRIMARY,
            icon="arrow-left",
            height=56,
            on_click=lambda: self.decline_requested.emit(None),
        )
        self._copy = Button(look, _("Copy"), height=56, on_click=self._to_clipboard)
        self._copied = Text(look, "", "body", "ink-2", wrap=False)
        foot.setLayout(row(self._back, self._copy, self._copied, None, gap=look.px(14)))
        return foot

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)
        self._copied.setText(_("Copied"))
