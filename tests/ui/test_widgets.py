"""The parts of pages: what a key or a click chooses, what is said, and what never happens."""

import pytest
from hands import Hands, Key, seen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, ScoreRow, Segmented, Switch, Text
from corecoach.ui.widgets.press_card import PressCard

OPTIONS = (("no", "No"), ("yes", "Yes"), ("unsure", "Not sure"))


def shown(qtbot: QtBot, *widgets: QWidget) -> Hands:
    """Widgets below each other in a window of their own."""
    window = QWidget()
    box = QVBoxLayout(window)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(900, 300)
    window.show()
    window.activateWindow()
    return Hands(window)


class Scores:
    """A score row on screen and what it said."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.row = ScoreRow(look, "No pain", "Worst")
        self.after = Button(look, "After")
        self.hands = shown(qtbot, self.row, self.after)
        self.chosen: list[object] = []
        self.row.chosen.connect(self.chosen.append)
        self.cells = self.row.findChildren(QAbstractButton)
        self.row.focus_first()

    def checked(self) -> list[int]:
        return [n for n, cell in enumerate(self.cells) if cell.isChecked()]


@pytest.fixture
def scores(qtbot: QtBot, look: Look) -> Scores:
    return Scores(qtbot, look)


# -- score row --------------------------------------------------------------------------------------------


def test_no_score_is_preselected(scores: Scores) -> None:
    assert (scores.row.score, scores.checked(), scores.chosen) == (None, [], [])


@pytest.mark.parametrize("digit", [0, 2, 3, 4, 5, 6, 7, 8, 9])
def test_a_digit_chooses_at_once(scores: Scores, digit: int) -> None:
    scores.hands.type(str(digit))
    assert (scores.chosen, scores.row.score, scores.checked()) == ([digit], digit, [digit])


@pytest.mark.parametrize(("typed", "chosen"), [("10", [10]), ("110", [10]), ("15", [5]), ("100", [10, 0])])
def test_a_one_waits_for_what_follows(scores: Scores, typed: str, chosen: list[int]) -> None:
    scores.hands.type(typed)
    assert scores.chosen == chosen


def test_a_one_alone_counts_after_a_moment(qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corecoach.ui.widgets.score_row.TEN_MS", 1)
    scores = Scores(qtbot, look)
    with qtbot.waitSignal(scores.row.chosen):
        scores.hands.type("1")
    assert scores.chosen == [1]


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
@pytest.mark.parametrize(("typed", "score"), [("5", 5), ("0", 0), ("10", 10), ("1", 1), ("51", 1)])
def test_enter_keeps_the_digit_before_it(
    scores: Scores, typed: str, score: int, enter: Key, held: Qt.KeyboardModifier
) -> None:
    scores.hands.type(typed)
    scores.hands.press(enter, modifier=held)
    assert scores.row.score == score and scores.cells[score].hasFocus()


def test_arrows_go_on_from_the_digit_before_them(scores: Scores) -> None:
    scores.hands.type("5")
    scores.hands.press(Key.Key_Right, Key.Key_Return)
    scores.hands.type("1")
    scores.hands.press(Key.Key_Right, Key.Key_Return)
    assert scores.chosen == [5, 6, 1, 2]


def test_tab_and_enter_take_the_place_of_no_score(scores: Scores) -> None:
    scores.hands.click(scores.cells[7])
    scores.hands.press(Key.Key_Tab)
    assert scores.after.hasFocus()
    scores.hands.press(Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    scores.hands.press(Key.Key_Return)
    assert scores.row.score == 7 and scores.cells[7].hasFocus()


def test_a_one_that_counts_after_a_moment_takes_the_keyboard_from_nobody(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corecoach.ui.widgets.score_row.TEN_MS", 1)
    scores = Scores(qtbot, look)
    with qtbot.waitSignal(scores.row.chosen):
        scores.hands.type("1")
        scores.after.setFocus()
    assert scores.after.hasFocus()


def test_a_click_ends_the_wait_after_a_one(scores: Scores) -> None:
    scores.hands.type("1")
    assert scores.chosen == []
    scores.hands.click(scores.cells[7])
    scores.row.settle()
    assert scores.chosen == [7]


def test_arrows_move_without_choosing_and_enter_chooses(scores: Scores) -> None:
    scores.hands.press(*[Key.Key_Right] * 4)
    assert (scores.chosen, scores.checked()) == ([], [])
    scores.hands.press(Key.Key_Left, Key.Key_Return)
    assert (scores.chosen, scores.checked()) == ([3], [3])


def test_arrows_stay_in_the_row(scores: Scores) -> None:
    scores.hands.press(*[Key.Key_Right] * 14, Key.Key_Enter, *[Key.Key_Left] * 14, Key.Key_Enter)
    assert scores.chosen == [10, 0]


def test_up_and_down_leave_neither_row_nor_score(scores: Scores) -> None:
    scores.hands.press(Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Return)
    assert scores.chosen == [1]


def test_every_cell_can_be_clicked_and_says_its_score(scores: Scores) -> None:
    for cell in scores.cells:
        scores.hands.click(cell)
    assert scores.chosen == list(range(11))
    assert [cell.accessibleName() for cell in scores.cells] == [f"{n} out of 10" for n in range(11)]


@pytest.mark.parametrize(("text", "chosen"), [("²", []), ("½", []), ("x", []), ("й", []), ("٣", [3])])
def test_only_digits_choose_in_any_script(scores: Scores, text: str, chosen: list[int]) -> None:
    scores.hands.hold(Key.Key_unknown, text, 1)
    assert scores.chosen == chosen


def test_ctrl_and_a_digit_is_not_a_score(scores: Scores) -> None:
    scores.hands.press(Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    assert scores.chosen == []


def test_tab_passes_the_row_in_one_step(scores: Scores) -> None:
    scores.hands.press(Key.Key_Right, Key.Key_Right, Key.Key_Tab)
    assert scores.after.hasFocus()
    scores.hands.press(Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert scores.cells[0].hasFocus()


def test_showing_a_score_does_not_say_it(scores: Scores) -> None:
    scores.row.show_score(6)
    assert (scores.row.score, scores.checked(), scores.chosen) == (6, [6], [])
    scores.row.focus_first()
    assert scores.cells[6].hasFocus()


@given(st.text(st.sampled_from("0123456789<>!"), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_whatever_is_typed_the_score_shown_is_the_last_one_said(scores: Scores, typed: str) -> None:
    scores.chosen.clear()
    scores.row.show_score(None)
    keys = {"<": Key.Key_Left, ">": Key.Key_Right, "!": Key.Key_Return}
    for char in typed:
        scores.hands.press(keys.get(char) or Key(ord(char)))
    scores.row.settle()
    assert all(isinstance(n, int) and 0 <= n <= 10 for n in scores.chosen)
    assert scores.row.score == (scores.chosen[-1] if scores.chosen else None)
    assert scores.checked() == scores.chosen[-1:]


# -- segmented --------------------------------------------------------------------------------------------


class Answers:
    """A segmented choice on screen and what it said."""

    def __init__(self, qtbot: QtBot, look: Look, value: str | None = None) -> None:
        self.choice = Segmented(look, OPTIONS, name="Question 1", value=value)
        self.hands = shown(qtbot, self.choice)
        self.chosen: list[object] = []
        self.choice.chosen.connect(self.chosen.append)
        self.buttons = self.choice.findChildren(QAbstractButton)


@pytest.fixture
def answers(qtbot: QtBot, look: Look) -> Answers:
    return Answers(qtbot, look)


def test_no_answer_is_preselected_and_each_is_named(answers: Answers) -> None:
    assert answers.choice.value is None
    assert not any(button.isChecked() for button in answers.buttons)
    names = [button.accessibleName() for button in answers.buttons]
    assert names == ["Question 1: No", "Question 1: Yes", "Question 1: Not sure"]


def test_answers_are_equal_in_size(answers: Answers) -> None:
    assert len({button.height() for button in answers.buttons}) == 1
    widths = {button.width() for button in answers.buttons}
    assert max(widths) - min(widths) < 0.35 * max(widths)


def test_arrows_move_between_answers_without_choosing(answers: Answers) -> None:
    answers.choice.focus_first()
    seen_focus = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        answers.hands.press(key)
        seen_focus.append(next(n for n, b in enumerate(answers.buttons) if b.hasFocus()))
    assert (seen_focus, answers.chosen) == ([0, 1, 2, 2, 1], [])
    answers.hands.press(Key.Key_Space)
    assert (answers.chosen, answers.choice.value) == (["yes"], "yes")


def test_arrows_do_not_change_an_answer_that_was_given(answers: Answers) -> None:
    answers.hands.click(answers.buttons[1])
    answers.hands.press(Key.Key_Left, Key.Key_Down, Key.Key_Up, Key.Key_Right)
    assert (answers.chosen, answers.choice.value) == (["yes"], "yes")


def test_no_key_answers_before_an_answer_was_reached(answers: Answers) -> None:
    answers.choice.focus_first()
    assert answers.choice.has_keyboard()
    answers.hands.press(Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Space)
    assert (answers.chosen, answers.choice.value) == ([], None)


def test_a_chosen_answer_stays_chosen_when_clicked_again(answers: Answers) -> None:
    answers.hands.click(answers.buttons[0])
    answers.hands.click(answers.buttons[0])
    assert answers.choice.value == "no"
    assert [b.isChecked() for b in answers.buttons] == [True, False, False]


def test_focus_goes_to_the_chosen_answer(qtbot: QtBot, look: Look) -> None:
    answers = Answers(qtbot, look, "unsure")
    answers.choice.focus_first()
    assert answers.buttons[2].hasFocus()


# -- switch, button, card ---------------------------------------------------------------------------------


def test_a_switch_says_what_it_is_now(qtbot: QtBot, look: Look) -> None:
    said: list[bool] = []
    switch = Switch(look, "Voice", on=True, on_change=said.append)
    hands = shown(qtbot, switch)
    assert (switch.isChecked(), said, switch.accessibleName()) == (True, [], "Voice")
    hands.click(switch)
    hands.press(Key.Key_Space)
    assert said == [False, True]


def test_a_switch_looks_different_on_and_off(qtbot: QtBot, look: Look) -> None:
    on, off = (Switch(look, "Voice", on=state, on_change=bool) for state in (True, False))
    hands = shown(qtbot, on, off)
    assert hands.window.isVisible()
    assert on.grab().toImage() != off.grab().toImage()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_button_is_pressed_by_click_space_and_enter(
    qtbot: QtBot, look: Look, kind: Kind
) -> None:
    pressed: list[int] = []
    button = Button(look, "Go", kind, on_click=lambda: pressed.append(1))
    hands = shown(qtbot, button)
    hands.click(button)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter):
        hands.press(key)
    hands.hold(Key.Key_Return)
    assert len(pressed) == 5


def test_a_button_is_named_by_its_words_or_by_a_better_name(look: Look) -> None:
    assert Button(look, "Start").accessibleName() == "Start"
    assert Button(look, "", icon="skip-back", name="Back").accessibleName() == "Back"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_disabled_button_does_nothing(qtbot: QtBot, look: Look, kind: Kind) -> None:
    pressed: list[int] = []
    button = Button(look, "Go", kind, on_click=lambda: pressed.append(1))
    button.setEnabled(False)
    hands = shown(qtbot, button)
    hands.click(button)
    hands.press(Key.Key_Return, Key.Key_Space)
    assert pressed == []


def test_arrows_on_a_button_do_not_go_to_the_next_one(qtbot: QtBot, look: Look) -> None:
    first, second = Button(look, "One"), Button(look, "Two")
    hands = shown(qtbot, first, second)
    first.setFocus()
    hands.press(Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up)
    assert first.hasFocus() and not second.hasFocus()


def test_a_press_card_is_one_control(qtbot: QtBot, look: Look) -> None:
    pressed: list[int] = []
    words = Text(look, "Rest first")
    card = PressCard(look, words, name="Rest. Rest first", on_click=lambda: pressed.append(1))
    hands = shown(qtbot, card)
    QTest.mouseClick(
        hands.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        pos=words.mapTo(hands.window, words.rect().center()),
    )
    card.setFocus()
    hands.press(Key.Key_Return, Key.Key_Space)
    assert (len(pressed), card.accessibleName()) == (3, "Rest. Rest first")


# -- text -------------------------------------------------------------------------------------------------

MARKUP = (
    "<b>bold</b>", "<img src='x.png' width=400>", "<a href='https://x'>here</a>", "<!-- x -->", "&amp;",
    "<h1>x</h1><script>y</script>", "Tom & Jerry", "# title", "a<br>b",
)  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_a_text_shows_markup_as_it_is_written(look: Look, markup: str) -> None:
    text = Text(look, markup, wrap=False)
    assert text.textFormat() is Qt.TextFormat.PlainText
    width = QFontMetricsF(text.font()).horizontalAdvance(markup)
    assert abs(text.sizeHint().width() - width) <= 3
    assert not text.openExternalLinks() and not seen(text, QWidget)


def test_a_word_without_end_can_break(look: Look) -> None:
    text = Text(look, "x" * 400)
    assert text.heightForWidth(200) > 5 * text.heightForWidth(10_000)
    assert text.minimumSizeHint().width() < 250
