"""Ice and heat: what it is for, which way, and what must be true before Start opens."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from alone import (
    ASSETS,
    RULES,
    Key,
    buttons,
    click,
    heard,
    in_every_look,
    press,
    settle,
    shown,
    tab_to,
    words,
)
from fitting import cut_off
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.pack_views import Kind, PackCard, PacksView, TicksAsked
from corecoach.library.thermal import read_protocols, read_thermal_rules
from corecoach.safety import Lock, Lockout, Tier
from corecoach.thermal.log import Wait
from corecoach.thermal.protocol import Aim, Protocol
from corecoach.thermal.start import Hindrance
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.pages.packs import PacksPage
from corecoach.ui.widgets.tick import Tick
from corecoach.ui.widgets.way_card import WayCard

LIMITS = read_thermal_rules(ASSETS / "safety" / "thermal.json")
PROTOCOLS = {p.id: p for p in read_protocols(ASSETS / "thermal")}
NOW = datetime.fromisoformat("2026-11-17T15:05:00+00:00")
SIGNALS = (
    "aim_requested", "start_requested", "answers_requested", "untrue_requested", "log_requested",
    "locks_requested",
)  # fmt: skip
OF_HEAT = ("feel", "skin", "injury", "cream_heat", "new", "cloth", "awake")
OF_ICE = {"cream", *OF_HEAT} - {"cream_heat", "injury"}
WAIT = Hindrance("TH06b", ("cold",), Wait(7200.0, "TH06b"))


def card(protocol: str | Protocol, kind: Kind, **more: Any) -> PackCard:
    one = PROTOCOLS[protocol] if isinstance(protocol, str) else protocol
    values = {
        "minutes": round(one.total_s / 60), "suggested": False, "main": True, "in_the_way": (), "said": (),
        "safe_from": None, "first_use": False,
    } | more  # fmt: skip
    return PackCard(protocol=one, kind=kind, **values)


HEAT, ICE = card("heat_subacute", "heat", suggested=True), card("ice_acute", "ice")
BOTH = card("alternate_15_15", "both")
LONG = card("heat_chronic_20", "heat", main=False)
WRAP = card("heat_wrap_note", "heat", main=False)
CARDS = (HEAT, ICE, LONG, BOTH, WRAP)


def view(cards: Sequence[PackCard] = CARDS, *, aim: Aim = "stiff", **more: Any) -> PacksView:
    values = {"answers_due": False, "conditions": LIMITS.conditions, "safe_from": {}, "last": None}
    return PacksView(aim=aim, cards=tuple(cards), lockouts=more.pop("lockouts", ()), **values | more)


def locked(*locks: Lock) -> tuple[Lockout, ...]:
    return (Lockout("l1", NOW, Tier.CAUTION, locks, (), {}, RULES.rules_version),)


def asked(*earlier: str) -> Callable[[Protocol], TicksAsked]:
    """What must be ticked; for the protocols in `earlier` all of it was ticked before."""
    return lambda protocol: TicksAsked(LIMITS.ticks_for(protocol.modes), protocol.id in earlier)


def packs(
    look: Look, seen: PacksView | None = None, draft: PackDraft | None = None, *, earlier: Sequence[str] = ()
) -> PacksPage:
    draft = PackDraft(aim="stiff") if draft is None else draft
    return PacksPage(look, view() if seen is None else seen, draft, ticks=asked(*earlier), now=NOW)


def start(page: QWidget) -> QAbstractButton:
    return next(
        b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith("Start")
    )


def ticks(page: QWidget) -> list[Tick]:
    return [tick for tick in page.findChildren(Tick) if tick.isVisible()]


def ways(page: QWidget) -> list[str]:
    return [way.text() for way in page.findChildren(WayCard) if way.isVisible()]


def way(page: QWidget, title: str) -> WayCard:
    return next(way for way in page.findChildren(WayCard) if way.text() == title)


def chosen(page: QWidget) -> list[str]:
    return [way.text() for way in page.findChildren(WayCard) if way.isChecked()]


# -- what it is for ---------------------------------------------------------------------------------------


def test_nothing_is_chosen_before_it_is_said_what_it_is_for(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft()
    page = shown(qtbot, packs(look, draft=draft))
    assert ways(page) == [] and ticks(page) == []
    assert (draft.aim, draft.protocol) == (None, "")
    assert "Ice and heat are for comfort. For back pain, heat has the better evidence." in words(page)


@pytest.mark.parametrize(
    ("aim", "note"),
    [
        ("knock", "Ice is for comfort in the first days. No heat yet: it can add to swelling."),
        (
            "stiff",
            "Heat has the better evidence for back pain. Ice, and taking turns, are for comfort. "
            "Use what feels better.",
        ),
        (
            "before",
            "Warm up, then exercise within 10 minutes. No ice just before exercise: it hides pain.",
        ),
        ("after", "Only if it is sore."),
    ],
)
def test_each_aim_has_its_note(qtbot: QtBot, look: Look, aim: Aim, note: str) -> None:
    page = shown(qtbot, packs(look, draft=PackDraft(aim=aim)))
    assert note in words(page)


def test_an_aim_is_asked_for_by_click_and_by_keys(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, draft=PackDraft()))
    said = heard(page, SIGNALS)
    click(page, "Before exercise")
    press(Key.Key_Right)
    assert said == [("aim_requested", "before")]
    press(Key.Key_Space)
    assert said[1:] == [("aim_requested", "after")]


def test_another_aim_takes_back_the_way_and_keeps_what_was_ticked() -> None:
    draft = PackDraft(aim="stiff", protocol="heat_subacute", ticks={"feel"}, more=True)
    draft.choose_aim("after")
    assert draft == PackDraft(aim="after", ticks={"feel"})


# -- which way --------------------------------------------------------------------------------------------


def test_what_is_suggested_is_chosen_at_first(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, view((ICE, HEAT)), draft))
    assert (draft.protocol, chosen(page)) == ("heat_subacute", ["Heat"])
    assert "Before you start heat" in words(page) and start(page).text() == "Start 15 min of heat"


def test_what_the_person_chose_stays_chosen(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff", protocol="ice_acute")
    page = shown(qtbot, packs(look, draft=draft))
    assert (draft.protocol, chosen(page)) == ("ice_acute", ["Ice"])


def test_a_way_that_is_gone_gives_way_to_what_is_suggested(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff", protocol="not-there")
    shown(qtbot, packs(look, draft=draft))
    assert draft.protocol == "heat_subacute"


def test_choosing_a_way_changes_what_is_asked_and_moves_nothing(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff", ticks={"feel", "cloth"})
    page = shown(qtbot, packs(look, draft=draft))
    before = {w.text(): w.geometry() for w in page.findChildren(WayCard)}
    click(page, "Ice")
    assert (draft.protocol, chosen(page)) == ("ice_acute", ["Ice"])
    assert "Before you start ice" in words(page) and start(page).text() == "Start 15 min of ice"
    assert [tick.isChecked() for tick in ticks(page)] == [True, False, False, False, True, False]
    assert {w.text(): w.geometry() for w in page.findChildren(WayCard)} == before
    click(page, "Ice")
    assert chosen(page) == ["Ice"]


def test_arrows_move_between_the_ways_and_space_chooses(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft))
    tab_to(way(page, "Heat"))
    press(Key.Key_Up, Key.Key_Down)
    assert way(page, "Ice").hasFocus() and draft.protocol == "heat_subacute"
    press(Key.Key_Space)
    assert draft.protocol == "ice_acute"
    press(Key.Key_Up, Key.Key_Return)
    assert draft.protocol == "heat_subacute"


def test_the_other_ways_wait_behind_a_button(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft))
    main = ["Heat", "Ice", "Ice, an hour's rest, then heat"]
    assert ways(page) == main
    places = [way(page, title).geometry() for title in main]
    click(page, "More ways")
    assert sorted(ways(page)) == sorted([*main, "Heat, 20 minutes", "Heat wrap (8 hours)"])
    assert draft.more and places == [way(page, title).geometry() for title in main]
    again = shown(qtbot, packs(look, draft=draft))
    assert len(ways(again)) == 5
    click(again, "Fewer ways")
    assert ways(again) == main and not draft.more


def test_a_chosen_way_is_never_folded_away_unseen(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, draft=PackDraft(aim="stiff", protocol="heat_wrap_note")))
    assert "Heat wrap (8 hours)" in ways(page)
    assert start(page).text() == "Start the heat wrap" and "8 hours" in words(page)
    assert "It is a wrap that heats itself, and I wear it over thin clothing" in [
        t.text() for t in ticks(page)
    ]


def test_no_button_for_others_where_there_are_none(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, view((HEAT,))))
    assert buttons(page, "More ways") == []


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (card("ice_acute", "ice", minutes=5, first_use=True), "First time: shorter, with an early check"),
        (card("heat_subacute", "heat", first_use=True), "First time: with an early check"),
        (card("heat_subacute", "heat"), None),
        (card("heat_wrap_note", "heat", first_use=True), None),
        (card("ice_massage", "ice", first_use=True), None),
    ],
)
def test_the_first_time_is_said_as_it_is(qtbot: QtBot, look: Look, one: PackCard, line: str | None) -> None:
    page = shown(qtbot, packs(look, view((one,))))
    assert [w for w in words(page) if w.startswith("First time")] == ([line] if line else [])


def test_minutes_with_rests_between_are_not_called_minutes_of_ice(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, view((card("ice_intermittent", "ice"),))))
    assert "30 min" in words(page) and start(page).text() == "Start ice"
    page = shown(qtbot, packs(look, view((BOTH,))))
    assert "90 min" in words(page) and start(page).text() == "Start ice and heat"


# -- what must be true ------------------------------------------------------------------------------------


def test_start_opens_with_the_last_tick_and_closes_without_it(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft))
    said = heard(page, SIGNALS)
    assert [tick.isChecked() for tick in ticks(page)] == [False] * 7
    for n, tick in enumerate(ticks(page)):
        assert f"{n} of 7" in words(page) and not start(page).isEnabled()
        assert "Start opens when all are ticked." in words(page)
        click(page, tick.text())
    assert "7 of 7" in words(page) and draft.ticks == set(OF_HEAT)
    assert "Start opens when all are ticked." not in words(page)
    click(page, ticks(page)[2].text())
    assert not start(page).isEnabled() and draft.ticks == set(OF_HEAT) - {"injury"}
    click(page, ticks(page)[2].text())
    click(page, "Start 15 min of heat")
    assert said == [("start_requested", None)]


def test_ticks_and_start_by_keys(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look))
    said = heard(page, SIGNALS)
    for tick in ticks(page):
        tab_to(tick)
        press(Key.Key_Space)
    tab_to(start(page))
    press(Key.Key_Return)
    assert said == [("start_requested", None)]


def test_ticking_moves_nothing(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff", ticks=set(OF_HEAT[:6]))
    page = shown(qtbot, packs(look, draft=draft))
    before = [(b, b.geometry()) for b in page.findChildren(QAbstractButton) if b.isVisible()]
    click(page, ticks(page)[6].text())
    assert start(page).isEnabled()
    assert [(b, b.geometry()) for b in page.findChildren(QAbstractButton) if b.isVisible()] == before


def test_what_was_ticked_outlives_the_page(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft))
    click(page, "Ice")
    click(page, ticks(page)[0].text())
    again = shown(qtbot, packs(Look(look.assets, dark=True, scale=1.25), draft=draft))
    assert chosen(again) == ["Ice"] and "1 of 6" in words(again)
    assert [tick.isChecked() for tick in ticks(again)] == [True] + [False] * 5


def test_what_is_not_true_can_be_said(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look))
    said = heard(page, SIGNALS)
    click(page, "One of these is not true")
    assert said == [("untrue_requested", None)]


def test_the_second_time_on_a_day_one_tick_is_enough(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft, earlier=("heat_subacute",)))
    (tick,) = ticks(page)
    assert tick.text() == "All of this is still true" and not start(page).isEnabled()
    assert {t.words for t in LIMITS.ticks_for(("heat",))} <= set(words(page))
    click(page, tick.text())
    assert start(page).isEnabled() and draft.ticks == set(OF_HEAT)
    click(page, tick.text())
    assert not start(page).isEnabled() and draft.ticks == set()


def test_the_one_tick_speaks_for_no_other_way(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, draft=draft, earlier=("heat_subacute",)))
    click(page, "All of this is still true")
    click(page, "Ice")
    assert [tick.isChecked() for tick in ticks(page)] == [False] * 6
    click(page, "Heat")
    assert not ticks(page)[0].isChecked() and not start(page).isEnabled()


def test_ticks_of_another_way_do_not_stand_for_the_one_tick(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff", protocol="ice_acute", ticks=set(OF_ICE))
    page = shown(qtbot, packs(look, draft=draft, earlier=("heat_subacute",)))
    assert start(page).isEnabled()
    click(page, "Heat")
    assert not start(page).isEnabled()


# -- what is in the way -----------------------------------------------------------------------------------


def waiting(hours: float) -> PackCard:
    return card(
        "ice_acute", "ice", in_the_way=(WAIT,), safe_from=NOW + timedelta(hours=hours), first_use=False
    )


def test_while_the_skin_rests_start_is_off_and_says_until_when(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="knock", protocol="ice_acute", ticks=set(OF_HEAT))
    page = shown(qtbot, packs(look, view((waiting(2), HEAT)), draft))
    assert not start(page).isEnabled() and ticks(page) == []
    why = "Give your skin a rest. Next safe time for ice: 17:05."
    assert why in words(page) and start(page).accessibleDescription() == why
    assert "Safe again from 17:05" in words(page)
    click(page, "Heat")
    assert start(page).isEnabled()


def test_another_day_is_named(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, view((waiting(20),))))
    assert "Safe again from tomorrow 11:05" in words(page)
    assert "Give your skin a rest. Next safe time for ice: tomorrow 11:05." in words(page)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (Hindrance("TH14", ("knock",)), "Not in the first two days after a knock"),
        (Hindrance("TH16", ("night",)), "Not in your sleeping hours"),
        (
            Hindrance("TH15", ("diabetes", "heat", "ask")),
            "Ask a clinician first: “I have diabetes”",
        ),
        (
            Hindrance("TH15", ("clot", "heat", "block")),
            "Not for you without a clinician's word: “I have a blood clot, or I may have one, or my blood "
            "clots too easily”",
        ),
        (Hindrance("TH15", ("thin_skin", "cold", "short")), "Too long for thin skin, or for your age"),
        (
            Hindrance("TH18", ("wrap",), days=7),
            "You have used a wrap 7 days in a row. Ask your physio or GP before you go on.",
        ),
        (Hindrance("TH18", ("days-wrap",)), "Cannot be used: it breaks TH18. Tell your physio."),
        (Hindrance("TH19", ("age",)), "Under 18, or age not known: only what a clinician planned"),
        (
            Hindrance("TH19", ("cannot_remove",)),
            "Not where you cannot take it off alone, unless a clinician planned it",
        ),
        (Hindrance("TH01", ("ice",)), "Cannot be used: it breaks TH01. Tell your physio."),
        (Hindrance("TH06b", ("min-gap",)), "Cannot be used: it breaks TH06b. Tell your physio."),
    ],
)
def test_what_is_in_the_way_is_said_on_the_card_and_before_start(
    qtbot: QtBot, look: Look, found: Hindrance, line: str
) -> None:
    page = shown(qtbot, packs(look, view((card("heat_subacute", "heat", in_the_way=(found,)),))))
    assert words(page).count(line) == 2
    assert not start(page).isEnabled() and line.rstrip(".") in way(page, "Heat").accessibleName()


def test_everything_in_the_way_is_said_what_lasts_first(qtbot: QtBot, look: Look) -> None:
    night = Hindrance("TH16", ("night",))
    page = shown(qtbot, packs(look, view((card("ice_acute", "ice", in_the_way=(WAIT, night)),))))
    said = [w for w in words(page) if w in ("Not in your sleeping hours", "Safe again from 17:05")]
    assert said == ["Not in your sleeping hours", "Not in your sleeping hours", "Safe again from 17:05"]


@pytest.mark.parametrize("rule", ["TH15", "TH19", "TH20", "TH16"])
def test_what_follows_from_ones_answers_can_be_changed(qtbot: QtBot, look: Look, rule: str) -> None:
    about = {"TH15": ("heart", "heat", "ask"), "TH19": ("cannot_remove",), "TH16": ("night",)}
    barred = card("heat_subacute", "heat", in_the_way=(Hindrance(rule, about.get(rule, ("answers",))),))
    page = shown(qtbot, packs(look, view((barred,)), PackDraft(aim="stiff", protocol="heat_subacute")))
    said = heard(page, SIGNALS)
    if rule == "TH16":
        assert "Change my answers" not in [b.text() for b in page.findChildren(QAbstractButton)]
    else:
        click(page, "Change my answers")
        assert said == [("answers_requested", None)]


def test_a_warning_is_said_and_stops_nobody(qtbot: QtBot, look: Look) -> None:
    warned = card("ice_acute", "ice", said=(Hindrance("TH18", ("cold",), warns=True, days=3),))
    page = shown(qtbot, packs(look, view((warned,)), PackDraft(aim="knock", ticks=set(OF_ICE))))
    assert "You have used ice 3 days in a row. Ask your physio or GP before you go on." in words(page)
    assert start(page).isEnabled()


def test_a_protocol_of_the_physio_is_marked_and_its_note_is_shown(qtbot: QtBot, look: Look) -> None:
    own = replace(
        PROTOCOLS["heat_chronic_20"], id="own", title="Heat in the evening", author="clinician",
        note="After your walk. Low setting.",
    )  # fmt: skip
    page = shown(qtbot, packs(look, view((card(own, "heat", suggested=True), ICE))))
    assert ways(page) == ["Heat in the evening", "Ice"]
    assert {
        "From your physio",
        "Suggested",
        "After your walk.",
        "Note: After your walk. Low setting.",
    } <= set(words(page))


def test_questions_that_are_due_come_first_and_the_ways_stay(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, view(answers_due=True), draft))
    said = heard(page, SIGNALS)
    assert ticks(page) == [] and "A few questions first" in words(page)
    assert not [b for b in page.findChildren(QAbstractButton) if b.text().startswith("Start")]
    click(page, "Ice")
    assert draft.protocol == "ice_acute" and ticks(page) == []
    click(page, "Answer")
    assert said == [("answers_requested", None)]


def test_what_is_locked_says_so_and_is_not_suggested(qtbot: QtBot, look: Look) -> None:
    draft = PackDraft(aim="stiff")
    page = shown(qtbot, packs(look, view(lockouts=locked(Lock.HEAT)), draft))
    said = heard(page, SIGNALS)
    assert draft.protocol == "ice_acute" and "Suggested" not in words(page)
    assert words(page).count("Locked") == 2, "heat, and ice with heat"
    click(page, "Heat")
    assert not start(page).isEnabled() and "It is locked for now. See why above." in words(page)
    click(page, "See why")
    assert said == [("locks_requested", None)]


@pytest.mark.parametrize(
    ("locks", "line"),
    [
        ((Lock.HEAT,), "Heat is locked for now."),
        ((Lock.ICE,), "Ice is locked for now."),
        ((Lock.ALL_EXERCISE, Lock.ICE, Lock.HEAT), "Ice and heat are locked for now."),
    ],
)
def test_the_message_says_what_is_locked(
    qtbot: QtBot, look: Look, locks: tuple[Lock, ...], line: str
) -> None:
    assert line in words(shown(qtbot, packs(look, view(lockouts=locked(*locks)))))


@pytest.mark.parametrize("fault", ["", "limit TH01 is missing"])
def test_with_damaged_limits_nothing_can_be_chosen(qtbot: QtBot, look: Look, fault: str) -> None:
    page = shown(qtbot, packs(look, view((), fault=fault)))
    assert "The limits are damaged, so no timer can start. Install CoreCoach again." in words(page)
    assert [b.text() for b in page.findChildren(QAbstractButton)] == ["Log"]


def test_the_head_says_what_was_used_last(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, packs(look, view(last=("heat", NOW - timedelta(hours=18, minutes=55)))))
    said = heard(page, SIGNALS)
    assert "Last used: heat, yesterday 20:10" in words(page)
    click(page, "Log")
    assert said == [("log_requested", None)]


# -- in every look ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "draft", "earlier"),
    [
        (view(), PackDraft(), ()),
        (view(), PackDraft(aim="stiff", more=True), ()),
        (view(last=("cold", NOW)), PackDraft(aim="stiff", protocol="alternate_15_15"), ()),
        (view((waiting(20), HEAT)), PackDraft(aim="knock", protocol="ice_acute"), ()),
        (view(answers_due=True), PackDraft(aim="stiff"), ()),
        (view(lockouts=locked(Lock.ICE, Lock.HEAT)), PackDraft(aim="stiff"), ()),
        (view(), PackDraft(aim="stiff", protocol="heat_subacute"), ("heat_subacute",)),
    ],
)
def test_nothing_is_cut_off(
    qtbot: QtBot, look: Look, seen: PacksView, draft: PackDraft, earlier: Sequence[str]
) -> None:
    found = in_every_look(qtbot, look, lambda dressed: packs(dressed, seen, draft, earlier=earlier), cut_off)
    assert found == []


def test_on_the_usual_page_all_that_is_pressed_is_in_sight(qtbot: QtBot, look: Look) -> None:
    page = packs(look)
    shown(qtbot, page, (1068, 800))
    settle()
    assert page.scroll_bar.value() == 0
    for button in (b for b in page.findChildren(QAbstractButton) if b.isVisible()):
        assert button.mapTo(page, button.rect().bottomLeft()).y() < page.height(), button.accessibleName()
