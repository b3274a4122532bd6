"""What there is to read about back pain: the list, and one card of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.library import Country
from corecoach.library.education import EducationCard
from corecoach.ui.look import Look
from corecoach.ui.pages.library_head import LibraryHead
from corecoach.ui.pages.lockout_head import or_go_words, or_local_words
from corecoach.ui.pages.shelf import in_columns, shelf_card
from corecoach.ui.review_words import review_words, review_words_of_all, source_words
from corecoach.ui.widgets import Button, Card, Icon, Kind, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _


class ReadingPage(Page):
    """The list. `card_requested` carries the id of a card, `place_requested` that of a place."""

    card_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, look: Look, cards: Sequence[EducationCard]) -> None:
        """`cards` in the order in which to read them; none when their files are damaged."""
        super().__init__(look, name=_("Reading"))
        self._head = LibraryHead(look, "reading")
        self._head.place_requested.connect(self.place_requested)
        review = review_words_of_all([card.reviewed_by for card in cards])
        words = _("Short pages about back pain. {review}").format(review=review)
        titles = column(
            Text(look, _("Reading"), "title-m"), Text(look, words, "body", "ink-2"), gap=look.px(2)
        )
        self.fill(self._head, titles, self._list(cards), None)

    def focus_first(self) -> None:
        """Give the keyboard to where the person is in the library."""
        self._head.focus_first()

    def _list(self, cards: Sequence[EducationCard]) -> Part:
        look = self.look
        if not cards:
            return Message(look, _("The pages to read are damaged. Install CoreCoach again."), "caution")
        return in_columns(look, [self._card(card) for card in cards])

    def _card(self, card: EducationCard) -> QWidget:
        lines = [(_(card.summary), "body")]
        return shelf_card(self.look, _(card.title), lines, lambda: self.card_requested.emit(card.id))


class ReadingCardPage(Page):
    """One card. `card_requested` carries the id of the next one, `list_requested` nothing."""

    card_requested = Signal(object)
    list_requested = Signal(object)

    def __init__(
        self, look: Look, card: EducationCard, following: EducationCard | None, country: Country
    ) -> None:
        """`following` is the next card, None after the last; `country` has the number to call."""
        super().__init__(look, name=_(card.title))
        self._back = Button(
            look,
            _("All reading"),
            Kind.QUIET,
            icon="arrow-left",
            on_click=lambda: self.list_requested.emit(None),
        )
        head = column(
            row(self._back, None),
            Text(look, _(card.title), "title-l"),
            Text(look, _(card.summary), "lead", "ink-2"),
            gap=look.px(4),
        )
        self.fill(head, self._body(card, following, country), None)

    def focus_first(self) -> None:
        """Give the keyboard to the way back: the page is read from its top."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.list_requested.emit(None)
        else:
            super().keyPressEvent(event)

    def _body(self, card: EducationCard, following: EducationCard | None, country: Country) -> QBoxLayout:
        """What to read; signs that cannot wait stand beside it, or before it where there is no room."""
        look = self.look
        points = [Text(look, _(point), "lead") for point in card.points]
        text = Card(look, *points, gap=look.px(14), padding=(30, 26))
        signs, rest = self._signs(card, country), (*self._next(following), self._foot(card))
        if look.narrow:
            return column(*signs, text, *rest, gap=look.px(18))
        box = row(column(text, None), column(*signs, *rest, None, gap=look.px(16)), gap=look.px(20))
        box.setStretch(0, 58)
        box.setStretch(1, 42)
        return box

    def _signs(self, card: EducationCard, country: Country) -> Iterator[QWidget]:
        if card.emergency:
            title = _("Call {number} now for any of these").format(number=country.number)
            other = _(", ").join(filter(None, (or_local_words(country), or_go_words())))
            yield self._panel(title, other, card.emergency, "danger")
        if card.today:
            yield self._panel(_("Speak to a clinician today for any of these"), "", card.today, "caution")

    def _panel(self, title: str, below: str, signs: Sequence[str], tone: str) -> QWidget:
        look, ink = self.look, f"on-{tone}-soft"
        icon = "octagon-alert" if tone == "danger" else "triangle-alert"
        head = row(Icon(look, icon, ink), grow(Text(look, title, "title-s", ink)), gap=look.px(12))
        parts: list[Part] = [head]
        if below:
            parts.append(Text(look, below, "body", ink))
        parts += [self._sign(_(sign), ink) for sign in signs]
        return Card(look, *parts, fill=f"{tone}-soft", edge=None, gap=look.px(9), padding=(22, 18))

    def _sign(self, words: str, ink: str) -> Part:
        look = self.look
        return row(Icon(look, "diamond", ink, 14), grow(Text(look, words, "body", ink)), gap=look.px(12))

    def _foot(self, card: EducationCard) -> Part:
        look = self.look
        review, source = review_words(card.reviewed_by), source_words(card.source)
        return column(
            Text(look, review, "body", "ink-2"), Text(look, source, "small", "ink-2"), gap=look.px(4)
        )

    def _next(self, following: EducationCard | None) -> Iterator[QWidget]:
        if following is not None:
            lines = [(_(following.title), "body")]
            yield shelf_card(self.look, _("Next"), lines, lambda: self.card_requested.emit(following.id))
