"""What a programme can begin with: a template, an own one, or nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.practice.rows import TemplateRow
from corecoach.ui.library_search import folded
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import EditorState
from corecoach.ui.practice.widgets.forms import SmallField, flowing, held, said, small_button
from corecoach.ui.practice.widgets.template_card import TemplateCard
from corecoach.ui.widgets import Kind, Page, Text, row
from corecoach.words import _

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditorStartPage(Page):
    """`template_requested` and `remove_requested` carry the id of a template, `empty_requested` nothing."""

    template_requested = Signal(object)
    remove_requested = Signal(object)
    empty_requested = Signal(object)

    def __init__(
        self, look: Look, templates: Sequence[TemplateRow], state: EditorState, patient: str
    ) -> None:
        super().__init__(look, name=_("Programme editor"))
        self._templates, self._state = templates, state
        self._words = {t.id: " " + folded(f"{t.title} {t.for_whom}") for t in templates}
        title = Text(look, _("What does {name}'s programme begin with?").format(name=patient), "title-m")
        self._search = _Search(
            look, _("Find a template"), state.template_search, self._type, hint=_("Find a template")
        )
        self._search.first.connect(self._choose_first)
        self._search.setFixedWidth(look.text_px(320))
        empty = small_button(
            look, _("Begin with an empty one"), icon="plus", on_click=lambda: self.empty_requested.emit(None)
        )
        hint = said(
            look,
            _("A template is a start: change everything. No clinician has reviewed the templates."),
            "ink-2",
        )
        self._none = said(look, _("No template has these words."), "ink-2")
        self._holder = QWidget()
        self._list_box = QVBoxLayout(self._holder)
        self._list_box.setContentsMargins(0, 0, 0, 0)
        self._list_box.setSpacing(look.px(10))
        self._cards = {t.id: self._card(t) for t in templates}
        for card in self._cards.values():
            self._list_box.addWidget(card)
        self.fill(title, hint, flowing(look, self._search, empty, gap=12), self._none, self._holder, None)
        self._find()

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self._search.setFocus(Qt.FocusReason.TabFocusReason)

    def _card(self, template: TemplateRow) -> QWidget:
        card = TemplateCard(self.look, template)
        card.clicked.connect(lambda: self.template_requested.emit(template.id))
        if not template.own:
            return card
        remove = small_button(
            self.look, _("Remove"), Kind.QUIET, on_click=lambda: self.remove_requested.emit(template.id),
            name=_("Remove the template {title}").format(title=template.title),
        )  # fmt: skip
        box = row(card, remove, gap=self.look.px(10))
        box.setStretchFactor(card, 1)
        return held(box)

    def _type(self, text: str) -> None:
        self._state.template_search = text
        self._find()

    def _found(self) -> list[str]:
        asked = folded(self._state.template_search).split()
        return [t.id for t in self._templates if all(f" {w}" in self._words[t.id] for w in asked)]

    def _find(self) -> None:
        found = self._found()
        for name, card in self._cards.items():
            card.setVisible(name in found)
        self._none.setVisible(not found)

    def _choose_first(self) -> None:
        found = self._found()
        if found and self._state.template_search.strip():
            self.template_requested.emit(found[0])


class _Search(SmallField):
    first = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first that matches."""
        if event.key() in _ENTERS:
            self.first.emit()
        else:
            super().keyPressEvent(event)
