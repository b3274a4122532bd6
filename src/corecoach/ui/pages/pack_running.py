"""The page of ice or heat while it runs: draws PackMoments, and turns keys and buttons into wishes."""

from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.look import Look
from corecoach.ui.pack_moment_words import again_words
from corecoach.ui.pack_panel import PackPanel
from corecoach.ui.pages.pack_faces import face_of
from corecoach.ui.pages.pack_rehearsal import rehearsal
from corecoach.ui.pages.pack_running_bar import RunningBar, RunningTop, closed_words, found_strip
from corecoach.ui.pages.pack_running_card import RunningCard
from corecoach.ui.pages.pack_running_places import Places, card_sizes, places_of, unit_of
from corecoach.ui.pages.pack_running_steps import LEAST_ROWS, StepList
from corecoach.ui.pages.pack_running_words import Reply, Say, main_wish, off_question, say_of, ticking_words
from corecoach.ui.widgets import Button, Card, Icon, Text, grow, row
from corecoach.words import _

_LETTERS = {Qt.Key.Key_N: "N", Qt.Key.Key_Y: "Y"}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

# From this text size on what was found has no strip of its own.
ONE_CARD = 1.3


class PackRunningPage(QWidget):
    """`command_requested` carries a PackCommand; `pages_requested`: leave the page while it runs."""

    command_requested = Signal(object)
    sound_requested = Signal(object)
    pages_requested = Signal(object)

    def __init__(self, look: Look, moment: PackMoment, *, sound: bool, single_keys: bool = True) -> None:
        super().__init__()
        self._look, self._moment, self._single_keys = look, moment, single_keys
        # What is asked before a pause or an end; and whether its letters must not answer what came next.
        self._asked: PackCommand | None = None
        self._stops: tuple[Button, ...] = ()
        self._deaf = False
        title = _(moment.running.plan.title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("canvas"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.panel = PackPanel(look)
        self.card = RunningCard(look, self._reply)
        self.bar = RunningBar(look, self, on_stop=self.stop, on_main=self.main, on_end=self.end)
        self.top = RunningTop(
            look, self, title, sound=sound,
            on_pages=lambda: self.pages_requested.emit(None),
            on_sound=lambda: self.sound_requested.emit(None),
        )  # fmt: skip
        self.steps = StepList(look)
        self._again = Text(look, "", "lead")
        self._again_icon = Icon(look, "clock", "ink", 24)
        self._again_card = Card(
            look, row(self._again_icon, grow(self._again), gap=look.px(14)),
            fill="sunken", edge=None, radius="control", padding=(22, 8),
        )  # fmt: skip
        self._strip: Card | None = None
        self._strip_of: PackState | None = None
        for part in (self.panel, self.card, self.steps, self._again_card):
            part.setParent(self)
        self._says = tuple(dict.fromkeys((self._say(moment), *rehearsal(moment))))
        self._show(fresh=False)

    def focus_first(self) -> None:
        """Take the keyboard, but give it to no answer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what it shows ----------------------------------------------------------------------------------

    def show_moment(self, moment: PackMoment) -> None:
        """Show where the use is. What has not changed is not painted."""
        if moment.running.state is PackState.OVER:
            return
        before, self._moment = self._moment.running, moment
        changed = (before.state, before.step) != (moment.running.state, moment.running.step)
        self._deaf = changed and self._asked is not None
        self._asked = None if changed else self._asked
        self._show(fresh=changed)

    def _show(self, *, fresh: bool) -> None:
        """`fresh`: it is another state, or something else is asked."""
        moment = self._moment
        say = self._say(moment)
        if fresh and any(b.hasFocus() for b in (*self.card.replies, self.bar.main)):
            # Qt would hand the keyboard to the next button, and a press would do what nobody meant.
            self.focus_first()
        self.panel.show_face(face_of(moment))
        self.card.show_say(say, ticking_words(say, moment))
        self._order()
        self.bar.show_main(main_wish(moment) if self._asked is None else None)
        self.steps.show_running(moment.running)
        self._show_again(again_words(moment))
        self._show_strip(moment)

    def _order(self) -> None:
        """Tab goes to the answers first."""
        bar, top = self.bar, self.top
        stops = (*self.card.replies, bar.main, bar.end, bar.stop, top.pages, top.sound)
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                self.setTabOrder(one, other)

    def _say(self, moment: PackMoment) -> Say:
        """What the card says. With large text there is no room for a strip: the card says that as well."""
        if self._asked is not None:
            return off_question(moment, self._asked)
        say = say_of(moment)
        if moment.running.found and self._look.scale > ONE_CARD:
            return replace(say, lines=(closed_words(moment), *say.lines))
        return say

    def _show_again(self, words: str) -> None:
        if words != self._again.text():
            self._again.setText(words)

    def _show_strip(self, moment: PackMoment) -> None:
        """What was found after CoreCoach was closed stays in sight for the whole of the use."""
        if not moment.running.found or moment.running.state is self._strip_of or self._look.scale > ONE_CARD:
            return
        self._strip_of = moment.running.state
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = found_strip(self._look, moment)
        self._strip.setParent(self)
        self._strip.show()
        self._arrange()

    # -- places -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the poster."""
        self._arrange()

    def _arrange(self) -> None:
        places = places_of(self.size(), self._look, self._strip_px())
        self.top.arrange(places.top, places.unit, letters=self._single_keys)
        self.bar.arrange(places.bar, places.unit, letters=self._single_keys)
        self.panel.set_unit(places.unit)
        self.panel.setGeometry(places.panel)
        if self._strip is not None:
            self._strip.setGeometry(places.strip)
        self._arrange_column(places)

    def _strip_px(self) -> int:
        """As high as the longer of its two sentences."""
        if self._strip is None:
            return 0
        width = self.width() - 2 * round(28 * unit_of(self.size()))
        return max(self._strip.heightForWidth(width), self._look.control_px(48))

    def _arrange_column(self, places: Places) -> None:
        """The card as high as the most that it may have to say; the list and the line where there is room."""
        room, gap = places.column, places.gap
        card_px = self._fit_card(places)
        again_px = self._fit_again(places)
        left = room.height() - card_px
        line = left >= again_px + gap
        left -= again_px + gap if line else 0
        self.steps.set_sizes(places.unit, self._list_px(places.unit))
        list_px = min(left - gap, self.steps.wished)
        rows = list_px >= min(self.steps.need(LEAST_ROWS), self.steps.wished)
        # What the list does not need, or all of it where it has no room, goes to the card.
        card_px += max(0, left - (list_px + gap if rows else 0))
        self.card.setGeometry(room.x(), room.y(), room.width(), min(card_px, room.height()))
        self.steps.setVisible(rows)
        self.steps.setGeometry(room.x(), room.y() + card_px + gap, room.width(), max(0, list_px))
        self._again_card.setVisible(line)
        self._again_card.setGeometry(room.x(), room.bottom() + 1 - again_px, room.width(), again_px)

    def _fit_card(self, places: Places) -> int:
        """Choose the largest words with which all fits; the height that it needs then."""
        room, need = places.column, 0
        for sizes in card_sizes(self._look, places.unit):
            self.card.set_sizes(replace(sizes, caps=sizes.caps and self._single_keys))
            need = max(self.card.need(say, room.width()) for say in self._says)
            if need <= room.height():
                break
        return min(need, room.height())

    def _fit_again(self, places: Places) -> int:
        px = self._list_px(places.unit)
        self._again.setFont(self._look.font("lead", px))
        self._again_icon.setFixedSize(QSize(round(px * 1.2), round(px * 1.2)))
        return max(self._again_card.heightForWidth(places.column.width()), round(48 * places.unit))

    def _list_px(self, unit: float) -> int:
        scale = self._look.scale
        return max(round(18 * scale), round(21 * unit * min(scale, 1.55)))

    # -- wishes -----------------------------------------------------------------------------------------

    def stop(self) -> None:
        """Something hurts."""
        self.command_requested.emit(PackCommand.STOP)

    def main(self) -> None:
        """The main button of the state; a pause asks first whether the pack is off."""
        wish = main_wish(self._moment)
        if wish is None or self._asked is not None:
            return
        if wish.command is PackCommand.PAUSE:
            self._ask(PackCommand.PAUSE)
        else:
            self.command_requested.emit(wish.command)

    def end(self) -> None:
        """End early; with something on the skin it asks first."""
        if self._moment.running.state.has_pack:
            self._ask(PackCommand.END)
        else:
            self.command_requested.emit(PackCommand.END)

    def _ask(self, command: PackCommand | None) -> None:
        self._asked = command
        self._show(fresh=True)

    def _reply(self, reply: Reply) -> None:
        self._ask(None)
        if reply.command is not None:
            self.command_requested.emit(reply.command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """H always stops. Space and Enter are the main button where there is one; the letters answer, unless
        they are switched off. A key that is held down counts once."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if key == Qt.Key.Key_H:
            self.stop()
        elif key == Qt.Key.Key_Space or (key in _ENTERS and self._starts()):
            self.main()
        elif key == Qt.Key.Key_Escape:
            self._ask(None)
        elif key in _STEPS:
            self.card.move_focus(_STEPS[key])
        elif key in _PAGES:
            self.card.turn(_PAGES[key])
        elif not self._letter(key):
            super().keyPressEvent(event)

    def _starts(self) -> bool:
        """Whether the main button puts something on; Enter does not pause."""
        return self._moment.running.state in (PackState.READY, PackState.PAUSED)

    def _letter(self, key: Qt.Key) -> bool:
        """Do what a letter stands for; False for one that stands for nothing."""
        if not self._single_keys:
            return False
        if key == Qt.Key.Key_M:
            self.sound_requested.emit(None)
        elif key == Qt.Key.Key_Q:
            self.end()
        elif key in _LETTERS:
            self._answer(_LETTERS[key])
        else:
            return False
        return True

    def _answer(self, letter: str) -> None:
        """Answer by letter. What was meant for a question that time has taken away answers nothing else."""
        replies = self.card.say.replies if self.card.say else ()
        for reply in replies:
            if reply.key == letter and not self._deaf:
                self._reply(reply)
                return
