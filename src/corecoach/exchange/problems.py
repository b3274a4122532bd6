"""A problem in a file: where it is, what is wrong, and what is allowed."""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from corecoach.words import _


class Problem(Struct, frozen=True):
    """One fault in words for a person. `where` is a path like `programme.routines[0].title`, or empty for
    the file as a whole. `cause`: that it looks like no file of ours at all, or that it was changed after it
    was signed."""

    where: str
    what: str
    allowed: str
    cause: Literal["", "foreign", "changed"] = ""

    def line(self, source: str) -> str:
        """`source: where: what is wrong; what is allowed`."""
        where = self.where or _("whole file")
        return one_line(f"{source}: {where}: {self.what}; {self.allowed}")


# Control characters, halves of letters, line and paragraph separators.
_BREAKING = ("Cc", "Cs", "Zl", "Zp")


def one_line(text: str) -> str:
    """The text with what would break the line, or cannot be written, spelt out."""
    return "".join(repr(c)[1:-1] if unicodedata.category(c) in _BREAKING else c for c in text)


def path_text(path: Iterable[str | int]) -> str:
    """`programme.routines[0].title` for the parts of a path."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
