"""Setting up the clinician's side: who it is, and a key that only their passphrase opens."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.prescription import Author
from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import (
    Secret,
    SmallField,
    fault_line,
    flowing,
    held,
    labelled,
    pair,
    said,
    small_button,
    strong,
)
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.words import _, ngettext

SHORTEST = 12


@dataclass
class SetupDraft:
    """What was typed so far. With a `backup`, the bytes of a key file, no new key is made; `backup_name` is
    the name of that file."""

    name: str = ""
    role: str = ""
    registration: str = ""
    contact: str = ""
    # Never in a trace or a log.
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    backup: bytes | None = field(default=None, repr=False)
    backup_name: str = ""

    @property
    def author(self) -> Author:
        """Who it is."""
        parts = (self.name, self.role, self.registration, self.contact)
        return Author(*(part.strip() for part in parts))

    def forget_passphrase(self) -> None:
        """Keep it no longer than it is needed."""
        self.passphrase = self.again = ""


def role_proposals() -> tuple[str, ...]:
    """Roles to choose from; any other may be written."""
    return (_("Physiotherapist"), _("Osteopath"), _("Chiropractor"), _("Doctor"))


def length_words(passphrase: str) -> str:
    """How long a passphrase is, and how long it must be."""
    count = len(passphrase)
    if not count:
        words = _("{n} letters or more. Four or five words that nobody would guess are easy to remember.")
        return words.format(n=SHORTEST)
    has = ngettext("{n} letter so far.", "{n} letters so far.", count).format(n=count)
    if count >= SHORTEST:
        return has
    return _("{has} {least} or more are needed.").format(has=has, least=SHORTEST)


def passphrase_fault(passphrase: str, again: str) -> str:
    """What a new passphrase still lacks, or nothing."""
    if len(passphrase) < SHORTEST:
        return _("Write a passphrase of {n} letters or more.").format(n=SHORTEST)
    return "" if passphrase == again else _("Write the same passphrase twice.")


class SetupPage(FlowPage):
    """`make_requested`: make the key, or take the one from the backup; `backup_requested`: choose a backup;
    `new_requested`: make a new one after all; `leave_requested`: back to the person's side."""

    make_requested = Signal(object)
    backup_requested = Signal(object)
    new_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, draft: SetupDraft, *, busy: bool = False, fault: str = "") -> None:
        """While it is `busy` the key is being made; `fault` is what went wrong last."""
        super().__init__(look, gap=12, max_width=1040)
        self._draft, self._busy = draft, busy
        title = _("Set up your workspace")
        self.setAccessibleName(title)
        back = Button(look, _("Not now"), Kind.QUIET, on_click=lambda: self.leave_requested.emit(None))
        back.setEnabled(not busy)
        self.fill(*self._parts(look, fault), title=title, back=back, foot=self._foot(look))
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the first field that is empty."""
        fields: list[QWidget] = [self._name, self._role, self._passphrase]
        empty = [f for f, text in zip(fields, self._typed(), strict=True) if not text]
        (empty or [self._passphrase])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> tuple[str, str, str]:
        return self._draft.name, self._draft.role, self._draft.passphrase

    # -- parts -----------------------------------------------------------------------------------------

    def _parts(self, look: Look, fault: str) -> Iterator[QWidget]:
        if fault:
            yield fault_line(look, fault)
        yield self._way(look)
        sides = [self._you(look), self._key(look)]
        for side in sides:
            side.setEnabled(not self._busy)
        yield pair(look, *sides)

    def _way(self, look: Look) -> QWidget:
        """A way back for somebody who came here by mistake."""
        back = small_button(look, _("Go back"), on_click=lambda: self.leave_requested.emit(None))
        back.setEnabled(not self._busy)
        words = said(
            look, _("This is for physiotherapists. For your own back:"), wrap=look.narrow
        )  # fmt: skip
        gap = look.px(14)
        return held(column(words, back, gap=gap) if look.narrow else row(words, back, None, gap=gap))

    def _you(self, look: Look) -> QWidget:
        self._name = self._field(look, _("Your name"), "name", 120)
        self._role = self._field(look, _("Your role"), "role", 120)
        proposals = [
            small_button(look, words, Kind.QUIET, on_click=partial(self._propose, words))
            for words in role_proposals()
        ]
        registration = self._field(look, _("Registration number"), "registration", 200)
        contact = self._field(look, _("How patients reach you"), "contact", 200)
        seen = _("This stands in every programme you sign. Your patients can read it.")
        return Card(
            look,
            Text(look, _("Who you are"), "title-s"),
            said(look, seen, "ink-2"),
            labelled(look, _("Your name"), self._name),
            labelled(look, _("Your role"), self._role, flowing(look, *proposals, gap=16)),
            labelled(look, _("Registration number, if you have one"), registration),
            labelled(look, _("How patients reach you, such as a telephone number"), contact),
            gap=look.px(10),
            padding=(24, 18),
        )

    def _propose(self, role: str) -> None:
        self._role.setText(role)

    def _key(self, look: Look) -> QWidget:
        title = _("The key you have") if self._draft.backup is not None else _("Your key")
        return Card(
            look, Text(look, title, "title-s"), *self._about_key(look), *self._passphrases(look), None,
            gap=look.px(10), padding=(24, 18),
        )  # fmt: skip

    def _about_key(self, look: Look) -> Iterator[QWidget]:
        if self._draft.backup is not None:
            yield strong(look, self._draft.backup_name)
            yield said(look, _("It opens with the passphrase you gave it. Nothing new is made."), "ink-2")
            yield flowing(
                look,
                small_button(
                    look, _("Make a new key instead"), Kind.QUIET,
                    on_click=lambda: self.new_requested.emit(None),
                ),
            )  # fmt: skip
            return
        lines = (
            _("Your key signs what you write. By it your patient's copy knows a programme is yours."),
            _("It is a file on this computer. Only your passphrase opens it."),
            _("Nobody can find a lost passphrase for you. There is no reset."),
        )
        holder = QWidget()
        holder.setLayout(column(*(said(look, line, "ink-2") for line in lines), gap=look.px(4)))
        yield holder
        yield flowing(
            look,
            small_button(
                look, _("I have a key already"), Kind.QUIET, icon="folder-input",
                on_click=lambda: self.backup_requested.emit(None),
            ),
        )  # fmt: skip

    def _passphrases(self, look: Look) -> Iterator[QWidget]:
        new = self._draft.backup is None
        words = _("Passphrase")
        self._passphrase = Secret(
            look, words, self._draft.passphrase, lambda text: self._keep("passphrase", text), self._on_make
        )
        self._length = said(look, "", "ink-2")
        yield labelled(look, words, self._passphrase, self._length)
        if new:
            twice = _("The same passphrase again")
            again = Secret(
                look, twice, self._draft.again, lambda text: self._keep("again", text), self._on_make
            )
            yield labelled(look, twice, again)

    def _field(self, look: Look, words: str, name: str, longest: int) -> SmallField:
        text = getattr(self._draft, name)
        return SmallField(look, words, text, lambda typed: self._keep(name, typed), longest=longest)

    def _foot(self, look: Look) -> QWidget:
        self._line = said(look, "", "ink-2")
        words = _("Use this key") if self._draft.backup is not None else _("Make my key")
        self._make = Button(look, words, Kind.PRIMARY, height=48, on_click=self._on_make)
        parts = (grow(self._line), self._make)
        return held(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(20)))

    # -- what they say ---------------------------------------------------------------------------------

    def _keep(self, name: str, value: str) -> None:
        setattr(self._draft, name, value)
        self._on_changed()

    def _missing(self) -> str:
        draft = self._draft
        if not draft.name.strip():
            return _("Write your name.")
        if not draft.role.strip():
            return _("Write your role, or choose one.")
        if draft.backup is not None:
            return "" if draft.passphrase else _("Write the passphrase of this key.")
        return passphrase_fault(draft.passphrase, draft.again)

    def _on_changed(self) -> None:
        missing = self._missing()
        if self._busy:
            opening = self._draft.backup is not None
            missing = (
                _("Opening the key. This takes a moment.")
                if opening
                else _("Making your key. This takes a moment.")
            )
        new = self._draft.backup is None
        self._length.setText(length_words(self._draft.passphrase) if new else "")
        self._line.setText(missing)
        self._make.setEnabled(not missing)
        self._make.setAccessibleDescription(missing)

    def _on_make(self) -> None:
        if not self._busy and not self._missing():
            self.make_requested.emit(None)
