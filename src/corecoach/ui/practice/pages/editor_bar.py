"""What the right of the editor becomes where there is no room for it: a bar at the bottom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.widgets.forms import small_button
from corecoach.ui.practice.widgets.session_length import SessionLength
from corecoach.ui.practice.widgets.sign_foot import settle_words
from corecoach.ui.widgets import Kind, row
from corecoach.words import _, ngettext


class EditorBar(QWidget):
    """Length, warnings, and the way to sign. Its signals carry nothing."""

    warnings_requested = Signal(object)
    sign_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._edge = look.color("border")
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("sunken"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._length = SessionLength(look, small=True)
        self._warnings = small_button(
            look, "", icon="triangle-alert", on_click=lambda: self.warnings_requested.emit(None)
        )
        self._sign = small_button(
            look, _("Sign and export"), Kind.PRIMARY, icon="file-pen-line",
            on_click=lambda: self.sign_requested.emit(None),
        )  # fmt: skip
        side = look.px(18)
        parts = (self._length, self._warnings, self._sign)
        self.setLayout(row(*parts, gap=look.px(14), margins=(side, look.px(8), side, look.px(8))))

    def show_view(self, view: EditorView) -> None:
        """Show another value."""
        self._length.show_rows(view.rows)
        count = len(view.open_warnings) + len(view.to_settle) + len(view.refused)
        words = ngettext("{n} to settle", "{n} to settle", count).format(n=count)
        self._warnings.setText(words if count else _("Nothing to settle"))
        self._warnings.icon_name = "triangle-alert" if count else "circle-check"
        why = settle_words(view)
        self._warnings.setAccessibleName(". ".join(filter(None, (self._warnings.text(), why))))
        self._warnings.updateGeometry()
        self._sign.setEnabled(not why)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the page."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._edge)
