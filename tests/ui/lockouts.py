"""Lockouts of the shipped rules, and how tests look at a page."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.library.emergency import read_numbers
from corecoach.safety import Answer, Lockout, RuleSet, triage
from corecoach.ui.widgets import Button, Text

SAFETY = Path(__file__).parents[2] / "assets" / "safety"
RULES = msgspec.json.decode((SAFETY / "rules.json").read_bytes(), type=RuleSet)
NUMBERS = read_numbers(SAFETY / "emergency-numbers.json")
GB, ZA = NUMBERS.of("GB"), NUMBERS.of("ZA")
NOW = datetime(2026, 5, 14, 18, 50, tzinfo=UTC)


def lockout(at: datetime = NOW - timedelta(minutes=8), **answers: Answer) -> Lockout:
    found = triage(RULES, answers)
    return Lockout("l1", at, found.tier, found.locks, found.fired, answers, found.rules_version)


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
