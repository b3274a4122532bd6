"""The settings of the clinician's side: who they are, their key and passphrase, the lock, and the files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import get_args

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.settings import LockAfter
from corecoach.prescription import Author
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.pages.key import new_key_words
from corecoach.ui.practice.pages.setup import length_words, passphrase_fault
from corecoach.ui.practice.widgets.forms import (
    Secret,
    SmallChoice,
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
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Text, column, grow, row
from corecoach.ui.widgets.steps import listed
from corecoach.words import _, ngettext


@dataclass
class PracticeSettingsDraft:
    """What was typed and not kept yet; it outlives the page."""

    name: str
    role: str
    registration: str
    contact: str
    # Never in a trace or a log.
    old: str = field(default="", repr=False)
    new: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    @property
    def author(self) -> Author:
        """Who it is."""
        parts = (self.name, self.role, self.registration, self.contact)
        return Author(*(part.strip() for part in parts))

    def forget_passphrases(self) -> None:
        """Keep them no longer than they are needed."""
        self.old = self.new = self.again = ""


class PracticeSettingsView(Struct, frozen=True):
    """What is shown. `author` is as it is kept; `saved_on` is when a copy of the key was saved, in words;
    `told` says what was just done, `fault` what is wrong with the passphrase; `busy`: it is being changed."""

    author: Author
    fingerprint: str
    saved_on: str
    folder: Path
    lock_after: LockAfter
    told: str = ""
    fault: str = ""
    busy: bool = False


class PracticeSettingsPage(FlowPage):
    """`details_requested` keeps what was written of oneself, `passphrase_requested` changes the passphrase,
    `copy_requested` saves a copy of the key, `folder_requested` shows the folder, `lock_after_changed`
    carries minutes, `leave_requested` goes to the person's side, `back_requested` to the patients."""

    details_requested = Signal(object)
    passphrase_requested = Signal(object)
    copy_requested = Signal(object)
    folder_requested = Signal(object)
    lock_after_changed = Signal(object)
    leave_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(self, look: Look, view: PracticeSettingsView, draft: PracticeSettingsDraft) -> None:
        super().__init__(look, gap=14, max_width=1100)
        self._view, self._draft = view, draft
        title = _("Settings of the workspace")
        self.setAccessibleName(title)
        back = Button(look, _("All patients"), Kind.QUIET, on_click=lambda: self.back_requested.emit(None))
        self.fill(*self._parts(look), title=title, back=back)
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self, look: Look) -> Iterator[QWidget]:
        if self._view.told:
            words = said(look, self._view.told, "on-primary-soft")
            line = row(Icon(look, "check", "on-primary-soft", 22), grow(words), gap=look.px(10))
            yield Card(look, line, fill="primary-soft", edge=None, radius="control", padding=(18, 10))
        left = held(column(self._who(look), self._lock(look), None, gap=look.px(14)))
        right = held(column(self._key(look), self._passphrase(look), None, gap=look.px(14)))
        yield pair(look, left, right)

    # -- cards -----------------------------------------------------------------------------------------

    def _who(self, look: Look) -> QWidget:
        self._name = self._field(look, _("Your name"), "name", 120)
        fields = (
            labelled(look, _("Your name"), self._name),
            self._labelled(look, _("Your role"), "role", 120),
            self._labelled(look, _("Registration number"), "registration", 200),
            self._labelled(look, _("How patients reach you"), "contact", 200),
        )
        self._save = small_button(look, _("Save"), on_click=lambda: self.details_requested.emit(None))
        why = said(look, _("Programmes you sign from now on say this."), "ink-2")
        foot = held(row(self._save, grow(why), gap=look.px(14)))
        return _card(look, _("Who you are"), *fields, foot)

    def _lock(self, look: Look) -> QWidget:
        view = self._view
        options = [
            (str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in get_args(LockAfter)
        ]
        words = _("Lock by itself after")
        after = SmallChoice(
            look, words, options, str(view.lock_after), lambda n: self.lock_after_changed.emit(int(n))
        )
        where = said(look, str(view.folder))
        plain = (
            _("The passphrase locks this window and your key. It does not encrypt these files."),
            _("Whoever can use your account on this computer can read them. Encrypt the disk as well."),
        )
        honest = said(look, " ".join(plain), "ink-2")
        show = small_button(
            look, _("Show the folder"), icon="folder-input", on_click=lambda: self.folder_requested.emit(None)
        )
        leave = small_button(look, _("Leave the workspace"), on_click=lambda: self.leave_requested.emit(None))
        own = _("Patients and key stay as they are. You come back by Settings and your passphrase.")
        return _card(
            look, _("This computer"),
            labelled(look, words, after),
            labelled(look, _("The files of your patients lie in"), where, honest),
            flowing(look, show, leave),
            said(look, own, "ink-2"),
        )  # fmt: skip

    def _key(self, look: Look) -> QWidget:
        view = self._view
        mark = Text(look, view.fingerprint, "title-s")
        mark.setAccessibleName(_(". ").join(view.fingerprint.split()))
        compare = _("A patient's copy shows this the first time. Say it to them, so that they can compare.")
        kept: QWidget
        if view.saved_on:
            kept = said(look, _("A copy was last saved on {day}.").format(day=view.saved_on), "ink-2")
        else:
            kept = fault_line(look, _("No copy was saved yet."))
        copy = small_button(
            look, _("Save a copy"), icon="save", on_click=lambda: self.copy_requested.emit(None),
            name=_("Save a copy of your key"),
        )  # fmt: skip
        return _card(
            look, _("Your key"),
            labelled(look, _("Your fingerprint"), mark, said(look, compare, "ink-2")),
            kept,
            flowing(look, copy),
            strong(look, _("When something is lost")),
            held(listed(dense(look), self._lost(), "info")),
        )  # fmt: skip

    def _lost(self) -> list[str]:
        return [
            _("The computer: set up on another one with “I have a key already”, and your copy."),
            _("The passphrase: nobody can open the key. Begin again with a new key."),
            _("Somebody else has both: begin again, and tell your patients which fingerprint is yours now."),
            new_key_words(self._view.folder.parent),
            _("Each patient is then asked whether to trust it. Results sealed to the old one stay shut."),
        ]

    def _passphrase(self, look: Look) -> QWidget:
        rows = (
            ("old", _("The passphrase now")),
            ("new", _("New passphrase")),
            ("again", _("The new one again")),
        )
        fields = {
            name: Secret(look, words, getattr(self._draft, name), partial(self._keep, name))
            for name, words in rows
        }
        self._length, self._missing_line = said(look, "", "ink-2"), said(look, "", "ink-2")
        self._change = small_button(
            look, _("Change"), on_click=lambda: self.passphrase_requested.emit(None),
            name=_("Change the passphrase"),
        )  # fmt: skip
        parts = [labelled(look, words, fields[name]) for name, words in rows]
        parts.insert(2, self._length)
        if self._view.fault:
            parts.append(fault_line(look, self._view.fault))
        foot = held(row(self._change, grow(self._missing_line), gap=look.px(14)))
        old = _("Copies you saved before still open with the old one. Save a new copy after the change.")
        return _card(look, _("Passphrase"), said(look, old, "ink-2"), *parts, foot)

    def _labelled(self, look: Look, words: str, name: str, longest: int) -> QWidget:
        return labelled(look, words, self._field(look, words, name, longest))

    def _field(self, look: Look, words: str, name: str, longest: int) -> SmallField:
        text = getattr(self._draft, name)
        return SmallField(look, words, text, lambda typed: self._keep(name, typed), longest=longest)

    # -- what they say ---------------------------------------------------------------------------------

    def _keep(self, name: str, value: str) -> None:
        setattr(self._draft, name, value)
        self._on_changed()

    def _on_changed(self) -> None:
        draft, busy = self._draft, self._view.busy
        author = draft.author
        self._save.setEnabled(bool(author.name and author.role) and author != self._view.author)
        self._length.setText(length_words(draft.new))
        missing = _("Changing it. This takes a moment.") if busy else self._missing()
        begun = bool(draft.old or draft.new or draft.again)
        self._missing_line.setText(missing if begun else "")
        self._change.setEnabled(not missing)
        self._change.setAccessibleDescription(missing)

    def _missing(self) -> str:
        if not self._draft.old:
            return _("Write the passphrase you have now.")
        return passphrase_fault(self._draft.new, self._draft.again)


def _card(look: Look, title: str, *parts: QWidget) -> QWidget:
    return Card(look, Text(look, title, "title-s"), *parts, gap=look.px(10), padding=(24, 18))
