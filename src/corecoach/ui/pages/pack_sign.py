"""What was seen or felt on the skin, and what to do about it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from corecoach.thermal.rules import Sign
from corecoach.ui.dates import moment_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, KeyCap, Kind, Message, Text, column, grow, row
from corecoach.ui.widgets.facts import Facts
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
# Words of the data that ask for help at once; the number of the place goes with them.
_URGENT = "emergency help"


class Arrows(QObject):
    """Arrow keys move between the answers of a page; what scrolls would swallow them on their way there."""

    def __init__(self, page: QWidget, answers: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page, self._answers = page, answers
        for each in (page, *answers):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move for an arrow."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        answers, before = self._answers, -1 if step > 0 else len(self._answers)
        here = next((n for n, each in enumerate(answers) if each.hasFocus()), before)
        target = answers[max(0, min(len(answers) - 1, here + step))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        for area in self._page.findChildren(QScrollArea):
            area.ensureWidgetVisible(target)


class PackSignPage(FlowPage):
    """One answer a sign. `chosen` carries its id, or None. No answer has the keyboard at first."""

    chosen = Signal(object)

    def __init__(self, look: Look, signs: Sequence[Sign], *, stopped: bool, number: str) -> None:
        """`stopped`: something hurt, so it may be nothing that can be seen."""
        super().__init__(look, max_width=1168, gap=10 if look.width == "medium" else 14)
        title, asked = _("Take the pack off now."), _("What do you see or feel?")
        self.setAccessibleName(f"{title} {asked}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        other = _("None of these: it only hurt") if stopped else _("Something else, or not sure")
        self._values = [*(sign.id for sign in signs), None]
        words = [*(_(sign.words) for sign in signs), other]
        self._cards = [self._card(n, line) for n, line in enumerate(words, 1)]
        Arrows(self, self._cards)
        call = _("If you feel faint, your throat feels tight or breathing is hard, call {number}.")
        self.fill(
            _danger_head(look, title),
            Text(look, asked, "title-m"),
            self._answers(look),
            # In sight wherever the answers are scrolled to.
            foot=_larger(look, Message(look, call.format(number=number), "danger")),
        )

    def focus_first(self) -> None:
        """Take the keyboard, but give it to no answer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer. A key that is held down counts once."""
        number = int(event.text()) if event.text() in tuple("123456789") else 0
        if 0 < number <= len(self._cards) and not event.isAutoRepeat():
            self.chosen.emit(self._values[number - 1])
        else:
            super().keyPressEvent(event)

    def _card(self, number: int, words: str) -> PressCard:
        look, value = self.look, self._values[number - 1]
        line = row(
            KeyCap(look, str(number)), grow(Text(look, words, "title-s")),
            Icon(look, "chevron-right", "ink", 26), gap=look.px(16),
        )  # fmt: skip
        card = PressCard(
            look, line, name=words, on_click=lambda: self.chosen.emit(value),
            padding=(22, 14 if look.width == "medium" else 20),
        )  # fmt: skip
        card.setMinimumHeight(72)
        return card

    def _answers(self, look: Look) -> QWidget:
        """In two columns where there is room, down the left one first."""
        if look.narrow:
            return held(column(*self._cards, gap=look.px(10)))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(12))
        rows = -(-len(self._cards) // 2)
        for n, card in enumerate(self._cards):
            grid.addWidget(card, n % rows, n // rows)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        return held(grid)


class PackAdvicePage(FlowPage):
    """What to do, when ice and heat are safe again, or that they are locked. `done` goes on."""

    done = Signal(object)
    symptom_requested = Signal(object)
    locks_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        sign: Sign | None,
        *,
        cold_from: datetime | None,
        heat_from: datetime | None,
        locked: bool,
        number: str,
        now: datetime,
    ) -> None:
        """Without a sign nothing that is on the list was seen."""
        super().__init__(look, max_width=1000)
        self._locked = locked
        self._others = self._other_ways(look)
        first, *rest = [_(line) for line in sign.advice] if sign else _usual_advice()
        self.setAccessibleName(first)
        urgent = [line for line, source in zip(rest, _sources(sign), strict=True) if _URGENT in source]
        calm = [line for line in rest if line not in urgent]
        chose = _("You chose: {sign}.").format(sign=_(sign.words)) if sign else ""
        said = [Text(look, chose, "body", "ink-2")] if chose else []
        calm_head = Text(look, first, "title-m" if look.narrow else "title-l")
        head = calm_head if sign and sign.fine else _danger_head(look, first)
        self.fill(
            column(head, *said, gap=look.px(6)),
            *(self._urgent(line, number) for line in urgent),
            self._lines(look, calm),
            *self._times(look, cold_from, heat_from, now),
            *self._others[: len(self._others) * (look.width == "tiny")],
            foot=self._foot(look),
        )

    def focus_first(self) -> None:
        """Give the keyboard to the way on."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _urgent(self, line: str, number: str) -> QWidget:
        call = _("Call {number}.").format(number=number)
        return _larger(self.look, Message(self.look, f"{line} {call}", "danger"))

    def _lines(self, look: Look, lines: Sequence[str]) -> QWidget:
        rows = [
            row(Icon(look, "chevron-right", "ink-2", 24), grow(Text(look, line)), gap=look.px(16))
            for line in lines
        ]
        return _larger(look, Card(look, *rows, gap=look.px(14), padding=(28, 22)), 24)

    def _times(
        self, look: Look, cold_from: datetime | None, heat_from: datetime | None, now: datetime
    ) -> list[QWidget]:
        """The next safe times, or that it is locked; nothing where there is no wait."""
        if self._locked:
            locked = _("Locked for now. See why, and what ends it.")
            return [_larger(look, Message(look, locked, "caution", icon="lock"))]
        facts = [("clock", line) for line in again_lines(cold_from, heat_from, now)]
        return [big_facts(look, facts)] if facts else []

    def _foot(self, look: Look) -> QWidget:
        """The way on stays in sight, the others where there is room."""
        self._done = Button(
            look, _("Done"), Kind.PRIMARY, icon="check", height=64, size_px=22,
            on_click=lambda: self.done.emit(None),
        )  # fmt: skip
        if look.width == "tiny":
            return self._done
        return held(row(self._done, *self._others, None, gap=look.px(14)))

    def _other_ways(self, look: Look) -> list[Button]:
        symptom = Button(look, _("New symptom?"), icon="shield-alert", height=64)
        symptom.clicked.connect(lambda: self.symptom_requested.emit(None))
        if not self._locked:
            return [symptom]
        why = Button(look, _("See why"), icon="lock", height=64)
        why.clicked.connect(lambda: self.locks_requested.emit(None))
        return [symptom, why]


def again_lines(cold_from: datetime | None, heat_from: datetime | None, now: datetime) -> tuple[str, ...]:
    """When ice and heat can be used again, a sentence each."""
    lines = []
    if cold_from is not None:
        lines.append(_("Ice: not before {moment}.").format(moment=moment_words(cold_from, now)))
    if heat_from is not None:
        lines.append(_("Heat: not before {moment}.").format(moment=moment_words(heat_from, now)))
    return tuple(lines)


def _usual_advice() -> list[str]:
    return [
        _("Leave the pack off."),
        _("Leave the skin bare. Do not rub it."),
        _("If the skin or the pain is not as before in 30 minutes, speak to a clinician today."),
    ]


def _sources(sign: Sign | None) -> Sequence[str]:
    """The advice after the first line, in the words of the data: one for each line."""
    return sign.advice[1:] if sign else ("",) * (len(_usual_advice()) - 1)


def _danger_head(look: Look, words: str) -> QWidget:
    """What to do at once, with its sign: never the colour alone."""
    side = 44 if look.width == "wide" else 34
    icon = Icon(look, "octagon-alert", "danger", side)
    text = Text(look, words, "title-m" if look.narrow else "title-l", "danger")
    return held(row(icon, grow(text), gap=look.px(16)))


def _larger(look: Look, part: QWidget, px: float = 22) -> QWidget:
    """The same in words that can be read from further away."""
    for text in part.findChildren(Text):
        text.setFont(look.font("lead", px * (1.0 if look.narrow else 1.1) * look.scale))
    return part


def big_facts(look: Look, facts: Sequence[tuple[str, str]]) -> QWidget:
    """Plain facts in a quiet field, each with an icon, to be read from further away."""
    return _larger(look, Facts(look, facts), 20)
