"""The code for one lockout, large enough to read out, with what it says in the clinician's name."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from corecoach.ui.dates import plain_date_words
from corecoach.ui.look import Look
from corecoach.ui.practice.clearance_words import kept_words
from corecoach.ui.practice.widgets.forms import held, said, small_button, strong
from corecoach.ui.widgets import Button, Card, Kind, Page, Text, row
from corecoach.words import _


class GivenCode(Struct, frozen=True):
    """A code in its groups, the letters it answers, and what it says."""

    code: str
    challenge: str
    keep: tuple[str, ...]
    examined: date
    until: date

    def __repr__(self) -> str:
        """Without the code, which belongs in no trace."""
        return f"GivenCode(challenge={self.challenge!r}, keep={self.keep!r}, until={self.until!r})"


class CodePage(Page):
    """`done_requested` goes back to the clearances."""

    done_requested = Signal(object)

    def __init__(self, look: Look, given: GivenCode) -> None:
        super().__init__(look, name=_("The code"))
        self._given = given
        self._done = Button(
            look, _("Done"), Kind.PRIMARY, height=48, on_click=lambda: self.done_requested.emit(None)
        )
        copy = small_button(look, _("Copy"), on_click=self._copy)
        self._copied = said(look, "", "ink-2", wrap=False)
        parts: tuple[QWidget, ...] = (
            Text(look, _("Read this code out"), "title-s"),
            said(look, _("For {letters}").format(letters=given.challenge), "ink-2"),
            self._code(look),
            said(
                look,
                _("0 and 1 are always numbers. It works on this patient's computer, for this lockout only."),
                "ink-2",
            ),
            strong(look, _("In your name it says")),
            *(said(look, line) for line in self._says()),
            said(look, _("CoreCoach keeps that you gave it, not the code itself."), "ink-2"),
            held(row(self._done, copy, self._copied, None, gap=look.px(14))),
        )
        self.fill(Card(look, *parts, gap=look.px(10), padding=(28, 22)), None)

    def focus_first(self) -> None:
        """Give the keyboard to the way back."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _says(self) -> tuple[str, ...]:
        given = self._given
        return (
            _("Examined on {day}").format(day=plain_date_words(given.examined)),
            kept_words(given.keep),
            _("Good until {day}").format(day=plain_date_words(given.until)),
        )

    def _code(self, look: Look) -> Text:
        """In groups of four, wide enough apart; a screen reader spells it."""
        groups = self._given.code.split("-")
        text = Text(look, "  ".join(groups) if look.width != "tiny" else "\n".join(groups), "title-l")
        font = look.font("title-l", 48 * look.scale)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.text_px(5))
        text.setFont(font)
        text.setAccessibleName(_(". ").join(_(", ").join(group) for group in groups))
        return text

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._given.code)
        self._copied.setText(_("Copied"))
