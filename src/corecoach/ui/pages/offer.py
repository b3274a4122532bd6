"""A programme file that was opened: what it contains, and for whom it is. Nothing is stored yet."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.editions import Edition
from corecoach.coach.taken_in import Offer
from corecoach.coach.trust import Trust, trust_in
from corecoach.prescription import Exercise, Programme, Routine, Slot, resolve
from corecoach.prescription.programme import DAYS
from corecoach.ui.dates import plain_date_words
from corecoach.ui.dose import minutes_words
from corecoach.ui.look import Look
from corecoach.ui.names import weekday_short
from corecoach.ui.pages.trust_parts import people_card, trust_card
from corecoach.ui.programme_words import author_words, limit_words, phase_weeks
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Line, Message, Text, column, grow, row
from corecoach.ui.widgets.dose_list import dose_list
from corecoach.ui.widgets.facts import Facts
from corecoach.ui.widgets.phase_bar import PhaseBar
from corecoach.words import _, ngettext


class OfferPage(FlowPage):
    """What a file contains, before anything is stored. The wishes carry the offer; `doubt_requested`: to use
    it although it is not by who signed before."""

    accept_requested = Signal(object)
    doubt_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        offer: Offer,
        exercises: Mapping[str, Exercise],
        minutes: Mapping[str, int],
        *,
        trust: Trust | None = None,
        edition: Edition = "new",
        today: date = date.max,
    ) -> None:
        """`exercises` are the library's; the file brings its own. `minutes` is the length of each routine.
        Without `trust` nothing was taken in before."""
        super().__init__(look, title=_("Programme file"))
        self._offer, self._programme, self._minutes = offer, offer.file.programme, minutes
        self._trust, self._today = trust or trust_in((), offer.file), today
        self._edition = edition
        own = {exercise.id: exercise for exercise in self._programme.exercises}
        named = {item.exercise for routine in self._programme.routines for item in routine.items}
        self._exercises = {name: own.get(name) or exercises[name] for name in named}
        routines = (self._routine(routine) for routine in self._programme.routines)
        self.fill(
            *self._warnings(), self._head(), *self._messages(), self._phases(), *routines,
            title=_("Programme file"), foot=self._foot(),
        )  # fmt: skip
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(lambda: self.decline_requested.emit(offer))

    def focus_first(self) -> None:
        """Give the keyboard to the way on; from a doubtful file that is the way back."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _warnings(self) -> Iterator[QWidget]:
        """What is in sight before all else, however large the text is."""
        look, trust = self.look, self._trust
        if trust.people is not None:
            yield people_card(look, trust.people)
        if trust.doubts_signature:
            yield trust_card(look, trust, self._today)
        if self._edition == "same":
            yield Message(look, _("You use this already."), "guidance")
        if self._edition == "older":
            yield Message(look, _("This is older than the one you use."), "caution")

    def _messages(self) -> Iterator[QWidget]:
        look, old = self.look, self._offer.replaces
        if not self._trust.doubts_signature:
            yield trust_card(look, self._trust, self._today)
        if old is not None and self._edition != "same":
            words = _("This takes the place of {title} by {name}. The old one is kept.")
            yield Message(look, words.format(title=old.title, name=old.author.name), "caution")
        yield Facts(look, tuple(self._facts()))

    def _facts(self) -> Iterator[tuple[str, str]]:
        programme = self._programme
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
        buttons = self._doubtful_ways() if self._trust.is_doubtful else self._ways()
        self._first = buttons[0]
        gap = look.px(14)
        foot.setLayout(column(*buttons, gap=gap) if look.width == "tiny" else row(*buttons, None, gap=gap))
        return foot

    def _ways(self) -> list[Button]:
        look, words = self.look, _("Use this programme")
        if self._edition == "same":
            return [Button(look, _("Go back"), Kind.PRIMARY, height=56, on_click=self._on_decline)]
        if self._edition == "older":
            keep = Button(look, _("Keep the one I use"), Kind.PRIMARY, height=56, on_click=self._on_decline)
            return [keep, Button(look, _("Use the older one"), height=56, on_click=self._on_use)]
        use = Button(look, words, Kind.PRIMARY, icon="check", height=56, on_click=self._on_use)
        return [use, Button(look, _("Not now"), height=56, on_click=self._on_decline)]

    def _doubtful_ways(self) -> list[Button]:
        """Not using it comes first; using it takes a step more."""
        look, words = self.look, _("I want to use it all the same")
        doubt = Button(look, words, height=56, on_click=self.ask_twice)
        return [Button(look, _("Do not use it"), Kind.PRIMARY, height=56, on_click=self._on_decline), doubt]

    def ask_twice(self) -> None:
        """Ask for the second step."""
        self.doubt_requested.emit(self._offer)

    def _on_use(self) -> None:
        self.accept_requested.emit(self._offer)

    def _on_decline(self) -> None:
        self.decline_requested.emit(self._offer)


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
