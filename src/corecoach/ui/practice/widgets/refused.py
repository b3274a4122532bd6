"""What the programme is refused for as it is, beside the routine."""

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import fault_line, strong
from corecoach.ui.widgets import column
from corecoach.words import _


class Refused(QWidget):
    """Lines that no copy of CoreCoach would take: nothing is signed while they are there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[str, ...] = ()
        self._box = column(gap=look.px(6))
        self.setLayout(self._box)
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these."""
        if lines == self._lines:
            return
        self._lines = lines
        while (taken := self._box.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if lines:
            self._box.addWidget(strong(self._look, _("Refused as it is"), "danger"))
        for line in lines:
            self._box.addWidget(fault_line(self._look, line))
        self.setVisible(bool(lines))
