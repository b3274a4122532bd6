"""The built-in routines: single sittings first, then those for weeks."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.views import OwnEntry
from corecoach.ui.look import Look
from corecoach.ui.pages.library_head import LibraryHead
from corecoach.ui.pages.routine_words import entry_words
from corecoach.ui.pages.shelf import in_columns, shelf_card
from corecoach.ui.review_words import review_words_of_all
from corecoach.ui.widgets import Message, Page, Text, column
from corecoach.ui.widgets.card import Part
from corecoach.words import _


class RoutinesPage(Page):
    """The list. `routine_requested` carries the id of a template, `place_requested` that of a place."""

    routine_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, look: Look, entries: Sequence[OwnEntry]) -> None:
        """`entries` as the coach orders them; none when their files are damaged."""
        super().__init__(look, name=_("Routines"))
        self._head = LibraryHead(look, "routines")
        self._head.place_requested.connect(self.place_requested)
        review = review_words_of_all([entry.template.reviewed_by for entry in entries])
        words = _("A programme from your physio suits you better. {review}").format(review=review)
        titles = column(
            Text(look, _("Routines"), "title-m"), Text(look, words, "body", "ink-2"), gap=look.px(2)
        )
        self.fill(self._head, titles, *self._lists(entries), None)

    def focus_first(self) -> None:
        """Give the keyboard to where the person is in the library."""
        self._head.focus_first()

    def _lists(self, entries: Sequence[OwnEntry]) -> Iterator[Part]:
        look = self.look
        if not entries:
            yield Message(look, _("The routines are damaged. Install CoreCoach again."), "caution")
        for title, single in ((_("For one sitting"), True), (_("For some weeks"), False)):
            cards = [self._card(entry) for entry in entries if entry.template.single is single]
            if cards:
                yield column(Text(look, title, "title-s"), in_columns(look, cards), gap=look.px(10))

    def _card(self, entry: OwnEntry) -> QWidget:
        template = entry.template
        lines = [(_(template.for_whom), "body"), (entry_words(entry), "small")]
        return shelf_card(
            self.look, _(template.title), lines, lambda: self.routine_requested.emit(template.id)
        )
