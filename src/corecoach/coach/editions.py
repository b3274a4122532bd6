"""Whether a programme file that is offered is the one in use, or an older one of the same programme."""

from collections.abc import Sequence
from typing import Literal

from corecoach.coach.taken_in import TakenIn
from corecoach.exchange import ProgrammeFile

Edition = Literal["new", "same", "older"]


def edition_of(stored: Sequence[TakenIn], file: ProgrammeFile) -> Edition:
    """How a file stands with the programmes in `stored`, of which the last one is in use. Files of the same
    day are told apart by what was taken in before."""
    if not stored or stored[-1].programme.id != file.programme.id:
        return "new"
    in_use = stored[-1].file
    if file == in_use:
        return "same"
    taken_before = any(taken.file == file for taken in stored[:-1])
    return "older" if taken_before or file.programme.issued < in_use.programme.issued else "new"
