"""The safety check before a session: three questions and a score. Nothing is preselected, none left out."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from corecoach.safety import GATE_IDS, Answer, RuleSet
from corecoach.ui.look import Look
from corecoach.ui.widgets import (
    Button,
    Card,
    FlowPage,
    Kind,
    Line,
    ScoreRow,
    Segmented,
    Text,
    column,
    grow,
    row,
)
from corecoach.words import _

ANSWER_KEYS = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_Question: "unsure"}


def answer_options() -> tuple[tuple[str, str], ...]:
    """No, Yes, Not sure: equal in size and weight."""
    return (("no", _("No")), ("yes", _("Yes")), ("unsure", _("Not sure")))


@dataclass
class GateDraft:
    """Answers given so far; they outlive a page that is drawn anew."""

    gates: dict[str, Answer] = field(default_factory=dict)
    items: dict[str, Answer] = field(default_factory=dict)
    pain_now: int | None = None

    def complete(self, *, with_score: bool) -> bool:
        """Whether all three questions, and the score if asked, have an answer."""
        return all(g in self.gates for g in GATE_IDS) and (self.pain_now is not None or not with_score)


class GatePage(FlowPage):
    """`done` says that all is answered; the answers are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self, look: Look, rules: RuleSet, draft: GateDraft, *, title: str = "", single_keys: bool = True
    ) -> None:
        """With `title`, a session's name, the score is asked and the button starts it; without, it is a
        check on its own."""
        super().__init__(look, title=_("Safety check"), max_width=1020, gap=12)
        self._rules, self._draft, self._session, self._single_keys = rules, draft, title, single_keys
        self._rows: dict[str, Segmented] = {}
        back = Button(
            look,
            _("Back to Today"),
            Kind.QUIET,
            icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )
        parts: list[QWidget] = [self._head(look), self._questions(look)]
        if title:
            parts.append(self._score_card(look))
        self.fill(*parts, title=_("Safety check"), back=back, foot=self._foot(look))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer."""
        for gate, answers in self._rows.items():
            if gate not in self._draft.gates:
                answers.focus_first()
                return
        if self._session:
            self._score.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N and ? answer the question that has the keyboard; Esc goes back."""
        answer = ANSWER_KEYS.get(Qt.Key(event.key()))
        here = next((s for s in self._rows.values() if s.has_keyboard()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit(None)
        elif answer and here and self._single_keys and not event.isAutoRepeat():
            here.choose(answer)
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _head(self, look: Look) -> QWidget:
        head = QWidget()
        words = _("Three questions about the time since your last session.")
        title = _("Before you start") if self._session else _("Something has changed")
        head.setLayout(column(Text(look, title, "title-l"), Text(look, words, "lead", "ink-2"), gap=2))
        return head

    def _questions(self, look: Look) -> QWidget:
        parts: list[QWidget] = []
        for number, gate_id in enumerate(GATE_IDS):
            if number:
                parts.append(Line(look))
            parts.append(self._question(look, gate_id, number + 1))
        return Card(look, *parts, padding=(28, 8))

    def _question(self, look: Look, gate_id: str, number: int) -> QWidget:
        words = _(self._rules.gate(gate_id).question)
        value = self._draft.gates.get(gate_id)
        answers = Segmented(look, answer_options(), name=_("Question {n}").format(n=number), value=value)
        answers.setAccessibleDescription(words)
        answers.chosen.connect(lambda answer, g=gate_id: self._answer(g, answer))
        self._rows[gate_id] = answers
        holder = QWidget()
        question = Text(look, words, "body" if look.narrow else "lead")
        if look.narrow:
            box: QVBoxLayout | QHBoxLayout = column(
                question, answers, gap=look.px(8), margins=(0, look.px(12), 0, look.px(12))
            )
        else:
            answers.setFixedWidth(look.text_px(380))
            box = row(grow(question), answers, gap=look.px(28), margins=(0, look.px(13), 0, look.px(13)))
        holder.setLayout(box)
        return holder

    def _score_card(self, look: Look) -> QWidget:
        low, high = _("No pain"), _("Worst pain I can imagine")
        self._score = ScoreRow(look, low, high)
        self._score.show_score(self._draft.pain_now)
        self._score.chosen.connect(self._give_score)
        title = Text(look, _("How is your back right now?"), "title-s")
        return Card(look, title, look.px(10), self._score, padding=(28, 16))

    def _foot(self, look: Look) -> QWidget:
        foot = QWidget()
        words = _("Start the session") if self._session else _("Save my answers")
        self._go = Button(
            look, words, Kind.PRIMARY, icon="play" if self._session else "check",
            icon_filled=bool(self._session), height=64, size_px=22, on_click=self._finish,
        )  # fmt: skip
        self._hint = Text(look, "", "body", "ink-2")
        box = column(self._hint, self._go, gap=8) if look.narrow else row(grow(self._hint), self._go, gap=20)
        foot.setLayout(box)
        return foot

    def _answer(self, gate_id: str, answer: Answer) -> None:
        self._draft.gates[gate_id] = answer
        self._refresh()

    def _give_score(self, score: int) -> None:
        self._draft.pain_now = score
        self._refresh()

    def _refresh(self) -> None:
        ready = self._draft.complete(with_score=bool(self._session))
        felt = any(answer != "no" for answer in self._draft.gates.values())
        self._go.setEnabled(ready)
        if not self._session:
            words = _("Continue") if felt else _("Save my answers")
        else:
            words = _("Continue") if felt else _("Start the session")
        self._go.setText(words)
        self._go.setAccessibleName(words)
        asked = _("Answer every question. Not sure is a good answer.")
        more = _("Next we ask a few short questions about what you noticed.")
        self._hint.setText(asked if not ready else more if felt else self._ready_words())

    def _ready_words(self) -> str:
        if self._session:
            return _("Stop at once if anything on this list starts.")
        return _("No new signs reported. Stop if anything on this list starts.")

    def _finish(self) -> None:
        if self._draft.complete(with_score=bool(self._session)):
            self.done.emit(None)
