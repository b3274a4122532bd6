"""The one-page summary for a clinician, where the person wants it."""

from collections.abc import Callable
from pathlib import Path

from corecoach.coach import Coach
from corecoach.ui.print.handover_out import write_page
from corecoach.ui.save_flow import Paper, SaveFlow
from corecoach.ui.window import Window
from corecoach.words import _


def save_summary(window: Window, coach: Coach, back: Callable[[], object]) -> None:
    """Write it to a file that the person chooses; `back` is where they came from."""

    def write(path: Path) -> None:
        write_page(coach.handover(), path, assets=coach.library.folder)

    paper = Paper(
        bar=_("Summary"),
        question=_("Save the summary for your clinician"),
        name=f"corecoach-summary-{coach.clock.now().date().isoformat()}.pdf",
        kinds=_("PDF page (*.pdf)") + ";;" + _("File for another program (*.json)"),
        saved=_("The summary is saved"),
        failed=_("The summary could not be saved"),
        what_next=(
            _("Print it, or show it to your clinician."),
            _("It holds what you told us about your health."),
        ),
        write=write,
    )
    SaveFlow(window, coach, paper, back).begin()
