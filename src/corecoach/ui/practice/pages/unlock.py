"""The lock of the clinician's side: nothing of a patient is here, only a passphrase to write."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.dates import duration_words
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.key import new_key_words
from corecoach.ui.practice.widgets.forms import Secret, fault_line, held, labelled, said
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Text, grow, row
from corecoach.words import _


@dataclass
class UnlockDraft:
    """What was typed; it is forgotten as soon as it was tried."""

    # Never in a trace or a log.
    passphrase: str = field(default="", repr=False)


class PracticeUnlockPage(FlowPage):
    """`open_requested` says that the passphrase was written; `leave_requested` goes to the person's side."""

    open_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        draft: UnlockDraft,
        *,
        clinician: str,
        folder: Path,
        busy: bool = False,
        wrong: bool = False,
        wait_s: float = 0,
        file_waits: bool = False,
    ) -> None:
        """`folder` is that of the practice; `wait_s` is how long no passphrase is taken; `file_waits`: a file
        opens behind the lock."""
        super().__init__(look, max_width=620)
        self._draft, self._busy, self._wait_s = draft, busy, wait_s
        self.setAccessibleName(_("Locked"))
        self._passphrase = Secret(look, _("Passphrase"), draft.passphrase, self._keep, self._on_open)
        self._passphrase.setEnabled(not busy and wait_s <= 0)
        self._open = Button(look, _("Open"), Kind.PRIMARY, height=48, on_click=self._on_open)
        self._line = self._say(look, wrong)
        lead = _("The workspace of {name} is locked.").format(name=clinician)
        parts: list[QWidget] = [
            held(row(Icon(look, "lock", size=28), grow(Text(look, _("Locked"), "title-m")), gap=look.px(12))),
            said(look, lead, "ink-2"),
            labelled(look, _("Passphrase"), self._passphrase, self._line),
            held(row(self._open, None)),
        ]
        if file_waits:
            parts.insert(2, said(look, _("Your file opens as soon as you are in."), "ink"))
        self._leave = Button(
            look, _("Leave the workspace"), Kind.QUIET, on_click=lambda: self.leave_requested.emit(None)
        )
        lost = (
            _("Nobody can find a lost passphrase for you."),
            _("A copy of your key opens with the passphrase it was saved with."),
            new_key_words(folder),
        )
        self.fill(
            Card(look, *parts, gap=look.px(12), padding=(28, 24)),
            said(look, " ".join(lost), "ink-2"),
            title=_("CoreCoach for physiotherapists"),
            back=self._leave,
        )
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the passphrase; while none is taken, to the way out."""
        target = self._passphrase if self._passphrase.isEnabled() else self._leave
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, look: Look, wrong: bool) -> QWidget:
        """One line: what goes on, or what was wrong."""
        if self._busy:
            return said(look, _("Opening. This takes a moment."), "ink-2")
        if self._wait_s > 0:
            wait = duration_words(self._wait_s + 0.999)
            return fault_line(look, _("Too many tries. Try again in {time}.").format(time=wait))
        if wrong:
            return fault_line(look, _("This passphrase does not open the key."))
        return said(look, _("You chose it when you set the workspace up."), "ink-2")

    def _keep(self, text: str) -> None:
        self._draft.passphrase = text
        self._on_changed()

    def _on_changed(self) -> None:
        self._open.setEnabled(bool(self._draft.passphrase) and not self._busy and self._wait_s <= 0)

    def _on_open(self) -> None:
        if self._open.isEnabled():
            self.open_requested.emit(None)
