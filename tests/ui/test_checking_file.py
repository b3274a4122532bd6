"""A programme file with exercises of its own: looked at bit by bit, and nothing is stored before the end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import AtWindow, Key, Worlds, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from corecoach.coach import Coach, TakenIn
from corecoach.ui import turns
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.refused_file import RefusedFilePage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.programme_flow import ProgrammeFlow
from corecoach.ui.turns import TURN_S, Turns

ASSETS = Path(__file__).parents[2] / "assets"
CHECKING = "Checking the exercises of this file"


def file_with(folder: Path, count: int, *, sound: bool = True) -> Path:
    """A programme with so many exercises of its own, each with a figure."""
    value = json.loads((ASSETS / "routines/samples/one-minute.corecoach").read_text("utf-8"))
    one = json.loads((ASSETS / "exercises/glute-bridge.json").read_text("utf-8"))
    if not sound:
        for key in one["figure"]["keys"].values():
            key["root"] = [0.0, 0.9]
    own = [one | {"id": f"own-{n}", "name": f"My own {n}"} for n in range(count)]
    value["programme"]["exercises"] = own
    path = folder / "own.corecoach"
    path.write_text(json.dumps(value), "utf-8")
    return path


class Slices:
    """A clock that each piece of work moves on by a part of a turn, and how many there were in each turn."""

    def __init__(self, coach: Coach, share: float) -> None:
        self.now, self.share, self.done = 0.0, share, 0
        self._offering = coach.offering

    def offering(self, path: Path) -> Iterator[object]:
        for read in self._offering(path):
            self.now += self.share * TURN_S
            self.done += 1
            yield read


def of_files(at: AtWindow) -> Turns:
    """The turns in which files are read."""
    (flow,) = at.world.director.findChildren(ProgrammeFlow)
    return next(t for t in flow.findChildren(Turns))


def by_hand(at: AtWindow) -> Turns:
    """The same without their timer: a test takes the turns."""
    found = of_files(at)
    timer = found.findChild(QTimer)
    timer.timeout.disconnect()
    return found


def read_to_the_end(at: AtWindow) -> None:
    while of_files(at).busy:
        QApplication.processEvents()
    settle()


@pytest.mark.parametrize(("share", "most"), [(0.3, 4), (0.99, 2), (3.0, 1)])
def test_thirty_figures_are_looked_at_in_short_turns(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float, most: int
) -> None:
    at = worlds()
    slices = Slices(at.world.coach, share)
    monkeypatch.setattr(at.world.coach, "offering", slices.offering)
    monkeypatch.setattr(turns, "perf_counter", lambda: slices.now)
    work = by_hand(at)
    at.world.director.offer(file_with(tmp_path, 30))
    assert slices.done == most
    for n in range(2, 60):
        work.turn()
        assert slices.done == n * most
    settle()
    assert work.busy and f"{CHECKING} | own.corecoach | This can take a minute." in at.words()
    work.stop()


def test_it_is_offered_once_every_figure_was_looked_at(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    stored = at.world.coach.taken_in
    at.world.director.offer(file_with(tmp_path, 2))
    assert isinstance(at.page, NoticePage)
    assert at.world.coach.taken_in == stored
    read_to_the_end(at)
    assert isinstance(at.page, OfferPage)
    assert at.world.coach.taken_in == stored


def test_a_figure_that_cannot_be_shown_refuses_the_file(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    at.world.director.offer(file_with(tmp_path, 2, sound=False))
    read_to_the_end(at)
    assert isinstance(at.page, RefusedFilePage)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_cancel_ends_it_and_stores_nothing(worlds: Worlds, tmp_path: Path, key: Key) -> None:
    at = worlds()
    before = at.world.coach.taken_in
    at.world.director.offer(file_with(tmp_path, 30))
    settle()
    at.press(key)
    assert isinstance(at.page, TodayPage) and not of_files(at).busy
    assert at.world.coach.taken_in == before


def test_on_the_first_start_it_leads_to_the_welcome_page_both_ways(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds(sample="", welcomed=False)
    at.world.director.open_file(file_with(tmp_path, 2))
    settle()
    at.choose("Cancel")
    assert isinstance(at.page, WelcomePage) and "One minute" not in at.words()
    at.world.director.open_file(file_with(tmp_path, 2))
    read_to_the_end(at)
    assert isinstance(at.page, WelcomePage)
    assert not isinstance(at.world.coach.taken_in, TakenIn)


def test_another_file_takes_the_place_of_the_one_that_is_looked_at(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    at.world.director.offer(file_with(tmp_path, 30))
    at.world.director.offer(ASSETS / "routines/samples/steady-core.corecoach")
    settle()
    assert isinstance(at.page, OfferPage) and not of_files(at).busy
