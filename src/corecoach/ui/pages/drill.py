"""The drill-down: which of these have you noticed? Emergency signs come first and ask once more."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from corecoach.safety import Answer, RuleSet, ScreeningItem, Tier
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import asked_row, held, lined, title_and_question
from corecoach.ui.pages.gate import ANSWER_KEYS, answer_options
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Segmented, Text, column, grow, row
from corecoach.words import _


class DrillPage(FlowPage):
    """Asks the items of the gates that were not No. `done` when all are answered; `emergency` at once when
    an answer means emergency and was confirmed."""

    done = Signal(object)
    emergency = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        rules: RuleSet,
        items: Sequence[str],
        answers: dict[str, Answer],
        *,
        single_keys: bool = True,
        known: Collection[str] = (),
    ) -> None:
        """`answers` is filled in place, so that a page drawn anew keeps them. `known` are items that a
        clinician has written down: those are compared with that before they are an emergency."""
        super().__init__(look, title=_("Safety check"), max_width=1136, gap=12)
        self._rules, self._answers, self._single_keys = rules, answers, single_keys
        self._known = known
        self._rows: dict[str, Segmented] = {}
        self._items = [rules.item(i) for i in items]
        back = Button(
            look, _("Change my first answers"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self._asking: QWidget | None = None
        self._asked = ""
        self.fill(
            self._head(look), self._list(look), title=_("Safety check"), back=back, foot=self._foot(look)
        )
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first item without an answer."""
        for item_id, answers in self._rows.items():
            if item_id not in self._answers:
                answers.focus_first()
                return
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N and ? answer the item that has the keyboard; Esc goes back."""
        answer = ANSWER_KEYS.get(Qt.Key(event.key()))
        here = next((s for s in self._rows.values() if s.has_keyboard()), None)
        if answer and here and self._single_keys and not event.isAutoRepeat():
            here.choose(answer)
        else:
            super().keyPressEvent(event)

    @property
    def asked(self) -> tuple[str, ...]:
        """The items on the page, from the top."""
        return tuple(item.id for item in self._items)

    def press(self, item_id: str, answer: Answer) -> None:
        """Answer an item as if by click."""
        self._rows[item_id].choose(answer)

    # -- parts ------------------------------------------------------------------------------------------

    def _head(self, look: Look) -> QWidget:
        words = _("Not sure is a good answer. We take it seriously.")
        title = Text(look, _("Which of these have you noticed?"), "title-m")
        return held(column(title, Text(look, words, "lead", "ink-2"), gap=2))

    def _list(self, look: Look) -> QWidget:
        return Card(look, *lined(look, [self._row(look, item) for item in self._items]), padding=(26, 4))

    def _row(self, look: Look, item: ScreeningItem) -> QWidget:
        answers = Segmented(look, answer_options(), name=_(item.title), value=self._answers.get(item.id))
        answers.setAccessibleDescription(_(item.question))
        answers.chosen.connect(lambda answer, i=item: self._answer(i, answer))
        self._rows[item.id] = answers
        words = title_and_question(look, _(item.title), _(item.question))
        return asked_row(look, words, answers, width=350, down=9)

    def _foot(self, look: Look) -> QWidget:
        foot = QWidget()
        self._hint = Text(look, "", "lead", "ink-2")
        self._go = Button(look, _("Continue"), Kind.PRIMARY, height=56, on_click=self._finish)
        self._normal = QWidget()
        box: QVBoxLayout | QHBoxLayout
        box = column(self._hint, self._go, gap=8) if look.narrow else row(grow(self._hint), self._go, gap=20)
        self._normal.setLayout(box)
        self._foot_box = column(self._normal)
        foot.setLayout(self._foot_box)
        return foot

    # -- answers ----------------------------------------------------------------------------------------

    def _answer(self, item: ScreeningItem, answer: Answer) -> None:
        outcome = {"yes": item.yes, "unsure": item.unsure}.get(answer)
        compared = answer == "yes" and item.id in self._known
        if outcome and outcome.tier is Tier.EMERGENCY and not compared:
            # Until it is confirmed it has no answer, not even an earlier No: nobody gets past it.
            self._answers.pop(item.id, None)
            self._refresh()
            self._ask_again(item, answer)
            return
        self._answers[item.id] = answer
        self._refresh()
        if item.id == self._asked:
            self._close_question()
        if self._asking is None:
            self.focus_first()

    def _ask_again(self, item: ScreeningItem, answer: Answer) -> None:
        """A slip of the finger must not lock everything: one more tap, no more. The question stays."""
        self._close_question()
        self._asked = item.id
        self._rows[item.id].show_value(answer)
        look, chosen = self.look, _("Yes") if answer == "yes" else _("Not sure")
        words = _("You chose {answer}: {title}. Is that right?").format(answer=chosen, title=_(item.title))

        def confirm() -> None:
            self._answers[item.id] = answer
            self.emergency.emit(None)

        def change() -> None:
            self._close_question()
            self._rows[item.id].focus_first()

        right = Button(look, _("Yes, that is right"), Kind.DANGER, height=56, on_click=confirm)
        wrong = Button(look, _("No, change it"), Kind.SECONDARY, height=56, on_click=change)
        buttons = column(right, wrong, gap=10) if look.narrow else row(right, wrong, gap=14)
        text = Text(look, words, "label", "on-danger-soft")
        box = column(text, buttons, gap=12) if look.narrow else row(grow(text), buttons, gap=20)
        self._asking = Card(look, box, fill="danger-soft", edge="danger", edge_px=2, padding=(22, 16))
        self._normal.hide()
        self._foot_box.addWidget(self._asking)
        right.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_question(self) -> None:
        if self._asking is not None:
            self._rows[self._asked].show_value(self._answers.get(self._asked))
            self._asking.hide()
            self._asking.deleteLater()
            self._asking, self._asked = None, ""
            self._normal.show()

    def _refresh(self) -> None:
        given = sum(item.id in self._answers for item in self._items)
        done = given == len(self._items)
        self._go.setEnabled(done)
        self._hint.setText(_("{n} of {total} answered").format(n=given, total=len(self._items)))

    def finish(self) -> None:
        """Go on, as by the button below."""
        if self._go.isEnabled():
            self._finish()

    def _finish(self) -> None:
        self.done.emit(None)
