"""What is locked and why, when it is no emergency: whom to speak to, what is still open, what ends it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from corecoach.coach.views import WayOut
from corecoach.library.emergency import Country
from corecoach.safety import Lockout, RuleSet, Tier
from corecoach.ui.look import Look
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.lockout_head import by_urgency, head_words, highest, short_advice
from corecoach.ui.pages.lockout_parts import (
    filled,
    locked_line,
    nerve_strip,
    summary_button,
    title_beside,
    told,
    unlock_button,
    unsaved,
)
from corecoach.ui.pages.lockout_reasons import reasons_title, reported
from corecoach.ui.pages.lockout_words import (
    exit_words,
    lock_words,
    may_breathe,
    may_read,
    partly_words,
    renewed_words,
    still_words,
    when_words,
)
from corecoach.ui.widgets import Card, Icon, Line, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.page import CONTENT_MAX
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _

__all__ = ["EmergencyPage", "LockoutPage"]


class LockoutPage(Page):
    """One card for every lockout in force; the head speaks for the most urgent one.

    `unlock_requested` carries the lockout that a clinician is to end.
    """

    diary_requested = Signal(object)
    trend_requested = Signal(object)
    reading_requested = Signal(object)
    breathing_requested = Signal(object)
    check_requested = Signal(object)
    unlock_requested = Signal(object)
    summary_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        lockouts: Sequence[Lockout],
        rules: RuleSet | None,
        country: Country,
        *,
        now: datetime,
        ways: Mapping[str, WayOut],
        saved: bool = True,
    ) -> None:
        """`lockouts` are those in force, at least one, and `ways` how they can end, by their ids; `saved` is
        False while one of them is not on disk."""
        super().__init__(look, name=_("What is locked, and why"))
        self._rules, self._ways, self._now = rules, ways, now
        cards = column(*(self._card(look, x) for x in by_urgency(lockouts)), None, gap=look.px(14))
        aside, appointment = self._aside(look, lockouts), self._appointment(look)
        if look.width != "medium":
            aside.addWidget(appointment)
        aside.addStretch(1)
        middle = _beside(look, cards, aside)
        warning = [] if saved else [unsaved(look, "caution")]
        strip = nerve_strip(look, country.number, lambda: self.check_requested.emit(None))
        head = _head(look, lockouts, rules, country, now)
        below = [appointment] if look.width == "medium" else []
        self.fill(head, *warning, middle, *below, None, *([strip] if look.narrow else []))
        if not look.narrow:
            self._keep_in_sight(look, strip)

    def _keep_in_sight(self, look: Look, strip: QWidget) -> None:
        """Put the strip below what scrolls."""
        strip.setMaximumWidth(look.text_px(CONTENT_MAX))
        side = 24 if look.width == "medium" else look.px(40)
        box = row(None, strip, None, margins=(side, look.px(8), side, look.px(20)))
        box.setStretch(1, 1000)
        foot = filled(look, "canvas")
        foot.setLayout(box)
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(0)
        layout.addWidget(foot)

    def _card(self, look: Look, lockout: Lockout) -> QWidget:
        reasons = reported(lockout, self._rules)
        renewed = renewed_words(lockout)
        partly = partly_words(self._ways.get(lockout.id), self._now)
        left: list[Part] = [look.px(4), Text(look, partly, "body")] if partly else []
        parts: list[Part] = [
            title_beside(look, reasons_title(lockout), when_words(lockout, self._now), "small"),
            *([Text(look, renewed, "label")] if renewed else []),
            told(look, reasons, "ink"),
            look.px(4),
            Text(look, _("Locked for now"), "title-s"),
            look.px(2),
            *(locked_line(look, words) for words in lock_words(lockout)),
            *left,
            look.px(8),
            Line(look),
            look.px(8),
            *self._exit(look, lockout),
        ]
        return Card(look, *parts, gap=look.px(4), padding=(24, 16))

    def _exit(self, look: Look, lockout: Lockout) -> list[Part]:
        """What ends it, and the way there: a clinician may end also what ends by time."""
        way = self._ways.get(lockout.id)
        words = Text(look, exit_words(lockout, way, self._now), "body", "ink-2")
        reasons = reported(lockout, self._rules)
        button = unlock_button(look, reasons, lambda: self.unlock_requested.emit(lockout))
        return [words, look.px(6), row(button, None)]

    def _aside(self, look: Look, lockouts: Sequence[Lockout]) -> QBoxLayout:
        tiles = _in_pairs(look, list(self._tiles(look, lockouts)))
        parts: list[Part] = [Text(look, _("You can still use"), "title-s"), tiles]
        still = still_words(lockouts)
        if still:
            parts.append(Message(look, still, "guidance"))
        return column(*parts, gap=look.px(12))

    def _tiles(self, look: Look, lockouts: Sequence[Lockout]) -> Iterator[QWidget]:
        ways = [
            (self.diary_requested, "notebook-pen", _("Pain diary"), _("Write it down")),
            (self.trend_requested, "chart-line", _("Pain trend"), _("Your scores")),
        ]
        if may_read(lockouts):
            ways.append((self.reading_requested, "book-open", _("Reading"), _("Short pages")))
        if may_breathe(lockouts):
            ways.append((self.breathing_requested, "clock", _("Breathing"), _("About 6 minutes")))
        for wish, icon, title, sub in ways:
            yield _tile(look, icon, title, sub, partial(wish.emit, None))

    def _appointment(self, look: Look) -> QWidget:
        """A card of the column; a band below both columns where the button is too wide for one."""
        button = summary_button(look, lambda: self.summary_requested.emit(None))
        words = _("A one-page summary: what you told us, your pain scores and what you have been doing.")
        said = QWidget()
        texts = Text(look, _("For your appointment"), "title-s"), Text(look, words, "body", "ink-2")
        said.setLayout(column(*texts, gap=look.px(4)))
        if look.width == "medium":
            return Card(look, row(grow(said), button, gap=look.px(20)), padding=(22, 14))
        return Card(look, said, look.px(10), button, padding=(22, 16))


def _beside(look: Look, cards: QLayout, aside: QLayout) -> QLayout:
    if look.narrow:
        return column(cards, aside, gap=look.px(18))
    box = row(cards, aside, gap=look.px(20))
    box.setStretch(0, 58)
    box.setStretch(1, 42)
    return box


def _head(
    look: Look, lockouts: Sequence[Lockout], rules: RuleSet | None, country: Country, now: datetime
) -> QWidget:
    title, sub = head_words(lockouts, rules, country, now)
    first = Text(look, title, "title-m", "on-caution-soft")
    if look.width == "wide":
        first.setFont(look.font("title-l", 32 * look.scale))
    words = QWidget()
    words.setLayout(column(None, first, Text(look, sub, "lead", "on-caution-soft"), None, gap=look.px(4)))
    number = _advice(look, country) if highest(lockouts) is Tier.URGENT else None
    parts: QLayout = row(grow(words), gap=look.px(24))
    if number and look.narrow:
        parts = column(words, number, gap=look.px(12))
    elif number:
        parts.addWidget(number)
    padding = (24, 14) if look.width == "medium" else (30, 22)
    return Card(look, parts, fill="caution-soft", edge="caution-line", edge_px=2, padding=padding)


def _advice(look: Look, country: Country) -> QWidget | None:
    advice = short_advice(country)
    if not advice:
        return None
    middle = Qt.AlignmentFlag.AlignLeft if look.narrow else Qt.AlignmentFlag.AlignHCenter
    number = Text(look, advice, "title-l", "on-caution-soft", wrap=False, align=middle)
    number.setFont(look.font("player-phase", (44 if " " in advice else 72) * look.scale))
    parts = [
        Text(look, _("Advice line: call"), "body", "on-caution-soft", wrap=False, align=middle),
        number,
        Text(look, _("not for emergencies"), "small", "on-caution-soft", wrap=False, align=middle),
    ]
    holder = QWidget()
    holder.setLayout(column(*parts))
    return holder


def _in_pairs(look: Look, tiles: Sequence[QWidget]) -> QLayout:
    """Two beside each other where there is room and more than two of them."""
    gap = look.px(12)
    if look.width != "wide" or len(tiles) < 3:
        return column(*tiles, gap=gap)
    box = QGridLayout()
    box.setSpacing(gap)
    for n, tile in enumerate(tiles):
        box.addWidget(tile, n // 2, n % 2)
        box.setColumnStretch(n % 2, 1)
    return box


def _tile(look: Look, icon: str, title: str, sub: str, on_click: Callable[[], object]) -> PressCard:
    words = QWidget()
    words.setLayout(column(None, Text(look, title, "label"), Text(look, sub, "body", "ink-2"), None))
    line = row(Icon(look, icon, "primary", 28), grow(words), gap=look.px(14))
    return PressCard(
        look, line, name=f"{title}. {sub}", on_click=on_click, edge="border", edge_px=1, padding=(18, 13)
    )
