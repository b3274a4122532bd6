"""The safety check before a session: the questions that are due and a score. Nothing is preselected, none
left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.safety import DROWSY, NOTHING_DUE, Answer, Due, RuleSet, Status
from corecoach.safety.baseline import Reach
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import asked_row, held, lined
from corecoach.ui.widgets import (
    Button,
    Card,
    FlowPage,
    Kind,
    ScoreRow,
    Segmented,
    Text,
    column,
    grow,
    row,
)
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _, ngettext

ANSWER_KEYS = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_Question: "unsure"}
# So many questions and the score fit a window of 1280 by 800 with the usual space around them.
_ROOMY = 3


def answer_options() -> tuple[tuple[str, str], ...]:
    """No, Yes, Not sure: equal in size and weight."""
    return (("no", _("No")), ("yes", _("Yes")), ("unsure", _("Not sure")))


@dataclass
class GateDraft:
    """Answers given so far; they outlive a page that is drawn anew.

    `said` and `reaches` are what was chosen on the follow-up page, word for word: `statuses` is what it is
    worth, and from that alone the page could not show the choice again.
    """

    gates: dict[str, Answer] = field(default_factory=dict)
    items: dict[str, Answer] = field(default_factory=dict)
    pain_now: int | None = None
    statuses: dict[str, Status] = field(default_factory=dict)
    flu_like: bool | None = None
    answered_by: Literal["patient", "carer"] = "patient"
    said: dict[str, str] = field(default_factory=dict)
    reaches: dict[str, Reach] = field(default_factory=dict)


class GatePage(FlowPage):
    """`done` says that all is answered; the answers are in the draft. `changed_requested` asks for all
    questions where only some are asked."""

    done = Signal(object)
    leave_requested = Signal(object)
    changed_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        rules: RuleSet,
        draft: GateDraft,
        *,
        title: str = "",
        single_keys: bool = True,
        due: Due = NOTHING_DUE,
        answered_at: str = "",
    ) -> None:
        """With `title`, a session's name, the score is asked and the button starts it; without, it is a check
        on its own. With `answered_at` the gates were answered at that time today, and are not asked."""
        self._asked = dict(_asked(rules, due, short=bool(answered_at)))
        self._tight = len(self._asked) > _ROOMY and not look.narrow
        super().__init__(look, title=_("Safety check"), max_width=1136, gap=6 if self._tight else 12)
        self._draft, self._session, self._single_keys = draft, title, single_keys
        self._due, self._answered_at = due, answered_at
        self._rows: dict[str, Segmented] = {}
        self.fill(*self._parts(look), title=_("Safety check"), back=self._back(look), foot=self._foot(look))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer."""
        for asked in self._asked:
            if self._given(asked) is None:
                self._rows[asked].focus_first()
                return
        if self._session:
            self._score.focus_first()
        else:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N and ? answer the question that has the keyboard; Esc goes back."""
        answer = ANSWER_KEYS.get(Qt.Key(event.key()))
        here = next((s for s in self._rows.values() if s.has_keyboard()), None)
        if answer and here and self._single_keys and not event.isAutoRepeat():
            here.choose(answer)
            self.focus_first()
        else:
            super().keyPressEvent(event)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self, look: Look) -> Iterator[QWidget]:
        yield self._earlier(look) if self._answered_at else self._head(look)
        if self._asked:
            yield self._questions(look)
        yield self._for_another(look)
        if self._session:
            yield self._score_card(look)

    def _back(self, look: Look) -> Button:
        return Button(
            look,
            _("Back to Today"),
            Kind.QUIET,
            icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )

    def _title(self, look: Look) -> Text:
        words = _("Before you start") if self._session else _("Something has changed")
        return Text(look, words, "title-m" if self._tight else "title-l")

    def _head(self, look: Look) -> QWidget:
        gates = len(self._due.gates)
        words = ngettext(
            "{n} question about the time since your last session.",
            "{n} questions about the time since your last session.",
            gates,
        ).format(n=gates)
        if DROWSY in self._due.items:
            words = " ".join((words, _("One more is about the last few hours.")))
        return held(column(self._title(look), Text(look, words, "lead", "ink-2"), gap=2))

    def _earlier(self, look: Look) -> QWidget:
        """When the questions were answered, and a way to answer them again."""
        words = _("You answered the safety questions at {time}. Has something changed since?")
        line = Text(look, words.format(time=self._answered_at), "lead", "ink-2")
        changed = Button(
            look,
            _("Something has changed"),
            Kind.QUIET,
            icon="shield-alert",
            on_click=lambda: self.changed_requested.emit(None),
        )
        below = column(line, row(changed, None)) if look.narrow else row(grow(line), changed, gap=20)
        return held(column(self._title(look), below, gap=2))

    def _questions(self, look: Look) -> QWidget:
        rows = [
            self._question(look, asked, words, number)
            for number, (asked, words) in enumerate(self._asked.items(), 1)
        ]
        return Card(look, *lined(look, rows), padding=(26, 2) if self._tight else (28, 8))

    def _question(self, look: Look, asked: str, words: str, number: int) -> QWidget:
        name = _("Question {n}").format(n=number)
        answers = Segmented(look, answer_options(), name=name, value=self._given(asked))
        answers.setAccessibleDescription(words)
        answers.chosen.connect(lambda answer: self._answer(asked, answer))
        self._rows[asked] = answers
        question = Text(look, words, "body" if look.narrow or self._tight else "lead")
        width, down = (350, 5) if self._tight else (380, 13)
        return asked_row(look, question, answers, width=width, down=down)

    def _for_another(self, look: Look) -> QWidget:
        tick = Tick(look, _("I am answering for somebody else"), self._set_answered_by)
        tick.setChecked(self._draft.answered_by == "carer")
        return tick

    def _score_card(self, look: Look) -> QWidget:
        self._score = ScoreRow(look, _("No pain"), _("Worst pain I can imagine"))
        self._score.show_score(self._draft.pain_now)
        self._score.chosen.connect(self._give_score)
        title = Text(look, _("How is your back right now?"), "title-s")
        if look.width != "wide":
            return Card(look, title, look.px(10), self._score, padding=(28, 16))
        title.setFixedWidth(look.text_px(210))
        beside = row(title, grow(self._score), gap=look.px(24))
        return Card(look, beside, padding=(26, 8) if self._tight else (28, 16))

    def _foot(self, look: Look) -> QWidget:
        # Words and icon come with the answers.
        self._go = Button(
            look, "", Kind.PRIMARY, icon_filled=bool(self._session), height=64, size_px=22,
            on_click=self._finish,
        )  # fmt: skip
        self._hint = Text(look, "", "body", "ink-2")
        return held(
            column(self._hint, self._go, gap=8) if look.narrow else row(grow(self._hint), self._go, gap=20)
        )

    # -- answers ----------------------------------------------------------------------------------------

    def _given(self, asked: str) -> Answer | None:
        answers = self._draft.items if asked == DROWSY else self._draft.gates
        return answers.get(asked)

    def _answer(self, asked: str, answer: Answer) -> None:
        (self._draft.items if asked == DROWSY else self._draft.gates)[asked] = answer
        self._refresh()

    def _give_score(self, score: int) -> None:
        self._draft.pain_now = score
        self._refresh()

    def _set_answered_by(self, another: bool) -> None:
        self._draft.answered_by = "carer" if another else "patient"

    def _complete(self) -> bool:
        given = all(self._given(asked) is not None for asked in self._asked)
        return given and (self._draft.pain_now is not None or not self._session)

    def _felt(self) -> set[str]:
        """The questions that were answered, and not with No."""
        return {asked for asked in self._asked if self._given(asked) in ("yes", "unsure")}

    def _refresh(self) -> None:
        self._go.setEnabled(self._complete())
        if self._felt():
            words, self._go.icon_name = _("Continue"), ""
        elif self._session:
            words, self._go.icon_name = _("Start the session"), "play"
        else:
            words, self._go.icon_name = _("Save my answers"), "check"
        self._go.setText(words)
        self._go.setAccessibleName(words)
        self._hint.setText(self._hint_words())

    def _hint_words(self) -> str:
        if not self._complete():
            return _("Answer every question. Not sure is a good answer.")
        if self._felt() - {DROWSY}:
            return _("Next we ask a few short questions about what you noticed.")
        if self._felt():
            return _("Next we say what this means for today.")
        if self._answered_at:
            return _("Stop at once if anything new starts.")
        if self._session:
            return _("Stop at once if anything on this list starts.")
        return _("No new signs reported. Stop if anything on this list starts.")

    def _finish(self) -> None:
        if self._complete():
            self.done.emit(None)


def _asked(rules: RuleSet, due: Due, *, short: bool) -> Iterator[tuple[str, str]]:
    """Ids and words of the questions on the page."""
    for gate in () if short else due.gates:
        yield gate, _(rules.gate(gate).question)
    if DROWSY in due.items:
        yield DROWSY, _(rules.item(DROWSY).question)
