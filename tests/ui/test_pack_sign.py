"""What is seen on the skin, what to do about it, and what follows a use of ice or heat."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, words
from fitting import cut_off
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.pack_views import SafeTimes
from corecoach.safety import Stamp
from corecoach.thermal.protocol import MODES, Mode
from corecoach.thermal.record import Application, PackOutcome, PackRecord
from corecoach.thermal.rules import Sign, ThermalRules
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_over import EXERCISE, LookAgainPage, PackOverPage
from corecoach.ui.pages.pack_sign import PackAdvicePage, PackSignPage
from corecoach.ui.widgets.press_card import PressCard

ASSETS = Path(__file__).parents[2] / "assets"
RULES = msgspec.json.decode((ASSETS / "safety" / "thermal.json").read_bytes(), type=ThermalRules)
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
AFTER_HEAT = tuple(sign for sign in RULES.signs if "heat" in sign.modes)


def advice(look: Look, sign: Sign | None, *, locked: bool = False) -> PackAdvicePage:
    at = NOW + timedelta(hours=4)
    return PackAdvicePage(look, sign, cold_from=at, heat_from=None, locked=locked, number="999", now=NOW)


def record(
    *used: tuple[Mode, float, float], outcome: PackOutcome = "finished", unknown: bool = False
) -> PackRecord:
    """A use with these packs on: what, for how many seconds, and how many of them over time."""
    stamp = Stamp(NOW, "start", 100.0)
    on = tuple(
        Application(mode, 0, n, stamp, stamp, seconds, over_s, unknown)
        for n, (mode, seconds, over_s) in enumerate(used)
    )
    return PackRecord("r", NOW, NOW, "ice_acute", "Ice, 15 minutes", 120, outcome, on)


def over(
    look: Look, used: PackRecord | None, *, cold: datetime | None = None, follow: str = ""
) -> PackOverPage:
    return PackOverPage(look, used, safe=SafeTimes(cold, None), now=NOW, follow=follow)


# -- what is seen -----------------------------------------------------------------------------------------


def test_every_sign_can_be_said_by_key_and_by_click(qtbot: QtBot, look: Look) -> None:
    page = PackSignPage(look, AFTER_HEAT, stopped=True, number="999")
    shown(qtbot, page)
    said = heard(page, ["chosen"])
    for n in range(len(AFTER_HEAT) + 1):
        press(Key(Key.Key_1 + n))
    for card in page.findChildren(PressCard):
        card.click()
    expected = [("chosen", value) for value in (*(sign.id for sign in AFTER_HEAT), None)]
    assert said == expected * 2


@pytest.mark.parametrize(
    ("stopped", "other"), [(True, "None of these: it only hurt"), (False, "Something else, or not sure")]
)
def test_who_sees_none_of_these_is_not_stuck(qtbot: QtBot, look: Look, stopped: bool, other: str) -> None:
    page = PackSignPage(look, AFTER_HEAT, stopped=stopped, number="999")
    shown(qtbot, page)
    assert "Take the pack off now." in words(page) and other in words(page)
    assert page.findChildren(PressCard)[-1].accessibleName() == other


def test_nothing_is_said_by_accident(qtbot: QtBot, look: Look) -> None:
    page = PackSignPage(look, AFTER_HEAT, stopped=True, number="999")
    shown(qtbot, page)
    said = heard(page, ["chosen"])
    press(Key.Key_Return, Key.Key_Space, Key.Key_Enter, Key.Key_9, Key.Key_0, Key.Key_Escape)
    assert said == []
    press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert said == [("chosen", AFTER_HEAT[1].id)]


def test_the_number_to_call_is_in_sight_whatever_is_scrolled_to(qtbot: QtBot, look: Look) -> None:
    def problems(page: QWidget) -> list[str]:
        call = [w for w in words(page) if "breathing is hard, call 112." in w]
        return [*cut_off(page), *([] if call else ["no number"])]

    signs = tuple(sign for sign in RULES.signs if "ice" in sign.modes)
    assert (
        in_every_look(qtbot, look, lambda x: PackSignPage(x, signs, stopped=True, number="112"), problems)
        == []
    )


# -- what to do -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [*RULES.signs, None], ids=lambda s: s.id if s else "none")
@pytest.mark.parametrize("locked", [False, True])
def test_all_of_the_advice_can_be_read(qtbot: QtBot, look: Look, sign: Sign | None, locked: bool) -> None:
    def problems(page: QWidget) -> list[str]:
        said = " ".join(words(page))
        lines = sign.advice if sign else ("Leave the pack off.", "speak to a clinician today")
        return [*cut_off(page), *(line for line in lines if line not in said)]

    assert in_every_look(qtbot, look, lambda x: advice(x, sign, locked=locked), problems) == []


@pytest.mark.parametrize("mode", MODES)
def test_bumps_come_with_the_number_to_call(qtbot: QtBot, look: Look, mode: Mode) -> None:
    bumps = [sign for sign in RULES.signs if sign.id.startswith("weals") and mode in sign.modes]
    assert len(bumps) == 1
    page = shown(qtbot, advice(look, bumps[0]))
    line = next(line for line in words(page) if "throat feels tight" in line)
    assert line.endswith("get emergency help now. Call 999.")


def test_it_says_when_it_can_be_used_again_or_that_it_is_locked(qtbot: QtBot, look: Look) -> None:
    sign = RULES.sign("bright_red")
    free = shown(qtbot, advice(look, sign))
    assert "Ice: not before today at 13:05." in words(free)
    assert buttons(free, "See why") == [] and not any("Heat:" in line for line in words(free))
    locked = shown(qtbot, advice(look, sign, locked=True))
    said = heard(locked, ["done", "symptom_requested", "locks_requested"])
    assert "Locked for now. See why, and what ends it." in words(locked)
    assert not any("not before" in line for line in words(locked))
    for each in ("Done", "New symptom?", "See why"):
        click(locked, each)
    assert [name for name, _value in said] == ["done", "symptom_requested", "locks_requested"]


# -- what follows -----------------------------------------------------------------------------------------


def test_it_says_what_was_on_and_for_how_long(qtbot: QtBot, look: Look) -> None:
    used = record(("ice", 430.0, 130.0), ("ice", 300.0, 0.0), ("heat", 600.0, 59.0))
    said = words(shown(qtbot, over(look, used, cold=NOW + timedelta(hours=2))))
    assert {"Done.", "12 min 10 s, 2 minutes over time", "10 min"} <= set(said)
    assert {"Look at your skin once more in 10 to 20 minutes.", "Ice: not before today at 11:05."} <= set(
        said
    )


@pytest.mark.parametrize("outcome", ["ended", "stopped", "sign"])
def test_what_did_not_go_to_its_end_may_still_be_on(qtbot: QtBot, look: Look, outcome: PackOutcome) -> None:
    page = over(look, record(("heat", 60.0, 0.0), outcome=outcome))
    assert "Take the pack off now, if it is still on." in words(shown(qtbot, page))


def test_a_time_that_nobody_can_know_is_not_said(qtbot: QtBot, look: Look) -> None:
    said = words(shown(qtbot, over(look, record(("ice", 86400.0, 86100.0), unknown=True))))
    assert "Not known how long" in said and not any("over time" in line for line in said)


def test_heat_before_exercise_leads_to_today(qtbot: QtBot, look: Look) -> None:
    page = over(look, record(("heat", 600.0, 0.0)), follow=EXERCISE)
    shown(qtbot, page)
    said = heard(page, ["done", "sign_requested"])
    assert "Exercise within 10 minutes." in words(page) and buttons(page, "Done") == []
    click(page, "Go to Today")
    click(page, "I see something on my skin")
    assert [name for name, _value in said] == ["done", "sign_requested"]


def test_where_nothing_was_on_there_is_nothing_to_look_at(qtbot: QtBot, look: Look) -> None:
    page = over(look, None)
    shown(qtbot, page)
    assert words(page) == ["Ended. Nothing was on your skin."]
    assert buttons(page, "I see something on my skin") == []


def test_one_more_look_is_answered_by_key_and_by_click(qtbot: QtBot, look: Look) -> None:
    page = LookAgainPage(look, record(("ice", 300.0, 0.0)))
    shown(qtbot, page)
    said = heard(page, ["normal"])
    press(Key.Key_Return, Key.Key_Space)
    assert said == []
    press(Key.Key_Y, Key.Key_N)
    click(page, "Yes")
    click(page, "No, or not sure")
    press(Key.Key_Right, Key.Key_Return)
    assert [value for _name, value in said] == [True, False, True, False, False]


PAGES: list[Callable[[Look], QWidget]] = [
    lambda look: over(look, record(("ice", 430.0, 130.0), ("heat", 600.0, 0.0)), cold=NOW),
    lambda look: over(look, record(("heat", 600.0, 0.0)), follow=EXERCISE),
    lambda look: LookAgainPage(look, record(("wrap", 600.0, 0.0))),
]


@pytest.mark.parametrize("make", PAGES)
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, make: Callable[[Look], QWidget]) -> None:
    assert in_every_look(qtbot, look, make, cut_off) == []


def test_the_way_on_has_the_keyboard(qtbot: QtBot, look: Look) -> None:
    for page in (over(look, record(("ice", 300.0, 0.0))), advice(look, RULES.sign("white"))):
        shown(qtbot, page)
        assert QApplication.focusWidget() is buttons(page, "Done")[0]
