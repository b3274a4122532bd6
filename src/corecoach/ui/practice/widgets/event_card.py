"""The card of events, newest first, with what a clinician does next below them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from corecoach.practice.overview_views import Happened, Overview
from corecoach.ui.look import Look
from corecoach.ui.practice.event_words import event_line
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.down_scroll import DownScroll
from corecoach.ui.practice.widgets.filled import fill
from corecoach.ui.practice.widgets.forms import flowing, held, said, small_button
from corecoach.ui.widgets import Card, Icon, Kind, Line, Text, column, grow, row
from corecoach.words import _, ngettext

# So many are there at once; the others when they are asked for.
FIRST = 30
_LEAST_PX = 120


class EventCard(Card):
    """`edit` and `clear` are called by its two buttons."""

    def __init__(
        self, look: Look, view: Overview, *, edit: Callable[[], object], clear: Callable[[], object]
    ) -> None:
        super().__init__(look, padding=(20, 12), gap=look.px(6))
        self._look, self._today = look, view.today
        self._left: Sequence[Happened] = view.events
        self._box: QVBoxLayout = column(gap=0)
        self._more = small_button(look, "", Kind.QUIET, on_click=self._add)
        body = held(column(self._box, self._more, None))
        buttons = flowing(
            look,
            small_button(look, _("Edit programme"), Kind.PRIMARY, on_click=edit),
            small_button(look, _("Issue clearance"), on_click=clear),
            gap=12,
        )
        # Where the page scrolls, a list that scrolls inside of it would be in the way.
        shown: QWidget = body
        if look.width == "wide":
            shown = DownScroll(look, body, "surface", name=_("Events"))
            shown.setMinimumHeight(look.text_px(_LEAST_PX))
            # As high as the table beside it, however much happened.
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        fill(self, Text(look, _("Events"), "title-s"), shown, buttons, stretch=1)
        self._add()

    def _add(self) -> None:
        """Some more rows; the button goes when there are none left."""
        look, fresh = self._look, self._left[:FIRST]
        self._left = self._left[FIRST:]
        for event in fresh:
            self._box.addWidget(Line(look))
            self._box.addWidget(_row(look, event, self._today))
        if not fresh:
            self._box.addWidget(said(look, _("Nothing in this time."), "ink-2"))
        left = len(self._left)
        words = ngettext("Show {n} older event", "Show {n} older events", left).format(n=min(left, FIRST))
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(bool(left))


def _row(look: Look, event: Happened, today: date) -> QWidget:
    line, day = event_line(event), short_day(event.at.date(), today)
    icon = Icon(look, line.icon, line.role, 20)
    when = said(look, day, "ink-2", wrap=False)
    when.setMinimumWidth(look.text_px(52))
    words = grow(said(look, line.words))
    box = row(gap=look.px(10), margins=(0, look.px(5), 0, look.px(5)))
    for part, stretch in ((icon, 0), (when, 0), (words, 1)):
        box.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
    holder = held(box)
    holder.setAccessibleName(_("{day}: {words}").format(day=day, words=line.words))
    return holder
