"""After a session: how the back is, how hard it felt, a note, and what was done. Every answer is optional."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from corecoach.session.record import ItemRecord, Outcome, SessionRecord
from corecoach.ui.dates import duration_words
from corecoach.ui.look import Look
from corecoach.ui.widgets import (
    Button,
    Card,
    FlowPage,
    Icon,
    Kind,
    Line,
    Message,
    ScoreRow,
    Segmented,
    Text,
    column,
    grow,
    row,
)
from corecoach.ui.widgets.field import NoteField
from corecoach.words import _, ngettext

NOTE_MAX = 2000


@dataclass
class SummaryDraft:
    """What was answered so far. It belongs to the caller, so that it outlives the page; None: no answer."""

    pain: int | None = None
    effort: int | None = None
    note: str = ""
    form_kept: bool | None = None
    relief_taken: bool | None = None
    anything_new: bool | None = None


class SummaryPage(FlowPage):
    """`save_requested` carries the draft; `check_requested` asks for the safety check at once."""

    save_requested = Signal(object)
    check_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        record: SessionRecord,
        draft: SummaryDraft,
        doses: Sequence[str],
        *,
        week_line: str = "",
        watched: Sequence[str] = (),
    ) -> None:
        """`doses` are the words for each item of the record; `week_line` says how the week stands; `watched`
        is what to watch for after these exercises: with any of it, whether something came on is asked."""
        super().__init__(look, max_width=1184, gap=14 if look.width == "medium" else 18)
        self._draft, self._watched = draft, watched
        self._pain = ScoreRow(look, _("No pain"), _("Worst pain I can imagine"), earlier=record.pain_before)
        self._effort = ScoreRow(look, _("No effort"), _("As hard as I can"), middle=_("Moderate"))
        self._note = NoteField(
            look,
            _("Anything to remember?"),
            hint=_("Optional. Your clinician can read it on the summary."),
            longest=NOTE_MAX,
        )
        # Four lines: what is longer scrolls, and Save stays in sight.
        self._note.setMaximumHeight(look.text_px(26) * 4 + look.px(28))
        self._show_draft()
        self._listen()
        title = _title(record.outcome)
        self.setAccessibleName(title)
        head = column(Text(look, title, "title-l"), Text(look, _under(record, week_line), "lead", "ink-2"))
        save = Button(look, _("Save and finish"), Kind.PRIMARY, height=76, size_px=25, on_click=self._save)
        self._save_button = save
        self._show_way()
        right = self._right(look, record, doses)
        if look.width == "wide":
            right.addWidget(save)
        # Where the page may be longer than the window, Save stays in sight below it.
        foot = None if look.width == "wide" else save
        self.fill(head, _beside(look, self._left(look, record), right), foot=foot)

    def focus_first(self) -> None:
        """Give the keyboard to the first question."""
        self._pain.focus_first()

    def _show_draft(self) -> None:
        self._pain.show_score(self._draft.pain)
        self._effort.show_score(self._draft.effort)
        self._note.setPlainText(self._draft.note)

    def _listen(self) -> None:
        self._pain.chosen.connect(self._on_pain_chosen)
        self._effort.chosen.connect(self._on_effort_chosen)
        self._note.textChanged.connect(self._on_note_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save)

    def _on_pain_chosen(self, score: int) -> None:
        self._draft.pain = score

    def _on_effort_chosen(self, score: int) -> None:
        self._draft.effort = score

    def _on_note_changed(self) -> None:
        self._draft.note = self._note.toPlainText()

    def _save(self) -> None:
        self._pain.settle()
        self._effort.settle()
        self.save_requested.emit(self._draft)

    def _left(self, look: Look, record: SessionRecord) -> QBoxLayout:
        before = record.pain_before
        earlier = "" if before is None else _("Before: {score}").format(score=before)
        return column(
            _question(look, _("How is your back now?"), earlier, self._pain),
            _question(look, _("How hard did it feel?"), _("Effort"), self._effort),
            self._small_questions(look),
            _question(look, _("Anything to remember?"), "", self._note),
            gap=look.px(12),
        )

    def _small_questions(self, look: Look) -> QWidget:
        """Two that decide whether the next session may be a little more; both may be left out."""
        form = self._small(look, _("Did you keep good form?"), "form_kept")
        relief = self._small(look, _("Pain relief in the 6 hours before?"), "relief_taken")
        if look.narrow:
            return Card(look, form, look.px(12), relief, padding=_padding(look))
        both = row(form, relief, gap=look.px(28))
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        return Card(look, both, padding=(_padding(look)[0], 10))

    def _small(self, look: Look, question: str, field: str) -> QLayout:
        said = _chosen(getattr(self._draft, field))
        options = (("yes", _("Yes")), ("no", _("No")))
        answers = Segmented(look, options, name=question, value=said)
        answers.chosen.connect(lambda answer: setattr(self._draft, field, answer == "yes"))
        words = Text(look, question, "label")
        if look.narrow:
            return column(words, answers, gap=look.px(6))
        answers.setFixedWidth(max(look.text_px(140), answers.sizeHint().width()))
        return row(grow(words), answers, gap=look.px(12))

    def _right(self, look: Look, record: SessionRecord, doses: Sequence[str]) -> QBoxLayout:
        check = Button(look, _("Check it"), Kind.QUIET, on_click=lambda: self.check_requested.emit(None))
        words = _("New numbness, weakness or trouble peeing?")
        strip = Message(look, words, action=check, icon="shield-alert")
        asked = [self._watch(look)] if self._watched else []
        return column(*asked, _done(look, record.items, doses), strip, None, gap=_gap(look))

    def _watch(self, look: Look) -> QWidget:
        """One question after an exercise to watch. After a Yes, Save leads to the safety check: what is asked
        beside it can still be answered."""
        question = _("Did anything new come on?")
        answers = Segmented(
            look, (("yes", _("Yes")), ("no", _("No"))), name=question, value=_chosen(self._draft.anything_new)
        )
        answers.chosen.connect(self._on_watched)
        notes = [Text(look, _(note), "small", "ink-2") for note in self._watched]
        words = column(Text(look, question, "title-s"), *notes, gap=look.px(4))
        return Card(look, words, look.px(10), answers, padding=_padding(look))

    def _on_watched(self, answer: str) -> None:
        self._draft.anything_new = answer == "yes"
        self._show_way()

    def _show_way(self) -> None:
        """What Save leads to."""
        self._save_button.setText(
            _("Save and check it") if self._draft.anything_new else _("Save and finish")
        )


def _gap(look: Look) -> int:
    return look.px(12 if look.width == "medium" else 20)


def _padding(look: Look) -> tuple[int, int]:
    return (20, 12) if look.width == "medium" else (26, 20)


def _beside(look: Look, left: QLayout, right: QLayout) -> QLayout:
    """Two columns, or one when the page is narrow."""
    if look.narrow:
        return column(left, right, gap=_gap(look))
    box = row(left, right, gap=look.px(24))
    box.setStretch(0, 69)
    box.setStretch(1, 47)
    return box


def _question(look: Look, title: str, side: str, answer: QWidget) -> QWidget:
    answer.setAccessibleName(title)
    head = row(grow(Text(look, title, "title-s")), gap=look.px(12))
    if side:
        head.addWidget(Text(look, side, "body", "ink-2", wrap=False))
    return Card(look, head, look.px(8), answer, padding=_padding(look))


def _chosen(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


def _title(outcome: Outcome) -> str:
    return {
        "finished": _("Well done, that's finished"),
        "ended": _("Saved what you did"),
        "stopped": _("Stopped early. That was right."),
    }[outcome]


def _under(record: SessionRecord, week_line: str) -> str:
    time = _("{time}.").format(time=duration_words(record.active_s))
    return f"{time} {week_line}".rstrip()


def _done(look: Look, items: Sequence[ItemRecord], doses: Sequence[str]) -> QWidget:
    card = Card(look, Text(look, _("What you did"), "title-s"), look.px(6), padding=_padding(look))
    box = card.layout()
    assert box is not None
    for n, (item, dose) in enumerate(zip(items, doses, strict=True)):
        if n:
            box.addWidget(Line(look))
        box.addWidget(_line(look, item, dose))
    return card


def _line(look: Look, item: ItemRecord, dose: str) -> QWidget:
    words, icon, role = _outcome(item, dose)
    line = QWidget()
    name, said = Text(look, item.name, "label"), Text(look, words, "body", "ink-2")
    mark = Icon(look, icon, role, 24)
    down = look.px(8 if look.width == "medium" else 11)
    if look.narrow:
        parts = row(grow(_stacked(name, said)), mark, gap=look.px(12), margins=(0, down, 0, down))
    else:
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        parts = row(name, said, mark, gap=look.px(14), margins=(0, down, 0, down))
        parts.setStretch(0, 1)
        parts.setStretch(1, 1)
    line.setLayout(parts)
    line.setAccessibleName(f"{item.name}: {words}")
    return line


def _stacked(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*parts))
    return holder


def _outcome(item: ItemRecord, dose: str) -> tuple[str, str, str]:
    """Words, icon and colour role. Only what is complete gets the check."""
    if item.skipped:
        return _("Skipped"), "skip-forward", "ink-2"
    if item.complete:
        return dose, "check", "primary"
    return _part(item), "circle", "ink-2"


def _part(item: ItemRecord) -> str:
    if not item.reps_done and not item.hold_done_s:
        return _("Not reached")
    if item.reps_prescribed == 1:
        done, whole = duration_words(item.hold_done_s), duration_words(item.hold_prescribed_s)
        return _("{done} of {whole}").format(done=done, whole=whole)
    words = ngettext("{done} of {n} time", "{done} of {n} times", item.reps_prescribed)
    return words.format(done=item.reps_done, n=item.reps_prescribed)
