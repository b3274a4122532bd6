"""The clinician's key was made: what to do so that it is not lost."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.widgets.forms import held, said, strong
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, row
from corecoach.ui.widgets.steps import listed
from corecoach.words import _


def new_key_words(folder: Path) -> str:
    """How to begin again with a new key; `folder` is that of the practice."""
    words = _("To begin again, close CoreCoach, rename key.json in {folder}, and set up anew. Patients stay.")
    return words.format(folder=folder)


class KeyPage(FlowPage):
    """`copy_requested` saves a copy, `later_requested` goes on without."""

    copy_requested = Signal(object)
    later_requested = Signal(object)

    def __init__(self, look: Look, fingerprint: str) -> None:
        super().__init__(look, max_width=860)
        title = _("Save a copy of your key")
        self.setAccessibleName(title)
        self._copy = Button(
            look, _("Save a copy"), Kind.PRIMARY, icon="save", height=48,
            on_click=lambda: self.copy_requested.emit(None),
        )  # fmt: skip
        later = Button(look, _("Later"), height=48, on_click=lambda: self.later_requested.emit(None))
        self.fill(
            Text(look, title, "title-m"),
            said(
                look, _("If this computer breaks, a copy is the only way to stay the same clinician."), "ink"
            ),
            held(listed(dense(look), self._lines(), "check")),
            self._print(look, fingerprint),
            title=_("Your key"),
            foot=held(row(self._copy, later, None, gap=look.px(14))),
        )

    def focus_first(self) -> None:
        """Give the keyboard to saving a copy."""
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> list[str]:
        return [
            _("Save it to a stick, and keep the stick away from this computer."),
            _("A copy is worth nothing to a finder: it opens with your passphrase only."),
            _("Write the passphrase down if you must, and keep it apart from the stick."),
            _("With a new key, all of your patients would have to trust you anew."),
        ]

    def _print(self, look: Look, fingerprint: str) -> QWidget:
        mark = Text(look, fingerprint, "title-s")
        mark.setAccessibleName(_(". ").join(fingerprint.split()))
        why = _("A patient's copy shows it the first time. Say it to them, so that they can compare.")
        return Card(
            look, strong(look, _("Your fingerprint")), mark, said(look, why, "ink-2"),
            gap=look.px(4), padding=(24, 16),
        )  # fmt: skip
