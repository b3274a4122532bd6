"""Files in and out. Each reader returns what it read, or every problem it found."""

from corecoach.exchange.problems import Problem
from corecoach.exchange.programme_file import (
    MAX_BYTES,
    ProgrammeFile,
    Signature,
    read_programme,
    reading_programme,
    write_programme,
)
from corecoach.exchange.strict_json import read_file

__all__ = [
    "MAX_BYTES",
    "Problem",
    "ProgrammeFile",
    "Signature",
    "read_file",
    "read_programme",
    "reading_programme",
    "write_programme",
]
