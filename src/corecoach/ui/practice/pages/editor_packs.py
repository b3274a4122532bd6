"""Ice and heat in a programme: protocols of the library to begin with, and those of this patient."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.exchange import Problem
from corecoach.practice.draft import Draft
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.rules import ThermalRules
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.pack_draft import own_copy, summary
from corecoach.ui.practice.widgets.forms import held, said, small_button, strong
from corecoach.ui.practice.widgets.pack_editor import PackEditor
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.widgets import Card, Message, column, grow, row
from corecoach.words import _

MOST = 50


class PacksPane(QWidget):
    """`edit_requested` carries an Edit."""

    edit_requested = Signal(object)

    def __init__(self, look: Look, library: Sequence[Protocol], rules: ThermalRules | None) -> None:
        super().__init__()
        self._look, self._rules = look, rules
        self.setAccessibleName(_("Ice and heat"))
        self._draft: Draft | None = None
        self._editors: list[PackEditor] = []
        self._built: tuple[str, ...] | None = None
        self._own = QVBoxLayout()
        self._own.setSpacing(look.px(10))
        self._first: QWidget | None = None
        lines = [self._offer(protocol) for protocol in library]
        note = _(
            "Everybody can choose the protocols of the library. Add one here to set it for this patient."
        )
        parts: list[QWidget] = [strong(look, _("For this patient")), held(self._own)]
        if rules is None:
            parts = [
                Message(
                    look, _("The limits of ice and heat are damaged. Install CoreCoach again."), "caution"
                )
            ]
            lines = []
        self._area = area = Scrolling()
        below = [strong(look, _("Begin with one of the library")), said(look, note, "ink-2"), *lines]
        area.setWidget(held(column(*parts, *(below if lines else ()), None, gap=look.px(8))))
        self.setLayout(column(area))

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_view(self, view: EditorView) -> None:
        """Show another value."""
        draft = self._draft = view.draft
        if self._rules is None:
            return
        built = tuple(str(value.get("id")) for value in draft.protocols)
        if built != self._built:
            self._built = built
            self._build(draft)
        for editor, value in zip(self._editors, draft.protocols, strict=True):
            typed = {
                cell.removeprefix(_cell(value, "")): text
                for cell, text in view.typed.items()
                if cell.startswith(_cell(value, ""))
            }
            editor.show_value(value, *_said(value, self._rules), typed)

    def _offer(self, protocol: Protocol) -> QWidget:
        look = self._look
        add = small_button(
            look, _("Add"), icon="plus", on_click=lambda: self._add(protocol),
            name=_("Add {title}").format(title=_(protocol.title)),
        )  # fmt: skip
        self._first = self._first or add
        words = column(strong(look, _(protocol.title)), said(look, summary(protocol), "ink-2"))
        inner = row(grow(held(words)), add, gap=look.px(10))
        return Card(look, inner, radius="control", padding=(14, 8))

    def _build(self, draft: Draft) -> None:
        while (taken := self._own.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._editors = []
        for n, value in enumerate(draft.protocols):
            assert self._rules is not None, "without limits nothing is built"
            editor = PackEditor(
                self._look, value, self._rules, partial(self._change, n), partial(self._remove, n),
                partial(self._note, value),
            )  # fmt: skip
            self._editors.append(editor)
            self._own.addWidget(editor)
        if not draft.protocols:
            self._own.addWidget(said(self._look, _("Nothing of its own yet."), "ink-2"))

    def _add(self, protocol: Protocol) -> None:
        def change(draft: Draft) -> Draft:
            value = own_copy(protocol, (str(v.get("id")) for v in draft.protocols))
            return replace(draft, protocols=(*draft.protocols, value)[:MOST])

        count = len(self._editors)
        self._edit(change)
        if len(self._editors) > count:
            self._show_new(self._editors[-1])

    def _show_new(self, editor: PackEditor) -> None:
        """A card that came is in sight, with the keyboard in its first number."""
        editor.show()
        editor.focus_first()
        self._area.bring(editor)

    def _note(self, value: dict[str, Any], cell: str, text: str | None) -> None:
        self.edit_requested.emit(Edit(lambda draft: draft, typed=(_cell(value, cell), text)))

    def _change(self, at: int, what: Callable[[dict[str, Any]], dict[str, Any]], key: str) -> None:
        def change(draft: Draft) -> Draft:
            values = tuple(what(old) if n == at else old for n, old in enumerate(draft.protocols))
            return replace(draft, protocols=values)

        self._edit(change, f"packs:{at}:{key}")

    def _remove(self, at: int) -> None:
        self._edit(lambda d: replace(d, protocols=d.protocols[:at] + d.protocols[at + 1 :]))

    def _edit(self, change: Callable[[Draft], Draft], key: str = "") -> None:
        self.edit_requested.emit(Edit(change, key))


def _cell(value: dict[str, Any], cell: str) -> str:
    return f"packs:{value.get('id')}:{cell}"


def _said(value: dict[str, Any], rules: ThermalRules) -> tuple[list[Problem], list[Problem]]:
    """What the limits refuse, and what they point out."""
    # Checking protocols brings the schema along; most programmes have none.
    from corecoach.exchange.thermal_problems import protocol_problems, protocol_warnings

    refused = protocol_problems(value, rules)
    return refused, [] if refused else protocol_warnings(value, rules)
