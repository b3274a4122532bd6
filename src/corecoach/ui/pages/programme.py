"""The programme in hand: its phases, one week of it, and the exercises of the day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.trust import Trust
from corecoach.coach.views import ProgrammeView
from corecoach.prescription import Exercise, PlannedDay, resolve
from corecoach.ui.dates import plain_date_words, span_words
from corecoach.ui.look import Look
from corecoach.ui.names import weekday_name
from corecoach.ui.pages.asked import held
from corecoach.ui.programme_words import author_words, limit_words, phase_weeks
from corecoach.ui.trust_words import short_words
from corecoach.ui.widgets import Button, Card, Kind, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.dose_list import dose_list
from corecoach.ui.widgets.facts import Facts
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.phase_bar import PhaseBar
from corecoach.ui.widgets.week_list import WeekList
from corecoach.words import _

_WEEK = timedelta(days=7)


class ProgrammePage(Page):
    """Where the person sees where this is going. `week_requested` carries a date of the week,
    `exercise_requested` the id of an exercise."""

    start_requested = Signal(object)
    load_requested = Signal(object)
    sample_requested = Signal(object)
    week_requested = Signal(object)
    exercise_requested = Signal(object)
    calendar_requested = Signal(object)
    results_requested = Signal(object)
    signature_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        view: ProgrammeView | None,
        exercises: Mapping[str, Exercise],
        trust: Trust | None = None,
    ) -> None:
        """`view` is None without a programme; `trust` is what can be said of its signature."""
        super().__init__(look, name=_("Programme"))
        self._exercises, self._trust = exercises, trust
        if view is None:
            self.fill(self._empty(), None)
        else:
            self._view = view
            self.fill(self._head(), self._phases(), self._columns(), None)

    def focus_first(self) -> None:
        """Give the keyboard to the next thing to do."""
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_week(self, *, later: bool) -> None:
        """Give the keyboard to the week button that brought the person here."""
        button = self._later if later or not self._earlier.isEnabled() else self._earlier
        button.setFocus(Qt.FocusReason.TabFocusReason)

    # -- without a programme ----------------------------------------------------------------------------

    def _empty(self) -> QWidget:
        look = self.look
        load = self._load_button(Kind.PRIMARY, 56)
        sample = Button(
            look, _("Try the one-minute sample"), height=56, on_click=lambda: self.sample_requested.emit(None)
        )
        self._main: QWidget = load
        buttons = (
            column(load, sample, gap=look.px(12)) if look.narrow else row(load, sample, None, gap=look.px(14))
        )
        words = _("Load the file from your physio, or try the one-minute sample.")
        return Card(
            look,
            Text(look, _("No programme yet"), "title-l"),
            Text(look, words, "lead", "ink-2"),
            look.px(22),
            buttons,
            gap=look.px(4),
            padding=(32, 28),
        )

    # -- head and phases --------------------------------------------------------------------------------

    def _head(self) -> QBoxLayout:
        look, programme = self.look, self._view.programme
        titles = column(
            Text(look, programme.title, "title-m"),
            Text(look, self._standing(), "body", "ink-2"),
            gap=look.px(2),
        )
        load = self._load_button(Kind.SECONDARY, 48)
        if look.narrow:
            return column(titles, row(load, None), gap=look.px(10))
        box = row(gap=look.px(20))
        box.addLayout(titles, 1)
        box.addWidget(load, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _standing(self) -> str:
        view = self._view
        author, day = author_words(view.programme), plain_date_words(view.programme.issued, view.today)
        where = _("Week {week} of {weeks}.").format(week=view.week, weeks=view.weeks)
        if view.week > view.weeks:
            where = _("The {weeks} planned weeks are over. The last phase goes on.").format(weeks=view.weeks)
        return " ".join((where, _("Set by {author}, {day}.").format(author=author, day=day)))

    def _load_button(self, kind: Kind, height: float) -> Button:
        return Button(
            self.look,
            _("Load a programme"),
            kind,
            icon="folder-down",
            height=height,
            on_click=lambda: self.load_requested.emit(None),
        )

    def _phases(self) -> QWidget:
        phases = phase_weeks(self._view.programme)
        return Card(self.look, PhaseBar(self.look, phases, self._view.week), padding=(26, 20))

    # -- the week and the day ---------------------------------------------------------------------------

    def _columns(self) -> QBoxLayout:
        look = self.look
        week, side = self._week(), column(*self._side(), None, gap=look.px(16))
        if look.narrow:
            return column(week, self._out_ways(), side, gap=look.px(18))
        box = row(gap=look.px(20))
        main = column(week, self._out_ways(), None, gap=look.px(8))
        box.addLayout(main, 14 if look.width == "medium" else 13)
        box.addLayout(side, 8)
        return box

    def _week(self) -> QWidget:
        look, view = self.look, self._view
        days = WeekList(look, view, self.start_requested.emit)
        self._earlier = self._week_button("chevron-left", _("Week before"), view.days[0].day - _WEEK)
        self._later = self._week_button("chevron-right", _("Week after"), view.days[0].day + _WEEK)
        self._earlier.setEnabled(view.days[0].day > view.taken_in.date())
        self._main = days.start or self._later
        title = grow(Text(look, self._week_title(), "title-s"))
        span = Text(look, span_words(view.days[0].day, view.days[-1].day), "body", "ink-2", wrap=False)
        picker = row(self._earlier, span, self._later, gap=look.px(4))
        side = look.px(16 if look.width == "medium" else 24)
        box = row(title, picker) if look.width != "tiny" else column(title, row(picker, None))
        box.setContentsMargins(side, look.px(8), look.px(12), look.px(8))
        # Rows run to the card's edge and leave it visible.
        return Card(look, box, days, padding=(1, 1))

    def _out_ways(self) -> QWidget:
        """The ways out, beside each other where there is room."""
        ways = (
            ("arrow-up-to-line", _("Send results to your physio"), self.results_requested),
            ("calendar-days", _("Calendar file"), self.calendar_requested),
        )
        return held(Flowing(*(self._way(icon, words, wish) for icon, words, wish in ways), gap=24))

    def _way(self, icon: str, words: str, wish: SignalInstance) -> Button:
        return Button(self.look, words, Kind.QUIET, icon=icon, on_click=lambda: wish.emit(None))

    def _week_button(self, icon: str, name: str, day: date) -> Button:
        button = Button(
            self.look, "", Kind.QUIET, icon=icon, name=name, on_click=lambda: self.week_requested.emit(day)
        )
        button.setFixedWidth(button.sizeHint().height())
        return button

    def _week_title(self) -> str:
        monday = self._view.today - timedelta(days=self._view.today.weekday())
        weeks = (self._view.days[0].day - monday).days // 7
        known = {-1: _("Last week"), 0: _("This week"), 1: _("Next week")}
        return known.get(weeks, _("Earlier week") if weeks < 0 else _("Later week"))

    def _side(self) -> Iterator[QWidget]:
        day = self._shown_day()
        if day is not None:
            yield self._exercises_of(day)
        yield self._facts()

    def _shown_day(self) -> PlannedDay | None:
        """Today, or else the next day of this week that has a session, or else its first."""
        planned = [day for day in self._view.days if day.routines]
        return next((day for day in planned if day.day >= self._view.today), planned[0] if planned else None)

    def _exercises_of(self, day: PlannedDay) -> QWidget:
        look = self.look
        title = _("Exercises today")
        if day.day != self._view.today:
            title = _("Exercises on {weekday}").format(weekday=weekday_name(day.day))
        routines = [self._view.routine(r) for r in dict.fromkeys(day.routines)]
        parts: list[Part] = [Text(look, title, "title-s")]
        for routine in routines:
            if len(routines) > 1:
                parts.append(Text(look, routine.title, "label"))
            items = resolve(routine, self._exercises)
            parts.append(dose_list(look, items, self.exercise_requested.emit))
        return Card(look, *parts, gap=look.px(10), padding=(24, 20))

    def _facts(self) -> QWidget:
        look, view, trust = self.look, self._view, self._trust
        facts = [("hand", limit_words(view.programme.pain_limits))]
        if trust is None or trust.signer is None:
            facts.append(("info", _("This file is not signed.")))
        else:
            facts.append(("badge-check", short_words(trust, view.today)))
        shown = Facts(look, facts)
        if trust is None or (trust.signer is None and trust.before is None):
            return shown
        whole = Button(
            look, _("See the signature"), Kind.QUIET, on_click=lambda: self.signature_requested.emit(None)
        )
        return held(column(shown, row(whole, None), gap=look.px(4)))
