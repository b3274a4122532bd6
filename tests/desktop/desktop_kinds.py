"""The three kinds of file as every desktop has to know them, written by hand from docs/file-formats.md."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


class FileKind(NamedTuple):
    ending: str
    format: str
    mime: str
    words: str


FILE_KINDS = (
    FileKind(
        "corecoach", "corecoach.programme", "application/vnd.corecoach.programme+json", "CoreCoach programme"
    ),
    FileKind("ccresult", "corecoach.result", "application/vnd.corecoach.result+json", "CoreCoach results"),
    FileKind(
        "ccclear", "corecoach.clearance", "application/vnd.corecoach.clearance+json", "CoreCoach clearance"
    ),
)
