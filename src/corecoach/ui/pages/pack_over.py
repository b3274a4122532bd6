"""After a use of ice or heat: what was on, one more look at the skin, and when it is safe again."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach.pack_views import SafeTimes
from corecoach.thermal.record import Application, PackRecord
from corecoach.ui.dates import duration_words, time_words
from corecoach.ui.look import Look
from corecoach.ui.pack_moment_words import mode_words, step_color, step_icon
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.pack_sign import Arrows, again_lines, big_facts
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Line, Text, column, grow, row
from corecoach.words import _, ngettext

_ANSWERS = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False}
EXERCISE = "exercise"


class PackOverPage(FlowPage):
    """What was on and for how long. `done` goes on; `sign_requested`: something is seen on the skin."""

    done = Signal(object)
    sign_requested = Signal(object)

    def __init__(
        self, look: Look, record: PackRecord | None, *, safe: SafeTimes, now: datetime, follow: str
    ) -> None:
        """`follow` is `exercise` where exercise comes next, else empty. Without a record nothing was on."""
        super().__init__(look, max_width=1000)
        self._follow = follow
        title = _title(record)
        self.setAccessibleName(title)
        parts: list[QWidget] = [Text(look, title, "title-m" if look.narrow else "title-l")]
        if record is not None and follow == EXERCISE:
            parts.append(Text(look, _("Exercise within 10 minutes."), "title-m"))
        if record is not None:
            parts.append(_used(look, record))
        facts = [("eye", _("Look at your skin once more in 10 to 20 minutes."))] if record else []
        facts += [("clock", line) for line in again_lines(safe.cold, safe.heat, now)]
        parts += [big_facts(look, facts)] if facts else []
        foot = self._foot(look, seen=record is not None)
        if look.width == "tiny" and record is not None:
            parts.append(self._sign)
        self.fill(*parts, foot=foot)

    def focus_first(self) -> None:
        """Give the keyboard to the way on."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self, look: Look, *, seen: bool) -> QWidget:
        words, icon = (_("Go to Today"), "house") if self._follow == EXERCISE else (_("Done"), "check")
        self._done = Button(
            look, words, Kind.PRIMARY, icon=icon, height=64, size_px=22,
            on_click=lambda: self.done.emit(None),
        )  # fmt: skip
        if not seen:
            return held(row(self._done, None))
        self._sign = Button(
            look, _("I see something on my skin"), icon="eye", height=64,
            on_click=lambda: self.sign_requested.emit(None),
        )  # fmt: skip
        if look.width == "tiny":
            return self._done
        return held(row(self._done, self._sign, None, gap=look.px(14)))


class LookAgainPage(FlowPage):
    """One more look at the skin. `normal` carries whether it is as it was. No answer has the keyboard."""

    normal = Signal(object)

    def __init__(self, look: Look, record: PackRecord) -> None:
        super().__init__(look, max_width=920)
        title, asked = _("Look at your skin once more."), _("Is it back to how it was?")
        self.setAccessibleName(f"{title} {asked}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        ended = _("{packs}, until {time}").format(
            packs=_(", ").join(_modes(record)), time=time_words(record.ended_at)
        )
        self._buttons = [
            self._button(_("Yes"), "Y", normal=True),
            self._button(_("No, or not sure"), "N", normal=False),
        ]
        Arrows(self, self._buttons)
        gap = look.px(14)
        answers = column(*self._buttons, gap=gap) if look.narrow else row(*self._buttons, gap=gap)
        words = Text(look, asked, "title-m")
        self.fill(
            Text(look, title, "title-m" if look.narrow else "title-l"),
            Text(look, ended, "lead", "ink-2"),
            look.px(6),
            words,
            held(answers),
        )

    def _button(self, words: str, key: str, *, normal: bool) -> Button:
        return Button(
            self.look, words, Kind.SECONDARY, key=key, height=84, size_px=24,
            on_click=lambda: self.normal.emit(normal),
        )  # fmt: skip

    def focus_first(self) -> None:
        """Take the keyboard, but give it to no answer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer. A key that is held down counts once."""
        key = Qt.Key(event.key())
        if key in _ANSWERS and not event.isAutoRepeat():
            self.normal.emit(_ANSWERS[key])
        else:
            super().keyPressEvent(event)


def _title(record: PackRecord | None) -> str:
    if record is None:
        return _("Ended. Nothing was on your skin.")
    if record.outcome == "finished":
        return _("Done.")
    # It may have ended by a limit, or by somebody who was in a hurry.
    return _("Take the pack off now, if it is still on.")


def _modes(record: PackRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mode_words(a.mode) for a in record.applications))


def _used(look: Look, record: PackRecord) -> QWidget:
    """What was on and for how long, a line each."""
    card = Card(look, Text(look, _("What was on"), "title-s"), look.px(6), padding=(26, 18))
    box = card.layout()
    assert box is not None
    for n, words in enumerate(_lines(record)):
        if n:
            box.addWidget(Line(look))
        box.addWidget(_line(look, *words))
    return card


def _lines(record: PackRecord) -> Iterator[tuple[str, str, str]]:
    """Mode, name and time of each kind of pack, in order."""
    for mode in dict.fromkeys(a.mode for a in record.applications):
        yield mode, mode_words(mode), _time([a for a in record.applications if a.mode == mode])


def _time(used: list[Application]) -> str:
    if any(a.unknown for a in used):
        return _("Not known how long")
    words = duration_words(sum(a.exposed_s for a in used))
    over = int(sum(a.overdue_s for a in used) // 60)
    if over < 1:
        return words
    late = ngettext("{n} minute over time", "{n} minutes over time", over).format(n=over)
    return _("{time}, {late}").format(time=words, late=late)


def _line(look: Look, mode: str, name: str, time: str) -> QWidget:
    icon = Icon(look, step_icon(mode), f"{step_color(mode)}.on-soft", 26)
    down = look.px(10)
    said = Text(look, time, "title-s", "ink-2", wrap=look.narrow)
    if look.narrow:
        words: QWidget = held(column(Text(look, name, "label"), said))
        line = held(row(icon, grow(words), gap=look.px(14), margins=(0, down, 0, down)))
    else:
        parts = (icon, grow(Text(look, name, "title-s")), said)
        line = held(row(*parts, gap=look.px(14), margins=(0, down, 0, down)))
    line.setAccessibleName(f"{name}: {time}")
    return line
