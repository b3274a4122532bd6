"""More about a score, or the score of a day that has passed: every part of it may be left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.pain import PainScore
from corecoach.pain.scores import PLACES, Place
from corecoach.ui.dates import date_words
from corecoach.ui.diary_words import said_of_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.check_in_answers import Chips, OptionalScore, OptionalYesNo
from corecoach.ui.score_words import day_question, place_words, saved_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Line, Segmented, Text, column, grow, row
from corecoach.ui.widgets.field import NoteField
from corecoach.words import _

NOTE_MAX = 2000


@dataclass
class CheckInDraft:
    """What was answered so far, of `day`. It belongs to the caller, so that it outlives the page; None: not
    said."""

    day: date
    score: int | None = None
    worst: int | None = None
    leg: int | None = None
    places: set[Place] = field(default_factory=set)
    relief: bool | None = None
    flare: bool | None = None
    note: str = ""


class CheckInAsked(Struct, frozen=True):
    """What it is about: the score that was `given`, or, for None, one of `days`, which are over. `kept`:
    there are answers from before that are not saved."""

    today: date
    given: PainScore | None = None
    days: tuple[date, ...] = ()
    kept: bool = False


class CheckInPage(FlowPage):
    """`save_requested` says that the draft is ready; `day_chosen` carries another day."""

    save_requested = Signal(object)
    day_chosen = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, asked: CheckInAsked, draft: CheckInDraft) -> None:
        super().__init__(look, max_width=980, gap=14)
        self._asked, self.draft = asked, draft
        self._scores: dict[str, OptionalScore] = {}
        self._is_today = draft.day == asked.today
        title = _("More about today") if self._is_today else _("An earlier day")
        self.setAccessibleName(title)
        back = Button(
            look, _("Back"), Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        foot = self._foot(look)
        parts = [self._head(look), *self._cards(look)]
        self.fill(*parts, title=title, back=back, foot=foot)
        self._refresh()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)

    def focus_first(self) -> None:
        """Give the keyboard to the first question."""
        next(iter(self._scores.values())).focus_first()

    # -- parts -------------------------------------------------------------------------------------------

    def _head(self, look: Look) -> QWidget:
        parts = [Text(look, line, "body", "ink-2") for line in self._hints()]
        given = self._asked.given
        if given is not None:
            what = _("{what}. {saved}").format(
                what=said_of_words(given, self._asked.today), saved=saved_words(given, self._asked.today)
            )
            return held(column(Text(look, what, "lead"), *parts, gap=2))
        if len(self._asked.days) > 1:
            return held(column(self._days(look), look.px(6), *parts, gap=2))
        return held(column(*parts, gap=2))

    def _hints(self) -> Iterator[str]:
        if self._asked.given is None:
            yield _("It is marked as entered later.")
        else:
            yield _("Answer what you like, and leave out the rest.")
        if self._asked.kept:
            yield _("Your answers from before are still here. They are not saved yet.")

    def _days(self, look: Look) -> QWidget:
        """Which day; the last few hold no more than three of them."""
        names = [(day.isoformat(), _day_name(day, self._asked.today)) for day in self._asked.days]
        days = Segmented(look, names, name=_("Which day"), value=self.draft.day.isoformat())
        days.chosen.connect(lambda chosen: self.day_chosen.emit(date.fromisoformat(chosen)))
        return held(row(days, None))

    def _cards(self, look: Look) -> Sequence[QWidget]:
        day, today = self.draft.day, self._asked.today
        rows = [("worst", self._worst_words()), ("leg", self._leg_words())]
        if self._asked.given is None:
            rows.insert(0, ("score", day_question(day, today)))
        return [
            *(self._score_card(look, name, words) for name, words in rows),
            self._places(look),
            self._yes_no(look, day, today),
            self._note_card(look),
        ]

    def _worst_words(self) -> str:
        given = self._asked.given
        if not self._is_today:
            return _("Worst pain of that day")
        return _("Worst pain today") if given and given.kind == "day" else _("Worst pain today, so far")

    def _leg_words(self) -> str:
        if self._is_today:
            return _("Pain down the leg today, on average")
        return _("Pain down the leg on that day, on average")

    def _score_card(self, look: Look, name: str, question: str) -> QWidget:
        def take(score: int | None) -> None:
            setattr(self.draft, name, score)
            self._refresh()

        made = OptionalScore(look, question, getattr(self.draft, name), take, may_clear=name != "score")
        self._scores[name] = made
        return Card(look, made, padding=(26, 12))

    def _places(self, look: Look) -> QWidget:
        question = _("Where is the pain?") if self._is_today else _("Where was the pain?")
        names = [(place, place_words(place)) for place in PLACES]
        chips = Chips(look, question, names, [*self.draft.places], self._put_place)
        return Card(look, Text(look, question, "title-s"), look.px(8), chips, padding=(26, 16))

    def _put_place(self, place: str, on: bool) -> None:
        known = next(p for p in PLACES if p == place)
        (self.draft.places.add if on else self.draft.places.discard)(known)

    def _yes_no(self, look: Look, day: date, today: date) -> QWidget:
        # A consensus of experts and patients (Costa 2019), put simply: only the person can say it.
        hint = _(
            "A flare-up is a worsening that lasts hours to weeks. It is hard to bear, and gets in the way of "
            "what you usually do."
        )
        flare = OptionalYesNo(look, flare_question(day, today), hint, self.draft.flare, self._put_flare)
        if not self._is_today:
            # Nobody knows which six hours of a day that is over.
            return Card(look, flare, padding=(26, 14))
        question = _("Pain relief in the last 6 hours?")
        relief = OptionalYesNo(look, question, "", self.draft.relief, self._put_relief)
        space = look.px(12)
        return Card(look, relief, space, Line(look), space, flare, padding=(26, 14))

    def _put_flare(self, answer: bool | None) -> None:
        self.draft.flare = answer

    def _put_relief(self, answer: bool | None) -> None:
        self.draft.relief = answer

    def _note_card(self, look: Look) -> QWidget:
        title = _("Anything to remember?")
        note = NoteField(look, title, hint=_("Optional. Your clinician can read it."), longest=NOTE_MAX)
        note.setMaximumHeight(look.text_px(26) * 4 + look.px(28))
        note.setPlainText(self.draft.note)
        note.textChanged.connect(lambda: setattr(self.draft, "note", note.toPlainText()))
        return Card(look, Text(look, title, "title-s"), look.px(8), note, padding=(26, 16))

    def _foot(self, look: Look) -> QWidget:
        self._hint = Text(look, "", "body", "ink-2")
        self._save = Button(
            look, _("Save"), Kind.PRIMARY, icon="check", height=56, size_px=20, on_click=self._finish
        )
        box: QLayout
        if look.narrow:
            box = column(self._hint, self._save, gap=look.px(8))
        else:
            box = row(grow(self._hint), self._save, gap=look.px(28))
        return held(box)

    # -- answers -----------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        ready = self._asked.given is not None or self.draft.score is not None
        self._save.setEnabled(ready)
        self._hint.setText("" if ready else _("Choose a number for the average of the day first."))
        self._scores["worst"].show_hint(self._lower_words())

    def _lower_words(self) -> str:
        """That the worst is lower than the score beside it: it may be so, or a slip."""
        given, worst = self._asked.given, self.draft.worst
        beside = given.score if given else self.draft.score
        if worst is None or beside is None or worst >= beside:
            return ""
        words = _("That is lower than your {score} of today.")
        if not self._is_today:
            words = _("That is lower than your {score} of that day.")
        return words.format(score=beside)

    def _finish(self) -> None:
        for each in self._scores.values():
            each.settle()
        if self._save.isEnabled():
            self.save_requested.emit(None)


def flare_question(day: date, today: date) -> str:
    """The question whether a day was one of a flare-up."""
    if day == today:
        return _("Was today a flare-up?")
    if (today - day).days == 1:
        return _("Was yesterday a flare-up?")
    return _("Was {day} a flare-up?").format(day=date_words(day, today))


def _day_name(day: date, today: date) -> str:
    return _("Yesterday") if (today - day).days == 1 else date_words(day, today)
