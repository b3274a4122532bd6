"""The score card on Today: one question, one tap, and what can be done with the score just given."""

from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QStackedLayout, QWidget

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
    without a score, of which one may still be given. `earlier`: one just given of a day that is over."""

    kind: PainKind
    day: date
    saved: PainScore | None = None
    more: bool = False
    missed: date | None = None
    earlier: PainScore | None = None


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
        self._title = Text(look, "", "title-s")
        side = QWidget()
        # As high with buttons as without, and as high after a tap as before it: no tap must move the cells
        # away from under the finger.
        side.setMinimumHeight(look.control_px(48))
        self._sides = QStackedLayout(side)
        parts = (grow(self._title), side)
        head: QLayout = column(*parts, gap=look.px(4)) if look.narrow else row(*parts, gap=look.px(12))
        super().__init__(look, head, look.px(10), self._score, padding=(26, 16))
        self._score.chosen.connect(self.chosen)
        self._undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._undo.activated.connect(lambda: self.undo_requested.emit(self._asked.saved))
        self._ask(today, asked)
        # What comes after a tap, or stood there before it, has its room from the start.
        for one in (_open(asked), _given(asked, today)):
            self._sides.addWidget(self._side(one))
        self._sides.setCurrentIndex(int(asked.saved is not None))

    def show_asked(self, today: Today, asked: ScoreAsked) -> None:
        """Ask this now. The row stays where it is, and has the keyboard if the card had it."""
        self._ask(today, asked)
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._score.focus_first()
        self._show_side(int(asked.saved is not None))

    def _ask(self, today: Today, asked: ScoreAsked) -> None:
        self._today, self._asked = today, asked
        question = now_question() if asked.kind == "now" else day_question(asked.day, today.now.date())
        self._title.setText(question)
        self._score.setAccessibleName(question)
        self._score.show_score(asked.saved.score if asked.saved else None)
        self._undo.setEnabled(asked.saved is not None and not asked.more)

    def _show_side(self, place: int) -> None:
        """Make what stands beside the question anew; what stands there at other times keeps its size."""
        before = self._sides.widget(place)
        assert before is not None
        self._sides.insertWidget(place, self._side(self._asked))
        self._sides.setCurrentIndex(place)
        self._sides.removeWidget(before)
        before.deleteLater()

    def _side(self, asked: ScoreAsked) -> QWidget:
        look, side = self._look, QWidget()
        words, buttons = self._words(asked), self._buttons(asked)
        # Where both do not fit beside the question, the way to the day before is worth more.
        if look.width == "medium" and asked.missed and not asked.saved:
            words = ""
        parts: list[QWidget] = [Text(look, words, "body", "ink-2", wrap=look.narrow)] if words else []
        if look.narrow:
            if buttons and parts:
                parts = [Text(look, words, "body", "ink-2", wrap=False)]
                parts[0].setMinimumHeight(buttons[0].sizeHint().height())
            side.setLayout(Flowing(*parts, *buttons, gap=look.px(14)))
        else:
            side.setLayout(row(None, *parts, *buttons, gap=look.px(16)))
        return side

    def _words(self, asked: ScoreAsked) -> str:
        given, today = asked.saved or asked.earlier, self._today.now.date()
        if given is None:
            return self._last_words(asked)
        saved = saved_words(given, today)
        return _("{saved} The rest is saved too.").format(saved=saved) if asked.more else saved

    def _buttons(self, asked: ScoreAsked) -> list[Button]:
        saved, missed = asked.saved, asked.missed
        if saved is not None and asked.more:
            return [self._quiet(_("Your scores"), self.diary_requested, None)]
        if saved is not None:
            return [
                self._quiet(_("Undo"), self.undo_requested, saved),
                self._quiet(_("Add more"), self.more_requested, saved),
            ]
        if missed is not None:
            return [self._quiet(_("Add yesterday's score"), self.missed_requested, missed)]
        return []

    def _quiet(self, words: str, signal: SignalInstance, value: object) -> Button:
        return Button(self._look, words, Kind.QUIET, on_click=partial(signal.emit, value))

    def _last_words(self, asked: ScoreAsked) -> str:
        """What was answered last to the same question: one moment and a whole day are no comparison."""
        last, today = self._today.last.get(asked.kind), self._today.now.date()
        if last is None:
            return _("One tap saves it.")
        if last.at.date() == today:
            return _("One tap saves it. Last today: {score}").format(score=last.score)
        if last.at.date() == today - timedelta(days=1):
            return _("One tap saves it. Yesterday: {score}").format(score=last.score)
        return _("One tap saves it. Last time: {score}").format(score=last.score)


def _open(asked: ScoreAsked) -> ScoreAsked:
    """The same before it is answered."""
    return replace(asked, saved=None, more=False)


def _given(asked: ScoreAsked, today: Today) -> ScoreAsked:
    """The same once it is answered: with the score that was given, or one that takes as much room."""
    most = PainScore("", today.now, asked.kind, 10)
    return asked if asked.saved else replace(asked, saved=most, missed=None)
