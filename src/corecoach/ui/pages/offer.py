"""A programme file that was opened: what it contains, or why it cannot be used. Nothing is stored yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.taken_in import Offer
from corecoach.exchange import Problem
from corecoach.prescription import Exercise, Programme, Routine, Slot, resolve
from corecoach.prescription.programme import DAYS
from corecoach.ui.dates import plain_date_words
from corecoach.ui.dose import minutes_words
from corecoach.ui.look import Look
from corecoach.ui.names import weekday_short
from corecoach.ui.programme_words import author_words, limit_words, phase_weeks, signed_fact
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Line, Message, Text, column, grow, row
from corecoach.ui.widgets.dose_list import dose_list
from corecoach.ui.widgets.facts import Facts
from corecoach.ui.widgets.phase_bar import PhaseBar
from corecoach.words import _, ngettext

MOST_SHOWN = 60


class OfferPage(FlowPage):
    """What a file contains, before anything is stored. Both wishes carry the offer."""

    accept_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(
        self, look: Look, offer: Offer, exercises: Mapping[str, Exercise], minutes: Mapping[str, int]
    ) -> None:
        """`exercises` are the library's; the file brings its own. `minutes` is the length of each routine."""
        super().__init__(look, title=_("Programme file"))
        self._offer, self._programme, self._minutes = offer, offer.file.programme, minutes
        own = {exercise.id: exercise for exercise in self._programme.exercises}
        named = {item.exercise for routine in self._programme.routines for item in routine.items}
        self._exercises = {name: own.get(name) or exercises[name] for name in named}
        routines = (self._routine(routine) for routine in self._programme.routines)
        self.fill(
            self._head(), *self._messages(), self._phases(), *routines,
            title=_("Programme file"), foot=self._foot(),
        )  # fmt: skip
        _on_escape(self, lambda: self.decline_requested.emit(offer))

    def focus_first(self) -> None:
        """Give the keyboard to the way on."""
        self._use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QBoxLayout:
        look, programme = self.look, self._programme
        by = author_words(programme)
        if programme.author.registration:
            by = _("{author}, {registration}").format(author=by, registration=programme.author.registration)
        return column(
            Text(look, programme.title, "title-m"),
            Text(look, _("For {name}.").format(name=programme.patient.name), "lead"),
            Text(look, _("By {author}.").format(author=by), "body", "ink-2"),
            Text(look, _dates(programme), "body", "ink-2"),
            gap=look.px(2),
        )

    def _messages(self) -> Iterator[QWidget]:
        look, old = self.look, self._offer.replaces
        if old is not None:
            words = _("This takes the place of {title} by {name}. The old one is kept.")
            yield Message(look, words.format(title=old.title, name=old.author.name), "caution")
        yield Facts(look, tuple(self._facts()))

    def _facts(self) -> Iterator[tuple[str, str]]:
        programme = self._programme
        yield signed_fact(self._offer.file.signature is not None)
        yield "hand", limit_words(programme.pain_limits)
        count = len(programme.cautions)
        if count:
            words = ngettext("It names {n} caution for you.", "It names {n} cautions for you.", count)
            yield "info", words.format(n=count)
        plans = len(programme.protocols)
        if plans:
            words = ngettext(
                "It brings {n} plan for ice or heat.", "It brings {n} plans for ice or heat.", plans
            )
            yield "thermometer-snowflake", words.format(n=plans)

    def _phases(self) -> QWidget:
        return Card(self.look, PhaseBar(self.look, phase_weeks(self._programme)), padding=(26, 20))

    def _routine(self, routine: Routine) -> QWidget:
        look, minutes = self.look, self._minutes.get(routine.id)
        title = grow(Text(look, routine.title, "title-s"))
        parts: list[QWidget] = [title]
        if minutes is not None:
            parts.append(Text(look, minutes_words(minutes), "body", "ink-2", wrap=False))
        times = (Text(look, words, "body", "ink-2") for words in self._times(routine))
        head = column(row(*parts, gap=look.px(14)), *times, gap=look.px(2))
        return Card(look, head, Line(look), self._doses(routine), gap=look.px(12), padding=(26, 18))

    def _doses(self, routine: Routine) -> QBoxLayout:
        """In two columns where there is room."""
        look, items = self.look, resolve(routine, self._exercises)
        if look.narrow or len(items) < 2:
            return dose_list(look, items)
        half = -(-len(items) // 2)
        box = row(gap=look.px(28))
        for part in (items[:half], items[half:]):
            box.addLayout(column(dose_list(look, part), None), 1)
        return box

    def _times(self, routine: Routine) -> Iterator[str]:
        """When the routine is done, phase by phase."""
        for weeks in phase_weeks(self._programme):
            for slot in weeks.phase.schedule:
                if slot.routine == routine.id:
                    yield _("{weeks}: {days}").format(weeks=weeks.words(), days=_days(slot))

    def _foot(self) -> QWidget:
        look, foot = self.look, QWidget()
        self._use = Button(
            look,
            _("Use this programme"),
            Kind.PRIMARY,
            icon="check",
            height=56,
            on_click=lambda: self.accept_requested.emit(self._offer),
        )
        later = Button(
            look, _("Not now"), height=56, on_click=lambda: self.decline_requested.emit(self._offer)
        )
        foot.setLayout(row(self._use, later, None, gap=look.px(14)))
        return foot


class RefusedFilePage(FlowPage):
    """A file that cannot be used, with every problem found. `decline_requested` carries nothing."""

    decline_requested = Signal(object)

    def __init__(self, look: Look, file_name: str, problems: Sequence[Problem]) -> None:
        super().__init__(look, title=_("Programme file"))
        self._lines = "\n".join(problem.line(file_name) for problem in problems)
        head = column(
            Text(look, _("CoreCoach cannot use this file. Nothing was changed."), "title-m"),
            Text(look, file_name, "body", "ink-2"),
            gap=look.px(4),
        )
        advice = Text(look, _("Ask for it again, or show this page to who made it."), "lead")
        self.fill(head, advice, self._list(problems), title=_("Programme file"), foot=self._foot())
        _on_escape(self, lambda: self.decline_requested.emit(None))

    def focus_first(self) -> None:
        """Give the keyboard to the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, problems: Sequence[Problem]) -> QWidget:
        look = self.look
        count = ngettext("{n} problem was found", "{n} problems were found", len(problems))
        parts: list[QWidget] = [Text(look, count.format(n=len(problems)), "title-s")]
        for problem in problems[:MOST_SHOWN]:
            parts += [Line(look), self._problem(problem)]
        more = len(problems) - MOST_SHOWN
        if more > 0:
            words = ngettext("{n} more is in the copy.", "{n} more are in the copy.", more)
            parts += [Line(look), Text(look, words.format(n=more), "body")]
        return Card(look, *parts, gap=look.px(10))

    def _problem(self, problem: Problem) -> QWidget:
        look, holder = self.look, QWidget()
        where = problem.where or _("The whole file")
        words = _("{what}; {allowed}").format(what=problem.what, allowed=problem.allowed)
        holder.setLayout(column(Text(look, where, "small", "ink-2"), Text(look, words, "body"), gap=1))
        return holder

    def _foot(self) -> QWidget:
        look, foot = self.look, QWidget()
        self._back = Button(
            look,
            _("Back"),
            Kind.PRIMARY,
            icon="arrow-left",
            height=56,
            on_click=lambda: self.decline_requested.emit(None),
        )
        self._copy = Button(look, _("Copy"), height=56, on_click=self._to_clipboard)
        self._copied = Text(look, "", "body", "ink-2", wrap=False)
        foot.setLayout(row(self._back, self._copy, self._copied, None, gap=look.px(14)))
        return foot

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)
        self._copied.setText(_("Copied"))


def _on_escape(page: QWidget, wish: Callable[[], object]) -> None:
    QShortcut(QKeySequence(Qt.Key.Key_Escape), page).activated.connect(wish)


def _dates(programme: Programme) -> str:
    words = _("Made on {day}.").format(day=plain_date_words(programme.issued))
    if programme.review_by is None:
        return words
    review = _("To be reviewed by {day}.").format(day=plain_date_words(programme.review_by))
    return " ".join((words, review))


def _weekdays(slot: Slot) -> Iterator[str]:
    """The names of its days, Monday first; any Monday will do to ask for them."""
    monday = date(2024, 1, 1)
    return (weekday_short(monday + timedelta(days=n)) for n, name in enumerate(DAYS) if name in slot.days)


def _days(slot: Slot) -> str:
    """`Mon, Wed, Fri`, or `every day, 3 times a day`."""
    days = _("every day") if len(slot.days) == 7 else _(", ").join(_weekdays(slot))
    if slot.per_day == 1:
        return days
    times = ngettext("{days}, {n} time a day", "{days}, {n} times a day", slot.per_day)
    return times.format(days=days, n=slot.per_day)
