"""What is suggested for today, exercise by exercise, and why. The person chooses between that and what was
prescribed."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.prescription.proposal import Change
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held, lined
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Message, Text, column, grow, row
from corecoach.words import _

_ICONS = {"same": "check", "easier": "arrow-down", "hold": "circle-pause", "harder": "arrow-up"}


class DoseLine(Struct, frozen=True):
    """One exercise today: how its dose differs from last time, the dose, why, and what is prescribed where
    that is another one; all in words."""

    name: str
    change: Change
    dose: str
    why: str
    prescribed: str = ""


class DosePage(FlowPage):
    """`taken` carries True for the suggestion and False for the dose as prescribed."""

    taken = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, title: str, lines: Sequence[DoseLine], *, alerts: Sequence[str]) -> None:
        """`title` is the session's name; `alerts` are sentences that stand above everything."""
        super().__init__(look, max_width=1020)
        bar = _("Today's session")
        self.setAccessibleName(title)
        back = Button(
            look, _("Back to Today"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        words = _("Your physio decides. This is a suggestion from your scores.")
        head = column(Text(look, title, "title-l"), Text(look, words, "lead", "ink-2"), gap=2)
        strips = [Message(look, alert, "caution") for alert in alerts]
        table = _table(look, lines)
        self.fill(held(head), *strips, *table, title=bar, back=back, foot=self._foot(look))

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self, look: Look) -> QWidget:
        self._take = Button(
            look, _("Do it this way"), Kind.PRIMARY, height=64, size_px=20, on_click=self._on_taken
        )
        other = Button(
            look, _("Do it as prescribed"), Kind.SECONDARY, height=64, size_px=20,
            on_click=lambda: self.taken.emit(False),
        )  # fmt: skip
        box: QLayout
        if look.narrow:
            box = column(self._take, other, gap=look.px(10))
        else:
            box = row(None, other, self._take, gap=look.px(16))
        return held(box)

    def _on_taken(self) -> None:
        self.taken.emit(True)


def _table(look: Look, lines: Sequence[DoseLine]) -> list[QWidget]:
    """The exercises; a reason that all of them have in common is said once, above them."""
    reasons = {line.why for line in lines}
    shared = len(lines) > 1 and len(reasons) == 1
    parts = lined(look, [_line(look, line, with_why=not shared) for line in lines])
    card = Card(look, *parts, padding=(26, 6))
    return [Text(look, reasons.pop(), "body"), card] if shared else [card]


def _line(look: Look, line: DoseLine, *, with_why: bool) -> QWidget:
    small = [_("Prescribed: {dose}").format(dose=line.prescribed)] if line.prescribed else []
    small += [line.why] if with_why else []
    below = [Text(look, words, "small", "ink-2") for words in small]
    words = column(Text(look, line.name, "label"), Text(look, line.dose, "body"), *below, gap=2)
    mark = _mark(look, line.change)
    edge = look.px(11)
    box: QLayout
    if look.narrow:
        box = column(words, row(mark, None), gap=look.px(6), margins=(0, edge, 0, edge))
    else:
        mark.setFixedWidth(look.text_px(190))
        box = row(grow(held(words)), mark, gap=look.px(24), margins=(0, edge, 0, edge))
    shown = held(box)
    spoken = _("{name}: {change}, {dose}. {why}")
    change = _change_words(line.change)
    shown.setAccessibleName(spoken.format(name=line.name, change=change, dose=line.dose, why=line.why))
    return shown


def _mark(look: Look, change: Change) -> QWidget:
    """The change as a word with a shape: never by colour alone."""
    role = "ink-2" if change == "same" else "primary"
    words = Text(look, _change_words(change), "label", role)
    return held(row(Icon(look, _ICONS[change], role, 24), grow(words), gap=look.px(10)))


def _change_words(change: Change) -> str:
    return {
        "same": _("The same"),
        "easier": _("Less today"),
        "hold": _("Not more yet"),
        "harder": _("A little more"),
    }[change]
