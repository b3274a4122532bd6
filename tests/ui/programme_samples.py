"""Programmes to show: the one-minute sample, changed as a test needs it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QScrollArea, QWidget

from corecoach.coach.views import ProgrammeView
from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.library import Library
from corecoach.prescription import (
    Item,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
    phase_on,
    plan_week,
    week_number,
)
from corecoach.ui.widgets import Button, Text

ASSETS = Path(__file__).parents[2] / "assets"
LIBRARY = Library(ASSETS)
MONDAY = date(2026, 11, 2)


def programme_file() -> ProgrammeFile:
    """At the desk eight times on weekdays, after work from Monday to Thursday; then once on Friday."""
    file = read_programme(LIBRARY.sample_programme.read_bytes(), LIBRARY.exercises)
    assert isinstance(file, ProgrammeFile)
    desk = Routine(id="desk", title="At the desk", items=(Item(exercise="cat-camel", note="Slowly."),))
    after = Routine(
        id="after", title="After work", items=(Item(exercise="bird-dog"), Item(exercise="chin-tuck"))
    )
    first = (
        Slot(routine="after", days=("mon", "tue", "wed", "thu")),
        Slot(routine="desk", days=("mon", "tue", "wed", "thu", "fri"), per_day=8),
    )
    phases = (
        ProgrammePhase(title="Settle", weeks=2, schedule=first),
        ProgrammePhase(title="Build", weeks=4, schedule=(Slot(routine="after", days=("fri",)),)),
    )
    programme = replace(file.programme, title="Back to gardening", phases=phases, routines=(after, desk))
    return replace(file, programme=programme)


def view(
    today: date,
    *,
    started: date = MONDAY,
    week_of: date | None = None,
    done: dict[date, int] | None = None,
    programme: Programme | None = None,
) -> ProgrammeView:
    """The programme as it stands on `today`."""
    shown = programme or programme_file().programme
    return ProgrammeView(
        programme=shown,
        taken_in=datetime.combine(started, datetime.min.time(), UTC) + timedelta(hours=9),
        signed=False,
        week=week_number(started, today),
        weeks=sum(phase.weeks for phase in shown.phases),
        phase=phase_on(shown, started, today),
        days=plan_week(shown, started, week_of or today),
        done=done or {},
        minutes={"after": 9, "desk": 3},
        today=today,
    )


def words_on(page: QWidget) -> str:
    """Every text on a page, one a line, without the places where a long word may break."""
    return "\n".join(text.text() for text in page.findChildren(Text)).replace("\u200b", "")


def button(page: QWidget, name: str) -> Button:
    """The button that a screen reader calls by this name."""
    return next(b for b in page.findChildren(Button) if b.accessibleName() == name)


def fits(page: QWidget, width: int, height: int) -> bool:
    """Whether nothing on a page needs more width than it has: it may only scroll down."""
    page.resize(width, height)
    page.show()
    areas = page.findChildren(QScrollArea)
    held = [area.widget() for area in areas]
    return page.minimumSizeHint().width() <= width and all(
        inner.minimumSizeHint().width() <= area.viewport().width()
        for area, inner in zip(areas, held, strict=True)
    )
