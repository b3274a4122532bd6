"""What makes ice or heat risky: nothing ticked is no answer, and a clinician's word counts for what it is
asked for. And which of the things that must be true is not."""

import pytest
from alone import ASSETS, Key, buttons, click, heard, in_every_look, press, shown, tab_to, words
from fitting import cut_off
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.library.thermal import read_thermal_rules
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_answers import AnswersDraft, PackAnswersPage
from corecoach.ui.pages.pack_untrue import UntruePage
from corecoach.ui.widgets.press_card import PressCard
from corecoach.ui.widgets.tick import Tick

LIMITS = read_thermal_rules(ASSETS / "safety" / "thermal.json")
SIGNALS = ("done", "leave_requested")
NONE = "None of these"
RAYNAUD = "Cold turns my fingers or toes white (Raynaud's)"
DIABETES = "I have diabetes"
MS = "I have multiple sclerosis (MS)"
BLEEDING = "I bleed or bruise very easily, or I was told that I have a bleeding disorder"
ICE_AGREED = "A doctor, nurse or physio has said that ice is all right for me"
HEAT_AGREED = "A doctor, nurse or physio has said that heat is all right for me"
NO_ICE, NO_HEAT = (f"{what} is not for you without a clinician's word." for what in ("Ice", "Heat"))


def answers(look: Look, draft: AnswersDraft | None = None, *implied: str) -> PackAnswersPage:
    draft = AnswersDraft() if draft is None else draft
    return PackAnswersPage(look, LIMITS.conditions, draft, implied=frozenset(implied))


def go(page: QWidget) -> QAbstractButton:
    return buttons(page, "Continue")[0]


def asked(page: QWidget) -> list[str]:
    return [tick.text() for tick in page.findChildren(Tick) if tick.isVisible()]


def ticked(page: QWidget) -> list[str]:
    return [tick.text() for tick in page.findChildren(Tick) if tick.isChecked()]


def test_every_condition_is_asked_and_none_is_ticked(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, answers(look))
    assert asked(page) == [*(c.words for c in LIMITS.conditions), NONE]
    assert ticked(page) == [] and not go(page).isEnabled()
    assert "Tick what is true for you, or “None of these”." in words(page)
    assert "Not sure counts as yes: tick it." in words(page)


def test_continue_opens_with_a_tick_and_closes_without_any(qtbot: QtBot, look: Look) -> None:
    draft = AnswersDraft()
    page = shown(qtbot, answers(look, draft))
    said = heard(page, SIGNALS)
    click(page, RAYNAUD)
    assert go(page).isEnabled() and draft.conditions == {"raynaud"}
    click(page, RAYNAUD)
    assert not go(page).isEnabled() and draft == AnswersDraft()
    click(page, NONE)
    click(page, "Continue")
    assert said == [("done", None)] and draft == AnswersDraft(none=True)


def test_none_of_these_and_a_condition_exclude_each_other(qtbot: QtBot, look: Look) -> None:
    draft = AnswersDraft()
    page = shown(qtbot, answers(look, draft))
    click(page, NONE)
    click(page, DIABETES)
    assert ticked(page) == [DIABETES] and draft == AnswersDraft({"diabetes"})
    click(page, NONE)
    assert ticked(page) == [NONE] and draft == AnswersDraft(none=True)


def test_all_by_keys(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, answers(look))
    said = heard(page, SIGNALS)
    press(Key.Key_Space)
    assert ticked(page) == [RAYNAUD]
    tab_to(go(page))
    press(Key.Key_Return, Key.Key_Escape)
    assert said == [("done", None), ("leave_requested", None)]


def test_what_is_known_is_said_and_not_asked(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, answers(look, None, "diabetes", "anticoagulant", "osteoporosis"))
    assert "From what you told us about you: I take a blood thinner; I have diabetes." in words(page)
    assert DIABETES not in asked(page) and "I take a blood thinner" not in asked(page)
    assert RAYNAUD in asked(page)
    page = shown(qtbot, answers(look, None, "osteoporosis"))
    assert not [w for w in words(page) if w.startswith("From what you told us")]


def test_thin_skin_that_follows_from_the_age_is_said_so(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, answers(look, None, "thin_skin"))
    assert "From what you told us about you: At your age, skin counts as thin." in words(page)
    assert "My skin is thin and tears easily" not in asked(page) and ICE_AGREED in asked(page)


# -- what the answers mean --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ticks", "implied", "meant", "agreed"),
    [
        ((), (), {"Nothing so far."}, set()),
        ((RAYNAUD,), (), {NO_ICE}, set()),
        ((DIABETES,), (), set(), {ICE_AGREED, HEAT_AGREED}),
        ((MS,), (), set(), {HEAT_AGREED}),
        ((BLEEDING,), (), {NO_HEAT}, set()),
        ((DIABETES, BLEEDING), (), {NO_HEAT}, {ICE_AGREED}),
        ((DIABETES, BLEEDING, RAYNAUD), (), {NO_HEAT, NO_ICE}, set()),
        ((NONE,), ("diabetes",), set(), {ICE_AGREED, HEAT_AGREED}),
        ((NONE,), ("anticoagulant",), set(), {HEAT_AGREED}),
        (
            ("I cannot take a pack off by myself",), (),
            {"Ice and heat only as a clinician planned them for you."}, set(),
        ),
    ],
)  # fmt: skip
def test_what_answers_mean(
    qtbot: QtBot, look: Look, ticks: tuple[str, ...], implied: tuple[str, ...],
    meant: set[str], agreed: set[str],
) -> None:  # fmt: skip
    page = shown(qtbot, answers(look, None, *implied))
    for words_of_tick in ticks:
        click(page, words_of_tick)
    lines = {
        "Nothing so far.", NO_ICE, NO_HEAT, "Ice and heat only as a clinician planned them for you."
    }  # fmt: skip
    assert lines & set(words(page)) == meant
    assert {ICE_AGREED, HEAT_AGREED} & set(asked(page)) == agreed


def test_a_word_of_a_clinician_is_kept_as_long_as_it_is_asked_for(qtbot: QtBot, look: Look) -> None:
    draft = AnswersDraft()
    page = shown(qtbot, answers(look, draft))
    click(page, DIABETES)
    assert "Read above what your answers mean. Has a clinician agreed?" in words(page)
    click(page, ICE_AGREED)
    click(page, HEAT_AGREED)
    assert draft.agreed == {"cold", "heat"} and "It stays on this computer." in words(page)
    click(page, BLEEDING)
    assert draft.agreed == {"cold"}
    click(page, BLEEDING)
    assert draft.agreed == {"cold"} and HEAT_AGREED not in ticked(page)
    click(page, NONE)
    assert draft == AnswersDraft(none=True)


def test_what_comes_and_goes_moves_nothing_above_it(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, answers(look))
    first = next(t for t in page.findChildren(Tick) if t.text() == RAYNAUD)
    before = (first.mapTo(page, first.rect().topLeft()), go(page).geometry())
    for condition in (DIABETES, BLEEDING, RAYNAUD):
        next(t for t in page.findChildren(Tick) if t.text() == condition).click()
    assert (first.mapTo(page, first.rect().topLeft()), go(page).geometry()) == before


def test_answers_outlive_the_page(qtbot: QtBot, look: Look) -> None:
    draft = AnswersDraft()
    page = shown(qtbot, answers(look, draft))
    click(page, DIABETES)
    click(page, ICE_AGREED)
    again = shown(qtbot, answers(Look(look.assets, dark=True, scale=2.0, width="narrow"), draft))
    assert ticked(again) == [DIABETES, ICE_AGREED] and go(again).isEnabled()
    click(page, NONE)
    assert ticked(shown(qtbot, answers(look, draft))) == [NONE]


@pytest.mark.parametrize("conditions", [set(), {"diabetes"}, {"raynaud", "bleeding", "cannot_remove"}])
def test_no_answer_is_cut_off(qtbot: QtBot, look: Look, conditions: set[str]) -> None:
    def make(dressed: Look) -> QWidget:
        return answers(dressed, AnswersDraft(set(conditions)), "known_heart_disease", "thin_skin")

    assert in_every_look(qtbot, look, make, cut_off) == []


# -- which one is not true --------------------------------------------------------------------------------


def untrue(look: Look) -> UntruePage:
    return UntruePage(look, LIMITS.ticks_for(("heat",)))


def test_what_is_not_true_is_one_press(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, untrue(look))
    said = heard(page, ("chosen", "leave_requested"))
    assert "What you choose here may lock ice or heat until it is settled." in words(page)
    cream = "I used a pain cream or rub since yesterday, or have a patch or other heat on me"
    card = next(c for c in page.findChildren(PressCard) if c.accessibleName() == cream)
    card.click()
    assert said == [("chosen", "cream_heat")]


def test_a_key_held_down_locks_nothing(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, untrue(look))
    said = heard(page, ("chosen", "leave_requested"))
    press(Key.Key_Space, Key.Key_Escape)
    assert said == [("leave_requested", None)] * 2
    cards = page.findChildren(PressCard)
    assert len(cards) == 7
    tab_to(cards[6])
    press(Key.Key_Return)
    assert said[2:] == [("chosen", "awake")]


def test_nothing_that_is_not_true_is_cut_off(qtbot: QtBot, look: Look) -> None:
    assert in_every_look(qtbot, look, untrue, cut_off) == []
