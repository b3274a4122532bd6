"""One audio child as the app sees it: whatever it does, the window keeps turning."""

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest
from audio_stand_ins import ANSWER, IGNORE, PATIENT, QUICK, READY, LoopWatch, StandIn, Until, is_gone, is_live

from corecoach.audio import children
from corecoach.audio.link import AudioLink, AudioState, Patience

MakeLink = Callable[..., AudioLink]
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="stops processes by signal")


def until_told(until: Until, stand_in: StandIn, count: int) -> None:
    """Wait until the child has received so many orders."""
    until(lambda: len(stand_in.orders()) >= count)


def test_nothing_is_started_before_it_is_asked_for(make_link: MakeLink, stand_in: StandIn) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.play("tick", 50)
    link.hush()
    link.close()
    assert link.state is AudioState.OFF
    assert not children._living


def test_cues_reach_a_child_that_answers(make_link: MakeLink, stand_in: StandIn, until: Until) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    until(lambda: is_live(link))
    assert (link.state, link.detail) == (AudioState.READY, "device")
    for count, act in enumerate(
        [lambda: link.play("tick", 50), lambda: link.say("Hold\nit", 60, -10), link.hush], 1
    ):
        act()
        until_told(until, stand_in, count)
    assert stand_in.orders() == ["play tick 50", "say 60 -10 Hold it", "hush"]
    until(lambda: link._unanswered == 0)
    assert not link._watchdog.isActive()


def test_a_child_with_nothing_to_be_heard_by_is_silent(
    make_link: MakeLink, stand_in: StandIn, until: Until
) -> None:
    link = make_link(stand_in.program(READY.replace("device", "none"), ANSWER))
    link.start()
    until(lambda: link.state is AudioState.SILENT)


def test_the_newest_cue_takes_the_place_of_one_that_waits(
    make_link: MakeLink, stand_in: StandIn, until: Until
) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    for number in range(5):
        link.say(f"number {number}", 50, 0)
    until(lambda: bool(stand_in.orders()) and link._unanswered == 0)
    link.say("first", 50, 0)
    link.say("second", 50, 0)
    link.say("third", 50, 0)
    until_told(until, stand_in, 3)
    assert stand_in.orders() == ["say 50 0 number 4", "say 50 0 first", "say 50 0 third"]


def test_hush_forgets_what_waits_and_goes_first(make_link: MakeLink, stand_in: StandIn, until: Until) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    link.play("early", 50)
    link.hush()
    until(lambda: is_live(link))
    link.play("one", 50)
    link.play("two", 50)
    link.hush()
    link.play("three", 50)
    until_told(until, stand_in, 3)
    assert stand_in.orders() == ["play one 50", "hush", "play three 50"]


def test_a_cue_is_not_played_late(make_link: MakeLink, stand_in: StandIn, until: Until) -> None:
    link = make_link(
        stand_in.program(READY, ANSWER, delay_s=0.5), Patience(start_s=30, answer_s=10, stale_s=0.2)
    )
    link.start()
    link.play("late", 50)
    until(lambda: is_live(link))
    link.play("fresh", 50)
    until_told(until, stand_in, 1)
    assert stand_in.orders() == ["play fresh 50"]


def test_a_child_that_never_gets_ready_is_tried_once_more(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(IGNORE), Patience(start_s=1.0))
    seen: list[object] = []
    link.state_changed.connect(seen.append)
    link.start()
    until(lambda: link.state is AudioState.FAILED)
    assert seen == [AudioState.STARTING, AudioState.FAILED]
    until(lambda: not children._living)
    assert len(stand_in.pids()) == 2


def test_a_child_that_stops_answering_is_tried_once_more(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(READY, IGNORE), QUICK)
    link.state_changed.connect(lambda state: state is AudioState.READY and link.play("tick", 50))
    link.start()
    until(lambda: link.state is AudioState.FAILED)
    link.play("tick", 50)
    assert link.state is AudioState.FAILED
    assert len(stand_in.pids()) == 2
    until(lambda: all(map(is_gone, stand_in.pids())))


@needs_signals
def test_a_stopped_child_is_replaced_then_given_up_until_a_person_asks(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(READY, ANSWER), QUICK)
    stopping = True

    def on_state(state: AudioState) -> None:
        if state is AudioState.READY and stopping:
            os.kill(stand_in.pids()[-1], signal.SIGSTOP)
            link.play("tick", 50)

    link.state_changed.connect(on_state)
    link.start()
    until(lambda: link.state is AudioState.FAILED)
    assert len(stand_in.pids()) == 2
    until(lambda: all(map(is_gone, stand_in.pids())))
    stopping = False
    link.start()  # it will not be asked anything, so it may take its time
    until(lambda: link.state is AudioState.READY)


@needs_signals
def test_a_killed_child_is_replaced(make_link: MakeLink, stand_in: StandIn, until: Until) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    until(lambda: is_live(link))
    os.kill(stand_in.pids()[0], signal.SIGKILL)
    until(lambda: len(stand_in.pids()) == 2 and is_live(link))


def test_a_program_that_does_not_exist_fails_quietly(
    make_link: MakeLink, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(["/no/such/program"])
    link.start()
    until(lambda: link.state is AudioState.FAILED)
    until(lambda: not children._living)
    until(lambda: loop_watch.turns > 3)


def test_a_child_that_babbles_is_given_up(make_link: MakeLink, stand_in: StandIn, until: Until) -> None:
    link = make_link(stand_in.program("while True: os.write(1, b'x' * 9999)\n"))
    link.start()
    until(lambda: link.state is AudioState.FAILED)


@needs_signals
def test_a_flood_to_a_stopped_child_neither_blocks_nor_piles_up(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(READY, ANSWER), PATIENT)
    link.start()
    until(lambda: is_live(link))
    os.kill(stand_in.pids()[0], signal.SIGSTOP)
    for number in range(10_000):
        link.say(f"{number} " + "words " * 60, 50, 0)
    assert link._child is not None
    assert link._child.bytesToWrite() < 1_000


def test_a_window_that_stood_still_does_not_blame_the_child(
    make_link: MakeLink, stand_in: StandIn, until: Until
) -> None:
    link = make_link(stand_in.program(READY, ANSWER), Patience(start_s=30, answer_s=0.5))
    link.start()
    until(lambda: is_live(link))
    link.play("tick", 50)
    seen: list[object] = []
    link.state_changed.connect(seen.append)
    stall(1.2)
    link._on_overdue()  # as where the system tells of timers before it tells of input
    until(lambda: link._unanswered == 0)
    assert seen == []
    assert len(stand_in.pids()) == 1


def stall(seconds: float) -> None:
    """Hold the event loop, sending what is already written first."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_close_ends_the_child_and_leaves_nothing(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    until(lambda: is_live(link))
    link.close()
    assert link.state is AudioState.OFF
    assert not link._watchdog.isActive()
    until(lambda: is_gone(stand_in.pids()[0]) and not children._living)


@needs_signals
def test_close_ends_a_stopped_child(
    make_link: MakeLink, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.start()
    until(lambda: is_live(link))
    os.kill(stand_in.pids()[0], signal.SIGSTOP)
    link.close()
    until(lambda: is_gone(stand_in.pids()[0]) and not children._living)


def test_a_link_that_is_thrown_away_takes_its_child_along(stand_in: StandIn, until: Until) -> None:
    link = AudioLink("tones", stand_in.log, program=stand_in.program(READY, ANSWER), patience=PATIENT)
    link.start()
    until(lambda: is_live(link))
    link.deleteLater()
    until(lambda: is_gone(stand_in.pids()[0]) and not children._living)


@pytest.mark.parametrize("moment", [AudioState.STARTING, AudioState.READY])
def test_closing_while_told_of_a_change_is_safe(
    make_link: MakeLink, stand_in: StandIn, until: Until, moment: AudioState
) -> None:
    link = make_link(stand_in.program(READY, ANSWER))
    link.state_changed.connect(lambda state: state is moment and link.close())
    link.start()
    until(lambda: link.state is AudioState.OFF)
    until(lambda: not children._living)
