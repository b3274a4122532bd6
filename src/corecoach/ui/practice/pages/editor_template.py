"""Keeping a programme as a template of one's own: its title, and the templates that there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.practice.rows import TemplateRow
from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import (
    SmallField,
    SmallTick,
    held,
    labelled,
    said,
    small_button,
    strong,
)
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

LONGEST_TITLE = 80


@dataclass
class TemplateDraft:
    """What was typed. `instead` is whether it takes the place of the template that the programme began with;
    `asked` the id of a template whose removal was asked for once."""

    title: str = ""
    instead: bool = False
    asked: str = ""


class TemplatePage(FlowPage):
    """`remove_requested` carries the id of a template, `save_requested` and `back_requested` nothing."""

    save_requested = Signal(object)
    remove_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(
        self, look: Look, own: Sequence[TemplateRow], began: TemplateRow | None, draft: TemplateDraft
    ) -> None:
        """`own` are the clinician's templates, `began` the one of them that the programme began with."""
        super().__init__(look, gap=12, max_width=760)
        self._draft, self._own, self._began = draft, own, began
        self.setAccessibleName(_("Save as my template"))
        back = Button(
            look, _("Back to the editor"), Kind.SECONDARY, icon="arrow-left", height=40, size_px=16,
            on_click=lambda: self.back_requested.emit(None),
        )  # fmt: skip
        self._title = SmallField(
            look, _("Title of the template"), draft.title, self._type, longest=LONGEST_TITLE
        )
        self._title.returnPressed.connect(self._save)
        self._button = Button(
            look, _("Save the template"), Kind.PRIMARY, icon="save", height=48, on_click=self._save
        )
        self._says = said(look, "", "ink-2")
        parts: list[Part] = [labelled(look, _("Title of the template"), self._title, self._says)]
        if began is not None:
            words = _("Instead of “{title}”, which this programme began with").format(title=began.title)
            parts.append(SmallTick(look, words, draft.instead, self._put_instead))
        note = _("Nothing of the patient is in it: no name, signs, cautions, notes or reasons.")
        parts += [said(look, note, "ink-2"), held(row(self._button, None))]
        cards = [Card(look, *parts, gap=look.px(10), radius="control", padding=(20, 18))]
        if own:
            cards.append(self._list())
        self.fill(*cards, title=_("Save as my template"), back=back)
        self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the title."""
        self._title.setFocus(Qt.FocusReason.TabFocusReason)
        self._title.selectAll()

    # -- parts ------------------------------------------------------------------------------------------

    def _list(self) -> Card:
        look = self.look
        lines: list[Part] = [strong(look, _("Your templates")), *(self._line(one) for one in self._own)]
        return Card(look, *lines, gap=look.px(4), radius="control", padding=(20, 14))

    def _line(self, template: TemplateRow) -> QWidget:
        look, asked = self.look, self._draft.asked == template.id
        words = _("Remove for good") if asked else _("Remove")
        name = _("Remove for good: {title}") if asked else _("Remove the template {title}")
        remove = small_button(
            look, words, Kind.SECONDARY if asked else Kind.QUIET,
            on_click=lambda: self.remove_requested.emit(template.id), name=name.format(title=template.title),
        )  # fmt: skip
        return held(row(grow(said(look, template.title)), remove, gap=look.px(10)))

    # -- what is typed ----------------------------------------------------------------------------------

    def _show(self) -> None:
        title = self._draft.title.strip()
        self._button.setEnabled(bool(title))
        same = any(one.title.strip() == title for one in self._own)
        words = _("It takes the place of your template with this title.")
        self._says.setText(words if same else "")
        self._says.setVisible(same)

    def _type(self, text: str) -> None:
        self._draft.title = text
        self._show()

    def _put_instead(self, on: bool) -> None:
        self._draft.instead = on

    def _save(self) -> None:
        if self._button.isEnabled():
            self.save_requested.emit(None)
