"""The card "Ice and heat" on Today: one tile for each, and how it stands."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from corecoach.coach.views import PacksToday
from corecoach.ui.dates import time_words, weekday_day_words
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import Card, column, grow, row
from corecoach.ui.widgets.press_card import PressCard
from corecoach.ui.widgets.text import Icon, Text
from corecoach.words import _

PackKind = Literal["ice", "heat"]
# How one of them stands.
Standing = Literal["ready", "waits", "locked", "runs", "fault"]
_ICONS: dict[PackKind, str] = {"ice": "snowflake", "heat": "thermometer-sun"}
_SHUT = ("locked", "fault")


class PacksCard(Card):
    """Title, both tiles, and in a word how they stand. `chosen` is called with "ice" or "heat"."""

    def __init__(
        self, look: Look, packs: PacksToday, now: datetime, chosen: Callable[[PackKind], object]
    ) -> None:
        kinds: tuple[PackKind, ...] = ("ice", "heat")
        gap = look.px(12)
        tiles: QBoxLayout = column(gap=gap) if look.width == "tiny" else row(gap=gap)
        for kind in kinds:
            tiles.addWidget(PackTile(look, kind, packs, now, chosen), 1)
        head = _head(look, side_words(packs), always=packs.running)
        super().__init__(look, head, look.px(10), tiles, padding=(18 if _tight(look) else 26, 18))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]


def _head(look: Look, words: str, *, always: bool) -> QLayout:
    """The title and how both stand. Where there is little room the tiles alone say it, but for `always`."""
    title = Text(look, _("Ice and heat"), "title-s")
    if words and look.width == "wide":
        return row(grow(title), Text(look, words, "body", "ink-2", wrap=False))
    return column(title, Text(look, words, "body", "ink-2")) if always else column(title)


class PackTile(PressCard):
    """Ice or heat in its colour, with what may be done now. It can always be pressed: what is behind it says
    why something is locked."""

    def __init__(
        self,
        look: Look,
        kind: PackKind,
        packs: PacksToday,
        now: datetime,
        chosen: Callable[[PackKind], object],
    ) -> None:
        state = standing(packs, kind)
        name, words = kind_words(kind), state_words(packs, kind, now)
        shut = state in _SHUT
        self._phase = None if shut else f"phase.{kind}"
        ink = "ink" if shut else f"phase.{kind}.on-soft"
        icon = "lock" if state == "locked" else _ICONS[kind]
        line = Text(look, words, "small" if _tight(look) else "body", ink)
        inside = row(
            Icon(look, icon, ink, 24 if _tight(look) else 26), gap=look.px(8 if _tight(look) else 10)
        )
        inside.addLayout(column(None, Text(look, name, "label", ink), line, None), 1)
        super().__init__(
            look,
            inside,
            name=_("{what}: {state}").format(what=name, state=words),
            on_click=lambda: chosen(kind),
            padding=(10 if _tight(look) else 14, 8),
        )
        self.radius = look.radius("control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its edge in the colour of cold or heat, or in none where it is shut."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge = "sunken", "border-strong"
        if self._phase:
            fill, edge = f"{self._phase}.soft", f"{self._phase}.on-soft"
        near = self.isDown() or self.underMouse()
        painter.setPen(QPen(look.color(edge), 3 if near else 2))
        painter.setBrush(look.color(fill))
        inset = painter.pen().widthF() / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius, self.radius)


def _tight(look: Look) -> bool:
    """Whether the card stands beside the week with little room."""
    return look.width == "medium"


def kind_words(kind: PackKind) -> str:
    """`Ice` or `Heat`."""
    return {"ice": _("Ice"), "heat": _("Heat")}[kind]


def standing(packs: PacksToday, kind: PackKind) -> Standing:
    """How ice or heat stands; a lock is said before all else."""
    locked = packs.ice_locked if kind == "ice" else packs.heat_locked
    if locked:
        return "locked"
    if packs.fault:
        return "fault"
    if packs.running:
        return "runs"
    return "waits" if _from(packs, kind) else "ready"


def state_words(packs: PacksToday, kind: PackKind, now: datetime) -> str:
    """The second line of a tile."""
    from_ = _from(packs, kind)
    match standing(packs, kind):
        case "locked":
            return _("Locked")
        case "fault":
            return _("Not available")
        case "runs":
            # One at a time: both tiles lead to what runs.
            return _("See the timer")
        case "waits" if from_ is not None:
            return from_words(from_, now)
        case _:
            return _("Ready to use")


def from_words(at: datetime, now: datetime) -> str:
    """`From 17:05`, with the day where it is not today, in the time zone of `now`."""
    local = at.astimezone(now.tzinfo)
    days, time = (local.date() - now.date()).days, time_words(local)
    if days == 0:
        return _("From {time}").format(time=time)
    if days == 1:
        return _("From {time} tomorrow").format(time=time)
    return _("From {time} on {day}").format(time=time, day=weekday_day_words(local.date()))


def side_words(packs: PacksToday) -> str:
    """How both stand, in a word; nothing where that would be true of one of them only."""
    if packs.running:
        return _("In use now")
    both = {standing(packs, "ice"), standing(packs, "heat")}
    if "fault" in both or ("ready" in both and len(both) > 1):
        return ""
    if both == {"ready"}:
        return _("Ready to use")
    return _("Locked") if both == {"locked"} else _("Not yet")


def beside_week(look: Look, week: QWidget, packs: QWidget) -> QWidget:
    """The week and the card side by side, in the design's proportion."""
    holder = QWidget()
    box = row(week, packs, gap=look.px(12 if _tight(look) else 20))
    box.setStretch(0, 54)
    box.setStretch(1, 43)
    holder.setLayout(box)
    return holder


def _from(packs: PacksToday, kind: PackKind) -> datetime | None:
    return packs.ice_from if kind == "ice" else packs.heat_from
