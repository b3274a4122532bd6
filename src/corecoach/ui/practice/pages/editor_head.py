"""The line above the middle of the editor: its sections, and undo and redo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import Section, section_words
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.widgets.forms import flowing, held, small_button
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import row
from corecoach.words import _


class EditorHead(QWidget):
    """`section_requested` carries the id of a section; undo and redo nothing."""

    section_requested = Signal(object)
    undo_requested = Signal(object)
    redo_requested = Signal(object)

    def __init__(self, look: Look, section: Section) -> None:
        super().__init__()
        self._tabs = Segments(look, section_words(), name=_("Part of the programme"), value=section)
        self._tabs.chosen.connect(self.section_requested)
        self._undo = small_button(
            look, _("Undo"), icon="undo-2", on_click=lambda: self.undo_requested.emit(None)
        )
        self._redo = small_button(
            look, _("Redo"), icon="redo-2", on_click=lambda: self.redo_requested.emit(None), name=_("Redo")
        )
        self._look, self._full = look, self._redo.sizeHint().width()
        for button in (self._undo, self._redo):
            # The keyboard has Ctrl Z and Ctrl Y: a click leaves it where it was.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if look.narrow:
            # Their pictures are enough: a second line would be missed by the rows.
            for button, words in ((self._undo, _("Undo")), (self._redo, _("Redo"))):
                button.setText("")
                button.setAccessibleName(words)
                button.setFixedWidth(look.text_px(44))
            inner = flowing(look, self._tabs, self._undo, self._redo, gap=10)
        else:
            # The word must not keep the row wide: it goes where there is no room for it.
            self._redo.setMinimumWidth(look.text_px(44))
            inner = held(row(self._tabs, None, self._undo, self._redo, gap=look.px(10)))
        self.setLayout(row(inner))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the way forward where there is room; its picture stays."""
        look = self._look
        if look.narrow:
            return
        beside = self._tabs.sizeHint().width() + self._undo.sizeHint().width() + 2 * look.px(10)
        roomy = beside + self._full <= self.width()
        self._redo.setText(_("Redo") if roomy else "")
        self._redo.setFixedWidth(self._full if roomy else look.text_px(44))

    def show_view(self, view: EditorView) -> None:
        """Show whether there is something to take back."""
        self._undo.setEnabled(view.can_undo)
        self._redo.setEnabled(view.can_redo)

    def show_section(self, section: Section) -> None:
        """Show which section is open."""
        self._tabs.show_value(section)
