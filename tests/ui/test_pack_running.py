"""The page of ice or heat while it runs: what each state says, and what each key and button asks for."""

import pytest
from hands import Key, Worlds, settle
from msgspec.structs import replace
from pack_use import FINE, ON, PAUSE, WAYS, Use
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import Step
from corecoach.thermal.running import PackCommand
from corecoach.tour.pack_run_scenes import run_packs
from corecoach.ui.pages.pack_running_words import say_of

SIGN, STOP, END, OFF = PackCommand.SIGN, PackCommand.STOP, PackCommand.END, PackCommand.TAKEN_OFF
STOPS = {"Something hurts: stop", "End early"}
LOOKS = {"No, it looks as it should", "Yes: stop"}

# Of each state: the head of the card, something that it says, the word on the panel, the buttons beside
# Stop and End early, and what each key asks for.
STATES = {
    "check": (
        "Skin check before you start", "do warm and cold feel the same?", "CHECK", LOOKS,
        {Key.Key_N: FINE, Key.Key_Y: SIGN, Key.Key_Q: END},
    ),
    "ready": (
        "Put the ice on", "Wrap the ice pack in a damp cloth.", "READY", {"It is on: start 5 minutes"},
        {Key.Key_Space: ON, Key.Key_Return: ON, Key.Key_Enter: ON, Key.Key_Q: END},
    ),
    "on": ("Ice is on", "Next skin check in 4:24", "ICE", {"Pause"}, {}),
    "due": (
        "Skin check", "Is your skin white, blotchy, very red, blistered or numb?", "CHECK", LOOKS,
        {Key.Key_N: FINE, Key.Key_Y: SIGN},
    ),
    "late": (
        "Take the ice off now.", "Look at your skin.", "TAKE OFF", {"No: put the ice on again", "Yes: stop"},
        {Key.Key_N: FINE, Key.Key_Y: SIGN},
    ),
    "last": (
        "Take the ice off now.", "Look at your skin.", "TAKE OFF", {"No, and the pack is off", "Yes: stop"},
        {Key.Key_N: FINE, Key.Key_Y: SIGN},
    ),
    "paused": (
        "Paused. The pack is off.", "Put it on again within 30 minutes, or end here.", "PAUSED",
        {"It is on again: go on"}, {Key.Key_Space: ON, Key.Key_Return: ON, Key.Key_Enter: ON, Key.Key_Q: END},
    ),
    "rest": ("Nothing on your skin now", "4:10 left", "NO PACK", set(), {Key.Key_Q: END}),
    "check-again": (
        "Skin check", "Look at your skin again.", "CHECK", LOOKS,
        {Key.Key_N: FINE, Key.Key_Y: SIGN, Key.Key_Q: END},
    ),
    "change": (
        "Take the heat off. Put the ice on.", "In its cloth, off the bone.", "CHANGE",
        {"Ice is on: start 1 minute"}, {},
    ),
    "wrap": ("The heat wrap is on", "Next skin check in 1 h 50 min", "HEAT WRAP", {"Pause"}, {}),
}  # fmt: skip
# What nothing may answer by accident; H is not among them.
KEYS = (
    Key.Key_N, Key.Key_Y, Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Q, Key.Key_Escape,
    Key.Key_1, Key.Key_P,
)  # fmt: skip


# -- what is said and asked -------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_each_state_says_what_to_do_and_has_its_buttons(worlds: Worlds, way: str) -> None:
    use = Use(worlds, way)
    head, line, word, buttons, _keys = STATES[way]
    face = use.page.panel.face
    assert face is not None
    assert (use.head, face.word) == (head, word)
    assert line in use.words
    assert use.buttons == buttons | STOPS
    # A screen reader hears the same.
    assert head in use.page.card.accessibleName() and word in use.page.panel.accessibleName()


@pytest.mark.parametrize("way", WAYS)
def test_each_key_asks_for_one_thing_or_for_nothing(worlds: Worlds, way: str) -> None:
    expected = STATES[way][4]
    use = Use(worlds, way)
    for key in KEYS:
        use.at.press(Key.Key_Escape)
        use.asked.clear()
        use.at.press(key)
        assert use.asked == ([expected[key]] if key in expected else []), key


@pytest.mark.parametrize("way", WAYS)
def test_stop_is_there_in_every_state_by_click_and_by_key(worlds: Worlds, way: str) -> None:
    use = Use(worlds, way, single_keys=False)
    for ask in (False, True):
        if ask:
            use.page.end()
        use.asked.clear()
        assert use.page.bar.stop.isVisible() and use.page.bar.stop.isEnabled()
        use.at.click(use.page.bar.stop)
        use.at.press(Key.Key_H)
        assert use.asked == [STOP, STOP]


@pytest.mark.parametrize("way", ["due", "change", "ready", "check"])
def test_each_button_asks_for_what_its_key_does(worlds: Worlds, way: str) -> None:
    use = Use(worlds, way)
    asked = {
        "No, it looks as it should": FINE,
        "Yes: stop": SIGN,
        "It is on: start 5 minutes": ON,
        "Ice is on: start 1 minute": ON,
    }
    for words in use.buttons - STOPS:
        use.asked.clear()
        use.at.choose(words)
        assert use.asked == [asked[words]]


def test_the_buttons_at_the_top_ask_for_sound_and_other_pages(worlds: Worlds) -> None:
    use = Use(worlds, "on", sound=False)
    use.at.choose("Other pages")
    use.at.choose("Sound off")
    use.at.type("M")
    assert use.asked == ["pages", "sound", "sound"]


def test_a_pack_that_a_rest_follows_is_only_taken_off(worlds: Worlds) -> None:
    moment = with_steps(Use(worlds, "due").moment, Step("rest", 5))
    say = say_of(moment)
    assert say.head == "Take the ice off."
    assert [(r.words, r.command) for r in say.replies] == [("It is off", OFF)]
    # With a minute over time it is urgent.
    assert say_of(replace(moment, left_s=-60.0)).head == "Take the ice off now."


def with_steps(moment: PackMoment, step: Step) -> PackMoment:
    """The same moment in a plan with another step where it stands."""
    running = moment.running
    steps = (*running.plan.steps[: running.step], step, *running.plan.steps[running.step + 1 :])
    return replace(moment, running=replace(running, plan=replace(running.plan, steps=steps)))


def test_ice_massage_may_end_numb_and_is_not_asked_for_it(worlds: Worlds) -> None:
    at = worlds(sample="", begin=False)
    run_packs(at.world, "ice_massage", FINE, ON, 301)
    moment = at.world.coach.packs.run.moment()
    assert moment is not None and "numb" not in " ".join(say_of(moment).lines)


# -- before a pause and before an early end -----------------------------------------------------------------


def test_a_pause_asks_whether_the_pack_is_off_and_the_time_goes_on(worlds: Worlds) -> None:
    use = Use(worlds, "on")
    use.at.press(Key.Key_Space)
    assert use.head == "Is the ice off your skin?" and use.asked == []
    assert use.buttons == {"Yes, it is off", "No, it is still on"} | STOPS
    use.do(10)
    assert use.page.panel.face is not None and use.page.panel.face.time == "4:14"
    use.at.type("N")
    assert (use.head, use.asked) == ("Ice is on", [])
    use.at.press(Key.Key_Space)
    use.at.type("Y")
    assert use.asked == [PAUSE]


def test_an_early_end_asks_the_same_where_something_is_on(worlds: Worlds) -> None:
    use = Use(worlds, "late")
    use.at.type("Q")
    assert use.head == "Is the ice off your skin?" and use.asked == []
    use.at.choose("No, go on")
    assert use.head == "Take the ice off now."
    use.at.type("QY")
    assert use.asked == [END]


def test_what_was_meant_for_a_question_that_time_took_away_answers_no_other(worlds: Worlds) -> None:
    """No to "is it off?" must not say that the skin was looked at."""
    use = Use(worlds, "on")
    use.at.press(Key.Key_Space)
    use.do(264)
    assert use.head == "Skin check"
    use.at.type("N")
    assert use.asked == []
    use.do(1)
    use.at.type("N")
    assert use.asked == [FINE]


# -- nothing by accident -------------------------------------------------------------------------------------


def test_a_key_that_is_held_down_counts_once(worlds: Worlds) -> None:
    use = Use(worlds, "due")
    for key, text, command in ((Key.Key_N, "n", FINE), (Key.Key_Y, "y", SIGN), (Key.Key_H, "h", STOP)):
        use.asked.clear()
        use.at.hold(key, text)
        assert use.asked == [command]


def test_enter_answers_only_what_was_gone_to(worlds: Worlds) -> None:
    use = Use(worlds, "due")
    use.at.press(Key.Key_Return, Key.Key_Enter, Key.Key_Space)
    assert use.asked == []
    use.at.press(Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert use.asked == [SIGN]
    use.at.press(Key.Key_Left, Key.Key_Enter)
    assert use.asked == [SIGN, FINE]


def test_tab_goes_to_the_answers_first(worlds: Worlds) -> None:
    use = Use(worlds, "on")
    use.do(264)
    for words in ("No, it looks as it should", "Yes: stop", "End early", "Something hurts: stop"):
        use.at.press(Key.Key_Tab)
        assert isinstance(use.at.focus, QAbstractButton) and use.at.focus.text() == words


def test_the_keyboard_goes_to_no_answer_by_itself(worlds: Worlds) -> None:
    """Where a button with the keyboard goes away, Qt would hand it to the next one."""
    use = Use(worlds, "due")
    use.at.press(Key.Key_Right)
    use.do(FINE)
    assert use.at.focus is use.page
    use.at.until(lambda: use.page.bar.main.hasFocus())
    use.do(600)
    assert use.at.focus is use.page


def test_the_second_half_of_a_double_click_is_nothing(worlds: Worlds) -> None:
    use = Use(worlds, "ready")
    main, spot = use.page.bar.main, use.page.bar.main.rect().center()
    QTest.mouseClick(main, Qt.MouseButton.LeftButton, pos=spot)
    again(main, spot)
    assert use.asked == [ON]


def again(button: QAbstractButton, spot: QPoint) -> None:
    """What Qt sends for the second press of a double click."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = button.mapToGlobal(spot).toPointF()
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(button, QMouseEvent(kind, spot.toPointF(), where, left, left, none))
    settle()


def test_letters_can_be_switched_off_but_for_the_one_that_stops(worlds: Worlds) -> None:
    use = Use(worlds, "due", single_keys=False)
    use.at.type("NYQMH")
    assert use.asked == [STOP]
    assert all(button.key == "" for button in (*use.page.card.replies, use.page.top.sound, use.page.bar.end))
