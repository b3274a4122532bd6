"""The versions of a programme that were signed, each to be handed over again."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import flowing, held, said, small_button, strong
from corecoach.ui.widgets import Card, Kind, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

# The ways to hand one over again.
FILE, HANDOUT = "file", "handout"
_SHOWN = 12


class SignedRow(Struct, frozen=True):
    """A signed version: its number, title and day, and when its handout was saved last."""

    version: int
    title: str
    issued: date
    handout: date | None = None


class SignedList(Card):
    """The newest first. `on_give` gets `file` or `handout`, and the number of the version."""

    def __init__(
        self, look: Look, rows: Sequence[SignedRow], today: date, on_give: Callable[[str, int], object]
    ) -> None:
        self._on_give = on_give
        self._ways: list[QWidget] = []
        lines: list[Part] = [strong(look, _("Signed versions"))]
        lines += [self._line(look, one, today) for one in rows[:_SHOWN]]
        if len(rows) > _SHOWN:
            lines.append(said(look, _("Older ones are in the folder of the patient."), "ink-2"))
        super().__init__(look, *lines, gap=look.px(8), radius="control", padding=(16, 12))

    def focus_first(self) -> None:
        """Give the keyboard to the newest."""
        if self._ways:
            self._ways[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, look: Look, one: SignedRow, today: date) -> QWidget:
        title = _("Version {n}: {title}").format(n=one.version, title=one.title)
        told = _("Signed {day}.").format(day=short_day(one.issued, today))
        if one.handout is not None:
            told += " " + _("Handout saved {day}.").format(day=short_day(one.handout, today))
        words = held(column(said(look, title), said(look, told, "ink-2")))
        ways = [
            self._way(look, _("Save the file again"), "save", FILE, one),
            self._way(look, _("Save the handout"), "printer", HANDOUT, one),
        ]
        self._ways += ways
        if look.narrow:
            return held(column(words, flowing(look, *ways, gap=18), gap=look.px(4)))
        return held(row(grow(words), *ways, gap=look.px(18)))

    def _way(self, look: Look, words: str, icon: str, what: str, one: SignedRow) -> QWidget:
        name = _("{what}, version {n}").format(what=words, n=one.version)
        return small_button(
            look, words, Kind.QUIET, icon=icon, on_click=lambda: self._on_give(what, one.version), name=name
        )
