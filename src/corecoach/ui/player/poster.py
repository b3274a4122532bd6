"""The player's layout: a poster that scales as one, with every part in its place in every state."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from corecoach.session import Timeline
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.look import Look
from corecoach.ui.player.controls import CHOICE_KEYS, Controls
from corecoach.ui.player.panel import Panel
from corecoach.ui.player.session_bar import SessionBar
from corecoach.ui.player.stage import Stage
from corecoach.ui.widgets import Text
from corecoach.words import _


class Poster:
    """The parts of the player and where they stand. One unit for all; what does not fit at large text is
    dropped in the order of the design: key caps, labels, names, next-up. Never the count, the word, Stop or
    Pause."""

    def __init__(
        self, look: Look, timeline: Timeline, controls: Controls, title: str, bakery: Bakery, parent: QWidget
    ) -> None:
        right = Qt.AlignmentFlag.AlignRight
        self._look, self._controls = look, controls
        self.title = Text(look, title, "title-s", wrap=False)
        self.count = Text(look, "", "title-s", "ink-2", wrap=False)
        self.left = Text(look, "", "lead", "ink-2", wrap=False, align=right)
        self.next = Text(look, "", "title-s", "ink", wrap=False, align=right)
        self.stage, self.panel = Stage(look, timeline, bakery), Panel(look, timeline)
        self.bar = SessionBar(look, timeline)
        self._words = {self.title: title, self.count: "", self.left: "", self.next: ""}
        for part in (*self._words, self.stage, self.panel, self.bar):
            part.setParent(parent)

    def say(self, label: Text, words: str) -> None:
        """Put words into the room that a label has; what does not fit ends in dots."""
        self._words[label] = words
        metrics = QFontMetrics(label.font())
        label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, label.width()))

    def show_left(self, words: str) -> None:
        """Say how long it still takes; the same words are not fitted again."""
        if words != self._words[self.left]:
            self.say(self.left, words)

    def arrange(self, size: QSize) -> None:
        """Put every part in its place."""
        width, height = size.width(), size.height()
        unit = max(0.8, min(width / 1280, height / 800, 2.6))
        big = self._look.scale > 1.3
        grown = min(self._look.scale, 1.55)
        side, top = round(28 * unit), round((20 if big else 66) * unit)
        bar_h = round(84 * unit * (1.24 if big else 1))
        bar_y = height - round(20 * unit) - bar_h
        line_h = round((22 if big else 62) * unit)
        line_y = bar_y - line_h - round((16 if big else 0) * unit)
        panel_w = round((428 if not big else 420) * unit)
        body_h = line_y - round(16 * unit) - top
        panel_x = width - side - panel_w
        self.panel.set_unit(unit)
        self.stage.set_unit(unit)
        self.bar.set_unit(unit, names=not big)
        self.panel.setGeometry(panel_x, top, panel_w, body_h)
        self.stage.setGeometry(side, top, panel_x - side - round(20 * unit), body_h)
        self.bar.setGeometry(side, line_y, width - 2 * side, line_h)
        self._arrange_top(unit, width, side, top, big)
        self._arrange_bar(unit, QRect(side, bar_y, width - 2 * side, bar_h), big, grown)
        self._arrange_choices(unit, grown)

    def _arrange_top(self, unit: float, width: int, side: int, top: int, big: bool) -> None:
        for part in (self.title, self.count, *self._controls.top):
            part.setVisible(not big)
        if big:
            return
        for label, weight in ((self.title, 600), (self.count, 400)):
            font = self._look.font("title-s", 20 * unit * min(1.2, self._look.scale))
            font.setWeight(font.Weight(weight))
            label.setFont(font)
            label.setText(self._words[label])
            label.adjustSize()
        x = width - side
        for button in reversed(self._controls.top):
            button.rescale(self._look.font("body", 18 * unit), unit)
            wide = round(button.sizeHint().width() + 26 * unit)
            x -= wide
            button.setGeometry(x, 0, wide, top)
        room = x - side
        self.title.setGeometry(side, 0, min(self.title.width(), room), top)
        self.say(self.title, self._words[self.title])
        self.count.setGeometry(side + self.title.width() + round(16 * unit), 0, self.count.width(), top)
        self.count.setVisible(self.title.width() + self.count.width() + 16 < room)

    def _arrange_bar(self, unit: float, place: QRect, big: bool, grown: float) -> None:
        controls, y, height = self._controls, place.y(), place.height()
        font = self._look.font("title-s", 24 * unit * grown)
        gap = round(14 * unit)
        controls.stop.setText(_("Hurts: stop") if big else _("Something hurts: stop"))
        widths = {
            controls.stop: 478 if big else 366,
            controls.back: 110,
            controls.pause: 320 if big else 248,
            controls.skip: 110,
            controls.more: 150 if big else 104,
        }
        caps = {controls.stop: "H", controls.back: "Left", controls.pause: "Space",
                controls.skip: "Right", controls.more: ""}  # fmt: skip
        room = place.width() - gap * (len(widths) - 1)
        share = unit * min(1.0, room / (sum(widths.values()) * unit))
        x = place.x()
        for button, width in widths.items():
            button.key = "" if big else caps[button]
            button.fit(font, unit, int(width * share))
            button.setGeometry(x, y, int(width * share), height)
            x += int(width * share) + gap
        info = QRect(x, y, place.right() + 1 - x, height)
        for label, size, role_top in ((self.left, 19, 0.12), (self.next, 20, 0.5)):
            label.setFont(self._label_font(size * unit, bold=label is self.next))
            label.setGeometry(info.x(), round(y + height * role_top), info.width(), round(height * 0.38))
            label.setVisible(not big and info.width() > 150 * unit)
            self.say(label, self._words[label])

    def _label_font(self, size: float, *, bold: bool) -> QFont:
        font = self._look.font("body", size)
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        return font

    def _arrange_choices(self, unit: float, grown: float) -> None:
        """Two by two in the lower half of the stage."""
        stage, gap = self.stage.geometry(), round(12 * unit)
        inner = stage.adjusted(round(34 * unit), 0, -round(34 * unit), -round(28 * unit))
        height = round(70 * unit * min(1.3, grown))
        width = (inner.width() - gap) // 2
        font = self._look.font("label", 21 * unit * min(1.35, grown))
        for n, button in enumerate(self._controls.choices):
            button.key = "" if self._look.scale > 1.3 else CHOICE_KEYS[n]
            button.fit(font, unit, width)
            x = inner.left() + (n % 2) * (width + gap)
            y = inner.bottom() - (2 - n // 2) * height - (1 - n // 2) * gap
            button.setGeometry(x, y, width, height)
            button.raise_()
        self.stage.leave_room(self._controls.choices[0].y() - stage.y())
