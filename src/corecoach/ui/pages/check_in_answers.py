"""Answers that may be left out: each can be given, changed and taken away again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.widgets import Button, Kind, ScoreRow, Segmented, Text, column, grow, row
from corecoach.ui.widgets.flowing import Flowing
from corecoach.words import _


class OptionalScore(QWidget):
    """A question with eleven cells. `score` is None until one is chosen, and again after Clear."""

    def __init__(
        self,
        look: Look,
        question: str,
        score: int | None,
        on_change: Callable[[int | None], object],
        *,
        may_clear: bool = True,
    ) -> None:
        super().__init__()
        self._on_change = on_change
        low, high = (_("No pain"), _("Worst pain I can imagine"))
        if look.narrow:
            low, high = (_("0 is no pain"), _("10 is worst pain"))
        self._row = ScoreRow(look, low, high)
        self._row.setAccessibleName(question)
        self._row.show_score(score)
        self._row.chosen.connect(self._take)
        self._clear = clear_button(look, question, self._take_away)
        self._may_clear = may_clear
        self._hint = Text(look, "", "body", "ink-2")
        head = row(grow(Text(look, question, "title-s")), self._clear)
        self.setLayout(column(head, self._row, self._hint, gap=look.px(2)))
        # Only now: what has no parent yet would be shown as a window.
        self._clear.setVisible(score is not None and may_clear)
        self._hint.hide()

    def show_hint(self, words: str) -> None:
        """Say something of the answer below it, or nothing."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._row.setAccessibleDescription(words)

    def focus_first(self) -> None:
        """Give the keyboard to the cells."""
        self._row.focus_first()

    def settle(self) -> None:
        """A 1 typed just before saving counts."""
        self._row.settle()

    def _take(self, score: int) -> None:
        self._clear.setVisible(self._may_clear)
        self._on_change(score)

    def _take_away(self) -> None:
        self._row.show_score(None)
        self._row.focus_first()
        self._clear.hide()
        self._on_change(None)


class OptionalYesNo(QWidget):
    """A question with Yes and No. Neither is chosen until the person does it, and again after Clear."""

    def __init__(
        self,
        look: Look,
        question: str,
        hint: str,
        answer: bool | None,
        on_change: Callable[[bool | None], object],
    ) -> None:
        super().__init__()
        self._on_change = on_change
        value = None if answer is None else "yes" if answer else "no"
        self._answers = Segmented(look, (("yes", _("Yes")), ("no", _("No"))), name=question, value=value)
        self._answers.chosen.connect(self._take)
        self._clear = clear_button(look, question, self._take_away)
        words = [Text(look, question, "title-s")] + ([Text(look, hint, "body", "ink-2")] if hint else [])
        asked = grow(held(column(*words, gap=look.px(2))))
        if look.narrow:
            self.setLayout(column(row(asked, self._clear), self._answers, gap=look.px(8)))
        else:
            self._answers.setFixedWidth(max(look.text_px(220), self._answers.sizeHint().width()))
            self.setLayout(row(asked, self._clear, self._answers, gap=look.px(20)))
        self._clear.setVisible(answer is not None)

    def _take(self, answer: str) -> None:
        self._clear.show()
        self._on_change(answer == "yes")

    def _take_away(self) -> None:
        self._answers.show_value(None)
        self._answers.focus_first()
        self._clear.hide()
        self._on_change(None)


class Chips(QWidget):
    """Chips of which several may be on; `on_change` gets a value and whether it is on."""

    def __init__(
        self,
        look: Look,
        question: str,
        options: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        on_change: Callable[[str, bool], object],
    ) -> None:
        super().__init__()
        self.setAccessibleName(question)
        chips = [self._chip(look, question, option, option[0] in chosen, on_change) for option in options]
        self.setLayout(Flowing(*chips, gap=look.px(8)))

    def _chip(
        self,
        look: Look,
        question: str,
        option: tuple[str, str],
        on: bool,
        on_change: Callable[[str, bool], object],
    ) -> Button:
        value, words = option
        chip = Button(look, words, Kind.CHIP, height=44, name=f"{question}: {words}")
        chip.setChecked(on)
        chip.clicked.connect(lambda checked: on_change(value, checked))
        return chip


def clear_button(look: Look, question: str, on_click: Callable[[], object]) -> Button:
    """Takes an answer away. Its place is kept while it is hidden: nothing moves when it comes."""
    name = _("Clear: {question}").format(question=question)
    button = Button(look, _("Clear"), Kind.QUIET, on_click=on_click, name=name)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
