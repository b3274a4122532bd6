"""Writes the page for the clinician where somebody wants it, on paper or for another program."""

from pathlib import Path

from corecoach.diary import replace_file
from corecoach.exchange.handover import Handover, write_handover


def is_paper(path: Path) -> bool:
    """Whether the page at `path` is drawn; what ends in .json is a file for another program."""
    return path.suffix.lower() != ".json"


def write_page(handover: Handover, path: Path, *, assets: Path) -> None:
    """Write the page to `path`, whole or not at all; only the owner can read it.

    Raises NotSaved, and then what was there before is unchanged.
    """
    replace_file(path, _drawn(handover, assets) if is_paper(path) else write_handover(handover), keep=False)


def _drawn(handover: Handover, assets: Path) -> bytes:
    # Qt takes long to import; only paper needs it.
    from corecoach.ui.print.handover_pdf import pdf_bytes

    return pdf_bytes(handover, assets)
