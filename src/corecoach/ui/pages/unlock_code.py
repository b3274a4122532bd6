"""A lockout's short name to read out, and the three fields for the code that comes back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.coach.views import WayOut
from corecoach.safety import cleaned, grouped
from corecoach.ui.look import Look
from corecoach.ui.pages.unlock_words import UnlockDraft
from corecoach.ui.widgets import Button, Card, Icon, Kind, Line, Text, column, grow, row
from corecoach.ui.widgets.field import Field
from corecoach.words import _

FIELDS, LETTERS = 3, 4


def challenge_text(look: Look, challenge: str) -> Text:
    """The short name in groups, wide enough apart to read out; a screen reader spells it."""
    groups = grouped(challenge).split("-")
    # In a column too narrow for both groups, each has a line of its own.
    text = Text(look, ("\n" if look.width == "tiny" else " - ").join(groups), "title-l")
    text.setFont(_spaced(look.font("title-l"), look.text_px(6)))
    text.setAccessibleName(_(". ").join(_(", ").join(group) for group in groups))
    return text


def _spaced(font: QFont, px: float) -> QFont:
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px)
    return font


class CodeFields(QWidget):
    """Three fields that are written in like one: letters run on into the next, Backspace goes back, and
    what is pasted fills them from where it was pasted."""

    def __init__(
        self,
        look: Look,
        code: str,
        *,
        on_change: Callable[[str], object],
        on_enter: Callable[[], object],
        wrong: str = "",
    ) -> None:
        """`code` is what was typed so far, a group a word; `wrong` says what is the matter with it."""
        super().__init__()
        self._on_change = on_change
        self.fields = [_Part(look, n, wrong, self._on_key) for n in range(FIELDS)]
        groups = code.split(" ")
        for n, field in enumerate(self.fields):
            field.setText(groups[n] if n < len(groups) else "")
            field.textEdited.connect(lambda _text, n=n: self._run_on(n))
            field.returnPressed.connect(on_enter)
        self.setLayout(row(*self.fields, None, gap=look.px(10)))
        self.setFocusProxy(self.fields[0])

    def code(self) -> str:
        """All letters so far."""
        return "".join(field.text() for field in self.fields)

    def is_whole(self) -> bool:
        """Whether every field is full."""
        return len(self.code()) == FIELDS * LETTERS

    def _run_on(self, n: int) -> None:
        """Keep a field's letters and give the rest to the next ones."""
        field = self.fields[n]
        text, place = cleaned(field.text()), len(cleaned(field.text()[: field.cursorPosition()]))
        if len(text) >= FIELDS * LETTERS:
            # A whole code can only be meant as a whole, wherever it was pasted.
            n = 0
        for at in range(n, FIELDS):
            part, text = text[:LETTERS], text[LETTERS:]
            # The rest is written over what stands there, as in one long field that is full.
            over = "" if at == n else self.fields[at].text()[len(part) : LETTERS]
            self.fields[at].setText(part + over)
            if not text:
                break
        self._place_cursor(n, place)
        self._on_change(" ".join(part.text() for part in self.fields))

    def _place_cursor(self, n: int, place: int) -> None:
        """Go where the next letter belongs; `place` is counted from the start of field `n`."""
        over, place = divmod(place, LETTERS)
        if n + over >= FIELDS:
            self._go(FIELDS - 1, LETTERS)
        else:
            self._go(n + over, place)
            if over and not place:
                # Typed to the end of a field: what stands in the next one is replaced, not pushed on.
                self.fields[n + over].selectAll()

    def _go(self, n: int, place: int) -> None:
        self.fields[n].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[n].setCursorPosition(place)

    def _on_key(self, n: int, key: int) -> bool:
        """At the edges of a field, Backspace and the arrows go on in the next one; whether they did."""
        field = self.fields[n]
        if field.hasSelectedText():
            return False
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and n and field.cursorPosition() == 0:
            self._go(n - 1, LETTERS)
            if key == Qt.Key.Key_Backspace:
                self.fields[n - 1].backspace()
            return True
        if key == Qt.Key.Key_Right and n + 1 < FIELDS and field.cursorPosition() == len(field.text()):
            self._go(n + 1, 0)
            return True
        return False


class _Part(Field):
    """Four letters. A longer text is no mistake here: it runs on."""

    def __init__(self, look: Look, n: int, wrong: str, on_key: Callable[[int, int], bool]) -> None:
        super().__init__(look, _("Code, part {n} of {count}").format(n=n + 1, count=FIELDS))
        self._n, self._on_key = n, on_key
        self.setAccessibleDescription(wrong)
        self.setFont(_spaced(look.font("title-s"), look.text_px(1 if look.width == "tiny" else 4)))
        # The letters stand in the middle; at the edges they need the room.
        self.setStyleSheet(f"{self.styleSheet()} QLineEdit {{ padding: 0 {look.px(4)}px; }}")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedHeight(look.control_px(56))
        self.setMinimumWidth(look.text_px(96))
        self.setMaximumWidth(look.text_px(136))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if wrong:
            mark_wrong(look, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask first whether the key leads out of this field."""
        if not self._on_key(self._n, event.key()):
            super().keyPressEvent(event)


def mark_wrong(look: Look, field: Field) -> None:
    """Draw the edge of a field in which something is wrong."""
    edge = f"QLineEdit {{ border: 3px solid {look.color('danger').name()}; }}"
    field.setStyleSheet(field.styleSheet() + edge)


class CodeCard(Card):
    """The challenge, and the code that comes back. `on_enter` gets all twelve letters."""

    def __init__(
        self,
        look: Look,
        way: WayOut,
        draft: UnlockDraft,
        *,
        wrong: str,
        blocked: bool,
        on_enter: Callable[[str], object],
    ) -> None:
        """`wrong` says what was the matter with the code that was tried last."""
        self._draft, self._blocked, self._on_enter = draft, blocked, on_enter
        self.fields = CodeFields(
            look, draft.code, on_change=self._on_change, on_enter=self._enter, wrong=wrong
        )
        self.fields.setEnabled(not blocked)
        self._unlock = Button(look, _("Unlock"), Kind.PRIMARY, height=56, on_click=self._enter)
        entry = (self.fields, self._unlock)
        hint = _("12 letters and numbers, from your clinician")
        super().__init__(
            look,
            Text(look, _read_this(way.clinician), "title-s"),
            challenge_text(look, way.challenge),
            Text(look, _("0 and 1 are always numbers."), "small", "ink-2"),
            look.px(4),
            Line(look),
            look.px(4),
            Text(look, _("Type the code they give you"), "label"),
            column(*entry, gap=look.px(10)) if look.narrow else row(*entry, None, gap=look.px(12)),
            error_line(look, wrong) if wrong else Text(look, hint, "body", "ink-2"),
            gap=look.px(6),
            padding=(24, 14),
        )
        self._unlock.setAccessibleDescription(hint)
        self._show_whole()

    def _on_change(self, code: str) -> None:
        self._draft.code = code
        self._show_whole()

    def _show_whole(self) -> None:
        self._unlock.setEnabled(self.fields.is_whole() and not self._blocked)

    def _enter(self) -> None:
        if self.fields.is_whole() and not self._blocked:
            self._on_enter(self.fields.code())


def _read_this(clinician: str) -> str:
    if not clinician:
        return _("Read this to your clinician on the telephone")
    return _("Read this to {clinician} on the telephone").format(clinician=clinician)


def error_line(look: Look, words: str) -> QWidget:
    """What is wrong with a field, below it."""
    line = QWidget()
    line.setLayout(
        row(
            Icon(look, "circle-alert", "danger", 22),
            grow(Text(look, words, "body", "danger")),
            gap=look.px(10),
        )
    )
    return line
