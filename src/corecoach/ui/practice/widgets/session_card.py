"""The card of sessions: how many of those planned were done, the calendar, and what its signs mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.practice.overview_views import DayCell, DayState, Overview
from corecoach.ui.look import Look
from corecoach.ui.practice.calendar_words import SHOWN, state_words
from corecoach.ui.practice.overview_words import planned_words
from corecoach.ui.practice.widgets.day_sign import paint_day
from corecoach.ui.practice.widgets.filled import fill
from corecoach.ui.practice.widgets.forms import flowing, held, said, small_button
from corecoach.ui.practice.widgets.session_calendar import SessionCalendar
from corecoach.ui.print.report_words import adherence_words
from corecoach.ui.widgets import Card, Kind, Text, column, grow, row
from corecoach.words import _

# So many weeks are shown at a time: six, and the one that has begun.
WEEKS = 7


class SessionCard(Card):
    """Shows the newest weeks; two buttons lead to earlier ones and back, where there are more."""

    def __init__(self, look: Look, view: Overview) -> None:
        super().__init__(look, padding=(20, 13), gap=look.px(4))
        self._weeks, self._end = view.weeks, len(view.weeks)
        words = planned_words(view.sessions)
        self._count = said(look, words, "ink-2", wrap=False)
        summary = _("Sessions: {words}").format(words=" ".join(adherence_words(view.sessions)))
        self.calendar = SessionCalendar(look, self._shown(), summary)
        self._legend, self._said = _legend(look, view), said(look, "")
        self._earlier = small_button(
            look, "", Kind.QUIET, icon="chevron-left", on_click=lambda: self._turn(-WEEKS),
            name=_("Earlier weeks"),
        )  # fmt: skip
        self._later = small_button(
            look, "", Kind.QUIET, icon="chevron-right", on_click=lambda: self._turn(WEEKS),
            name=_("Later weeks"),
        )  # fmt: skip
        head = row(grow(Text(look, _("Sessions"), "title-s", wrap=False)), self._count, gap=look.px(10))
        for turn in (self._earlier, self._later):
            head.addWidget(turn)
            if len(self._weeks) <= WEEKS:
                turn.hide()
        self._foot = held(column(self._legend, self._said))
        fill(self, held(head), self.calendar, self._foot)
        self._said.hide()
        self.calendar.read_out.connect(self._say)
        self._switch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep as much room below the calendar as the legend needs: nothing moves when a day is read out."""
        wide = self._foot.width()
        self._foot.setMinimumHeight(max(self._legend.heightForWidth(wide), self._said.heightForWidth(wide)))

    def _shown(self) -> tuple[tuple[DayCell, ...], ...]:
        return self._weeks[max(0, self._end - WEEKS) : self._end]

    def _turn(self, by: int) -> None:
        self._end = min(max(self._end + by, min(WEEKS, len(self._weeks))), len(self._weeks))
        self.calendar.show_weeks(self._shown())
        self._switch()

    def _switch(self) -> None:
        self._earlier.setEnabled(self._end > WEEKS)
        self._later.setEnabled(self._end < len(self._weeks))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._legend.setVisible(not words)


def _legend(look: Look, view: Overview) -> QWidget:
    """The signs that there are; done and missed always."""
    has = {cell.state for week in view.weeks for cell in week} | {"done", "missed"}
    legend = flowing(look, *(_key(look, state) for state in SHOWN if state in has), gap=10)
    policy = legend.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    legend.setSizePolicy(policy)
    return legend


def _key(look: Look, state: DayState) -> QWidget:
    return held(row(_Sign(look, state), said(look, state_words(state), "ink-2", wrap=False), gap=look.px(6)))


class _Sign(QWidget):
    def __init__(self, look: Look, state: DayState) -> None:
        super().__init__()
        self._look, self._state = look, state
        self.setFixedSize(QSize(look.text_px(20), look.text_px(20)))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, without what stands in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day(painter, self._look, self._state, QRectF(self.rect()).adjusted(1, 1, -1, -1))
