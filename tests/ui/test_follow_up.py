"""What was noticed, compared with what is known: what each choice is worth, and that none gets lost."""

from datetime import date

import pytest
from alone import (
    RULES,
    Key,
    buttons,
    click,
    heard,
    in_every_look,
    press,
    scrolls,
    settle,
    shown,
    tab_to,
    words,
)
from fitting import cut_off
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from corecoach.safety import Answer, Known, Status
from corecoach.safety.baseline import Reach
from corecoach.safety.follow_up import items_with_follow_up, status_of
from corecoach.ui.look import Look
from corecoach.ui.pages.follow_up import FollowUpPage, forget_others
from corecoach.ui.pages.gate import GateDraft
from corecoach.ui.widgets.options import Options
from corecoach.words import PSEUDO, use_language

TODAY = date(2026, 11, 25)
TINGLE = Known("leg_tingle", date(2026, 11, 2), "left", "calf", "Known since June.")
NUMB = Known("leg_numb", date(2025, 12, 24), by_clearance=True)
KNOWN = {"leg_tingle": TINGLE, "leg_numb": NUMB}
ASKED = ("ces_bladder_leak", "leg_numb", "fever", "leg_tingle")
SIGNALS = ("done", "leave_requested")


def draft_of(*items: str) -> GateDraft:
    return GateDraft(items=dict.fromkeys(items or ASKED, "yes"))


def follow_up(look: Look, draft: GateDraft | None = None, asked: tuple[str, ...] = ASKED) -> FollowUpPage:
    return FollowUpPage(look, RULES, draft or draft_of(*asked), asked, KNOWN, today=TODAY)


def value(page: FollowUpPage, item: str) -> str | None:
    return page._options[item].value


def choices(page: FollowUpPage) -> dict[str, str | None]:
    return {item: value(page, item) for item in page._options}


# -- what is asked ----------------------------------------------------------------------------------------


def test_only_what_a_clinician_may_have_written_down_is_asked_about() -> None:
    given: dict[str, Answer] = {
        "night_pain": "yes",  # weekly: after the gates of every day
        "leg_tingle": "yes",
        "leg_numb": "unsure",  # only Yes has a status
        "fever": "yes",
        "chest_pain": "yes",  # nobody can have it in a baseline
        "drowsy_impaired": "yes",  # not asked
        "ces_saddle": "yes",
        "walk_unsteady": "no",
        "morning_stiff": "yes",  # of no gate: last
    }
    assert items_with_follow_up(RULES, given) == [
        "ces_saddle",
        "fever",
        "leg_tingle",
        "night_pain",
        "morning_stiff",
    ]
    assert items_with_follow_up(RULES, {"fever": "unsure"}) == ["fever"]
    assert items_with_follow_up(RULES, {"fever": "no"}) == items_with_follow_up(RULES, {}) == []


def test_what_the_clinician_wrote_is_said_in_words(qtbot: QtBot, look: Look) -> None:
    said = words(shown(qtbot, follow_up(look)))
    told = "Compared with what you and your physio wrote down on 2 November: left side, down to the calf."
    assert f"{told} “Known since June.”" in said
    assert "Compared with what your clinician wrote down on 24 December 2025." in said
    assert said.count("When did this start?") == 1
    assert "Do you have a cold or the flu with it? Cough, runny nose, aching all over." in said


@pytest.mark.parametrize(
    ("reaches", "words_", "asked"),
    [("buttock", "down to the bottom", 1), ("foot", "down to the foot", 1), (None, "", 0)],
)
def test_how_far_down_is_asked_where_it_was_written(
    qtbot: QtBot, look: Look, reaches: Reach | None, words_: str, asked: int
) -> None:
    known = {"leg_tingle": Known("leg_tingle", date(2026, 11, 2), "both", reaches)}
    page = FollowUpPage(look, RULES, draft_of("leg_tingle"), ["leg_tingle"], known, today=TODAY)
    said = words(shown(qtbot, page))
    assert said.count("How far down does it go now?") == asked
    assert any("both sides" in line and words_ in line for line in said)


# -- what a choice is worth -------------------------------------------------------------------------------

WORTH: list[tuple[str, Known | None, Reach | None, Status | None]] = [
    ("known_unchanged", TINGLE, None, "known_unchanged"),
    ("known_unchanged", TINGLE, "calf", "known_unchanged"),
    ("known_unchanged", TINGLE, "buttock", "known_unchanged"),
    ("known_unchanged", TINGLE, "foot", "worse"),
    ("improving", TINGLE, "thigh", "improving"),
    ("improving", TINGLE, "foot", "worse"),
    ("new", TINGLE, None, "new"),
    ("new", TINGLE, "foot", "worse"),
    ("unsure", TINGLE, "calf", None),
    ("unsure", TINGLE, "foot", "worse"),
    ("unsure", NUMB, "foot", None),
    ("unsure", None, None, "new"),
    ("old_unassessed", None, None, "old_unassessed"),
    ("resolved", None, None, "resolved"),
]


@pytest.mark.parametrize(("code", "known", "reach", "status"), WORTH)
def test_a_choice_is_worth(
    code: str, known: Known | None, reach: Reach | None, status: Status | None
) -> None:
    assert status_of(code, known, reach) == status


@pytest.mark.parametrize(
    ("label", "answer", "status"),
    [
        ("Same", "yes", "known_unchanged"),
        ("Better", "yes", "improving"),
        ("Worse", "yes", "worse"),
        ("Somewhere new", "yes", "new"),
        ("Not sure", "unsure", None),
    ],
)
def test_compared_with_a_baseline(
    qtbot: QtBot, look: Look, label: str, answer: Answer, status: Status | None
) -> None:
    draft = draft_of("leg_tingle")
    page = shown(qtbot, follow_up(look, draft, ("leg_tingle",)))
    said = heard(page, SIGNALS)
    click(page, label)
    click(page, "Continue")
    assert draft.items == {"leg_tingle": answer}
    assert draft.statuses == ({"leg_tingle": status} if status else {})
    assert said == [("done", None)]


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("New in the last 2 weeks", "new"),
        ("There before, worse now", "worse"),
        ("Over 2 weeks, and the same", "old_unassessed"),
        ("It came and has gone", "resolved"),
        ("Not sure", "new"),
    ],
)
def test_without_a_baseline(qtbot: QtBot, look: Look, label: str, status: Status) -> None:
    draft = draft_of("leg_weak")
    page = shown(qtbot, follow_up(look, draft, ("leg_weak",)))
    click(page, label)
    assert (draft.items, draft.statuses) == ({"leg_weak": "yes"}, {"leg_weak": status})


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(("label", "flu"), [("No", False), ("Yes", True)])
def test_a_cold_with_a_temperature(qtbot: QtBot, look: Look, answer: Answer, label: str, flu: bool) -> None:
    draft = GateDraft(items={"fever": answer})
    page = shown(qtbot, follow_up(look, draft, ("fever",)))
    assert draft.flu_like is None
    click(page, label)
    assert (draft.flu_like, draft.items, draft.statuses) == (flu, {"fever": answer}, {})


def test_a_change_of_mind_leaves_nothing_behind(qtbot: QtBot, look: Look) -> None:
    draft = draft_of("leg_tingle")
    page = shown(qtbot, follow_up(look, draft, ("leg_tingle",)))
    for label in ("Worse", "Not sure", "Better", "Not sure"):
        click(page, label)
    assert (draft.items, draft.statuses) == ({"leg_tingle": "unsure"}, {})
    click(page, "Same")
    assert (draft.items, draft.statuses) == ({"leg_tingle": "yes"}, {"leg_tingle": "known_unchanged"})


LOWER = "That is further down than before. It counts as worse."


def test_further_down_is_worse_whatever_else_was_said(qtbot: QtBot, look: Look) -> None:
    draft = draft_of("leg_tingle")
    page = shown(qtbot, follow_up(look, draft, ("leg_tingle",)))
    click(page, "Same")
    click(page, "Foot")
    assert draft.statuses == {"leg_tingle": "worse"}
    assert LOWER in words(page)
    click(page, "Not sure")
    assert (draft.statuses, draft.items) == ({"leg_tingle": "worse"}, {"leg_tingle": "yes"})
    click(page, "Calf")
    assert (draft.statuses, draft.items) == ({}, {"leg_tingle": "unsure"})
    assert LOWER not in words(page)


def test_how_far_down_may_come_first_and_is_no_answer_by_itself(qtbot: QtBot, look: Look) -> None:
    draft = draft_of("leg_tingle")
    page = shown(qtbot, follow_up(look, draft, ("leg_tingle",)))
    click(page, "Foot")
    assert not buttons(page, "Continue")[0].isEnabled()
    click(page, "Better")
    assert draft.statuses == {"leg_tingle": "worse"}
    assert buttons(page, "Continue")[0].isEnabled()


# -- nothing is left out, nothing gets lost ---------------------------------------------------------------


@pytest.mark.parametrize("left_out", ASKED)
def test_every_card_must_be_answered(qtbot: QtBot, look: Look, left_out: str) -> None:
    page = follow_up(look)
    shown(qtbot, page)
    said = heard(page, SIGNALS)
    given = dict(zip(ASKED, ("new", "unsure", "no", "worse"), strict=True))
    assert set(choices(page).values()) == {None}
    for item in given.keys() - {left_out}:
        page.press(item, given[item])
    go = buttons(page, "Continue")[0]
    go.click()
    page._finish()
    assert (go.isEnabled(), said) == (False, [])
    assert "3 of 4 answered" in words(page)
    page.press(left_out, given[left_out])
    go.click()
    assert said == [("done", None)]


def test_a_page_drawn_anew_shows_the_same_choices(qtbot: QtBot, look: Look) -> None:
    draft = draft_of()
    page = follow_up(look, draft)
    shown(qtbot, page)
    given = dict(zip(ASKED, ("unsure", "unsure", "yes", "known_unchanged"), strict=True))
    for item, code in given.items():
        page.press(item, code)
    click(page, "Foot")
    again = follow_up(look, draft)
    shown(qtbot, again)
    assert choices(again) == given
    assert [o.value for o in again.findChildren(Options) if "far" in o.accessibleName()] == ["foot"]
    assert LOWER in words(again)
    assert buttons(again, "Continue")[0].isEnabled()


def test_a_choice_that_the_answers_no_longer_bear_out_is_asked_anew(qtbot: QtBot, look: Look) -> None:
    draft = draft_of("leg_tingle")
    first = follow_up(look, draft, ("leg_tingle",))
    qtbot.addWidget(first)
    first.press("leg_tingle", "unsure")
    draft.items["leg_tingle"] = "yes"  # changed among the first answers
    page = follow_up(look, draft, ("leg_tingle",))
    shown(qtbot, page)
    assert value(page, "leg_tingle") is None
    assert not buttons(page, "Continue")[0].isEnabled()


def test_what_is_no_longer_asked_about_is_forgotten(qtbot: QtBot, look: Look) -> None:
    draft = draft_of()
    page = follow_up(look, draft)
    qtbot.addWidget(page)
    for item, code in zip(ASKED, ("new", "worse", "yes", "improving"), strict=True):
        page.press(item, code)
    draft.reaches["leg_tingle"] = "thigh"
    forget_others(draft, ("leg_numb", "fever"))
    assert (draft.statuses, draft.flu_like, draft.reaches) == ({"leg_numb": "worse"}, True, {})
    forget_others(draft, ("leg_numb",))
    assert (draft.statuses, draft.flu_like) == ({"leg_numb": "worse"}, None)


# -- keys, and how it fits --------------------------------------------------------------------------------


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    draft = draft_of("leg_weak", "fever")
    page = shown(qtbot, follow_up(look, draft, ("leg_weak", "fever")))
    said = heard(page, SIGNALS)
    press(Key.Key_Space, Key.Key_Return)
    assert draft.statuses == {}
    press(Key.Key_Right, Key.Key_Right, Key.Key_Space)
    tab_to(buttons(page, "Yes")[0])
    press(Key.Key_Return)
    tab_to(buttons(page, "Continue")[0])
    press(Key.Key_Return)
    assert (draft.statuses, draft.flu_like) == ({"leg_weak": "worse"}, True)
    assert said == [("done", None)]


def test_the_keyboard_goes_to_what_is_still_open(qtbot: QtBot, look: Look) -> None:
    page = follow_up(look)
    shown(qtbot, page)
    page.press(ASKED[0], "new")
    page.focus_first()
    assert QApplication.focusWidget() is page._options[ASKED[1]]


@pytest.mark.parametrize("way", ["key", "click"])
def test_there_is_a_way_back(qtbot: QtBot, look: Look, way: str) -> None:
    page = shown(qtbot, follow_up(look))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape) if way == "key" else click(page, "Change my answers")
    assert said == [("leave_requested", None)]


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    assert in_every_look(qtbot, look, follow_up, cut_off) == []


def test_an_answer_moves_nothing(qtbot: QtBot, look: Look) -> None:
    page = follow_up(look)
    shown(qtbot, page)
    before = [o.geometry() for o in page.findChildren(Options)], scrolls(page)
    for item, code in zip(ASKED, ("new", "worse", "yes", "improving"), strict=True):
        page.press(item, code)
    click(page, "Foot")
    settle()
    assert ([o.geometry() for o in page.findChildren(Options)], scrolls(page)) == before
