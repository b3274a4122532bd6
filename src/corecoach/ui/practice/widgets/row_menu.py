"""The menu of a row: what can be done with its exercise."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_view import RowView
from corecoach.ui.practice.widgets.row_ask import RowAsk, What
from corecoach.words import _


class RowMenu(QMenu):
    """`asked` carries a RowAsk."""

    asked = Signal(object)

    def __init__(self, parent: QWidget, look: Look, index: int) -> None:
        super().__init__(parent)
        self._index = index
        self.setFont(look.font("body", 16 * look.scale))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, words: str, what: What, value: str | None = None, *, on: bool = True) -> None:
        """One line more. An ampersand in a name is no key."""
        action = self.addAction(words.replace("&", "&&"), partial(self._ask, what, value))
        action.setEnabled(on)

    def _ask(self, what: What, value: str | None) -> None:
        self.asked.emit(RowAsk(what, self._index, value=value))


def row_menu(
    parent: QWidget, look: Look, view: RowView, index: int, count: int, exercises: Mapping[str, Exercise]
) -> RowMenu:
    """The menu of row `index` of `count`."""
    menu = RowMenu(parent, look, index)
    menu.offer(_("Move up"), "up", on=index > 0)
    menu.offer(_("Move down"), "down", on=index + 1 < count)
    menu.offer(_("Duplicate"), "duplicate")
    menu.offer(_("Remove"), "remove")
    menu.addSeparator()
    menu.offer(_("Remember this dose as mine"), "remember", on=view.exercise is not None)
    menu.offer(_("Limits and tempo"), "limits")
    if view.exercise is not None:
        menu.addSeparator()
        for words, ids in (
            (_("Easier instead: {name}"), view.exercise.regressions),
            (_("Harder instead: {name}"), view.exercise.progressions),
        ):
            for other in ids:
                if other in exercises:
                    menu.offer(words.format(name=_(exercises[other].name)), "exercise", other)
    return menu
