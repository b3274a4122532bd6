"""The head of the library's pages: exercises, routines, reading."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Segmented, row
from corecoach.words import _


class LibraryHead(QWidget):
    """Where in the library this page is, and the way to the others. `place_requested` carries a place id."""

    place_requested = Signal(object)

    def __init__(self, look: Look, here: str) -> None:
        """`here` is `library`, `routines` or `reading`."""
        super().__init__()
        ways = (("library", _("Exercises")), ("routines", _("Routines")), ("reading", _("Reading")))
        self._row = Segmented(look, ways, name=_("Library"), value=here)
        self._row.chosen.connect(self.place_requested)
        self.setLayout(row(self._row, None))

    def focus_first(self) -> None:
        """Give the keyboard to where the person is."""
        self._row.focus_first()
