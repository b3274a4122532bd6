"""One exercise: how it looks, how much, how to do it, what to mind, and a way to try it now."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.library_view import ExerciseView
from corecoach.prescription import Exercise
from corecoach.ui.dates import plain_date_words
from corecoach.ui.exercise_words import Notice, line_words, notices, range_words
from corecoach.ui.figure.loop import Loop
from corecoach.ui.figure.still import Still
from corecoach.ui.look import Look
from corecoach.ui.programme_words import own_limit_words
from corecoach.ui.review_words import review_words, source_words
from corecoach.ui.widgets import Button, Card, Icon, Kind, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.dose_boxes import DoseBoxes
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.steps import listed, numbered
from corecoach.words import _

_STILL = {"wide": 297, "medium": 230, "narrow": 250, "tiny": 220}
_INKS = {"caution": ("caution-soft", "on-caution-soft"), "guidance": ("primary-soft", "on-primary-soft")}


class ExercisePage(Page):
    """`try_requested`, `print_requested` and `open_requested` carry the id of an exercise."""

    try_requested = Signal(object)
    print_requested = Signal(object)
    open_requested = Signal(object)
    back_requested = Signal(object)
    lockouts_requested = Signal(object)

    def __init__(self, look: Look, view: ExerciseView, *, back: str) -> None:
        """`back` are the words of the way back."""
        super().__init__(look, name=_(view.exercise.name))
        self._view, self._exercise = view, view.exercise
        self._back = Button(
            look, back, Kind.QUIET, icon="arrow-left", on_click=lambda: self.back_requested.emit(None)
        )
        self._try: Button | None = self._try_button() if view.can_do else None
        head = column(row(self._back, None), self._head(), gap=look.px(4))
        self.fill(head, *self._warnings(), self._columns(), None)

    def focus_first(self) -> None:
        """Give the keyboard to what the page is for, or else to the way back."""
        (self._try or self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._back.click()
        else:
            super().keyPressEvent(event)

    # -- head -------------------------------------------------------------------------------------------

    def _head(self) -> QBoxLayout:
        look, exercise = self.look, self._exercise
        line = _("{goal_and_position}. {what_for}").format(
            goal_and_position=line_words(exercise), what_for=_(exercise.what_for)
        )
        titles = column(Text(look, _(exercise.name), "title-l"), Text(look, line, "lead", "ink-2"))
        if self._try is None:
            return titles
        if look.narrow:
            return column(titles, row(self._try, None), gap=look.px(12))
        box = row(gap=look.px(24))
        box.addLayout(titles, 1)
        box.addWidget(self._try, 0, Qt.AlignmentFlag.AlignBottom)
        return box

    def _try_button(self) -> Button:
        return Button(
            self.look, _("Try it now"), Kind.PRIMARY, icon="play", icon_filled=True, height=64, size_px=22,
            on_click=lambda: self.try_requested.emit(self._exercise.id),
        )  # fmt: skip

    def _warnings(self) -> Iterator[QWidget]:
        """What comes before everything else: a lock, and what applies to this person."""
        look = self.look
        if self._view.entry.locked:
            why = Button(look, _("See why"), Kind.QUIET, on_click=lambda: self.lockouts_requested.emit(None))
            yield Message(look, _("This exercise is locked for now."), "caution", action=why, icon="lock")
        yield from (_notice(look, notice) for notice in notices(self._view))

    # -- columns ----------------------------------------------------------------------------------------

    def _columns(self) -> QBoxLayout:
        look = self.look
        left, right = column(*self._left(), None, gap=look.px(16)), self._right()
        if look.narrow:
            return column(
                self._pictures(), right, column(*self._left_words(), gap=look.px(16)), gap=look.px(20)
            )
        box = row(gap=look.px(28 if look.width == "wide" else 20))
        box.addLayout(left, 48)
        box.addLayout(right, 50)
        return box

    def _pictures(self) -> QBoxLayout:
        look = self.look
        moves = self._exercise.figure is not None and not look.still
        held = Loop(look, self._exercise) if moves else Still(look, self._exercise, "hold")
        pictures = (Still(look, self._exercise, "start"), held)
        for picture in pictures:
            picture.setFixedHeight(_STILL[look.width])
        beside = look.width == "narrow"
        return row(*pictures, gap=look.px(12)) if beside else column(*pictures, gap=look.px(16))

    def _left(self) -> Iterator[Part]:
        yield self._pictures()
        yield from self._left_words()

    def _left_words(self) -> Iterator[Part]:
        look, exercise = self.look, self._exercise
        if exercise.mistakes:
            lines = [_(line) for line in exercise.mistakes]
            yield column(
                Text(look, _("Try not to do this"), "title-s"),
                listed(look, lines, "circle-alert"),
                gap=look.px(8),
            )
        out = Button(
            look, _("Save as PDF to print"), icon="printer",
            on_click=lambda: self.print_requested.emit(exercise.id),
        )  # fmt: skip
        yield row(out, None)
        origin = (source_words(exercise.source), review_words(exercise.reviewed_by))
        yield column(*(Text(look, line, "small", "ink-2") for line in origin))

    def _right(self) -> QBoxLayout:
        look, exercise = self.look, self._exercise
        steps = numbered(look, [_(line) for line in exercise.steps])
        parts: list[Part] = [
            self._dose(),
            column(Text(look, _("How to do it"), "title-s"), steps, gap=look.px(10)),
            column(Text(look, _("Breathing"), "label"), Text(look, _(exercise.breathing)), gap=look.px(2)),
            *self._neighbours(),
            self._stop(),
        ]
        return column(*parts, None, gap=look.px(20))

    def _dose(self) -> QBoxLayout:
        look, view = self.look, self._view
        programme = view.programme
        title = Text(look, _("Your dose") if programme else _("Usual dose"), "title-s")
        parts: list[QWidget] = [DoseBoxes(look, view.dose)]
        if programme is None:
            parts.append(Text(look, range_words(self._exercise.dosage_range), "small", "ink-2"))
            return column(title, *parts, gap=look.px(8))
        said = _("Set by {name}, {day}").format(
            name=programme.author.name, day=plain_date_words(programme.issued, view.today)
        )
        parts.append(Text(look, said, "small", "ink-2"))
        if view.dose.note:
            parts.append(Text(look, _("Note: {note}").format(note=view.dose.note)))
        return column(title, *parts, gap=look.px(8))

    def _neighbours(self) -> Iterator[QWidget]:
        buttons = [self._to(e, _("Easier: {name}"), "arrow-down-to-line") for e in self._view.easier]
        buttons += [self._to(e, _("Harder: {name}"), "arrow-up-to-line") for e in self._view.harder]
        if buttons:
            holder = QWidget()
            holder.setLayout(Flowing(*buttons, gap=self.look.px(12)))
            yield holder

    def _to(self, exercise: Exercise, words: str, icon: str) -> Button:
        return Button(
            self.look, words.format(name=_(exercise.short_name)), icon=icon, height=52,
            on_click=lambda: self.open_requested.emit(exercise.id),
        )  # fmt: skip

    def _stop(self) -> QWidget:
        """When to stop; the limits of the programme in hand come first."""
        limits = self._view.limits
        own = [own_limit_words(limits)] if limits else []
        lines = [*own, *(_(line) for line in self._exercise.stop_if)]
        return _notice(self.look, Notice(_("Stop if"), tuple((line, "") for line in lines), icon="hand"))


def _notice(look: Look, notice: Notice) -> QWidget:
    """A coloured card: a title, and lines with their reasons."""
    fill, ink = _INKS.get(notice.tone, _INKS["caution"])
    lines = [Text(look, notice.title, "label", ink)]
    for words, reason in notice.lines:
        lines.append(Text(look, words, "body", ink))
        if reason:
            lines.append(Text(look, reason, "small", ink))
    icon = Icon(look, notice.icon or ("triangle-alert" if notice.tone == "caution" else "info"), ink)
    holder = QWidget()
    holder.setLayout(column(*lines, gap=look.px(4)))
    box = row(icon, grow(holder), gap=look.px(14))
    box.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    return Card(look, box, fill=fill, edge=None, radius="control", padding=(18, 14))
