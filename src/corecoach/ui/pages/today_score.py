"""The score card on Today: one question, one tap, and what can be done with the score just given."""

from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.coach.views import Today
from corecoach.pain import PainKind, PainScore
from corecoach.ui.look import Look
from corecoach.ui.score_words import day_question, now_question, saved_words
from corecoach.ui.widgets import Button, Card, Kind, ScoreRow, Text, column, grow, row
from corecoach.ui.widgets.flowing import Flowing
from corecoach.words import _


class ScoreAsked(Struct, frozen=True):
    """What the card asks: of this moment ("now") or the average of a `day`. A tap means this, whatever the
    clock says by then. `saved` was given a moment ago, and `more` said beside it. `missed`: a day before
    without a score, of which one may still be given."""

    kind: PainKind
    day: date
    saved: PainScore | None = None
    more: bool = False
    missed: date | None = None


class ScoreCard(Card):
    """`chosen` carries a score, `undo_requested` and `more_requested` the score just given, `diary_requested`
    nothing, `missed_requested` the day."""

    chosen = Signal(object)
    undo_requested = Signal(object)
    more_requested = Signal(object)
    diary_requested = Signal(object)
    missed_requested = Signal(object)

    def __init__(self, look: Look, today: Today, asked: ScoreAsked) -> None:
        low, high = (_("No pain"), _("Worst pain I can imagine"))
        if look.narrow:
            low, high = (_("0 is no pain"), _("10 is worst pain"))
        self._score = ScoreRow(look, low, high)
        self._today, self._asked = today, asked
        day = today.now.date()
        question = now_question() if asked.kind == "now" else day_question(asked.day, day)
        self._score.setAccessibleName(question)
        if asked.saved:
            self._score.show_score(asked.saved.score)
        self._side = QWidget()
        # As high with buttons as without: a tap must not move the cells away from under the finger.
        self._side.setMinimumHeight(look.control_px(48))
        title = grow(Text(look, question, "title-s"))
        narrow = column(title, self._side, gap=look.px(4))
        head: QLayout = narrow if look.narrow else row(title, self._side, gap=look.px(12))
        super().__init__(look, head, look.px(10), self._score, padding=(26, 16))
        self._score.chosen.connect(self.chosen)
        self._fill_side(look)

    def _fill_side(self, look: Look) -> None:
        words, buttons = self._words(), self._buttons(look)
        # Where both do not fit beside the question, the way to the day before is worth more.
        if look.width == "medium" and self._asked.missed and not self._asked.saved:
            words = ""
        parts: list[QWidget] = [Text(look, words, "body", "ink-2", wrap=look.narrow)] if words else []
        if look.narrow:
            if buttons and parts:
                parts = [Text(look, words, "body", "ink-2", wrap=False)]
                parts[0].setMinimumHeight(buttons[0].sizeHint().height())
            self._side.setLayout(Flowing(*parts, *buttons, gap=look.px(14)))
        else:
            self._side.setLayout(row(*parts, *buttons, gap=look.px(16)))

    def _words(self) -> str:
        saved = self._asked.saved
        if saved is None:
            return self._last_words()
        return saved_words(saved, self._today.now.date())

    def _buttons(self, look: Look) -> list[Button]:
        saved, missed = self._asked.saved, self._asked.missed
        if saved is not None and self._asked.more:
            return [self._quiet(look, _("Your scores"), self.diary_requested, None)]
        if saved is not None:
            return [
                self._quiet(look, _("Undo"), self.undo_requested, saved),
                self._quiet(look, _("Add more"), self.more_requested, saved),
            ]
        if missed is not None:
            return [self._quiet(look, _("Add yesterday's score"), self.missed_requested, missed)]
        return []

    def _quiet(self, look: Look, words: str, signal: SignalInstance, value: object) -> Button:
        return Button(look, words, Kind.QUIET, on_click=partial(signal.emit, value))

    def _last_words(self) -> str:
        score, day, today = self._today.last_score, self._today.last_score_day, self._today.now.date()
        if score is None or day is None:
            return _("One tap saves it.")
        if day == today:
            return _("One tap saves it. Last today: {score}").format(score=score)
        if day == today - timedelta(days=1):
            return _("One tap saves it. Yesterday: {score}").format(score=score)
        return _("One tap saves it. Last time: {score}").format(score=score)
