"""The log of ice and heat: what was on and for how long, and a correction that never makes it shorter than it
certainly was."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from alone import ASSETS, Key, buttons, click, heard, in_every_look, press, settle, shown, tab_to, words
from fitting import cut_off
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.pack_views import LogEntry
from corecoach.library.thermal import read_thermal_rules
from corecoach.safety import Stamp
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackOutcome, PackRecord
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_log import CorrectionDraft, PackLogPage
from corecoach.ui.widgets.field import Field

LIMITS = read_thermal_rules(ASSETS / "safety" / "thermal.json")
SIGNS = {sign.id: sign.words for sign in LIMITS.signs}
NOW = datetime.fromisoformat("2026-11-17T15:05:00+00:00")
SIGNALS = ("correct_requested", "leave_requested")


def on(
    mode: Mode, minutes: float, *, over: float = 0, unknown: bool = False, ago_h: float = 2
) -> Application:
    began = NOW - timedelta(hours=ago_h)
    off = began + timedelta(minutes=minutes)
    return Application(mode, 0, 0, Stamp(began), Stamp(off), minutes * 60, over * 60, unknown)


def used(
    *applications: Application,
    id: str = "r1",
    title: str = "Ice, 15 minutes",
    outcome: PackOutcome = "finished",
    signs: tuple[str, ...] = (),
    before: Sequence[PackRecord] = (),
    by_clinician: bool = False,
) -> LogEntry:
    at = applications[0].on.at
    record = PackRecord(
        id, at, applications[-1].off.at, "ice_acute", title, 120, outcome, applications, signs,
        by_clinician=by_clinician,
    )  # fmt: skip
    return LogEntry(record, tuple(before), tuple(dict.fromkeys(a.mode for a in applications)))


def log(look: Look, *entries: LogEntry, draft: CorrectionDraft | None = None) -> PackLogPage:
    draft = CorrectionDraft() if draft is None else draft
    return PackLogPage(look, entries, draft, now=NOW, signs_words=SIGNS)


def number(page: QWidget, nth: int = 0) -> Field:
    return [field for field in page.findChildren(Field) if field.isVisible()][nth]


def save(page: QWidget) -> QAbstractButton:
    return next(b for b in buttons(page, "Save") if b.isVisible())


def write(text: str, nth: int = 0) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, Field)
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Key.Key_Delete)
    settle()


# -- what is written --------------------------------------------------------------------------------------


def test_nothing_was_used_yet(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, log(look))
    said = heard(page, SIGNALS)
    assert "Nothing used yet." in words(page) and buttons(page, "Correct") == []
    press(Key.Key_Escape)
    assert said == [("leave_requested", None)]


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (used(on("ice", 15)), ["Today, 13:05", "Ice, 15 minutes", "Ice 15 min", "To the end"]),
        (
            used(on("ice", 15.4, over=0.4)),
            ["Today, 13:05", "Ice, 15 minutes", "Ice 15 min", "To the end"],
        ),
        (
            used(on("ice", 18, over=3), outcome="ended"),
            [
                "Today, 13:05", "Ice, 15 minutes",
                "Ice 18 min; 3 min of it after the time was over", "Ended early",
            ],
        ),
        (
            used(on("heat", 1440, over=1425, unknown=True, ago_h=50)),
            [
                "Sunday 15 November, 13:05", "Ice, 15 minutes",
                "Heat: time not known; counted as a whole day", "To the end",
            ],
        ),
        (
            used(on("heat", 0.3, ago_h=24), title="Heat", outcome="sign", signs=("mottled", "unheard-of")),
            [
                "Yesterday, 15:05", "Heat", "Heat under 1 min",
                "Stopped: something was seen or felt on the skin",
                "Noted: There are red and white patches together", "Noted: unheard-of",
            ],
        ),
        (
            used(on("wrap", 470), title="Wrap", outcome="stopped", by_clinician=True),
            ["Today, 13:05", "Wrap", "From your physio", "Heat wrap 470 min", "Stopped: something hurt"],
        ),
        (
            used(*[on("heat", 3), on("ice-massage", 1)] * 3, title="In turns"),
            [
                "Today, 13:05", "In turns", "Heat, 3 times, in all 9 min",
                "Ice massage, 3 times, in all 3 min", "To the end",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_written_of_a_use(qtbot: QtBot, look: Look, entry: LogEntry, lines: list[str]) -> None:
    page = shown(qtbot, log(look, entry))
    said = words(page)
    assert said[said.index(lines[0]) :] == lines


def corrected(*minutes: float, unknown: bool = False) -> LogEntry:
    """A use with its versions, the oldest first."""
    versions = [used(on("heat", m), id=f"v{n}").record for n, m in enumerate(minutes)]
    if unknown:
        (first,) = versions[0].applications
        versions[0] = replace(versions[0], applications=(replace(first, unknown=True),))
    return LogEntry(versions[-1], tuple(versions[:-1]), ("heat",))


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (corrected(48, 20), "Corrected (before: 48 min)"),
        (corrected(48, 30, 20), "Corrected (before: 48 min, then 30 min)"),
        (corrected(1440, 20, unknown=True), "Corrected (before: time not known)"),
        (corrected(20, 20), None),
        (corrected(20), None),
    ],
)
def test_what_was_there_before_stays_in_sight(
    qtbot: QtBot, look: Look, entry: LogEntry, line: str | None
) -> None:
    page = shown(qtbot, log(look, entry))
    assert [w for w in words(page) if w.startswith("Corrected")] == ([line] if line else [])


def test_of_two_packs_the_one_that_was_put_right_is_named(qtbot: QtBot, look: Look) -> None:
    before = used(on("ice", 40), on("heat", 10)).record
    page = shown(qtbot, log(look, used(on("ice", 15), on("heat", 10), before=(before,))))
    assert "Corrected (before: Ice 40 min)" in words(page)


# -- putting it right -------------------------------------------------------------------------------------


def opened(qtbot: QtBot, look: Look, entry: LogEntry, draft: CorrectionDraft | None = None) -> QWidget:
    page = shown(qtbot, log(look, entry, draft=draft))
    click(page, "Correct")
    return page


def test_a_time_is_put_right(qtbot: QtBot, look: Look) -> None:
    entry, draft = used(on("ice", 18, over=3)), CorrectionDraft()
    page = opened(qtbot, look, entry, draft)
    said = heard(page, SIGNALS)
    assert number(page).hasFocus() and number(page).text() == "18"
    assert not save(page).isEnabled() and "Nothing is changed yet." in words(page)
    write("15")
    assert save(page).isEnabled() and draft.minutes == {0: "15"}
    click(page, "Save")
    assert said == [("correct_requested", (entry.record, {0: 15.0}))]
    assert buttons(page, "Save") == [] or not save(page).isVisible()
    assert draft == CorrectionDraft()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("15", ""),
        ("1440", ""),
        ("14", "It was on for at least 15 minutes."),
        ("0", "It was on for at least 15 minutes."),
        ("1441", "1440 minutes at most: a whole day."),
        ("9999999", "Write whole minutes, such as 15."),
        ("", "Write whole minutes, such as 15."),
        ("15.5", "Write whole minutes, such as 15."),
        ("-5", "Write whole minutes, such as 15."),
        ("ten", "Write whole minutes, such as 15."),
        (" 16 ", ""),
    ],
)
def test_only_what_can_be_is_saved(qtbot: QtBot, look: Look, text: str, wrong: str) -> None:
    page = opened(qtbot, look, used(on("ice", 18, over=3.4)))
    write(text)
    assert save(page).isEnabled() is not bool(wrong)
    assert save(page).accessibleDescription() == (wrong or "What was there before stays in the log.")


def test_least_is_rounded_up(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look, used(on("ice", 18, over=2.9)))
    assert "It was on for at least 16 minutes." in words(page)
    write("15")
    assert not save(page).isEnabled()


def test_buttons_and_arrows_change_it_by_one_within_its_bounds(qtbot: QtBot, look: Look) -> None:
    page = opened(qtbot, look, used(on("ice", 18, over=3)))
    click(page, "Less")
    press(Key.Key_Space)
    assert number(page).text() == "16"
    for _press in range(4):
        click(page, "Less")
    assert number(page).text() == "15"
    number(page).setFocus()
    press(Key.Key_Up, Key.Key_Up, Key.Key_Down)
    assert number(page).text() == "16"
    write("1440")
    click(page, "More")
    assert number(page).text() == "1440"


def test_a_time_that_is_not_known_begins_empty(qtbot: QtBot, look: Look) -> None:
    entry = used(on("heat", 1440, over=1425, unknown=True))
    page = opened(qtbot, look, entry)
    said = heard(page, SIGNALS)
    assert number(page).text() == "" and not save(page).isEnabled()
    click(page, "More")
    assert number(page).text() == "15"
    click(page, "Save")
    assert said == [("correct_requested", (entry.record, {0: 15.0}))]


def test_of_several_only_what_differs_is_said(qtbot: QtBot, look: Look) -> None:
    entry = used(on("ice", 18, over=3), on("heat", 30, over=20))
    page = opened(qtbot, look, entry)
    said = heard(page, SIGNALS)
    assert {"Ice, put on at 13:05", "Heat, put on at 13:05"} <= set(words(page))
    number(page, 1).setFocus()
    write("12")
    click(page, "Save")
    assert said == [("correct_requested", (entry.record, {1: 12.0}))]


def test_cancel_and_escape_close_it_and_forget_what_was_typed(qtbot: QtBot, look: Look) -> None:
    draft = CorrectionDraft()
    page = opened(qtbot, look, used(on("ice", 18, over=3)), draft)
    said = heard(page, SIGNALS)
    write("16")
    press(Key.Key_Escape)
    assert draft == CorrectionDraft() and said == [] and buttons(page, "Correct")[0].hasFocus()
    click(page, "Correct")
    assert number(page).text() == "18"
    click(page, "Cancel")
    assert draft == CorrectionDraft() and not [f for f in page.findChildren(Field) if f.isVisible()]
    press(Key.Key_Escape)
    assert said == [("leave_requested", None)]


def test_only_one_is_open(qtbot: QtBot, look: Look) -> None:
    draft = CorrectionDraft()
    page = shown(qtbot, log(look, used(on("ice", 18)), used(on("heat", 9), id="r2"), draft=draft))
    click(page, "Correct")
    click(page, "Correct", nth=1)
    assert draft.record == "r2" and number(page).text() == "9"
    assert len([f for f in page.findChildren(Field) if f.isVisible()]) == 1


def test_what_was_typed_outlives_the_page(qtbot: QtBot, look: Look) -> None:
    entry, draft = used(on("ice", 18, over=3)), CorrectionDraft()
    opened(qtbot, look, entry, draft)
    write("16")
    again = shown(qtbot, log(Look(look.assets, dark=True), entry, draft=draft))
    assert number(again).text() == "16" and number(again).hasFocus() and save(again).isEnabled()


def test_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    entry = used(on("ice", 18, over=3))
    page = shown(qtbot, log(look, entry))
    said = heard(page, SIGNALS)
    tab_to(buttons(page, "Correct")[0])
    press(Key.Key_Return, Key.Key_Down, Key.Key_Down)
    tab_to(save(page))
    press(Key.Key_Space)
    assert said == [("correct_requested", (entry.record, {0: 16.0}))]


def test_a_long_log_comes_in_parts(qtbot: QtBot, look: Look) -> None:
    entries = [used(on("ice", 15, ago_h=2 + n), id=f"r{n}") for n in range(65)]
    draft = CorrectionDraft()
    page = shown(qtbot, log(look, *entries, draft=draft))
    assert len(buttons(page, "Correct")) == 30
    click(page, "Show older")
    assert len(buttons(page, "Correct")) == 60 and buttons(page, "Correct")[30].hasFocus()
    click(page, "Show older")
    assert len(buttons(page, "Correct")) == 65 and not buttons(page, "Show older")[0].isVisible()
    assert len(buttons(shown(qtbot, log(look, *entries, draft=draft)), "Correct")) == 65


def test_nothing_of_the_log_is_cut_off(qtbot: QtBot, look: Look) -> None:
    entries = (
        used(on("ice", 18, over=3), on("heat", 1440, unknown=True), before=(used(on("ice", 48)).record,)),
        corrected(48, 20),
    )

    def make(dressed: Look) -> QWidget:
        return log(dressed, *entries, draft=CorrectionDraft("r1", {0: "abc"}))

    assert in_every_look(qtbot, look, make, cut_off) == []
