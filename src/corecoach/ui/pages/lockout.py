"""What is locked and why, when it is no emergency: whom to speak to, what is still open, what ends it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.library.emergency import Country
from corecoach.safety import Lockout, RuleSet, Tier, needs_new_assessment, rescreen_from
from corecoach.ui.dates import day_words, moment_words
from corecoach.ui.look import Look
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.lockout_parts import filled, locked_line, title_beside, told, unsaved
from corecoach.ui.pages.lockout_words import contact_by, exit_words, lock_words, reported, soon_days
from corecoach.ui.widgets import Button, Card, Icon, Kind, Line, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.page import CONTENT_MAX
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _

__all__ = ["EmergencyPage", "LockoutPage"]

# Only a number that can be read and dialled at a glance is shown large.
_SHORT_NUMBER = re.compile(r"#?\d[\d ]{1,6}")


class LockoutPage(Page):
    """One card for every lockout in force; the head speaks for the most urgent one.

    `clear_requested` carries the lockout that a clinician has cleared.
    """

    diary_requested = Signal(object)
    trend_requested = Signal(object)
    check_requested = Signal(object)
    clear_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        lockouts: Sequence[Lockout],
        rules: RuleSet | None,
        country: Country,
        *,
        now: datetime,
        saved: bool = True,
    ) -> None:
        """`lockouts` are those in force, at least one; `saved` is False while one of them is not on disk."""
        super().__init__(look, name=_("What is locked, and why"))
        tier = max((x.tier for x in lockouts), key=lambda t: t.rank)
        ordered = sorted(lockouts, key=lambda x: (-x.tier.rank, x.at))
        cards = column(*(self._card(look, x, rules, now) for x in ordered), None, gap=look.px(14))
        still = self._still(look, tier)
        if look.narrow:
            middle: QLayout = column(cards, still, gap=look.px(18))
        else:
            middle = row(cards, still, gap=look.px(20))
            middle.setStretch(0, 58)
            middle.setStretch(1, 42)
        warning = [] if saved else [unsaved(look, "caution")]
        strip = self._strip(look, country)
        head = _head(look, tier, ordered, country, now)
        self.fill(head, *warning, middle, None, *([strip] if look.narrow else []))
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

    def _card(self, look: Look, lockout: Lockout, rules: RuleSet | None, now: datetime) -> QWidget:
        when = _("Reported {moment}").format(moment=moment_words(lockout.at, now))
        title = _("What you told us") if lockout.answers else _("Why it is locked")
        parts: list[Part] = [
            title_beside(look, title, when, "small"),
            told(look, reported(lockout, rules), "ink"),
            look.px(4),
            Text(look, _("Locked for now"), "title-s"),
            look.px(2),
            *(locked_line(look, words) for words in lock_words(lockout)),
            look.px(8),
            Line(look),
            look.px(8),
            Text(look, exit_words(lockout, now), "body", "ink-2"),
        ]
        if not needs_new_assessment(lockout) and rescreen_from(lockout) is None:
            parts += [look.px(6), row(self._clear_button(look, lockout), None)]
        return Card(look, *parts, gap=look.px(4), padding=(24, 16))

    def _clear_button(self, look: Look, lockout: Lockout) -> Button:
        words = _("A clinician has cleared this")
        return Button(look, words, on_click=lambda: self.clear_requested.emit(lockout))

    def _still(self, look: Look, tier: Tier) -> QLayout:
        diary = _tile(
            look, "notebook-pen", _("Pain diary"), _("Keep writing it down"),
            lambda: self.diary_requested.emit(None),
        )  # fmt: skip
        trend = _tile(
            look, "chart-line", _("Pain trend"), _("See your scores over time"),
            lambda: self.trend_requested.emit(None),
        )  # fmt: skip
        parts: list[QWidget | None] = [Text(look, _("You can still use"), "title-s"), diary, trend]
        if tier in (Tier.SOON, Tier.CAUTION):
            words = _("Gentle moving and short walks are fine if they feel comfortable.")
            parts.append(Message(look, words, "guidance"))
        return column(*parts, None, gap=look.px(12))

    def _strip(self, look: Look, country: Country) -> QWidget:
        words = _("Numb between your legs, trouble peeing, or weak legs? Call {number} straight away.")
        check = Button(
            look, _("Check symptoms again"), Kind.DANGER, on_click=lambda: self.check_requested.emit(None)
        )
        return Message(look, words.format(number=country.number), "danger", action=check)


def _head(look: Look, tier: Tier, lockouts: Sequence[Lockout], country: Country, now: datetime) -> QWidget:
    title, sub = _head_words(tier, [x for x in lockouts if x.tier is tier], country, now)
    first = Text(look, title, "title-m", "on-caution-soft")
    if look.width == "wide":
        first.setFont(look.font("title-l", 32 * look.scale))
    words = QWidget()
    words.setLayout(column(None, first, Text(look, sub, "lead", "on-caution-soft"), None, gap=look.px(4)))
    number = _advice(look, country) if tier is Tier.URGENT else None
    parts: QLayout = row(grow(words), gap=look.px(24))
    if number and look.narrow:
        parts = column(words, number, gap=look.px(12))
    elif number:
        parts.addWidget(number)
    padding = (24, 14) if look.width == "medium" else (30, 22)
    return Card(look, parts, fill="caution-soft", edge="caution-line", edge_px=2, padding=padding)


def _head_words(tier: Tier, lockouts: Sequence[Lockout], country: Country, now: datetime) -> tuple[str, str]:
    if tier is Tier.EMERGENCY:
        call = _("Call {number}, or go to the nearest emergency department.")
        return _("Get emergency help now"), call.format(number=country.number)
    if tier is Tier.URGENT:
        return _("Speak to a clinician today"), _urgent_words(country)
    if tier is Tier.SOON:
        title = _("Speak to your physio or GP within 2 weeks")
        if soon_days(lockouts) == 2:
            title = _("Speak to your physio or GP within 2 days")
        return title, _by_words(lockouts, now)
    return _("Take it easier for now"), _("Below is what you told us, what is locked, and until when.")


def _urgent_words(country: Country) -> str:
    words = [
        _("Your physio, GP or out-of-hours line."),
        _("If you cannot reach one today, go to the emergency department."),
    ]
    if country.advice and not _SHORT_NUMBER.fullmatch(country.advice):
        words.insert(1, _("Advice line: {number}.").format(number=_(country.advice)))
    return " ".join(words)


def _by_words(lockouts: Sequence[Lockout], now: datetime) -> str:
    by = contact_by(lockouts, now)
    day = day_words(by, now.date())
    if by < now.date():
        return _("The day to do this by was {day}. Please speak to them today.").format(day=day)
    return _("Speak to them by {day}. Somebody should check what you told us.").format(day=day)


def _advice(look: Look, country: Country) -> QWidget | None:
    if not _SHORT_NUMBER.fullmatch(country.advice):
        return None
    middle = Qt.AlignmentFlag.AlignLeft if look.narrow else Qt.AlignmentFlag.AlignHCenter
    number = Text(look, country.advice, "title-l", "on-caution-soft", wrap=False, align=middle)
    number.setFont(look.font("player-phase", (44 if " " in country.advice else 72) * look.scale))
    parts = [
        Text(look, _("Advice line: call"), "body", "on-caution-soft", wrap=False, align=middle),
        number,
        Text(look, _("not for emergencies"), "small", "on-caution-soft", wrap=False, align=middle),
    ]
    holder = QWidget()
    holder.setLayout(column(*parts))
    return holder


def _tile(look: Look, icon: str, title: str, sub: str, on_click: Callable[[], object]) -> PressCard:
    words = QWidget()
    words.setLayout(column(Text(look, title, "label"), Text(look, sub, "body", "ink-2")))
    line = row(Icon(look, icon, "primary", 34), grow(words), gap=look.px(18))
    return PressCard(
        look, line, name=f"{title}. {sub}", on_click=on_click, edge="border", edge_px=1, padding=(22, 14)
    )
