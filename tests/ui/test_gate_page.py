"""The safety check: nothing is preselected, nothing is left out, and no slip gets past a danger sign."""

import itertools
from typing import Any

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lockouts import RULES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.home import Home
from corecoach.library import Library
from corecoach.safety import Answer, Lockout, Tier
from corecoach.ui.look import Look
from corecoach.ui.pages.dose import DosePage
from corecoach.ui.pages.drill import DrillPage
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.follow_up import FollowUpPage
from corecoach.ui.pages.gate import GateDraft, GatePage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.player.player import Player
from corecoach.ui.widgets import Button, ScoreRow, Segmented, Text

SESSION = "weeks-1-2"
# Before the first session of a week: three gates, the weekly one, and whether somebody is drowsy.
ASKED = 5
REST = ("No",) * 2
# An emergency sign, one that is urgent when unsure, one that only waits, and one that is asked last.
ITEMS = ("ces_saddle", "ces_bladder_leak", "leg_tingle", "back_locking")


def emergency(item: str, answer: str) -> bool:
    found = RULES.item(item)
    outcome = {"yes": found.yes, "unsure": found.unsure}.get(answer)
    return outcome is not None and outcome.tier is Tier.EMERGENCY


@pytest.fixture
def gate(worlds: Worlds) -> AtWindow:
    """The questions before a session, the first of this week."""
    at = worlds(begin=False)
    at.world.director.start(SESSION)
    settle()
    return at


@pytest.fixture
def drill(gate: AtWindow) -> AtWindow:
    """The items behind the third question."""
    gate.answer("No", "No", "Yes", *REST)
    gate.score(3)
    gate.choose("Continue")
    return gate


def start(at: AtWindow) -> QAbstractButton:
    return at.page._go  # type: ignore[attr-defined, no-any-return]


def rows(at: AtWindow) -> list[str | None]:
    return [row.value for row in seen(at.page, Segmented)]


def fresh_lockouts(at: AtWindow) -> tuple[Lockout, ...]:
    return Home(at.world.app.home.folder).coach(at.world.coach.library).lockouts()


def stored(at: AtWindow) -> list[Any]:
    """What a fresh start would know."""
    coach = Home(at.world.app.home.folder).coach(at.world.coach.library, at.world.clock)
    return [*coach.lockouts(), *coach.pain_scores(), *coach.sessions()]


# -- the first questions ----------------------------------------------------------------------------------


def test_nothing_is_preselected_and_the_session_cannot_start(gate: AtWindow) -> None:
    assert rows(gate) == [None] * ASKED
    assert seen(gate.page, ScoreRow)[0].score is None
    assert not start(gate).isEnabled()
    assert gate.world.director.flow().check.draft == GateDraft()


@pytest.mark.parametrize("left_out", range(4))
@pytest.mark.parametrize("words", ["No", "Yes", "Not sure"])
def test_every_question_and_the_score_must_be_answered(
    qtbot: QtBot, look: Look, left_out: int, words: str
) -> None:
    draft, done = GateDraft(), []
    page = GatePage(look, RULES, draft, title="Morning")
    qtbot.addWidget(page)
    page.done.connect(done.append)
    answers = [b for b in page.findChildren(QAbstractButton) if b.text() == words]
    score = page.findChildren(ScoreRow)[0].findChildren(QAbstractButton)[5]
    for n, button in enumerate([*answers, score]):
        if n != left_out:
            button.click()
    go = page.findChildren(Button)[-1]
    go.click()
    page._finish()
    assert (go.isEnabled(), done) == (False, [])
    [*answers, score][left_out].click()
    go.click()
    assert (go.isEnabled(), done) == (True, [None])


def test_enter_and_space_answer_nothing_and_start_nothing(gate: AtWindow) -> None:
    gate.press(Key.Key_Return, Key.Key_Space, Key.Key_Space, Key.Key_Enter, Key.Key_Return)
    assert rows(gate) == [None] * ASKED
    assert isinstance(gate.page, GatePage)


def test_a_start_that_was_pressed_twice_answers_nothing(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Space, Key.Key_Space, Key.Key_Return)
    assert isinstance(at.page, GatePage)
    assert rows(at) == [None] * ASKED


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("NNNNN", ["no"] * 5),
        ("Y?N", ["yes", "unsure", "no"]),
        ("N", ["no"]),
        ("X7", []),
        ("N?Y?Y", ["no", *["unsure", "yes"] * 2]),
    ],
)
def test_y_n_and_question_mark_answer_one_question_after_the_other(
    gate: AtWindow, keys: str, expected: list[str | None]
) -> None:
    gate.type(keys)
    assert rows(gate) == expected + [None] * (ASKED - len(expected))


def test_the_whole_check_can_be_done_by_keys(gate: AtWindow) -> None:
    gate.type("NNNNN4")
    gate.press(Key.Key_Tab, Key.Key_Return)
    # What this person does in another way is read first.
    assert isinstance(gate.page, DosePage)
    gate.press(Key.Key_Return)
    assert isinstance(gate.page, Player)
    assert [s.score for s in gate.world.coach.pain_scores()] == [4]


def test_a_key_that_is_held_down_answers_once(gate: AtWindow) -> None:
    gate.hold(Key.Key_N, "n")
    assert rows(gate) == ["no", *[None] * (ASKED - 1)]


def test_a_letter_of_another_alphabet_answers_nothing(gate: AtWindow) -> None:
    gate.hold(Key(0x0439), "й", times=1)
    assert rows(gate) == [None] * ASKED


def test_single_keys_can_be_switched_off(worlds: Worlds) -> None:
    at = worlds(single_keys=False)
    at.world.director.start(SESSION)
    settle()
    at.type("NY?")
    assert rows(at) == [None] * ASKED
    at.press(Key.Key_Right, Key.Key_Space)
    assert rows(at) == ["no", *[None] * (ASKED - 1)]


def test_only_no_to_every_gate_leads_past_the_items(gate: AtWindow) -> None:
    for place, words in itertools.product(range(4), ("Yes", "Not sure")):
        gate.answer(*(words if n == place else "No" for n in range(ASKED)))
        gate.score(2)
        gate.click(start(gate))
        assert isinstance(gate.page, DrillPage)
        gate.press(Key.Key_Escape)
    gate.answer(*["No"] * ASKED)
    gate.click(start(gate))
    assert isinstance(gate.page, DosePage)


def test_the_words_on_the_button_say_what_comes(gate: AtWindow) -> None:
    gate.answer(*["No"] * ASKED)
    assert start(gate).accessibleName() == start(gate).text() == "Start the session"
    gate.answer("No", "Not sure", "No", *REST)
    assert start(gate).accessibleName() == start(gate).text() == "Continue"


def leave(gate: AtWindow, by: str) -> None:
    gate.press(Key.Key_Escape) if by == "key" else gate.choose("Back to Today")


@pytest.mark.parametrize("by", ["key", "click"])
def test_going_back_with_nothing_to_report_stores_nothing(gate: AtWindow, by: str) -> None:
    gate.answer(*["No"] * ASKED)
    gate.score(9)
    leave(gate, by)
    assert isinstance(gate.page, TodayPage)
    assert stored(gate) == []
    gate.world.director.start(SESSION)
    settle()
    assert rows(gate) == [None] * ASKED


@pytest.mark.parametrize("by", ["key", "click"])
def test_what_was_reported_is_kept_when_the_check_is_left(gate: AtWindow, by: str) -> None:
    gate.answer(*["Yes"] * ASKED)
    leave(gate, by)
    assert not isinstance(gate.page, TodayPage)
    assert [lock.id for lock in stored(gate)] == [lock.id for lock in gate.world.coach.lockouts()] != []


@pytest.fixture
def later(gate: AtWindow) -> AtWindow:
    """At the short check: the questions were answered before on this day."""
    coach = gate.world.coach
    due = coach.due(before_session=True)
    coach.screen(dict.fromkeys(due.gates, "no"), dict.fromkeys(due.items, "no"), 3)
    gate.world.director.start(SESSION)
    settle()
    assert rows(gate) == [None]
    return gate


@pytest.mark.parametrize("how", ["key", "click", "close", "old"])
def test_a_tablet_that_makes_sleepy_is_kept_from_the_short_check_too(later: AtWindow, how: str) -> None:
    later.answer("Yes")
    if how == "close":
        later.world.window.close()
    elif how == "old":
        later.score(2)
        later.world.clock.move(11 * 60)
        later.choose("Continue")
    else:
        leave(later, how)
    settle()
    stored_locks = Home(later.world.app.home.folder).coach(later.world.coach.library, later.world.clock)
    assert [fired.rule for x in stored_locks.lockouts() for fired in x.fired] == ["item:drowsy_impaired"]


def test_leaving_the_short_check_with_no_stores_nothing(later: AtWindow) -> None:
    before = stored(later)
    later.answer("No")
    later.score(9)
    leave(later, "key")
    assert isinstance(later.page, TodayPage)
    assert stored(later) == before


@pytest.mark.parametrize("width", [1280, 1024, 820])
def test_a_window_that_changes_its_width_keeps_the_answers(gate: AtWindow, width: int) -> None:
    gate.answer("No", "Not sure", "Yes", "No", "Not sure")
    gate.score(6)
    for to in (width, 1280, width):
        gate.world.window.resize(to, 800)
        settle()
    assert rows(gate) == ["no", "unsure", "yes", "no", "unsure"]
    assert (seen(gate.page, ScoreRow)[0].score, start(gate).isEnabled()) == (6, True)


def test_a_check_without_a_session_asks_no_score_and_starts_none(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(at.page, GatePage)
    assert seen(at.page, ScoreRow) == []
    at.answer(*["No"] * 4)
    at.choose("Save my answers")
    assert isinstance(at.page, NoticePage)
    assert at.world.director.flow().conductor is None


def test_a_second_check_in_the_week_leaves_the_weekly_question_out(gate: AtWindow) -> None:
    gate.answer(*["No"] * ASKED)
    gate.score(2)
    gate.click(start(gate))
    gate.world.director.flow().check.begin()
    settle()
    assert rows(gate) == [None] * 3


@pytest.mark.parametrize(("score", "page"), [(7, NoticePage), (9, LockoutPage)])
def test_a_high_score_starts_no_session(gate: AtWindow, score: int, page: type[QWidget]) -> None:
    gate.answer(*["No"] * ASKED)
    gate.score(score)
    gate.click(start(gate))
    assert isinstance(gate.page, page)
    assert gate.world.director.flow().conductor is None


# -- which of these ---------------------------------------------------------------------------------------


class Drill:
    """A drill-down on screen, its answers, and what it said."""

    def __init__(self, qtbot: QtBot, look: Look, items: tuple[str, ...] = ITEMS, **given: Any) -> None:
        self.answers: dict[str, Answer] = {}
        self.page = DrillPage(look, RULES, items, self.answers, **given)
        qtbot.addWidget(self.page)
        self.said: list[str] = []
        for name in ("done", "emergency", "leave_requested"):
            getattr(self.page, name).connect(lambda _none, n=name: self.said.append(n))
        self.page.resize(1280, 800)
        self.page.show()
        settle()

    def row(self, item: str) -> Segmented:
        return self.page._rows[item]

    def answer(self, item: str, answer: Answer) -> None:
        self.page.press(item, answer)
        settle()

    def press(self, words: str) -> None:
        next(b for b in seen(self.page, Button) if b.text() == words).click()
        settle()

    def asked(self) -> str:
        """The item that is asked again."""
        return self.page._asked


@pytest.fixture
def asked(qtbot: QtBot, look: Look) -> Drill:
    return Drill(qtbot, look)


def test_the_items_start_without_answers(drill: AtWindow) -> None:
    assert set(rows(drill)) == {None}
    assert not start(drill).isEnabled()
    drill.press(Key.Key_Return, Key.Key_Space, Key.Key_Enter)
    assert set(rows(drill)) == {None}


def test_an_emergency_answer_is_asked_again_and_counts_for_nothing_yet(asked: Drill) -> None:
    asked.answer("ces_saddle", "yes")
    assert (asked.asked(), asked.answers, asked.said) == ("ces_saddle", {}, [])


def test_no_change_it_keeps_nothing(asked: Drill) -> None:
    asked.answer("ces_saddle", "yes")
    asked.press("No, change it")
    assert (asked.asked(), asked.answers, asked.said) == ("", {}, [])
    assert asked.row("ces_saddle").value is None


def test_the_answer_that_is_confirmed_goes_out_at_once(asked: Drill) -> None:
    asked.answer("leg_tingle", "no")
    asked.answer("ces_saddle", "unsure")
    asked.press("Yes, that is right")
    assert (asked.answers, asked.said) == ({"leg_tingle": "no", "ces_saddle": "unsure"}, ["emergency"])


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_earlier_no_does_not_outlive_a_danger_sign(asked: Drill, answer: Answer) -> None:
    for item in ITEMS:
        asked.answer(item, "no")
    asked.answer("ces_saddle", answer)
    asked.answer("leg_tingle", "yes")
    assert asked.asked() == "ces_saddle"
    assert asked.row("ces_saddle").value == answer
    assert "ces_saddle" not in asked.answers
    assert not asked.page._go.isEnabled()


def test_the_same_item_can_be_answered_anew_while_it_is_asked(asked: Drill) -> None:
    asked.answer("ces_saddle", "yes")
    asked.answer("ces_saddle", "unsure")
    assert (asked.asked(), asked.row("ces_saddle").value) == ("ces_saddle", "unsure")
    asked.answer("ces_saddle", "no")
    assert (asked.asked(), asked.answers, asked.row("ces_saddle").value) == ("", {"ces_saddle": "no"}, "no")


def test_a_second_danger_sign_takes_over_the_question(asked: Drill) -> None:
    asked.answer("ces_saddle", "yes")
    asked.answer("ces_bladder_leak", "yes")
    assert (asked.asked(), asked.row("ces_saddle").value) == ("ces_bladder_leak", None)
    asked.press("Yes, that is right")
    assert asked.answers == {"ces_bladder_leak": "yes"}


STEP = st.tuples(st.sampled_from(ITEMS), st.sampled_from(("no", "yes", "unsure", "change")))


@given(st.lists(STEP, max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
def test_no_way_of_answering_hides_a_danger_sign(qtbot: QtBot, look: Look, steps: list[Any]) -> None:
    drill, last = Drill(qtbot, look), {}
    for item, answer in steps:
        if answer == "change":
            if drill.asked():
                last.pop(drill.asked())
                drill.press("No, change it")
            continue
        if emergency(item, answer) and drill.asked() not in ("", item):
            last.pop(drill.asked())
        drill.answer(item, answer)
        last[item] = answer
    waiting = {drill.asked()} - {""}
    assert drill.answers == {i: a for i, a in last.items() if i not in waiting}
    assert not any(emergency(i, a) for i, a in drill.answers.items())
    assert {i: drill.row(i).value for i in ITEMS if drill.row(i).value} == last
    assert drill.page._go.isEnabled() == (len(drill.answers) == len(ITEMS))
    assert drill.said == []


def test_everything_no_is_said_apart(drill: AtWindow) -> None:
    drill.answer(*["No"] * len(seen(drill.page, Segmented)))
    drill.choose("Continue")
    assert isinstance(drill.page, NoticePage)
    assert "What did you notice?" in [text.text() for text in seen(drill.page, Text)]
    assert stored(drill) == []


def test_keys_answer_item_after_item_and_can_be_switched_off(
    qtbot: QtBot, look: Look, worlds: Worlds
) -> None:
    for on in (True, False):
        at = worlds(single_keys=on)
        at.world.director.start(SESSION)
        settle()
        at.answer("No", "No", "Yes", *REST)
        at.score(3)
        at.choose("Continue")
        at.type("NN?")
        assert rows(at)[:3] == (["no", "no", "unsure"] if on else [None, None, None])
        at.press(Key.Key_Escape)
        assert isinstance(at.page, GatePage)
        assert rows(at) == ["no", "no", "yes", "no", "no"]


def test_a_held_key_answers_one_item(drill: AtWindow) -> None:
    drill.hold(Key.Key_N, "n")
    assert [value for value in rows(drill) if value] == ["no"]


# -- what comes of it -------------------------------------------------------------------------------------


class Watch:
    """Notes what is on disk, for a fresh start, whenever a page is about to be shown."""

    def __init__(self, at: AtWindow) -> None:
        self.on_disk: dict[type[QWidget], list[Tier]] = {}
        window, home = at.world.window, Home(at.world.app.home.folder)
        show = window.show_page

        def spy(factory: Any, **places: Any) -> None:
            tiers = [x.tier for x in home.coach(at.world.coach.library).lockouts()]
            show(factory, **places)
            self.on_disk.setdefault(type(window.page), tiers)  # type: ignore[arg-type]

        window.show_page = spy  # type: ignore[method-assign]


def test_a_confirmed_emergency_is_on_disk_before_its_page_shows(gate: AtWindow) -> None:
    watch = Watch(gate)
    gate.answer("Yes", "No", "No", *REST)
    gate.score(3)
    gate.choose("Continue")
    page = gate.page
    assert isinstance(page, DrillPage)
    page.press("ces_saddle", "yes")
    settle()
    gate.choose("Yes, that is right")
    assert isinstance(gate.page, EmergencyPage)
    assert watch.on_disk[EmergencyPage] == [Tier.EMERGENCY]
    assert gate.world.director.flow().conductor is None


def answer_one(at: AtWindow, item: str, given: Answer) -> None:
    """Answer one item so, and all others with No."""
    page = at.page
    assert isinstance(page, DrillPage)
    for name in page._rows:
        page.press(name, given if name == item else "no")
    settle()
    at.choose("Continue")


@pytest.mark.parametrize(
    ("since", "tier"), [("New in the last 2 weeks", Tier.SOON), ("There before, worse now", Tier.URGENT)]
)
def test_a_sign_that_locks_is_said_and_starts_nothing(drill: AtWindow, since: str, tier: Tier) -> None:
    watch = Watch(drill)
    answer_one(drill, "leg_numb", "yes")
    assert isinstance(drill.page, FollowUpPage)
    drill.choose(since)
    drill.choose("Continue")
    assert isinstance(drill.page, LockoutPage)
    assert watch.on_disk[FollowUpPage] == []
    assert watch.on_disk[LockoutPage] == [tier]
    assert drill.world.director.flow().conductor is None


@pytest.mark.parametrize("way", ["See what is locked", "Back to Today", "Esc"])
def test_what_locks_only_a_part_is_read_before_the_session_starts(drill: AtWindow, way: str) -> None:
    answer_one(drill, "back_locking", "unsure")
    assert isinstance(drill.page, NoticePage)
    drill.press(Key.Key_Escape) if way == "Esc" else drill.choose(way)
    assert drill.world.director.flow().conductor is None
    assert len(fresh_lockouts(drill)) == 1


def test_what_locks_only_a_part_lets_the_rest_go_on_when_asked(drill: AtWindow) -> None:
    answer_one(drill, "back_locking", "unsure")
    drill.choose("Go on with the session")
    assert isinstance(drill.page, DosePage)
    drill.choose("Start")
    assert isinstance(drill.page, Player)


def test_a_yes_that_nothing_explains_is_not_waved_through(drill: AtWindow) -> None:
    page = drill.page
    assert isinstance(page, DrillPage)
    for item in page._rows:
        page.press(item, "no")
    drill.choose("Continue")
    assert isinstance(drill.page, NoticePage)
    assert "none of the questions fits" in drill.words()
    drill.choose("Stop for today")
    assert isinstance(drill.page, TodayPage)


def test_one_yes_that_nothing_explains_is_said_even_beside_another_that_is(gate: AtWindow) -> None:
    gate.answer("Yes", "Yes", "No", *REST)
    gate.score(3)
    gate.choose("Continue")
    page = gate.page
    assert isinstance(page, DrillPage)
    harmless = [i for i in page._rows if not RULES.item(i).yes.locks or not RULES.item(i).unsure.locks]
    assert harmless
    for item in page._rows:
        page.press(item, "unsure" if item == harmless[0] else "no")
    gate.choose("Continue")
    assert isinstance(gate.page, NoticePage)
    assert "none of the questions fits" in gate.words()


def test_without_the_rules_nothing_is_asked_and_nothing_starts(worlds: Worlds) -> None:
    at = worlds()
    library: Library = at.world.coach.library
    library.__dict__["rules"], library.rules_fault = None, "rules.json: cannot be read"
    at.world.director.start(SESSION)
    settle()
    assert isinstance(at.page, NoticePage)
    assert "damaged" in at.words()
    at.choose("Back to Today")
    assert isinstance(at.page, TodayPage)
    assert not at.button("Start Weeks 1-2 (learn)").isEnabled()
