"""One built-in routine: its exercises and doses, what is left out for this person today, and Start."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.views import OwnItem, OwnLeftOut, OwnView
from corecoach.ui.look import Look
from corecoach.ui.pages.routine_words import left_out_words, size_words
from corecoach.ui.review_words import review_words, source_words
from corecoach.ui.widgets import Button, Card, Kind, Line, Message, Page, Text, column, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.dose_list import dose_list
from corecoach.ui.widgets.options import Options
from corecoach.words import _


class RoutinePage(Page):
    """`start_requested` carries what to start, `part_requested` the id of another part of it."""

    start_requested = Signal(object)
    part_requested = Signal(object)
    list_requested = Signal(object)
    lockouts_requested = Signal(object)

    def __init__(self, look: Look, view: OwnView) -> None:
        super().__init__(look, name=_(view.template.title))
        self._view = view
        self._back = Button(
            look,
            _("All routines"),
            Kind.QUIET,
            icon="arrow-left",
            on_click=lambda: self.list_requested.emit(None),
        )
        self._main: QWidget = self._back
        self.fill(self._head(), *self._parts(), *self._messages(), self._columns(), None)

    def focus_first(self) -> None:
        """Give the keyboard to Start, or to the way back where nothing can be started."""
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_parts(self) -> None:
        """Give the keyboard to the choice of a part, where the person just made one."""
        self._options.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.list_requested.emit(None)
        else:
            super().keyPressEvent(event)

    # -- head -------------------------------------------------------------------------------------------

    def _head(self) -> QBoxLayout:
        look, template = self.look, self._view.template
        titles = column(
            Text(look, _(template.title), "title-l"),
            Text(look, _(template.for_whom), "lead", "ink-2"),
            Text(look, _(template.frequency), "body", "ink-2"),
            gap=look.px(4),
        )
        start = self._start()
        back = row(self._back, None)
        if start is None:
            return column(back, titles, gap=look.px(4))
        if look.narrow:
            return column(back, titles, look.px(8), row(start, None), gap=look.px(4))
        box = row(gap=look.px(24))
        box.addLayout(titles, 1)
        box.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        return column(back, box, gap=look.px(4))

    def _start(self) -> Button | None:
        view, look = self._view, self.look
        wish = view.start
        if wish is None:
            return None
        name = _("Start {title}").format(title=_(view.template.title))
        start = Button(
            look, _("Start"), Kind.PRIMARY, icon="play", icon_filled=True, height=64, name=name,
            on_click=lambda: self.start_requested.emit(wish),
        )  # fmt: skip
        start.setMinimumWidth(look.text_px(180))
        self._main = start
        return start

    def _parts(self) -> Iterator[QWidget]:
        """The parts of a routine for weeks, of which one is shown."""
        routines = self._view.template.routines
        if len(routines) > 1:
            ways = [(routine.id, _(routine.title)) for routine in routines]
            self._options = Options(self.look, ways, name=_("Part"), value=self._view.block.id)
            self._options.chosen.connect(self.part_requested)
            yield self._options

    def _messages(self) -> Iterator[QWidget]:
        look, view = self.look, self._view
        if view.locked:
            see = Button(look, _("See what is locked"), on_click=lambda: self.lockouts_requested.emit(None))
            yield Message(look, _("All exercise is locked for now."), "caution", action=see, icon="lock")
        elif view.template.needs_prescription:
            yield Message(look, _("Only for you when your physio has chosen it. Ask them first."), "caution")
        elif view.start is None:
            yield Message(look, _("Nothing of it is open to you today. See why below."), "caution")
        review = review_words(view.template.reviewed_by)
        words = _("{review} A programme from your physio suits you better.").format(review=review)
        yield Message(look, words, "guidance")

    # -- what is in it ----------------------------------------------------------------------------------

    def _columns(self) -> QBoxLayout:
        look, view = self.look, self._view
        left = [self._exercises()] if view.items else []
        right = [*self._left_out(), *self._signs()]
        if look.narrow or not left:
            return column(*left, *right, gap=look.px(18))
        box = row(column(*left, None), column(*right, None, gap=look.px(16)), gap=look.px(20))
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        return box

    def _exercises(self) -> QWidget:
        look, view = self.look, self._view
        size = size_words(view.minutes, len(view.items), view.equipment)
        parts: list[Part] = [Text(look, _("Exercises"), "title-s"), Text(look, size, "body", "ink-2")]
        for item in view.items:
            parts += [Line(look), self._item(item)]
        return Card(look, *parts, gap=look.px(10), padding=(24, 20))

    def _item(self, item: OwnItem) -> Part:
        look = self.look
        notes = [Text(look, _("For you: {note}").format(note=_(note)), "body") for note in item.notes]
        return column(dose_list(look, [item.prescribed]), *notes, gap=look.px(2))

    def _left_out(self) -> Iterator[QWidget]:
        look, left_out = self.look, self._view.left_out
        if left_out:
            title = Text(look, _("Left out for you today"), "title-s", "on-caution-soft")
            parts: list[Part] = [title, *(self._left(left) for left in left_out)]
            yield Card(look, *parts, fill="caution-soft", edge=None, gap=look.px(12), padding=(24, 20))

    def _left(self, left: OwnLeftOut) -> Part:
        look, ink = self.look, "on-caution-soft"
        return column(
            Text(look, _(left.name), "label", ink),
            Text(look, left_out_words(left), "body", ink),
            gap=look.px(2),
        )

    def _signs(self) -> Iterator[QWidget]:
        template = self._view.template
        yield self._list(_("Stop, or do less, when"), template.hold_back)
        yield self._list(_("Move on when"), template.move_on)
        yield Text(self.look, source_words(template.source), "small", "ink-2")

    def _list(self, title: str, signs: Sequence[str]) -> QWidget:
        look = self.look
        lines = [Text(look, _(sign), "body", "ink-2") for sign in signs]
        return Card(look, Text(look, title, "title-s"), *lines, gap=look.px(8), padding=(24, 20))
