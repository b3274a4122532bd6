"""How it is done today: what is suggested, exercise by exercise, and why; and what to change or to watch. The
person chooses between what is suggested and what was prescribed."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.coach.views import Change
from corecoach.prescription.proposal import Change as DoseChange
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held, lined
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Message, Text, column, grow, row
from corecoach.words import _

_ICONS = {"same": "check", "easier": "arrow-down", "hold": "circle-pause", "harder": "arrow-up"}


class DoseLine(Struct, frozen=True):
    """One exercise today: how its dose differs from last time, the dose, why, what is prescribed where that
    is another one, and what to do in another way or to watch; all in words."""

    name: str
    change: DoseChange
    dose: str
    why: str
    prescribed: str = ""
    notes: tuple[str, ...] = ()


class DosePage(FlowPage):
    """`taken` carries True for the suggestion and False for the session as it is."""

    taken = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        lines: Sequence[DoseLine],
        *,
        alerts: Sequence[str] = (),
        changes: Sequence[Change] = (),
    ) -> None:
        """`title` is the session's name; `alerts` are sentences that stand above everything. Without `lines`
        nothing is suggested: then there is one way on, and the `changes` stand by themselves."""
        super().__init__(look, max_width=1020)
        self.only_changes = not lines and not alerts
        bar = _("Today's session")
        self.setAccessibleName(title)
        back = Button(
            look, _("Back to Today"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        words = _("Your physio decides. This is a suggestion from your scores.")
        lead = [Text(look, words, "lead", "ink-2")] if lines else []
        strips = [Message(look, alert, "caution") for alert in alerts]
        table = _table(look, lines) if lines else _changes(look, changes)
        head = column(Text(look, title, "title-l"), *lead, gap=2)
        self.fill(
            held(head), *strips, *table,
            title=bar, back=back, foot=self._foot(look) if lines else self._start(look),
        )  # fmt: skip

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

    def _start(self, look: Look) -> QWidget:
        self._take = Button(
            look, _("Start"), Kind.PRIMARY, icon="play", icon_filled=True, height=64, size_px=20,
            on_click=lambda: self.taken.emit(False),
        )  # fmt: skip
        self._take.setMinimumWidth(look.text_px(220))
        return held(row(None, self._take))

    def _on_taken(self) -> None:
        self.taken.emit(True)


def _changes(look: Look, changes: Sequence[Change]) -> list[QWidget]:
    """What to do in another way, or to watch, an exercise each."""
    if not changes:
        return []
    parts = lined(look, [_change(look, change) for change in changes])
    title = Text(look, _("Do it this way today"), "title-s")
    return [title, Card(look, *parts, padding=(26, 6))]


def _change(look: Look, change: Change) -> QWidget:
    notes = [Text(look, note, "body") for note in change.notes]
    edge = look.px(11)
    shown = held(column(Text(look, change.name, "label"), *notes, gap=2, margins=(0, edge, 0, edge)))
    shown.setAccessibleName(f"{change.name}: {' '.join(change.notes)}")
    return shown


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
    notes = [Text(look, note, "body") for note in line.notes]
    words = column(Text(look, line.name, "label"), Text(look, line.dose, "body"), *notes, *below, gap=2)
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
    said = spoken.format(name=line.name, change=change, dose=line.dose, why=line.why)
    shown.setAccessibleName(" ".join((said, *line.notes)))
    return shown


def _mark(look: Look, change: DoseChange) -> QWidget:
    """The change as a word with a shape: never by colour alone."""
    role = "ink-2" if change == "same" else "primary"
    words = Text(look, _change_words(change), "label", role)
    return held(row(Icon(look, _ICONS[change], role, 24), grow(words), gap=look.px(10)))


def _change_words(change: DoseChange) -> str:
    return {
        "same": _("The same"),
        "easier": _("Less today"),
        "hold": _("Not more yet"),
        "harder": _("A little more"),
    }[change]
