"""How one lockout can end: a code on the telephone, a file, the clinician's details written down, or the
clinician at this computer. The most usual way stands first."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.coach.views import Unlocked, WayOut
from corecoach.safety import RuleSet
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_parts import nerve_strip, title_beside, told
from corecoach.ui.pages.lockout_reasons import reasons_title, reported
from corecoach.ui.pages.lockout_words import ends_words, pending_words, renewed_words, when_words
from corecoach.ui.pages.unlock_code import CodeCard
from corecoach.ui.pages.unlock_in_person import InPerson, InPersonCard
from corecoach.ui.pages.unlock_words import Tried, UnlockDraft, blocked_words, said_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, Text, column, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

__all__ = ["InPerson", "UnlockDraft", "UnlockPage"]

_CLOSED, _OPEN = "chevron-right", "chevron-down"


class UnlockPage(FlowPage):
    """`code_entered` carries the letters, `passphrase_entered` an InPerson; the others carry None.

    `details_requested`: write down who cleared it. `check_requested`: the safety questions.
    `decline_requested` leads back without a change.
    """

    code_entered = Signal(object)
    file_requested = Signal(object)
    passphrase_entered = Signal(object)
    details_requested = Signal(object)
    check_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        way: WayOut,
        rules: RuleSet | None,
        draft: UnlockDraft,
        *,
        now: datetime,
        said: Unlocked | None,
        emergency_number: str,
    ) -> None:
        """`draft` is filled in place, so that a page drawn anew keeps it; `said` is what became of the last
        try, which was made in the way `draft.tried`."""
        super().__init__(look, gap=12, max_width=984)
        self._way, self._draft, self._now = way, draft, now
        self._number, self._said = emergency_number, said_words(said, draft.tried)
        self._blocked = way.blocked_until is not None and way.blocked_until > now
        # In the order of the page: the first one that can be used gets the keyboard.
        self._ways: dict[Tried, QWidget] = {}
        title = _("Unlock with your clinician")
        self.setAccessibleName(title)
        self._back = Button(
            look, _("Go back"), Kind.QUIET, on_click=lambda: self.decline_requested.emit(None)
        )
        parts = [self._reasons(look, rules), *self._messages(look), *self._proofs(look)]
        strip = nerve_strip(look, emergency_number, lambda: self.check_requested.emit(None))
        foot = None if look.narrow else strip
        self.fill(*parts, *([] if foot else [strip]), title=title, back=self._back, foot=foot)

    def focus_first(self) -> None:
        """Give the keyboard to the way that was tried or opened, or to the most usual one."""
        usable = [part for part in self._ways.values() if part.isEnabled()]
        here = self._draft.in_person_open and not self._said
        tried = self._ways.get("in-person" if here else self._draft.tried)
        first = tried if tried in usable else next(iter(usable), self._back)
        assert first is not None
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reasons(self, look: Look, rules: RuleSet | None) -> QWidget:
        lockout = self._way.lockout
        lines = [renewed_words(lockout), ends_words(lockout, self._way, self._now)]
        return Card(
            look,
            title_beside(look, reasons_title(lockout), when_words(lockout, self._now), "small"),
            told(look, reported(lockout, rules), "ink"),
            *(Text(look, line, "body", "ink-2") for line in lines if line),
            padding=(24, 12),
        )

    def _messages(self, look: Look) -> list[QWidget]:
        """What waits, what is held up, and what went wrong where no field can say it."""
        found: list[QWidget] = []
        pending, until = pending_words(self._way, self._now), self._way.blocked_until
        if pending:
            found.append(Message(look, pending, "guidance", icon="clock"))
        if self._blocked and until is not None:
            found.append(Message(look, blocked_words(until, self._now, self._number), "caution"))
        if self._said and not self._error_is_at_field():
            found.append(Message(look, self._said, "caution"))
        return found

    def _error_is_at_field(self) -> bool:
        at_code = self._draft.tried == "code" and self._way.code
        return at_code or (self._draft.tried == "in-person" and self._way.passphrase)

    def _proofs(self, look: Look) -> list[Part]:
        way, parts = self._way, list[Part]()
        if way.code:
            parts.append(self._code(look))
        buttons = [*self._file(look), *self._details(look)]
        if way.passphrase:
            buttons.append(self._here(look))
        if buttons:
            parts.append(_buttons(look, buttons))
        if way.passphrase:
            parts.append(self._in_person)
        return parts

    def _code(self, look: Look) -> QWidget:
        wrong = self._said if self._draft.tried == "code" else ""
        card = CodeCard(
            look, self._way, self._draft, wrong=wrong, blocked=self._blocked, on_enter=self._on_code
        )
        self._ways["code"] = card.fields
        return card

    def _on_code(self, code: str) -> None:
        self._draft.tried = "code"
        self.code_entered.emit(code)

    def _file(self, look: Look) -> list[Button]:
        if not self._way.file:
            return []
        words = _("Open a clearance file")
        button = Button(look, words, self._kind(), icon="folder-input", height=56, on_click=self._on_file)
        self._ways["file"] = button
        return [button]

    def _on_file(self) -> None:
        self._draft.tried = "file"
        self.file_requested.emit(None)

    def _details(self, look: Look) -> list[Button]:
        if self._way.details == "no":
            return []
        words, kind = _("Write down who cleared this"), self._kind()
        if self._way.pending:
            # What was written down waits; this is for a slip in it, and not the next thing to do.
            words, kind = _("Write it down again"), Kind.SECONDARY
        button = Button(look, words, kind, icon="file-pen-line", height=56, on_click=self._on_details)
        self._ways["details"] = button
        return [button]

    def _on_details(self) -> None:
        self._draft.tried = "details"
        self.details_requested.emit(None)

    def _kind(self) -> Kind:
        """The most usual way is the page's one filled button."""
        return Kind.SECONDARY if self._ways else Kind.PRIMARY

    def _here(self, look: Look) -> Button:
        """The quiet way to the clinician's own part; what opens lies below everything else."""
        kind = self._kind()
        self._in_person = self._in_person_card(look, kind)
        words = _("Your clinician is here with you")
        self._opener = Button(look, words, Kind.QUIET, height=56, icon=_CLOSED, on_click=self._on_here)
        self._ways["in-person"] = self._in_person.passphrase if self._draft.in_person_open else self._opener
        self._show_in_person()
        return self._opener

    def _in_person_card(self, look: Look, kind: Kind) -> InPersonCard:
        tried = self._draft.tried == "in-person"
        return InPersonCard(
            look,
            self._way.lockout,
            self._draft,
            kind=kind,
            wrong=self._said if tried else "",
            blocked=self._blocked,
            on_enter=self._on_in_person,
        )

    def _on_here(self) -> None:
        self._draft.in_person_open = not self._draft.in_person_open
        self._show_in_person()
        if self._draft.in_person_open:
            self._in_person.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once it has its place: it opens below what is in sight.
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._in_person))

    def _show_in_person(self) -> None:
        self._in_person.setVisible(self._draft.in_person_open)
        self._opener.icon_name = _OPEN if self._draft.in_person_open else _CLOSED
        self._opener.update()

    def _on_in_person(self, entered: InPerson) -> None:
        self._draft.tried = "in-person"
        self.passphrase_entered.emit(entered)


def _buttons(look: Look, buttons: list[Button]) -> QLayout:
    if look.narrow:
        return column(*buttons, gap=look.px(10))
    if look.width == "wide" or len(buttons) < 3:
        return row(*buttons, None, gap=look.px(14))
    return column(row(*buttons[:2], None, gap=look.px(14)), row(buttons[2], None), gap=look.px(4))
