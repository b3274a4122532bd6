"""The clinician is at this computer: their passphrase, what stays locked, and when it is looked at again."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QGridLayout, QLayout, QLineEdit, QWidget

from corecoach.safety import Lock, Lockout, spelt_out
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_parts import labelled
from corecoach.ui.pages.unlock_code import error_line, mark_wrong
from corecoach.ui.pages.unlock_words import UnlockDraft
from corecoach.ui.widgets import Button, Card, Kind, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _, ngettext

WEEKS = (1, 2, 4, 6, 8, 12)
# As long as a clinician's passphrase may be.
_LONGEST = 300


class InPerson(Struct, frozen=True):
    """What the clinician typed and decided. `keep` stays locked; after `weeks` it must be looked at again."""

    passphrase: str
    keep: tuple[Lock, ...]
    weeks: int

    def __repr__(self) -> str:
        """Without the passphrase, which belongs in no trace."""
        return f"InPerson(keep={self.keep!r}, weeks={self.weeks!r})"


class InPersonCard(Card):
    """Fills the draft in place; `on_enter` gets an InPerson."""

    def __init__(
        self,
        look: Look,
        lockout: Lockout,
        draft: UnlockDraft,
        *,
        kind: Kind,
        wrong: str,
        blocked: bool,
        on_enter: Callable[[InPerson], object],
    ) -> None:
        """`kind` is that of the button; `wrong` says what was the matter with the last try."""
        self._draft, self._on_enter, self._blocked = draft, on_enter, blocked
        self.passphrase = self._passphrase(look, wrong)
        self._weeks = self._choice(look)
        unlock = Button(look, _("Unlock"), kind, height=56, on_click=self._enter)
        self._unlock, self._missing_line = unlock, Text(look, "", "body", "ink-2")
        foot = (unlock, grow(self._missing_line))
        super().__init__(
            look,
            Text(look, _("Let your clinician type here."), "body", "ink-2"),
            labelled(look, _("Clinician's passphrase"), self._shown(look)),
            *([error_line(look, wrong)] if wrong else []),
            *self._kept(look, lockout),
            labelled(look, _("Weeks until the next check"), self._weeks),
            column(*foot, gap=look.px(8)) if look.narrow else row(*foot, gap=look.px(16)),
            gap=look.px(10),
            padding=(24, 16),
        )
        self._on_changed()

    def _passphrase(self, look: Look, wrong: str) -> Field:
        field = Field(look, _("Clinician's passphrase"))
        field.setMaxLength(_LONGEST)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setText(self._draft.passphrase)
        field.setEnabled(not self._blocked)
        field.textChanged.connect(self._on_typed)
        field.returnPressed.connect(self._enter)
        field.setAccessibleDescription(wrong)
        if wrong:
            mark_wrong(look, field)
        return field

    def _shown(self, look: Look) -> QWidget:
        """The field, and a button that shows what is in it."""
        button = Button(look, _("Hide"), icon="eye")
        widest = button.sizeHint().width()
        button.setText(_("Show"))
        button.setFixedWidth(max(widest, button.sizeHint().width()))
        button.setEnabled(not self._blocked)
        button.clicked.connect(lambda: self._toggle(button))
        self._toggle_words(button)
        holder = QWidget()
        holder.setLayout(row(self.passphrase, button, gap=look.px(10)))
        return holder

    def _toggle(self, button: Button) -> None:
        hidden = self.passphrase.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self._toggle_words(button)
        button.update()

    def _toggle_words(self, button: Button) -> None:
        hidden = self.passphrase.echoMode() is QLineEdit.EchoMode.Password
        button.setText(_("Show") if hidden else _("Hide"))
        button.setAccessibleName(_("Show the passphrase") if hidden else _("Hide the passphrase"))

    def _kept(self, look: Look, lockout: Lockout) -> list[QWidget | QLayout]:
        """A box for each lock that may stay; none where nothing of the kind is locked."""
        inside = spelt_out(lockout.locks)
        words = {
            Lock.STRENGTHENING: _("Keep strengthening locked"),
            Lock.PROGRESSION: _("Keep making exercises harder locked"),
            Lock.HEAT: _("Keep heat locked"),
            Lock.ICE: _("Keep ice locked"),
        }
        ticks = [self._tick(look, lock, said) for lock, said in words.items() if lock in inside]
        if not ticks:
            return []
        return [Text(look, _("What stays locked, if anything"), "label"), _grid(look, ticks)]

    def _tick(self, look: Look, lock: Lock, words: str) -> Tick:
        tick = Tick(look, words, lambda on: self._keep(lock, on))
        tick.setChecked(lock in self._draft.keep)
        tick.setEnabled(not self._blocked)
        return tick

    def _keep(self, lock: Lock, on: bool) -> None:
        (self._draft.keep.add if on else self._draft.keep.discard)(lock)

    def _choice(self, look: Look) -> Choice:
        options = [(str(n), ngettext("{n} week", "{n} weeks", n).format(n=n)) for n in WEEKS]
        value = str(self._draft.weeks or "")
        choice = Choice(look, _("Weeks until the next check"), options, value, self._on_weeks)
        choice.setEnabled(not self._blocked)
        choice.setMaximumWidth(look.text_px(240))
        return choice

    def _on_weeks(self, weeks: str) -> None:
        self._draft.weeks = int(weeks)
        self._on_changed()

    def _on_typed(self, text: str) -> None:
        self._draft.passphrase = text
        self._on_changed()

    def _missing(self) -> str:
        """The first thing that is missing, in words."""
        if not self._draft.passphrase:
            return _("Type the passphrase.")
        return "" if self._draft.weeks else _("Choose the weeks until the next check.")

    def _on_changed(self) -> None:
        missing = self._missing()
        self._unlock.setEnabled(not missing and not self._blocked)
        self._unlock.setAccessibleDescription(missing)
        self._missing_line.setText(missing)

    def _enter(self) -> None:
        weeks = self._draft.weeks
        if weeks is None or self._missing() or self._blocked:
            return
        keep = tuple(sorted(self._draft.keep))
        entered = InPerson(self._draft.passphrase, keep, weeks)
        # It is used once, and kept no longer than that.
        self._draft.passphrase = ""
        self._on_enter(entered)


def _grid(look: Look, ticks: list[Tick]) -> QLayout:
    across = 1 if look.narrow else 2
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(24))
    grid.setVerticalSpacing(0)
    for n, tick in enumerate(ticks):
        grid.addWidget(tick, n // across, n % across)
    return grid
