"""Get emergency help now: what to do stands first, everything else beside or below it. Nothing moves here."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from corecoach.coach.views import WayOut
from corecoach.library.emergency import Country
from corecoach.safety import Lockout, RuleSet
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_head import get_help_words, or_go_words, or_local_words, tell_words
from corecoach.ui.pages.lockout_parts import (
    filled,
    locked_line,
    summary_button,
    title_beside,
    told,
    unlock_button,
    unsaved,
)
from corecoach.ui.pages.lockout_reasons import reasons_title, reported, say_of
from corecoach.ui.pages.lockout_words import emergency_lock_words, exit_words, renewed_words, when_words
from corecoach.ui.widgets import Button, Card, Icon, Kind, Line, Text, column, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

_ON_RED = "phase.locked.on-fill"


class EmergencyNumber(QWidget):
    """The number to call, as large as its width allows, at most the size of its token."""

    def __init__(self, look: Look, number: str) -> None:
        super().__init__()
        self._look, self.number = look, number
        self.setAccessibleName(number)
        self.setFixedHeight(look.text_px(126))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Three digits; a longer number shrinks into the width there is."""
        return QSize(self._look.text_px(280), self.height())

    def font_px(self) -> float:
        """The size of the digits that fits the width."""
        full = self._look.font("emergency-number")
        width = QFontMetricsF(full).horizontalAdvance(self.number)
        return min(1.0, self.width() / max(1.0, width)) * full.pixelSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number."""
        painter = QPainter(self)
        painter.setPen(self._look.color(_ON_RED))
        font = self._look.font("emergency-number", int(self.font_px()))
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        bearing = QFontMetricsF(font).leftBearing(self.number[:1] or "0")
        painter.drawText(QRectF(self.rect()).adjusted(-bearing, 0, 0, 0), flags, self.number)


class _Link(QAbstractButton):
    """Underlined words on the red half."""

    def __init__(self, look: Look, text: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._color, self._words = look.color(_ON_RED), look.font("label")
        self._words.setUnderline(True)
        self._height = look.control_px(48)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        """The words, high enough for a finger."""
        return QSize(round(QFontMetricsF(self._words).horizontalAdvance(self.text())) + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        painter.setFont(self._words)
        painter.setPen(self._color)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())


class EmergencyPage(QWidget):
    """`country_requested`: the person is elsewhere. `leave_requested`: on to Today; the lockout stays.
    `unlock_requested` carries the lockout: a clinician has a code or is here. Nothing is asked here."""

    country_requested = Signal(object)
    leave_requested = Signal(object)
    unlock_requested = Signal(object)
    summary_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        lockout: Lockout,
        rules: RuleSet | None,
        country: Country,
        *,
        now: datetime,
        ways: Mapping[str, WayOut],
        saved: bool,
    ) -> None:
        """`ways` are how lockouts can end, by their ids; `saved` is False while this one is not on disk."""
        super().__init__()
        self._lockout, self._rules, self._now = lockout, rules, now
        self._way = ways.get(lockout.id)
        self._action = self._action_label(look, country)
        self.setAccessibleName(get_help_words())
        red = filled(look, "phase.locked.fill")
        red.setLayout(self._red(look, say_of(lockout, rules), country))
        side = filled(look, "canvas")
        side.setLayout(self._side(look, saved))
        body = QWidget()
        body.setLayout(column(red, side) if look.narrow else row(red, side))
        if not look.narrow:
            red.setFixedWidth(look.text_px(560 if look.width == "wide" else 448))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(_scroll(body))
        # A screen reader starts at what to do; no key may leave this page by accident.
        self.setFocusProxy(self._action)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, and with it a screen reader, to what to do."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _action_label(self, look: Look, country: Country) -> Text:
        action = Text(look, get_help_words(), "title-l", _ON_RED)
        if not look.narrow:
            action.setFont(look.font("title-l", (52 if look.width == "wide" else 34) * look.scale))
        action.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        call = _("Get emergency help now. Call {number}.").format(number=country.number)
        action.setAccessibleName(f"{call} {or_local_words(country)} {or_go_words()}".replace("  ", " "))
        return action

    def _red(self, look: Look, say: str, country: Country) -> QVBoxLayout:
        def big(words: str) -> Text:
            text = Text(look, words, "lead", _ON_RED)
            text.setFont(look.font("lead", (20 if look.width == "medium" else 25) * look.scale))
            return text

        across, down = look.px(28 if look.width == "medium" else 44), look.px(24 if look.narrow else 34)
        local = [big(or_local_words(country))] if or_local_words(country) else []
        gap = look.px(10 if look.width == "medium" else 18)
        return column(
            self._action,
            gap,
            big(_("Call")),
            EmergencyNumber(look, country.number),
            *local,
            big(or_go_words()),
            gap,
            Line(look, "phase.locked.ring-track"),
            gap,
            Text(look, _("Say this, or show this screen:"), "label", _ON_RED),
            big(_("“{words}”").format(words=say)),
            gap,
            Text(look, tell_words(), "body", _ON_RED),
            None,
            self._place(look, country),
            gap=look.px(4),
            margins=(across, down, across, look.px(16)),
        )

    def _place(self, look: Look, country: Country) -> QWidget:
        name = Text(look, _(country.name) or _("Country not chosen"), "body", _ON_RED)
        link = _Link(look, _("I am somewhere else"), lambda: self.country_requested.emit(None))
        pin = Icon(look, "map-pin", _ON_RED, 22)
        place = QWidget()
        if look.narrow:
            place.setLayout(column(row(pin, name, None, gap=look.px(12)), row(link, None)))
        else:
            place.setLayout(row(pin, name, link, None, gap=look.px(14)))
        return place

    def _side(self, look: Look, saved: bool) -> QVBoxLayout:
        across = look.px(24 if look.width != "wide" else 42)
        top, bottom = (18, 10) if look.width == "medium" else (look.px(28), look.px(16))
        gap = look.px(14 if look.width == "wide" else 4)
        parts: list[Part] = [] if saved else [unsaved(look, "danger"), gap]
        parts += [
            *self._told(look),
            gap,
            Text(look, _("What is locked, and why"), "title-s"),
            *_locked(look),
            gap,
            Line(look),
            gap,
            *self._unlock(look),
            None,
            gap,
            self._foot(look),
        ]
        return column(
            *parts,
            gap=look.px(12 if look.width == "wide" else 8),
            margins=(across, top, across, bottom),
        )

    def _told(self, look: Look) -> tuple[Part, ...]:
        renewed = renewed_words(self._lockout)
        return (
            title_beside(look, reasons_title(self._lockout), when_words(self._lockout, self._now), "body"),
            *([Text(look, renewed, "label")] if renewed else []),
            Card(look, told(look, reported(self._lockout, self._rules), "danger"), padding=(20, 8)),
            Text(look, _("Thank you for telling us."), "body", "ink-2"),
        )

    def _unlock(self, look: Look) -> tuple[Part, ...]:
        symptoms = reported(self._lockout, self._rules)
        button = unlock_button(look, symptoms, lambda: self.unlock_requested.emit(self._lockout))
        return (
            Text(look, _("How to unlock"), "title-s"),
            Text(look, exit_words(self._lockout, self._way, self._now), "body", "ink-2"),
            row(button, None),
        )

    def _foot(self, look: Look) -> QVBoxLayout:
        """The summary to take along, and the way to Today."""
        summary = summary_button(look, lambda: self.summary_requested.emit(None))
        leave = Button(look, _("Go to Today"), Kind.QUIET, on_click=lambda: self.leave_requested.emit(None))
        stacked = look.width == "tiny"
        buttons = column(summary, leave, gap=look.px(8)) if stacked else row(summary, None, leave)
        words = Text(look, _("For your appointment: a one-page summary"), "body", "ink-2")
        return column(words, buttons, gap=look.px(8))


def _locked(look: Look) -> list[Part]:
    *locked, still = emergency_lock_words()
    lines: list[Part] = [locked_line(look, name, why) for name, why in locked]
    return [*lines, locked_line(look, *still, icon="lock-open")]


def _scroll(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
