"""Scenes of the pain trend: six weeks as somebody lived them, a year, and a diary that has just begun."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import Flare
from corecoach.safety import Clearance, Stamp
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import NOW, World
from corecoach.ui.widgets import Segmented

if TYPE_CHECKING:
    from corecoach.ui.charts.trend_chart import TrendChart

# A score a day, the oldest first; None is a day without one.
_BEFORE = (6, 5, 7, None, 6, 5, 6, 6, None, 7, 6, 5, 5, None, 6, 6, 5, 4, None, 5, 4, 4, None, 5, 4, 5, 4, 5)
_SIX_WEEKS = (
    4, 6, 8, 8, 7, 6, 5, 6, 6, 6, 5, 6, 6, 4, 4, 4, 4, 3, 4, 5, None, 2, 3, 4, None, 4, 4, 4, 4, 4, 3, 3,
    None, None, None, 3, None, 2, 3, 3, None, 3,
)  # fmt: skip
# Days ago.
_SESSIONS = (40, 36, 25, 24, 22, 21, 19, 17, 15, 14, 12, 10, 8, 7, 5, 3, 1, 0)
_ICE, _HEAT = (39, 38, 37, 33, 20), (30, 27, 23, 16, 13, 9, 6, 2)
_FLARE, _LOCKED, _CLEARED = 38, 31, 27


@scene("trend")
def _trend(world: World) -> None:
    _lived(world)
    world.director.go("trend")


@scene("trend-read-out")
def _read_out(world: World) -> None:
    """A day is read out, as by the pointer."""
    _trend(world)
    _chart_of(world).read(NOW.date() - timedelta(days=20))


@scene("trend-dragged")
def _dragged(world: World) -> None:
    """Some days in sight, with a flare on a day without a score, and the way back."""
    _lived(world)
    at = NOW - timedelta(days=21)
    world.coach.keep(Flare("no score", at, at.date(), flare=True))
    world.director.go("trend")
    chart = _chart_of(world)
    for key in (Qt.Key.Key_Plus,) * 4 + (Qt.Key.Key_PageUp,):
        chart.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


@scene("trend-table")
def _trend_table(world: World) -> None:
    _trend(world)
    page = world.window.page
    assert page is not None
    page.findChildren(Segmented)[0].choose("table")


@scene("trend-year")
def _trend_year(world: World) -> None:
    ready(world, 500)
    world.director.pages.trend_days = 365
    world.director.go("trend")


@scene("trend-kinds")
def _trend_kinds(world: World) -> None:
    """Two kinds of scores, some added later and some too late to count."""
    _lived(world)
    for ago in range(30, 0, -1):
        at = NOW - timedelta(days=ago) + timedelta(hours=11)
        late = timedelta(hours={0: 20, 1: 90}.get(ago % 9, 0))
        _give(world, "day", at, 3 + ago // 9 + ago % 3, entered_at=at + late if late else None)
    world.director.pages.trend_kind = "day"
    world.director.go("trend")


@scene("trend-few")
def _trend_few(world: World) -> None:
    ready(world, 4)
    world.director.go("trend")


@scene("trend-empty")
def _trend_empty(world: World) -> None:
    world.director.go("trend")


def _chart_of(world: World) -> "TrendChart":
    """The chart, scrolled into sight: it is made when its place is seen."""
    from corecoach.ui.pages.trend import TrendPage
    from corecoach.ui.pages.trend_parts import ChartSlot

    world.show()
    world.settle()
    page = world.window.page
    assert isinstance(page, TrendPage)
    (slot,) = page.findChildren(ChartSlot)
    page.scroll_to(slot.mapTo(page, QPoint()).y() - slot.height() // 8)
    world.settle()
    assert slot.chart is not None
    return slot.chart


# -- what happened ------------------------------------------------------------------------------------


def _lived(world: World) -> None:
    """Ten weeks of scores with a flare, a lock, sessions, ice and heat in the last six."""
    world.take_in(days_ago=44)
    for n, score in enumerate((*_BEFORE, *_SIX_WEEKS)):
        ago = len(_BEFORE) + len(_SIX_WEEKS) - 1 - n
        if score is not None:
            _give(world, "now", NOW - timedelta(days=ago, minutes=35), score)
    for ago in _SESSIONS:
        world.add_session(ago)
    for days, mode in ((_ICE, "ice"), (_HEAT, "heat")):
        for ago in days:
            use_pack(world, timedelta(days=ago), mode)  # type: ignore[arg-type]
    at = NOW - timedelta(days=_FLARE)
    world.coach.keep(Flare("flare", at, at.date(), flare=True))
    _lock(world)


def _give(world: World, kind: PainKind, at: datetime, score: int, entered_at: datetime | None = None) -> None:
    world.coach.keep(PainScore(f"{kind} {at:%Y%m%d%H}", at, kind, score, entered_at=entered_at))


def _lock(world: World) -> None:
    """Locked after an answer, and cleared by a physiotherapist some days later."""
    world.clock.set_wall(NOW - timedelta(days=_LOCKED))
    found = world.coach.report({"leg_numb": "yes"}).lockout
    assert found is not None
    world.clock.set_wall(NOW)
    at = NOW - timedelta(days=_CLEARED)
    world.coach.save(Clearance("cleared", at, found.id, "L2", clinician="A. Okafor", assessed_at=at))


def use_pack(world: World, ago: timedelta, mode: Mode) -> None:
    """Ten minutes of ice or heat that ended so long ago."""
    off, boot_s = world.clock.now() - ago, world.clock.seconds() - ago.total_seconds()
    on = Stamp(off - timedelta(minutes=10), world.clock.boot(), boot_s - 600)
    once = Application(mode, 0, 0, on, Stamp(off, world.clock.boot(), boot_s), 600.0)
    title = "Ice, 10 minutes" if mode == "ice" else "Heat, 10 minutes"
    world.coach.keep(PackRecord(f"{mode} {off}", on.at, off, "ice_acute", title, 120, "finished", (once,)))
