"""The preview: the patient's player, played fast, with nothing behind it."""

from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from corecoach.session import Timeline
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.look import Look
from corecoach.ui.names import clock_words
from corecoach.ui.player.panel import Panel
from corecoach.ui.player.session_bar import SessionBar
from corecoach.ui.player.stage import Stage
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.preview_play import SPEEDS, PreviewAt, advance, jump, moment_at, toggle
from corecoach.ui.practice.widgets.forms import said, small_button, strong
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import Icon, grow, row
from corecoach.words import _

FRAME_MS = 33
# A stall of the machine is no jump of the preview.
MOST_S = 0.25


class Seconds(Protocol):
    """A clock that never goes back."""

    def seconds(self) -> float:
        """Seconds from some moment on."""
        ...


class PreviewPage(QWidget):
    """Stage, panel and bar are the player's own. Space pauses, arrows lead to other exercises, 1 to 3 choose
    the speed, Esc goes back. `back_requested` carries nothing."""

    back_requested = Signal(object)

    def __init__(
        self, look: Look, timeline: Timeline, bakery: Bakery, at: PreviewAt, clock: Seconds, title: str
    ) -> None:
        super().__init__()
        self._look, self._timeline, self._at, self._clock = look, timeline, at, clock
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("canvas"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.stage, self.panel = Stage(look, timeline, bakery), Panel(look, timeline)
        self.session_bar = SessionBar(look, timeline)
        for part in (self.stage, self.panel, self.session_bar):
            part.setParent(self)
        self._head, self._foot = self._make_head(title), self._make_foot()
        self._seen_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look_at_clock)
        self._show_moment()

    def focus_first(self) -> None:
        """Take the keyboard: every key works from the first moment on."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at_s(self) -> float:
        """Where it is, in seconds of the session."""
        return self._at.at_s

    # -- time -------------------------------------------------------------------------------------------

    def look_at_clock(self) -> None:
        """Go on by as much as passed."""
        now = self._clock.seconds()
        passed = 0.0 if self._seen_s is None else min(MOST_S, max(0.0, now - self._seen_s))
        self._seen_s = now
        if self._at.playing and passed:
            advance(self._timeline, self._at, passed)
            self._show_moment()

    def showEvent(self, event: QShowEvent) -> None:
        """Run while it is seen."""
        self._seen_s = None
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()

    def _show_moment(self) -> None:
        moment = moment_at(self._timeline, self._at)
        for part in (self.stage, self.panel, self.session_bar):
            part.show_moment(moment)
        done, total = clock_words(self._at.at_s), clock_words(self._timeline.total_s)
        self._time.setText(_("{done} of {total}").format(done=done, total=total))
        words = _("Pause") if self._at.playing else _("Play")
        if self._pause.text() != words:
            self._pause.setText(words)
            self._pause.setAccessibleName(words)
            self._pause.icon_name = "pause" if self._at.playing else "play"
            self._pause.updateGeometry()

    # -- parts ------------------------------------------------------------------------------------------

    def _make_head(self, title: str) -> QWidget:
        look = dense(self._look)
        head = QWidget(self)
        back = small_button(
            look, _("Back to the editor"), icon="arrow-left", on_click=lambda: self.back_requested.emit(None)
        )
        note = said(look, _("Preview. Nothing is recorded."), "ink", wrap=False)
        name = grow(strong(look, title))
        if look.narrow:
            name.hide()
        head.setLayout(row(back, Icon(look, "eye", "ink-2", 20), note, name, None, gap=look.px(10)))
        return head

    def _make_foot(self) -> QWidget:
        look = dense(self._look)
        foot = QWidget(self)
        self._pause = small_button(look, "", icon="pause", on_click=self._toggle)
        before = small_button(
            look, "", icon="skip-back", on_click=lambda: self._jump(-1), name=_("The exercise before")
        )
        after = small_button(
            look, "", icon="skip-forward", on_click=lambda: self._jump(1), name=_("The next exercise")
        )
        options = [(str(n), _("{n} ×").format(n=n)) for n in SPEEDS]
        self._speed = Segments(look, options, name=_("Speed"), value=str(self._at.speed))
        self._speed.chosen.connect(self._set_speed)
        self._time = said(look, "", "ink-2", wrap=False)
        if look.narrow:
            self._time.hide()
        for button in (self._pause, before, after):
            # The space bar goes on pausing after a click.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        foot.setLayout(row(before, self._pause, after, self._speed, None, self._time, gap=look.px(10)))
        return foot

    def _toggle(self) -> None:
        toggle(self._timeline, self._at)
        self._show_moment()

    def _jump(self, step: int) -> None:
        jump(self._timeline, self._at, step)
        self._show_moment()

    def _set_speed(self, speed: str) -> None:
        self._at.speed = int(speed)
        self._speed.show_value(speed)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.back_requested.emit(None)
        elif key == Qt.Key.Key_Space:
            self._toggle()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._jump(-1 if key == Qt.Key.Key_Left else 1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self._set_speed(str(SPEEDS[key - Qt.Key.Key_1]))
        else:
            super().keyPressEvent(event)

    # -- places -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The player's own places, between a head and a foot of the preview."""
        width, height = self.width(), self.height()
        head, foot = self._head.sizeHint().height() + 16, self._foot.sizeHint().height() + 20
        unit = max(0.8, min(width / 1280, height / 800, 2.6))
        big = self._look.scale > 1.3
        side, line = round(28 * unit), round((24 if big else 62) * unit)
        top, panel = head, round(428 * unit)
        body = height - head - foot - line - round(14 * unit)
        for part in (self.stage, self.panel):
            part.set_unit(unit)
        self.session_bar.set_unit(unit, names=not big)
        x = width - side - panel
        self._head.setGeometry(QRect(side, 4, width - 2 * side, head - 8))
        self.stage.setGeometry(QRect(side, top, x - side - round(20 * unit), body))
        self.panel.setGeometry(QRect(x, top, panel, body))
        self.session_bar.setGeometry(QRect(side, top + body + round(14 * unit), width - 2 * side, line))
        self._foot.setGeometry(QRect(side, height - foot, width - 2 * side, foot))
