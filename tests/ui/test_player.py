"""The player: every key from the first moment on, Stop in every state, and nothing that moves."""

from collections.abc import Callable
from typing import Any

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from corecoach.home import Home
from corecoach.session import Command, PhaseKind, SessionRecord, State
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.pages.summary import SummaryPage
from corecoach.ui.player.conductor import Conductor
from corecoach.ui.player.key_help import KeyHelp
from corecoach.ui.player.player import Player
from corecoach.ui.widgets import Button

# What the sample's first routine holds.
KINDS = ("prepare", "rep", "set-rest", "switch", "hold", "back", "rest")


class Heard:
    """What the sounder was asked for, in order."""

    def __init__(self, at: AtWindow) -> None:
        self.calls: list[Any] = []
        sounder = at.world.director.audio.sounder
        sounder.cue = lambda sound, words: self.calls.append((sound, words))  # type: ignore[method-assign]
        sounder.hush = lambda: self.calls.append("hush")  # type: ignore[method-assign]


def conductor(at: AtWindow) -> Conductor:
    running = at.world.director.flow().conductor
    assert running is not None
    return running


def state(at: AtWindow) -> State:
    return conductor(at).moment.state


def player(at: AtWindow) -> Player:
    page = at.page
    assert isinstance(page, Player)
    return page


def records(at: AtWindow) -> list[SessionRecord]:
    """What a fresh start would find."""
    return Home(at.world.app.home.folder).coach(at.world.coach.library).sessions()


def times(at: AtWindow) -> dict[str, float]:
    """When a phase of each kind is first on, half a second into it."""
    programme = at.world.coach.programme
    assert programme is not None
    phases = at.world.coach.timeline(programme.routines[0]).phases
    return {str(p.kind): p.start_s + 0.5 for p in reversed(phases)}


def started(worlds: Worlds, kind: str = "rep", **given: Any) -> AtWindow:
    """A session in its first phase of a kind; most kinds come soonest in the one-minute sample."""
    sample = "steady-core" if kind in ("prepare", "rep", "rest", "set-rest") else "one-minute"
    at = worlds(begin=False, sample=sample, **given)
    at.session(times(at)[kind])
    assert conductor(at).moment.phase.kind == kind
    return at


@pytest.fixture
def session(worlds: Worlds) -> AtWindow:
    """In the first movement."""
    return started(worlds)


def pause(at: AtWindow) -> None:
    at.press(Key.Key_Space)


def count_in(at: AtWindow) -> None:
    at.press(Key.Key_Space, Key.Key_Space)
    at.run(1.2)


def gap(at: AtWindow) -> None:
    at.world.clock.move(3600)
    conductor(at).look()
    settle()


def show_keys(at: AtWindow) -> None:
    at.press(Key.Key_Question)


STATES: dict[str, Callable[[AtWindow], object]] = {
    "running": lambda at: None, "paused": pause, "count-in": count_in, "gap": gap, "keys": show_keys,
}  # fmt: skip


# -- keys -------------------------------------------------------------------------------------------------


def test_the_player_has_the_keyboard_from_the_start_whatever_started_it(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Return)
    at.type("NNNNN4")
    at.press(Key.Key_Tab, Key.Key_Return)
    # What this person does in another way is read first.
    at.press(Key.Key_Return)
    assert player(at).hasFocus()
    at.press(Key.Key_Space)
    assert state(at) is State.PAUSED


def test_space_pauses_and_carries_on_with_a_count_in(session: AtWindow) -> None:
    session.press(Key.Key_Space)
    assert (state(session), player(session).controls.pause.text()) == (State.PAUSED, "Carry on")
    session.press(Key.Key_Space)
    assert state(session) is State.COUNT_IN
    session.run(5.1)
    assert (state(session), player(session).controls.pause.text()) == (State.RUNNING, "Pause")


def test_right_skips_and_left_goes_back(session: AtWindow) -> None:
    session.press(Key.Key_Right, Key.Key_Right)
    assert conductor(session).moment.phase.item == 2
    session.run(5)
    session.press(Key.Key_Left)
    assert (conductor(session).moment.phase.item, conductor(session).moment.elapsed_s) == (2, 0.0)
    session.press(Key.Key_Left)
    assert conductor(session).moment.phase.item == 1


@pytest.mark.parametrize("kind", KINDS)
def test_plus_makes_a_rest_longer_but_never_a_movement(worlds: Worlds, kind: str) -> None:
    at = started(worlds, kind)
    before, work = conductor(at).moment.duration_s, PhaseKind(kind).is_work
    assert player(at).controls.more.isEnabled() == (not work)
    at.press(Key.Key_Plus)
    assert conductor(at).moment.duration_s - before == (0 if work else 15)
    at.press(Key.Key_Equal)
    assert conductor(at).moment.duration_s - before == (0 if work else 30)


def test_v_and_m_switch_voice_and_tones_and_keep_it(session: AtWindow) -> None:
    session.type("VM")
    value = session.world.app.settings.value
    assert (value.voice, value.sound) == (False, False)
    assert (player(session).controls.voice.text(), player(session).controls.sound.text()) == (
        "Voice off",
        "Sound off",
    )
    assert Home(session.world.app.home.folder).settings() == value
    session.type("V")
    assert session.world.app.settings.value.voice
    assert player(session).controls.voice.accessibleName() == "Voice on"
    assert state(session) is State.RUNNING


def test_f_and_esc_go_in_and_out_of_the_full_screen(session: AtWindow) -> None:
    window = session.world.window
    session.type("F")
    assert window.isFullScreen()
    session.press(Key.Key_Escape)
    assert (window.isFullScreen(), state(session)) == (False, State.RUNNING)
    session.press(Key.Key_Escape)
    assert state(session) is State.PAUSED
    session.press(Key.Key_Escape)
    assert state(session) is State.PAUSED


def test_the_end_of_a_session_leaves_the_full_screen(session: AtWindow) -> None:
    session.type("FH")
    assert not session.world.window.isFullScreen()


@pytest.mark.parametrize("away", [Key.Key_Escape, Key.Key_Question])
def test_the_keys_can_be_shown_and_sent_away_without_touching_the_session(
    session: AtWindow, away: Key
) -> None:
    session.press(Key.Key_Question)
    assert len(seen(session.page, KeyHelp)) == 1
    session.press(away)
    assert seen(session.page, KeyHelp) == []
    assert state(session) is State.RUNNING


def test_f1_shows_the_keys_as_well(session: AtWindow) -> None:
    session.press(Key.Key_F1)
    assert len(seen(session.page, KeyHelp)) == 1


def test_r_does_the_set_again_with_a_count_in(worlds: Worlds) -> None:
    at = started(worlds)
    at.run(20)
    before = conductor(at).moment.phase
    assert before.rep > 1
    at.type("R")
    after = conductor(at).moment
    assert (after.state, after.phase.set, after.phase.rep) == (State.COUNT_IN, before.set, 1)


def test_q_asks_first_and_a_second_q_ends(session: AtWindow) -> None:
    session.type("Q")
    assert state(session) is State.PAUSED
    assert "End and save" in [b.text() for b in seen(session.page, Button)]
    session.type("Q")
    assert isinstance(session.page, SummaryPage)
    assert [r.outcome for r in records(session)] == ["ended"]


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [(Key.Key_Q, "q", State.PAUSED), (Key.Key_Space, " ", State.PAUSED), (Key.Key_R, "r", State.COUNT_IN)],
)
def test_a_key_that_is_held_down_counts_once(session: AtWindow, key: Key, text: str, expected: State) -> None:
    session.hold(key, text)
    assert state(session) is expected


def test_an_arrow_that_is_held_down_skips_one_exercise(session: AtWindow) -> None:
    session.hold(Key.Key_Right)
    assert conductor(session).moment.phase.item == 1


def test_letters_can_be_switched_off_but_not_the_stop(worlds: Worlds) -> None:
    at = started(worlds, single_keys=False)
    at.type("VMFRQ")
    assert (state(at), at.world.window.isFullScreen()) == (State.RUNNING, False)
    assert at.world.app.settings.value.voice and at.world.app.settings.value.sound
    at.press(Key.Key_Space, Key.Key_Space)
    assert state(at) is State.COUNT_IN
    at.type("H")
    assert isinstance(at.page, StoppedPage)


def test_a_letter_of_another_alphabet_does_nothing(session: AtWindow) -> None:
    before = conductor(session).moment
    session.hold(Key(0x0440), "р", times=1)
    assert conductor(session).moment == before


@pytest.mark.parametrize("name", ["skip", "pause", "sound", "full"])
def test_a_click_leaves_the_keyboard_to_the_player(session: AtWindow, name: str) -> None:
    session.click(getattr(player(session).controls, name))
    assert player(session).hasFocus()
    item = conductor(session).moment.phase.item
    session.press(Key.Key_Right)
    assert conductor(session).moment.phase.item == item + 1
    session.press(Key.Key_Space)
    assert state(session) is State.PAUSED


def test_arrows_work_wherever_tab_has_gone(session: AtWindow) -> None:
    for presses in range(1, 4):
        session.press(Key.Key_Tab)
        session.press(Key.Key_Right)
        assert conductor(session).moment.phase.item == presses


def test_what_was_pressed_in_a_pause_leaves_the_keyboard_to_the_player(session: AtWindow) -> None:
    session.press(Key.Key_Space)
    session.until(lambda: getattr(session.focus, "text", str)() == "Do this set again")
    session.press(Key.Key_Return)
    assert state(session) is State.COUNT_IN
    assert player(session).hasFocus()
    session.press(Key.Key_Space)
    assert state(session) is State.PAUSED


def test_every_control_can_be_clicked(session: AtWindow) -> None:
    page = player(session)
    session.click(page.controls.skip)
    assert conductor(session).moment.phase.item == 1
    session.click(page.controls.more)
    assert conductor(session).moment.duration_s == 24
    session.click(page.controls.back)
    assert conductor(session).moment.phase.item == 0
    session.click(page.controls.pause)
    session.choose("Start this one again")
    assert (state(session), conductor(session).moment.phase.item) == (State.RUNNING, 0)
    session.click(page.controls.pause)
    session.choose("Skip this one")
    session.click(page.controls.pause)
    session.choose("End and save")
    assert isinstance(session.page, SummaryPage)


def test_skipping_the_last_exercise_ends_the_session(session: AtWindow) -> None:
    while session.world.director.flow().conductor is not None:
        session.press(Key.Key_Right)
    assert isinstance(session.page, SummaryPage)
    assert [r.outcome for r in records(session)] == ["ended"]


# -- stop -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["key", "click"])
@pytest.mark.parametrize("name", STATES)
def test_stop_works_in_every_state(worlds: Worlds, name: str, how: str) -> None:
    at = started(worlds, single_keys=False)
    STATES[name](at)
    heard = Heard(at)
    at.type("H") if how == "key" else at.click(player(at).controls.stop)
    assert isinstance(at.page, StoppedPage)
    assert [r.outcome for r in records(at)] == ["stopped"]
    assert heard.calls[0] == "hush"
    assert ("stop", "Stopped.") in heard.calls
    assert at.world.director.flow().conductor is None
    at.run(120)
    assert [r.outcome for r in records(at)] == ["stopped"]


@pytest.mark.parametrize("kind", KINDS)
def test_stop_works_in_every_phase(worlds: Worlds, kind: str) -> None:
    at = started(worlds, kind)
    assert at.window.childAt(player(at).controls.stop.geometry().center()) is player(at).controls.stop
    at.type("H")
    assert isinstance(at.page, StoppedPage)


def test_no_key_held_down_at_a_stop_answers_the_next_page(session: AtWindow) -> None:
    session.hold(Key.Key_H, "h")
    assert isinstance(session.page, StoppedPage)
    session.press(Key.Key_Space, Key.Key_Return)
    assert isinstance(session.page, StoppedPage)


MOVES = st.lists(st.sampled_from("SLR+QAETFG"), max_size=12)


@given(MOVES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=5)
def test_stop_is_there_whatever_was_pressed_before(worlds: Worlds, moves: list[str]) -> None:
    at = started(worlds)
    keys = {"S": Key.Key_Space, "L": Key.Key_Left, "R": Key.Key_Right, "+": Key.Key_Plus, "E": Key.Key_Escape}
    keys |= {"T": Key.Key_Tab, "F": Key.Key_F, "A": Key.Key_R}
    for move in moves:
        if at.world.director.flow().conductor is None:
            break
        gap(at) if move == "G" else at.press(keys.get(move, Key.Key_Space))
        if at.world.director.flow().conductor is not None:
            button = player(at).controls.stop
            assert button.isVisible() and button.isEnabled()
            assert player(at).rect().contains(button.geometry())
    if at.world.director.flow().conductor is not None:
        at.type("H")
        assert isinstance(at.page, StoppedPage)
        assert records(at)[-1].outcome == "stopped"
    at.world.window.close()


# -- nothing moves ----------------------------------------------------------------------------------------


def places(at: AtWindow) -> dict[str, QRect]:
    """Where every part of the player is; the choices of a pause may come and go."""
    page = player(at)
    parts = [
        w for w in page.findChildren(QWidget) if w.parentWidget() is page and w not in page.controls.choices
    ]
    return {f"{n} {type(w).__name__}": w.geometry() for n, w in enumerate(parts) if w.isVisible()}


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 200), ((1920, 1080), 150)]
)
def test_nothing_moves_from_one_state_to_the_next(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    at = started(worlds, "prepare", size=size, text_scale=scale)
    first, seconds = places(at), times(at)["prepare"]
    for kind, at_s in sorted(times(at).items(), key=lambda item: item[1]):
        at.run(at_s - seconds)
        seconds = at_s
        assert conductor(at).moment.phase.kind == kind
        assert places(at) == first, kind
    pause(at)
    assert places(at) == first, "paused"
    at.press(Key.Key_Space)
    assert places(at) == first, "count-in"
    gap(at)
    assert places(at) == first, "gap"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_every_control_lies_inside_and_none_on_another(worlds: Worlds, scale: int) -> None:
    at = started(worlds, text_scale=scale, language="pseudo")
    pause(at)
    for size in ((800, 560), (1024, 640), (1280, 800), (1600, 600), (3840, 2160)):
        at.world.window.resize(*size)
        settle()
        page = player(at)
        controls = [w for w in seen(page, Button) if w.parentWidget() is page]
        assert len(controls) >= 9
        for n, button in enumerate(controls):
            what = (size, button.accessibleName())
            assert page.rect().contains(button.geometry()), what
            assert button.width() >= 40 and button.height() >= 40, what
            for other in controls[:n]:
                assert not button.geometry().intersects(other.geometry()), (what, other.text())
        assert not page.poster.panel.geometry().intersects(page.poster.stage.geometry())
        assert page.poster.panel.height() > 150


def test_the_choices_appear_in_a_pause_only(session: AtWindow) -> None:
    def choices() -> list[str]:
        return [b.text() for b in player(session).controls.choices if b.isVisible()]

    assert choices() == []
    pause(session)
    assert choices() == ["Do this set again", "Start this one again", "Skip this one", "End and save"]
    session.press(Key.Key_Space)
    assert choices() == []


# -- time -------------------------------------------------------------------------------------------------


def test_a_gap_pauses_and_says_so_and_credits_nothing(worlds: Worlds) -> None:
    at = started(worlds, "hold")
    before, heard = conductor(at).moment, Heard(at)
    gap(at)
    moment = conductor(at).moment
    assert (moment.state, moment.gap, moment.elapsed_s) == (State.PAUSED, True, before.elapsed_s)
    assert "asleep or busy" in player(at).poster.stage._side()
    assert heard.calls == ["hush", ("pause", "Paused, because the computer was asleep or busy.")]


def test_the_count_in_counts_and_goes_on_where_it_was(worlds: Worlds) -> None:
    at = started(worlds, "hold")
    before = conductor(at).moment
    heard = Heard(at)
    at.press(Key.Key_Space, Key.Key_Space)
    at.run(4.9)
    assert (state(at), conductor(at).moment.elapsed_s) == (State.COUNT_IN, before.elapsed_s)
    at.run(0.2)
    assert (state(at), conductor(at).moment.phase_index) == (State.RUNNING, before.phase_index)
    said = [call[1] for call in heard.calls if call != "hush"]
    assert said[:5] == ["Paused.", "Carrying on in five seconds.", "Three", "Two", "One"]


def test_the_end_of_the_time_leads_to_the_summary(session: AtWindow) -> None:
    heard = Heard(session)
    session.run(1000)
    assert isinstance(session.page, SummaryPage)
    assert [r.outcome for r in records(session)] == ["finished"]
    assert all(item.complete for item in records(session)[0].items)
    assert heard.calls[-1] == ("finish", "That was the last one. Well done.")


def test_a_player_that_is_drawn_anew_shows_the_same_moment(session: AtWindow) -> None:
    pause(session)
    moment = conductor(session).moment
    session.world.app.settings.change(text_scale=200)
    settle()
    session.world.window.resize(1900, 1000)
    settle()
    assert conductor(session).moment == moment
    assert player(session).controls.pause.text() == "Carry on"
    session.press(Key.Key_Space)
    assert state(session) is State.COUNT_IN


def test_less_movement_steps_once_a_second(worlds: Worlds) -> None:
    at = started(worlds, less_movement=True)
    assert conductor(at)._frames.interval() >= 250
    at.run(1)
    assert state(at) is State.RUNNING


def test_a_second_command_for_the_same_wish_changes_nothing(session: AtWindow) -> None:
    assert conductor(session).command(Command.PAUSE)
    moment = conductor(session).moment
    assert not conductor(session).command(Command.PAUSE)
    assert not conductor(session).command(Command.START)
    assert conductor(session).moment == moment
    assert QApplication.activeWindow() is session.world.window
