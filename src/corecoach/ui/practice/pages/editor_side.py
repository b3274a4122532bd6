"""The right of the editor: how long it takes, what to settle, the figure, and the way to sign."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import EditorState
from corecoach.ui.practice.editor_view import EditorView, WarningView
from corecoach.ui.practice.widgets.figure_preview import FigurePreview
from corecoach.ui.practice.widgets.forms import held, said
from corecoach.ui.practice.widgets.refused import Refused
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.practice.widgets.session_length import SessionLength
from corecoach.ui.practice.widgets.sign_foot import SignFoot
from corecoach.ui.practice.widgets.warning_card import WarningCard
from corecoach.ui.widgets import Button, Icon, column, grow, row
from corecoach.words import _


class EditorSide(QWidget):
    """`mend_requested` carries the key of a warning, `keep_requested` (key, why), `goto_requested` a
    WarningView, `sign_requested` nothing."""

    mend_requested = Signal(object)
    keep_requested = Signal(object)
    goto_requested = Signal(object)
    sign_requested = Signal(object)

    def __init__(self, look: Look, state: EditorState, *, with_foot: bool = True) -> None:
        super().__init__()
        self._look, self._state = look, state
        self.setAccessibleName(_("Session length and warnings"))
        self._length = SessionLength(look)
        self._figure = FigurePreview(look)
        self._cards = QWidget()
        self._stack = QVBoxLayout(self._cards)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(look.px(12))
        self._refused = Refused(look)
        self._shown: tuple[object, ...] | None = None
        self._view: EditorView | None = None
        self._nothing: QWidget | None = None
        inner = held(column(self._refused, self._figure, self._cards, None, gap=look.px(14)))
        self._area = Scrolling()
        self._area.setWidget(inner)
        self.foot = SignFoot(look)
        self.foot.sign_requested.connect(self.sign_requested)
        if not with_foot:
            self.foot.hide()
        self.setLayout(column(self._length, self._area, self.foot, gap=look.px(14)))

    def show_view(self, view: EditorView) -> None:
        """Show another value; cards that say the same stay."""
        self._view = view
        self._length.show_rows(view.rows)
        self.foot.show_view(view)
        self._refused.show_lines(view.refused)
        self._show_cards(view)
        self.show_figure(view)

    def show_figure(self, view: EditorView) -> None:
        """Show what is looked at in the shelf, or else the open row."""
        name = self._state.looked_at
        if not name and 0 <= self._state.row < len(view.rows):
            name = view.rows[self._state.row].item.exercise
        if not name and view.rows:
            name = view.rows[0].item.exercise
        self._figure.show_exercise(view.exercises.get(name))

    def focus_first(self) -> None:
        """Give the keyboard to the first warning, or to the way to sign."""
        ways = [b for card in self._shown_cards if card.is_open for b in card.findChildren(Button)]
        target = ways[0] if ways else self.foot.button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    # -- warnings ---------------------------------------------------------------------------------------

    def _show_cards(self, view: EditorView) -> None:
        reasons = self._state.reasons
        asked = tuple(key for key in reasons)
        shown = (view.warnings, asked, bool(view.refused), self._state.routine, self._state.row)
        if shown == self._shown:
            return
        self._shown = shown
        left, chosen = self._focused_card(), self._state.row
        wanted = [
            self._kept(warning, reasons.get(warning.key))
            for warning in sorted(view.warnings, key=lambda w: _order(w, view, chosen))
        ]
        place = self._stack.indexOf(left) if left is not None else 0
        for card in self._shown_cards:
            if card not in wanted:
                _drop(self._stack, card)
        for n, card in enumerate(wanted):
            self._put(card, n)
        self._show_nothing(view)
        if left is not None and left not in wanted:
            self._go_on(left, place)

    def _focused_card(self) -> WarningCard | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((c for c in self._shown_cards if c is focus or c.isAncestorOf(focus)), None)

    def _go_on(self, left: WarningCard, place: int) -> None:
        """A card is gone or another one, with the keyboard in it: on to the next card, and at last to the way
        to sign. Not to a button of the card, so that nothing is confirmed by an Enter too much."""
        cards = self._shown_cards
        same = next((card for card in cards if card.warning.key == left.warning.key and card.is_open), None)
        later = [card for card in cards if card.is_open and self._stack.indexOf(card) >= place]
        target = same or next(iter([*later, *(card for card in cards if card.is_open)]), None)
        if target is None:
            self.foot.button.setFocus(Qt.FocusReason.TabFocusReason)
        elif not target.asks:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.bring(target)

    def _kept(self, warning: WarningView, reason: str | None) -> WarningCard:
        """The card that says this already, or a new one."""
        for card in self._shown_cards:
            if card.warning == warning and card.asks == (reason is not None):
                return card
        return self._card(warning, reason)

    def _put(self, part: QWidget, place: int) -> None:
        entry = self._stack.itemAt(place)
        if entry is None or entry.widget() is not part:
            self._stack.removeWidget(part)
            self._stack.insertWidget(place, part)
            # Now: what is not shown yet cannot be given the keyboard.
            part.show()

    @property
    def _shown_cards(self) -> list[WarningCard]:
        parts = [entry.widget() for n in range(self._stack.count()) if (entry := self._stack.itemAt(n))]
        return [part for part in parts if isinstance(part, WarningCard)]

    def _card(self, warning: WarningView, reason: str | None) -> WarningCard:
        card = WarningCard(self._look, warning, reason if warning.why is None else None)
        card.mend_requested.connect(self.mend_requested)
        card.keep_requested.connect(self._keep)
        card.typed.connect(self._type)
        card.goto_requested.connect(self.goto_requested)
        return card

    def _keep(self, key_why: tuple[str, str]) -> None:
        self._state.reasons.pop(key_why[0], None)
        self.keep_requested.emit(key_why)

    def _type(self, key_text: tuple[str, str | None]) -> None:
        """What is typed lives outside; the first letter opens the field, giving up closes it."""
        key, text = key_text
        known = key in self._state.reasons
        if text is None:
            self._state.reasons.pop(key, None)
        else:
            self._state.reasons[key] = text
        if (text is None or not known) and self._view is not None:
            self._show_cards(self._view)
            for card in self._shown_cards:
                if card.warning.key == key:
                    card.focus_reason()
                    self._area.bring(card)

    def _show_nothing(self, view: EditorView) -> None:
        if self._nothing is not None:
            _drop(self._stack, self._nothing)
            self._nothing = None
        if not view.open_warnings and not view.refused:
            words = _("Nothing to settle here") if view.rows else _("Nothing to check yet")
            icon = Icon(self._look, "circle-check", "primary", 20)
            self._nothing = held(row(icon, grow(said(self._look, words, "primary")), gap=self._look.px(8)))
            self._put(self._nothing, 0)


def _order(warning: WarningView, view: EditorView, chosen: int) -> tuple[bool, ...]:
    """What is decided comes last. Before that what is about the chosen row comes first, and what cannot stay,
    such as a dose above its limits, before what can."""
    here = chosen >= 0 and view.routine is not None and warning.routine == view.routine.id
    return warning.why is not None, not (here and warning.index == chosen), warning.quiet, bool(warning.keep)


def _drop(stack: QVBoxLayout, part: QWidget) -> None:
    stack.removeWidget(part)
    part.hide()
    part.deleteLater()
