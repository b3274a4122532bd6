"""Closing the window loses nothing that was done or said."""

from hands import AtWindow, Worlds
from PySide6.QtWidgets import QLabel
from pytest import MonkeyPatch

from corecoach.diary import Diary, NotSaved
from corecoach.session import SessionFeedback
from corecoach.ui.pages.summary import SummaryPage
from corecoach.ui.widgets import ScoreRow


def at_summary(worlds: Worlds) -> AtWindow:
    """A one-minute session that is over."""
    at = worlds(begin=False, sample="one-minute")
    at.session(90.0)
    assert isinstance(at.page, SummaryPage)
    return at


def said(at: AtWindow) -> list[SessionFeedback]:
    """What is on record about sessions."""
    return at.world.app.home.coach()._saver.read(SessionFeedback)


def test_closing_on_the_summary_keeps_what_was_said(worlds: Worlds) -> None:
    at = at_summary(worlds)
    at.page.findChildren(ScoreRow)[0].chosen.emit(8)
    at.world.window.close()
    assert [feedback.pain_after for feedback in said(at)] == [8]


def test_closing_on_an_empty_summary_says_nothing(worlds: Worlds) -> None:
    at = at_summary(worlds)
    at.world.window.close()
    assert said(at) == []


def test_closing_tries_to_save_and_waits_for_a_second_wish(worlds: Worlds, monkeypatch: MonkeyPatch) -> None:
    at = worlds(sample="one-minute")
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise NotSaved("disk-full", "2026-11.json")

        broken.setattr(Diary, "add", fail)
        at.world.coach.report({"ces_saddle": "yes"})
        assert not at.world.window.close()
        shown = [label.text() for label in at.world.window.findChildren(QLabel)]
        assert any("disk is full" in text for text in shown)
    assert at.world.window.close()
    (lockout,) = at.world.app.home.coach().lockouts()
    assert lockout.answers == {"ces_saddle": "yes"}
