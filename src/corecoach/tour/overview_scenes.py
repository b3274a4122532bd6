"""Scenes of the overview: what came back from a patient who lived six weeks with a programme."""

from datetime import timedelta
from pathlib import Path

from corecoach.tour.patient_life import Life, live
from corecoach.tour.practice_scenes import set_up
from corecoach.tour.registry import scene
from corecoach.tour.world import World
from corecoach.ui.practice.desk import Desk


@scene("overview")
def _overview(world: World) -> None:
    """One file with everything, from the first computer."""
    desk, life = _lived(world)
    life.take_in(life.report("back.ccresult", sealed=True))
    desk.show_overview(life.file)


@scene("overview-all")
def _overview_all(world: World) -> None:
    """All there is, with earlier weeks."""
    _overview(world)
    _page(world).range_chosen.emit(None)


@scene("overview-cautions")
def _cautions(world: World) -> None:
    """Files with a gap between them, the newest from another computer, with a record that differs."""
    desk, life = _lived(world)
    life.take_in(life.early, life.late_on_another_computer())
    desk.show_overview(life.file)


@scene("overview-loaded")
def _loaded(world: World) -> None:
    """Several files were loaded at once; one of them is something else."""
    desk, life = _lived(world)
    desk.show_overview(life.file)
    wrong = life.folder / "photo.ccresult"
    wrong.write_bytes(b"not a report")
    flow = desk.overview()
    flow.take_in(life.file, [life.early, wrong, life.report("back.ccresult")])


@scene("overview-whose")
def _whose(world: World) -> None:
    """A report of a programme that nobody here has."""
    desk, life = _lived(world)
    other, _saved = desk.practice.add_patient("Margaret Elliot")
    desk.overview().take_in(other, [life.of_another_programme()])


@scene("overview-empty")
def _empty(world: World) -> None:
    desk = set_up(world)
    file, _saved = desk.practice.add_patient("Tom Bright")
    desk.begin()
    desk.show_overview(file)


def _lived(world: World) -> tuple[Desk, Life]:
    desk = set_up(world)
    desk.begin()
    folder = Path(world.app.home.folder) / "elsewhere"
    return desk, live(desk.practice, folder, world.clock.now() - timedelta(hours=1))


def _page(world: World):  # type: ignore[no-untyped-def]
    from corecoach.ui.practice.pages.overview import OverviewPage

    world.show()
    (page,) = world.window.findChildren(OverviewPage)
    return page
