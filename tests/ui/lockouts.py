"""Lockouts of the shipped rules, ways out of them, and how tests look at a page."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.views import WayOut
from corecoach.library.emergency import read_numbers
from corecoach.safety import (
    Answer,
    Case,
    Fired,
    Lock,
    Lockout,
    PendingClearance,
    Profile,
    RuleSet,
    Stamp,
    Status,
    Tier,
    triage,
    way_out,
)
from corecoach.ui.widgets import Button, Text

SAFETY = Path(__file__).parents[2] / "assets" / "safety"
RULES = msgspec.json.decode((SAFETY / "rules.json").read_bytes(), type=RuleSet)
NUMBERS = read_numbers(SAFETY / "emergency-numbers.json")
GB, ZA = NUMBERS.of("GB"), NUMBERS.of("ZA")
NOW = datetime(2026, 5, 14, 18, 50, tzinfo=UTC)
REPORTED = NOW - timedelta(minutes=8)
CHALLENGE = "7K4M2PXQ"
NOBODY = Profile()
PENDING = PendingClearance("p1", NOW, "l1", "Dr Ada Moss", "GP", NOW, Stamp(NOW))


def lockout(
    at: datetime = REPORTED,
    *,
    id: str = "l1",
    statuses: Mapping[str, Status] | None = None,
    profile: Profile = NOBODY,
    **answers: Answer,
) -> Lockout:
    """What the rules make of these answers, as it is stored."""
    said = dict(statuses or {})
    found = triage(RULES, Case(answers=answers, statuses=said, profile=profile))
    version = found.rules_version
    return Lockout(id, at, found.tier, found.locks, found.fired, answers, version, statuses=said)


def by_rule(rule: str, clears: str = "CLIN", tier: Tier = Tier.SOON) -> Lockout:
    """A lockout that no answer caused."""
    return Lockout("l1", REPORTED, tier, (Lock.ALL_EXERCISE,), (Fired(rule, (), clears),), {}, "")


def way(found: Lockout, **changes: Any) -> WayOut:
    """How a lockout can end with a programme of a clinician who gives codes, unless changed."""
    usual = WayOut(
        lockout=found,
        exit=way_out(found),
        challenge=CHALLENGE,
        code=True,
        file=True,
        passphrase=True,
        details="no",
        pending=None,
        pending_from=None,
        blocked_until=None,
        clinician="Priya Shah",
    )
    return msgspec.structs.replace(usual, **changes)


def without_proofs(found: Lockout, **changes: Any) -> WayOut:
    """The same with a programme that nobody signed."""
    return way(found, code=False, file=False, passphrase=False, clinician="", **changes)


def shown(qtbot: QtBot, page: QWidget, size: tuple[int, int] = (1280, 800)) -> QWidget:
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.processEvents()
    return page


def words(page: QWidget) -> str:
    return " | ".join(text.text() for text in page.findChildren(Text))


def button(page: QWidget, text: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.text() == text)


def buttons(page: QWidget) -> list[str]:
    return [b.text() for b in page.findChildren(Button)]
