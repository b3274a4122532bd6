"""The clock of ice and heat: it calls on time, again and again, louder, and also after the machine slept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from corecoach.clock import ManualClock
from corecoach.coach import Coach
from corecoach.coach.pack_views import PackMoment
from corecoach.home import Home
from corecoach.thermal.running import PackCommand, PackState
from corecoach.tour.world import NOW
from corecoach.ui.pack_clock import IDLE_LOOK_MS, LOOK_MS, PackCall, PackClock

C, S = PackCommand, PackState


class Watched:
    """A use of heat with the pack on, and all that its clock said."""

    def __init__(self, folder: Path) -> None:
        self.time = ManualClock(NOW)
        self.coach: Coach = Home(folder).coach(clock=self.time)
        self.coach.save_profile(44, (), (), {"cold_reaction": "no", "morning_stiff": "no"})
        packs = self.coach.packs
        packs.shelf.save_answers((), ())
        protocol = packs.shelf.protocol("heat_subacute")
        assert protocol is not None
        packs.run.start(protocol, "stiff", [t.id for t in packs.shelf.ticks_asked(protocol).ticks])
        self.owner = QObject()
        self.clock = PackClock(packs, self.owner)
        self.calls: list[PackCall] = []
        self.states: list[PackState] = []
        self.over: list[PackMoment] = []
        self.clock.called.connect(self.calls.append)
        self.clock.state_changed.connect(lambda m: self.states.append(m.running.state))
        self.clock.over.connect(self.over.append)
        self.clock.start()

    @property
    def timer(self) -> QTimer:
        (timer,) = self.clock.findChildren(QTimer)
        return timer

    def put_on(self) -> None:
        self.clock.command(C.FINE)
        self.clock.command(C.PUT_ON)

    def wait(self, seconds: float) -> None:
        """Somebody looks each second, as the timer does."""
        for _second in range(round(seconds)):
            self.time.move(1.0)
            self.clock.look()


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path / "home")
    yield watched
    watched.clock.stop_timers()
    watched.owner.deleteLater()


@pytest.mark.covers("RT1", "RT2")
def test_it_calls_at_the_end_and_again_until_somebody_answers(watched: Watched) -> None:
    watched.put_on()
    watched.wait(299)
    assert watched.calls == []
    watched.wait(1)
    assert [call.call.loud for call in watched.calls] == [False]
    watched.wait(59)
    assert [call.call.loud for call in watched.calls] == [False] * 6
    watched.wait(61)
    assert sum(call.call.loud for call in watched.calls) == 11, "every six seconds from the minute on"
    watched.clock.command(C.FINE)
    before = len(watched.calls)
    watched.wait(60)
    assert len(watched.calls) == before


@pytest.mark.covers("RT3")
def test_after_a_sleep_past_the_end_the_next_look_calls_loudly(watched: Watched) -> None:
    watched.put_on()
    watched.time.move(3 * 3600)
    watched.clock.look()
    assert [call.call.loud for call in watched.calls] == [True]
    assert watched.calls[0].moment.overdue_s == 3 * 3600 - 300


def test_while_something_runs_down_it_looks_at_least_each_second(watched: Watched) -> None:
    watched.put_on()
    assert watched.timer.isActive() and watched.timer.interval() <= LOOK_MS
    watched.time.move(299.4)
    watched.clock.look()
    assert 600 <= watched.timer.interval() <= 602, "to the moment of the end"


def test_where_it_waits_for_a_tap_it_hardly_looks_and_ends_when_nobody_comes(watched: Watched) -> None:
    assert watched.timer.interval() == IDLE_LOOK_MS, "the first check"
    watched.put_on()
    watched.wait(10)
    watched.clock.command(C.PAUSE)
    assert watched.timer.interval() == IDLE_LOOK_MS
    watched.time.move(1799)
    watched.clock.look()
    assert watched.over == []
    watched.time.move(1)
    watched.clock.look()
    assert [m.running.outcome for m in watched.over] == ["ended"] and not watched.timer.isActive()
    assert [r.seconds("heat") for r in watched.coach.packs.shelf.records()] == [10]


def test_each_change_is_said_once_and_the_end_ends_it(watched: Watched) -> None:
    watched.put_on()
    watched.wait(300)
    watched.clock.command(C.FINE)
    watched.wait(600)
    watched.clock.command(C.FINE)
    assert watched.states == [S.CHECK, S.READY, S.ON, S.DUE, S.ON, S.DUE, S.OVER]
    assert [m.running.outcome for m in watched.over] == ["finished"]
    assert not watched.timer.isActive()


def test_what_is_not_possible_changes_nothing(watched: Watched) -> None:
    assert watched.clock.command(C.PUT_ON) is None
    assert watched.states == [S.CHECK]
