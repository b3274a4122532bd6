"""The last look before a programme is signed: what is handed over, what stays although it was warned of, and
the passphrase."""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import Secret, SmallTick, fault_line, held, labelled, said, strong
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _


@dataclass
class SignDraft:
    """What was typed. It is forgotten when the page is left."""

    # Never in a trace or a log.
    passphrase: str = field(default="", repr=False)
    in_person: str = field(default="", repr=False)
    with_in_person: bool = False
    fault: str = ""
    busy: bool = False

    def forget(self) -> None:
        """Keep no passphrase."""
        self.passphrase = self.in_person = ""


class SignSummary(Struct, frozen=True):
    """What is handed over: `facts` are (what, words), `kept` (warning, why), `faults` what no copy of
    CoreCoach would take."""

    title: str
    patient: str
    author: str
    facts: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


class SignPage(FlowPage):
    """`sign_requested` and `back_requested` carry nothing; what was typed is in the draft."""

    sign_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(self, look: Look, summary: SignSummary, draft: SignDraft) -> None:
        super().__init__(look, max_width=760)
        self._draft, self._summary = draft, summary
        self.setAccessibleName(_("Sign and export"))
        self._back = Button(
            look, _("Back to the editor"), Kind.SECONDARY, icon="arrow-left", height=40, size_px=16,
            on_click=lambda: self.back_requested.emit(None),
        )  # fmt: skip
        parts: list[Part] = [self._what(), *self._kept()]
        parts += [self._faults()] if summary.faults else [self._asking()]
        self.fill(*parts, title=_("Sign and export"), back=self._back)
        self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the passphrase, or to the way back."""
        target: QWidget = self._back if self._summary.faults or self._draft.busy else self._secret
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is not self._back and self._draft.fault:
            # What did not open it is typed over.
            self._secret.field.selectAll()

    # -- parts ------------------------------------------------------------------------------------------

    def _what(self) -> QWidget:
        look, summary = self.look, self._summary
        lines: list[Part] = [strong(look, summary.title), said(look, summary.patient, "ink-2"), look.px(6)]
        for what, words in summary.facts:
            name = said(look, what, "ink-2")
            name.setFixedWidth(look.text_px(150))
            lines.append(row(name, grow(said(look, words)), gap=look.px(12)))
        return Card(look, *lines, gap=look.px(4), radius="control", padding=(18, 14))

    def _kept(self) -> list[Part]:
        look = self.look
        if not self._summary.kept:
            return []
        lines: list[Part] = [strong(look, _("Kept although it was pointed out"))]
        lines += [
            said(look, _("{warning}: {why}").format(warning=warning, why=why), "ink-2")
            for warning, why in self._summary.kept
        ]
        return [
            Card(look, *lines, gap=look.px(4), fill="sunken", edge=None, radius="control", padding=(18, 14))
        ]

    def _faults(self) -> QWidget:
        look = self.look
        title = _("CoreCoach would not take this programme. Put this right first.")
        lines = [said(look, line, "ink") for line in self._summary.faults]
        return held(column(Message(look, title, "caution"), *lines, gap=look.px(8)))

    def _asking(self) -> QWidget:
        look, draft = self.look, self._draft
        self._secret = Secret(look, _("Your passphrase"), draft.passphrase, self._keep, self._sign)
        self._second = Secret(look, _("Passphrase in person"), draft.in_person, self._keep_second, self._sign)
        self._sign_button = Button(
            look, _("Sign"), Kind.PRIMARY, icon="file-pen-line", height=52, on_click=self._sign
        )
        self._line = fault_line(look, draft.fault) if draft.fault else said(look, "")
        if not draft.fault:
            self._line.hide()
        tick = SmallTick(
            look, _("Add a second passphrase, to clear a lock in person on {name}'s computer").format(
                name=self._summary.patient.split(",")[0]
            ),
            draft.with_in_person, self._ask_second,
        )  # fmt: skip
        self._second_part = labelled(
            look, _("Passphrase in person"), self._second,
            said(look, _("Another one than yours. It is typed on the patient's computer."), "ink-2"),
        )  # fmt: skip
        who = _("You sign as {name}. The signature covers every word and number.").format(
            name=self._summary.author
        )
        return Card(
            look, said(look, who, "ink-2"), labelled(look, _("Your passphrase"), self._secret, self._line),
            tick, self._second_part, held(row(self._sign_button, None)),
            gap=look.px(12), radius="control", padding=(18, 16),
        )  # fmt: skip

    # -- what is typed ----------------------------------------------------------------------------------

    def _show(self) -> None:
        draft = self._draft
        if self._summary.faults:
            return
        self._second_part.setVisible(draft.with_in_person)
        ready = bool(draft.passphrase) and (bool(draft.in_person) or not draft.with_in_person)
        self._sign_button.setEnabled(ready and not draft.busy)
        self._sign_button.setText(_("Signing") if draft.busy else _("Sign"))
        for secret in (self._secret, self._second):
            secret.setEnabled(not draft.busy)

    def _keep(self, text: str) -> None:
        self._draft.passphrase = text
        self._show()

    def _keep_second(self, text: str) -> None:
        self._draft.in_person = text
        self._show()

    def _ask_second(self, on: bool) -> None:
        self._draft.with_in_person = on
        self._show()

    def _sign(self) -> None:
        if self._sign_button.isEnabled():
            self.sign_requested.emit(None)


class SignedPage(FlowPage):
    """What to do with a signed programme. Each way is (words, kind, icon, what to do)."""

    def __init__(
        self,
        look: Look,
        title: str,
        lines: tuple[str, ...],
        ways: tuple[tuple[str, Kind, str, Callable[[], object]], ...],
    ) -> None:
        super().__init__(look, max_width=760)
        self.setAccessibleName(title)
        buttons = [
            Button(look, words, kind, icon=icon, height=48, on_click=act) for words, kind, icon, act in ways
        ]
        self._first, last = buttons[0], buttons[-1]
        texts = [said(look, line, "ink-2" if n else "ink") for n, line in enumerate(lines)]
        inside: tuple[Part, ...] = (
            strong(look, title),
            *texts,
            look.px(4),
            *(held(row(b, None)) for b in buttons[:-1]),
        )
        card = Card(look, *inside, gap=look.px(8), radius="control", padding=(20, 18))
        self.fill(card, title=_("Signed"), back=last)

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
