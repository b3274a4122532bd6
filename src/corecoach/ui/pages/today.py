"""Today: start the session, give a score, see the week. One thing to do next."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.coach.views import NextSession, Today
from corecoach.safety import Tier
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
from corecoach.ui.names import equipment_words, weekday_short
from corecoach.ui.pages.today_score import ScoreAsked, ScoreCard
from corecoach.ui.widgets import (
    Button,
    Card,
    DayMarks,
    Kind,
    Message,
    Page,
    Text,
    column,
    grow,
    row,
)
from corecoach.ui.widgets.day_marks import Day
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.hero_side import HeroSide
from corecoach.ui.widgets.message import Tone
from corecoach.ui.widgets.pack_tiles import PacksCard, beside_week
from corecoach.words import _, ngettext


class TodayPage(Page):
    """What the person sees first."""

    start_requested = Signal(object)
    contents_requested = Signal(object)
    score_chosen = Signal(object)
    undo_requested = Signal(object)
    # The score just given, a day without a score, and nothing.
    more_requested = Signal(object)
    missed_requested = Signal(object)
    diary_requested = Signal(object)
    load_requested = Signal(object)
    sample_requested = Signal(object)
    library_requested = Signal(object)
    lockouts_requested = Signal(object)
    # Carries "ice" or "heat".
    packs_requested = Signal(object)

    def __init__(self, look: Look, today: Today, asked: ScoreAsked | None = None, *, number: str) -> None:
        """`asked`: which score is asked for; None: how the back is now. `number`: to call in an emergency."""
        super().__init__(look, name=_("Today"))
        self._today, self._number = today, number
        parts = [self._head(look), *self._alerts(look), self._hero(look), self._pain(look, asked)]
        self.fill(*parts, *self._low(look), None)

    def take(self, today: Today, asked: ScoreAsked) -> bool:
        """Show another score where the page is: nothing moves under a finger, and the keyboard stays. False,
        and nothing is shown, where more has changed than scores."""
        before = self._today
        same = replace(today, now=before.now, last=before.last, day_scored=before.day_scored) == before
        if not same or today.now.date() != before.now.date():
            return False
        self._today = today
        self._title.setText(self._greeting())
        self._score.show_asked(today, asked)
        return True

    def focus_first(self) -> None:
        """Give the keyboard to the next thing to do."""
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, look: Look) -> QWidget:
        head = QWidget()
        self._title = Text(look, self._greeting(), "title-m")
        if look.narrow:
            head.setLayout(column(self._title))
        else:
            words = date_words(self._today.now.date())
            head.setLayout(row(grow(self._title), Text(look, words, "body", "ink-2", wrap=False)))
        return head

    def _greeting(self) -> str:
        hour, name = self._today.now.hour, self._today.name.split(" ")[0]
        if hour < 12:
            return _("Good morning, {name}").format(name=name) if name else _("Good morning")
        if hour < 18:
            return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
        return _("Good evening, {name}").format(name=name) if name else _("Good evening")

    def _alerts(self, look: Look) -> list[QWidget]:
        if self._today.rules_fault:
            words = _("The safety questions are damaged, so no session can start. Install CoreCoach again.")
            return [Message(look, words, "danger")]
        if not self._today.lockouts:
            return []
        see = Button(look, _("See why"), Kind.SECONDARY, on_click=lambda: self.lockouts_requested.emit(None))
        words = _("Some things are locked because of what you told us.")
        tone: Tone = "caution"
        if any(x.tier is Tier.EMERGENCY for x in self._today.lockouts):
            words = _("You told us about an emergency sign. If you have not had help yet, call {number} now.")
            words, tone = words.format(number=self._number), "danger"
        return [Message(look, words, tone, action=see, icon="lock")]

    def _hero(self, look: Look) -> QWidget:
        session = self._today.next
        if session is None:
            return self._empty(look)
        start = Button(
            look,
            _("Start"),
            Kind.PRIMARY,
            icon="play",
            icon_filled=True,
            height=76,
            size_px=26,
            on_click=lambda: self.start_requested.emit(session.routine),
            name=_("Start {title}").format(title=session.title),
        )
        start.setMinimumWidth(look.text_px(236))
        closed = session.locked and not session.left_open
        start.setEnabled(not closed and not self._today.rules_fault)
        self._main: QWidget = start
        see = Button(
            look,
            _("See what’s in it"),
            Kind.QUIET,
            on_click=lambda: self.contents_requested.emit(session.routine),
        )
        lines: list[QWidget] = [
            Text(look, self._eyebrow(session), "body", "ink-2"),
            Text(look, session.title, "title-l"),
            Text(look, self._summary(session), "lead", "ink-2"),
        ]
        why = _("Locked for now. See why above.") if closed else _("Only a part of it is open.")
        locked = Text(look, why, "body", "ink")
        aside: QWidget = locked if session.locked else see
        if look.width == "tiny":
            buttons: QLayout = column(start, look.px(8), aside)
        else:
            buttons = row(start, look.px(18), aside, None)
        calm = look.width == "wide" and not self._today.lockouts
        parts = column(*lines, look.px(40 if calm else 18), buttons, gap=look.px(4))
        if look.narrow:
            return Card(look, parts, padding=(32, 28))
        side = look.px(30)
        words = column(parts, None, margins=(look.px(32), side, side, side if calm else look.px(20)))
        return Card(look, row(words, self._contents(look, session)), padding=(0, 0))

    def _contents(self, look: Look, session: NextSession) -> QWidget:
        """What the session holds, on the tinted side where its figure will stand."""
        names = [Text(look, _(name), "lead", "on-primary-soft") for name in session.names[:6]]
        more = len(session.names) - 6
        if more > 0:
            words = ngettext("and {n} more", "and {n} more", more).format(n=more)
            names.append(Text(look, words, "body", "on-primary-soft"))
        panel = HeroSide(look, *names)
        panel.setFixedWidth(look.text_px(300 if look.width == "medium" else 380))
        return panel

    def _eyebrow(self, session: NextSession) -> str:
        if session.planned_today == 0:
            none = _("No session planned today")
            return none if session.locked else _("No session planned today. You can still do one")
        if session.done_today >= session.planned_today:
            return _("Done for today. You can do it again if you like")
        if session.planned_today > 1:
            return _("Next session, {n} of {total} today").format(
                n=session.done_today + 1, total=session.planned_today
            )
        return _("Next session")

    def _summary(self, session: NextSession) -> str:
        minutes = ngettext("{n} minute", "{n} minutes", session.minutes).format(n=session.minutes)
        exercises = ngettext("{n} exercise", "{n} exercises", session.exercises).format(n=session.exercises)
        parts = [minutes, exercises]
        if session.equipment:
            parts.append(equipment_words(session.equipment))
        return _(", ").join(parts)

    def _empty(self, look: Look) -> QWidget:
        load = Button(
            look, _("Open my programme file"), Kind.PRIMARY, icon="folder-down", height=56,
            on_click=lambda: self.load_requested.emit(None),
        )  # fmt: skip
        sample = Button(
            look, _("Try the one-minute sample"), Kind.SECONDARY, height=56,
            on_click=lambda: self.sample_requested.emit(None),
        )  # fmt: skip
        look_round = Button(
            look, _("See the exercises"), Kind.SECONDARY, height=56,
            on_click=lambda: self.library_requested.emit(None),
        )  # fmt: skip
        self._main = load
        box = QWidget()
        box.setLayout(Flowing(load, sample, look_round, gap=look.px(14)))
        return Card(
            look,
            Text(look, _("No programme yet"), "title-l"),
            Text(look, _("Load the file from your physio. It ends in .corecoach."), "lead", "ink-2"),
            look.px(22),
            box,
            gap=look.px(4),
            padding=(32, 28),
        )

    def _pain(self, look: Look, asked: ScoreAsked | None) -> QWidget:
        asked = asked or ScoreAsked("now", self._today.now.date())
        self._score = card = ScoreCard(look, self._today, asked)
        card.chosen.connect(self.score_chosen)
        card.undo_requested.connect(self.undo_requested)
        card.more_requested.connect(self.more_requested)
        card.missed_requested.connect(self.missed_requested)
        card.diary_requested.connect(self.diary_requested)
        return card

    def _low(self, look: Look) -> list[QWidget]:
        """The week, if there is a plan, and ice and heat: side by side where there is room."""
        packs = PacksCard(look, self._today.packs, self._today.now, self.packs_requested.emit)
        if not self._today.week:
            return [packs]
        week = self._week(look)
        return [week, packs] if look.narrow else [beside_week(look, week, packs)]

    def _week(self, look: Look) -> QWidget:
        done, planned = self._today.done_this_week, self._today.planned_this_week
        words = ngettext("{done} of {n} session done", "{done} of {n} sessions done", planned)
        side = Text(look, words.format(done=done, n=planned), "body", "ink-2", wrap=False)
        title = grow(Text(look, _("This week"), "title-s"))
        head = column(title, side) if look.narrow else row(title, side)
        days = tuple(self._day(mark.day, mark.mark, mark.is_today) for mark in self._today.week)
        return Card(look, head, look.px(10), DayMarks(look, days), padding=(26, 18))

    def _day(self, day: date, mark: str, is_today: bool) -> Day:
        spoken = {
            "done": _("done"),
            "today": _("planned for today"),
            "planned": _("planned"),
            "missed": _("planned"),
            "rest": _("rest day"),
            "locked": _("locked"),
        }[mark]
        return Day(_("Today") if is_today else weekday_short(day), mark, is_today, spoken)
